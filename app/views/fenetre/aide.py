"""Two small dialogs of the help menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from app import VERSION
from app.views.elements import Defilement, Dialogue, TexteRiche
from app.views.fenetre.menus import ENTREES
from app.views.theme import theme_courant

if TYPE_CHECKING:
    from app.views.fenetre.principale import FenetrePrincipale

_A_PROPOS = f"""
**Ingéco {VERSION}** accompagne une ingénierie collective, de la première idée au transfert.

La méthode, les fiches et les expériences viennent des guides publiés pour le dispositif local d’accompagnement ;
chaque texte cite sa source.

Tout reste sur votre poste : Ingéco n’envoie rien et ne se connecte à rien.

Bâti avec Qt et PySide6 (LGPL 3), SQLite, SQLAlchemy, ReportLab, openpyxl et python-docx ; polices Inter, Lato et
DejaVu. Les licences sont dans le répertoire d’installation.
"""


def montrer_raccourcis(fenetre: FenetrePrincipale) -> None:
    """Every shortcut of the menus, as a table."""
    lignes = [
        f"| {QKeySequence(e.raccourci).toString(QKeySequence.SequenceFormat.NativeText)} "
        f"| {e.texte.replace('&', '').rstrip('…')} |"
        for e in ENTREES
        if e.raccourci
    ]
    _montrer(fenetre, "Raccourcis clavier", "| Touches | Geste |\n|---|---|\n" + "\n".join(lignes))


def montrer_a_propos(fenetre: FenetrePrincipale) -> None:
    """Version, sources, licences."""
    _montrer(fenetre, "À propos d’Ingéco", _A_PROPOS)


def _montrer(fenetre: FenetrePrincipale, titre: str, markdown: str) -> None:
    dialogue = Dialogue(titre, "", fenetre)
    zone = Defilement(marges=(0, 0, 8, 0))
    zone.colonne.addWidget(TexteRiche(markdown))
    zone.colonne.addStretch(1)
    zone.setMinimumHeight(theme_courant().px(320))
    dialogue.corps.addWidget(zone)
    dialogue.ajouter_bouton("Fermer", accepte=True, genre="principal").setDefault(True)
    dialogue.exec()

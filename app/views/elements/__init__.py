"""The kit: the controls every page is made of. One class or one family a file.

A file is imported when one of its names is first asked for: the first window needs a third of them.
To add a control: its import, its line in ``_FICHIERS``, its name in ``__all__`` (a test holds the three together).
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.views.elements.anneau import AnneauProgres, peindre_anneau
    from app.views.elements.boutons import Bouton, BoutonDiscret, BoutonIcone, BoutonPrincipal, Lien
    from app.views.elements.carte import Carte
    from app.views.elements.case import CaseACocher
    from app.views.elements.champ import Champ, nommer
    from app.views.elements.champ_date import ChampDate
    from app.views.elements.champ_ligne import ChampLigne
    from app.views.elements.champ_nombre import ChampMontant, ChampNombre
    from app.views.elements.champ_texte import ChampTexte
    from app.views.elements.choix_multiple import ChoixMultiple
    from app.views.elements.choix_unique import ChoixUnique
    from app.views.elements.defilement import Defilement
    from app.views.elements.depliant import Depliant
    from app.views.elements.dessin_widget import DessinWidget
    from app.views.elements.dialogues import Dialogue, demander, montrer_erreur, saisir
    from app.views.elements.etat_vide import EtatVide
    from app.views.elements.fil_ariane import FilAriane
    from app.views.elements.message import Message
    from app.views.elements.pastille import Pastille
    from app.views.elements.segment import Segment
    from app.views.elements.texte_riche import TexteRiche, echapper
    from app.views.elements.textes import Etiquette, EtiquetteCoupee, TitrePage

__all__ = [
    "AnneauProgres", "Bouton", "BoutonDiscret", "BoutonIcone", "BoutonPrincipal", "Carte", "CaseACocher", "Champ",
    "ChampDate", "ChampLigne", "ChampMontant", "ChampNombre", "ChampTexte", "ChoixMultiple", "ChoixUnique",
    "Defilement", "Depliant", "DessinWidget", "Dialogue", "EtatVide", "Etiquette", "EtiquetteCoupee", "FilAriane",
    "Lien", "Message", "Pastille", "Segment", "TexteRiche", "TitrePage", "demander", "echapper", "montrer_erreur",
    "nommer", "peindre_anneau", "saisir",
]  # fmt: skip

_FICHIERS: Mapping[str, tuple[str, ...]] = {
    "anneau": ("AnneauProgres", "peindre_anneau"),
    "boutons": ("Bouton", "BoutonDiscret", "BoutonIcone", "BoutonPrincipal", "Lien"),
    "carte": ("Carte",),
    "case": ("CaseACocher",),
    "champ": ("Champ", "nommer"),
    "champ_date": ("ChampDate",),
    "champ_ligne": ("ChampLigne",),
    "champ_nombre": ("ChampMontant", "ChampNombre"),
    "champ_texte": ("ChampTexte",),
    "choix_multiple": ("ChoixMultiple",),
    "choix_unique": ("ChoixUnique",),
    "defilement": ("Defilement",),
    "depliant": ("Depliant",),
    "dessin_widget": ("DessinWidget",),
    "dialogues": ("Dialogue", "demander", "montrer_erreur", "saisir"),
    "etat_vide": ("EtatVide",),
    "fil_ariane": ("FilAriane",),
    "message": ("Message",),
    "pastille": ("Pastille",),
    "segment": ("Segment",),
    "texte_riche": ("TexteRiche", "echapper"),
    "textes": ("Etiquette", "EtiquetteCoupee", "TitrePage"),
}
_OU = {nom: fichier for fichier, noms in _FICHIERS.items() for nom in noms}

if not TYPE_CHECKING:  # mypy would take any name for a known one

    def __getattr__(nom: str) -> Any:
        """Import the file of ``nom``, once."""
        if nom not in _OU:
            raise AttributeError(f"module {__name__!r} has no attribute {nom!r}")
        valeur = getattr(import_module(f"{__name__}.{_OU[nom]}"), nom)
        globals()[nom] = valeur
        return valeur

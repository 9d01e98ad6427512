"""The plans inside the card that adapts the project: what each structure expects for itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.typographie import pluriel
from app.services import plans
from app.services.ecriture.changements import Changes
from app.views.contexte import Contexte
from app.views.elements import Etiquette, Lien
from app.views.elements.outil import Outil
from app.views.plans.objectifs import TableObjectifs

_LIGNES_MIN, _LIGNES_MAX = 3, 8


class OutilObjectifsIndividuels(Outil):
    """In « Conforter et adapter »: individual objectives."""

    def __init__(self, contexte: Contexte, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        colonne = self.disposer(f"plans.{action}")
        colonne.addWidget(Etiquette("Ce que chaque structure attend, pour elle", "gras"))
        self.table = TableObjectifs(
            contexte, replie=False, noms=("structure", "objectif_individuel", "resultat_individuel", "valide_le")
        )
        self.table.hauteur_selon_lignes(_LIGNES_MIN, _LIGNES_MAX)
        self.table.fiche.connect(lambda structure: contexte.navigation.aller(f"plan:{structure}"))
        colonne.addWidget(self.table)
        pied = QHBoxLayout()
        self._compte = Etiquette("", "petit")
        pied.addWidget(self._compte, 1)
        lien = Lien("Ouvrir les objectifs individuels", "plans:objectifs", nom="ouvrirObjectifsIndividuels")
        lien.suivi.connect(contexte.navigation.aller)
        pied.addWidget(lien, 0, Qt.AlignmentFlag.AlignTop)
        colonne.addLayout(pied)
        self.rafraichir(None)

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed in the plans or the structures."""
        if changes is not None and not changes.touche(*plans.TABLES):
            return
        self.table.rafraichir(changes)
        total = self.table.modele.total
        self.table.setVisible(total > 0)
        self._compte.definir(pluriel(total, "structure") if total else "Aucune structure n’est encore au registre.")

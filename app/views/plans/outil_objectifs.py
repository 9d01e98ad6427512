"""The plans inside the card that adapts the project: what each structure expects for itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.plan import LignePlan, PlanAccompagnement
from app.models.structure import Structure
from app.models.typographie import pluriel
from app.services.ecriture.changements import Changes
from app.services.ecriture.tables import nom_de
from app.views.contexte import Contexte
from app.views.elements import Etiquette, Lien
from app.views.elements.outil import Outil
from app.views.plans.objectifs import TableObjectifs
from app.views.theme import theme_courant

_LIGNES_MIN, _LIGNES_MAX = 3, 8


class OutilObjectifsIndividuels(Outil):
    """In « Conforter et adapter »: individual objectives."""

    def __init__(self, contexte: Contexte, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._objectifs = _Objectifs(contexte)
        self.disposer(f"plans.{action}").addWidget(self._objectifs)

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed in the plans or the structures."""
        tables = (LignePlan, PlanAccompagnement, Structure)
        if changes is None or any(changes.touche(nom_de(table)) for table in tables):
            self._objectifs.rafraichir(changes)


class _Objectifs(QWidget):
    """The individual objectives, a few rows of them."""

    def __init__(self, contexte: Contexte) -> None:
        super().__init__()
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(6))
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
        """Show what changed."""
        self.table.rafraichir(changes)
        total = self.table.modele.total
        self.table.setVisible(total > 0)
        self._compte.definir(pluriel(total, "structure") if total else "Aucune structure n’est encore au registre.")

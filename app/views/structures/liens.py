"""From the sheet of a structure to where else she is: her plan d’accompagnement, her groups (R08, R09)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.services.structures import groupes_de
from app.views.contexte import Contexte
from app.views.elements import Lien
from app.views.elements.flot import DispositionFlot
from app.views.theme import theme_courant

_LONGUEUR = 40
"""Characters of a group’s name that a link shows."""


class LiensDeStructure(QWidget):
    """A line of links; those to groups are made when there are some, and used again for the next structure."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._flot = DispositionFlot(self, ecart=theme_courant().px(14))
        self._plan = self._lien("lienPlan")
        self._plan.definir("Plan d’accompagnement")
        self._groupes: list[Lien] = []

    def _lien(self, nom: str) -> Lien:
        lien = Lien("", nom=nom)
        lien.suivi.connect(self._contexte.navigation.aller)
        self._flot.addWidget(lien)
        return lien

    def montrer(self, id: str) -> None:
        """The links of that structure."""
        self._plan.adresse = f"plan:{id}"
        groupes = groupes_de(self._contexte.dossier, id)
        while len(self._groupes) < len(groupes):
            self._groupes.append(self._lien("lienGroupe"))
        for rang, lien in enumerate(self._groupes):
            lien.setVisible(rang < len(groupes))
            if rang < len(groupes):
                groupe, nom = groupes[rang]
                court = nom if len(nom) <= _LONGUEUR else nom[:_LONGUEUR].rstrip() + "…"
                lien.definir(f"Groupe « {court} »" if nom else "Groupe sans nom")
                lien.adresse = f"groupe:{groupe}"

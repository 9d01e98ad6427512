"""Filters of the experiences: sector, type, theme, size, cost. They add up; « Tous » lifts one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from app.models.definitions.catalogue import Catalogue
from app.models.typographie import francais
from app.services.experiences import (
    Tranche,
    tranches_de_cout,
    tranches_de_secteur,
    tranches_de_taille,
    tranches_de_theme,
    tranches_de_type,
)
from app.views.theme import theme_courant


class FiltresExperiences(QWidget):
    """``change()`` when a filter was moved; `tranches` are those in force."""

    change = Signal()

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listes: list[tuple[QComboBox, Sequence[Tranche]]] = []
        grille = QGridLayout(self)
        grille.setContentsMargins(0, 0, 0, 0)
        grille.setSpacing(theme_courant().px(5))
        filtres = (
            ("filtreSecteur", "Secteur", "Tous secteurs", tranches_de_secteur(catalogue)),
            ("filtreType", "Type d’ingénierie", "Tous types", tranches_de_type(catalogue)),
            ("filtreTheme", "Thème", "Tous thèmes", tranches_de_theme(catalogue)),
            ("filtreTaille", "Nombre de structures", "Toutes tailles", tranches_de_taille()),
            ("filtreCout", "Coût", "Tous coûts", tranches_de_cout()),
        )
        for rang, filtre in enumerate(filtres):
            seul = rang == len(filtres) - 1 and rang % 2 == 0
            grille.addWidget(self._liste(*filtre), rang // 2, rang % 2, 1, 2 if seul else 1)

    def _liste(self, nom: str, libelle: str, toutes: str, tranches: Sequence[Tranche]) -> QComboBox:
        liste = QComboBox()
        liste.setObjectName(nom)
        liste.setAccessibleName(f"Filtrer par {libelle[0].lower()}{libelle[1:]}")
        liste.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        liste.setMinimumContentsLength(6)
        liste.addItem(toutes)
        liste.addItems([francais(tranche.texte) for tranche in tranches])
        liste.activated.connect(lambda _rang: self.change.emit())
        self._listes.append((liste, tranches))
        return liste

    def tranches(self) -> tuple[Tranche, ...]:
        """The filters in force."""
        return tuple(tranches[liste.currentIndex() - 1] for liste, tranches in self._listes if liste.currentIndex() > 0)

    def lever(self) -> None:
        """Take all filters away."""
        for liste, _ in self._listes:
            liste.setCurrentIndex(0)
        self.change.emit()

"""A few figures in large type, side by side where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.services.experiences import Fait
from app.views.elements import Etiquette
from app.views.theme import theme_courant


class ChiffresCles(QWidget):
    """One box a figure; they flow onto as many rows as the width asks for."""

    def __init__(self, faits: Sequence[Fait], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boites = [_Boite(fait) for fait in faits]
        self._colonnes = 0
        self._grille = QGridLayout(self)
        self._grille.setContentsMargins(0, 0, 0, 0)
        self._grille.setSpacing(theme_courant().px(8))
        self.setAccessibleName(", ".join(f"{f.texte} {f.libelle}" for f in faits))
        self._disposer(len(self._boites))

    def _disposer(self, colonnes: int) -> None:
        if colonnes == self._colonnes or not self._boites:
            return
        self._colonnes = colonnes
        for boite in self._boites:
            self._grille.removeWidget(boite)
        for rang, boite in enumerate(self._boites):
            self._grille.addWidget(boite, rang // colonnes, rang % colonnes)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """As many columns as fit."""
        super().resizeEvent(evenement)
        possibles = max(self.width() // theme_courant().px(112), 1)
        self._disposer(max(min(possibles, len(self._boites)), 1))


class _Boite(QFrame):
    def __init__(self, fait: Fait) -> None:
        super().__init__()
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(8))
        colonne.setSpacing(0)
        colonne.addWidget(Etiquette(fait.texte, "sous_titre", repli=False))
        colonne.addWidget(Etiquette(fait.libelle, "petit"))
        self.setMinimumWidth(theme.px(96))

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """A quiet tinted block."""
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peintre.setPen(theme_courant().couleur("trait"))
        peintre.setBrush(theme_courant().couleur("surface2"))
        peintre.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

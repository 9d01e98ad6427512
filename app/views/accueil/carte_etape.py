"""One of the four étapes, as the welcome page introduces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.views.elements import Etiquette
from app.views.theme import theme_courant

if TYPE_CHECKING:
    from app.models.definitions.methode import Etape


class CarteEtape(QFrame):
    """A tinted block with the étape's name and its phases."""

    def __init__(self, rang: int, etape: Etape, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rang = rang
        self.setObjectName(f"etape.{etape.code}")
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(17), theme.px(14), theme.px(14), theme.px(14))
        colonne.setSpacing(theme.px(4))
        titre = Etiquette(f"{rang}. {etape.titre}", "titre_carte")
        colonne.addWidget(titre)
        for phase in etape.phases:
            colonne.addWidget(Etiquette(phase.titre_court, "petit"))
        colonne.addStretch(1)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Tint of the étape, and a band of its colour at the left."""
        theme = theme_courant()
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        bloc = QPainterPath()
        bloc.addRoundedRect(QRectF(self.rect()), 7, 7)
        peintre.setClipPath(bloc)
        peintre.fillRect(self.rect(), theme.couleur(f"etape{self._rang}_teinte"))
        peintre.fillRect(0, 0, theme.px(4), self.height(), theme.couleur(f"etape{self._rang}"))

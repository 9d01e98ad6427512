"""One of several buttons of which one is chosen: side by side in a frame (``segment``), or a tab above a page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from app.models.typographie import francais


class Segment(QPushButton):
    """Checkable. It keeps the room its words take in bold: choosing it neither cuts them nor moves its neighbours."""

    def __init__(
        self,
        mots: str = "",
        parent: QWidget | None = None,
        *,
        genre: str = "segment",
        nom: str = "",
        accessible: str = "",
    ) -> None:
        """``genre``: ``segment`` or ``onglet``; ``accessible``: its name for screen readers, its words by default."""
        super().__init__(parent)
        self.setProperty("genre", genre)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setObjectName(nom)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.definir(mots, accessible)

    def definir(self, mots: str, accessible: str = "") -> None:
        """Change what it says, and its name for screen readers."""
        self.setText(francais(mots).replace("&", "&&"))
        self.setAccessibleName(francais(accessible or mots))

    def sizeHint(self) -> QSize:
        """As wide as its words once chosen."""
        taille = super().sizeHint()
        gras = QFont(self.font())
        gras.setWeight(QFont.Weight.DemiBold)
        en_gras = QFontMetrics(gras).horizontalAdvance(self.text())
        manque = en_gras - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(taille.width() + max(0, manque), taille.height())

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

"""A short sentence at the bottom of the window, for a few seconds; also spoken by screen readers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.models.typographie import francais
from app.views.theme import theme_courant

_DUREE = 5000


class Annonce(QLabel):
    """Floats over its parent; never takes the keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("annonce")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._minuterie = QTimer(self)
        self._minuterie.setSingleShot(True)
        self._minuterie.setInterval(_DUREE)
        self._minuterie.timeout.connect(self.hide)
        self.hide()

    def dire(self, texte: str) -> None:
        """Show and speak ``texte``."""
        theme = theme_courant()
        self.setText(francais(texte))
        self.setFont(theme.police())
        self.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
        self.adjustSize()
        parent = self.parentWidget()
        if parent is None:
            return
        cadre = parent.rect()
        self.move((cadre.width() - self.width()) // 2, cadre.height() - self.height() - theme.px(64))
        self.raise_()
        self.show()
        self._minuterie.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text()))

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """A dark bubble."""
        theme = theme_courant()
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(theme.couleur("texte"))
        peintre.drawRoundedRect(QRectF(self.rect()), 8, 8)
        peintre.setPen(theme.couleur("fond"))
        peintre.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

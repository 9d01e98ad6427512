"""The field above a table: type a word, go down into the rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.models.typographie import francais

_REPOS = 60
"""Milliseconds without a key before the table is filtered."""

_DESCENTES = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FiltreDeTable(QLineEdit):
    """``cherche(texte)`` when typing pauses; ``descendu()`` when one goes on to the rows (↓, Entrée). Échap empties."""

    cherche = Signal(str)
    descendu = Signal()

    def __init__(self, invite: str, accessible: str, nom: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(nom)
        self.setAccessibleName(francais(accessible))
        self.setPlaceholderText(francais(invite))
        self.setClearButtonEnabled(True)
        attente = QTimer(self, singleShot=True, interval=_REPOS)
        attente.timeout.connect(lambda: self.cherche.emit(self.text()))
        self.textChanged.connect(lambda: attente.start())

    def viser(self) -> None:
        """Ctrl+F: type here, in place of what was looked for."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Down and Entrée leave for the rows; Échap shows them all again."""
        if evenement.key() in _DESCENTES:
            self.cherche.emit(self.text())
            self.descendu.emit()
        elif evenement.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(evenement)

"""Keys typed while a dialog is being made: Qt drops what reaches the window behind it, we hand it over (R07)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog

_SANS_COMMANDE = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
_AVANCEES = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class _Ecoute(QObject):
    """Keeps the keys typed, lets nothing else happen to the window that is about to be blocked."""

    def __init__(self) -> None:
        super().__init__()
        self.touches: list[QKeyEvent] = []

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Words and Tab are kept; shortcuts, clicks and other keys are left out, as they would have been."""
        genre = evenement.type()
        if genre == QEvent.Type.ShortcutOverride:
            evenement.accept()  # no shortcut of the window behind
            return True
        if isinstance(evenement, QKeyEvent):
            frappe = genre == QEvent.Type.KeyPress and not evenement.isAutoRepeat()
            utile = (evenement.text().isprintable() and bool(evenement.text())) or evenement.key() in _AVANCEES
            if objet.isWidgetType() and frappe and utile and evenement.modifiers() in _SANS_COMMANDE:
                self.touches.append(evenement.clone())
            return objet.isWidgetType()
        return genre in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick) and objet.isWidgetType()


def executer(dialogue: QDialog) -> int:
    """`QDialog.exec`, with the keys that were typed while the dialog was being made."""
    application = QApplication.instance()
    ecoute = _Ecoute()
    if application is not None:
        application.installEventFilter(ecoute)
        QApplication.processEvents()
        application.removeEventFilter(ecoute)
    QTimer.singleShot(0, dialogue, lambda: _rejouer(dialogue, ecoute.touches))
    return dialogue.exec()


def _rejouer(dialogue: QDialog, touches: list[QKeyEvent]) -> None:
    """Each key to the control that has the keyboard by then: an answer takes one to the next question."""
    for touche in touches:
        cible = dialogue.focusWidget() or dialogue
        for genre in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(cible, QKeyEvent(genre, touche.key(), touche.modifiers(), touche.text()))

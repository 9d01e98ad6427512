"""Lines of text that leave to others what is theirs: a block of a spreadsheet to the table, Ctrl+Z to the dossier."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from app.views.registre import presse_papiers


class LigneCollante(QLineEdit):
    """``detourner(texte)``: True when somebody else took what was to be pasted; the keyboard and the menu ask it."""

    detourner: Callable[[str], bool] | None = None

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Ctrl+V asks first; the rest is Qt's."""
        if evenement.matches(QKeySequence.StandardKey.Paste):
            self.coller()
        else:
            super().keyPressEvent(evenement)

    def contextMenuEvent(self, evenement: QContextMenuEvent) -> None:
        """Qt's own menu, whose « Coller » asks first and knows tables that come as HTML alone."""
        menu = self.createStandardContextMenu()
        coller = next((a for a in menu.actions() if a.objectName() == "edit-paste"), None)
        if coller is not None:
            coller.triggered.disconnect()
            coller.triggered.connect(self.coller)
            coller.setEnabled(not self.isReadOnly() and bool(presse_papiers.colle()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(evenement.globalPos())

    def coller(self) -> None:
        """Paste here, unless it is a block."""
        texte = presse_papiers.colle()
        if self.detourner is None or not self.detourner(texte):
            self.insert(texte)


class LigneDeChoix(LigneCollante):
    """The line of a list that one types in, on a sheet: Ctrl+Z is the window’s while nothing unwritten is here."""

    def event(self, evenement: QEvent) -> bool:
        """Undo and redo are asked of the dossier as soon as the text is the one it holds."""
        annuler = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        if (
            evenement.type() == QEvent.Type.ShortcutOverride
            and isinstance(evenement, QKeyEvent)
            and not self.isModified()
            and any(evenement.matches(touches) for touches in annuler)
        ):
            evenement.ignore()
            return False
        return super().event(evenement)

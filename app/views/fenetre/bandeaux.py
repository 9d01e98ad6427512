"""The notices under the top bar."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.elements import Message


class Bandeaux(QWidget):
    """A stack of `Message`; one of the same name replaces the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 0, 0, 0)
        self._colonne.setSpacing(2)

    def ajouter(self, message: Message) -> None:
        """Show it; unnamed ones (``message``) pile up."""
        if message.objectName() != "message":
            self.retirer(message.objectName())
        self._colonne.addWidget(message)

    def retirer(self, nom: str) -> None:
        """Take away the notice of that name."""
        for ancien in self.findChildren(Message, nom):
            self._colonne.removeWidget(ancien)
            ancien.hide()
            ancien.deleteLater()

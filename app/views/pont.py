"""The one bridge from a dossier's writes to Qt: `Changes` come in, a signal goes out on the GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.services.ecriture.changements import Changes
from app.services.ecriture.dossier import Dossier


class Pont(QObject):
    """Emits ``change(Changes)`` after each gesture on the dossier."""

    change = Signal(object)

    def __init__(self, dossier: Dossier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._se_desabonner = dossier.abonner(self._transmettre)

    def _transmettre(self, changes: Changes) -> None:
        self.change.emit(changes)

    def couper(self) -> None:
        """Stop listening: the dossier is about to be closed."""
        self._se_desabonner()

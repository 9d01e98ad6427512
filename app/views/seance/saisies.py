"""The fields one notes in during a session: Entrée ends a note, and nothing typed waits more than two seconds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.views.elements import ChampLigne, ChampTexte

_ENTREE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChampNote(ChampTexte):
    """``ecrite(str)`` whenever what is typed is to be kept (rest, two seconds of typing, leaving);
    ``finie()`` on Entrée (Maj+Entrée makes a new line)."""

    ecrite = Signal(str)
    finie = Signal()

    def __init__(self, invite: str, nom: str, lignes: int = 2) -> None:
        super().__init__(invite=invite, lignes=lignes, lignes_max=6, nom=nom)
        self.valide.connect(self.ecrite)
        self.brouillon.connect(self.ecrite)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée: the note is finished."""
        if evenement.key() in _ENTREE and not evenement.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.terminer()
            self.finie.emit()
        else:
            super().keyPressEvent(evenement)


class LigneNote(ChampLigne):
    """One line; ``finie()`` on Entrée."""

    finie = Signal()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée writes, and says so."""
        super().keyPressEvent(evenement)
        if evenement.key() in _ENTREE:
            self.finie.emit()

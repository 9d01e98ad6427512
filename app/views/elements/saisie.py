"""When what is being typed is written: on leaving the field, after 500 ms of rest; a draft at most every 2 s."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

REPOS = 500
"""Milliseconds without a key before a field writes itself."""

BROUILLON = 2000
"""Milliseconds between two drafts while one keeps typing."""


def montre_deja(champ: QWidget, montre: str, ecrit: str) -> bool:
    """Whether a field shows what the dossier holds. While one writes in it, a space at the edge that the dossier didn’t
    keep counts for nothing: the next word comes after it."""
    return montre == ecrit or (champ.hasFocus() and montre.strip() == ecrit.strip())


class Saisie(QObject):
    """The two timers of a text field. ``valider`` writes, ``garder`` keeps a draft."""

    def __init__(self, parent: QObject, valider: Callable[[], None], garder: Callable[[], None]) -> None:
        super().__init__(parent)
        self._valider = valider
        self._repos = self._minuterie(REPOS, self.terminer)
        self._brouillon = self._minuterie(BROUILLON, garder)
        self.en_cours = False

    def _minuterie(self, duree: int, suite: Callable[[], None]) -> QTimer:
        minuterie = QTimer(self)
        minuterie.setSingleShot(True)
        minuterie.setInterval(duree)
        minuterie.timeout.connect(suite)
        return minuterie

    def frappe(self) -> None:
        """A key was pressed, or something pasted."""
        self.en_cours = True
        self._repos.start()
        if not self._brouillon.isActive():
            self._brouillon.start()

    def terminer(self) -> None:
        """Write now what has not been written."""
        self._repos.stop()
        self._brouillon.stop()
        if self.en_cours:
            self.en_cours = False
            self._valider()

    def laisse_annuler(self, evenement: QEvent) -> bool:
        """Whether this shortcut is a Ctrl+Z or Ctrl+Y that belongs to the window: nothing unwritten is left here."""
        if self.en_cours or not isinstance(evenement, QKeyEvent):
            return False
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        if not (evenement.matches(undo) or evenement.matches(redo)):
            return False
        evenement.ignore()
        return True

    def oublier(self) -> None:
        """The text was replaced from outside: there is nothing to write."""
        self._repos.stop()
        self._brouillon.stop()
        self.en_cours = False

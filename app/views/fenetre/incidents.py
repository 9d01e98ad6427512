"""The one place where a bug ends: logged, told in French, the work kept. Nobody ever sees a traceback."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.models.erreurs import ErreurUtilisateur

_JOURNAL = logging.getLogger("ingeco")

INATTENDUE = ErreurUtilisateur(
    "Erreur inattendue ; votre travail est enregistré.",
    "Le dernier geste a été abandonné sans laisser de trace dans le dossier. Vous pouvez continuer. Si cela se "
    "reproduit, fermez puis rouvrez Ingéco.",
)


class Incidents:
    """Takes over ``sys.excepthook``; ``fenetre`` gives the window to speak from."""

    def __init__(self, fenetre: Callable[[], QWidget | None]) -> None:
        self._fenetre = fenetre
        self._ouvert = False

    def installer(self) -> None:
        """From now on, uncaught exceptions come here."""
        sys.excepthook = self.recevoir

    def recevoir(self, genre: type[BaseException], erreur: BaseException, trace: TracebackType | None) -> None:
        """Log; an `ErreurUtilisateur` speaks for itself, anything else is a bug."""
        if issubclass(genre, KeyboardInterrupt):
            QApplication.quit()
            return
        connue = isinstance(erreur, ErreurUtilisateur)
        if not connue:
            _JOURNAL.error("unexpected error", exc_info=(genre, erreur, trace))
        QTimer.singleShot(0, lambda: self._dire(erreur if isinstance(erreur, ErreurUtilisateur) else INATTENDUE))

    def _dire(self, erreur: ErreurUtilisateur) -> None:
        if self._ouvert:
            return
        from app.views.elements.dialogues import montrer_erreur

        self._ouvert = True
        try:
            montrer_erreur(self._fenetre(), erreur)
        finally:
            self._ouvert = False

"""One thread beside the window's, for what would hold it up: rendering a PDF, drawing its pages, exporting.

Only frozen values cross over: a composed document goes there, bytes or pictures come back. The dossier never does.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.models.erreurs import ErreurUtilisateur

Suite = Callable[[Any], None]


class Fil(QObject):
    """Work is done in the order asked; each answer comes back on the window's thread."""

    _fini = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._executeur = ThreadPoolExecutor(1, thread_name_prefix="papiers")
        self._ferme = False
        self._fini.connect(self._livrer)

    def demander(self, travail: Callable[[], object], suite: Suite, refus: Suite | None = None) -> None:
        """Do ``travail`` there; then call ``suite(result)`` here, or ``refus(error)`` for an `ErreurUtilisateur`."""
        if self._ferme:
            return
        futur = self._executeur.submit(travail)
        futur.add_done_callback(lambda f: self._poster(f, suite, refus))

    def _poster(self, futur: Future[Any], suite: Suite, refus: Suite | None) -> None:
        with suppress(RuntimeError):  # the window was closed meanwhile: nobody waits for the answer
            if not futur.cancelled():
                self._fini.emit(futur, suite, refus)

    def _livrer(self, futur: Future[Any], suite: Suite, refus: Suite | None) -> None:
        if self._ferme:
            return
        try:
            resultat = futur.result()
        except ErreurUtilisateur as erreur:
            if refus is None:
                raise
            refus(erreur)
            return
        suite(resultat)

    def laisser(self, travail: Callable[[], object]) -> None:
        """Do ``travail`` there, after what was asked before; nobody waits for it. Nothing once closed."""
        if not self._ferme:
            self._executeur.submit(travail)

    def fermer(self) -> None:
        """Drop what hasn't begun; what runs ends by itself, unheard. Nothing can be asked any more."""
        if not self._ferme:
            self._ferme = True
            self._executeur.shutdown(wait=False, cancel_futures=True)

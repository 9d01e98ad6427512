"""Putting the work into the user's file while she rests: when, in which thread, and what the status line says."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.models.erreurs import ErreurUtilisateur
from app.views.pont import Pont

if TYPE_CHECKING:
    from app.services.fichier import Session

_PAS = 500
"""Milliseconds between two looks at the clock while something waits."""

_VEILLE = 5000
"""Milliseconds between two looks at the user's file."""

_JOURNAL = logging.getLogger(__name__)


class Publieur(QObject):
    """``etat(EtatPublication)`` after each publication, ``attente()`` when a change waits, ``alerte(Alerte)`` when the
    user's file moved."""

    etat = Signal(object)
    attente = Signal()
    alerte = Signal(object)
    _termine = Signal(object)

    def __init__(self, session: Session, pont: Pont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._fil: threading.Thread | None = None
        self._premier = self._dernier = 0.0
        self._derniere_alerte: object = None
        self._minuterie = QTimer(self)
        self._minuterie.setInterval(_PAS)
        self._minuterie.timeout.connect(self._regarder)
        self._veille = QTimer(self)
        self._veille.setInterval(_VEILLE)
        self._veille.timeout.connect(self._surveiller)
        self._veille.start()
        pont.change.connect(self._noter)
        self._termine.connect(self._recevoir)
        if not session.lecture_seule and session.a_publier():
            self._noter()

    def _noter(self, _changes: object = None) -> None:
        maintenant = time.monotonic()
        self._premier = self._premier or maintenant
        self._dernier = maintenant
        self._minuterie.start()
        self.attente.emit()

    def _regarder(self) -> None:
        from app.services.fichier import faut_publier, rythme_pour

        maintenant = time.monotonic()
        rythme = rythme_pour(str(self._session.chemin))
        if faut_publier(
            rythme, depuis_changement=maintenant - self._dernier, depuis_premier=maintenant - self._premier
        ):
            self.publier()

    def publier(self) -> None:
        """Publish now, off the GUI thread. Nothing happens while a publication is under way."""
        if self._fil is not None or self._session.lecture_seule:
            return
        self._minuterie.stop()
        self._premier = 0.0
        sauvegarder = self._session.sauvegarde_due()
        self._fil = threading.Thread(target=self._travailler, args=(sauvegarder,), name="publication", daemon=True)
        self._fil.start()

    def _travailler(self, sauvegarder: bool) -> None:
        try:
            self._session.publier()
            if sauvegarder:
                self._session.sauvegarder("periodique")
        except (ErreurUtilisateur, OSError) as refus:
            _JOURNAL.warning("publication or backup refused", exc_info=refus)
        finally:
            self._termine.emit(self._session.publication)

    def _recevoir(self, etat: object) -> None:
        self.attendre()
        self.etat.emit(etat)
        if self._premier:
            self._minuterie.start()

    def _surveiller(self) -> None:
        alerte = self._session.surveiller() if self._fil is None else None
        if alerte != self._derniere_alerte:
            self._derniere_alerte = alerte
            if alerte is not None:
                self.alerte.emit(alerte)

    def attendre(self) -> None:
        """Wait for a publication under way."""
        if self._fil is not None:
            self._fil.join()
            self._fil = None

    def arreter(self) -> None:
        """Stop the clocks and wait for the thread: the session is about to be closed."""
        self._minuterie.stop()
        self._veille.stop()
        self.attendre()

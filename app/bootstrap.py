"""The composition root: the only place that knows models, services and views.

Opening a dossier imports models and services (SQLAlchemy among them) before PySide6. The welcome page needs neither:
`lancer` shows it first; once painted, it has them imported (three times sooner on screen, 30 MiB less).
"""

from __future__ import annotations

import builtins
import gc
import logging
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.reglages import fichier_reglages, lire_reglages

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.services.fichier import Poste
    from app.views.fenetre.principale import FenetrePrincipale

_IMPORTER = builtins.__import__
"""As it was before PySide6 put its own in place."""

_JOURNAL_OCTETS = 500_000


def lancer(arguments: Sequence[str]) -> int:
    """Open the window, with the dossier named in ``arguments`` if there is one; return the exit code."""
    gc.disable()  # until the window is there: modules and classes are all there is to look through, and none dies
    reglages = lire_reglages()
    dernier = Path(reglages.recents[0]) if reglages.rouvrir_dernier and reglages.recents else None
    chemin = Path(arguments[0]) if arguments else dernier if dernier is not None and dernier.exists() else None
    if chemin is not None:
        charger_services()
    _journaliser()

    import PySide6.QtCore  # noqa: F401 — it puts its hook in place, which goes at once

    _retirer_le_crochet()
    from app.views.application import creer_application
    from app.views.fenetre.incidents import Incidents

    application = creer_application([sys.argv[0], *arguments])
    gc.freeze()  # modules live as long as the program: later collections need not go through them
    fenetre = _fenetre(None)
    if chemin is None:
        fenetre.accueillir()
    Incidents(lambda: fenetre).installer()
    application.commitDataRequest.connect(lambda _gestionnaire: fenetre.mettre_a_l_abri())
    application.applicationStateChanged.connect(fenetre.suivre_etat)
    _ecouter_sigterm(application, fenetre)
    fenetre.ajuster_a_l_ecran()
    fenetre.show()
    if chemin is not None:
        _ouvrir(fenetre, chemin)
    for avis in reglages.avis:
        fenetre.annonce.dire(avis)
    gc.enable()
    return int(application.exec())


def fenetre_pour(chemin: Path | None, *, poste: Poste | None = None) -> FenetrePrincipale:
    """A window, not shown yet, with that dossier open (or the welcome page). For tests and measures."""
    charger_services()
    fenetre = _fenetre(poste)
    if chemin is not None:
        _ouvrir(fenetre, Path(chemin))
    else:
        fenetre.accueillir()
    return fenetre


def _ouvrir(fenetre: FenetrePrincipale, chemin: Path) -> None:
    """That dossier; the welcome page where it could not be opened."""
    fenetre.ouvrir(chemin)
    if fenetre.travail is None:
        fenetre.accueillir()


def _ecouter_sigterm(application: QApplication, fenetre: FenetrePrincipale) -> None:
    """Asked to stop by the system (fault row 42): what is typed goes into the file, then we leave. The signal writes
    into a pipe that Qt watches: Python's own handlers wait until Qt calls Python, which may be minutes."""
    if sys.platform == "win32":
        return  # there, `commitDataRequest` is all there is
    import os
    import signal

    from PySide6.QtCore import QSocketNotifier

    sortie, entree = os.pipe()
    os.set_blocking(entree, False)
    signal.set_wakeup_fd(entree)
    signal.signal(signal.SIGTERM, lambda *_: None)

    def finir() -> None:
        veilleur.setEnabled(False)
        try:
            fenetre.mettre_a_l_abri()
            if fenetre.travail is not None and not fenetre.travail.session.a_publier():
                fenetre.close()  # all is in the file: nothing will be asked
        finally:
            application.quit()

    veilleur = QSocketNotifier(sortie, QSocketNotifier.Type.Read, application)
    veilleur.activated.connect(finir)


def charger_services() -> None:
    """Import what opening a dossier needs."""
    import_module("app.models.schema")
    import_module("app.services.fichier")


def _fenetre(poste: Poste | None) -> FenetrePrincipale:
    from app.views.application import creer_application, habiller
    from app.views.fenetre.principale import FenetrePrincipale
    from app.views.preferences import Preferences

    application = creer_application(["ingeco"])
    reglages = lire_reglages()
    return FenetrePrincipale(habiller(application, reglages), Preferences(reglages), poste)


def _retirer_le_crochet() -> None:
    """PySide6 replaces ``__import__`` to serve ``from __feature__ import …``, and for that reads the source of every
    module imported after it (+75 ms and +20 MiB for SQLAlchemy, measured). We don't use ``__feature__``."""
    builtins.__import__ = _IMPORTER


def _journaliser() -> None:
    logging.basicConfig(
        handlers=[_JournalDesIncidents()],
        level=logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
    )


class _JournalDesIncidents(logging.Handler):
    """Bugs go to a small file beside the settings, opened at the first one: nothing is imported nor written before.
    A profile that can't be written is not worth an alarm."""

    _sortie: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Hand the record to the file."""
        self._sortie = self._sortie or _ouvrir_journal()
        self._sortie.setFormatter(self.formatter)
        self._sortie.handle(record)


def _ouvrir_journal() -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    dossier = fichier_reglages().parent
    try:
        dossier.mkdir(parents=True, exist_ok=True)
        return RotatingFileHandler(dossier / "ingeco.log", maxBytes=_JOURNAL_OCTETS, backupCount=1, encoding="utf-8")
    except OSError:
        return logging.StreamHandler()

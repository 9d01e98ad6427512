"""Looking for structures entered twice while nobody waits for it: a few milliseconds at a time (R06)."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from app.services import doublons
from app.services.doublons import Paire
from app.services.ecriture.changements import Changes
from app.services.ecriture.dossier import Dossier

_REPOS = 700
"""Milliseconds of rest before the search starts again after a change."""

_TRANCHE = 0.006
"""Seconds of search between two turns of the event loop: less than half a frame."""

_REGARDES = frozenset(("nom", "sigle", "siret", "rna", "commune"))


class VeilleDoublons(QObject):
    """``change()`` when the pairs are not the same any more; ``paires`` are those that nobody told apart."""

    change = Signal()

    def __init__(self, dossier: Dossier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dossier = dossier
        self.paires: tuple[Paire, ...] = ()
        self._trouvees: list[Paire] = []
        self._vues: list[Paire] = []
        """What the last whole search found, pairs told apart included."""
        self._recherche: Iterator[Paire | None] | None = None
        self._repos = QTimer(self)
        self._repos.setSingleShot(True)
        self._repos.setInterval(_REPOS)
        self._repos.timeout.connect(self.commencer)
        self._tour = QTimer(self)
        self._tour.timeout.connect(self._avancer)
        self._repos.start()

    def rafraichir(self, changes: Changes | None) -> None:
        """Search again, after a rest, when what it reads may have changed."""
        if changes is not None and changes.touche("paire_distincte"):
            self.filtrer()
        if changes is None or any(c.entite == "structure" and c.champs & _REGARDES for c in changes.changements):
            self._tour.stop()
            self._repos.start()

    def commencer(self) -> None:
        """Search from the start."""
        self._trouvees = []
        self._recherche = doublons.chercher(doublons.lire(self._dossier))
        self._tour.start(0)

    def chercher_tout(self) -> None:
        """Search to the end at once: somebody waits for it now."""
        self.commencer()
        self._tour.stop()
        self._finir([paire for paire in self._recherche or () if paire is not None])

    def filtrer(self) -> None:
        """Leave out the pairs told apart since; show again those about which the word was taken back."""
        self._finir(self._vues)

    def _avancer(self) -> None:
        fin = perf_counter() + _TRANCHE
        while perf_counter() < fin:
            try:
                paire = next(self._recherche or iter(()))
            except StopIteration:
                self._tour.stop()
                self._finir(self._trouvees)
                return
            if paire is not None:
                self._trouvees.append(paire)

    def _finir(self, trouvees: list[Paire]) -> None:
        self._vues = trouvees
        paires = doublons.a_montrer(self._dossier, trouvees)
        if paires != self.paires:
            self.paires = paires
            self.change.emit()

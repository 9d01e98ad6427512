"""How long each point has been talked about. The clock is given: seconds that only go forward."""

from __future__ import annotations

import time
from collections.abc import Callable


class Chronometre:
    """Counts for one point at a time; a pause stops it. Nothing is written in the dossier."""

    def __init__(self, horloge: Callable[[], float] = time.monotonic) -> None:
        self._horloge = horloge
        self._cumuls: dict[str, float] = {}
        self._cle = ""
        self._depuis = horloge()
        self.en_pause = False

    def suivre(self, cle: str) -> None:
        """Count for that point from now on; what the other one took is kept."""
        self._retenir()
        self._cle = cle

    def basculer(self) -> bool:
        """Pause, or go on; return whether it is now paused."""
        self._retenir()
        self.en_pause = not self.en_pause
        return self.en_pause

    def ecoule(self, cle: str) -> int:
        """Whole seconds spent on that point."""
        return int(self._cumuls.get(cle, 0.0) + (self._courant() if cle == self._cle else 0.0))

    def _courant(self) -> float:
        return 0.0 if self.en_pause else max(self._horloge() - self._depuis, 0.0)

    def _retenir(self) -> None:
        self._cumuls[self._cle] = self._cumuls.get(self._cle, 0.0) + self._courant()
        self._depuis = self._horloge()


def dire_duree(secondes: int) -> str:
    """``185`` → « 3:05 »; from an hour on, « 1:02:09 »."""
    heures, reste = divmod(secondes, 3600)
    minutes, fin = divmod(reste, 60)
    return f"{heures}:{minutes:02d}:{fin:02d}" if heures else f"{minutes}:{fin:02d}"

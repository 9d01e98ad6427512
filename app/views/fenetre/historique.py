"""Where one has been: back and forward, as in a browser."""

from __future__ import annotations

_LONGUEUR = 100


class Historique:
    """Addresses visited, and which one is on screen."""

    def __init__(self) -> None:
        self._adresses: list[str] = []
        self._rang = -1

    def visiter(self, adresse: str) -> None:
        """A new page is shown: what was ahead is forgotten."""
        if self.courante == adresse:
            return
        self._adresses = [*self._adresses[: self._rang + 1], adresse][-_LONGUEUR:]
        self._rang = len(self._adresses) - 1

    @property
    def courante(self) -> str:
        """The address on screen, or nothing."""
        return self._adresses[self._rang] if self._rang >= 0 else ""

    def reculer(self) -> str:
        """The page before, or nothing."""
        if self._rang <= 0:
            return ""
        self._rang -= 1
        return self.courante

    def avancer(self) -> str:
        """The page one came back from, or nothing."""
        if self._rang + 1 >= len(self._adresses):
            return ""
        self._rang += 1
        return self.courante

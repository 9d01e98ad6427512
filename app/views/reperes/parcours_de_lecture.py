"""What was read in the library, to go back and forth as in a browser; the window's own history is another."""

from __future__ import annotations


class ParcoursDeLecture:
    """Addresses read, in order, and which one is on screen. The front page is the empty address."""

    def __init__(self) -> None:
        self._lues: list[str] = []
        self._rang = -1

    @property
    def courante(self) -> str:
        """The address on screen."""
        return self._lues[self._rang] if self._rang >= 0 else ""

    @property
    def peut_reculer(self) -> bool:
        """Whether something was read before."""
        return self._rang > 0

    @property
    def peut_avancer(self) -> bool:
        """Whether one has gone back."""
        return self._rang < len(self._lues) - 1

    def visiter(self, adresse: str) -> None:
        """A new article: what lay ahead is forgotten. The same again: nothing."""
        if self._rang < 0 or adresse != self.courante:
            self._lues = [*self._lues[: self._rang + 1], adresse]
            self._rang = len(self._lues) - 1

    def reculer(self) -> str:
        """The article before (the first one stays)."""
        self._rang = max(self._rang - 1, 0)
        return self.courante

    def avancer(self) -> str:
        """The article one came back from."""
        self._rang = min(self._rang + 1, len(self._lues) - 1)
        return self.courante

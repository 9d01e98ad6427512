"""A PDF on screen and on the printer, from any thread: `Apercu` behind the one lock that PDFium needs."""

from __future__ import annotations

import threading

from app.services.apercu import Apercu, ImageDePage

POINTS_PAR_POUCE = 72

_VERROU = threading.Lock()


class PagesPdf:
    """A PDF in memory. Pages are counted from 0; sizes are in points (1/72 inch)."""

    def __init__(self, octets: bytes) -> None:
        with _VERROU:
            apercu = Apercu(octets)
            self.tailles = tuple(apercu.taille(n) for n in range(len(apercu)))
        self._apercu: Apercu | None = apercu

    def __len__(self) -> int:
        return len(self.tailles)

    def image(self, page: int, echelle: float) -> ImageDePage:
        """The page at ``echelle`` pixels a point (300 dpi: 300 / 72). ValueError once closed."""
        with _VERROU:
            return self._ouvert().image(page, echelle)

    def texte(self, page: int) -> str:
        """The words of the page, for those who can't see it. ValueError once closed."""
        with _VERROU:
            return self._ouvert().texte(page)

    def fermer(self) -> None:
        """Give the memory back; the object is of no more use."""
        with _VERROU:
            if self._apercu is not None:
                self._apercu.fermer()
                self._apercu = None

    @property
    def ferme(self) -> bool:
        """Whether it was closed."""
        return self._apercu is None

    def _ouvert(self) -> Apercu:
        if self._apercu is None:
            raise ValueError("the PDF was closed")
        return self._apercu

"""The very PDF, as images of its pages: what the preview shows and what the printer gets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType

import pypdfium2
import pypdfium2.raw as pdfium

from app.services.pdfium import VERROU

_MAXIMUM = 12_000
"""Pixels a side: beyond that the scale is brought down rather than memory exhausted."""


@dataclass(frozen=True)
class ImageDePage:
    """One page: RGBA bytes, row after row without padding; size in pixels."""

    rgba: bytes
    largeur: int
    hauteur: int


class Apercu:
    """An open PDF; pages are drawn when asked for. Close it, or use it in a ``with``."""

    def __init__(self, octets: bytes) -> None:
        with VERROU:
            self._pdf = pypdfium2.PdfDocument(octets)

    def __len__(self) -> int:
        with VERROU:
            return len(self._pdf)

    def taille(self, page: int) -> tuple[float, float]:
        """Width and height of a page (from 0), in points."""
        with VERROU:
            largeur, hauteur = self._pdf.get_page_size(page)
        return float(largeur), float(hauteur)

    def image(self, page: int, echelle: float) -> ImageDePage:
        """The page (from 0) at ``echelle`` pixels a point: 1 for 72 dpi, 300 / 72 for the printer."""
        with VERROU:
            return self._image(page, echelle)

    def _image(self, page: int, echelle: float) -> ImageDePage:
        cote = max(self.taille(page))
        feuille = self._pdf[page]
        try:
            image = feuille.render(
                scale=min(echelle, _MAXIMUM / cote),
                rev_byteorder=True,
                force_bitmap_format=pdfium.FPDFBitmap_BGRA,
                fill_color=(255, 255, 255, 255),
            )
            octets, ligne = bytes(image.buffer), image.width * 4
            if image.stride != ligne:
                octets = b"".join(octets[i * image.stride : i * image.stride + ligne] for i in range(image.height))
            return ImageDePage(octets, image.width, image.height)
        finally:
            feuille.close()

    def texte(self, page: int) -> str:
        """The words of the page (from 0), for those who can't see it."""
        feuille = self._pdf[page]
        try:
            mots = feuille.get_textpage()
            texte = str(mots.get_text_range())
            mots.close()
        finally:
            feuille.close()
        return texte.replace("\r\n", "\n").strip()

    def images(self, echelle: float) -> Iterator[ImageDePage]:
        """All pages in order, one at a time."""
        for page in range(len(self)):
            yield self.image(page, echelle)

    def fermer(self) -> None:
        """Let the PDF go."""
        with VERROU:
            self._pdf.close()

    def __enter__(self) -> Apercu:
        return self

    def __exit__(
        self, type_: type[BaseException] | None, erreur: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.fermer()

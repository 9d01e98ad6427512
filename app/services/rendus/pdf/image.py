"""A figure as a picture, for documents that can't hold the drawing itself."""

from __future__ import annotations

import io

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from app.models.dessin import Dessin
from app.services.pdfium import VERROU
from app.services.rendus.pdf.figure import dessiner
from app.services.rendus.pdf.polices import polices
from app.services.rendus.pdf.toile import Toile

_POINTS_PAR_PIXEL = 200 / 72


def figure_en_png(dessin: Dessin) -> bytes:
    """The drawing at 200 dpi: the very page the PDF would show."""
    polices()
    sortie = io.BytesIO()
    canvas = Canvas(sortie, pagesize=(dessin.largeur, dessin.hauteur))
    dessiner(Toile(canvas, dessin.hauteur), dessin, 0, 0, 1)
    canvas.showPage()
    canvas.save()
    with VERROU:
        pdf = pypdfium2.PdfDocument(sortie.getvalue())
        try:
            image = pdf[0].render(scale=_POINTS_PAR_PIXEL).to_pil()
        finally:
            pdf.close()
    png = io.BytesIO()
    image.save(png, format="PNG", optimize=True)
    return png.getvalue()

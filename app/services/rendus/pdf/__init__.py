"""`Document` → PDF. `rendre_pdf` is all the outside needs."""

from app.services.rendus.pdf.rendu import rendre_pdf

__all__ = ["rendre_pdf"]

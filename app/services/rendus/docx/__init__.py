"""`Document` → DOCX. `rendre_docx` is all the outside needs."""

from app.services.rendus.docx.rendu import rendre_docx

__all__ = ["rendre_docx"]

"""A composed document: frozen blocks, ready for any renderer. No dossier, no file, no toolkit in sight."""

from app.models.documents.document import Document, Entete

__all__ = ["Document", "Entete"]

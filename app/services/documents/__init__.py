"""Composing: definition + dossier (or none, for the blank form) → a frozen `Document` for the renderers."""

from app.services.documents.composition import composer, definitions

__all__ = ["composer", "definitions"]

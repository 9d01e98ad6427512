"""Rendering: a composed `Document` → a file. Heavy libraries are imported only when their format is asked for."""

from app.services.rendus.ecriture import ExportImpossible, rendre, rendre_octets

__all__ = ["ExportImpossible", "rendre", "rendre_octets"]

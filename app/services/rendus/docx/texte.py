"""The text sink of Word documents."""

from __future__ import annotations

from app.models.texte import nettoyer


def net(texte: str) -> str:
    """Text that OOXML can carry; the line ends are left for python-docx to turn into breaks."""
    return nettoyer(texte).texte.replace("\u2028", "\n").replace("\u2029", "\n")

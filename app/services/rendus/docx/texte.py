"""The text sink of Word documents."""

from __future__ import annotations

from app.models.texte import nettoyer
from app.services.rendus.papier import coller_les_dates


def net(texte: str) -> str:
    """Text that OOXML can carry; the line ends are left for python-docx to turn into breaks."""
    return coller_les_dates(nettoyer(texte).texte.replace("\u2028", "\n").replace("\u2029", "\n"))

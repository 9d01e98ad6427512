"""The door for words of the comité d’appui: blanks around them are not kept, and a field emptied holds nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def net(texte: str) -> str | None:
    """``texte`` without the blanks around it; None where nothing is left.

    >>> net("  Salle des Halles ")
    'Salle des Halles'
    """
    return texte.strip() or None


def nets(champs: Mapping[str, Any], obligatoires: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Columns as they are stored: texts `net`, ``""`` where a column of ``obligatoires`` was emptied."""
    return {
        nom: (net(valeur) or ("" if nom in obligatoires else None)) if isinstance(valeur, str) else valeur
        for nom, valeur in champs.items()
    }

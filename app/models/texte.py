"""The one boundary for text that enters a dossier (RELIABILITY.md §3.14).

Storage keeps what was typed, in NFC, minus the characters no sink can carry: C0/C1 controls other than
tab and line feed, lone surrogates, and the two non-characters U+FFFE and U+FFFF.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_ACCENTUES = re.compile("[^\x00-\u02ff]+")
"""Runs of characters among which marks are looked for: no combining mark stands before U+0300."""

_INTERDITS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class TexteNettoye:
    """A text fit for storage, and how many invisible characters were taken out."""

    texte: str
    retires: int


def nettoyer(texte: str) -> TexteNettoye:
    """Make ``texte`` storable; line ends become LF, the rest stays as typed."""
    unifie = texte.replace("\r\n", "\n").replace("\r", "\n")
    net, retires = _INTERDITS.subn("", unifie)
    return TexteNettoye(unicodedata.normalize("NFC", net), retires)


def sans_accents(texte: str) -> str:
    """``texte`` folded for search and comparison: no case, no accents, ``œ`` as ``oe``.

    >>> sans_accents("Mettre en Œuvre")
    'mettre en oeuvre'
    """
    plie = texte.casefold().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    if plie.isascii():
        return plie
    return _ACCENTUES.sub(_sans_marques, unicodedata.normalize("NFD", plie))


def _sans_marques(suite: re.Match[str]) -> str:
    return "".join(c for c in suite[0] if not unicodedata.combining(c))

"""How `dev.py` speaks: French sentences, on any console."""

from __future__ import annotations

import io
import sys

from app.models.typographie import francais


class Arret(Exception):
    """The work can't go on; the message says why and what to do."""


def dire(message: str, *, erreur: bool = False) -> None:
    """Print ``message`` with French spaces; a character the console lacks becomes a question mark."""
    sortie = sys.stderr if erreur else sys.stdout
    if isinstance(sortie, io.TextIOWrapper):
        sortie.reconfigure(errors="replace")
    print(francais(message), file=sortie, flush=True)

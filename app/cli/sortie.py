"""What a command prints: French sentences for a person, or JSON for a program."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import francais


def preparer_sorties() -> None:
    """UTF-8 into files and pipes; on a console, a character it lacks becomes a question mark."""
    for flux in (sys.stdout, sys.stderr):
        if isinstance(flux, io.TextIOWrapper):
            if flux.isatty():
                flux.reconfigure(errors="replace")
            else:
                flux.reconfigure(encoding="utf-8")


def dire(texte: str) -> None:
    """A line for a person, with French spaces."""
    print(francais(texte))


def ecrire_json(donnees: Any) -> None:
    """Data for a program."""
    print(json.dumps(donnees, ensure_ascii=False, indent=1))


def avertir(texte: str) -> None:
    """A notice beside the result: standard error, so that it never spoils the result."""
    print(francais(texte), file=sys.stderr)


def refuser(erreur: ErreurUtilisateur) -> int:
    """Say in French what was refused and what to do; the exit code of a refusal."""
    avertir(f"{erreur.message}\n{erreur.conseil}".strip())
    return 1

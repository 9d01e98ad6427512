"""What a command prints: French sentences for a person, or JSON for a program.

The name of a file is printed as it is, to be copied or given to another command: its apostrophes and its spaces are
part of it, and so are bytes that are no text (a key written under another system).
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import francais


def preparer_sorties() -> None:
    """UTF-8 into files and pipes, names byte for byte; on a console, a character it lacks becomes a question mark."""
    for flux in (sys.stdout, sys.stderr):
        if isinstance(flux, io.TextIOWrapper):
            if flux.isatty():
                flux.reconfigure(errors="replace")
            else:
                flux.reconfigure(encoding="utf-8", errors=sys.getfilesystemencodeerrors())


def dire(texte: str) -> None:
    """A line for a person, with French spaces."""
    print(francais(texte))


def court(texte: str, longueur: int = 60) -> str:
    """A text on one line, cut after ``longueur`` characters."""
    plat = " ".join(texte.split())
    return plat if len(plat) <= longueur else plat[: longueur - 1] + "…"


def dire_fichier(chemin: Path, annonce: str = "") -> None:
    """The name of a file, untouched, after a few words in French."""
    print(francais(annonce) + str(chemin))


def ecrire_json(donnees: Any) -> None:
    """Data for a program: always valid UTF-8, whatever the names of files are made of."""
    texte = json.dumps(donnees, ensure_ascii=False, indent=1)
    print(texte.encode("utf-8", "backslashreplace").decode("utf-8"))


def avertir(texte: str) -> None:
    """A notice beside the result: standard error, so that it never spoils the result."""
    print(francais(texte), file=sys.stderr)


def refuser(erreur: ErreurUtilisateur) -> int:
    """Say in French what was refused and what to do; the exit code of a refusal."""
    avertir(f"{erreur.message}\n{erreur.conseil}".strip())
    return 1

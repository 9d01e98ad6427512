"""`requirements*.lock` from `pyproject.toml`: exact versions with hashes, for every system, no address of an index."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from outils.installation import COMPLET, CONSTRUCTION, SIMPLE
from outils.messages import Arret, dire

_EXTRAS = {SIMPLE: (), COMPLET: ("dev",), CONSTRUCTION: ("dev", "build")}

_OPTIONS = (
    "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links",
    "--no-header", "--no-annotate", "--quiet",
)  # fmt: skip


def refaire_verrous(racine: Path) -> int:
    """Write the three lock files again with `uv`, from a throw-away environment. Returns an exit code."""
    with tempfile.TemporaryDirectory() as dossier:
        venv.create(dossier, with_pip=True)
        programmes = Path(dossier) / ("Scripts" if sys.platform == "win32" else "bin")
        _faire([programmes / "python", "-m", "pip", "install", "--quiet", "uv"], racine)
        for verrou, extras in _EXTRAS.items():
            choix = [option for extra in extras for option in ("--extra", extra)]
            _faire([programmes / "uv", "pip", "compile", "pyproject.toml", *_OPTIONS, *choix, "-o", verrou], racine)
            dire(f"{verrou} : refait.")
    return 0


def _faire(commande: list[str | Path], racine: Path) -> None:
    if subprocess.run([str(mot) for mot in commande], cwd=racine, check=False).returncode != 0:
        raise Arret("Les fichiers de verrouillage n’ont pas pu être refaits (la raison est donnée ci-dessus).")

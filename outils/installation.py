"""`.venv` and what it holds, from nothing but Python: made once, brought up to date when a lock file changes.

Standard library only. Without a network, wheels put in a folder `roues/` at the root are used instead.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from outils.messages import Arret, dire
from outils.paquets_systeme import installer_paquets

SIMPLE = "requirements.lock"
COMPLET = "requirements-dev.lock"
CONSTRUCTION = "requirements-build.lock"

_COMPREND = {
    SIMPLE: (SIMPLE, COMPLET, CONSTRUCTION),
    COMPLET: (COMPLET, CONSTRUCTION),
    CONSTRUCTION: (CONSTRUCTION,),
}
"""A lock file → the installed lock files that satisfy it: each of the three contains the one before."""


def preparer(racine: Path, verrou: str) -> Path:
    """The interpreter of `.venv`, with ``verrou`` installed. Raises `Arret` saying what to do."""
    venv = racine / ".venv"
    python = _python(venv)
    if not _demarre(python):
        _creer(venv)
    temoin = venv / "ingeco-installe.json"
    installes = _lire(temoin)
    if any(installes.get(nom) == _empreinte(racine / nom) for nom in _COMPREND[verrou]):
        return python
    _installer(python, racine, verrou)
    temoin.write_text(json.dumps({**installes, verrou: _empreinte(racine / verrou)}, indent=1), "utf-8")
    return python


def _python(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _demarre(python: Path) -> bool:
    """Whether the environment is whole: its Python runs and has pip (Debian leaves a half-made one behind)."""
    if not python.exists():
        return False
    essai = subprocess.run([python, "-c", "import pip"], capture_output=True, check=False)
    return essai.returncode == 0


def _creer(venv: Path) -> None:
    if importlib.util.find_spec("ensurepip") is None:
        paquet = f"python3.{sys.version_info.minor}-venv"
        installer_paquets((paquet,), "Il manque à Python de quoi créer un environnement (venv).")
    dire("Création de l’environnement Python (.venv)…")
    shutil.rmtree(venv, ignore_errors=True)
    resultat = subprocess.run([sys.executable, "-m", "venv", str(venv)], capture_output=True, text=True, check=False)
    if resultat.returncode != 0:
        raise Arret(f"L’environnement .venv n’a pas pu être créé :\n{resultat.stdout}{resultat.stderr}")


def _installer(python: Path, racine: Path, verrou: str) -> None:
    dire("Installation des bibliothèques (une seule fois, quelques minutes)…")
    roues = racine / "roues"
    source = ["--no-index", "--find-links", str(roues)] if roues.is_dir() else []
    commande = [
        str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input",
        "--require-hashes", "--no-deps", "--only-binary", ":all:", *source, "-r", str(racine / verrou),
    ]  # fmt: skip
    if subprocess.run(commande, cwd=racine, check=False).returncode != 0:
        raise Arret(
            "L’installation des bibliothèques a échoué (la raison est donnée ci-dessus).\n"
            "Vérifiez le réseau puis recommencez. Sur un poste sans réseau, préparez un dossier « roues » ailleurs :\n"
            f"  python3 -m pip download --require-hashes --no-deps --only-binary :all: -r {verrou} -d roues\n"
            "puis copiez-le ici, à côté de dev.py."
        )


def _empreinte(fichier: Path) -> str:
    """SHA-256 of a lock file, with the Python it was installed for."""
    if not fichier.is_file():
        return "absent"
    brut = fichier.read_bytes().replace(b"\r\n", b"\n")
    return f"{sys.version_info.major}.{sys.version_info.minor}:{hashlib.sha256(brut).hexdigest()}"


def _lire(temoin: Path) -> dict[str, str]:
    try:
        donnees = json.loads(temoin.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in donnees.items()} if isinstance(donnees, dict) else {}

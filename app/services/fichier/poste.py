"""This computer as the dossier files know it: who works here, and where copies are kept."""

from __future__ import annotations

import getpass
import os
import platform
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True)
class Poste:
    """Where this computer keeps sessions and backups, and whose name goes into the journal."""

    donnees: Path
    auteur: str
    nom: str

    @property
    def sessions(self) -> Path:
        """One folder a session: its working copy."""
        return self.donnees / "sessions"

    @property
    def sauvegardes(self) -> Path:
        """One folder a dossier: its local backups."""
        return self.donnees / "sauvegardes"

    @property
    def quarantaine(self) -> Path:
        """Copies of leftover side files found beside a dossier."""
        return self.donnees / "quarantaine"


def poste_par_defaut() -> Poste:
    """The user's own folder (``INGECO_DONNEES`` overrides it), the name of the account and of the computer."""
    force = os.environ.get("INGECO_DONNEES")
    donnees = Path(force) if force else Path(platformdirs.user_data_dir("ingeco", appauthor=False))
    return Poste(donnees, _auteur(), platform.node() or "ce poste")


def _auteur() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no account database: a container, a stripped Windows session
        return "inconnu"

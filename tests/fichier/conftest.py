"""Fixtures of the file tests: a computer, a folder that stands for the USB key, a dossier on it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.services.fichier import Poste
from tests.fichier.gestes import dossier_pret, poste_de


@pytest.fixture
def poste(tmp_path: Path) -> Poste:
    """This computer."""
    return poste_de(tmp_path)


@pytest.fixture
def cle(tmp_path: Path) -> Path:
    """The USB key."""
    dossier = tmp_path / "cle"
    dossier.mkdir()
    return dossier


@pytest.fixture
def chemin(cle: Path, poste: Poste) -> Path:
    """A dossier on the key, closed, with three structures."""
    return dossier_pret(cle / "recycleries.sqlite", poste, "Les Jardins", "La Boucle", "Recyclou")


@pytest.fixture
def sans_privileges() -> Iterator[Path]:
    """A folder of an ordinary user: root is allowed everything, so it steps down for the time of the test."""
    dossier = Path(tempfile.mkdtemp(prefix="ingeco-"))
    datetime.strptime("2026", "%Y")  # it imports a module at its first call, which an ordinary user may not read here
    racine = hasattr(os, "geteuid") and os.geteuid() == 0
    if racine:
        os.chown(dossier, 65534, 65534)
        os.seteuid(65534)
    try:
        yield dossier
    finally:
        if racine:
            os.seteuid(0)
        for voisin in [dossier, *dossier.rglob("*")]:
            if voisin.is_dir():
                voisin.chmod(0o755)
        shutil.rmtree(dossier)

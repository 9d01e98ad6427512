"""What every test finds: Qt drawing in memory, this computer's folders moved aside, and no network at all.

Shared parts (a dossier in memory, the catalogue) are in `tests.fabrique`; the fixtures here only name them.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt
os.environ.pop("QT_SCALE_FACTOR", None)

import pytest
import sqlalchemy  # noqa: F401 — before PySide6, as the program does (HOUSE_STYLE, « Speed »)
from hypothesis import HealthCheck, settings

from app.models.definitions.catalogue import Catalogue
from app.services.ecriture.dossier import Dossier
from tests import fabrique

settings.register_profile("ingeco", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("ingeco")


@pytest.fixture(autouse=True)
def poste_a_part(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, sessions and copies of a test go to a folder of its own, never to those of the person testing."""
    dossier = tmp_path_factory.mktemp("poste")
    monkeypatch.setenv("INGECO_DONNEES", str(dossier))
    return dossier


@pytest.fixture(autouse=True, scope="session")
def sans_reseau() -> Iterator[None]:
    """The program works on a laptop with no network: a test that calls out fails."""
    permises = {getattr(socket, "AF_UNIX", None)}
    connecter = socket.socket.connect

    def refuser(prise: socket.socket, adresse: Any) -> None:
        if prise.family in permises:
            return connecter(prise, adresse)
        return _appel(adresse)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuser)
        yield


def _appel(adresse: object) -> NoReturn:
    raise AssertionError(f"Ingéco doit marcher sans réseau ; appel vers {adresse!r}")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue shipped."""
    return fabrique.catalogue()


@pytest.fixture
def dossier() -> Dossier:
    """An empty dossier in memory, with an undo and a journal that work."""
    return fabrique.dossier_en_memoire()

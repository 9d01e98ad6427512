"""What both ways through the window start from: her computer, with nothing on it yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.services.fichier import Poste


@pytest.fixture
def poste(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Poste:
    """A computer of her own, whose data go into the folder of the test."""
    monkeypatch.setenv("INGECO_DONNEES", str(tmp_path / "donnees"))
    return Poste(tmp_path / "donnees", "Clarisse", "portable-de-test")

"""Format, lint and types, as tests: `python3 dev.py test` checks what `python3 dev.py check` shows in detail."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.modules import RACINE


@pytest.mark.parametrize(
    "commande",
    [("ruff", "format", "--check", "."), ("ruff", "check", "."), ("mypy",)],
    ids=["mise en forme", "style", "types"],
)
def test_qualite(commande: tuple[str, ...]) -> None:
    resultat = subprocess.run(
        [sys.executable, "-m", *commande], cwd=RACINE, capture_output=True, text=True, check=False
    )
    assert resultat.returncode == 0, resultat.stdout[-6000:] + resultat.stderr[-2000:]

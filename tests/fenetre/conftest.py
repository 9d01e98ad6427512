"""A real window on a real dossier file, in a private folder; Qt's own platform is the offscreen one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6

import app.bootstrap
from app.services.fichier import Poste, creer
from app.views.fenetre.principale import FenetrePrincipale
from app.views.theme import Apparence, theme_courant


@pytest.fixture
def poste(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Poste:
    """This computer, with its data in a folder of the test."""
    monkeypatch.setenv("INGECO_DONNEES", str(tmp_path / "donnees"))
    return Poste(tmp_path / "donnees", "Camille", "poste-de-test")


@pytest.fixture
def chemin(tmp_path: Path, poste: Poste) -> Path:
    """An empty dossier, closed."""
    fichier = tmp_path / "mutualisation.sqlite"
    creer(fichier, "Mutualiser les ressources humaines", poste=poste).fermer()
    return fichier


@pytest.fixture
def fenetre(qtbot: object, chemin: Path, poste: Poste) -> Iterator[FenetrePrincipale]:
    """The window with that dossier open, shown and active."""
    from PySide6.QtWidgets import QApplication

    fenetre = app.bootstrap.fenetre_pour(chemin, poste=poste)
    fenetre.resize(1366, 768)
    fenetre.show()
    fenetre.activateWindow()
    QApplication.processEvents()
    yield fenetre
    fenetre.close()
    shiboken6.delete(fenetre)
    theme_courant().regler(zoom=100, apparence=Apparence.CLAIR)

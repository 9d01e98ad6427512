"""In the real window, on a real file: the keyboard alone, undo and redo, closing while one types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import fenetre_pour
from app.services.fichier import Poste, creer, ouvrir
from app.services.parcours import lire_parcours
from app.views.elements import ChampTexte
from app.views.fenetre.principale import FenetrePrincipale
from tests.fabrique import catalogue
from tests.pages.conftest import cliquer, taper, trouver

TERRITOIRE = "cibler.territoire"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def poste(tmp_path: Path) -> Poste:
    """This computer, in a folder of the test."""
    return Poste(tmp_path / "donnees", "Camille", "poste-de-test")


@pytest.fixture
def chemin(tmp_path: Path, poste: Poste) -> Path:
    """An empty dossier, closed."""
    fichier = tmp_path / "mutualisation.sqlite"
    creer(fichier, "Mutualiser", poste=poste).fermer()
    return fichier


@pytest.fixture
def fenetre(qtbot: QtBot, chemin: Path, poste: Poste) -> Iterator[FenetrePrincipale]:
    """The window on the phase « Cibler les structures »."""
    fenetre = fenetre_pour(chemin, poste=poste)
    with qtbot.waitActive(fenetre):
        fenetre.show()
        fenetre.activateWindow()
    assert fenetre.travail is not None
    fenetre.travail.contexte.navigation.aller("phase:cibler")
    QApplication.processEvents()
    yield fenetre
    fenetre.close()
    fenetre.deleteLater()
    QApplication.processEvents()


def notes_ecrites(fenetre: FenetrePrincipale) -> str:
    """What the dossier holds."""
    assert fenetre.travail is not None
    return lire_parcours(fenetre.travail.contexte.dossier, catalogue().methode).action(TERRITOIRE).notes


def au_clavier(touche: Qt.Key, *modificateurs: Qt.KeyboardModifier) -> None:
    """A key on whatever has the keyboard."""
    cible: Any = QApplication.focusWidget()
    assert cible is not None
    QTest.keyClick(cible, touche, modificateurs[0] if modificateurs else Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def test_annuler_au_clavier_dans_le_champ(fenetre: FenetrePrincipale, qtbot: QtBot) -> None:
    notes = trouver(fenetre, ChampTexte, f"notes.{TERRITOIRE}")
    notes.setFocus()
    taper(notes, "Première note")
    qtbot.waitUntil(lambda: notes_ecrites(fenetre) == "Première note", timeout=2000)
    au_clavier(Qt.Key.Key_Z, CTRL)
    assert notes_ecrites(fenetre) == ""
    assert notes.valeur() == ""
    assert notes.hasFocus()
    au_clavier(Qt.Key.Key_Y, CTRL)
    assert notes.valeur() == notes_ecrites(fenetre) == "Première note"


def test_cocher_a_la_souris_annuler_au_clavier(fenetre: FenetrePrincipale) -> None:
    case = trouver(fenetre, QWidget, "case.aire")
    cliquer(case)
    assert case.isChecked()
    au_clavier(Qt.Key.Key_Z, CTRL)
    assert not case.isChecked()


def test_fermer_la_fenetre_en_pleine_frappe(
    fenetre: FenetrePrincipale, chemin: Path, poste: Poste, qtbot: QtBot
) -> None:
    notes = trouver(fenetre, ChampTexte, f"notes.{TERRITOIRE}")
    notes.setFocus()
    taper(notes, "Dite juste avant de partir")
    fenetre.close()
    session = ouvrir(chemin, poste=poste)
    try:
        assert lire_parcours(session.dossier, catalogue().methode).action(TERRITOIRE).notes == (
            "Dite juste avant de partir"
        )
    finally:
        session.fermer()

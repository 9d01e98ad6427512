"""A session open full screen on a real dossier, three members, a clock one can set; and keys pressed where one is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.models.comite import Membre
from app.services.comite import seances
from app.services.comite.seances import SeanceLue
from app.views.contexte import Contexte
from app.views.seance.fenetre import FenetreSeance
from tests.pages.conftest import taper

NOMS = ("Odile Ferrand", "Yann Le Goff", "Fatou Diarra")


class Horloge:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.instant = 0.0

    def __call__(self) -> float:
        """Now."""
        return self.instant


@pytest.fixture
def horloge() -> Horloge:
    """A clock one can set."""
    return Horloge()


@pytest.fixture
def membres(contexte: Contexte) -> list[str]:
    """Three members."""
    with contexte.dossier.operation("Membres") as op:
        return [op.creer(Membre, nom=nom, organisme="Organisme fictif") for nom in NOMS]


@pytest.fixture
def seance(contexte: Contexte, membres: list[str]) -> str:
    """A session programmed, with the agenda proposed."""
    return seances.programmer(contexte.dossier, date(2027, 3, 4), debut="14 h 30", lieu="Rennes")


@pytest.fixture
def fenetre(contexte: Contexte, seance: str, horloge: Horloge, qtbot: Any) -> FenetreSeance:
    """The session open, as on a small projector."""
    seances.ouvrir(contexte.dossier, seance, contexte.dossier._horloge())
    fenetre = FenetreSeance(contexte, seance, horloge=horloge, ecran=QRect(0, 0, 1366, 768))
    fenetre.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    fenetre.resize(1366, 768)
    qtbot.addWidget(fenetre)
    with qtbot.waitExposed(fenetre):
        fenetre.show()
    fenetre.activateWindow()
    QApplication.processEvents()
    return fenetre


def relue(contexte: Contexte, seance: str) -> SeanceLue:
    """A session as the dossier has it now."""
    lue = seances.lire(contexte.dossier, seance)
    assert lue is not None
    return lue


def touche(quelle: Qt.Key, modificateur: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    cible = QApplication.focusWidget()
    assert cible is not None
    QTest.keyClick(cible, quelle, modificateur)
    QApplication.processEvents()


def ecrire(texte: str) -> None:
    """Type where the keyboard is."""
    cible = QApplication.focusWidget()
    assert cible is not None
    taper(cible, texte)


def au_clavier(*gestes: Qt.Key | str) -> None:
    """Keys and words one after the other, where the keyboard is."""
    for geste in gestes:
        if isinstance(geste, str):
            ecrire(geste)
        else:
            touche(geste)

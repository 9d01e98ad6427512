"""The page of the comité d’appui on a real dossier, without any session or with one; and keys pressed on a control."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.services.comite import seances
from app.views.comite.page import PageComite
from app.views.contexte import Contexte
from app.views.page import Page

Ouvrir = Callable[[Page, str], Page]

JOUR = date(2027, 3, 4)


@pytest.fixture
def page(contexte: Contexte, ouvrir: Ouvrir) -> PageComite:
    """The page, on the next session if the test has planned any."""
    page = ouvrir(PageComite(contexte), "comite")
    assert isinstance(page, PageComite)
    return page


@pytest.fixture
def prevue(contexte: Contexte) -> str:
    """A session already programmed."""
    return seances.programmer(contexte.dossier, JOUR, debut="14 h 30", lieu="Rennes")


def touche(widget: QWidget, touche: Qt.Key, modificateur: Qt.KeyboardModifier | None = None) -> None:
    """Press a key."""
    QTest.keyClick(widget, touche, modificateur or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()

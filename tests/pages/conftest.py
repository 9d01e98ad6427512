"""Pages on a real dossier in memory, refreshed as the window would; and a person who types French."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.models.definitions.catalogue import Catalogue
from app.services import structures
from app.services.ecriture.dossier import Dossier
from app.views.contexte import Contexte
from app.views.navigation import Navigation
from app.views.page import Page
from app.views.pont import Pont
from app.views.theme import theme_courant


class CahierDeBrouillons(SimpleNamespace):
    """What a page asks of the session: keep and forget drafts."""

    def __init__(self) -> None:
        super().__init__(gardes={})

    def garder_brouillon(self, champ: str, texte: str) -> None:
        """Keep a draft."""
        self.gardes[champ] = texte

    def oublier_brouillon(self, champ: str) -> None:
        """Forget it."""
        self.gardes.pop(champ, None)


@pytest.fixture
def contexte(qapp: QApplication, dossier: Dossier, catalogue: Catalogue) -> Contexte:
    """An open dossier in memory, seen by pages."""
    session: Any = CahierDeBrouillons()
    return Contexte(session, dossier, catalogue, Pont(dossier), Navigation(), theme_courant(), None)


@pytest.fixture
def ouvrir(qtbot: QtBot, contexte: Contexte) -> Callable[[Page, str], Page]:
    """Show a page as the window does: go there, refresh on each gesture."""

    def montrer(page: Page, adresse: str = "") -> Page:
        qtbot.addWidget(page)
        contexte.pont.change.connect(page.rafraichir)
        page.resize(790, 680)
        page.aller(adresse.partition(":")[2])
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        QApplication.processEvents()
        return page

    return montrer


def taper(widget: QWidget, texte: str) -> None:
    """Type any character (``keyClicks`` aborts on « É », FACTS §1.3)."""
    for caractere in texte:
        for genre in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(genre, 0, Qt.KeyboardModifier.NoModifier, caractere))


def cliquer(widget: QWidget) -> None:
    """A left click near the left edge of a control."""
    point = QPoint(min(12, widget.width() // 2), widget.height() // 2)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    QApplication.processEvents()


def trouver(page: QWidget, genre: type[Any], nom: str) -> Any:
    """The control of that objectName."""
    trouve = page.findChild(genre, nom)
    assert trouve is not None, nom
    return trouve


def quelques_structures(dossier: Dossier) -> list[str]:
    """Four structures, as in the drawing of the window."""
    return [
        structures.ajouter(dossier, nom, secteur=secteur, commune=commune, etp=Decimal(etp), budget=Decimal(budget))
        for nom, secteur, commune, etp, budget in (
            ("Les Amis du Vélo", "mobilite", "Rennes", "3.5", "142000"),
            ("Recyclerie du Pays de Redon", "reemploi", "Redon", "11", "410000"),
            ("Théâtre du Vent d’Ouest", "culture", "Fougères", "2", "96000"),
            ("Écluse et Cie", "environnement", "Vitré", "8", "305000"),
        )
    ]

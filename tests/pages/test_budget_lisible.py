"""The page of the budget at its narrowest: names, headings and totals are read whole (R16)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.services.budget import scenarios
from app.services.budget.lecture import ID_PREMIER
from app.views.budget.page import PageBudget
from app.views.contexte import Contexte
from app.views.page import Page
from tests.pages.conftest import trouver
from tests.pages.test_budget import case, depense


@pytest.fixture
def page(contexte: Contexte, ouvrir: Callable[[Page, str], Page]) -> PageBudget:
    """A budget of one line, in a window of 1366 pixels with both its panes."""
    depense(contexte, "Cabinet", "123456.78")
    page = ouvrir(PageBudget(contexte), "budget")
    assert isinstance(page, PageBudget)
    page.resize(790, 690)
    QApplication.processEvents()
    return page


def test_le_scenario_retenu_garde_son_nom_entier_en_gras(page: PageBudget, contexte: Contexte) -> None:
    scenarios.renommer(contexte.dossier, ID_PREMIER, "Cinq modules de trois journées")
    scenarios.dupliquer(contexte.dossier, ID_PREMIER, "Variante")
    QApplication.processEvents()
    bouton = trouver(page, QPushButton, f"scenarios.{ID_PREMIER}")
    gras = QFont(bouton.font())
    gras.setWeight(QFont.Weight.DemiBold)
    assert bouton.isChecked()
    assert bouton.text() == "Cinq modules de trois journées — retenu"
    assert bouton.width() >= QFontMetrics(gras).horizontalAdvance(bouton.text()) + 24, "the words and the padding"


def test_la_description_se_lit_meme_seule(page: PageBudget, contexte: Contexte) -> None:
    assert not page.scenarios.description.isVisible()
    scenarios.decrire(contexte.dossier, ID_PREMIER, "Total annoncé : 10 000 €.")
    assert page.scenarios.description.isVisible()
    assert page.scenarios.decrire.isVisible(), "what can be read can be put right"


def test_la_comparaison_depliee_n_elargit_pas_la_page(page: PageBudget, contexte: Contexte) -> None:
    scenarios.renommer(contexte.dossier, ID_PREMIER, "Cinq modules de trois journées, avec la Région")
    scenarios.dupliquer(contexte.dossier, ID_PREMIER, "Trois modules, sans la Région ni la Métropole")
    for depliant in page.depliants:
        depliant.ouvrir(True)
    QApplication.processEvents()
    contenu = page._defilement.widget()
    assert contenu is not None
    assert contenu.minimumSizeHint().width() <= page._defilement.viewport().width()
    for grille in ("comparaisonScenarios", "comparaisonExperiences"):
        widget = trouver(page, QWidget, grille)
        assert widget.mapTo(page, QPoint(widget.width(), 0)).x() <= 790


def test_les_rubriques_et_le_total_se_lisent_entiers(page: PageBudget, contexte: Contexte) -> None:
    table = page.depenses.table
    rubrique = case(table, 0, "rubrique").column()
    mots = "Suivi et évaluation"
    assert mots in [choix.texte for choix in contexte.catalogue.liste("rubriques_budget").choix]
    assert table.columnWidth(rubrique) >= table.fontMetrics().horizontalAdvance(mots) + 12
    assert table.horizontalScrollBar().maximum() == 0, "the total is on screen too"

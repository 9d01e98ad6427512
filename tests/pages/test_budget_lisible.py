"""The page of the budget at its narrowest: names, headings and totals are read whole (R16)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.models.statuts import NatureDepense
from app.services.budget import scenarios
from app.services.budget.lecture import ID_PREMIER
from app.views.budget.grille_textes import GrilleDeTextes
from app.views.budget.page import PageBudget
from app.views.contexte import Contexte
from app.views.elements import Etiquette
from app.views.page import Page
from app.views.theme import theme_courant
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


def test_a_150_pour_cent_tout_deplie_rien_ne_deborde(page: PageBudget) -> None:
    theme_courant().regler(zoom=150)
    try:
        page.resize(955, 690)  # what the rail leaves of 1366 pixels
        for depliant in page.depliants:
            depliant.ouvrir(True)
        QApplication.processEvents()
        contenu = page._defilement.widget()
        assert contenu is not None
        assert contenu.minimumSizeHint().width() <= page._defilement.viewport().width()
    finally:
        theme_courant().regler(zoom=100)


def test_a_200_pour_cent_la_comparaison_met_les_montants_sous_les_mots(page: PageBudget) -> None:
    theme_courant().regler(zoom=200)
    try:
        page.resize(905, 690)  # what the rail leaves of 1366 pixels
        page.comparaison.ouvrir(True)
        QApplication.processEvents()
        grille = trouver(page, GrilleDeTextes, "comparaisonExperiences")
        assert grille.etroite
        bord = page._defilement.viewport().width()
        for mots in grille.findChildren(Etiquette):
            if mots.isVisibleTo(grille):
                assert mots.mapTo(page._defilement, QPoint(mots.width(), 0)).x() <= bord, mots.text()
        theme_courant().regler(zoom=100)
        page.resize(1090, 690)
        page.rafraichir(None)
        QApplication.processEvents()
        assert not grille.etroite
    finally:
        theme_courant().regler(zoom=100)


def test_un_budget_de_douze_lignes_se_voit_en_entier(page: PageBudget, contexte: Contexte) -> None:
    for n in range(11):
        depense(contexte, f"Journée {n}", "12.5")
    QApplication.processEvents()
    table = page.depenses.table
    assert table.modele.rowCount() == 13, "twelve lines, and the one to add another"
    assert table.verticalScrollBar().maximum() == 0


def test_ce_qu_on_deplie_vient_sous_les_yeux(page: PageBudget) -> None:
    page.resize(790, 520)
    bouton = trouver(page, QPushButton, "ouChercher")
    page._defilement.ensureWidgetVisible(bouton)
    bouton.click()
    QApplication.processEvents()
    haut = bouton.mapTo(page._defilement.viewport(), QPoint(0, 0)).y()
    assert 0 <= haut < 100, "the heading stays in sight, at the top: what it opens is taller than the page"


def test_le_temps_donne_a_sa_propre_colonne(page: PageBudget) -> None:
    table = page.depenses.table
    colonne = case(table, 0, "libelle").column()
    assert table.modele.headerData(colonne, Qt.Orientation.Horizontal) == "Dépense"
    page.depenses.montrer_nature(NatureDepense.VALORISATION_BENEFICIAIRES)
    assert table.modele.headerData(colonne, Qt.Orientation.Horizontal) == "Temps donné"


def test_les_rubriques_et_le_total_se_lisent_entiers(page: PageBudget, contexte: Contexte) -> None:
    table = page.depenses.table
    rubrique = case(table, 0, "rubrique").column()
    mots = "Suivi et évaluation"
    assert mots in [choix.texte for choix in contexte.catalogue.liste("rubriques_budget").choix]
    assert table.columnWidth(rubrique) >= table.fontMetrics().horizontalAdvance(mots) + 12
    assert table.horizontalScrollBar().maximum() == 0, "the total is on screen too"
    gras = QFont(table.font())
    gras.setWeight(QFont.Weight.DemiBold)
    for k in range(table.modele.columnCount()):
        titre = table.modele.colonne(k).entete
        assert table.columnWidth(k) >= QFontMetrics(gras).horizontalAdvance(titre) + 14, titre

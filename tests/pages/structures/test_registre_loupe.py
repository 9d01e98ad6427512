"""Registers, groups and plans in large type on a small screen (1366×768): words whole, rows in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from app.services import groupes, structures
from app.views.contexte import Contexte
from app.views.elements import Etiquette
from app.views.groupes.page import PageGroupes
from app.views.page import Page
from app.views.plans.page import PagePlans
from app.views.structures.page import PageStructures
from app.views.theme import theme_courant
from tests.pages.conftest import quelques_structures, trouver

Ouvrir = Callable[..., Page]

_CADRE = (250, 86)
"""What the window keeps for its rail and its bars, in pixels at 100 %."""


@pytest.fixture(autouse=True)
def taille_normale() -> Iterator[None]:
    """Afterwards, other tests see the usual size."""
    yield
    theme_courant().regler(zoom=100)


def au_zoom(ouvrir: Ouvrir, page: Page, zoom: int) -> Page:
    """The page as large as a screen of 1366×768 leaves it."""
    ouverte = ouvrir(page)
    ouverte.setFixedSize(1366 - _CADRE[0] * zoom // 100, 768 - _CADRE[1] * zoom // 100)  # as the window squeezes it
    QApplication.processEvents()
    return ouverte


def coupes(page: Page) -> list[str]:
    """The buttons on show whose words don’t fit."""
    boutons = (bouton for bouton in page.findChildren(QPushButton) if bouton.isVisible())
    return [bouton.text() for bouton in boutons if bouton.width() < bouton.sizeHint().width()]


@pytest.mark.parametrize("zoom", [100, 150, 175])
def test_aucun_bouton_n_est_coupe(contexte: Contexte, ouvrir: Ouvrir, zoom: int) -> None:
    quelques_structures(contexte.dossier)
    groupes.commencer(contexte.dossier)
    theme_courant().regler(zoom=zoom)
    for page in (PageStructures(contexte), PageGroupes(contexte), PagePlans(contexte)):
        assert coupes(au_zoom(ouvrir, page, zoom)) == []


def test_a_150_pour_cent_on_voit_encore_des_lignes(contexte: Contexte, ouvrir: Ouvrir) -> None:
    for k in range(20):
        structures.ajouter(contexte.dossier, f"Association {k}")
    theme_courant().regler(zoom=150)
    page = au_zoom(ouvrir, PageStructures(contexte), 150)
    assert isinstance(page, PageStructures)
    assert page.table.viewport().height() // page.table.rowHeight(0) >= 4
    compteurs = trouver(page, Etiquette, "compteurs")
    assert compteurs.text() == "20\xa0structures", "the line of the funnel says the degrees"
    page.setFixedSize(1100, 700 * 3 // 2)
    QApplication.processEvents()
    assert "repérées" in compteurs.text()


def test_a_l_etroit_le_bouton_dit_combien(contexte: Contexte, ouvrir: Ouvrir) -> None:
    quelques_structures(contexte.dossier)
    page = ouvrir(PageStructures(contexte))
    modifier = trouver(page, QPushButton, "modifierSelection")
    for large, dit in ((1100, "Modifier la sélection…"), (700, "Modifier 4…")):
        page.resize(large, 680)
        page.table.selectAll()  # type: ignore[attr-defined]
        assert modifier.text() == dit
        assert modifier.accessibleName() == "Modifier la sélection… (4\xa0structures sélectionnées)"


def test_les_objectifs_individuels_ont_plus_de_place_que_les_noms(contexte: Contexte, ouvrir: Ouvrir) -> None:
    structures.ajouter(contexte.dossier, "Office de tourisme intercommunal des Trois Clochers et du Bassin de Redon")
    page = ouvrir(PagePlans(contexte), "plans:objectifs")
    page.resize(1100, 680)
    QApplication.processEvents()
    table = page.objectifs.table  # type: ignore[attr-defined]
    noms, attentes = (
        table.columnWidth(table.modele.rang_de_colonne(nom)) for nom in ("structure", "objectif_individuel")
    )
    assert noms < attentes

"""A dossier of four structures, and the page of their plans."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from app.services import registres
from app.services.registres.plans import registre_des_lignes
from app.views.contexte import Contexte
from app.views.elements import Etiquette
from app.views.page import Page
from app.views.plans.lignes import TableLignes
from app.views.plans.page import PagePlans
from tests.pages.conftest import quelques_structures, trouver

Ouvrir = Callable[[Page, str], Page]


@pytest.fixture
def ids(contexte: Contexte) -> list[str]:
    """Four structures."""
    return quelques_structures(contexte.dossier)


@pytest.fixture
def page(contexte: Contexte, ouvrir: Ouvrir, ids: list[str]) -> PagePlans:
    """The plans, on the first structure."""
    page = ouvrir(PagePlans(contexte), "plans")
    assert isinstance(page, PagePlans)
    page.resize(1104, 680)
    return page


def ligne(contexte: Contexte, structure: str, difficulte: str, **champs: Any) -> str:
    """Enter a line in the plan of a structure."""
    registre = registre_des_lignes(contexte.dossier, contexte.catalogue, structure)
    return registres.ajouter(contexte.dossier, registre, {"difficulte": difficulte, **champs})


def table_de(page: PagePlans) -> TableLignes:
    """The five columns."""
    assert page.plan is not None
    return page.plan.table


def viser(table: Any, rang: int, nom: str) -> None:
    """Make a cell current."""
    table.setFocus()
    table.setCurrentIndex(table.modele.index(rang, table.modele.rang_de_colonne(nom)))


def texte_de(page: QWidget, nom: str) -> str:
    """What a label says."""
    return str(trouver(page, Etiquette, nom).text())

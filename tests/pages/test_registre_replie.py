"""Registers whose rows are named by sentences: read from their beginning, on two lines where it takes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services import decisions, registres
from app.services.registres.decisions import registre_des_decisions
from app.services.registres.objectifs import registre_des_objectifs
from app.views.contexte import Contexte
from app.views.objectifs.tableaux import TableauDuRegistre
from app.views.page import Page
from app.views.registre.figee import ColonneFigee
from app.views.vigilance.decisions import PageDecisions

Ouvrir = Callable[..., Page]

LONGUE = "Donner aux offices de tourisme de la région les moyens d’être acteurs, et non objets, des schémas locaux"
AUJOURDHUI = date(2026, 11, 21)


@pytest.fixture
def tableau(contexte: Contexte, ouvrir: Ouvrir) -> TableauDuRegistre:
    """Objectives as a table, a short one and two long ones that begin alike."""
    for texte in ("Bref", f"{LONGUE} d’organisation touristique.", f"{LONGUE} de mobilité, avec leurs voisins."):
        registre = registre_des_objectifs(contexte.dossier, contexte.catalogue)
        registres.ajouter(contexte.dossier, registre, {"texte": texte})
    page = ouvrir(TableauDuRegistre(contexte, "objectifs"), "objectifs")
    assert isinstance(page, TableauDuRegistre)
    return page


def test_une_phrase_se_lit_du_debut_sur_deux_lignes(tableau: TableauDuRegistre) -> None:
    table = tableau.table
    assert table.rowHeight(1) == table.rowHeight(2) > table.rowHeight(0)
    deux, trois = (table.viewport().grab(table.visualRect(table.modele.index(i, 0))).toImage() for i in (1, 2))
    assert deux == trois, "cut at the end: what is painted is where they are alike"


def test_une_ligne_suit_ce_que_l_on_y_ecrit(tableau: TableauDuRegistre) -> None:
    table = tableau.table
    basse, haute = table.rowHeight(0), table.rowHeight(1)
    table.modele.setData(table.modele.index(0, 0), LONGUE)
    assert table.rowHeight(0) == haute
    table.modele.setData(table.modele.index(0, 0), "Bref")
    assert table.rowHeight(0) == basse
    table.setColumnWidth(0, 1400)
    assert table.rowHeight(1) == basse, "a column dragged wide enough"


def test_la_colonne_qui_reste_suit_les_lignes(tableau: TableauDuRegistre) -> None:
    table = tableau.table
    for k in range(1, table.modele.columnCount()):
        table.setColumnWidth(k, 400)
    QApplication.processEvents()
    table.horizontalScrollBar().setValue(200)
    figee = table.findChild(ColonneFigee, "colonneFigee")
    assert isinstance(figee, ColonneFigee)
    assert figee.isVisible()

    def hauteurs() -> list[tuple[int, int]]:
        return [(figee.rowHeight(i), table.rowHeight(i)) for i in range(table.modele.rowCount())]

    assert all(ici == la for ici, la in hauteurs())
    assert len({la for _, la in hauteurs()}) == 2
    table.modele.setData(table.modele.index(0, 0), LONGUE)
    table.modele.recharger()
    assert all(ici == la for ici, la in hauteurs())


def test_un_long_registre_a_des_lignes_egales(contexte: Contexte, ouvrir: Ouvrir) -> None:
    registre = registre_des_decisions(contexte.dossier, contexte.catalogue)
    with contexte.dossier.operation("Décisions") as op:
        assert registre.creer is not None
        for n in range(130):
            registre.creer(op, {"texte": f"Décision {n}"})
    page = ouvrir(PageDecisions(contexte), "")
    assert isinstance(page, PageDecisions)
    assert len({page.table.rowHeight(i) for i in range(131)}) == 1
    page.filtre.setText("Décision 77")
    page.table.filtrer("Décision 77")
    QApplication.processEvents()
    assert page.table.rowHeight(0) == page.table.rowHeight(1), "few rows: one line each"


def test_une_decision_en_retard_se_voit_et_se_dit_dans_sa_ligne(contexte: Contexte, ouvrir: Ouvrir) -> None:
    registre = registre_des_decisions(contexte.dossier, contexte.catalogue)
    hier, demain = AUJOURDHUI - timedelta(days=1), AUJOURDHUI + timedelta(days=1)
    tardive = registres.ajouter(contexte.dossier, registre, {"texte": "Relancer", "echeance": hier})
    registres.ajouter(contexte.dossier, registre, {"texte": "Écrire", "echeance": demain})
    page = ouvrir(PageDecisions(contexte, aujourdhui=lambda: AUJOURDHUI), "")
    assert isinstance(page, PageDecisions)
    modele = page.table.modele
    cases = [modele.index(rang, modele.rang_de_colonne("echeance")) for rang in range(2)]
    assert [case.data() for case in cases] == ["⚠\u00a020/11/2026", "22/11/2026"]
    dites = [str(case.data(Qt.ItemDataRole.AccessibleTextRole)) for case in cases]
    assert [dite.endswith(", en retard") for dite in dites] == [True, False]
    assert cases[0].data(Qt.ItemDataRole.EditRole) == hier
    decisions.faire_plusieurs(contexte.dossier, [tardive], AUJOURDHUI)
    assert cases[0].data() == "20/11/2026", "done, it is not late any more"


@pytest.mark.parametrize("large", [588, 700])
def test_a_l_etroit_la_phrase_garde_de_quoi_se_lire(contexte: Contexte, ouvrir: Ouvrir, large: int) -> None:
    registre = registre_des_decisions(contexte.dossier, contexte.catalogue)
    registres.ajouter(contexte.dossier, registre, {"texte": LONGUE})
    page = ouvrir(PageDecisions(contexte), "")
    assert isinstance(page, PageDecisions)
    table = page.table
    page.resize(page.width() + large - table.viewport().width(), 600)
    QApplication.processEvents()
    assert table.columnWidth(0) >= 150
    assert table.columnWidth(table.modele.rang_de_colonne("echeance")) == 112, "the mark of a late one and its day"
    assert table.horizontalScrollBar().maximum() == 0

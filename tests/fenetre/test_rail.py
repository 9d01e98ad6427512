"""The rail says where one is, and lets the names of places be read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.models.budget_calcul import dire_solde
from app.services import structures
from app.views.fenetre.espace import Espace
from app.views.fenetre.pages import GENRES, rang_du_rail
from app.views.fenetre.principale import FenetrePrincipale
from app.views.fenetre.rail import Rail, mots_entiers
from app.views.fenetre.rail_modele import GenreRang, Rang
from app.views.theme import theme_courant

OU_L_ON_EST = {
    "phase:cibler": "Cibler les structures",
    "action:cibler.territoire": "Cibler les structures",
    "point:cibler.territoire/aire": "Cibler les structures",
    "formulaire:projet#cout_total": "Projet d’intervention",
    "structures:doublons-absents": "Structures",
    "plans:lignes": "Plans d’accompagnement",
    "partenaires:pilotage": "Partenaires",
    "partenaires:carte": "Partenaires",
    "objectifs:tableau": "Objectifs et résultats",
    "vigilance:decisions": "Vigilance et décisions",
    "comite:membres": "Comité d’appui",
    "comite:passees": "Comité d’appui",
    "budget:ou-chercher": "Budget et financement",
    "echeances:frise": "Échéancier",
    "document:reseau-partenarial": "Grilles et rapports",
    "fiche:fp4": "Repères et expériences",
    "journal": "Journal",
}

MONTANT = dire_solde(Decimal(-1_234_567))


@pytest.fixture
def espace(fenetre: FenetrePrincipale) -> Espace:
    """What surrounds the pages."""
    assert fenetre.travail is not None
    return fenetre.travail.espace


def rangs(espace: Espace) -> list[Rang]:
    """The rows of the rail that lead somewhere."""
    modele = espace.rail.modele
    return [r for n in range(modele.rowCount()) if (r := modele.rang(n)) and r.adresse]


def allumes(espace: Espace) -> list[str]:
    """The words of the rows marked as where one is."""
    return [rang.texte for rang in rangs(espace) if rang.adresse == espace.rail.adresse_montree()]


@pytest.mark.parametrize("adresse", OU_L_ON_EST)
def test_le_rail_dit_ou_l_on_est(adresse: str, espace: Espace) -> None:
    espace.aller(adresse)
    assert allumes(espace) == [OU_L_ON_EST[adresse]]


@pytest.mark.parametrize("genre", ["structure", "plan"])
def test_une_structure_allume_son_registre(genre: str, espace: Espace) -> None:
    id = structures.ajouter(espace.contexte.dossier, "Les Amis du Vélo")
    espace.aller(f"{genre}:{id}")
    assert allumes(espace) == ["Structures" if genre == "structure" else "Plans d’accompagnement"]


def test_chaque_genre_d_adresse_a_sa_place_dans_le_rail(espace: Espace) -> None:
    cibles = {"phase": "cibler", "action": "cibler.territoire", "point": "cibler.territoire/aire", "formulaire": "role"}
    connus = {rang.adresse for rang in rangs(espace)}
    perdus = {genre for genre in GENRES if rang_du_rail(f"{genre}:{cibles.get(genre, 'x')}") not in connus}
    assert perdus == {"reglages"}  # of the program, not of the dossier: none of the registers


def test_un_montant_ne_coupe_pas_le_nom_de_l_endroit() -> None:
    mesure = QFontMetrics(theme_courant().police())
    assert mots_entiers(MONTANT, mesure.horizontalAdvance(MONTANT), mesure) == MONTANT
    assert mots_entiers(MONTANT, mesure.horizontalAdvance(MONTANT) - 1, mesure) == "manque…"
    assert mots_entiers(MONTANT, mesure.horizontalAdvance("manque"), mesure) == ""
    assert mots_entiers("12 déc. · 2\u00a0réserves", mesure.horizontalAdvance("12 déc.…"), mesure) == "12 déc.…"


def rang_du_budget(rail: Rail, mots: str) -> QModelIndex:
    """The rail with the budget alone, which says ``mots`` at its right."""
    rail.modele.definir((Rang(GenreRang.REGISTRE, "Budget et financement", mots, "budget"),))
    return rail.modele.index(0, 0)


def test_le_nom_se_lit_en_entier_a_cote_d_un_long_montant(qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.resize(rail.width(), 200)
    with qtbot.waitExposed(rail):
        rail.show()

    def nom(mots: str) -> QImage:
        cadre = rail.visualRect(rang_du_budget(rail, mots))
        theme = theme_courant()
        cadre.setWidth(theme.px(22) + QFontMetrics(theme.police()).horizontalAdvance("Budget et financement"))
        return rail.viewport().grab(cadre).toImage()

    assert nom(MONTANT) == nom("")


def test_ce_qui_n_a_pas_de_place_se_lit_au_survol(qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    assert rang_du_budget(rail, MONTANT).data(Qt.ItemDataRole.ToolTipRole) == MONTANT


def test_revenir_ne_rouvre_pas_une_fenetre(
    fenetre: FenetrePrincipale, espace: Espace, monkeypatch: pytest.MonkeyPatch
) -> None:
    ouvertes: list[str] = []

    def importer(_contexte: object, _parent: QWidget) -> None:
        ouvertes.append("importer")

    monkeypatch.setattr("app.views.structures.page.importer_une_liste", importer)
    espace.aller("structures:importer")
    espace.aller("journal")
    espace.reculer()
    assert espace.adresse() == "structures"
    fenetre.theme.regler(zoom=110)
    assert ouvertes == ["importer"]

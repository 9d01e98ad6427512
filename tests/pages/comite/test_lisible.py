"""What one reads of a session on the page of the comité d’appui: fields in line, the hour computed, titles whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget

from app.services.comite import ordre_du_jour, seances
from app.views.comite.page import PageComite
from app.views.comite.rendez_vous import RendezVous
from app.views.contexte import Contexte
from app.views.registre.delegue_replie import DelegueReplie
from app.views.theme import theme_courant

TITRES = (
    "Accueil, tour de table",
    "Où en est la mobilisation des 60 structures",
    "Le projet d’intervention et ses objectifs",
    "Les offres reçues et le choix du prestataire",
)


@pytest.fixture(autouse=True)
def taille_normale() -> Iterator[None]:
    """Afterwards, other tests see the usual size."""
    yield
    theme_courant().regler(zoom=100)


def rendez_vous(page: PageComite) -> RendezVous:
    """« Quand et où », as the page has laid it out."""
    assert page.seance is not None
    page.resize(1104, 680)
    QApplication.processEvents()
    return page.seance.rendez_vous


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_la_date_et_les_heures_sont_sur_une_meme_ligne(prevue: str, contexte: Contexte, ouvrir: Any, zoom: int) -> None:
    theme_courant().regler(zoom=zoom)
    page = ouvrir(PageComite(contexte), "comite")
    fiche = rendez_vous(page)

    def haut(widget: QWidget) -> int:
        return widget.mapTo(fiche, QPoint(0, 0)).y()

    noms = ("jour", "debut", "fin")
    assert len({haut(fiche.champs[nom].libelle) for nom in noms}) == 1
    cadres = [getattr(fiche.controles[nom], "ligne", fiche.controles[nom]) for nom in noms]
    assert len({(haut(cadre), cadre.height()) for cadre in cadres}) == 1


def test_la_fin_proposee_est_celle_que_les_points_font(prevue: str, page: PageComite, contexte: Contexte) -> None:
    fin = rendez_vous(page).controles["fin"]
    points = ordre_du_jour.points(contexte.dossier, prevue)
    for point in points:
        ordre_du_jour.modifier(contexte.dossier, point.id, duree=None)
    assert fin.placeholderText() == "", "nothing tells it"
    ordre_du_jour.modifier(contexte.dossier, points[0].id, duree=65)
    assert fin.placeholderText() == "15\u00a0h\u00a035, d’après les points"
    seances.modifier(contexte.dossier, prevue, debut="en fin de journée")
    assert fin.placeholderText() == ""


def test_les_titres_de_l_ordre_du_jour_se_lisent_entiers(prevue: str, page: PageComite, contexte: Contexte) -> None:
    for point in ordre_du_jour.points(contexte.dossier, prevue):
        ordre_du_jour.retirer(contexte.dossier, point.id)
    for titre in TITRES:
        ordre_du_jour.ajouter(contexte.dossier, prevue, titre, duree=10, rapporteur="Nadège Corvaisier")
    rendez_vous(page)
    assert page.seance is not None
    table = page.seance.ordre.table
    delegue = table.itemDelegate()
    assert isinstance(delegue, DelegueReplie)
    mesure = QFontMetricsF(theme_courant().police())
    for rang in range(len(TITRES)):
        assert delegue.tient(mesure, table.modele.index(rang, 0), table.columnWidth(0)), TITRES[rang]
        assert table.rowHeight(rang) == table.rowHeight(0), "nobody’s name takes two lines"
    long = "Ce que les structures attendent du comité d’appui, et ce que le comité attend d’elles cette année"
    ordre_du_jour.ajouter(contexte.dossier, prevue, long)
    QApplication.processEvents()
    assert table.rowHeight(len(TITRES)) > table.rowHeight(0)
    lignes = sum(table.rowHeight(rang) for rang in range(table.modele.rowCount()))
    assert table.viewport().height() >= lignes, "the table is as high as its rows"

"""Addresses of the comité d’appui: what Ctrl+K and the journal lead to is on screen, not only its page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.models.comite import Membre
from app.services.comite import reserves, seances
from app.services.lieux import lieu_du_geste
from app.services.recherche import Recherche
from app.views.comite.page import PageComite
from app.views.contexte import Contexte
from tests.pages.comite.conftest import Ouvrir
from tests.pages.conftest import trouver


@pytest.fixture
def odile(contexte: Contexte) -> str:
    """Someone who sits, among others."""
    with contexte.dossier.operation("Membre") as op:
        op.creer(Membre, nom="Yann Le Goff", organisme="Organisme fictif")
    with contexte.dossier.operation("Membre") as op:
        return op.creer(Membre, nom="Odile Ferrand", organisme="DDETS")


@pytest.fixture
def deux(contexte: Contexte) -> list[str]:
    """Two reservations of a session held."""
    seance = seances.programmer(contexte.dossier, date(2026, 10, 6))
    ids = [reserves.emettre(contexte.dossier, seance, texte) for texte in ("La part de la Région", "Un référent")]
    seances.clore(contexte.dossier, seance, contexte.dossier._horloge())
    return ids


def test_un_membre_trouve_est_a_l_ecran(odile: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    (trouve,) = Recherche(contexte.catalogue, contexte.dossier).chercher("odile")
    assert trouve.adresse == f"comite:membres:{odile}"
    page: Any = ouvrir(PageComite(contexte), trouve.adresse)
    assert (page.vue, page.membres.fiche.id) == ("membres", odile)
    assert page.membres.fiche.isVisible()


def test_le_journal_mene_a_un_membre_tant_qu_il_est_la(odile: str, contexte: Contexte) -> None:
    geste = contexte.dossier.requete("SELECT max(operation) FROM journal")[0][0]
    assert lieu_du_geste(contexte.dossier, geste) == f"comite:membres:{odile}"
    with contexte.dossier.operation("Membre retiré") as op:
        op.supprimer(Membre, odile)
    assert lieu_du_geste(contexte.dossier, geste) == "comite:membres"


def test_un_membre_parti_se_dit(odile: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    dites: list[str] = []
    contexte.navigation.annonce.connect(dites.append)
    page: Any = ouvrir(PageComite(contexte), "comite:membres:disparu")
    assert page.vue == "membres"
    assert "n’est plus dans le registre" in "".join(dites)


def test_une_reserve_partie_ne_fait_pas_croire_qu_il_n_y_a_rien(
    deux: list[str], contexte: Contexte, ouvrir: Ouvrir
) -> None:
    dites: list[str] = []
    contexte.navigation.annonce.connect(dites.append)
    page: Any = ouvrir(PageComite(contexte), f"comite:reserve:{deux[1]}")
    assert page.passees.reserve.id == deux[1]
    page.aller("reserve:disparue")
    assert dites == ["Cette réserve n’existe plus."]
    assert page.passees.reserve.isVisible()
    assert not any("Aucune séance" in e.text() for e in page.findChildren(QLabel) if e.isVisible())


def test_supprimer_une_reserve_ne_met_pas_la_suivante_sous_la_main(
    deux: list[str], contexte: Contexte, ouvrir: Ouvrir
) -> None:
    page: Any = ouvrir(PageComite(contexte), f"comite:reserve:{deux[0]}")
    supprimer = trouver(page, QPushButton, "supprimerReserve")
    supprimer.setFocus()
    for _ in range(2):
        if (cible := QApplication.focusWidget()) is not None:
            QTest.keyClick(cible, Qt.Key.Key_Space)
        QApplication.processEvents()
    assert [r.id for r in reserves.lister(contexte.dossier)] == [deux[1]]
    assert QApplication.focusWidget() is page.passees.liste

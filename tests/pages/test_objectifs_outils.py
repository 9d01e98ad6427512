"""Objectives, results and indicators inside the cards of the actions that fix them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.trace import OPERATIONNEL
from app.services import objectifs
from app.views.contexte import Contexte
from app.views.elements import CaseACocher, ChampTexte
from app.views.objectifs.outil import OutilObjectifs
from app.views.objectifs.outil_indicateurs import OutilIndicateurs
from tests.pages.conftest import taper, trouver


@pytest.fixture
def ids(contexte: Contexte) -> dict[str, str]:
    """An objective, two results, an indicator."""
    with contexte.dossier.operation("Début") as op:
        a = op.creer(Objectif, texte="Outiller", ordre=1)
        r = op.creer(Resultat, objectif=a, texte="Des contrats à jour", ordre=1)
        op.creer(Resultat, objectif=a, texte="Des bénévoles informés", ordre=2)
        i = op.creer(Indicateur, resultat=r, texte="Contrats relus", registre="efficacite")
    return {"a": a, "r": r, "i": i}


def textes_de(contexte: Contexte, genre: str) -> list[str]:
    """The words of the objectives of one kind, in their order."""
    return [objectif["libelle"] for objectif in objectifs.lister(contexte.dossier, contexte.catalogue, genre)]


def test_cocher_un_objectif_du_guide_puis_le_dire_avec_nos_mots(contexte: Contexte, qtbot: QtBot) -> None:
    outil = OutilObjectifs(contexte, "objectifs.operationnels")
    qtbot.addWidget(outil)
    contexte.pont.change.connect(outil.rafraichir)
    with qtbot.waitExposed(outil):
        outil.show()
    mots = trouver(outil, ChampTexte, "mots.besoins")
    assert not mots.isVisible()
    trouver(outil, CaseACocher, "guide.besoins").click()
    assert mots.isVisible()
    taper(mots, "Écouter d’abord")
    mots.terminer()
    assert textes_de(contexte, OPERATIONNEL) == ["Écouter d’abord"]
    outil.table.modele.setData(outil.table.modele.index(0, 0), "Décider")
    assert [o["code"] for o in contexte.dossier.lignes(Objectif)] == ["besoins", None]
    assert outil.table.modele.total == 1
    trouver(outil, CaseACocher, "guide.besoins").click()
    assert textes_de(contexte, OPERATIONNEL) == ["Décider"]
    contexte.dossier.annuler()
    assert mots.valeur() == "Écouter d’abord"


def test_les_resultats_se_fixent_dans_leur_action(contexte: Contexte, qtbot: QtBot, ids: dict[str, str]) -> None:
    outil = OutilObjectifs(contexte, "projet.adapter")
    qtbot.addWidget(outil)
    contexte.pont.change.connect(outil.rafraichir)
    assert outil.table.modele.total == 2
    outil.table.modele.setData(outil.table.modele.index(2, 0), "Un groupe qui dure")
    assert contexte.dossier.lignes(Resultat)[-1]["texte"] == "Un groupe qui dure"


def test_les_indicateurs_et_les_registres_qui_en_manquent(
    contexte: Contexte, qtbot: QtBot, ids: dict[str, str]
) -> None:
    outil = OutilIndicateurs(contexte, "projet.cadre-evaluation")
    qtbot.addWidget(outil)
    contexte.pont.change.connect(outil.rafraichir)
    outil.show()
    with contexte.dossier.operation("Registres") as op:
        op.poser(ProjetIntervention, ID_PROJET, evaluation_registres=("efficacite", "pertinence"))
    assert outil.findChild(QPushButton, "combler.efficacite") is None
    assert trouver(outil, QPushButton, "combler.pertinence").isVisible()
    colonne = outil.table.modele.rang_de_colonne("registre")
    outil.table.modele.setData(outil.table.modele.index(0, colonne), "pertinence")
    QApplication.sendPostedEvents(None, 52)
    assert outil.findChild(QPushButton, "combler.pertinence") is None
    assert outil.findChild(QPushButton, "combler.efficacite") is not None


def test_en_lecture_seule_rien_ne_se_coche(contexte: Contexte, qtbot: QtBot) -> None:
    objectifs.prendre(contexte.dossier, contexte.catalogue, OPERATIONNEL, "besoins")
    contexte.dossier.lecture_seule = True
    outil = OutilObjectifs(contexte, "objectifs.operationnels")
    qtbot.addWidget(outil)
    assert trouver(outil, CaseACocher, "guide.besoins").isChecked()
    assert not trouver(outil, CaseACocher, "guide.besoins").isEnabled()
    assert trouver(outil, ChampTexte, "mots.besoins").isReadOnly()
    assert outil.table.modele.rowCount() == 0

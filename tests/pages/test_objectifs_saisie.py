"""Objectives taken up from the dialog, sheets wide enough for what they ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.trace import OPERATIONNEL
from app.views.contexte import Contexte
from app.views.elements import Etiquette
from app.views.objectifs.guide import DialogueObjectifs
from app.views.objectifs.page import PageObjectifs
from app.views.page import Page
from app.views.theme import theme_courant
from tests.pages.conftest import trouver

Ouvrir = Callable[[Page, str], Page]


def test_ce_qui_est_coche_d_un_genre_reste_quand_on_passe_a_l_autre(contexte: Contexte, ouvrir: Ouvrir) -> None:
    """Ticked among the operational, written among the strategic: both are added, and one Ctrl+Z takes both back."""
    page = ouvrir(PageObjectifs(contexte), "")
    assert isinstance(page, PageObjectifs)
    assert page.carte is not None

    def remplir() -> None:
        dialogue: Any = QApplication.activeModalWidget()
        dialogue.cases[OPERATIONNEL, "besoins"].click()
        trouver(dialogue, QPushButton, "genreObjectif.strategique").click()
        assert not dialogue.cases[OPERATIONNEL, "besoins"].isVisible()
        dialogue.notre.proposer("Faire durer l’emploi")
        assert "1\u00a0stratégique, 1\u00a0opérationnel." in trouver(dialogue, Etiquette, "objectifsChoisis").text()
        trouver(dialogue, QPushButton, "ajouterObjectifs").click()

    QTimer.singleShot(50, remplir)
    page.carte.vide.demande.emit()
    assert [(o["genre"], o["code"] or o["texte"]) for o in contexte.dossier.lignes(Objectif)] == [
        ("strategique", "Faire durer l’emploi"), (OPERATIONNEL, "besoins"),
    ]  # fmt: skip
    contexte.dossier.annuler()
    assert contexte.dossier.lignes(Objectif) == []


@pytest.mark.parametrize("zoom", [100, 125, 150])
def test_aucun_champ_de_la_fiche_n_est_coupe(contexte: Contexte, ouvrir: Ouvrir, zoom: int) -> None:
    """On a window of 1366 × 768: from an objective to an indicator, whose fields are wider."""
    with contexte.dossier.operation("Début") as op:
        objectif = op.creer(Objectif, texte="Outiller", ordre=1)
        resultat = op.creer(Resultat, objectif=objectif, texte="Des contrats à jour", ordre=1)
        indicateur = op.creer(Indicateur, resultat=resultat, texte="Contrats relus")
    theme_courant().regler(zoom=zoom)
    try:
        page: Any = ouvrir(PageObjectifs(contexte), "objectifs")
        page.resize(1104, 680)
        for id in (objectif, resultat, indicateur):
            page.aller(f"objectifs:{id}")
            QApplication.processEvents()
            fiche = page.carte.avec_fiche.fiche
            place = fiche.defilement.viewport()
            for nom, champ in fiche.champs.items():
                droite = champ.mapTo(place, QPoint(champ.width(), 0)).x()
                assert droite <= place.width(), (nom, droite, place.width())
    finally:
        theme_courant().regler(zoom=100)


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_le_choix_des_objectifs_tient_sur_l_ecran(contexte: Contexte, qtbot: QtBot, zoom: int) -> None:
    """What is above and below the list is counted: its buttons are never under the edge of the screen."""
    theme_courant().regler(zoom=zoom)
    try:
        dialogue = DialogueObjectifs(contexte)
        qtbot.addWidget(dialogue)
        dialogue.cases[OPERATIONNEL, "besoins"].click()
        dialogue.adjustSize()
        assert dialogue.height() < dialogue.screen().availableGeometry().height()
    finally:
        theme_courant().regler(zoom=100)


def test_ce_que_chaque_registre_regardera_ne_se_dit_que_s_il_y_en_a_un(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page: Any = ouvrir(PageObjectifs(contexte), "objectifs:evaluation")
    page.aller("objectifs:evaluation")

    def dites() -> list[str]:
        return [e.text() for e in page.evaluation.findChildren(Etiquette) if e.isVisible()]

    assert "Ce que chaque registre regardera" not in dites()
    with contexte.dossier.operation("Registres") as op:
        op.poser(ProjetIntervention, ID_PROJET, evaluation_registres=("efficacite",))
    assert "Ce que chaque registre regardera" in dites()

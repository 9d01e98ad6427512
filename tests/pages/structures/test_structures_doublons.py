"""Structures entered twice: found while nobody waits, looked at side by side, made one (R06)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.models.structure import PaireDistincte, Structure
from app.services import doublons, structures
from app.views.contexte import Contexte
from app.views.elements import CaseACocher
from app.views.page import Page
from app.views.structures.doublons import DialogueDoublons
from app.views.structures.page import PageStructures
from app.views.structures.veille_doublons import VeilleDoublons
from tests.fabrique import photographier
from tests.pages.conftest import cliquer, quelques_structures, trouver

Ouvrir = Callable[[Page, str], Page]


@pytest.fixture
def page(contexte: Contexte, ouvrir: Ouvrir) -> PageStructures:
    """Four structures, and one of them again."""
    quelques_structures(contexte.dossier)
    structures.ajouter(contexte.dossier, "Amis du velo", commune="RENNES", budget=Decimal(12000), etp=Decimal(2))
    page = ouvrir(PageStructures(contexte), "structures")
    assert isinstance(page, PageStructures)
    return page


@pytest.fixture
def dialogue(page: PageStructures, contexte: Contexte, qtbot: QtBot) -> DialogueDoublons:
    """The dialog on that pair."""
    page.veille.chercher_tout()
    dialogue = DialogueDoublons(contexte, page.veille, page)
    qtbot.addWidget(dialogue)
    dialogue.show()
    return dialogue


def veille_d_un_autre_jour(contexte: Contexte) -> VeilleDoublons:
    """What finds the pairs when the page is opened anew."""
    veille = VeilleDoublons(contexte.dossier)
    veille.chercher_tout()
    return veille


def test_le_bouton_vient_tout_seul_et_se_tait_ensuite(page: PageStructures, contexte: Contexte, qtbot: QtBot) -> None:
    bouton = trouver(page, QPushButton, "doublonsPossibles")
    assert not bouton.isVisible()
    qtbot.waitUntil(bouton.isVisible, timeout=4000)
    assert bouton.text() == "1\u00a0doublon possible"
    structures.modifier(contexte.dossier, contexte.dossier.lignes(Structure)[4]["id"], "nom", "Tout autre chose")
    qtbot.waitUntil(lambda: not bouton.isVisible(), timeout=4000)


def test_fusionner_en_choisissant_puis_annuler(
    dialogue: DialogueDoublons, page: PageStructures, contexte: Contexte
) -> None:
    avant = photographier(contexte.dossier)
    cliquer(trouver(dialogue, CaseACocher, "doublon.etp.garde"))
    cliquer(trouver(dialogue, CaseACocher, "doublon.budget.absorbee"))
    cliquer(dialogue.fusionner)
    une = contexte.dossier.lignes(Structure)[0]
    assert (une["etp"], une["budget"], une["nom"]) == (Decimal("3.5"), Decimal(12000), "Les Amis du Vélo")
    assert "142\u202f000\u00a0€" in une["notes"]
    assert structures.compter(contexte.dossier) == 4
    assert page.veille.paires == ()
    assert not dialogue.fusionner.isVisible()
    contexte.dossier.annuler()
    assert photographier(contexte.dossier) == avant


def test_une_seule_valeur_est_cochee_par_champ(dialogue: DialogueDoublons) -> None:
    absorbee = trouver(dialogue, CaseACocher, "doublon.nom.absorbee")
    cliquer(absorbee)
    assert not trouver(dialogue, CaseACocher, "doublon.nom.garde").isChecked()
    cliquer(absorbee)
    assert absorbee.isChecked()
    assert dialogue.choix()["nom"] == "absorbee"


def test_ce_ne_sont_pas_les_memes(dialogue: DialogueDoublons, page: PageStructures, contexte: Contexte) -> None:
    avant = photographier(contexte.dossier)
    cliquer(trouver(dialogue, QPushButton, "doublonsDifferentes"))
    page.veille.chercher_tout()
    assert page.veille.paires == ()
    assert veille_d_un_autre_jour(contexte).paires == (), "another day, the dossier still knows"
    contexte.dossier.annuler()
    assert photographier(contexte.dossier) == avant
    page.rafraichir(None)
    page.veille.chercher_tout()
    assert len(page.veille.paires) == 1


def test_ce_qu_on_a_dit_d_une_paire_se_reprend(
    dialogue: DialogueDoublons, page: PageStructures, contexte: Contexte
) -> None:
    cliquer(trouver(dialogue, QPushButton, "doublonsDifferentes"))
    bouton = trouver(dialogue, QPushButton, "doublonsDistinguees")
    assert bouton.text() == "1\u00a0paire distinguée"
    assert not dialogue.fusionner.isVisible()
    cliquer(bouton)
    comparer = trouver(dialogue, QPushButton, "comparer.0")
    assert "Les Amis du Vélo" in comparer.accessibleName()
    cliquer(comparer)
    assert dialogue.fusionner.isVisible(), "the pair is proposed again"
    assert not bouton.isVisible()
    assert contexte.dossier.lignes(PaireDistincte) == []


def test_la_page_mene_aux_paires_distinguees(page: PageStructures, contexte: Contexte, qtbot: QtBot) -> None:
    page.veille.chercher_tout()
    (paire,) = page.veille.paires
    doublons.distinguer(contexte.dossier, paire.premiere, paire.seconde)
    page.veille.filtrer()
    bouton = trouver(page, QPushButton, "doublonsPossibles")
    assert bouton.isVisible()
    assert bouton.text() == "1\u00a0paire distinguée"


def test_la_fiche_ne_demande_pas_deux_fois(page: PageStructures, contexte: Contexte, qtbot: QtBot) -> None:
    page.ouvrir_fiche(structures.ajouter(contexte.dossier, "LES AMIS DU VÉLO", commune="Rennes"))
    lien = trouver(page, QPushButton, "pasLaMeme")
    qtbot.waitUntil(lien.isVisible, timeout=4000)
    cliquer(lien)
    assert not lien.isVisible()
    contexte.dossier.annuler()
    qtbot.waitUntil(lien.isVisible, timeout=4000)


def test_la_fiche_ouverte_d_une_structure_absorbee_se_ferme(
    dialogue: DialogueDoublons, page: PageStructures, contexte: Contexte
) -> None:
    page.ouvrir_fiche(contexte.dossier.lignes(Structure)[4]["id"])
    dialogue._fusionner()
    assert page.fiche is not None
    assert not page.fiche.isVisible()
    assert dialogue.derniere == contexte.dossier.lignes(Structure)[0]["id"]


def test_une_paire_partie_entre_temps_ne_se_montre_pas(page: PageStructures, contexte: Contexte, qtbot: QtBot) -> None:
    page.veille.chercher_tout()
    structures.supprimer(contexte.dossier, [contexte.dossier.lignes(Structure)[4]["id"]])
    dialogue = DialogueDoublons(contexte, page.veille, page)
    qtbot.addWidget(dialogue)
    dialogue.show()
    assert not dialogue.fusionner.isVisible()


def test_ctrl_z_dans_le_dialogue_revient_sur_la_fusion(
    dialogue: DialogueDoublons, contexte: Contexte, qtbot: QtBot
) -> None:
    dialogue.fusionner.click()
    assert structures.compter(contexte.dossier) == 4
    QTest.keyClick(dialogue, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert structures.compter(contexte.dossier) == 5
    assert dialogue.fusionner.isVisible(), "the pair is there to look at again"
    QTest.keyClick(dialogue, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert structures.compter(contexte.dossier) == 4


def test_apres_une_fusion_le_clavier_est_sur_la_structure_gardee(
    page: PageStructures, contexte: Contexte, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fusionner(dialogue: DialogueDoublons) -> int:
        dialogue.fusionner.click()
        return 0

    monkeypatch.setattr(DialogueDoublons, "exec", fusionner)
    page.traiter_doublons()
    assert page.table.hasFocus()
    assert page.table.id_courant() == contexte.dossier.lignes(Structure)[0]["id"]

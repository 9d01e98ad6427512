"""« Paramètres du bureau » in the settings: changed, refused, put back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services.feries import ferie
from app.services.parametres import definitions, noms_du_bureau, parametre
from app.services.reglages import Reglages, lire_reglages
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, Depliant
from app.views.preferences import Preferences
from app.views.reglages.page import PageReglages
from app.views.reglages.parametres import CarteParametres
from tests.papiers.gestes import taper, trouver


@pytest.fixture
def carte(qtbot: QtBot) -> CarteParametres:
    """The card, all folds open."""
    carte = CarteParametres(Preferences(Reglages(auteur="Léa")))
    qtbot.addWidget(carte)
    assert carte.lignes == {}  # nothing is built before it is looked at
    for pli in carte.findChildren(Depliant):
        pli.ouvrir(True)
    carte.show()
    QApplication.processEvents()
    return carte


def remplacer(carte: QWidget, code: str, texte: str) -> Any:
    """Type another value and leave the field."""
    champ: Any = trouver(carte, QLineEdit, f"parametre.{code}")
    champ.selectAll()
    taper(champ, texte)
    champ.terminer()
    return champ


def test_chaque_parametre_montre_sa_valeur_et_sa_source(carte: CarteParametres) -> None:
    assert list(carte.lignes) == [p.code for p in definitions().parametre]
    textes = " ".join(e.text() for e in carte.findChildren(QLabel))
    assert "D’origine\u00a0: 2\u00a0prestataires. Source\u00a0: S5, S4." in textes
    assert "Le guide dit\u00a0: C2RA" in textes
    assert trouver(carte, QLineEdit, "parametre.prestataires_maximum").text() == "4"


def test_on_change_un_delai_puis_on_retablit(carte: CarteParametres) -> None:
    retablir = trouver(carte, BoutonDiscret, "retablir.comite_envoi")
    assert not retablir.isVisible()
    remplacer(carte, "comite_envoi", "21")
    assert parametre("comite_envoi") == 21
    assert lire_reglages().parametres == {"comite_envoi": 21}
    assert retablir.isVisible()
    retablir.click()
    assert parametre("comite_envoi") == 10
    assert lire_reglages().parametres == {}
    assert not retablir.isVisible()


def test_on_donne_le_nom_de_son_service_ou_rien(carte: CarteParametres) -> None:
    remplacer(carte, "service_etat", "DDETSPP")
    assert parametre("service_etat") == "DDETSPP"


def test_un_nom_d_aujourd_hui_s_ecrit_pour_que_les_documents_le_disent(carte: CarteParametres) -> None:
    champ = trouver(carte, QLineEdit, "parametre.service_etat")
    assert (champ.text(), champ.placeholderText()) == ("", "DDETS"), "as shipped, the documents keep the guide’s DDTEFP"
    textes = " ".join(e.text() for e in carte.findChildren(QLabel)).replace("\u00a0", " ").replace("\u202f", " ")
    assert "Le guide dit : DDTEFP ; vos documents aussi, tant que ce champ est vide." in textes
    remplacer(carte, "service_etat", "DDETS")
    assert noms_du_bureau() == {"DDTEFP": "DDETS"}
    trouver(carte, BoutonDiscret, "retablir.service_etat").click()
    assert (noms_du_bureau(), champ.text()) == ({}, "")


@pytest.mark.parametrize("texte", ["beaucoup", "9999", "-3"])
def test_une_valeur_impossible_reste_dans_le_champ_et_ne_s_ecrit_pas(carte: CarteParametres, texte: str) -> None:
    champ = remplacer(carte, "comite_envoi", texte)
    assert parametre("comite_envoi") == 10
    assert champ.text() == texte
    assert champ.en_defaut()


def test_on_dit_ou_l_on_est_pour_les_jours_feries(carte: CarteParametres) -> None:
    ligne = carte.lignes["jours_feries"]
    liste = trouver(carte, QComboBox, "parametre.jours_feriesListe")
    assert (liste.accessibleName(), liste.currentText()) == ("Jours fériés", "Métropole")
    assert not ligne.retablir.isVisible()
    liste.setCurrentIndex(liste.findText("Alsace-Moselle"))
    liste.activated.emit(liste.currentIndex())
    assert parametre("jours_feries") == "alsace_moselle"
    assert ferie(date(2026, 4, 3)) == "Vendredi saint"
    ligne.retablir.click()
    assert liste.currentText() == "Métropole"
    assert ferie(date(2026, 4, 3)) is None


def test_tab_entre_dans_le_groupe_qu_on_vient_de_deplier(qtbot: QtBot) -> None:
    carte = CarteParametres(Preferences(Reglages(auteur="Léa")))
    qtbot.addWidget(carte)
    with qtbot.waitActive(carte):
        carte.show()
        carte.activateWindow()
    bouton = trouver(carte, QPushButton, "parametres.comite")
    bouton.setFocus()
    bouton.click()
    QApplication.processEvents()
    QTest.keyClick(bouton, Qt.Key.Key_Tab)
    ou = QApplication.focusWidget()
    assert ou is not None
    assert ou.objectName() == "parametre.comite_envoi", "the first delay, before the next group"


def test_une_adresse_deplie_son_groupe_et_l_amene_sous_les_yeux(contexte: Contexte, qtbot: QtBot) -> None:
    page = PageReglages(contexte)
    qtbot.addWidget(page)
    page.resize(760, 420)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.aller("comite")
    champ = trouver(page, QLineEdit, "parametre.comite_envoi")
    qtbot.waitUntil(lambda: not champ.visibleRegion().isEmpty())
    assert champ.hasFocus()
    page.aller("inconnu")
    page.aller("")
    assert champ.isVisible()


def test_la_carte_dit_a_quoi_servent_les_parametres(carte: CarteParametres) -> None:
    textes = " ".join(e.text() for e in carte.findChildren(QLabel))
    assert "le rétroplanning compte" in textes.lower()
    assert "les documents reprennent les noms que vous écrivez" in textes

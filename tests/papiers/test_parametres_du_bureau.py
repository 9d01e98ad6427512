"""« Paramètres du bureau » in the settings: changed, refused, put back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services.feries import ferie
from app.services.parametres import definitions, parametre
from app.services.reglages import Reglages, lire_reglages
from app.views.elements import BoutonDiscret, Depliant
from app.views.preferences import Preferences
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

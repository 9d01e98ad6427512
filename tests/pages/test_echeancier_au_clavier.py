"""The rétroplanning at the keyboard and at a glance: where one is, whole dates, what would already be late (R17)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.models.fiche import ID_FICHE, Fiche
from app.models.vigilance import Decision
from app.services.echeancier import jalons
from app.services.reglages import Reglages
from app.views.contexte import Contexte
from app.views.echeances.deplacer import DialogueDeplacer
from app.views.echeances.page import PageEcheances
from app.views.echeances.retroplanning import VueRetroplanning
from app.views.elements import Champ, Lien
from app.views.page import Page
from app.views.preferences import Preferences
from tests.pages.conftest import cliquer, taper, trouver
from tests.pages.test_echeancier import pendant

Ouvrir = Callable[[Page, str], Page]
SAMEDI = date(2026, 11, 21)


@pytest.fixture
def retro(contexte: Contexte, ouvrir: Ouvrir) -> VueRetroplanning:
    """Planning backwards from a committee of March, a month whose days are long to write."""
    with contexte.dossier.operation("x") as op:
        op.poser(Fiche, ID_FICHE, comite_le=date(2027, 3, 15))
    page = ouvrir(PageEcheances(contexte, aujourdhui=lambda: SAMEDI), "echeances:retroplanning")
    page.resize(1078, 690)
    QApplication.processEvents()
    vue = page.findChild(VueRetroplanning)
    assert vue is not None
    return vue


def test_en_arrivant_par_tab_on_voit_l_etape_que_l_espace_decoche(retro: VueRetroplanning) -> None:
    retro.ancre.ligne.setFocus()
    for _ in range(2):  # the calendar of the date, then the table
        QTest.keyClick(QApplication.focusWidget() or retro, Qt.Key.Key_Tab)
    assert retro.table.hasFocus()
    assert [index.row() for index in retro.table.selectionModel().selectedRows()] == [0]
    QTest.keyClick(retro.table, Qt.Key.Key_Down)
    QTest.keyClick(retro.table, Qt.Key.Key_Space)
    assert [index.row() for index in retro.table.selectionModel().selectedRows()] == [1]
    assert len(retro.etapes.coches()) == 4


def test_les_dates_des_etapes_se_lisent_entieres(retro: VueRetroplanning) -> None:
    mesure = retro.table.fontMetrics()
    for rang in range(retro.etapes.rowCount()):
        jour = str(retro.etapes.index(rang, 2).data())
        assert jour.endswith("2027")
        assert mesure.horizontalAdvance(jour) + 12 <= retro.table.columnWidth(2), jour


def test_changer_les_delais_mene_a_ceux_du_modele(retro: VueRetroplanning, contexte: Contexte) -> None:
    visites: list[str] = []
    contexte.navigation.allerDemande.connect(visites.append)
    cliquer(trouver(retro, Lien, "retroDelais"))
    retro.modele.definir("convention")
    retro.rafraichir()
    cliquer(trouver(retro, Lien, "retroDelais"))
    assert visites == ["reglages:comite", "reglages:intervention"]


def test_ce_qui_tomberait_dans_le_passe_se_dit_avant(retro: VueRetroplanning, contexte: Contexte, qtbot: QtBot) -> None:
    cliquer(retro.inscrire)
    assert len(jalons.lister(contexte.dossier)) == 5
    dialogue = DialogueDeplacer(contexte, "comite", date(2026, 12, 17), aujourdhui=lambda: SAMEDI)
    qtbot.addWidget(dialogue)
    pourquoi = [str(dialogue.modele.index(rang, 4).data()) for rang in range(dialogue.modele.rowCount())]
    proposees = [suite.propose for suite in dialogue._suites]
    assert ["dans le passé" in mots for mots in pourquoi] == [jour < SAMEDI for jour in proposees]
    assert min(proposees) < SAMEDI < max(proposees)


def test_sans_suites_le_champ_reste_sous_son_titre(contexte: Contexte, qtbot: QtBot) -> None:
    with contexte.dossier.operation("x") as op:
        op.poser(Fiche, ID_FICHE, comite_le=date(2027, 3, 15))
    dialogue = DialogueDeplacer(contexte, "comite")
    qtbot.addWidget(dialogue)
    with qtbot.waitExposed(dialogue):
        dialogue.show()
    QApplication.processEvents()
    assert not dialogue.table.isVisible()
    libelle = dialogue.findChildren(Champ)[0].libelle
    ecart = dialogue.jour.mapTo(dialogue, QPoint(0, 0)).y() - libelle.mapTo(dialogue, QPoint(0, 0)).y()
    assert ecart < 2 * libelle.sizeHint().height() + 12


def test_de_retour_des_reglages_le_nouveau_delai_est_en_vigueur(retro: VueRetroplanning) -> None:
    def envoi() -> tuple[str, str]:
        dernier = retro.etapes.rowCount() - 1
        jour, delai = (str(retro.etapes.index(dernier, colonne).data()) for colonne in (2, 3))
        return jour.replace("\u00a0", " "), delai.replace("\u00a0", " ")

    assert envoi() == ("lun. 1er mars 2027", "10 jours ouvrés avant : date du comité d’appui")
    page = retro.window()
    page.hide()
    Preferences(Reglages()).changer(parametres={"comite_envoi": 15})
    page.show()
    assert envoi() == ("lun. 22 févr. 2027", "15 jours ouvrés avant : date du comité d’appui")


def test_la_date_changee_dans_le_dialogue_est_celle_qu_on_annonce(retro: VueRetroplanning, contexte: Contexte) -> None:
    cliquer(retro.inscrire)
    annonces: list[str] = []
    contexte.navigation.annonce.connect(annonces.append)

    def choisir_avril(dialogue: QWidget) -> None:
        assert isinstance(dialogue, DialogueDeplacer)
        dialogue.jour.ligne.clear()
        taper(dialogue.jour.ligne, "12/4/2027")
        dialogue.jour.terminer()
        QApplication.processEvents()
        dialogue.accept()

    def changer() -> None:
        retro.ancre.ligne.clear()
        taper(retro.ancre.ligne, "22/3/2027")
        retro.ancre.terminer()

    pendant(choisir_avril, changer)
    assert contexte.dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"] == date(2027, 4, 12)
    assert annonces[-1].startswith("C’est noté au 12\u00a0avril 2027")
    assert contexte.dossier.a_annuler() == "Comité d’appui\u00a0: date déplacée au 12\u00a0avr. 2027"


def test_f2_et_le_menu_de_la_liste_deplacent_la_date_choisie(contexte: Contexte, ouvrir: Ouvrir) -> None:
    id = jalons.ajouter(contexte.dossier, "Réunion", date(2027, 3, 1))
    page = ouvrir(PageEcheances(contexte, aujourdhui=lambda: SAMEDI), f"echeances:{id}")
    assert isinstance(page, PageEcheances)

    def le_14(dialogue: QWidget) -> None:
        assert isinstance(dialogue, DialogueDeplacer)
        dialogue.jour.ligne.clear()
        taper(dialogue.jour.ligne, "14/4/2027")
        dialogue.jour.terminer()
        dialogue.accept()

    pendant(le_14, lambda: QTest.keyClick(page.liste, Qt.Key.Key_F2))
    assert [jalon.jour for jalon in jalons.lister(contexte.dossier)] == [date(2027, 4, 14)]
    page.liste.customContextMenuRequested.emit(QPoint(20, 40))
    menu = page.liste.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["C’est fait\tEspace", "Modifier…\tEntrée", "Déplacer…\tF2"]
    menu.actions()[0].trigger()
    menu.close()
    assert [jalon.fait for jalon in jalons.lister(contexte.dossier)] == [True]


def test_f2_sur_une_date_notee_ailleurs_dit_ou_la_changer(contexte: Contexte, ouvrir: Ouvrir) -> None:
    with contexte.dossier.operation("x") as op:
        op.creer(Decision, texte="Relancer le Conseil régional", echeance=date(2027, 3, 1))
    page = ouvrir(PageEcheances(contexte, aujourdhui=lambda: SAMEDI), "")
    assert isinstance(page, PageEcheances)
    annonces: list[str] = []
    contexte.navigation.annonce.connect(annonces.append)
    page.liste.setFocus()
    QTest.keyClick(page.liste, Qt.Key.Key_F2)
    assert ["Entrée y mène" in dite for dite in annonces] == [True]


def test_debut_va_a_la_premiere_date_sous_son_titre(contexte: Contexte, ouvrir: Ouvrir) -> None:
    for mois in (2, 3, 4):
        jalons.ajouter(contexte.dossier, f"Réunion {mois}", date(2027, mois, 1))
    page = ouvrir(PageEcheances(contexte, aujourdhui=lambda: SAMEDI), "")
    assert isinstance(page, PageEcheances)
    page.liste.setFocus()
    choisies = []
    for touche in (Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(page.liste, touche)
        choisie = page.choisie()
        choisies.append(choisie.titre if choisie is not None else "")
    assert choisies == ["Réunion 4", "Réunion 2"]

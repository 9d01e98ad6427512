"""The échéancier on screen: grouped, filtered, ticked, and the way to each place. The day is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from app.models.echeance_datee import Echeance
from app.models.fiche import ID_FICHE, Fiche
from app.models.plan import LignePlan
from app.models.structure import Structure
from app.services import decisions, parcours
from app.views.contexte import Contexte
from app.views.echeances.modele import LigneRole, Titre
from app.views.echeances.page import PageEcheances
from app.views.elements import Bouton, CaseACocher
from app.views.page import Page
from app.views.theme import theme_courant
from tests.pages.conftest import cliquer, trouver
from tests.pages.test_acces import sans_nom

Ouvrir = Callable[[Page, str], Page]
SAMEDI = date(2026, 11, 21)


def remplir(contexte: Contexte) -> None:
    """One date of each period."""
    action = contexte.catalogue.methode.action("cibler.poids")
    parcours.fixer_echeance(contexte.dossier, action, date(2026, 11, 5))
    parcours.confier(contexte.dossier, action, "Camille")
    decisions.decider(contexte.dossier, "Voir la Ville", "vigilance:frein.cout", "Léa", date(2026, 11, 22))
    with contexte.dossier.operation("x") as op:
        op.poser(Fiche, ID_FICHE, comite_le=date(2026, 12, 12))
        structure = op.creer(Structure, nom="Les Amis du Vélo")
        op.creer(LignePlan, structure=structure, difficulte="Trésorerie", action="Voir la banque",
                 echeance=date(2026, 11, 28))  # fmt: skip


@pytest.fixture
def page(contexte: Contexte, ouvrir: Ouvrir) -> PageEcheances:
    """The page on a dossier with dates."""
    remplir(contexte)
    ouverte = ouvrir(PageEcheances(contexte, aujourdhui=lambda: SAMEDI), "")
    assert isinstance(ouverte, PageEcheances)
    return ouverte


def lignes(page: PageEcheances) -> list[str]:
    """What the list says, headings in brackets."""
    modele = page.liste.model()
    dites = [modele.index(rang, 0).data(LigneRole) for rang in range(modele.rowCount())]
    return [f"[{ligne.mots}]" if isinstance(ligne, Titre) else ligne.titre for ligne in dites]


def choisir(page: PageEcheances, titre: str) -> None:
    """Click a line."""
    modele = page.liste.model()
    rang = lignes(page).index(titre)
    page.liste.setCurrentIndex(modele.index(rang, 0))


def filtrer(page: PageEcheances, nom: str, texte: str) -> None:
    """Pick an entry of a filter."""
    liste = trouver(page, QComboBox, nom)
    rang = liste.findText(texte)
    assert rang >= 0, [liste.itemText(i) for i in range(liste.count())]
    liste.setCurrentIndex(rang)
    liste.activated.emit(rang)


def test_un_dossier_sans_date_dit_d_ou_elles_viennent(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageEcheances(contexte, aujourdhui=lambda: SAMEDI), "")
    assert isinstance(page, PageEcheances)
    assert not page.liste.isVisible()
    assert not page.fait.isVisible()
    assert any("Aucune date notée" in e.text() for e in page.findChildren(QLabel) if e.isVisible())


def test_les_dates_se_rangent_par_periode(page: PageEcheances) -> None:
    assert lignes(page) == [
        "[En retard (1)]", "Mesurer\u00a0: poids économique, social et taille des structures",
        "[Cette semaine (1)]", "Voir la Ville",
        "[Ce mois-ci (1)]", "Voir la banque",
        "[Plus tard (1)]", "Comité d’appui",
    ]  # fmt: skip
    assert "1\u00a0en retard" in trouver(page, QLabel, "resumeEcheances").text()


def test_on_filtre_par_genre_et_par_personne(page: PageEcheances) -> None:
    filtrer(page, "filtreGenre", "Décision")
    assert lignes(page) == ["[Cette semaine (1)]", "Voir la Ville"]
    filtrer(page, "filtrePersonne", "Camille")
    assert not page.liste.isVisible()
    filtrer(page, "filtreGenre", "Tous genres")
    assert lignes(page)[1].startswith("Mesurer")
    filtrer(page, "filtrePersonne", "Sans responsable")
    assert "Comité d’appui" in lignes(page)


def test_chaque_ligne_mene_la_ou_elle_est_saisie(page: PageEcheances, contexte: Contexte, qtbot: QtBot) -> None:
    choisir(page, "Voir la Ville")
    with qtbot.waitSignal(contexte.navigation.allerDemande) as demande:
        cliquer(trouver(page, Bouton, "echeanceVoir"))
    (decision,) = decisions.lister(contexte.dossier)
    assert demande.args == [f"decision:{decision.id}"]
    choisir(page, "Comité d’appui")
    assert not page.fait.isEnabled()
    with qtbot.waitSignal(contexte.navigation.allerDemande) as demande:
        QTest.keyClick(page.liste, Qt.Key.Key_Return)
    assert demande.args == ["document:dossier-comite"]


def test_on_coche_a_la_souris_au_clavier_ou_par_le_bouton(page: PageEcheances, contexte: Contexte) -> None:
    modele = page.liste.model()
    index = modele.index(lignes(page).index("Voir la Ville"), 0)
    cadre = page.liste.visualRect(index)
    droite = QPoint(cadre.right() - 30, cadre.center().y())
    QTest.mouseClick(page.liste.viewport(), Qt.MouseButton.LeftButton, pos=droite)
    assert "Voir la Ville" in lignes(page)  # away from the box, a click only chooses
    case = QPoint(cadre.x() + 18, cadre.y() + 15)
    QTest.mouseClick(page.liste.viewport(), Qt.MouseButton.LeftButton, pos=case)
    (decision,) = decisions.lister(contexte.dossier)
    assert (decision.etat, decision.faite_le) == ("fait", SAMEDI)
    assert "Voir la Ville" not in lignes(page)
    suivante = page.choisie()
    assert isinstance(suivante, Echeance)  # the keyboard goes on from where it was
    choisir(page, "Voir la banque")
    QTest.keyClick(page.liste, Qt.Key.Key_Space)
    assert "Voir la banque" not in lignes(page)
    choisir(page, lignes(page)[1])
    cliquer(trouver(page, Bouton, "echeanceFaite"))
    assert lignes(page) == ["[Plus tard (1)]", "Comité d’appui"]
    contexte.dossier.annuler()
    assert lignes(page)[0] == "[En retard (1)]"


def test_ce_qui_est_termine_se_montre_a_la_demande(page: PageEcheances) -> None:
    choisir(page, "Voir la Ville")
    cliquer(page.fait)
    cliquer(trouver(page, CaseACocher, "montrerTerminees"))
    assert lignes(page)[-2:] == ["[Terminées (1)]", "Voir la Ville"]
    choisir(page, "Voir la Ville")
    assert not page.fait.isEnabled()
    assert page.voir.isEnabled()


def test_ctrl_c_copie_la_ligne_en_phrase(page: PageEcheances) -> None:
    choisir(page, "Voir la banque")
    QTest.keyClick(page.liste, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copie = QGuiApplication.clipboard().text().replace("\u00a0", " ")
    assert copie == ("samedi 28 novembre 2026, dans 7 jours : Voir la banque, Plan d’accompagnement · Les Amis du Vélo")


def test_le_choix_et_les_filtres_tiennent_quand_le_dossier_change(page: PageEcheances, contexte: Contexte) -> None:
    filtrer(page, "filtreGenre", "Décision")
    choisir(page, "Voir la Ville")
    decisions.decider(contexte.dossier, "Avant tout", echeance=date(2026, 11, 1))
    assert lignes(page) == ["[En retard (1)]", "Avant tout", "[Cette semaine (1)]", "Voir la Ville"]
    choisie = page.choisie()
    assert choisie is not None
    assert choisie.titre == "Voir la Ville"


def test_en_lecture_seule_on_lit_sans_cocher(contexte: Contexte, ouvrir: Ouvrir) -> None:
    remplir(contexte)
    contexte.dossier.lecture_seule = True
    page = ouvrir(PageEcheances(contexte, aujourdhui=lambda: SAMEDI), "")
    assert isinstance(page, PageEcheances)
    choisir(page, "Voir la Ville")
    assert not page.fait.isEnabled()
    QTest.keyClick(page.liste, Qt.Key.Key_Space)
    assert "Voir la Ville" in lignes(page)


@pytest.mark.parametrize("zoom", [100, 150])
def test_rien_ne_deborde_et_tout_a_un_nom(zoom: int, contexte: Contexte, ouvrir: Ouvrir) -> None:
    theme_courant().regler(zoom=zoom)
    try:
        remplir(contexte)
        page = ouvrir(PageEcheances(contexte, aujourdhui=lambda: SAMEDI), "")
        assert page.minimumSizeHint().width() <= (780 if zoom == 100 else 990)
        assert sans_nom(page) == []
    finally:
        theme_courant().regler(zoom=100)


def test_mille_dates_ne_font_pas_mille_widgets(page: PageEcheances, contexte: Contexte) -> None:
    avant = len(page.findChildren(QLabel))
    with contexte.dossier.operation("x") as op:
        structure = op.creer(Structure, nom="Les Amis du Vélo")
        for n in range(1000):
            op.creer(LignePlan, structure=structure, difficulte=f"D{n}", echeance=date(2027, 1, 1 + n % 28))
    QApplication.processEvents()
    assert len(lignes(page)) == 1008
    assert len(page.findChildren(QLabel)) == avant

"""The guided choice on screen: one answers, the card draws, one retains or chooses otherwise and says why (R11)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.fiche import ID_FICHE, Fiche
from app.services import choix_guide
from app.views.choix_guide.outil import OutilChoixGuide
from app.views.choix_guide.page import PageChoixGuide
from app.views.choix_guide.question import Reponse
from app.views.contexte import Contexte
from app.views.elements import Bouton, CaseACocher, Message
from app.views.elements.lien_coupe import LienCoupe
from app.views.page import Page
from app.views.theme import theme_courant
from tests.pages.conftest import cliquer, taper, trouver
from tests.pages.test_acces import Guetteur, sans_nom

Ouvrir = Callable[[Page, str], Page]


@pytest.fixture
def page(contexte: Contexte, ouvrir: Ouvrir) -> PageChoixGuide:
    """The page as the window opens it."""
    ouverte = ouvrir(PageChoixGuide(contexte), "")
    assert isinstance(ouverte, PageChoixGuide)
    return ouverte


def repondre(page: QWidget, **reponses: str) -> None:
    """Click the answers."""
    for question, option in reponses.items():
        cliquer(trouver(page, Reponse, f"reponse.{question}.{option}"))


def dit(page: QWidget, nom: str) -> str:
    """The words of a label; nothing when it is hidden."""
    etiquette = trouver(page, QLabel, nom)
    return etiquette.text() if etiquette.isVisible() else ""


def projet(contexte: Contexte, champ: str) -> object:
    """One field of the projet d’intervention."""
    return contexte.dossier.fiche_unique(ProjetIntervention, ID_PROJET)[champ]


def test_tab_s_arrete_une_fois_par_question_et_retenir_mene_ou_c_est_ecrit(page: PageChoixGuide, qtbot: QtBot) -> None:
    def arrets(code: str) -> list[str]:
        options = page.questions[code].options
        return [c for c, reponse in options.items() if reponse.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert all(len(arrets(code)) == 1 for code in page.questions)
    repondre(page, besoin="partage")
    assert arrets("besoin") == ["partage"]
    QTest.keyClick(page.questions["besoin"].options["partage"], Qt.Key.Key_Up)
    assert arrets("besoin") == ["semblable"]
    assert page.questions["besoin"].options["semblable"].hasFocus()
    page.lecture.bouton.setFocus()
    page.lecture.bouton.click()
    assert not page.lecture.bouton.isEnabled()
    champ = page.champs.controles["type_ingenierie"]
    assert champ.isAncestorOf(QApplication.focusWidget()) or champ.hasFocus()
    qtbot.waitUntil(lambda: page.gauche.verticalScrollBar().value() > 0)


def test_chaque_reponse_fait_avancer_le_dessin(page: PageChoixGuide, contexte: Contexte) -> None:
    assert dit(page, "suggestion.type") == ""
    assert not page.lecture.bouton.isVisible()
    repondre(page, besoin="semblable")
    assert dit(page, "suggestion.type") == "Propose une réponse collective aux structures"
    assert "Une même réponse peut servir à toutes" in dit(page, "implique.besoin")
    repondre(page, duree="journee", produire="savoir")
    assert dit(page, "suggestion.niveau") == "Action d’information ou de sensibilisation"
    assert dit(page, "choixAvancee").startswith("3\u00a0réponses sur 8")
    repondre(page, duree="journee")  # the same answer again takes it back
    assert projet(contexte, "choix_reponses") == {"besoin": "semblable", "produire": "savoir"}
    assert not dit(page, "implique.duree")


def test_une_seule_reponse_par_question(page: PageChoixGuide) -> None:
    repondre(page, besoin="semblable")
    repondre(page, besoin="partage")
    options = page.questions["besoin"].options
    assert [code for code, option in options.items() if option.isChecked()] == ["partage"]


def test_annuler_reprend_la_reponse_a_l_ecran(page: PageChoixGuide, contexte: Contexte) -> None:
    repondre(page, besoin="semblable")
    contexte.dossier.annuler()
    assert not any(option.isChecked() for option in page.questions["besoin"].options.values())
    assert dit(page, "suggestion.type") == ""


def test_on_repond_au_clavier(page: PageChoixGuide, contexte: Contexte) -> None:
    page.aller("type-ingenierie:besoin")
    premiere = QApplication.focusWidget()
    assert isinstance(premiere, Reponse)
    QTest.keyClick(premiere, Qt.Key.Key_Down)
    deuxieme = QApplication.focusWidget()
    assert deuxieme is page.questions["besoin"].options["semblable"]
    QTest.keyClick(deuxieme, Qt.Key.Key_Return)
    assert projet(contexte, "choix_reponses") == {"besoin": "semblable"}
    QTest.keyClick(deuxieme, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is premiere
    QTest.keyClick(premiere, Qt.Key.Key_Space)
    assert projet(contexte, "choix_reponses") == {"besoin": "propre"}


def test_retenir_puis_choisir_autrement_demande_pourquoi(page: PageChoixGuide, contexte: Contexte) -> None:
    repondre(page, besoin="partage", groupe="croisees", produire="solution", individuel="beaucoup")
    cliquer(page.lecture.bouton)
    assert projet(contexte, "niveau") == "thematique"
    assert not page.lecture.bouton.isEnabled()
    assert page.lecture.bouton.text() == "Propositions retenues"
    ecart = trouver(page, Message, "ecartDuChoix")
    assert not ecart.isVisibleTo(page)
    liste = page.champs.controles["niveau"].findChild(QComboBox)
    rang = liste.findData("formation")
    liste.setCurrentIndex(rang)
    liste.activated.emit(rang)
    assert projet(contexte, "niveau") == "formation"
    assert ecart.isVisibleTo(page)
    motif = page.motifs.controles["niveau_motif"]
    motif.setFocus()
    taper(motif, "Le réseau l’a demandé.")
    page.terminer()
    assert projet(contexte, "niveau_motif") == "Le réseau l’a demandé."


def test_une_contradiction_se_dit(page: PageChoixGuide) -> None:
    repondre(page, besoin="semblable", individuel="beaucoup")
    assert dit(page, "contradiction.type").startswith("⚠ En sens contraire")
    assert "Beaucoup" in dit(page, "contradiction.type")


def test_les_experiences_proches_s_ouvrent(page: PageChoixGuide, contexte: Contexte, qtbot: QtBot) -> None:
    repondre(page, besoin="semblable", produire="savoir", duree="journee")
    lien = trouver(page.lecture, LienCoupe, "experienceProche.banques")
    with qtbot.waitSignal(contexte.navigation.allerDemande) as demande:
        lien.click()
    assert demande.args == ["experience:banques"]


def test_les_themes_enee_et_l_accroche_s_ecrivent_la(page: PageChoixGuide, contexte: Contexte) -> None:
    with contexte.dossier.operation("d’ailleurs") as op:
        op.poser(ProjetIntervention, ID_PROJET, enee=("mutualisation", "theme-ancien"))
    cliquer(trouver(page, CaseACocher, "enee.management_grh"))
    assert projet(contexte, "enee") == ("management_grh", "mutualisation", "theme-ancien")
    page.aller("type-ingenierie:accroche")
    page.accroche.champ.setFocus()
    taper(page.accroche.champ, "Élargir nos publics, ensemble")
    page.terminer()
    assert contexte.dossier.fiche_unique(Fiche, ID_FICHE)["accroche"] == "Élargir nos publics, ensemble"


def test_en_lecture_seule_tout_se_lit_et_rien_ne_se_change(contexte: Contexte, ouvrir: Ouvrir) -> None:
    choix_guide.repondre(contexte.dossier, contexte.catalogue, "besoin", "partage")
    contexte.dossier.lecture_seule = True
    page = ouvrir(PageChoixGuide(contexte), "")
    assert isinstance(page, PageChoixGuide)
    assert not any(option.isEnabled() for carte in page.questions.values() for option in carte.options.values())
    assert not page.lecture.bouton.isEnabled()
    assert dit(page, "suggestion.type")


@pytest.mark.parametrize("zoom", [100, 150])
def test_etroite_la_page_met_le_dessin_sous_les_questions(zoom: int, contexte: Contexte, ouvrir: Ouvrir) -> None:
    theme_courant().regler(zoom=zoom)
    try:
        page = ouvrir(PageChoixGuide(contexte), "")
        assert isinstance(page, PageChoixGuide)
        repondre(page, besoin="partage")
        assert page.minimumSizeHint().width() <= (780 if zoom == 100 else 990)
        large = page.width() >= theme_courant().px(720)
        assert page.gauche.isAncestorOf(page.lecture) is not large
        assert page.droite.isVisible() is large
    finally:
        theme_courant().regler(zoom=100)


def test_chaque_controle_a_un_nom_et_rien_ne_clignote(contexte: Contexte, ouvrir: Ouvrir) -> None:
    guetteur, application = Guetteur(), QApplication.instance()
    assert application is not None
    application.installEventFilter(guetteur)
    try:
        page = ouvrir(PageChoixGuide(contexte), "")
        repondre(page, besoin="partage", produire="ensemble")
    finally:
        application.removeEventFilter(guetteur)
    assert guetteur.vus == ["PageChoixGuide pageChoixGuide"]
    assert sans_nom(page) == []


def test_l_outil_resume_et_ouvre(contexte: Contexte, qtbot: QtBot) -> None:
    outil = OutilChoixGuide(contexte, "projet.formaliser")
    qtbot.addWidget(outil)
    contexte.pont.change.connect(outil.rafraichir)
    outil.show()
    ouvrir_ = trouver(outil, Bouton, "ouvrirChoixGuide")
    assert ouvrir_.text() == "Répondre aux huit questions"
    choix_guide.repondre(contexte.dossier, contexte.catalogue, "besoin", "partage")
    assert ouvrir_.text() == "Revoir mes réponses"
    assert "Produit une solution individuelle et / ou collective" in dit(outil, "phraseChoixGuide")
    with qtbot.waitSignal(contexte.navigation.allerDemande) as demande:
        cliquer(ouvrir_)
    assert demande.args == ["type-ingenierie"]
    assert not outil.findChildren(QComboBox)  # what is chosen is typed once, in the form beneath
    assert len(outil.findChildren(QPushButton)) == 1

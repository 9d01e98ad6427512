"""Looking at the points, deciding, following decisions: the page and its tool (R12)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.statuts import ConstatVigilance
from app.models.typographie import date_longue, francais
from app.services import decisions, vigilance
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, BoutonIcone, ChampLigne, ChampTexte, Etiquette
from app.views.elements.lien_coupe import LienCoupe
from app.views.page import Page
from app.views.theme import theme_courant
from app.views.vigilance.decider import DialogueDecision, DialogueFait
from app.views.vigilance.outil import OutilVigilance
from app.views.vigilance.page import PageVigilance
from app.views.vigilance.points import VuePoints
from tests.pages.conftest import cliquer, taper, trouver
from tests.pages.test_acces import Guetteur, sans_nom

Ouvrir = Callable[[Page, str], Page]


@pytest.fixture
def page(contexte: Contexte, ouvrir: Ouvrir) -> PageVigilance:
    """The page, all kinds shown."""
    ouverte = ouvrir(PageVigilance(contexte), "")
    assert isinstance(ouverte, PageVigilance)
    cliquer(trouver(ouverte, QPushButton, "genreVigilance.tous"))
    return ouverte


def points(page: PageVigilance) -> VuePoints:
    """The view of points."""
    assert page.points is not None
    return page.points


def visibles(page: PageVigilance) -> set[str]:
    """Codes of the rows one can see."""
    return {code for carte in points(page).cartes.values() for code, ligne in carte.lignes.items() if ligne.isVisible()}


def dans_le_dialogue(genre: type[QDialog], faire: Callable[[Any], None]) -> None:
    """What one does in the dialog that is about to open."""

    def agir() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, genre)
        faire(dialogue)

    QTimer.singleShot(50, agir)


def constater(page: QWidget, code: str, constat: str) -> None:
    """Click a constat."""
    cliquer(trouver(page, QPushButton, f"constat.{code}.{constat}"))


def test_un_constat_en_un_clic_et_la_phrase_suit(page: PageVigilance, contexte: Contexte) -> None:
    constater(page, "frein.precarite", "present")
    (etat,) = (e for e in vigilance.lire(contexte.dossier, contexte.catalogue) if e.constat)
    assert (etat.point.code, etat.mot) == ("frein.precarite", "Présent")
    assert trouver(page, QLabel, "resumeVigilance").text().startswith("1\u00a0frein présent")
    appel = trouver(page, QLabel, "appel.frein.precarite")
    assert appel.isVisible()
    constater(page, "frein.precarite", "absent")
    assert not appel.isVisible()
    contexte.dossier.annuler()
    assert appel.isVisible()


def test_un_levier_parle_de_levier(page: PageVigilance) -> None:
    segments = [trouver(page, QPushButton, f"constat.levier.enjeux.{c.value}").text() for c in ConstatVigilance]
    assert segments == ["Acquis", "À conforter", "Manquant", "Sans objet"]


def test_la_famille_suit_le_niveau_et_se_change(contexte: Contexte, ouvrir: Ouvrir) -> None:
    with contexte.dossier.operation("x") as op:
        op.poser(ProjetIntervention, ID_PROJET, niveau="collectif_constitue")
    page = ouvrir(PageVigilance(contexte), "")
    assert isinstance(page, PageVigilance)
    assert {code.partition(".")[0] for code in visibles(page)} == {"frein"}  # one kind at a time, brakes first
    assert "frein.cout" in visibles(page)
    assert "frein.aubaine" not in visibles(page)
    assert not page.findChildren(QWidget, "vigilance.frein.aubaine")  # not built as long as it isn’t looked at
    cliquer(trouver(page, QPushButton, "familleVigilance.thematique"))
    assert "frein.aubaine" in visibles(page)
    assert "frein.cout" not in visibles(page)
    cliquer(trouver(page, QPushButton, "genreVigilance.question"))
    assert visibles(page) == {
        "question.attentes", "question.concurrence", "question.similitude", "question.competences",
    }  # fmt: skip
    cliquer(trouver(page, QPushButton, "genreVigilance.tous"))
    assert {"frein.aubaine", "facteur.temps"} <= visibles(page)


def test_a_decider_montre_ce_que_compte_la_phrase_et_le_garde_sous_la_main(
    page: PageVigilance, contexte: Contexte
) -> None:
    a_decider = trouver(page, QPushButton, "aDecider")
    cliquer(a_decider)
    assert visibles(page) == set()
    assert trouver(page, QWidget, "rienADecider").isVisible()
    for code in ("frein.cout", "frein.aubaine", "levier.enjeux"):
        constat = ConstatVigilance.ABSENT if code.startswith("levier") else ConstatVigilance.PRESENT
        vigilance.constater(contexte.dossier, contexte.catalogue, code, constat)
    assert visibles(page) == {"frein.cout", "frein.aubaine", "levier.enjeux"}  # of both families, of two kinds
    assert not trouver(page, QWidget, "rienADecider").isVisible()
    decisions.decider(contexte.dossier, "Chercher un cofinancement", "vigilance:frein.cout")
    assert "frein.cout" in visibles(page)
    assert "2\u00a0points appellent une décision" in trouver(page, QLabel, "resumeVigilance").text()
    cliquer(a_decider)
    assert len(visibles(page)) > 3
    cliquer(a_decider)
    assert visibles(page) == {"frein.aubaine", "levier.enjeux"}
    page.aller("frein.cout")  # a link to a point shows it, whatever the filter
    assert "frein.cout" in visibles(page)
    assert not a_decider.isChecked()


def test_noter_ouvre_un_champ_qui_s_ecrit(page: PageVigilance, contexte: Contexte) -> None:
    cliquer(trouver(page, BoutonDiscret, "noter.frein.cout"))
    champ = trouver(page, ChampTexte, "commentaire.frein.cout")
    assert champ.hasFocus()
    taper(champ, "Étude juridique à prévoir.")
    page.terminer()
    (etat,) = (e for e in vigilance.lire(contexte.dossier, contexte.catalogue) if e.commentaire)
    assert etat.commentaire == "Étude juridique à prévoir."


def test_decider_depuis_un_point(page: PageVigilance, contexte: Contexte, qtbot: QtBot) -> None:
    def remplir(dialogue: DialogueDecision) -> None:
        dialogue.accept()  # nothing typed yet: it says so and stays
        assert dialogue.isVisible()
        taper(dialogue.texte, "Chercher un cofinancement")
        taper(dialogue.responsable, "Léa")
        dialogue.echeance.ligne.setFocus()
        taper(dialogue.echeance.ligne, "32/12/2026")
        dialogue.accept()  # not a date: it stays, with what was typed
        assert dialogue.isVisible()
        dialogue.echeance.ligne.clear()
        taper(dialogue.echeance.ligne, "12/12/2026")
        dialogue.accept()

    constater(page, "frein.cout", "present")
    dans_le_dialogue(DialogueDecision, remplir)
    cliquer(trouver(page, BoutonDiscret, "decider.frein.cout"))
    (decision,) = decisions.lister(contexte.dossier)
    assert (decision.texte, decision.responsable, decision.echeance) == (
        "Chercher un cofinancement", "Léa", date(2026, 12, 12),
    )  # fmt: skip
    assert (decision.origine, decision.prise_le) == ("vigilance:frein.cout", date.today())
    assert not trouver(page, QLabel, "appel.frein.cout").isVisible()
    lien = trouver(page, LienCoupe, "decisionDe.frein.cout")
    assert "Chercher un cofinancement — Léa, pour le 12\u00a0décembre 2026" in lien.accessibleName()
    with qtbot.waitSignal(contexte.navigation.allerDemande) as demande:
        lien.click()
    assert demande.args == [f"decision:{decision.id}"]


def test_un_jour_tape_sans_annee_et_deja_passe_se_montre_avant_d_etre_pris(qtbot: QtBot) -> None:
    """A day of last week, typed for next year’s: the year understood is shown, and can be kept."""
    jour = date.today() - timedelta(days=7)
    dialogue = DialogueDecision("Coût")
    qtbot.addWidget(dialogue)
    taper(dialogue.texte, "Chercher un cofinancement")
    taper(dialogue.echeance.ligne, f"{jour:%d/%m}")
    dialogue.accept()
    erreur = dialogue.champs["decisionEcheance"]._erreur.text()
    assert francais(f"Le {date_longue(jour)} est déjà passé") in francais(erreur)
    assert dialogue.result() == DialogueDecision.DialogCode.Rejected  # still open
    dialogue.accept()
    assert dialogue.result() == DialogueDecision.DialogCode.Accepted
    assert dialogue.echeance.valeur() == jour


def test_renoncer_a_decider_n_ecrit_rien(page: PageVigilance, contexte: Contexte) -> None:
    def renoncer(dialogue: DialogueDecision) -> None:
        taper(dialogue.texte, "Peut-être")
        dialogue.reject()

    dans_le_dialogue(DialogueDecision, renoncer)
    cliquer(trouver(page, BoutonDiscret, "decider.frein.cout"))
    assert decisions.lister(contexte.dossier) == ()


def test_un_point_a_nous_s_ajoute_et_se_retire(page: PageVigilance, contexte: Contexte) -> None:
    champ = trouver(page, ChampLigne, "nouveau.frein")
    champ.setFocus()
    taper(champ, "Les élections")
    cliquer(trouver(page, QPushButton, "ajouter.frein"))
    assert champ.text() == ""
    (propre,) = (e for e in vigilance.lire(contexte.dossier, contexte.catalogue) if e.propre)
    assert propre.point.texte == "Les élections"
    assert propre.point.code in visibles(page)
    constater(page, propre.point.code, "present")
    cliquer(trouver(page, BoutonIcone, f"retirer.{propre.point.code}"))
    QApplication.processEvents()
    assert propre.point.code not in visibles(page)
    contexte.dossier.annuler()
    assert propre.point.code in visibles(page)


def test_une_adresse_mene_au_point_meme_s_il_est_filtre(page: PageVigilance, contexte: Contexte, qtbot: QtBot) -> None:
    cliquer(trouver(page, QPushButton, "familleVigilance.thematique"))
    cliquer(trouver(page, QPushButton, "genreVigilance.levier"))
    page.aller("frein.cout")
    QApplication.processEvents()
    assert "frein.cout" in visibles(page)
    with qtbot.waitSignal(contexte.navigation.annonce):
        page.aller("frein.disparu")


def test_ce_qui_est_decide_a_plus_de_place_que_son_origine(page: PageVigilance, contexte: Contexte) -> None:
    decisions.decider(contexte.dossier, "Demander au cahier des charges que chaque journée parte des plannings réels")
    page.resize(1104, 680)
    page.aller("decisions")
    QApplication.processEvents()
    assert page.decisions is not None
    table = page.decisions.table
    texte, origine = (table.columnWidth(table.modele.rang_de_colonne(nom)) for nom in ("texte", "origine"))
    assert texte > origine >= 120


def test_les_decisions_de_partout_se_suivent_et_se_closent(page: PageVigilance, contexte: Contexte) -> None:
    un = decisions.decider(contexte.dossier, "Écrire à la Ville", "vigilance:frein.cout", echeance=date(2020, 1, 1))
    deux = decisions.decider(contexte.dossier, "Voir la fédération", "partenaire:disparu")
    page.aller(f"decision:{un}")
    registre = page.decisions
    assert registre is not None
    assert registre.table.modele.total == 2
    assert registre.fiche is not None
    assert registre.fiche.id == un
    assert "1 en retard" in registre.resume(2, 2)
    assert trouver(page, QPushButton, "onglet.decisions").text() == "Décisions (2 ouvertes)"

    def fait(dialogue: DialogueFait) -> None:
        taper(dialogue.suite, "Lettre partie.")
        dialogue.accept()

    dans_le_dialogue(DialogueFait, fait)
    cliquer(trouver(registre, QPushButton, "decisionFaite"))
    close = decisions.lire(contexte.dossier, un)
    assert close is not None
    assert (close.etat, close.suite, close.faite_le) == ("fait", "Lettre partie.", date.today())
    assert trouver(page, QPushButton, "onglet.decisions").text() == "Décisions (1 ouverte)"
    registre.table.viser(deux)
    registre.table.selectAll()
    cliquer(trouver(registre, QPushButton, "marquerFaites"))
    assert decisions.combien_ouvertes(contexte.dossier) == 0


def test_en_lecture_seule_tout_se_lit_et_rien_ne_se_change(contexte: Contexte, ouvrir: Ouvrir) -> None:
    vigilance.constater(contexte.dossier, contexte.catalogue, "frein.cout", ConstatVigilance.PRESENT)
    vigilance.ajouter(contexte.dossier, "Les élections")
    contexte.dossier.lecture_seule = True
    page = ouvrir(PageVigilance(contexte), "")
    assert not page.findChildren(ChampLigne)
    for bouton in page.findChildren(QPushButton):
        if bouton.objectName().startswith(("constat.", "noter.", "decider.")):
            assert not bouton.isEnabled()
    assert not any(b.isEnabled() for b in page.findChildren(BoutonIcone) if b.isVisible())


@pytest.mark.parametrize("zoom", [100, 150])
@pytest.mark.parametrize("vue", ["", "vigilance:decisions"])
def test_rien_ne_deborde_et_tout_a_un_nom(zoom: int, vue: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    decisions.decider(contexte.dossier, "Une décision aux mots très longs, " * 6, "vigilance:frein.cout", "Léa " * 20)
    theme_courant().regler(zoom=zoom)
    guetteur, application = Guetteur(), QApplication.instance()
    assert application is not None
    application.installEventFilter(guetteur)
    try:
        page = ouvrir(PageVigilance(contexte), vue)
        assert page.minimumSizeHint().width() <= (780 if zoom == 100 else 990)
        assert sans_nom(page) == []
        assert guetteur.vus == ["PageVigilance pageVigilance"]
    finally:
        application.removeEventFilter(guetteur)
        theme_courant().regler(zoom=100)


def test_l_outil_montre_ce_qui_se_joue_dans_les_groupes(contexte: Contexte, qtbot: QtBot) -> None:
    with contexte.dossier.operation("x") as op:
        op.poser(ProjetIntervention, ID_PROJET, niveau="thematique")
    outil = OutilVigilance(contexte, "mobiliser.groupes")
    qtbot.addWidget(outil)
    contexte.pont.change.connect(outil.rafraichir)
    outil.resize(640, 900)
    with qtbot.waitExposed(outil):
        outil.show()

    def montres() -> list[str]:
        return [code for code, ligne in outil.lignes.items() if ligne.isVisible()]

    assert montres()[:4] == [
        "question.attentes", "question.concurrence", "question.similitude", "question.competences",
    ]  # fmt: skip
    assert "frein.heterogeneite" in montres()
    assert "frein.immaturite" not in montres()
    constater(outil, "question.attentes", "present")
    assert trouver(outil, QLabel, "appel.question.attentes").isVisible()
    with contexte.dossier.operation("x") as op:
        op.poser(ProjetIntervention, ID_PROJET, niveau="collectif_constitue")
    assert "frein.immaturite" in montres()
    assert "frein.heterogeneite" not in montres()


def test_un_point_a_soi_s_ajoute_se_constate_et_se_decide(contexte: Contexte, ouvrir: Ouvrir) -> None:
    """From the head of the page, whatever is shown: written, found present, decided, like those of the method."""
    page = ouvrir(PageVigilance(contexte), "")
    assert isinstance(page, PageVigilance)
    cliquer(trouver(page, QPushButton, "genreVigilance.question"))
    cliquer(trouver(page, QPushButton, "ajouterVigilance"))
    champ = trouver(page, ChampLigne, "nouveau.frein")
    assert champ.hasFocus(), "a question can’t be added: a brake is written"
    taper(champ, "Une élection municipale au milieu")
    QTest.keyClick(champ, Qt.Key.Key_Return)
    (etat,) = (e for e in vigilance.lire(contexte.dossier, contexte.catalogue) if e.propre)
    code = etat.point.code
    assert code in visibles(page)
    constater(page, code, "present")
    assert trouver(page, Etiquette, f"appel.{code}").isVisible()

    def remplir(dialogue: DialogueDecision) -> None:
        taper(dialogue.texte, "Voter avant mars")
        dialogue.accept()

    dans_le_dialogue(DialogueDecision, remplir)
    cliquer(trouver(page, BoutonDiscret, f"decider.{code}"))
    (decision,) = decisions.lister(contexte.dossier)
    assert decisions.libelle_origine(contexte.dossier, contexte.catalogue, decision.origine).endswith(
        "Une élection municipale au milieu"
    )
    assert not trouver(page, Etiquette, f"appel.{code}").isVisible()


def test_d_une_action_on_va_ecrire_le_sien(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageVigilance(contexte), "vigilance:ajouter")
    assert isinstance(page, PageVigilance)
    assert trouver(page, ChampLigne, "nouveau.frein").hasFocus()

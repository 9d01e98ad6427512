"""The échéancier page: milestones in place, the figure, the rétroplanning, a date moved with what follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.models.fiche import ID_FICHE, Fiche
from app.services import structures
from app.services.comite import seances
from app.services.echeancier import jalons
from app.views.contexte import Contexte
from app.views.echeances.agenda import DialogueAgenda
from app.views.echeances.deplacer import DialogueDeplacer
from app.views.echeances.frise import VueFrise
from app.views.echeances.jalon import DialogueJalon
from app.views.echeances.page import PageEcheances
from app.views.echeances.retroplanning import VueRetroplanning
from app.views.elements import Bouton, DessinWidget
from app.views.page import Page
from app.views.theme import theme_courant
from tests.pages.conftest import cliquer, taper, trouver
from tests.pages.test_acces import sans_nom

Ouvrir = Callable[[Page, str], Page]
SAMEDI = date(2026, 11, 21)


@pytest.fixture
def page(contexte: Contexte, ouvrir: Ouvrir) -> PageEcheances:
    """The page on a dossier whose committee is on 12 December."""
    with contexte.dossier.operation("x") as op:
        op.poser(Fiche, ID_FICHE, comite_le=date(2026, 12, 12))
    ouverte = ouvrir(PageEcheances(contexte, aujourdhui=lambda: SAMEDI), "")
    assert isinstance(ouverte, PageEcheances)
    return ouverte


def pendant(geste: Callable[[QWidget], None], ouvrant: Callable[[], object]) -> None:
    """Do ``geste`` on the dialog that ``ouvrant`` opens."""
    vus: list[str] = []

    def faire() -> None:
        dialogue = QApplication.activeModalWidget()
        assert dialogue is not None
        vus.append(dialogue.objectName())
        geste(dialogue)
        if QApplication.activeModalWidget() is dialogue:
            dialogue.close()

    QTimer.singleShot(50, faire)
    ouvrant()
    assert vus


def test_on_ajoute_un_jalon_sans_quitter_la_liste(page: PageEcheances, contexte: Contexte) -> None:
    taper(page.ajout.titre, "Réunion des présidents")
    QTest.keyClick(page.ajout.titre, Qt.Key.Key_Return)
    assert jalons.lister(contexte.dossier) == ()  # Enter leads to the date, then enters
    taper(page.ajout.jour.ligne, "03/12/2026")
    QTest.keyClick(page.ajout.jour.ligne, Qt.Key.Key_Return)
    (jalon,) = jalons.lister(contexte.dossier)
    assert (jalon.titre, jalon.jour) == ("Réunion des présidents", date(2026, 12, 3))
    choisie = page.choisie()
    assert choisie is not None
    assert choisie.ligne == jalon.id
    assert page.ajout.titre.text() == ""
    assert page.voir.text() == "Modifier…"


def test_un_jalon_incomplet_reste_dans_les_champs(page: PageEcheances, contexte: Contexte) -> None:
    taper(page.ajout.titre, "Visite")
    QTimer.singleShot(80, lambda: (d := QApplication.activeModalWidget()) and d.close())
    cliquer(page.ajout.bouton)
    QTest.qWait(160)
    assert page.ajout.titre.text() == "Visite"
    assert jalons.lister(contexte.dossier) == ()


def test_on_modifie_un_jalon_d_un_geste(page: PageEcheances, contexte: Contexte) -> None:
    id = jalons.ajouter(contexte.dossier, "Visite", date(2026, 12, 3))
    page.aller(id)

    def changer(dialogue: QWidget) -> None:
        assert isinstance(dialogue, DialogueJalon)
        dialogue.fin.ligne.clear()
        taper(dialogue.fin.ligne, "25/11/2026")
        dialogue.fin.terminer()
        taper(dialogue.responsable, "Léa")
        assert "précède le début" in dialogue._remarques.text()
        dialogue.accept()

    pendant(changer, page.aller_au_lieu)
    lu = jalons.lire(contexte.dossier, id)
    assert lu is not None
    assert (lu.fin, lu.responsable) == (date(2026, 11, 25), "Léa")
    contexte.dossier.annuler()
    lu = jalons.lire(contexte.dossier, id)
    assert lu is not None
    assert (lu.fin, lu.responsable) == (None, "")


def test_la_frise_ne_se_construit_que_si_on_la_regarde(page: PageEcheances, contexte: Contexte, qtbot: QtBot) -> None:
    assert page.findChild(VueFrise) is None
    assert page.findChild(VueRetroplanning) is None
    cliquer(trouver(page, QWidget, "vueEcheancier.frise"))
    dessin = trouver(page, DessinWidget, "friseDessin")
    assert "1\u00a0date" in dessin.accessibleDescription()
    assert not page.fait.isVisible()
    with qtbot.waitSignal(contexte.navigation.allerDemande) as demande:
        QTest.keyClick(dessin, Qt.Key.Key_Return)
    assert demande.args == ["document:dossier-comite"]
    jalons.ajouter(contexte.dossier, "Visite", date(2026, 12, 3))
    assert "2\u00a0dates" in dessin.accessibleDescription()


def test_le_retroplanning_s_inscrit_et_s_annule(page: PageEcheances, contexte: Contexte) -> None:
    page.aller("retroplanning")
    vue = page.findChild(VueRetroplanning)
    assert vue is not None
    assert vue.etapes.rowCount() == 5
    assert len(vue.etapes.coches()) == 5
    vue.table.setFocus()
    vue.table.setCurrentIndex(vue.etapes.index(0, 1))
    QTest.keyClick(vue.table, Qt.Key.Key_Space)
    assert len(vue.etapes.coches()) == 4
    case = vue.table.visualRect(vue.etapes.index(1, 0)).center()
    QTest.mouseClick(vue.table.viewport(), Qt.MouseButton.LeftButton, pos=case)
    assert len(vue.etapes.coches()) == 3
    cliquer(vue.inscrire)
    assert len(jalons.lister(contexte.dossier)) == 3
    assert len(vue.etapes.coches()) == 2
    contexte.dossier.annuler()
    assert jalons.lister(contexte.dossier) == ()
    assert len(vue.etapes.coches()) == 5


def test_sans_date_le_retroplanning_la_demande_et_l_ecrit(page: PageEcheances, contexte: Contexte) -> None:
    page.aller("retroplanning")
    vue = page.findChild(VueRetroplanning)
    assert vue is not None
    vue.modele.definir("convention")
    vue.rafraichir()
    assert not vue.table.isVisible()
    taper(vue.ancre.ligne, "31/12/2027")
    vue.ancre.terminer()
    assert contexte.dossier.fiche_unique(Fiche, ID_FICHE)["convention_fin"] == date(2027, 12, 31)
    assert vue.table.isVisible()
    assert vue.etapes.rowCount() == 8


def test_deplacer_le_comite_montre_d_abord_ce_qui_suit(page: PageEcheances, contexte: Contexte) -> None:
    page.aller("retroplanning")
    vue = page.findChild(VueRetroplanning)
    assert vue is not None
    cliquer(vue.inscrire)
    page.aller("liste")
    rang = page._modele.rang_de("Comité/document:dossier-comite")
    page.liste.setCurrentIndex(page._modele.index(rang))
    assert page.deplacer.isEnabled()
    avant = contexte.dossier.revision

    def refuser(dialogue: QWidget) -> None:
        assert isinstance(dialogue, DialogueDeplacer)
        dialogue.jour.ligne.clear()
        taper(dialogue.jour.ligne, "17/12/2026")
        dialogue.jour.terminer()
        assert dialogue.modele.rowCount() == 5
        assert contexte.dossier.revision == avant

    pendant(refuser, lambda: cliquer(page.deplacer))
    assert contexte.dossier.revision == avant

    def accepter(dialogue: QWidget) -> None:
        refuser(dialogue)
        assert isinstance(dialogue, DialogueDeplacer)
        dialogue.modele.basculer(0)
        dialogue.accept()

    pendant(accepter, lambda: cliquer(page.deplacer))
    assert contexte.dossier.revision == avant + 1
    assert contexte.dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"] == date(2026, 12, 17)


def test_l_agenda_s_exporte(page: PageEcheances, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vers = tmp_path / "agenda"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(vers), ""))
    cliquer(trouver(page, Bouton, "echeancierAgenda"))
    assert b"BEGIN:VEVENT" in (tmp_path / "agenda.ics").read_bytes()


def test_en_lecture_seule_on_regarde(contexte: Contexte, ouvrir: Ouvrir) -> None:
    with contexte.dossier.operation("x") as op:
        op.poser(Fiche, ID_FICHE, comite_le=date(2026, 12, 12))
    contexte.dossier.lecture_seule = True
    page = ouvrir(PageEcheances(contexte, aujourdhui=lambda: SAMEDI), "echeances:retroplanning")
    vue = page.findChild(VueRetroplanning)
    assert vue is not None
    assert not vue.inscrire.isEnabled()
    vue.etapes.basculer(0)
    assert len(vue.etapes.coches()) == 5
    assert isinstance(page, PageEcheances)
    page.aller("liste")
    assert not page.ajout.isVisible()
    assert not page.deplacer.isEnabled()


@pytest.mark.parametrize("zoom", [100, 150])
@pytest.mark.parametrize("vue", ["liste", "frise", "retroplanning"])
def test_rien_ne_deborde_et_tout_a_un_nom(vue: str, zoom: int, page: PageEcheances) -> None:
    theme_courant().regler(zoom=zoom)
    try:
        page.aller(vue)
        QApplication.processEvents()
        assert page.minimumSizeHint().width() <= (780 if zoom == 100 else 990)
        assert sans_nom(page) == []
    finally:
        theme_courant().regler(zoom=100)


def test_renoncer_a_deplacer_rend_sa_date_au_champ(page: PageEcheances, contexte: Contexte) -> None:
    page.aller("retroplanning")
    vue = page.findChild(VueRetroplanning)
    assert vue is not None
    cliquer(vue.inscrire)
    avant = contexte.dossier.revision
    vue.ancre.ligne.setFocus()
    vue.ancre.ligne.selectAll()
    taper(vue.ancre.ligne, "17/12/2026")

    def renoncer(dialogue: QWidget) -> None:
        assert isinstance(dialogue, DialogueDeplacer)
        assert dialogue.jour.valeur() == date(2026, 12, 17)
        dialogue.reject()

    pendant(renoncer, lambda: QTest.keyClick(vue.ancre.ligne, Qt.Key.Key_Return))
    assert contexte.dossier.revision == avant
    assert vue.ancre.ligne.text().replace("\u00a0", " ") == "12 décembre 2026"
    vue.ancre.ligne.selectAll()
    taper(vue.ancre.ligne, "18/12/2026")
    pendant(lambda d: d.accept(), lambda: QTest.keyClick(vue.ancre.ligne, Qt.Key.Key_Return))  # type: ignore[attr-defined]
    assert contexte.dossier.revision == avant + 1
    assert contexte.dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"] == date(2026, 12, 18)


def test_changer_la_date_de_depart_se_dit(page: PageEcheances, contexte: Contexte) -> None:
    page.aller("retroplanning")
    vue = page.findChild(VueRetroplanning)
    assert vue is not None
    dites: list[str] = []
    contexte.navigation.annonce.connect(dites.append)
    vue.ancre.ligne.clear()
    taper(vue.ancre.ligne, "14/7/2027")
    vue.ancre.terminer()
    assert [dite.replace("\u00a0", " ") for dite in dites] == [
        "C’est noté au 14 juillet 2027. Ctrl+Z revient en arrière."
    ]


def test_les_etapes_ne_sont_pas_plus_hautes_que_leurs_mots(page: PageEcheances) -> None:
    page.resize(1100, 680)
    page.aller("retroplanning")
    vue = page.findChild(VueRetroplanning)
    assert vue is not None
    QApplication.processEvents()
    avant = [vue.table.rowHeight(rang) for rang in range(vue.etapes.rowCount())]
    vue.table.resizeRowsToContents()
    assert [vue.table.rowHeight(rang) for rang in range(vue.etapes.rowCount())] == avant


# --- several sessions, dates accepted only once their consequences were seen -----------------------------------


def test_deplacer_deplace_la_seance_choisie(contexte: Contexte, ouvrir: Ouvrir) -> None:
    premiere, seconde = (seances.programmer(contexte.dossier, jour) for jour in (date(2027, 1, 14), date(2027, 6, 3)))
    page = ouvrir(PageEcheances(contexte, aujourdhui=lambda: SAMEDI), "")
    assert isinstance(page, PageEcheances)
    page.liste.setCurrentIndex(page._modele.index(page._modele.rang_de(f"Comité/{seconde}")))

    def deplacer(dialogue: QWidget) -> None:
        assert isinstance(dialogue, DialogueDeplacer)
        assert dialogue.jour.valeur() == date(2027, 6, 3)
        dialogue.jour.ligne.clear()
        taper(dialogue.jour.ligne, "10/06/2027")
        QTest.keyClick(dialogue.jour.ligne, Qt.Key.Key_Return)
        assert dialogue.isVisible()
        QTest.keyClick(QApplication.focusWidget() or dialogue, Qt.Key.Key_Return)

    pendant(deplacer, lambda: cliquer(page.deplacer))
    jours = {s.id: s.jour for s in seances.lister(contexte.dossier)}
    assert jours == {premiere: date(2027, 1, 14), seconde: date(2027, 6, 10)}


@pytest.fixture
def deplacement(contexte: Contexte, qtbot: QtBot) -> DialogueDeplacer:
    """The dialog on a committee that a step was planned from, the cursor in the date."""
    seances.programmer(contexte.dossier, date(2027, 6, 14))
    jalons.ajouter(contexte.dossier, "Envoi", date(2027, 6, 1), modele="comite.envoi")
    dialogue = DialogueDeplacer(contexte, "comite")
    qtbot.addWidget(dialogue)
    with qtbot.waitExposed(dialogue):
        dialogue.show()
    dialogue.activateWindow()
    dialogue.jour.ligne.setFocus()
    dialogue.jour.ligne.selectAll()
    QTest.keyClicks(dialogue.jour.ligne, "05/07/2027")
    return dialogue


def test_entree_dans_la_date_montre_ce_qui_suit_sans_rien_deplacer(
    deplacement: DialogueDeplacer, contexte: Contexte
) -> None:
    avant = contexte.dossier.revision
    QTest.keyClick(deplacement.jour.ligne, Qt.Key.Key_Return)
    assert deplacement.isVisible()
    assert contexte.dossier.revision == avant
    assert [s.titre for s in deplacement._suites] == ["Envoi"]
    assert QApplication.focusWidget() is deplacement.table, "the next Entrée, on what was seen, does it"
    QTest.keyClick(deplacement.table, Qt.Key.Key_Return)
    assert contexte.dossier.revision == avant + 1
    assert jalons.lister(contexte.dossier)[0].jour == date(2027, 6, 22)


def test_le_clic_qui_quitte_la_date_ne_l_accepte_pas_encore(deplacement: DialogueDeplacer, contexte: Contexte) -> None:
    avant = contexte.dossier.revision
    deplacement.jour.terminer()
    QApplication.processEvents()
    assert deplacement._faire.isEnabled()
    vues = deplacement._suites
    deplacement.jour.ligne.selectAll()
    QTest.keyClicks(deplacement.jour.ligne, "08/07/2027")
    QTest.mouseClick(deplacement._faire, Qt.MouseButton.LeftButton)
    assert contexte.dossier.revision == avant
    assert deplacement._suites != vues
    QApplication.processEvents()
    cliquer(deplacement._faire)
    assert contexte.dossier.revision == avant + 1


def test_accepter_sans_quitter_la_date_la_lit_et_la_montre(deplacement: DialogueDeplacer, contexte: Contexte) -> None:
    avant = contexte.dossier.revision
    deplacement.accept()
    assert contexte.dossier.revision == avant
    deplacement.accept()
    assert contexte.dossier.revision == avant + 1


# --- the calendar file ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("partager", "attendu"), [(False, "Les Amis du Vélo"), (True, "Structure 1")])
def test_l_agenda_dit_pour_qui_il_est(
    page: PageEcheances, contexte: Contexte, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    partager: bool, attendu: str,
) -> None:  # fmt: skip
    structures.ajouter(contexte.dossier, "Les Amis du Vélo")
    jalons.ajouter(contexte.dossier, "Voir Les Amis du Vélo", date(2026, 12, 3))
    proposes: list[str] = []

    def nommer(_parent: QWidget, _titre: str, propose: str, _filtre: str) -> tuple[str, str]:
        proposes.append(Path(propose).name)
        return str(tmp_path / "Dossier v1.2"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", nommer)

    def choisir(dialogue: QWidget) -> None:
        assert isinstance(dialogue, DialogueAgenda)
        assert not dialogue.a_partager
        if partager:
            cliquer(trouver(dialogue, QWidget, "agendaPour.partage"))
        dit = trouver(dialogue, QWidget, "agendaDit").text()
        assert ("Structure\u00a01" in dit or "Structure 1" in dit) is partager
        dialogue.accept()

    pendant(choisir, lambda: cliquer(trouver(page, Bouton, "echeancierAgenda")))
    ecrit = (tmp_path / "Dossier v1.2.ics").read_bytes().decode().replace("\r\n ", "")
    assert f"Voir {attendu}" in ecrit
    assert ("à partager" in proposes[0]) is partager


def test_renoncer_a_l_agenda_n_ecrit_rien(
    page: PageEcheances, contexte: Contexte, monkeypatch: pytest.MonkeyPatch
) -> None:
    structures.ajouter(contexte.dossier, "Les Amis du Vélo")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: pytest.fail("nothing is asked any more"))
    pendant(lambda d: d.reject(), lambda: cliquer(trouver(page, Bouton, "echeancierAgenda")))  # type: ignore[attr-defined]

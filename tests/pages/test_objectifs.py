"""The map of objectives written and read with the keyboard, the tables, the evaluation project, the tools."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.carte_objectifs import CaseDeCarte, Sorte
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.trace import OPERATIONNEL, STRATEGIQUE
from app.services import objectifs
from app.views.contexte import Contexte
from app.views.elements import CaseACocher, Etiquette
from app.views.objectifs.carte import CarteObjectifs
from app.views.objectifs.guide import DialogueObjectifs
from app.views.objectifs.page import PageObjectifs
from app.views.page import Page
from tests.fabrique import photographier
from tests.pages.conftest import taper, trouver

Ouvrir = Callable[[Page, str], Page]


@pytest.fixture
def ids(contexte: Contexte) -> dict[str, str]:
    """A strategic objective served by one, another operational one; a result measured, another not."""
    with contexte.dossier.operation("Début") as op:
        pourquoi = op.creer(Objectif, genre=STRATEGIQUE, texte="Consolider l’emploi", ordre=1)
        a = op.creer(Objectif, texte="Outiller", sert=pourquoi, ordre=2)
        b = op.creer(Objectif, texte="Décider", ordre=3)
        r = op.creer(Resultat, objectif=a, texte="Des contrats à jour", ordre=1)
        s = op.creer(Resultat, objectif=a, texte="Des bénévoles informés", ordre=2)
        i = op.creer(Indicateur, resultat=r, texte="Contrats relus", registre="efficacite")
    return {"pourquoi": pourquoi, "a": a, "b": b, "r": r, "s": s, "i": i}


@pytest.fixture
def page(contexte: Contexte, ouvrir: Ouvrir, ids: dict[str, str]) -> PageObjectifs:
    """The page on that dossier."""
    page = ouvrir(PageObjectifs(contexte), "objectifs")
    assert isinstance(page, PageObjectifs)
    return page


def la_carte(page: PageObjectifs) -> CarteObjectifs:
    """Its map."""
    assert page.carte is not None
    return page.carte


def trou(page: PageObjectifs, colonne: int, parent: str) -> CaseDeCarte:
    """The place to write under that row."""
    cases = la_carte(page).vue.modele.cases
    return next(c for c in cases if c.attente and c.colonne == colonne and c.attente.parent == parent)


def aller_sur(page: PageObjectifs, case: CaseDeCarte) -> None:
    """Put the keyboard on a card."""
    vue = la_carte(page).vue
    vue.setFocus()
    vue.setCurrentIndex(vue.modele.index_de(case))


def presser(widget: QWidget, touche: Qt.Key, avec: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, and what follows it."""
    QTest.keyClick(widget, touche, avec)
    QApplication.processEvents()


def ecrire_ici(page: PageObjectifs, texte: str, touche: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type in the place that is open, then that key."""
    editeur = la_carte(page).vue.findChildren(QLineEdit, "saisieCarte")[-1]
    editeur.selectAll()
    taper(editeur, texte)
    presser(editeur, touche)
    QApplication.processEvents()


def courante(page: PageObjectifs) -> str:
    """The words of the current card."""
    case = la_carte(page).vue.case_courante()
    return case.texte if case is not None else ""


# --- the map ------------------------------------------------------------------------------------------------------


def test_un_trou_se_comble_sur_place_au_clavier(page: PageObjectifs, contexte: Contexte, ids: dict[str, str]) -> None:
    aller_sur(page, trou(page, 1, ids["b"]))
    presser(la_carte(page).vue, Qt.Key.Key_Return)
    ecrire_ici(page, "Trois scénarios chiffrés")
    neuf = contexte.dossier.lignes(Resultat)[-1]
    assert (neuf["texte"], neuf["objectif"]) == ("Trois scénarios chiffrés", ids["b"])
    assert courante(page) == "Trois scénarios chiffrés"
    presser(la_carte(page).vue, Qt.Key.Key_Right)
    presser(la_carte(page).vue, Qt.Key.Key_Return)
    ecrire_ici(page, "Scénarios présentés", Qt.Key.Key_Tab)
    assert contexte.dossier.lignes(Indicateur)[-1]["resultat"] == neuf["id"]
    assert trouver(page, Etiquette, "couverture").text().startswith("Les 3\u00a0objectifs sont évalués")
    contexte.dossier.annuler()
    contexte.dossier.annuler()
    assert trou(page, 1, ids["b"])


def test_un_trou_se_comble_a_la_souris(page: PageObjectifs, contexte: Contexte, ids: dict[str, str]) -> None:
    vue = la_carte(page).vue
    case = trou(page, 2, ids["s"])
    vue.scrollTo(vue.modele.index_de(case))
    QTest.mouseClick(vue.viewport(), Qt.MouseButton.LeftButton, pos=vue.visualRect(vue.modele.index_de(case)).center())
    ecrire_ici(page, "Bénévoles qui citent deux ressources")
    assert contexte.dossier.lignes(Indicateur)[-1]["resultat"] == ids["s"]


def test_ce_qui_sert_un_strategique_se_cree_a_sa_place(
    page: PageObjectifs, contexte: Contexte, ids: dict[str, str]
) -> None:
    objectifs.prendre(contexte.dossier, contexte.catalogue, STRATEGIQUE, "competences")
    nouveau = objectifs.id_du_guide(STRATEGIQUE, "competences")
    aller_sur(page, trou(page, 0, nouveau))
    presser(la_carte(page).vue, Qt.Key.Key_Return)
    ecrire_ici(page, "Former les bénévoles")
    neuf = contexte.dossier.lignes(Objectif)[-1]
    assert (neuf["texte"], neuf["genre"], neuf["sert"]) == ("Former les bénévoles", OPERATIONNEL, nouveau)


def test_ajouter_a_ce_qui_existe_ou_renoncer(page: PageObjectifs, contexte: Contexte, ids: dict[str, str]) -> None:
    vue = la_carte(page).vue
    vue.viser(ids["i"])
    vue.setFocus()
    avant = len(vue.modele.cases)
    presser(vue, Qt.Key.Key_Insert)
    assert len(vue.modele.cases) == avant + 1
    presser(vue.findChildren(QLineEdit, "saisieCarte")[-1], Qt.Key.Key_Escape)
    assert len(vue.modele.cases) == avant
    vue.viser(ids["a"])
    trouver(page, QPushButton, "carte.resultat").click()
    ecrire_ici(page, "Une trame d’entretien")
    assert contexte.dossier.lignes(Resultat)[-1]["objectif"] == ids["a"]
    assert len(vue.modele.cases) == avant + 2  # the result, and the place for its indicator


def test_un_resultat_de_toute_l_ingenierie(page: PageObjectifs, contexte: Contexte) -> None:
    la_carte(page).vue.setCurrentIndex(la_carte(page).vue.modele.index(-1, -1))
    trouver(page, QPushButton, "carte.resultat").click()
    ecrire_ici(page, "Un groupe qui dure")
    assert contexte.dossier.lignes(Resultat)[-1]["objectif"] is None
    assert any(c.sorte is Sorte.GROUPE for c in la_carte(page).vue.modele.cases)


def test_les_fleches_suivent_les_liens(page: PageObjectifs, ids: dict[str, str]) -> None:
    vue = la_carte(page).vue
    vue.setFocus()
    vue.viser(ids["pourquoi"])
    lus = []
    for touche in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Left,
    ):
        presser(vue, touche)
        lus.append(courante(page))
    assert lus == [
        "Outiller", "Des contrats à jour", "Contrats relus", "Indicateur à définir", "Des bénévoles informés",
        "Outiller",
    ]  # fmt: skip


def test_ordonner_et_supprimer_d_un_geste_qui_s_annule(
    page: PageObjectifs, contexte: Contexte, ids: dict[str, str]
) -> None:
    vue = la_carte(page).vue
    vue.setFocus()
    vue.viser(ids["s"])
    avant = photographier(contexte.dossier)
    presser(vue, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [a.id for a in page.trace.attendus] == [ids["s"], ids["r"]]
    assert courante(page) == "Des bénévoles informés"
    vue.viser(ids["r"])
    presser(vue, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert not contexte.dossier.lignes(Indicateur)
    contexte.dossier.annuler()
    contexte.dossier.annuler()
    assert photographier(contexte.dossier) == avant


def test_quitter_la_page_ecrit_ce_qu_on_tapait(page: PageObjectifs, contexte: Contexte, ids: dict[str, str]) -> None:
    aller_sur(page, trou(page, 1, ids["b"]))
    presser(la_carte(page).vue, Qt.Key.Key_Return)
    taper(la_carte(page).vue.findChildren(QLineEdit, "saisieCarte")[-1], "Trois scénarios")
    page.terminer()
    assert contexte.dossier.lignes(Resultat)[-1]["texte"] == "Trois scénarios"
    QApplication.processEvents()
    assert contexte.dossier.revision == 2


def test_apres_une_suppression_le_clavier_reste_sur_la_carte(page: PageObjectifs, ids: dict[str, str]) -> None:
    vue = la_carte(page).vue
    vue.setFocus()
    vue.viser(ids["s"])
    presser(vue, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    presser(vue, Qt.Key.Key_Left)
    assert courante(page) == "Décider"


def test_renommer_sur_la_carte(page: PageObjectifs, contexte: Contexte, ids: dict[str, str]) -> None:
    vue = la_carte(page).vue
    vue.setFocus()
    for id, texte in ((ids["a"], "Outiller chaque employeur"), (ids["i"], "Contrats relus et signés")):
        vue.viser(id)
        presser(vue, Qt.Key.Key_F2)
        ecrire_ici(page, texte)
        assert courante(page) == texte
    vue.viser(ids["b"])
    presser(vue, Qt.Key.Key_F2)
    editeur = vue.findChildren(QLineEdit, "saisieCarte")[-1]
    editeur.clear()
    presser(editeur, Qt.Key.Key_Return)
    assert courante(page) == "Décider"


def test_entree_ouvre_la_fiche_sur_ce_qui_manque(page: PageObjectifs, contexte: Contexte, ids: dict[str, str]) -> None:
    vue = la_carte(page).vue
    vue.setFocus()
    vue.viser(ids["i"])
    presser(vue, Qt.Key.Key_Return)
    cible = la_carte(page).avec_fiche.fiche.controles["cible"]  # type: ignore[union-attr]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is cible or cible.isAncestorOf(focus)
    taper(focus, "6")
    cible.terminer()
    assert contexte.dossier.lignes(Indicateur)[0]["cible"] == 6
    assert "cible" not in vue.modele.carton(vue.case_courante()).manque  # type: ignore[arg-type]
    presser(la_carte(page).avec_fiche.fiche, Qt.Key.Key_Escape)  # type: ignore[arg-type]
    assert QApplication.focusWidget() is vue


def test_la_fiche_suit_la_carte_et_se_ferme_avec_la_derniere(
    page: PageObjectifs, contexte: Contexte, ids: dict[str, str]
) -> None:
    page.aller(f"objectifs:{ids['r']}")
    volet = la_carte(page).avec_fiche
    assert volet.fiche is not None
    assert volet.fiche.id == ids["r"]
    la_carte(page).vue.viser(ids["b"])
    assert volet.fiche.id == ids["b"]
    objectifs.supprimer(contexte.dossier, Objectif, ids["b"])
    suivante = la_carte(page).vue.case_courante()
    assert suivante is not None
    assert volet.fiche.id == suivante.id == ids["a"]
    for id in (ids["pourquoi"], ids["a"]):
        objectifs.supprimer(contexte.dossier, Objectif, id)
    objectifs.supprimer(contexte.dossier, Resultat, ids["r"])
    objectifs.supprimer(contexte.dossier, Resultat, ids["s"])
    assert volet.fiche is None
    assert la_carte(page).vide.isVisible()
    dites: list[str] = []
    contexte.navigation.annonce.connect(dites.append)
    page.aller(f"objectifs:{ids['b']}")
    assert dites == ["Cette ligne n’est plus dans le dossier."]


def test_nos_mots_effaces_rendent_ceux_du_guide(page: PageObjectifs, contexte: Contexte) -> None:
    id = objectifs.prendre(contexte.dossier, contexte.catalogue, OPERATIONNEL, "transfert")
    objectifs.dire_autrement(contexte.dossier, id, "Publier nos outils")
    page.aller(f"objectifs:{id}")
    assert "Capitaliser" in trouver(page, Etiquette, "motsDuGuide").text()
    fiche: Any = la_carte(page).avec_fiche.fiche
    fiche.controles["texte"].proposer("")
    assert courante(page).startswith("Capitaliser")


def test_une_remarque_se_voit_sur_la_carte_et_sur_la_fiche(
    page: PageObjectifs, contexte: Contexte, ids: dict[str, str]
) -> None:
    with contexte.dossier.operation("Quantitatif") as op:
        op.modifier(Resultat, ids["r"], nature="quantitatif")
    page.aller(f"objectifs:{ids['r']}")
    vue = la_carte(page).vue
    assert "sans aucun nombre" in " ".join(vue.modele.carton(vue.case_courante()).alertes)  # type: ignore[arg-type]
    fiche: Any = la_carte(page).avec_fiche.fiche
    assert "sans aucun nombre" in trouver(fiche, Etiquette, "signes").text()


def test_rien_encore_puis_ceux_du_guide_et_le_notre(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageObjectifs(contexte), "")
    assert isinstance(page, PageObjectifs)
    assert la_carte(page).vide.isVisible()

    def remplir() -> None:
        dialogue: Any = QApplication.activeModalWidget()
        assert isinstance(dialogue, DialogueObjectifs)
        dialogue.cases[OPERATIONNEL, "besoins"].click()
        dialogue.cases[OPERATIONNEL, "transfert"].click()
        dialogue.notre.proposer("Décider d’un poste partagé\n\nÉcrire une charte")
        trouver(dialogue, QPushButton, "ajouterObjectifs").click()

    QTimer.singleShot(50, remplir)
    la_carte(page).vide.demande.emit()
    assert contexte.dossier.revision == 1
    assert [o["code"] or o["texte"] for o in contexte.dossier.lignes(Objectif)] == [
        "besoins", "transfert", "Décider d’un poste partagé", "Écrire une charte",
    ]  # fmt: skip
    assert not la_carte(page).vide.isVisible()
    dialogue = DialogueObjectifs(contexte)
    assert not dialogue.cases[OPERATIONNEL, "besoins"].isEnabled()
    assert dialogue.resultat() == ()


def test_deux_cents_indicateurs_ne_font_pas_un_widget_de_plus(
    contexte: Contexte, ouvrir: Ouvrir, ids: dict[str, str]
) -> None:
    page = ouvrir(PageObjectifs(contexte), "")
    avant = len(page.findChildren(QWidget))
    with contexte.dossier.operation("Beaucoup") as op:
        for n in range(100):
            r = op.creer(Resultat, objectif=ids["b"], texte=f"Résultat {n}", ordre=n)
            for k in range(2):
                op.creer(Indicateur, resultat=r, texte=f"Indicateur {n}.{k}")
    QApplication.processEvents()
    assert isinstance(page, PageObjectifs)
    assert la_carte(page).vue.modele.hauteur == 203
    assert len(page.findChildren(QWidget)) == avant


def test_lecture_seule(contexte: Contexte, ouvrir: Ouvrir, ids: dict[str, str]) -> None:
    contexte.dossier.lecture_seule = True
    page = ouvrir(PageObjectifs(contexte), "")
    assert isinstance(page, PageObjectifs)
    vue = la_carte(page).vue
    aller_sur(page, trou(page, 1, ids["b"]))
    for touche in (Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Insert):
        presser(vue, touche)
        assert not vue.findChildren(QLineEdit, "saisieCarte")
    vue.viser(ids["a"])
    for nom in ("objectif", "resultat", "indicateur"):
        assert not trouver(page, QPushButton, f"carte.{nom}").isEnabled()
    presser(vue, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert len(contexte.dossier.lignes(Objectif)) == 3


# --- the other views ----------------------------------------------------------------------------------------------


def test_coller_des_indicateurs_dans_le_tableau(page: PageObjectifs, contexte: Contexte, ids: dict[str, str]) -> None:
    page.aller("objectifs:indicateurs")
    assert page.tableaux is not None
    table = page.tableaux.registres["indicateurs"].table
    table.setCurrentIndex(table.modele.index(table.modele.total, 0))
    table.coller("Entretiens tenus\tDes contrats à jour\t2\t6\n")
    neuf = contexte.dossier.lignes(Indicateur)[-1]
    assert (neuf["texte"], neuf["resultat"], neuf["depart"], neuf["cible"]) == ("Entretiens tenus", ids["r"], 2, 6)
    page.montrer("carte")
    assert la_carte(page).vue.viser(neuf["id"])


def test_un_registre_sans_indicateur_mene_au_tableau(page: PageObjectifs, contexte: Contexte) -> None:
    with contexte.dossier.operation("Registres") as op:
        op.poser(ProjetIntervention, ID_PROJET, evaluation_registres=("efficacite", "efficience"))
    page.aller("objectifs:evaluation")
    assert page.evaluation is not None
    assert page.evaluation.findChild(QPushButton, "combler.efficacite") is None
    trouver(page.evaluation, QPushButton, "combler.efficience").click()
    assert (page.code, page.tableaux and page.tableaux.code) == ("tableau", "indicateurs")
    case: CaseACocher = trouver(page.evaluation, CaseACocher, "projet_intervention.evaluation_registres.efficience")
    page.montrer("evaluation")
    case.click()
    assert contexte.dossier.fiche_unique(ProjetIntervention, ID_PROJET)["evaluation_registres"] == ("efficacite",)
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    assert page.evaluation.findChild(QPushButton, "combler.efficience") is None

"""Registers under the hand: Ctrl+F, what stays selected, several rows at once, a list pasted with its headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap import fenetre_pour
from app.models.statuts import Mobilisation
from app.models.structure import Structure
from app.services import registres, structures
from app.services.fichier import Poste, creer
from app.services.registres.plans import registre_des_lignes
from app.views.contexte import Contexte
from app.views.fenetre.principale import FenetrePrincipale
from app.views.page import Page
from app.views.plans.page import PagePlans
from app.views.registre.lot import DialogueLot
from app.views.registre.table import TableRegistre
from app.views.structures.lot import DialogueLotStructures
from app.views.structures.page import PageStructures
from tests.pages.conftest import cliquer, quelques_structures, taper, trouver

Ouvrir = Callable[[Page, str], Page]
CTRL = Qt.KeyboardModifier.ControlModifier


def noms(contexte: Contexte) -> list[str]:
    """The names in the register, in the order of entry."""
    return [ligne["nom"] for ligne in contexte.dossier.lignes(Structure, "nom")]


def dites(contexte: Contexte) -> list[str]:
    """What is announced from now on."""
    entendues: list[str] = []
    contexte.navigation.annonce.connect(entendues.append)
    return entendues


def choisir(page: PageStructures, *lignes: int) -> None:
    """Select the names of these rows, the last one current."""
    table = page.table
    table.clearSelection()
    for ligne in lignes:
        index = table.modele.index(ligne, 0)
        table.selectionModel().setCurrentIndex(index, table.selectionModel().SelectionFlag.Select)


# --- Ctrl+F ---------------------------------------------------------------------------------------------------


@pytest.fixture
def fenetre(qtbot: QtBot, tmp_path: Path) -> Iterator[FenetrePrincipale]:
    """The real window on a dossier of four structures."""
    poste = Poste(tmp_path / "donnees", "Camille", "poste-de-test")
    session = creer(tmp_path / "essai.sqlite", "Mutualiser", poste=poste)
    quelques_structures(session.dossier)
    session.fermer()
    fenetre = fenetre_pour(tmp_path / "essai.sqlite", poste=poste)
    with qtbot.waitActive(fenetre):
        fenetre.show()
        fenetre.activateWindow()
    yield fenetre
    fenetre.close()
    fenetre.deleteLater()
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("adresse", "champ"),
    [
        ("structures", "filtreStructures"),
        ("plans", "planRecherche"),
        ("plans:lignes", "filtreLignesDuPlan"),
        ("plans:objectifs", "filtreObjectifs"),
    ],
)
def test_ctrl_f_mene_au_filtre_de_la_page(fenetre: FenetrePrincipale, adresse: str, champ: str) -> None:
    assert fenetre.travail is not None
    dossier, catalogue = fenetre.travail.contexte.dossier, fenetre.travail.contexte.catalogue
    ligne = {"structure": dossier.lignes(Structure, "id")[0]["id"], "difficulte": "Trésorerie tendue"}
    registres.ajouter(dossier, registre_des_lignes(dossier, catalogue), ligne)
    fenetre.travail.contexte.navigation.aller(adresse)
    QApplication.processEvents()
    attendu = trouver(fenetre, QLineEdit, champ)
    cible = QApplication.focusWidget() or fenetre
    QTest.keyClick(cible, Qt.Key.Key_F, CTRL)
    QApplication.processEvents()
    assert attendu.hasFocus(), "what is typed next would overwrite a cell"


def test_le_menu_edition_copie_et_colle_les_cases(fenetre: FenetrePrincipale) -> None:
    assert fenetre.travail is not None
    contexte = fenetre.travail.contexte
    contexte.navigation.aller("structures")
    QApplication.processEvents()
    table = trouver(fenetre, TableRegistre, "tableStructures")
    table.setFocus()
    table.poser_sur(table.modele.index(0, 0))
    fenetre.menus.actions["copier"].trigger()
    assert QGuiApplication.clipboard().text() == "Les Amis du Vélo"
    QGuiApplication.clipboard().setText("Radio Scarpe")
    table.poser_sur(table.modele.index(table.modele.visibles, 0))
    fenetre.menus.actions["coller"].trigger()
    assert noms(contexte)[4:] == ["Radio Scarpe"]


def test_du_filtre_on_descend_dans_la_table_et_echap_montre_tout(page: PageStructures) -> None:
    page.chercher()
    taper(page.filtre, "redon")
    QTest.keyClick(page.filtre, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert page.table.modele.visibles == 1, "what was typed is looked for at once"
    assert page.table.currentIndex().row() == 0
    page.chercher()
    assert page.filtre.selectedText() == "redon"
    QTest.keyClick(page.filtre, Qt.Key.Key_Escape)
    assert page.filtre.text() == ""


# --- what stays selected --------------------------------------------------------------------------------------


def test_la_selection_survit_a_une_relecture_et_au_tri(page: PageStructures, contexte: Contexte) -> None:
    choisir(page, 0, 2, 3)
    voulues = set(page.table.lignes_choisies())
    page.table.rafraichir(None)
    structures.ajouter(contexte.dossier, "Arrivée d’ailleurs")
    page.table.horizontalHeader().sectionClicked.emit(0)
    assert set(page.table.lignes_choisies()) == voulues
    page.table.filtrer("culture")
    assert page.table.lignes_choisies() == [id for id in voulues if page.table.modele.ligne_de(id) >= 0]


def test_seules_les_cases_choisies_le_restent(page: PageStructures, contexte: Contexte) -> None:
    """Suppr. after a refresh empties what was selected, not the rectangle around it."""
    table, modele = page.table, page.table.modele
    secteur = modele.rang_de_colonne("secteur")
    table.clearSelection()
    for ligne, colonne in ((0, secteur), (2, modele.rang_de_colonne("budget"))):
        table.selectionModel().setCurrentIndex(
            modele.index(ligne, colonne), table.selectionModel().SelectionFlag.Select
        )
    structures.ajouter(contexte.dossier, "Arrivée d’ailleurs")
    table.effacer()
    lues = contexte.dossier.lignes(Structure, "secteur", "budget")
    assert [bool(ligne["secteur"]) for ligne in lues[:4]] == [False, True, True, True]
    assert [bool(ligne["budget"]) for ligne in lues[:4]] == [True, True, False, True]


def test_apres_une_suppression_rien_ne_se_dit_choisi_et_le_clavier_reste_la(page: PageStructures) -> None:
    choisir(page, 1, 2)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete, CTRL)
    assert page.table.id_courant() == page.table.modele.id_de(1), "the row that took the place of the first"
    assert page.table.lignes_choisies() == [page.table.id_courant()], "though Ctrl is still held"
    page.table.selectAll()
    page.table.supprimer()
    assert not trouver(page, QPushButton, "modifierSelection").isEnabled()
    assert not trouver(page, QPushButton, "supprimerStructures").isEnabled()


def test_la_colonne_des_noms_s_elargit_pendant_qu_on_tape(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageStructures(contexte), "structures")
    assert isinstance(page, PageStructures)
    page.ajouter()
    mesure = page.table.fontMetrics()
    assert page.table.columnWidth(0) > mesure.horizontalAdvance("+ Ajouter une structure…")
    nom = "Maison des associations de Douai"
    editeur = QApplication.focusWidget()
    assert editeur is not None
    taper(editeur, nom)
    QTest.keyClick(editeur, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert noms(contexte) == [nom]
    assert page.table.columnWidth(0) > mesure.horizontalAdvance(nom)


# --- several rows at once -------------------------------------------------------------------------------------


def test_entree_trop_tot_ne_vide_rien(page: PageStructures) -> None:
    dialogue = DialogueLot(page.registre, ("nom", "secteur", "hors_territoire"), 3, page)
    dialogue.show()
    dialogue.accept()
    assert dialogue.isVisible(), "Entrée with no value would empty the column of three structures"
    assert "nouvelle valeur" in " ".join(e.text() for e in dialogue.findChildren(type(dialogue._refus)))
    cliquer(trouver(dialogue, QPushButton, "lotVider"))
    assert not dialogue.isVisible()
    assert dialogue.valeur is None


def test_on_ne_vide_pas_ce_qui_a_toujours_une_valeur(page: PageStructures) -> None:
    dialogue = DialogueLot(page.registre, ("nom", "mobilisation", "hors_territoire", "budget"), 3, page)
    dialogue.show()
    vider, visibles = trouver(dialogue, QPushButton, "lotVider"), []
    for rang in range(3):
        dialogue.colonne.setCurrentIndex(rang)
        visibles.append(vider.isVisible())
    assert visibles == [False, False, True]


def test_tab_passe_par_le_jour_avant_les_boutons(page: PageStructures, qtbot: QtBot) -> None:
    dialogue = DialogueLotStructures(page.registre, ("nom", "mobilisation"), 3, page)
    qtbot.addWidget(dialogue)
    with qtbot.waitActive(dialogue):
        dialogue.show()
        dialogue.activateWindow()
    QApplication.processEvents()
    trouver(dialogue, QComboBox, "lot.mobilisation").setFocus()
    suite = []
    for _ in range(5):
        QTest.keyClick(dialogue.focusWidget(), Qt.Key.Key_Tab)
        suite.append(dialogue.focusWidget())
    jour, motif, annuler = (
        next(i for i, widget in enumerate(suite) if widget is vise or vise.isAncestorOf(widget))
        for vise in (dialogue.jour, dialogue.motif, trouver(dialogue, QPushButton, "renoncer"))
    )
    assert jour < motif < annuler


# --- a list pasted with its headings --------------------------------------------------------------------------

LISTE = (
    "N°\tCommune\tNom\tBudget annuel\tTéléphone\tCouleur du logo\r\n"
    "1\tLens\tVélo-cité\t12 500 €\t03 21 00 00 01\tvert\r\n"
    "2\tArras\tRessourcerie du Ternois\tbeaucoup\t03 21 00 00 02\tbleu\r\n"
    "3\tDouai\t\t5000\t\t\r\n"
)


def test_une_liste_collee_avec_ses_titres_va_dans_ses_colonnes(page: PageStructures, contexte: Contexte) -> None:
    QGuiApplication.clipboard().setText(LISTE)
    entendues = dites(contexte)
    page.table.setCurrentIndex(page.table.modele.index(page.table.modele.visibles, 0))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_V, CTRL)
    lues = contexte.dossier.lignes(Structure, "nom", "commune", "budget", "telephone")[4:]
    assert [(x["nom"], x["commune"], x["telephone"]) for x in lues] == [
        ("Vélo-cité", "Lens", "03 21 00 00 01"),
        ("Ressourcerie du Ternois", "Arras", "03 21 00 00 02"),
    ]
    assert [x["budget"] for x in lues] == [12500, None]
    assert page.table.id_courant() == page.table.modele.id_de(4), "one sees what one has pasted"
    (dit,) = entendues
    assert dit.replace("\xa0", " ") == (
        "2 structures ajoutées. Colonnes laissées de côté : « N° », « Couleur du logo »."
        " Non comprise : « beaucoup » n’est pas un nombre (1 autre case aussi)."
    )
    contexte.dossier.annuler()
    assert len(noms(contexte)) == 4


def test_une_liste_avec_ses_titres_se_colle_dans_un_registre_vide(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageStructures(contexte), "structures")
    QGuiApplication.clipboard().setText("Structure\tSecteur\nRadio Scarpe\tCulture\n")
    page.coller()  # type: ignore[attr-defined]
    assert noms(contexte) == ["Radio Scarpe"]
    (ligne,) = contexte.dossier.lignes(Structure, "secteur", "mobilisation")
    assert ligne["mobilisation"] == Mobilisation.REPEREE.value


def test_sans_titres_ou_sur_une_ligne_un_bloc_reste_un_bloc(page: PageStructures, contexte: Contexte) -> None:
    page.table.setCurrentIndex(page.table.modele.index(page.table.modele.visibles, 0))
    page.table.coller("Radio Scarpe\tCulture\nVélo-cité\tMobilité\n")
    assert noms(contexte)[4:] == ["Radio Scarpe", "Vélo-cité"]
    page.table.setCurrentIndex(page.table.modele.index(0, 0))
    page.table.coller("Nom\tSecteur\nAutre\tCulture")
    assert noms(contexte)[:2] == ["Nom", "Autre"], "on rows that exist, cells go where one is"


def test_une_ligne_collee_sans_nom_se_dit(page: PageStructures, contexte: Contexte) -> None:
    entendues = dites(contexte)
    page.table.setCurrentIndex(page.table.modele.index(page.table.modele.visibles, 0))
    page.table.coller("Radio Scarpe\tCulture\n\tMobilité\n")
    assert entendues == ["1\xa0structure ajoutée. Non comprise\xa0: une ligne qui n’a pas de nom."]


@pytest.mark.parametrize(
    ("nom", "texte", "dit"),
    [
        ("siret", "12345678901234", "À vérifier, SIRET de « Les Amis du Vélo » : ce numéro n’est pas valide"),
        ("rna", "7321", "À vérifier, RNA de « Les Amis du Vélo » : un numéro RNA commence par un W"),
        ("siret", "732 829 320 00074", "Attention : « Écluse et Cie » est déjà là (même SIRET)."),
    ],
)
def test_un_numero_tape_ou_colle_dans_la_table_se_verifie(
    page: PageStructures, contexte: Contexte, nom: str, texte: str, dit: str
) -> None:
    structures.modifier(contexte.dossier, contexte.dossier.lignes(Structure)[3]["id"], "siret", "73282932000074")
    page.table.montrer_colonnes(("nom", nom))
    entendues = dites(contexte)
    case = page.table.modele.index(0, 1)
    assert page.table.modele.setData(case, texte), "said, not refused"
    page.table.setCurrentIndex(case)
    page.table.modele.setData(case, None)
    page.table.coller(texte)
    tapee, collee = (entendue.replace("\xa0", " ") for entendue in entendues)
    assert tapee.startswith(dit)
    assert collee.startswith(f"1 case collée. {dit}")


def test_ctrl_f_sans_structure_ne_fait_rien(contexte: Contexte, ouvrir: Ouvrir) -> None:
    vide = ouvrir(PageStructures(contexte), "structures")
    vide.chercher()  # type: ignore[attr-defined]
    plans = ouvrir(PagePlans(contexte), "plans")
    plans.chercher()  # type: ignore[attr-defined]
    assert noms(contexte) == []


def test_echap_dans_un_filtre_vide_est_a_la_fenetre(page: PageStructures) -> None:
    page.chercher()
    echap = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    echap.accept()
    page.filtre.keyPressEvent(echap)
    assert not echap.isAccepted()

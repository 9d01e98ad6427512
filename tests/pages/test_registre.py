"""A register of any table: only its rows, another’s on demand, dates and references in its cells and on its sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models.colonnes import Colonne, TypeJour, TypeReference, TypeTexte
from app.models.parcours import ActionSuivie, PointSuivi
from app.models.structure import Structure
from app.services import registres, structures
from app.services.registres import Jeu, Mots, Registre
from app.views.contexte import Contexte
from app.views.elements import ChampDate, ChoixUnique, Segment
from app.views.page import Page
from app.views.registre.choix_reference import ChoixReference
from app.views.registre.fiche import FicheRegistre
from app.views.registre.figee import ColonneFigee
from app.views.registre.page import PageRegistre
from app.views.registre.table import TableRegistre
from tests.pages.conftest import taper, trouver

Ouvrir = Callable[[Page, str], Page]


def registre_des_actions(contexte: Contexte) -> Registre:
    """Actions to do: a date, and the structure that does it (its id is kept in « responsable »)."""
    return Registre(
        ActionSuivie,
        Mots("action", "actions", feminin=True, cle="intitulé"),
        {
            "action_code": Colonne("action_code", "Intitulé", TypeTexte()),
            "echeance": Colonne("echeance", "Échéance", TypeJour(lambda: date(2026, 11, 21))),
            "responsable": Colonne(
                "responsable", "Responsable", TypeReference(registres.references(contexte.dossier, Structure))
            ),
            "motif": Colonne("motif", "Motif", TypeTexte()),
            "notes": Colonne("notes", "Notes", TypeTexte(), largeur=700),
        },
        cle="action_code",
        jeux=(Jeu("tout", "Tout", ("action_code", "echeance", "responsable", "motif")),),
    )


@pytest.fixture
def ids(contexte: Contexte) -> list[str]:
    """Three structures, two of one name."""
    return [structures.ajouter(contexte.dossier, nom) for nom in ("Écluse", "Atelier", "Atelier")]


@pytest.fixture
def page(contexte: Contexte, ouvrir: Ouvrir, ids: list[str]) -> PageRegistre:
    """The register of actions, with its sheet, holding one action."""
    registre = registre_des_actions(contexte)
    registres.ajouter(contexte.dossier, registre, {"action_code": "Réunir", "responsable": ids[0]})

    def fiche(contexte: Contexte) -> FicheRegistre:
        return FicheRegistre(contexte, registre, (("Quoi", (("action_code",), ("echeance", "responsable"))),))

    page = ouvrir(PageRegistre(contexte, registre, "Actions", fiche), "")
    assert isinstance(page, PageRegistre)
    return page


def case(table: TableRegistre, ligne: int, nom: str) -> QModelIndex:
    """A cell."""
    return table.modele.index(ligne, table.modele.rang_de_colonne(nom))


def taper_dans(table: TableRegistre, ligne: int, nom: str, texte: str) -> Any:
    """Open the editor of a cell, type over what it holds, Entrée; return the editor."""
    table.setFocus()
    table.setCurrentIndex(case(table, ligne, nom))
    table.edit(table.currentIndex())
    editeur: Any = table.findChildren(QWidget, f"cellule.{nom}")[-1]
    getattr(editeur, "lineEdit", lambda: editeur)().selectAll()
    taper(editeur, texte)
    QTest.keyClick(editeur, Qt.Key.Key_Return)
    QApplication.processEvents()
    return editeur


def action(contexte: Contexte, rang: int = 0) -> dict[str, Any]:
    """A row of the dossier."""
    return contexte.dossier.lignes(ActionSuivie)[rang]


def test_une_date_se_tape_dans_une_case(page: PageRegistre, contexte: Contexte) -> None:
    taper_dans(page.table, 0, "echeance", "14 mars 2027")
    assert action(contexte)["echeance"] == date(2027, 3, 14)
    assert case(page.table, 0, "echeance").data() == "14/03/2027"
    editeur = taper_dans(page.table, 0, "echeance", "bientôt")
    assert editeur.property("etat") == "erreur"
    assert action(contexte)["echeance"] == date(2027, 3, 14)


def test_une_reference_se_choisit_par_quelques_lettres(page: PageRegistre, contexte: Contexte, ids: list[str]) -> None:
    assert case(page.table, 0, "responsable").data() == "Écluse"
    structures.ajouter(contexte.dossier, "Recyclerie du Pays")
    editeur = taper_dans(page.table, 0, "responsable", "recyc")
    assert action(contexte)["responsable"] == structures.lister(contexte.dossier, "id")[3]["id"], editeur
    editeur = taper_dans(page.table, 0, "responsable", "Atelier")
    assert editeur.property("etat") == "erreur" or action(contexte)["responsable"] in ids[1:]


def test_une_structure_renommee_ou_supprimee_se_voit(page: PageRegistre, contexte: Contexte, ids: list[str]) -> None:
    page.ouvrir_fiche(page.table.modele.id_de(0) or "")
    structures.modifier(contexte.dossier, ids[0], "nom", "Écluse et Cie")
    assert case(page.table, 0, "responsable").data() == "Écluse et Cie"
    assert trouver(page, ChoixReference, "fiche.responsable").currentText() == "Écluse et Cie"
    structures.supprimer(contexte.dossier, [ids[0]])
    assert case(page.table, 0, "responsable").data() == "(supprimée)"
    page.table.filtrer("supprimée")
    assert page.table.modele.visibles == 1


def test_un_nom_colle_se_reconnait_et_un_nom_double_se_refuse(
    page: PageRegistre, contexte: Contexte, ids: list[str]
) -> None:
    dites: list[str] = []
    contexte.navigation.annonce.connect(dites.append)
    page.table.setCurrentIndex(case(page.table, 0, "action_code"))
    page.table.coller("Écrire\t2/1/27\tECLUSE\nRelire\t\tAtelier\n")
    assert [(a["action_code"], a["echeance"], a["responsable"]) for a in contexte.dossier.lignes(ActionSuivie)] == [
        ("Écrire", date(2027, 1, 2), ids[0]),
        ("Relire", None, None),
    ]
    assert any("Plusieurs lignes" in dite for dite in dites)


def test_la_fiche_ecrit_une_date_et_une_reference(page: PageRegistre, contexte: Contexte, ids: list[str]) -> None:
    page.ouvrir_fiche(page.table.modele.id_de(0) or "")
    jour = trouver(page, ChampDate, "fiche.echeance")
    taper(jour.ligne, "1/2/2027")
    jour.terminer()
    qui = trouver(page, ChoixReference, "fiche.responsable")
    qui.setFocus()
    qui.setCurrentIndex(qui.findData(ids[2]))
    qui.terminer()
    assert (action(contexte)["echeance"], action(contexte)["responsable"]) == (date(2027, 2, 1), ids[2])
    qui.setEditText("Personne de ce nom")
    qui.terminer()
    assert "liste" in qui.en_defaut()
    assert action(contexte)["responsable"] == ids[2]
    assert qui.currentText() == "Personne de ce nom"
    contexte.dossier.annuler()
    contexte.dossier.annuler()
    assert (action(contexte)["echeance"], action(contexte)["responsable"]) == (None, ids[0])


def test_la_cle_ne_se_vide_pas(page: PageRegistre, contexte: Contexte) -> None:
    dites: list[str] = []
    contexte.navigation.annonce.connect(dites.append)
    assert not page.table.modele.setData(case(page.table, 0, "action_code"), None)
    assert dites == ["Une action a besoin d’un intitulé\u00a0: l’ancien est gardé."]
    assert action(contexte)["action_code"] == "Réunir"


def test_la_page_porte_les_mots_du_registre(page: PageRegistre) -> None:
    assert page.objectName() == "pageActions"
    assert trouver(page, QPushButton, "ajouterAction").text() == "Ajouter une action"
    assert trouver(page, QLineEdit, "filtreActions").accessibleName() == "Filtrer les actions"
    assert page.table.modele.index(1, 0).data() == "+ Ajouter une action…"
    assert page.findChild(QPushButton, "jeu.tout") is None


def test_une_remarque_suit_un_ajout_et_un_changement_de_nom(contexte: Contexte, qtbot: QtBot) -> None:
    registre = replace(registre_des_actions(contexte), signaler=lambda dossier, id: "Déjà prévue !")
    dites: list[str] = []
    contexte.navigation.annonce.connect(dites.append)
    table = TableRegistre(contexte, registre, ("action_code", "motif"))
    qtbot.addWidget(table)
    table.modele.setData(case(table, 0, "action_code"), "Réunir")
    table.modele.setData(case(table, 0, "motif"), "x")
    table.modele.setData(case(table, 0, "action_code"), "Réunir encore")
    assert dites == ["Ajoutée. Déjà prévue\u202f!", "Déjà prévue\u202f!"]


def points(action_code: str) -> Registre:
    """The points of one action: a table whose rows all share it."""
    return Registre(
        PointSuivi,
        Mots("point", "points", cle="texte"),
        {nom: Colonne(nom, nom.capitalize(), TypeTexte()) for nom in ("texte", "motif", "action_code")},
        cle="texte",
        fixes={"action_code": action_code, "propre": True},
    )


def test_une_petite_table_montre_les_lignes_d_une_autre(contexte: Contexte, qtbot: QtBot) -> None:
    table = TableRegistre(contexte, points("un"), ("texte", "motif", "action_code"))
    qtbot.addWidget(table)
    contexte.pont.change.connect(table.rafraichir)
    table.hauteur_selon_lignes(3, 6)
    vide = table.height()
    for nom in "abcd":
        table.modele.setData(case(table, table.modele.total, "texte"), nom)
    assert table.height() > vide
    assert not table.modele.flags(case(table, 0, "action_code")) & Qt.ItemFlag.ItemIsEditable
    table.montrer_registre(points("deux"))
    assert (table.modele.total, table.height()) == (0, vide)
    table.modele.setData(case(table, 0, "texte"), "ailleurs")
    registres.ajouter(contexte.dossier, points("un"), {"texte": "e"})
    assert table.modele.total == 1
    table.montrer_registre(points("un"))
    assert [table.modele.index(i, 0).data() for i in range(5)] == list("abcde")
    table.setCurrentIndex(case(table, 0, "texte"))
    table.coller("A\tmotif\tailleurs\n")
    with contexte.dossier.operation("Ailleurs") as op:
        op.modifier(PointSuivi, table.modele.id_de(1) or "", action_code="deux")
    assert [table.modele.index(i, 0).data() for i in range(4)] == ["A", "c", "d", "e"]


def test_la_premiere_colonne_reste_en_vue(contexte: Contexte, qtbot: QtBot, ids: list[str]) -> None:
    registre = registre_des_actions(contexte)
    registres.ajouter(contexte.dossier, registre, {"action_code": "Réunir", "notes": "n"})
    table = TableRegistre(contexte, registre, ("action_code", "echeance", "responsable", "motif", "notes"))
    qtbot.addWidget(table)
    table.resize(520, 200)
    with qtbot.waitExposed(table):
        table.show()
    table.setFocus()
    table.setCurrentIndex(case(table, 0, "notes"))
    figee = table.findChild(ColonneFigee, "colonneFigee")
    assert isinstance(figee, ColonneFigee)
    assert figee.isVisible()
    assert figee.viewport().width() == table.columnWidth(0)
    assert figee.indexAt(figee.viewport().rect().center()).row() <= 1
    for nom in ("motif", "responsable", "echeance"):
        QTest.keyClick(table, Qt.Key.Key_Left)
        assert table.currentIndex() == case(table, 0, nom)
        assert table.visualRect(table.currentIndex()).left() >= figee.largeur()
    QTest.keyClick(table, Qt.Key.Key_Left)
    assert not figee.isVisible()
    editeur = taper_dans(table, 0, "action_code", "Réunir tout le monde")
    assert editeur is not None
    assert action(contexte)["action_code"] == "Réunir tout le monde"
    table.setCurrentIndex(case(table, 0, "notes"))
    assert figee.isVisible()
    point = figee.visualRect(case(table, 0, "action_code")).center()
    assert figee.indexAt(point) == case(table, 0, "action_code")
    QTest.mouseClick(figee.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert table.currentIndex() == case(table, 0, "action_code")
    assert not figee.isVisible()


def test_lecture_seule(contexte: Contexte, ouvrir: Ouvrir) -> None:
    registre = registre_des_actions(contexte)
    registres.ajouter(contexte.dossier, registre, {"action_code": "Réunir"})
    contexte.dossier.lecture_seule = True
    page = ouvrir(PageRegistre(contexte, registre, "Actions"), "")
    assert isinstance(page, PageRegistre)
    page.table.setCurrentIndex(case(page.table, 0, "echeance"))
    assert page.table.modele.rowCount() == 1
    assert not page.table.modele.flags(case(page.table, 0, "echeance")) & Qt.ItemFlag.ItemIsEditable
    for nom in ("ajouterAction", "modifierSelection", "supprimerActions"):
        assert not trouver(page, QPushButton, nom).isEnabled()


# --- pasting where one would paste ------------------------------------------------------------------------------


def coller_ici(texte: str) -> None:
    """Ctrl+V where the keyboard is."""
    QApplication.clipboard().setText(texte)
    ou = QApplication.focusWidget()
    assert ou is not None
    QTest.keyClick(ou, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def noms(contexte: Contexte) -> list[str]:
    """The actions of the register."""
    return [a["action_code"] for a in contexte.dossier.lignes(ActionSuivie)]


def test_une_liste_se_colle_la_ou_il_n_y_a_rien(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page: Any = ouvrir(PageRegistre(contexte, registre_des_actions(contexte), "Actions"), "")
    assert page.vide.isVisible()
    page.vide.bouton.setFocus()
    coller_ici("Réunir\nÉcrire\n")
    assert noms(contexte) == ["Réunir", "Écrire"]
    assert page.table.hasFocus()
    contexte.dossier.annuler()
    assert noms(contexte) == []


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("Écrire\t12/12/2026\r\nVoir\t\r\n", ["Réunir", "Écrire", "Voir"]),
        ("Écrire\nVoir", ["Réunir", "Écrire", "Voir"]),
        ("Écrire à la Ville\n", ["Réunir", "Écrire à la Ville"]),
    ],
)
def test_une_liste_collee_dans_la_case_qu_ouvre_ajouter_remplit_les_lignes(
    page: PageRegistre, contexte: Contexte, texte: str, attendus: list[str]
) -> None:
    page.ajouter()
    coller_ici(texte)
    if isinstance(editeur := QApplication.focusWidget(), QLineEdit):  # a single name is still being typed
        QTest.keyClick(editeur, Qt.Key.Key_Return)
        QApplication.processEvents()
    assert noms(contexte) == attendus


def test_un_nom_sur_deux_lignes_colle_dans_une_case_y_reste(page: PageRegistre, contexte: Contexte) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.modele.index(0, 0))
    page.table.edit(page.table.currentIndex())
    coller_ici("Réunir\ntout le monde")
    editeur = QApplication.focusWidget()
    assert isinstance(editeur, QLineEdit)
    QTest.keyClick(editeur, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert len(noms(contexte)) == 1
    assert "tout le monde" in noms(contexte)[0]


# --- room, and what is only read ------------------------------------------------------------------------------


def test_a_l_etroit_la_fiche_prend_la_place_de_la_table_puis_la_rend(page: PageRegistre, contexte: Contexte) -> None:
    (id,) = (a["id"] for a in contexte.dossier.lignes(ActionSuivie))
    page.resize(1200, 700)
    page.ouvrir_fiche(id)
    assert (page.table.isHidden(), page.filtre.isVisible()) == (False, True)
    page.resize(600, 700)
    assert (page.table.isHidden(), page.filtre.isVisible()) == (True, False)
    page.fermer_fiche()
    assert (page.table.isHidden(), page.filtre.isVisible()) == (False, True)
    page.ouvrir_fiche(id)
    page.ajouter()
    assert not page.table.isHidden(), "on ajoute dans la table"


def test_une_colonne_a_lire_se_lit_et_ne_se_tape_ni_ne_s_efface(contexte: Contexte, qtbot: QtBot) -> None:
    registre = replace(registre_des_actions(contexte), a_lire=frozenset({"motif"}))
    id = registres.ajouter(contexte.dossier, registre, {"action_code": "Réunir", "motif": "vu au comité"})
    table = TableRegistre(contexte, registre, ("action_code", "echeance", "motif"))
    qtbot.addWidget(table)
    motif = case(table, 0, "motif")
    assert motif.data() == "vu au comité"
    assert not motif.flags() & Qt.ItemFlag.ItemIsEditable
    assert case(table, 0, "echeance").flags() & Qt.ItemFlag.ItemIsEditable
    registres.effacer(contexte.dossier, registre, {id: ["motif"]})
    assert action(contexte)["motif"] == "vu au comité"


def test_un_nom_trop_long_montre_comment_il_commence(contexte: Contexte, qtbot: QtBot) -> None:
    long = "Association intercommunale des jardins partagés et vergers solidaires du Pays de Rance"
    id = structures.ajouter(contexte.dossier, long)
    choix = ChoixReference(TypeReference(registres.references(contexte.dossier, Structure)))
    qtbot.addWidget(choix)
    choix.resize(140, 30)
    choix.definir(id)
    ligne = choix.lineEdit()
    assert ligne is not None
    assert (ligne.text(), ligne.cursorPosition()) == (long, 0)


def test_un_segment_garde_la_place_de_ses_mots_en_gras(qtbot: QtBot) -> None:
    choix = ChoixUnique([("oui", "Accompagnement thématique", ""), ("non", "Les deux", "")], forme="segments")
    qtbot.addWidget(choix)
    choix.show()
    segments = choix.findChildren(Segment)
    avant = [segment.sizeHint().width() for segment in segments]
    choix.definir("oui")
    QApplication.processEvents()
    assert [segment.sizeHint().width() for segment in segments] == avant
    for segment in segments:
        gras = QFont(segment.font())
        gras.setWeight(QFont.Weight.DemiBold)
        assert segment.width() > QFontMetrics(gras).horizontalAdvance(segment.text()) + 8

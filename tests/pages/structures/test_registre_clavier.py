"""Registers filled with the keyboard alone: line after line by Tab, nothing typed lost, names that tell rows apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.models.comite import Membre
from app.models.partenaires import Attente, Partenaire
from app.models.structure import Structure
from app.services import plans, registres, structures
from app.services.registres.partenaires import registre_des_partenaires
from app.views.comite.membres import VueMembres
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, BoutonPrincipal
from app.views.page import Page
from app.views.partenaires.outil_attentes import OutilAttentes
from app.views.partenaires.page import PagePartenaires
from app.views.plans.page import PagePlans
from app.views.registre.largeurs import partager
from app.views.registre.table import TableRegistre
from app.views.structures.page import PageStructures
from app.views.theme import theme_courant
from tests.fabrique import photographier
from tests.pages.conftest import cliquer, quelques_structures, taper, trouver

Ouvrir = Callable[[Page, str], Page]


def ici() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None, "what is typed next would be lost"
    return widget


def touche(*touches: Qt.Key) -> None:
    """Press keys where the keyboard is."""
    for une in touches:
        QTest.keyClick(ici(), une)
        QApplication.processEvents()


def ecrire(texte: str) -> None:
    """Type where the keyboard is; the first letter may open an editor, which gets the next ones."""
    for lettre in texte:
        taper(ici(), lettre)


def frapper(*textes: str) -> None:
    """Type each text where the keyboard is, then Tab."""
    for texte in textes:
        ecrire(texte)
        touche(Qt.Key.Key_Tab)


def ouverte() -> str:
    """Name of the column whose editor has the keyboard, its list unfolded or not; empty in no editor."""
    widget: QWidget | None = ici()
    liste = ici().property("editeur")
    widget = liste if isinstance(liste, QWidget) else widget
    nom = widget.objectName() if widget is not None else ""
    return nom.removeprefix("cellule.") if nom.startswith("cellule.") else ""


def aller_a(colonne: str) -> None:
    """Tab, without typing, up to the cell of that column."""
    for _ in range(9):
        if ouverte() == colonne:
            return
        frapper("")
    raise AssertionError(f"{colonne} isn’t met, {ouverte() or ici()} is")


# --- three lines of each register ----------------------------------------------------------------------------


def test_trois_structures_au_clavier(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageStructures(contexte), "structures")
    vide = photographier(contexte.dossier)
    cliquer(trouver(page, BoutonPrincipal, "ajouterStructure"))
    for nom, etp in (("Maison du Canal", "3,5"), ("Écluse et Cie", "8"), ("Théâtre d’Ouest", "2")):
        frapper(nom, "mobilit", "Pays de Redon", "", etp, "120 000 €")
        assert ouverte() == "mobilisation"
        frapper("inter")
        assert ouverte() == "nom", "the next line"
    lues = contexte.dossier.lignes(Structure)
    assert [(s["nom"], s["etp"]) for s in lues] == [
        ("Maison du Canal", Decimal("3.5")),
        ("Écluse et Cie", Decimal(8)),
        ("Théâtre d’Ouest", Decimal(2)),
    ]
    assert {(s["secteur"], s["aire_actuelle"], s["aire_potentielle"], s["mobilisation"]) for s in lues} == {
        ("mobilite", "Pays de Redon", None, "interessee")
    }
    touche(Qt.Key.Key_Escape)
    while contexte.dossier.annuler() is not None:
        pass
    assert photographier(contexte.dossier) == vide


def test_trois_partenaires_au_clavier_cases_comprises(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PagePartenaires(contexte), "partenaires")
    cliquer(trouver(page, BoutonPrincipal, "ajouterPartenaire"))
    for nom in ("Région", "Banque", "Réseau"):
        frapper(nom, "financ", "Finance les DLA", "")
        assert isinstance(ici(), TableRegistre), "on the box of the committee"
        touche(Qt.Key.Key_Space, Qt.Key.Key_Tab)
        assert isinstance(ici(), TableRegistre), "on the next box, left as it is"
        touche(Qt.Key.Key_Tab)
        assert ouverte() == "nom"
    lus = contexte.dossier.lignes(Partenaire)
    assert [(p["nom"], p["famille"], p["role"], p["comite_pilotage"], p["intervenant"]) for p in lus] == [
        (nom, "financeurs", "Finance les DLA", True, False) for nom in ("Région", "Banque", "Réseau")
    ]


def test_trois_membres_du_comite_au_clavier(contexte: Contexte, qtbot: QtBot) -> None:
    vue = VueMembres(contexte)
    qtbot.addWidget(vue)
    contexte.pont.change.connect(vue.rafraichir)
    vue.resize(1000, 500)
    with qtbot.waitExposed(vue):
        vue.show()
    cliquer(trouver(vue, BoutonPrincipal, "ajouterMembre"))
    for nom, organisme in (("Léa Martin", "Région"), ("Yann Le Goff", "CDC"), ("Inès Roy", "Élan")):
        frapper(nom, organisme, "élue")
        aller_a("nom")
    lus = contexte.dossier.lignes(Membre)
    assert [(m["nom"], m["organisme"], m["fonction"]) for m in lus] == [
        ("Léa Martin", "Région", "élue"),
        ("Yann Le Goff", "CDC", "élue"),
        ("Inès Roy", "Élan", "élue"),
    ]


def test_trois_lignes_d_un_plan_au_clavier(contexte: Contexte, ouvrir: Ouvrir) -> None:
    ids = quelques_structures(contexte.dossier)
    page = ouvrir(PagePlans(contexte), "plans")
    page.resize(1104, 680)
    cliquer(trouver(page, BoutonDiscret, "planAjouter"))
    for difficulte, echeance in (("Bénévoles peu nombreux", "automne"), ("Local trop petit", "3/2/2027"), ("TVA", "")):
        frapper(difficulte, "On ne sait pas", "Un appui", echeance, "Deux jours", "", "")
        assert ouverte() == "difficulte"
    lues = plans.lignes_de(contexte.dossier, ids[0])
    assert [(ligne["difficulte"], ligne["moyens"]) for ligne in lues] == [
        ("Bénévoles peu nombreux", "Deux jours"),
        ("Local trop petit", "Deux jours"),
        ("TVA", "Deux jours"),
    ]
    assert [(ligne["echeance"], ligne["echeance_mots"]) for ligne in lues] == [
        (None, "automne"),
        (date(2027, 2, 3), None),
        (None, None),
    ]


# --- what is wrong, what is given up --------------------------------------------------------------------------


def viser(table: TableRegistre, ligne: int, nom: str) -> None:
    """Make a cell current."""
    table.setFocus()
    table.setCurrentIndex(table.modele.index(ligne, table.modele.rang_de_colonne(nom)))


def test_ce_qui_ne_se_lit_pas_retient_tab_et_maj_tab(page: PageStructures, contexte: Contexte) -> None:
    viser(page.table, 0, "etp")
    for retenue in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        ecrire("beaucoup")
        touche(retenue)
        editeur = ici()
        assert isinstance(editeur, QLineEdit)
        assert editeur.property("etat") == "erreur"
        assert "beaucoup" in editeur.text()
        editeur.clear()
    frapper("4")
    assert ouverte() == "budget"
    touche(Qt.Key.Key_Backtab)
    assert ouverte() == "etp"
    assert structures.lister(contexte.dossier, "etp")[0]["etp"] == Decimal(4)


def test_echap_au_milieu_ne_laisse_rien_et_garde_la_place(page: PageStructures, contexte: Contexte) -> None:
    avant = photographier(contexte.dossier)
    cliquer(trouver(page, BoutonPrincipal, "ajouterStructure"))
    ecrire("Une structure que")
    touche(Qt.Key.Key_Escape)
    assert photographier(contexte.dossier) == avant
    assert ici() is page.table
    frapper("Reprise")
    assert ouverte() == "secteur", "typing goes on in the line that adds"
    touche(Qt.Key.Key_Escape)
    assert page.table.id_courant() == contexte.dossier.lignes(Structure)[-1]["id"]


def test_la_ligne_faite_sous_un_tri_se_continue(page: PageStructures, contexte: Contexte) -> None:
    page.table.horizontalHeader().sectionClicked.emit(0)
    cliquer(trouver(page, BoutonPrincipal, "ajouterStructure"))
    frapper("Atelier", "culture")
    derniere = contexte.dossier.lignes(Structure)[-1]
    assert (derniere["nom"], derniere["secteur"]) == ("Atelier", "culture")


def test_une_reference_se_prend_par_tab_et_un_nom_inconnu_retient(contexte: Contexte, qtbot: QtBot) -> None:
    registre = registre_des_partenaires(contexte.catalogue)
    ids = [registres.ajouter(contexte.dossier, registre, {"nom": nom}) for nom in ("Région Ouest", "Banque")]
    outil = OutilAttentes(contexte, "attentes")
    qtbot.addWidget(outil)
    contexte.pont.change.connect(outil.rafraichir)
    outil.resize(900, 500)
    with qtbot.waitExposed(outil):
        outil.show()
    outil.table.ajouter()
    frapper("Être associée")
    aller_a("partenaire")
    frapper("Personne")
    assert ouverte() == "partenaire"
    editeur: Any = ici()
    assert editeur.property("etat") == "erreur"
    editeur.clearEditText()
    frapper("ouest")
    assert contexte.dossier.lignes(Attente)[0]["partenaire"] == ids[0]
    assert ouverte() not in ("", "partenaire"), "and one goes on"


def test_une_lettre_de_la_liste_depliee_cherche_dans_les_mots(page: PageStructures, contexte: Contexte) -> None:
    viser(page.table, 0, "mobilisation")
    touche(Qt.Key.Key_F2)
    QApplication.processEvents()
    assert isinstance(ici(), QAbstractItemView)
    frapper("engag")
    assert structures.lister(contexte.dossier, "mobilisation")[0]["mobilisation"] == "engagee"


def test_tab_dans_une_liste_depliee_ne_laisse_pas_d_avertissement(page: PageStructures, qtlog: Any) -> None:
    viser(page.table, 0, "mobilisation")
    touche(Qt.Key.Key_F2)
    frapper("")
    touche(Qt.Key.Key_Escape)
    assert not [r for r in qtlog.records if "does not belong" in r.message]


# --- names that tell rows apart -------------------------------------------------------------------------------

OFFICES = ("Val d’Arcine", "Pays de Brosséac", "Gorges de la Lunelle", "Trois Clochers et du Bassin de Redon")


@pytest.mark.parametrize("zoom", [100, 150])
def test_les_noms_ont_la_place_de_se_distinguer(contexte: Contexte, ouvrir: Ouvrir, zoom: int) -> None:
    for nom in OFFICES:
        structures.ajouter(contexte.dossier, f"Office de tourisme du {nom}")
    theme_courant().regler(zoom=zoom)
    try:
        page = ouvrir(PageStructures(contexte), "structures")
        assert isinstance(page, PageStructures)
        page.resize(1366 - 250 * zoom // 100, 620)
        QApplication.processEvents()
        table = page.table
        place, mesure = table.columnWidth(0) - theme_courant().px(18), table.fontMetrics()
        noms = [str(table.modele.index(i, 0).data()) for i in range(len(OFFICES))]
        assert all(mesure.horizontalAdvance(nom) <= place for nom in noms[: 3 if zoom == 100 else 1])
        coupes = {mesure.elidedText(nom, Qt.TextElideMode.ElideMiddle, place) for nom in noms}
        assert len(coupes) == len(noms)
        assert table.columnWidth(0) <= table.viewport().width() * 2 // 5
        assert noms[-1] in str(table.modele.index(3, 0).data(Qt.ItemDataRole.ToolTipRole))
    finally:
        theme_courant().regler(zoom=100)


def test_un_nom_trop_long_est_peint_avec_sa_fin(contexte: Contexte, qtbot: QtBot) -> None:
    registre = registre_des_partenaires(contexte.catalogue)
    for fin in ("Aaaa", "Wwww"):
        registres.ajouter(contexte.dossier, registre, {"nom": "Direction régionale " * 10 + fin})
    table = TableRegistre(contexte, registre, ("nom", "role", "famille"))
    qtbot.addWidget(table)
    table.resize(500, 200)
    with qtbot.waitExposed(table):
        table.show()
    un, deux = (table.viewport().grab(table.visualRect(table.modele.index(i, 0))).toImage() for i in range(2))
    assert un != deux, "two names that begin alike are told apart"


def test_ce_qu_une_colonne_etroite_coupe_se_lit_dans_l_infobulle(contexte: Contexte, qtbot: QtBot) -> None:
    registre = registre_des_partenaires(contexte.catalogue)
    registres.ajouter(contexte.dossier, registre, {"nom": "Région", "sigle": "DREETS-Bretagne"})
    table = TableRegistre(contexte, registre, ("nom", "sigle"))
    qtbot.addWidget(table)
    assert table.modele.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None, "whole on screen"
    assert "DREETS-Bretagne" in table.modele.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)


@given(
    st.lists(st.tuples(st.integers(40, 400), st.integers(20, 200), st.booleans()), min_size=1, max_size=9),
    st.integers(0, 2000),
)
def test_le_partage_remplit_la_place_sans_passer_sous_les_planchers(
    colonnes: list[tuple[int, int, bool]], place: int
) -> None:
    voulues = [voulue for voulue, _, _ in colonnes]
    planchers = {k: min(voulue, plancher) for k, (voulue, plancher, large) in enumerate(colonnes) if large}
    largeurs = partager(voulues, planchers, place, list(planchers))
    assert all(largeurs[k] == voulues[k] for k in range(len(colonnes)) if k not in planchers)
    assert all(largeurs[k] >= planchers[k] for k in planchers)
    au_moins = sum(planchers.get(k, voulue) for k, voulue in enumerate(voulues))
    if planchers:
        assert sum(largeurs) == max(place, au_moins)

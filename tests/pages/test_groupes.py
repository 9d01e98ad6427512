"""The board of groups as a chargé de mission uses it: mouse, keyboard, scenarios, panel (R08)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models.groupes import Affectation
from app.services import groupes, structures
from app.views.contexte import Contexte
from app.views.elements import Bouton, ChampLigne, ChampTexte, ChoixUnique, Lien
from app.views.elements.message import Message
from app.views.groupes import repartition
from app.views.groupes.colonne import ColonneGroupe
from app.views.groupes.outil import OutilGroupes
from app.views.groupes.page import PageGroupes
from app.views.page import Page
from tests.pages.conftest import cliquer, quelques_structures, taper, trouver

Ouvrir = Callable[..., Page]


@pytest.fixture
def page(contexte: Contexte, ouvrir: Ouvrir) -> PageGroupes:
    """Four structures, a scenario of two groups, the page open."""
    quelques_structures(contexte.dossier)
    scenario, _ = groupes.commencer(contexte.dossier)
    groupes.creer_groupe(contexte.dossier, scenario)
    ouverte = ouvrir(PageGroupes(contexte))
    assert isinstance(ouverte, PageGroupes)
    return ouverte


def noms(page: PageGroupes) -> list[list[str]]:
    """Column by column, free ones first."""
    par_id = {s["id"]: s["nom"] for s in structures.lister(page.contexte.dossier, "id", "nom")}
    listes = [page.tableau.libres.liste, *(c.liste for c in page.tableau.colonnes)]
    return [[par_id[id] for id in liste.ids()] for liste in listes]


def prendre(page: PageGroupes, colonne: int, *rangs: int) -> QWidget:
    """Choose rows of a column and give it the keyboard."""
    liste = [page.tableau.libres, *page.tableau.colonnes][colonne].liste
    ids = liste.ids()
    liste.choisir([ids[rang] for rang in rangs])
    liste.setFocus()
    QApplication.processEvents()
    return liste


AMIS, ECLUSE, RECYCLERIE, THEATRE = (
    "Les Amis du Vélo",
    "Écluse et Cie",
    "Recyclerie du Pays de Redon",
    "Théâtre du Vent d’Ouest",
)


def test_une_page_vide_dit_comment_commencer(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageGroupes(contexte))
    cliquer(trouver(page, QPushButton, "etatVideBouton"))
    assert isinstance(page, PageGroupes)
    assert [c.objectName() for c in page.findChildren(ColonneGroupe)] != []
    assert contexte.dossier.a_annuler() == "Commencer les groupes"
    contexte.dossier.annuler()
    assert page.scenario is None


def test_les_chiffres_envoient_la_selection_et_le_clavier_reste_dans_la_liste(page: PageGroupes) -> None:
    assert noms(page) == [[ECLUSE, AMIS, RECYCLERIE, THEATRE], [], []]
    liste = prendre(page, 0, 0, 1)
    QTest.keyClick(liste, Qt.Key.Key_1)
    assert noms(page) == [[RECYCLERIE, THEATRE], [ECLUSE, AMIS], []]
    QTest.keyClick(liste, Qt.Key.Key_2)
    assert noms(page) == [[THEATRE], [ECLUSE, AMIS], [RECYCLERIE]], "the next one was chosen: no mouse needed"
    page.contexte.dossier.annuler()
    page.contexte.dossier.annuler()
    assert noms(page) == [[ECLUSE, AMIS, RECYCLERIE, THEATRE], [], []]


def test_la_rangee_des_chiffres_d_un_clavier_francais_envoie_aussi(page: PageGroupes) -> None:
    """Without Maj, the keys 1 and 2 type « & » and « é »."""
    liste = prendre(page, 0, 0, 1)
    taper(liste, "&")
    assert noms(page) == [[RECYCLERIE, THEATRE], [ECLUSE, AMIS], []]
    taper(liste, "é")
    assert noms(page) == [[THEATRE], [ECLUSE, AMIS], [RECYCLERIE]]


def test_les_fleches_deplacent_et_la_selection_suit(page: PageGroupes) -> None:
    QTest.keyClick(prendre(page, 0, 2), Qt.Key.Key_Right)
    QTest.keyClick(page.tableau.colonnes[0].liste, Qt.Key.Key_Right)
    assert noms(page)[2] == [RECYCLERIE]
    assert QApplication.focusWidget() is page.tableau.colonnes[1].liste
    QTest.keyClick(page.tableau.colonnes[1].liste, Qt.Key.Key_Right)
    assert noms(page)[2] == [RECYCLERIE], "there is nothing further right"
    QTest.keyClick(page.tableau.colonnes[1].liste, Qt.Key.Key_Left)
    QTest.keyClick(page.tableau.colonnes[0].liste, Qt.Key.Key_Left)
    assert RECYCLERIE in noms(page)[0]


@pytest.mark.parametrize("touche", [Qt.Key.Key_Delete, Qt.Key.Key_0])
def test_suppr_et_zero_retirent_du_groupe(page: PageGroupes, touche: Qt.Key) -> None:
    QTest.keyClick(prendre(page, 0, 0), Qt.Key.Key_1)
    QTest.keyClick(prendre(page, 1, 0), touche)
    assert noms(page)[1] == []
    assert structures.compter(page.contexte.dossier) == 4


def test_un_chiffre_sans_groupe_le_dit_et_n_ecrit_rien(page: PageGroupes, qtbot: QtBot) -> None:
    revision = page.contexte.dossier.revision
    with qtbot.waitSignal(page.contexte.navigation.annonce) as annonce:
        QTest.keyClick(prendre(page, 0, 0), Qt.Key.Key_9)
    assert "pas de groupe 9" in annonce.args[0]
    assert page.contexte.dossier.revision == revision


def deposer(page: PageGroupes, de: int, rang: int, vers: int, touches: Qt.KeyboardModifier) -> None:
    """Drop a row of a column into another, as the mouse does at the end of its way."""
    colonnes = [page.tableau.libres, *page.tableau.colonnes]
    modele = colonnes[de].liste.model()
    donnees: QMimeData = modele.mimeData([modele.index(rang, 0)])
    depot = QDropEvent(QPointF(20, 20), Qt.DropAction.MoveAction, donnees, Qt.MouseButton.LeftButton, touches)
    colonnes[vers].liste.dropEvent(depot)
    QApplication.processEvents()


def test_glisser_deplace_et_avec_ctrl_ajoute_aussi(page: PageGroupes) -> None:
    sans = Qt.KeyboardModifier.NoModifier
    deposer(page, 0, 0, 1, sans)
    assert noms(page)[1] == [ECLUSE]
    deposer(page, 1, 0, 2, Qt.KeyboardModifier.ControlModifier)
    assert noms(page)[1:] == [[ECLUSE], [ECLUSE]]
    dits = page.tableau.colonnes[0].liste.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "2\u00a0groupes" in dits
    deposer(page, 1, 0, 1, sans)
    assert len(page.contexte.dossier.lignes(Affectation)) == 2, "dropped where it was: nothing happens"
    deposer(page, 2, 0, 0, sans)
    assert noms(page) == [[AMIS, RECYCLERIE, THEATRE], [ECLUSE], []]


def test_le_menu_affecte_ce_qui_est_choisi(page: PageGroupes) -> None:
    bouton = trouver(page, Bouton, "affecterA")
    assert not bouton.isEnabled()
    prendre(page, 0, 1, 3)
    assert bouton.isEnabled()
    menu = bouton.menu()
    menu.aboutToShow.emit()
    menu.actions()[1].trigger()
    assert noms(page)[2] == [AMIS, THEATRE]
    prendre(page, 2, 0)
    menu.aboutToShow.emit()
    mots = [a.text() for a in menu.actions()]
    assert mots[-1].startswith("Retirer du groupe")
    assert not menu.actions()[1].isEnabled(), "it is there already"
    menu.actions()[-1].trigger()
    assert noms(page)[2] == [THEATRE]


def test_on_choisit_dans_une_seule_colonne(page: PageGroupes) -> None:
    QTest.keyClick(prendre(page, 0, 0), Qt.Key.Key_1)
    prendre(page, 0, 0)
    prendre(page, 1, 0)
    assert page.tableau.libres.liste.choisies() == []
    assert page.tableau.selection()[0] is page.tableau.colonnes[0]


def test_les_non_affectees_se_cherchent_sans_accents_et_par_degre(page: PageGroupes, qtbot: QtBot) -> None:
    filtre = trouver(page, QLineEdit, "filtreLibres")
    taper(filtre, "theatre foug")
    qtbot.waitUntil(lambda: noms(page)[0] == [THEATRE])
    filtre.clear()
    qtbot.waitUntil(lambda: len(noms(page)[0]) == 4)
    dossier = page.contexte.dossier
    amis = next(s["id"] for s in structures.lister(dossier, "id", "nom") if s["nom"] == AMIS)
    structures.modifier(dossier, amis, "mobilisation", "retenue")
    degre = trouver(page, ChoixUnique, "degre")
    degre.definir("sures")
    degre.valide.emit("sures")
    assert noms(page)[0] == [AMIS]


def test_le_volet_regle_le_groupe_et_garde_les_reponses(page: PageGroupes) -> None:
    dossier = page.contexte.dossier
    groupe = page.tableau.colonnes[0].groupe
    page.aller(groupe)
    nom = trouver(page, ChampLigne, "groupe.nom")
    nom.clear()
    taper(nom, "Été")
    nom.terminer()
    reponse = trouver(page, ChampTexte, "groupe.vigilance.attentes")
    taper(reponse, "Oui, à peu près.")
    reponse.terminer()
    maximum = trouver(page, QLineEdit, "groupe.taille_max")
    taper(maximum, "3")
    maximum.terminer()
    (premier, _) = page.scenario.groupes if page.scenario else ()
    assert (premier.nom, premier.vigilance, premier.taille_max) == ("Été", {"attentes": "Oui, à peu près."}, 3)
    for _ in range(3):
        dossier.annuler()
    assert nom.valeur() == "Groupe 1"
    assert reponse.valeur() == ""


def test_quitter_le_volet_ecrit_ce_qui_est_en_cours_de_frappe(page: PageGroupes) -> None:
    un, deux = (c.groupe for c in page.tableau.colonnes)
    page.aller(un)
    taper(trouver(page, ChampTexte, "groupe.profil"), "Un an d’existence au moins")
    page.aller(deux)
    assert page.scenario is not None
    assert page.scenario.groupes[0].profil == "Un an d’existence au moins"
    assert page.scenario.groupes[1].profil == ""


def test_un_nouveau_groupe_attend_son_nom(page: PageGroupes) -> None:
    cliquer(trouver(page, QPushButton, "nouveauGroupe"))
    nom = trouver(page, ChampLigne, "groupe.nom")
    assert page.focusWidget() is nom
    taper(nom, "Les grands")
    page.terminer()
    assert page.scenario is not None
    assert [g.nom for g in page.scenario.groupes] == ["Groupe 1", "Groupe 2", "Les grands"]


def test_supprimer_un_groupe_ferme_son_volet_et_ctrl_z_le_ramene(page: PageGroupes) -> None:
    QTest.keyClick(prendre(page, 0, 0), Qt.Key.Key_1)
    page.aller(page.tableau.colonnes[0].groupe)
    cliquer(trouver(page, QPushButton, "supprimerGroupe"))
    assert page.fiche is None
    assert noms(page) == [[ECLUSE, AMIS, RECYCLERIE, THEATRE], []]
    page.contexte.dossier.annuler()
    assert noms(page) == [[AMIS, RECYCLERIE, THEATRE], [ECLUSE], []]


def test_les_constats_se_lisent_sous_leur_question(page: PageGroupes) -> None:
    dossier = page.contexte.dossier
    for id in page.tableau.libres.liste.ids()[:2]:
        structures.modifier(dossier, id, "branche", "Ateliers")
        structures.modifier(dossier, id, "commune", "Rennes")
    QTest.keyClick(prendre(page, 0, 0, 1), Qt.Key.Key_1)
    cliquer(trouver(page, Lien, f"alertes.{page.tableau.colonnes[0].groupe}"))
    constats = {m.objectName(): m.accessibleName() for m in page.findChildren(Message) if not m.isHidden()}
    (concurrence,) = (dit for nom, dit in constats.items() if nom.startswith("constat.concurrence"))
    assert concurrence.startswith("Attention")
    assert ECLUSE in concurrence


def test_repartir_propose_et_n_ecrit_qu_apres_accord(page: PageGroupes, monkeypatch: pytest.MonkeyPatch) -> None:
    vus: list[str] = []

    def regarder(dialogue: repartition.DialogueRepartition) -> int:
        vus.append(dialogue._apercu.text())
        return len(vus) - 1  # refuse, then accept

    monkeypatch.setattr(repartition.DialogueRepartition, "exec", regarder)
    bouton = trouver(page, Bouton, "repartir")
    revision = page.contexte.dossier.revision
    cliquer(bouton)
    assert page.contexte.dossier.revision == revision
    assert "Groupe 1\u00a0: 0 → 2" in vus[0]
    cliquer(bouton)
    assert [len(colonne) for colonne in noms(page)] == [0, 2, 2]
    assert not bouton.isEnabled(), "nobody is left to spread"
    page.contexte.dossier.annuler()
    assert len(noms(page)[0]) == 4


def test_les_scenarios_se_comparent_et_l_un_se_retient(page: PageGroupes) -> None:
    dossier = page.contexte.dossier
    assert page.scenario is not None
    premier = page.scenario.id
    copie = groupes.dupliquer_scenario(dossier, premier)
    vues = trouver(page, ChoixUnique, "vueDesGroupes")
    cliquer(trouver(vues, QPushButton, "vueDesGroupes.comparaison"))
    cliquer(trouver(page, Lien, f"retenir.{copie}"))
    lus = groupes.lire_groupes(dossier, page.contexte.catalogue)
    assert lus.retenu is not None
    assert lus.retenu.id == copie
    cliquer(trouver(page.comparaison, Lien, f"ouvrir.{copie}"))
    assert page.scenario.id == copie
    assert trouver(page, QPushButton, f"scenario.{copie}").isChecked()
    assert trouver(page, QPushButton, f"scenario.{copie}").accessibleName().endswith("retenu")


def test_la_matrice_dit_en_mots_ce_qu_elle_montre(page: PageGroupes) -> None:
    QTest.keyClick(prendre(page, 0, 0, 1), Qt.Key.Key_1)
    cliquer(trouver(page, QPushButton, "vueDesGroupes.matrice"))
    figure = trouver(page, QWidget, f"matrice.{page.tableau.colonnes[0].groupe}.0")
    assert "2\u00a0structures selon sept critères" in figure.accessibleDescription()
    assert ECLUSE in figure.accessibleDescription()


def test_en_lecture_seule_tout_se_lit_et_rien_ne_bouge(contexte: Contexte, ouvrir: Ouvrir) -> None:
    quelques_structures(contexte.dossier)
    groupes.commencer(contexte.dossier)
    contexte.dossier.lecture_seule = True
    page = ouvrir(PageGroupes(contexte))
    assert isinstance(page, PageGroupes)
    QTest.keyClick(prendre(page, 0, 0), Qt.Key.Key_1)
    assert len(noms(page)[0]) == 4
    for nom in ("affecterA", "repartir", "nouveauGroupe", "nouveauScenario", "actionsScenario"):
        assert not trouver(page, QPushButton, nom).isEnabled()
    page.aller(page.tableau.colonnes[0].groupe)
    assert trouver(page, ChampLigne, "groupe.nom").isReadOnly()
    assert not trouver(page, QPushButton, "supprimerGroupe").isEnabled()


def test_mille_structures_ne_font_pas_un_controle_de_plus(contexte: Contexte, ouvrir: Ouvrir) -> None:
    groupes.commencer(contexte.dossier)
    page = ouvrir(PageGroupes(contexte))
    avant = len(page.findChildren(QWidget))
    structures.ajouter_toutes(contexte.dossier, [{"nom": f"S{n}", "budget": Decimal(n)} for n in range(1000)])
    QApplication.processEvents()
    assert isinstance(page, PageGroupes)
    assert len(noms(page)[0]) == 1000
    assert len(page.findChildren(QWidget)) <= avant + 2, "at most a scroll bar and its box"


def test_l_outil_de_la_carte_commence_puis_resume(contexte: Contexte, qtbot: QtBot) -> None:
    outil = OutilGroupes(contexte, "mobiliser.groupes")
    qtbot.addWidget(outil)
    contexte.pont.change.connect(outil.rafraichir)
    outil.show()
    with qtbot.waitSignal(contexte.navigation.allerDemande) as demande:
        cliquer(trouver(outil, QPushButton, "commencerGroupes.mobiliser.groupes"))
    assert demande.args == ["groupes"]
    (scenario,) = groupes.lire_groupes(contexte.dossier, contexte.catalogue).scenarios
    (groupe,) = scenario.groupes
    lien = trouver(outil, Lien, f"outil.groupe.{groupe.id}")
    assert lien.adresse == f"groupe:{groupe.id}"


def test_arrive_par_tab_un_chiffre_envoie_la_structure_encadree(page: PageGroupes) -> None:
    page.tableau.libres.degre.setFocus()
    page.tableau.libres.liste.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.tableau.libres.liste, Qt.Key.Key_1)
    assert noms(page)[1] == [ECLUSE]


def test_apres_un_envoi_de_plusieurs_la_suite_reprend_ou_l_on_etait(page: PageGroupes) -> None:
    liste = prendre(page, 0, 0)
    QTest.keyClick(liste, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(liste, Qt.Key.Key_1)
    assert noms(page)[:2] == [[RECYCLERIE, THEATRE], [ECLUSE, AMIS]]
    QTest.keyClick(liste, Qt.Key.Key_2)
    assert noms(page)[2] == [RECYCLERIE], "nobody was passed over"


def test_ctrl_f_cherche_parmi_les_non_affectees(page: PageGroupes) -> None:
    trouver(page, QPushButton, "vueDesGroupes.matrice").click()
    page.chercher()
    assert page.tableau.libres.filtre.hasFocus()

"""The page of the budget, as a chargé de mission builds one: typing, pasting, trying a variant (R16)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPushButton, QWidget

from app.models.budget import Depense, PartDla, Ressource, ScenarioBudget
from app.models.statuts import NatureDepense
from app.services import registres
from app.services.budget import scenarios
from app.services.budget.lecture import ID_PREMIER, lire_budget
from app.services.registres.budget import registre_des_depenses, registre_des_ressources
from app.views.budget import scenarios as bande
from app.views.budget import volets
from app.views.budget.outil import OutilBudget
from app.views.budget.page import PageBudget
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, Etiquette, Lien
from app.views.fenetre.menus import ENTREES
from app.views.page import Page
from app.views.registre.table import TableRegistre
from tests.fabrique import photographier
from tests.pages.conftest import cliquer, taper, trouver

Ouvrir = Callable[[Page, str], Page]


@pytest.fixture
def page(contexte: Contexte, ouvrir: Ouvrir) -> PageBudget:
    """An empty budget."""
    page = ouvrir(PageBudget(contexte), "budget")
    assert isinstance(page, PageBudget)
    page.resize(1000, 900)
    return page


def case(table: TableRegistre, ligne: int, nom: str) -> QModelIndex:
    """A cell."""
    noms = [table.modele.colonne(k).nom for k in range(table.modele.columnCount())]
    return table.modele.index(ligne, noms.index(nom))


def ecrire(table: TableRegistre, ligne: int, nom: str, texte: str) -> None:
    """Type in a cell, then Entrée."""
    table.setFocus()
    table.setCurrentIndex(case(table, ligne, nom))
    table.edit(table.currentIndex())
    editeur = table.findChildren(QWidget, f"cellule.{nom}")[-1]
    editeur.selectAll()  # type: ignore[attr-defined]
    taper(editeur, texte)
    QTest.keyClick(editeur, Qt.Key.Key_Return)
    QApplication.processEvents()


def lu(texte: str) -> str:
    """With ordinary spaces."""
    return texte.replace("\u202f", " ").replace("\u00a0", " ")


def depense(contexte: Contexte, libelle: str, cout: str, nature: NatureDepense = NatureDepense.DEPENSE) -> str:
    """One unit at that price."""
    registre = registre_des_depenses(contexte.catalogue, ID_PREMIER, nature)
    valeurs = {"libelle": libelle, "quantite": Decimal(1), "cout_unitaire": Decimal(cout)}
    return registres.ajouter(contexte.dossier, registre, valeurs)


def test_tout_s_affiche_a_mesure_qu_on_tape(page: PageBudget, contexte: Contexte) -> None:
    assert page.equilibre.figure.isHidden()
    table = page.depenses.table
    ecrire(table, 0, "libelle", "Cabinet Léa & Cie")
    ecrire(table, 0, "quantite", "4.5")
    ecrire(table, 0, "cout_unitaire", "1 250,50 €")
    ecrire(table, 0, "tva", "20 %")
    assert lu(case(table, 0, "montant_ttc").data()) == "5 627,25 €"
    assert not page.equilibre.figure.isHidden()
    assert "manque 5 627,25 €" in lu(page.equilibre.phrase.text())
    ecrire(page.ressources.table, 0, "financeur", "Région")
    ecrire(page.ressources.table, 0, "montant", "5627,25")
    assert "équilibré" in page.equilibre.phrase.text()
    assert lire_budget(contexte.dossier).totaux.solde == 0
    assert "Équilibre du budget" in page.equilibre.figure.accessibleName()
    assert "équilibré" in page.equilibre.figure.accessibleDescription()


def test_ctrl_z_defait_chaque_geste_jusqu_a_rien(page: PageBudget, contexte: Contexte) -> None:
    avant = photographier(contexte.dossier)
    ecrire(page.depenses.table, 0, "libelle", "Salle")
    ecrire(page.depenses.table, 0, "quantite", "2")
    contexte.dossier.annuler()
    assert case(page.depenses.table, 0, "quantite").data() == ""
    contexte.dossier.annuler()
    assert photographier(contexte.dossier) == avant
    assert page.budget.vide
    contexte.dossier.retablir()
    assert case(page.depenses.table, 0, "libelle").data() == "Salle"


def test_un_tableau_colle_fait_le_budget(page: PageBudget, contexte: Contexte) -> None:
    table = page.depenses.table
    table.setCurrentIndex(case(table, 0, "libelle"))
    table.coller(
        "Cabinet\tréalisation\t9\tjour\t750\tHT\t20 %\t8100\n"
        "Salle\tLogistique\t2\tforfait\t12\u202f345,67\u00a0€\tttc\t\t24691,34\n"
        "Repas\tFrais de bouche\t\t\t1\u2009234.5\tTTC\t5,5\t"
    )
    lignes = contexte.dossier.lignes(Depense)
    assert [(d["rubrique"], d["quantite"], d["cout_unitaire"], d["base_prix"], d["tva"]) for d in lignes] == [
        ("realisation", Decimal(9), Decimal(750), "ht", Decimal(20)),
        ("logistique", Decimal(2), Decimal("12345.67"), "ttc", None),
        ("Frais de bouche", None, Decimal("1234.5"), "ttc", Decimal("5.5")),
    ]
    assert lire_budget(contexte.dossier).totaux.depenses == Decimal("32791.34")
    pied = lu(page.depenses.pied.text())
    assert "Réalisation : 8 100 € · Logistique : 24 691,34 € — 31 441,34 € HT" in pied
    contexte.dossier.annuler()
    assert contexte.dossier.lignes(Depense) == []


def test_un_prix_incompris_est_refuse_et_rien_n_est_perdu(
    page: PageBudget, contexte: Contexte, annonces: list[str]
) -> None:
    table = page.depenses.table
    table.setCurrentIndex(case(table, 0, "libelle"))
    table.coller("Cabinet\tRéalisation\t9\tjour\t1.234,5")
    assert any("1.234,5" in annonce for annonce in annonces)
    (ligne,) = contexte.dossier.lignes(Depense)
    assert (ligne["quantite"], ligne["cout_unitaire"]) == (Decimal(9), None)


@pytest.fixture
def annonces(contexte: Contexte) -> list[str]:
    """What is told at the bottom of the window."""
    dites: list[str] = []
    contexte.navigation.annonce.connect(dites.append)
    return dites


def test_le_total_de_la_ligne_ne_se_tape_ni_ne_s_efface(page: PageBudget, contexte: Contexte) -> None:
    depense(contexte, "Salle", "80")
    table = page.depenses.table
    total = case(table, 0, "montant_ttc")
    assert not total.flags() & Qt.ItemFlag.ItemIsEditable
    table.selectRow(0)
    table.effacer()
    (ligne,) = contexte.dossier.lignes(Depense)
    assert (ligne["libelle"], ligne["quantite"], ligne["cout_unitaire"]) == ("Salle", None, None)
    assert case(table, 0, "montant_ttc").data() == ""


def test_le_temps_donne_a_ses_propres_lignes(page: PageBudget, contexte: Contexte) -> None:
    depense(contexte, "Cabinet", "1000")
    cliquer(trouver(page, QPushButton, "natures.valorisation_dla"))
    assert page.depenses.table.modele.total == 0
    ecrire(page.depenses.table, 0, "libelle", "Animation")
    ecrire(page.depenses.table, 0, "quantite", "4")
    ecrire(page.depenses.table, 0, "cout_unitaire", "300")
    totaux = lire_budget(contexte.dossier).totaux
    assert (totaux.depenses, totaux.valorisation) == (Decimal(1000), Decimal(1200))
    assert lu(trouver(page, QPushButton, "natures.valorisation_dla").text()) == "Temps du DLA · 1 200 €"
    assert "la démarche coûte 2 200 €" in lu(page.equilibre.phrase.text())


def test_une_adresse_mene_a_la_ligne_meme_dans_un_autre_scenario(page: PageBudget, contexte: Contexte) -> None:
    depense(contexte, "Cabinet", "1000")
    copie = scenarios.dupliquer(contexte.dossier, ID_PREMIER, "Variante")
    temps = registre_des_depenses(contexte.catalogue, copie, NatureDepense.VALORISATION_PARTENAIRES)
    id = registres.ajouter(contexte.dossier, temps, {"libelle": "Réunions"})
    page.aller(id)
    assert page.budget.scenario.id == copie
    assert page.depenses.table.id_courant() == id
    financeur = registre_des_ressources(contexte.dossier, contexte.catalogue, ID_PREMIER)
    autre = registres.ajouter(contexte.dossier, financeur, {"financeur": "Ville"})
    page.aller(autre)
    assert (page.budget.scenario.id, page.ressources.table.id_courant()) == (ID_PREMIER, autre)


def test_une_variante_s_essaie_se_retient_et_se_supprime(
    page: PageBudget, contexte: Contexte, monkeypatch: pytest.MonkeyPatch
) -> None:
    depense(contexte, "Cabinet", "1000")
    monkeypatch.setattr(bande, "saisir", lambda *a, **k: "Sans la Région")
    cliquer(trouver(page, BoutonDiscret, "dupliquerScenario"))
    assert page.budget.scenario.nom == "Sans la Région"
    ecrire(page.depenses.table, 0, "cout_unitaire", "700")
    assert lire_budget(contexte.dossier).totaux.depenses == Decimal(1000), "the first one is still kept"
    cliquer(trouver(page, BoutonDiscret, "retenirScenario"))
    assert lire_budget(contexte.dossier).totaux.depenses == Decimal(700)
    assert not page.scenarios.retenir.isEnabled()
    cliquer(trouver(page, BoutonDiscret, "supprimerScenario"))
    assert page.budget.scenario.id == ID_PREMIER
    contexte.dossier.annuler()
    assert len(contexte.dossier.lignes(ScenarioBudget)) == 2


def test_une_remarque_mene_ou_la_corriger(page: PageBudget, contexte: Contexte) -> None:
    registre = registre_des_depenses(contexte.catalogue, ID_PREMIER, NatureDepense.DEPENSE)
    id = registres.ajouter(contexte.dossier, registre, {"libelle": "Salle"})
    demandes: list[str] = []
    page.equilibre.suivi.connect(demandes.append)
    (ligne,) = (ligne for ligne in page.equilibre.lignes if ligne.isVisible())
    assert "quantité et le coût unitaire manquent" in ligne.texte.text()
    cliquer(ligne.lien)
    assert demandes == [f"budget:{id}"]


def test_ou_chercher_dit_les_sept_familles_et_note_une_piste(
    page: PageBudget, contexte: Contexte, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.familles.volet is None, "made only when it is looked at"
    page.aller("ou-chercher")
    volet: Any = page.familles.volet
    assert len(volet.lignes) == 7
    assert not any(titre.text().startswith("✓") for titre, _ in volet.lignes.values())
    monkeypatch.setattr(volets, "saisir", lambda *a, **k: "Fondation du Marais")
    cliquer(trouver(page, BoutonDiscret, "piste.autres"))
    (ligne,) = contexte.dossier.lignes(Ressource)
    assert (ligne["financeur"], ligne["famille"], ligne["etat"]) == ("Fondation du Marais", "autres", "pressenti")
    titre, bilan = volet.lignes["autres"]
    assert titre.text().startswith("✓")
    assert lu(bilan.text()) == "1 piste"


def test_les_parts_suivent_le_budget(page: PageBudget, contexte: Contexte) -> None:
    depense(contexte, "Cabinet", "100")
    page.parts.ouvrir(True)
    volet: Any = page.parts.volet
    for rang, (nom, structures) in enumerate((("DLA 22", "1"), ("DLA 29", "1"), ("DLA 35", "1"))):
        ecrire(volet.table, rang, "nom", nom)
        ecrire(volet.table, rang, "structures", structures)
    assert [lu(case(volet.table, n, "part").data()) for n in range(3)] == ["33,34 €", "33,33 €", "33,33 €"]
    depense(contexte, "Salle", "50")
    assert [lu(case(volet.table, n, "part").data()) for n in range(3)] == ["50 €"] * 3
    assert len(contexte.dossier.lignes(PartDla)) == 3


def test_comparer_montre_les_scenarios_et_les_experiences(page: PageBudget, contexte: Contexte) -> None:
    depense(contexte, "Cabinet", "20100")
    scenarios.dupliquer(contexte.dossier, ID_PREMIER, "Avec la <Région>")
    page.comparaison.ouvrir(True)
    textes = [lu(e.text()) for e in page.comparaison.findChildren(Etiquette)]
    assert "Avec la <Région>" in textes
    assert textes.count("20 100 €") >= 3
    liens = page.comparaison.findChildren(Lien)
    assert any(lien.adresse == "experience:offre-insertion" for lien in liens)


def test_en_lecture_seule_rien_ne_s_ecrit(contexte: Contexte, ouvrir: Ouvrir) -> None:
    depense(contexte, "Cabinet", "100")
    contexte.dossier.lecture_seule = True
    page = ouvrir(PageBudget(contexte), "budget")
    assert isinstance(page, PageBudget)
    assert not page.scenarios.dupliquer.isEnabled()
    assert page.depenses.table.modele.rowCount() == 1
    assert not case(page.depenses.table, 0, "libelle").flags() & Qt.ItemFlag.ItemIsEditable
    page.aller("ou-chercher")
    assert not trouver(page, BoutonDiscret, "piste.etat").isEnabled()


def test_l_outil_de_l_action_dit_l_essentiel(contexte: Contexte, qtbot: Any) -> None:
    outil = OutilBudget(contexte, "validation.budget")
    qtbot.addWidget(outil)
    contexte.pont.change.connect(outil.rafraichir)
    assert outil.figure.isHidden()
    assert not outil.phrase.isHidden()
    id = depense(contexte, "Cabinet", "0")
    assert "chiffré" in outil.phrase.text()
    assert outil.figure.isHidden(), "two bars of 0 € say nothing"
    registre = registre_des_depenses(contexte.catalogue, ID_PREMIER, NatureDepense.DEPENSE)
    registres.modifier(contexte.dossier, registre, id, "cout_unitaire", Decimal(100))
    assert not outil.figure.isHidden()
    assert outil.phrase.isHidden()
    assert lu(outil.manques.text()) == "1 remarque · 7 familles de financement pas encore explorées"
    visites: list[str] = []
    contexte.navigation.allerDemande.connect(visites.append)
    cliquer(trouver(outil, Lien, "ouvrirBudget"))
    assert visites == ["budget"]
    assert lire_budget(contexte.dossier).totaux.depenses == Decimal(100)


def frapper(texte: str) -> None:
    """Type where the keyboard is, then Tab."""
    for lettre in texte:  # the first one opens the editor, which gets the next ones
        taper(QApplication.focusWidget() or QWidget(), lettre)
    QTest.keyClick(QApplication.focusWidget() or QWidget(), Qt.Key.Key_Tab)
    QApplication.processEvents()


def test_deux_lignes_entieres_au_clavier_de_tab_en_tab(page: PageBudget, contexte: Contexte) -> None:
    page.depenses.natures.findChildren(QPushButton)[0].setFocus()
    frapper("")
    assert page.depenses.table.hasFocus(), "natures come before their table"
    for texte in ("Cabinet", "Réalisation", "9", "jour", "750"):
        frapper(texte)
    liste = QApplication.focusWidget()
    assert isinstance(liste, QAbstractItemView), "HT or TTC unfolds"
    QTest.keyClick(liste, Qt.Key.Key_Up)
    frapper("")
    frapper("20")
    assert "cellule.libelle" in QApplication.focusWidget().objectName(), "the next line, past what is calculated"  # type: ignore[union-attr]
    frapper("Salle")
    frapper("Logistique")
    frapper("2")
    lues = lire_budget(contexte.dossier).depenses
    assert [(d.libelle, d.calcul.rubrique, d.calcul.quantite) for d in lues] == [
        ("Cabinet", "realisation", Decimal(9)),
        ("Salle", "logistique", Decimal(2)),
    ]
    assert lues[0].calcul.ttc == Decimal(8100), "HT, 20 %"


def test_un_montant_incompris_retient_tab_dans_sa_case(page: PageBudget, contexte: Contexte) -> None:
    table = page.depenses.table
    ecrire(table, 0, "libelle", "Salle")
    table.setFocus()
    table.setCurrentIndex(case(table, 0, "cout_unitaire"))
    frapper("mille")
    editeur = QApplication.focusWidget()
    assert isinstance(editeur, QLineEdit)
    assert editeur.text() == "mille", "what was typed isn’t lost"
    assert editeur.property("etat") == "erreur"
    editeur.clear()
    frapper("1000")
    assert lire_budget(contexte.dossier).depenses[0].calcul.cout_unitaire == Decimal(1000)


def test_la_case_ou_l_on_tape_ne_bouge_pas_sous_les_yeux(page: PageBudget, contexte: Contexte) -> None:
    page.resize(1000, 520)
    QApplication.processEvents()
    table = page.depenses.table
    ecrire(table, 0, "libelle", "Cabinet")
    ecrire(table, 0, "quantite", "1")
    haut = table.mapTo(page, QPoint(0, 0)).y()
    hauteur = page.equilibre.height()
    ecrire(table, 0, "cout_unitaire", "8100")
    assert page.equilibre.height() > hauteur + 50, "the figure has come above the table"
    assert table.mapTo(page, QPoint(0, 0)).y() == haut


def test_en_arrivant_par_tab_on_voit_la_case(page: PageBudget) -> None:
    page.ressources.jeux.findChildren(QPushButton)[0].setFocus()
    frapper("")
    table = page.ressources.table
    assert table.hasFocus()
    assert [index.column() for index in table.selectedIndexes()] == [0]


def test_des_lignes_sans_montant_n_ont_ni_figure_ni_equilibre(page: PageBudget) -> None:
    ecrire(page.depenses.table, 0, "libelle", "Cabinet")
    assert page.equilibre.figure.isHidden()
    assert "chiffré" in page.equilibre.phrase.text()
    assert "équilibré" not in page.equilibre.phrase.text()


def test_tab_entre_dans_ce_qu_on_vient_de_deplier(page: PageBudget) -> None:
    bouton = trouver(page, QPushButton, "ouChercher")
    bouton.setFocus()
    QTest.keyClick(bouton, Qt.Key.Key_Space)
    frapper("")
    ou = QApplication.focusWidget()
    assert ou is not None
    assert ou.objectName().startswith("piste."), "the first family, before the next fold"


def test_un_taux_impossible_se_refuse_dans_la_table_et_au_collage(
    page: PageBudget, contexte: Contexte, annonces: list[str]
) -> None:
    table = page.depenses.table
    table.setCurrentIndex(case(table, 0, "libelle"))
    table.coller("Cabinet\tréalisation\t9\tjour\t€ 750\tTTC\t-100")
    ecrire(table, 0, "tva", "-100 %")
    QTest.keyClick(table.findChildren(QWidget, "cellule.tva")[-1], Qt.Key.Key_Escape)
    (ligne,) = contexte.dossier.lignes(Depense)
    assert (ligne["cout_unitaire"], ligne["tva"]) == (Decimal(750), None)
    assert any("de 0 à 100" in dite for dite in annonces)
    assert lire_budget(contexte.dossier).totaux.depenses == Decimal(6750)


def test_le_menu_mene_au_budget() -> None:
    assert any(entree.geste == "aller:budget" for entree in ENTREES)

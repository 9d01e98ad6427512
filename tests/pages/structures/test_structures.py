"""The register of structures, typed in, filtered, sorted, pasted into (R06, R07)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.models.mobilisation import Mouvement
from app.models.structure import Structure
from app.services import structures
from app.services.registres import lire_tableau_colle
from app.services.registres.structures import JEUX
from app.views.contexte import Contexte
from app.views.elements import ChampLigne, ChampNombre, Etiquette, Lien
from app.views.page import Page
from app.views.phase.page import PagePhase
from app.views.registre.lot import DialogueLot
from app.views.registre.table import TableRegistre
from app.views.structures.lot import DialogueLotStructures
from app.views.structures.page import PageStructures
from tests.pages.conftest import quelques_structures, taper, trouver

Ouvrir = Callable[[Page, str], Page]


def case(table: TableRegistre, ligne: int, nom: str) -> QModelIndex:
    """A cell."""
    return table.modele.index(ligne, table.modele.rang_de_colonne(nom))


def editer(table: TableRegistre, ligne: int, nom: str) -> Any:
    """Open the editor of a cell."""
    table.setFocus()
    table.setCurrentIndex(case(table, ligne, nom))
    table.edit(table.currentIndex())
    return table.findChildren(QWidget, f"cellule.{nom}")[-1]


def valider(editeur: QWidget) -> None:
    """Entrée; Qt writes once the key is handled."""
    QTest.keyClick(editeur, Qt.Key.Key_Return)
    QApplication.processEvents()


def lire(contexte: Contexte, rang: int = 0) -> dict[str, Any]:
    """A row of the dossier."""
    return contexte.dossier.lignes(Structure)[rang]


@pytest.mark.parametrize(
    ("tape", "ecrit", "montre"),
    [("12.5", "12.5", "12,5"), ("12,5", "12.5", "12,5"), ("1\u00a0234,5", "1234.5", "1\u202f234,5"), ("0", "0", "0")],
)
def test_les_etp_tapes_sont_les_etp_ecrits(
    page: PageStructures, contexte: Contexte, tape: str, ecrit: str, montre: str
) -> None:
    editeur = editer(page.table, 0, "etp")
    editeur.selectAll()
    taper(editeur, tape)
    valider(editeur)
    assert lire(contexte)["etp"] == Decimal(ecrit)
    assert case(page.table, 0, "etp").data() == montre


def test_un_nombre_incompris_garde_l_editeur_puis_l_ancienne_valeur(page: PageStructures, contexte: Contexte) -> None:
    dites: list[str] = []
    contexte.navigation.annonce.connect(dites.append)
    editeur = editer(page.table, 0, "budget")
    editeur.selectAll()
    taper(editeur, "1.234,5")
    valider(editeur)
    assert editeur.property("etat") == "erreur"
    page.filtre.setFocus()
    assert lire(contexte)["budget"] == Decimal(142000)
    assert any("n’est pas un nombre" in dite for dite in dites)


def test_la_derniere_ligne_ajoute(page: PageStructures, contexte: Contexte) -> None:
    page.ajouter()
    editeur: Any = page.table.findChild(QWidget, "cellule.nom")
    taper(editeur, "Éclat de l’Île")
    valider(editeur)
    assert lire(contexte, 4)["nom"] == "Éclat de l’Île"
    assert lire(contexte, 4)["mobilisation"] == "reperee"
    assert page.table.modele.total == 5
    contexte.dossier.annuler()
    assert page.table.modele.total == 4


def test_un_choix_libre_et_un_choix_de_liste(page: PageStructures, contexte: Contexte) -> None:
    editeur = editer(page.table, 0, "secteur")
    editeur.setEditText("SANTÉ")
    valider(editeur)
    assert lire(contexte)["secteur"] == "sante"
    editeur = editer(page.table, 1, "secteur")
    editeur.setEditText("Réparation de vélos")
    valider(editeur)
    assert lire(contexte, 1)["secteur"] == "Réparation de vélos"
    assert page.table.modele.setData(case(page.table, 0, "mobilisation"), "engagee")
    assert case(page.table, 0, "mobilisation").data() == "Engagée"


def test_filtrer_sans_accents_sur_les_colonnes_visibles(page: PageStructures, qtbot: QtBot) -> None:
    for tape, restent in (("theatre", 1), ("ÉCLUSE", 1), ("rEDON", 1), ("reemploi dechets", 1), ("zzz", 0), ("", 4)):
        page.filtre.setText(tape)
        qtbot.waitUntil(lambda attendu=restent: page.table.modele.visibles == attendu, timeout=1000)  # type: ignore[misc]
    page.montrer_jeu("territoire")
    page.table.filtrer("vitre")
    assert page.table.modele.visibles == 1
    assert "1 sur 4" in trouver(page, Etiquette, "compteurs").text()


def test_trier_par_nombre_laisse_les_vides_a_la_fin(page: PageStructures, contexte: Contexte) -> None:
    structures.ajouter(contexte.dossier, "Sans chiffre")
    k = page.table.modele.rang_de_colonne("etp")
    for ordre in ("2 3,5 8 11", "11 8 3,5 2"):
        page.table.horizontalHeader().sectionClicked.emit(k)
        vus = [page.table.modele.index(i, k).data() for i in range(5)]
        assert vus == [*ordre.split(), ""]
    page.table.horizontalHeader().sectionClicked.emit(k)
    assert page.table.modele.index(0, 0).data() == "Les Amis du Vélo"


def test_coller_un_bloc_d_un_tableur(page: PageStructures, contexte: Contexte) -> None:
    page.montrer_jeu("poids")
    page.table.setCurrentIndex(case(page.table, 2, "nom"))
    page.table.coller(
        'Théâtre\t97 500,50\tSubventions publiques ; Cotisations\r\n"Pôle ""ESS"""\tabc\t\r\nNeuve\t12.5\t\r\n'
    )
    lignes = contexte.dossier.lignes(Structure)
    assert [ligne["nom"] for ligne in lignes[2:]] == ["Théâtre", 'Pôle "ESS"', "Neuve"]
    assert lignes[2]["budget"] == Decimal("97500.5")
    assert lignes[2]["financements"] == ("subventions", "cotisations")
    assert lignes[3]["budget"] == Decimal(305000)
    assert lignes[4]["budget"] == Decimal("12.5")
    contexte.dossier.annuler()
    assert [ligne["nom"] for ligne in contexte.dossier.lignes(Structure)][2:] == [
        "Théâtre du Vent d’Ouest",
        "Écluse et Cie",
    ]


def test_copier_puis_coller_rend_les_memes_valeurs(page: PageStructures, contexte: Contexte) -> None:
    contexte_avant = contexte.dossier.lignes(Structure)
    page.table.selectAll()
    page.table.copier()
    texte = QApplication.clipboard().text()
    assert len(lire_tableau_colle(texte)) == 4
    page.table.setCurrentIndex(case(page.table, 0, "nom"))
    page.table.coller(texte)
    assert contexte.dossier.lignes(Structure) == contexte_avant


def test_une_valeur_copiee_remplit_la_selection(page: PageStructures, contexte: Contexte) -> None:
    k = page.table.modele.rang_de_colonne("aire_actuelle")
    page.table.setCurrentIndex(page.table.modele.index(0, k))
    for i in range(3):
        page.table.selectionModel().select(
            page.table.modele.index(i, k), page.table.selectionModel().SelectionFlag.Select
        )
    page.table.coller("Bretagne")
    assert [ligne["aire_actuelle"] for ligne in contexte.dossier.lignes(Structure)] == ["Bretagne"] * 3 + [None]


def test_effacer_puis_supprimer_s_annulent(page: PageStructures, contexte: Contexte) -> None:
    id = page.table.modele.id_de(0) or ""
    page.table.setFocus()
    page.table.setCurrentIndex(case(page.table, 0, "secteur"))
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert lire(contexte)["secteur"] is None
    QTest.keyClick(page.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert structures.compter(contexte.dossier) == 3
    contexte.dossier.annuler()
    contexte.dossier.annuler()
    assert (contexte.dossier.ligne(Structure, id) or {})["secteur"] == "mobilite"
    assert page.table.modele.total == 4


def test_modifier_une_colonne_pour_plusieurs(
    page: PageStructures, contexte: Contexte, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dire(dialogue: DialogueLotStructures) -> tuple[str, Any]:
        dialogue.colonne.setCurrentIndex(dialogue.colonne.findData("mobilisation"))
        assert dialogue.jour.valeur() == date.today(), "today unless she says otherwise"
        liste = trouver(dialogue, QComboBox, "lot.mobilisation")
        liste.setCurrentIndex(liste.findText("Contactée"))
        dialogue.jour.definir(None)
        taper(dialogue.jour.ligne, "3/11/2026")
        taper(dialogue.motif, "Courrier groupé")
        dialogue.accept()
        assert dialogue.result() == 1
        return "mobilisation", dialogue.valeur

    monkeypatch.setattr(DialogueLotStructures, "resultat", dire)
    page.montrer_jeu("mobilisation")
    page.table.selectAll()
    page.modifier_selection()
    pas = [(m["jour"], m["motif"]) for m in contexte.dossier.lignes(Mouvement) if m["degre"] == "contactee"]
    assert pas == [(date(2026, 11, 3), "Courrier groupé")] * 4
    assert {ligne["mobilisation"] for ligne in contexte.dossier.lignes(Structure)} == {"contactee"}
    assert "4\u00a0contactées" in trouver(page, Etiquette, "compteurs").text()
    contexte.dossier.annuler()
    assert {ligne["mobilisation"] for ligne in contexte.dossier.lignes(Structure)} == {"reperee"}


def test_une_date_illisible_garde_le_dialogue_ouvert(page: PageStructures) -> None:
    dialogue = DialogueLotStructures(page.registre, ("nom", "mobilisation"), 3, page)
    liste = trouver(dialogue, QComboBox, "lot.mobilisation")
    liste.setCurrentIndex(liste.findText("Contactée"))
    dialogue.jour.definir(None)
    taper(dialogue.jour.ligne, "hier ou avant")
    dialogue.accept()
    assert dialogue.result() == 0
    dialogue.jour.ligne.clear()
    taper(dialogue.jour.ligne, "3/11/2026")
    dialogue.accept()
    assert dialogue.result() == 1


def test_le_dialogue_refuse_ce_qu_il_ne_comprend_pas(page: PageStructures, contexte: Contexte) -> None:
    dialogue = DialogueLot(page.registre, ("nom", "budget", "mobilisation"), 3, page)
    champ = trouver(dialogue, QLineEdit, "lot.budget")
    taper(champ, "beaucoup")
    dialogue.accept()
    assert dialogue.result() == 0
    champ.clear()
    taper(champ, "1 500,50 €")
    dialogue.accept()
    assert (dialogue.result(), dialogue.valeur) == (1, Decimal("1500.5"))


def test_la_fiche_est_faite_quand_on_l_ouvre_et_tab_y_va_apres_la_table(page: PageStructures) -> None:
    assert page.fiche is None, "half of what opens the page, for nobody"
    page.ouvrir_fiche("partie")
    assert page.fiche is None
    page.ouvrir_fiche(page.table.modele.id_de(1) or "")
    fiche = page.fiche
    assert fiche is not None
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Tab)
    assert fiche.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]
    page.fermer_fiche()
    page.ouvrir_fiche(page.table.modele.id_de(2) or "")
    assert page.fiche is fiche


def test_la_fiche_ecrit_et_verifie_le_siret(page: PageStructures, contexte: Contexte) -> None:
    id = page.table.modele.id_de(1)
    assert id is not None
    page.aller(f"structure:{id}")
    assert page.fiche.isVisible()
    siret = trouver(page, ChampLigne, "fiche.siret")
    taper(siret, "123")
    erreurs = [e.text() for e in page.fiche.findChildren(Etiquette) if e.property("role") == "erreur" and e.isVisible()]
    assert any("14 chiffres" in texte for texte in erreurs)
    etp = trouver(page, ChampNombre, "fiche.etp")
    etp.selectAll()
    taper(etp, "6.5")
    page.table.viser(page.table.modele.id_de(2) or "")
    assert contexte.dossier.ligne(Structure, id)["etp"] == Decimal("6.5")  # type: ignore[index]
    assert page.fiche.id == page.table.modele.id_de(2)
    structures.supprimer(contexte.dossier, [page.fiche.id])
    assert not page.fiche.isVisible()


def test_une_structure_entree_deux_fois_se_voit(page: PageStructures, contexte: Contexte, qtbot: QtBot) -> None:
    dites: list[str] = []
    contexte.navigation.annonce.connect(dites.append)
    assert page.table.modele.setData(case(page.table, 4, "nom"), "LES AMIS DU VELO")
    assert any("déjà là" in dite for dite in dites)
    page.ouvrir_fiche(page.table.modele.id_de(4) or "")
    qtbot.waitUntil(trouver(page, Lien, "voirDoublon").isVisible, timeout=2000)
    page.ouvrir_fiche(page.table.modele.id_de(1) or "")
    assert not trouver(page, Lien, "voirDoublon").isVisible()


def test_registre_vide_dit_quoi_faire(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page = ouvrir(PageStructures(contexte), "structures")
    assert isinstance(page, PageStructures)
    assert page.vide.isVisible()
    page.vide.demande.emit()
    editeur: Any = page.table.findChild(QLineEdit, "cellule.nom")
    taper(editeur, "Première")
    valider(editeur)
    assert structures.compter(contexte.dossier) == 1


def test_la_table_dans_l_action_est_le_meme_registre(contexte: Contexte, ouvrir: Ouvrir) -> None:
    quelques_structures(contexte.dossier)
    page = ouvrir(PagePhase(contexte), "action:cibler.poids")
    assert isinstance(page, PagePhase)
    table = page.vue.cartes["cibler.poids"].outil.table  # type: ignore[union-attr]
    editeur = editer(table, 0, "etp")
    editeur.selectAll()
    taper(editeur, "4.25")
    valider(editeur)
    assert lire(contexte)["etp"] == Decimal("4.25")
    assert page.vue.cartes["cibler.poids"].pastille.code() == "en_cours"


def test_un_nom_de_deux_cents_caracteres(page: PageStructures, contexte: Contexte) -> None:
    long = "Association pour la coopération " * 7
    assert page.table.modele.setData(case(page.table, 0, "nom"), long)
    assert lire(contexte)["nom"] == long
    page.ouvrir_fiche(page.table.modele.id_de(0) or "")
    assert page.width() == 1104


@pytest.mark.parametrize("jeu", [jeu.code for jeu in JEUX])
def test_chaque_vue_montre_ses_colonnes(page: PageStructures, jeu: str) -> None:
    page.montrer_jeu(jeu)
    assert page.table.modele.colonne(0).nom == "nom"
    assert page.table.modele.columnCount() == len(page.registre.jeu(jeu).colonnes)


def test_lecture_seule_ne_propose_pas_d_ajouter(contexte: Contexte, ouvrir: Ouvrir) -> None:
    quelques_structures(contexte.dossier)
    contexte.dossier.lecture_seule = True
    page = ouvrir(PageStructures(contexte), "structures")
    assert isinstance(page, PageStructures)
    assert page.table.modele.rowCount() == 4
    assert not page.table.modele.flags(case(page.table, 0, "etp")) & Qt.ItemFlag.ItemIsEditable

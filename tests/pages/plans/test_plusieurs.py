"""All the plans together: all the lines, the individual objectives, the tools inside the cards (R09)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models.objectifs import Objectif
from app.models.plan import LignePlan
from app.services import plans, registres, structures
from app.views.contexte import Contexte
from app.views.elements import Etiquette, Lien
from app.views.plans.objectifs import TableObjectifs
from app.views.plans.outil import OutilPlans
from app.views.plans.outil_objectifs import OutilObjectifsIndividuels
from app.views.plans.page import PagePlans
from app.views.plans.reprise import DialogueReprise
from app.views.theme import Apparence, theme_courant
from tests.fabrique import photographier
from tests.pages.conftest import cliquer, trouver
from tests.pages.plans.conftest import ligne, texte_de, viser


def test_reprendre_pour_d_autres_structures(page: PagePlans, contexte: Contexte, ids: list[str], qtbot: QtBot) -> None:
    id = ligne(contexte, ids[0], "Comptabilité", action="Se former")
    structures.modifier(contexte.dossier, ids[3], "mobilisation", "sortie")
    dialogue = DialogueReprise(contexte, [id], page)
    qtbot.addWidget(dialogue)
    assert dialogue.liste.count() == 2  # neither its own structure nor the one that has left
    assert not dialogue.bouton.isEnabled()
    dialogue.recherche.setText("theatre")
    dialogue._cocher_les_montrees()
    dialogue.recherche.setText("")
    assert dialogue.choisies() == [ids[2]]
    assert dialogue.bouton.text() == "Reprendre pour 1\u00a0structure"


def test_toutes_les_lignes_se_modifient_ensemble_et_menent_au_plan(
    page: PagePlans, contexte: Contexte, ids: list[str], qtbot: QtBot
) -> None:
    for structure in ids[:2]:
        ligne(contexte, structure, "Comptabilité", echeance=date(2020, 1, 5))
    cliquer(trouver(page, QPushButton, "vue.lignes"))
    assert page.lignes is not None
    table = page.lignes.table
    assert [table.modele.index(n, 1).data() for n in range(2)] == ["Les Amis du Vélo", "Recyclerie du Pays de Redon"]
    assert "2 en retard" in texte_de(page.lignes, "compteurs")
    avant = photographier(contexte.dossier)
    ecrites = [str(lue["id"]) for lue in contexte.dossier.lignes(LignePlan, "id")]
    registres.modifier_plusieurs(contexte.dossier, page.lignes.registre, ecrites, "etat", "fait")
    assert "en retard" not in texte_de(page.lignes, "compteurs")
    contexte.dossier.annuler()
    assert photographier(contexte.dossier) == avant
    viser(table, 1, "difficulte")
    with qtbot.waitSignal(contexte.navigation.allerDemande) as demande:
        QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert demande.args == [f"plan:{ids[1]}"]


def test_une_ligne_tapee_sans_structure_n_est_pas_perdue(page: PagePlans, contexte: Contexte) -> None:
    dites: list[str] = []
    contexte.navigation.annonce.connect(dites.append)
    page.aller("lignes")
    assert page.lignes is not None
    modele = page.lignes.table.modele
    assert modele.setData(modele.index(0, 0), "Trésorerie")
    assert [lue["difficulte"] for lue in contexte.dossier.lignes(LignePlan)] == ["Trésorerie"]
    assert any("Choisissez maintenant sa structure" in dite for dite in dites)
    assert "1 sans structure" in texte_de(page.lignes, "compteurs")


def test_les_objectifs_individuels_s_ecrivent_meme_sans_plan(
    page: PagePlans, contexte: Contexte, ids: list[str]
) -> None:
    with contexte.dossier.operation("Objectif") as op:
        op.creer(Objectif, texte="Consolider l’emploi")
    page.aller("objectifs")
    assert page.objectifs is not None
    textes = [etiquette.text() for etiquette in page.objectifs.findChildren(Etiquette)]
    assert any("Consolider l’emploi" in texte for texte in textes)
    table = page.objectifs.table
    assert table.modele.total == 4
    avant = photographier(contexte.dossier)
    viser(table, 1, "objectif_individuel")
    table.coller("Tenir ses comptes\tUn tableau de bord\tL’une et l’autre\t12/01/2027\nGarder ses emplois\n")
    redon = plans.lire(contexte.dossier, ids[1])
    assert (redon["objectif_individuel"], redon["mission"]) == ("Tenir ses comptes", "les_deux")
    assert redon["valide_le"] == date(2027, 1, 12)
    assert plans.lire(contexte.dossier, ids[2])["objectif_individuel"] == "Garder ses emplois"
    assert table.modele.index(1, 1).data() == "Tenir ses comptes"
    contexte.dossier.annuler()
    assert photographier(contexte.dossier) == avant
    assert table.modele.index(1, 1).data() == ""


def test_une_case_de_l_objectif_se_tape_et_s_efface_et_le_nom_reste(
    page: PagePlans, contexte: Contexte, ids: list[str]
) -> None:
    page.aller("objectifs")
    assert page.objectifs is not None
    table = page.objectifs.table
    index = table.modele.index(0, table.modele.rang_de_colonne("resultat_individuel"))
    assert table.modele.setData(index, "Un tableau de bord")
    assert plans.lire(contexte.dossier, ids[0])["resultat_individuel"] == "Un tableau de bord"
    table.selectRow(0)
    table.effacer()
    table.supprimer()
    assert plans.lire(contexte.dossier, ids[0])["resultat_individuel"] is None
    assert structures.compter(contexte.dossier) == 4
    nom = table.modele.index(0, 0)
    assert not table.modele.flags(nom) & Qt.ItemFlag.ItemIsEditable
    assert nom.data() == "Les Amis du Vélo"


def test_un_changement_vu_ailleurs_attend_que_la_vue_revienne(
    page: PagePlans, contexte: Contexte, ids: list[str]
) -> None:
    page.aller("objectifs")
    page.aller("structures")
    plans.ecrire(contexte.dossier, ids[0], "objectif_individuel", "Tenir ses comptes")
    page.aller("objectifs")
    assert page.objectifs is not None
    assert page.objectifs.table.modele.index(0, 1).data() == "Tenir ses comptes"


# --- inside the cards -----------------------------------------------------------------------------------------


def test_l_outil_des_diagnostics_dit_ce_qui_revient(contexte: Contexte, ids: list[str], qtbot: QtBot) -> None:
    outil = OutilPlans(contexte, "cerner.diagnostics")
    qtbot.addWidget(outil)
    contexte.pont.change.connect(outil.rafraichir)
    assert any("paraîtront ici" in etiquette.text() for etiquette in outil.findChildren(Etiquette))
    for structure in ids[:3]:
        ligne(contexte, structure, "Manque de trésorerie")
    plans.ecrire(contexte.dossier, ids[0], "diagnostic_le", date(2026, 3, 12))
    textes = [etiquette.text() for etiquette in outil.findChildren(Etiquette)]
    assert "3\u00a0structures" in textes
    assert "Manque de trésorerie" in textes
    assert any(texte.startswith("1\u00a0diagnostic daté sur 4\u00a0structures") for texte in textes)
    with qtbot.waitSignal(contexte.navigation.allerDemande) as demande:
        trouver(outil, Lien, "ouvrirPlans").click()
    assert demande.args == ["plans"]


def test_l_outil_des_objectifs_s_ecrit_dans_la_carte(contexte: Contexte, ids: list[str], qtbot: QtBot) -> None:
    outil = OutilObjectifsIndividuels(contexte, "projet.adapter")
    qtbot.addWidget(outil)
    contexte.pont.change.connect(outil.rafraichir)
    (table,) = outil.findChildren(TableObjectifs)
    assert table.modele.setData(table.modele.index(2, 1), "Tenir ses comptes")
    assert plans.lire(contexte.dossier, ids[2])["objectif_individuel"] == "Tenir ses comptes"
    structures.modifier(contexte.dossier, ids[0], "mobilisation", "sortie")
    assert table.modele.total == 3


@pytest.mark.parametrize("apparence", [Apparence.CLAIR, Apparence.SOMBRE])
@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_chaque_controle_a_un_nom_et_rien_ne_deborde(
    page: PagePlans, contexte: Contexte, ids: list[str], apparence: Apparence, zoom: int
) -> None:
    theme_courant().regler(apparence=apparence, zoom=zoom)
    ligne(contexte, ids[0], "Une difficulté que l’on raconte en détail. " * 3)
    for vue in ("structures", "lignes", "objectifs"):
        page.aller(vue)
        QApplication.processEvents()
        for controle in page.findChildren(QWidget):
            if controle.isVisible() and controle.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert controle.accessibleName() or controle.focusProxy(), controle.objectName()
    assert page.plan is not None
    assert page.plan.horizontalScrollBar().maximum() == 0
    theme_courant().regler(apparence=Apparence.CLAIR, zoom=100)

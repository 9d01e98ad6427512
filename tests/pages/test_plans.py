"""The plans d’accompagnement on screen: one structure’s, all the lines, the individual objectives (R09)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models.objectifs import Objectif
from app.models.plan import LignePlan, PlanAccompagnement
from app.services import plans, registres, structures
from app.services.registres.plans import registre_des_lignes
from app.views.contexte import Contexte
from app.views.elements import ChampTexte, EtatVide, Etiquette, Lien, Message
from app.views.page import Page
from app.views.plans.lignes import TableLignes
from app.views.plans.objectifs import TableObjectifs
from app.views.plans.outil import OutilPlans
from app.views.plans.page import PagePlans
from app.views.plans.reprise import DialogueReprise
from app.views.theme import Apparence, theme_courant
from tests.fabrique import photographier
from tests.pages.conftest import cliquer, quelques_structures, taper, trouver

Ouvrir = Callable[[Page, str], Page]

DLA_37 = (
    "Transfert de l’activité\tStatut mal adapté\tCréer une entreprise\tOctobre - novembre 2005\tDes stagiaires\n"
    "Comptabilité\tPas de permanent\tAppui-conseil\t15/10/2026\tDeux jours\n"
)
"""Two lines of the DLA 37’s page, as a spreadsheet copies them."""


@pytest.fixture
def ids(contexte: Contexte) -> list[str]:
    """Four structures."""
    return quelques_structures(contexte.dossier)


@pytest.fixture
def page(contexte: Contexte, ouvrir: Ouvrir, ids: list[str]) -> PagePlans:
    """The plans, on the first structure."""
    page = ouvrir(PagePlans(contexte), "plans")
    assert isinstance(page, PagePlans)
    page.resize(1104, 680)
    return page


def ligne(contexte: Contexte, structure: str, difficulte: str, **champs: Any) -> str:
    """Enter a line in the plan of a structure."""
    registre = registre_des_lignes(contexte.dossier, contexte.catalogue, structure)
    return registres.ajouter(contexte.dossier, registre, {"difficulte": difficulte, **champs})


def table_de(page: PagePlans) -> TableLignes:
    """The five columns."""
    assert page.plan is not None
    return page.plan.table


def viser(table: Any, rang: int, nom: str) -> None:
    """Make a cell current."""
    table.setFocus()
    table.setCurrentIndex(table.modele.index(rang, table.modele.rang_de_colonne(nom)))


def texte_de(page: QWidget, nom: str) -> str:
    """What a label says."""
    return str(trouver(page, Etiquette, nom).text())


# --- one structure --------------------------------------------------------------------------------------------


def test_sans_structure_la_page_mene_au_registre(contexte: Contexte, ouvrir: Ouvrir, qtbot: QtBot) -> None:
    page = ouvrir(PagePlans(contexte), "plans")
    with qtbot.waitSignal(contexte.navigation.allerDemande) as demande:
        trouver(page, EtatVide, "etatVide").bouton.click()
    assert demande.args == ["structures"]
    quelques_structures(contexte.dossier)
    assert texte_de(page, "planNom") == "Les Amis du Vélo"


def test_le_tableau_du_dla_37_se_colle_tel_quel(page: PagePlans, contexte: Contexte, ids: list[str]) -> None:
    table = table_de(page)
    viser(table, 0, "difficulte")
    table.coller(DLA_37)
    premiere, seconde = plans.lignes_de(contexte.dossier, ids[0])
    assert (premiere["action"], premiere["echeance"]) == ("Créer une entreprise", None)
    assert premiere["echeance_mots"] == "Octobre - novembre 2005"
    assert (seconde["echeance"], seconde["moyens"]) == (date(2026, 10, 15), "Deux jours")
    montre = table.modele.index(0, table.modele.rang_de_colonne("echeance")).data()
    assert montre == "Octobre - novembre 2005"
    contexte.dossier.annuler()
    assert plans.lignes_de(contexte.dossier, ids[0]) == []
    assert table.modele.total == 0


def test_une_echeance_se_tape_en_mots_puis_en_date_et_s_efface(
    page: PagePlans, contexte: Contexte, ids: list[str]
) -> None:
    ligne(contexte, ids[0], "Comptabilité")
    table = table_de(page)
    for tape, attendu in (
        ("automne", (None, "automne")),
        ("3/2/2027 · après l’assemblée", (date(2027, 2, 3), "après l’assemblée")),
    ):
        viser(table, 0, "echeance")
        table.edit(table.currentIndex())
        editeur: Any = table.findChildren(QWidget, "cellule.echeance")[-1]
        editeur.selectAll()
        taper(editeur, tape)
        QTest.keyClick(editeur, Qt.Key.Key_Return)
        QApplication.processEvents()
        (lue,) = plans.lignes_de(contexte.dossier, ids[0])
        assert (lue["echeance"], lue["echeance_mots"]) == attendu
    viser(table, 0, "echeance")
    table.copier()
    assert QApplication.clipboard().text().strip() == "03/02/2027 · après l’assemblée"
    table.effacer()
    (lue,) = plans.lignes_de(contexte.dossier, ids[0])
    assert (lue["echeance"], lue["echeance_mots"]) == (None, None)
    contexte.dossier.annuler()
    assert plans.lignes_de(contexte.dossier, ids[0])[0]["echeance_mots"] == "après l’assemblée"


def test_les_lignes_sont_aussi_hautes_que_leur_texte(page: PagePlans, contexte: Contexte, ids: list[str]) -> None:
    ligne(contexte, ids[0], "Courte")
    ligne(contexte, ids[0], "Une difficulté que l’on raconte en détail. " * 6)
    table = table_de(page)
    QApplication.processEvents()
    assert table.rowHeight(1) > 3 * table.rowHeight(0)
    assert table.height() >= sum(table.rowHeight(n) for n in range(3))
    assert table.verticalScrollBar().maximum() == 0


def test_une_echeance_passee_se_voit_se_lit_et_se_remarque(page: PagePlans, contexte: Contexte, ids: list[str]) -> None:
    ligne(contexte, ids[0], "Comptabilité", echeance=date(2020, 1, 5))
    table = table_de(page)
    index = table.modele.index(0, table.modele.rang_de_colonne("echeance"))
    assert index.data() == "⚠\u00a005/01/2020"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("05/01/2020, en retard")
    remarques = trouver(page, Message, "planRemarques")
    assert remarques.isVisible()
    registre = registre_des_lignes(contexte.dossier, contexte.catalogue, ids[0])
    registres.modifier(
        contexte.dossier, registre, plans.lignes_de(contexte.dossier, ids[0])[0]["id"], "etat", "fait"
    )  # fmt: skip
    assert index.data() == "05/01/2020"
    assert not remarques.isVisible()


def test_ce_qu_on_tape_va_au_plan_de_la_structure_quittee(page: PagePlans, contexte: Contexte, ids: list[str]) -> None:
    general = trouver(page, ChampTexte, "plan.objectif_general")
    general.setFocus()
    taper(general, "Tenir sa comptabilité et vendre")
    assert "un seul thème" in texte_de(page, "planRelecture")
    page.montrer_plan(ids[1])
    assert plans.lire(contexte.dossier, ids[0])["objectif_general"] == "Tenir sa comptabilité et vendre"
    assert plans.lire(contexte.dossier, ids[1])["objectif_general"] is None
    assert general.valeur() == ""
    assert texte_de(page, "planNom") == "Recyclerie du Pays de Redon"


def test_le_brouillon_porte_le_nom_du_plan_montre(page: PagePlans, contexte: Contexte, ids: list[str]) -> None:
    page.montrer_plan(ids[2])
    contexte_champ = trouver(page, ChampTexte, "plan.mission_contexte")
    contexte_champ.brouillon.emit("à moitié tapé")
    session: Any = contexte.session
    ((cle, texte),) = session.gardes.items()
    assert texte == "à moitié tapé"
    contexte_champ.proposer("à moitié tapé, fini")
    (plan,) = contexte.dossier.lignes(PlanAccompagnement)
    assert cle == f"plan_accompagnement/{plan['id']}/mission_contexte"
    assert plan["structure"] == ids[2]
    assert session.gardes == {}


def test_la_liste_dit_ou_en_est_chaque_plan_et_se_filtre(page: PagePlans, contexte: Contexte, ids: list[str]) -> None:
    ligne(contexte, ids[1], "Comptabilité", echeance=date(2020, 1, 5))
    assert page.liste is not None
    marques = {rang.cle: rang.marque for rang in page.liste.liste.lignes()}
    assert marques == {ids[0]: "", ids[1]: "⚠ 1 en retard", ids[2]: "", ids[3]: ""}
    page.liste.filtre._choisir("retard")
    assert [rang.cle for rang in page.liste.liste.lignes()] == [ids[1]]
    page.aller(ids[3])  # an address wins over a filter
    assert page.liste.liste.choix() == ids[3]
    page.liste.recherche.setText("THEATRE")
    page.liste._lister()
    assert [rang.cle for rang in page.liste.liste.lignes()] == [ids[2]]


def test_annuler_et_supprimer_la_structure_montree(page: PagePlans, contexte: Contexte, ids: list[str]) -> None:
    plans.ecrire(contexte.dossier, ids[0], "points_forts", "Une équipe stable")
    assert trouver(page, ChampTexte, "plan.points_forts").valeur() == "Une équipe stable"
    contexte.dossier.annuler()
    assert trouver(page, ChampTexte, "plan.points_forts").valeur() == ""
    structures.supprimer(contexte.dossier, [ids[0]])
    assert texte_de(page, "planNom") == "Recyclerie du Pays de Redon"


def test_en_lecture_seule_rien_ne_s_ecrit(contexte: Contexte, ouvrir: Ouvrir, ids: list[str]) -> None:
    ligne(contexte, ids[0], "Comptabilité")
    contexte.dossier.lecture_seule = True
    page = ouvrir(PagePlans(contexte), "plans")
    assert isinstance(page, PagePlans)
    table = table_de(page)
    viser(table, 0, "difficulte")
    assert table.modele.rowCount() == 1
    assert not table.modele.flags(table.currentIndex()) & Qt.ItemFlag.ItemIsEditable
    for nom in ("planAjouter", "planReprendre", "planSupprimer"):
        assert not trouver(page, QPushButton, nom).isEnabled()
    assert trouver(page, ChampTexte, "plan.objectif_general").isReadOnly()


# --- several structures ---------------------------------------------------------------------------------------


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
    outil = OutilPlans(contexte, "projet.adapter")
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

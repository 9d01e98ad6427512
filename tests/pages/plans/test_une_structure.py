"""The plan d’accompagnement of one structure on screen (R09)."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models.plan import PlanAccompagnement
from app.services import plans, registres, structures
from app.services.registres.plans import registre_des_lignes
from app.views.contexte import Contexte
from app.views.elements import ChampTexte, EtatVide, Message
from app.views.plans.delegue import DelegueReplie
from app.views.plans.page import PagePlans
from app.views.registre.delegue_replie import poser
from app.views.theme import theme_courant
from tests.pages.conftest import quelques_structures, taper, trouver
from tests.pages.plans.conftest import Ouvrir, ligne, table_de, texte_de, viser

DLA_37 = (
    "Transfert de l’activité\tStatut mal adapté\tCréer une entreprise\tOctobre - novembre 2005\tDes stagiaires\n"
    "Comptabilité\tPas de permanent\tAppui-conseil\t15/10/2026\tDeux jours\n"
)
"""Two lines of the DLA 37’s page, as a spreadsheet copies them."""


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


def test_le_texte_mesure_est_celui_que_l_on_peint(page: PagePlans, contexte: Contexte, ids: list[str]) -> None:
    texte = "Renouveler le bureau, dont trois membres partent en juin sans que personne ne se soit encore déclaré"
    ligne(contexte, ids[0], texte)
    table = table_de(page)
    delegue, index = table.itemDelegate(), table.modele.index(0, 0)
    assert isinstance(delegue, DelegueReplie)
    table.setColumnWidth(0, 400)
    for large in range(90, 180):  # some of these break a line just at the edge
        table.setColumnWidth(0, large)
        cadre = table.visualRect(index)
        marge = theme_courant().px(6)
        table.setRowHeight(0, delegue.hauteur(index, large))
        haute = table.visualRect(index).height()
        pose = poser(texte, cadre.width() - 2 * marge, haute - marge)
        assert pose.text() == texte, f"cut at {large} pixels"


def test_la_case_ou_l_on_tape_reste_en_vue_quand_sa_ligne_grandit(
    page: PagePlans, contexte: Contexte, ids: list[str]
) -> None:
    for n in range(6):
        ligne(contexte, ids[0], f"Difficulté {n} racontée en quelques mots qui prennent deux lignes")
    QTest.qWait(50)
    plan, table = page.plan, table_de(page)
    assert plan is not None
    table.ajouter()
    editeur = QApplication.focusWidget()
    assert isinstance(editeur, QPlainTextEdit)
    taper(editeur, "Une difficulté que l’on raconte en détail. " * 5)
    QTest.keyClick(editeur, Qt.Key.Key_Tab)
    QTest.qWait(50)
    editeur = QApplication.focusWidget()
    assert isinstance(editeur, QPlainTextEdit)
    bas = editeur.mapTo(plan, editeur.rect().bottomLeft()).y()
    assert bas <= plan.viewport().height()
    assert editeur.mapTo(plan, editeur.rect().topLeft()).y() >= 0


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

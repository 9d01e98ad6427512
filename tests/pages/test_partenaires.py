"""The partners at work: register and sheet, map, expectations and tensions, pilotage, tools of the actions (R10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.models.dessin import Mot
from app.models.partenaires import Attente, Partenaire
from app.models.vigilance import Decision
from app.services import partenaires
from app.services.ecriture.dossier import Dossier
from app.services.reseau import lire_reseau
from app.views.contexte import Contexte
from app.views.elements import Bouton, Dialogue, Etiquette, Message
from app.views.page import Page
from app.views.partenaires.attente import DialogueAttente
from app.views.partenaires.outil import ACTIONS, OutilPartenaires
from app.views.partenaires.outil_attentes import OutilAttentes
from app.views.partenaires.page import PagePartenaires
from app.views.partenaires.vues import VUES
from app.views.theme import theme_courant
from app.views.vigilance.decider import DialogueDecision
from tests.pages.conftest import cliquer, taper, trouver
from tests.services.reseaux import beaucoup_de_partenaires, neuf_partenaires

Ouvrir = Callable[[Page, str], Page]


@pytest.fixture
def ids(contexte: Contexte) -> dict[str, str]:
    """Nine partners; their ids."""
    return neuf_partenaires(contexte.dossier)


@pytest.fixture
def page(contexte: Contexte, ids: dict[str, str], ouvrir: Ouvrir) -> PagePartenaires:
    """The register of nine partners."""
    page = ouvrir(PagePartenaires(contexte), "partenaires")
    assert isinstance(page, PagePartenaires)
    page.resize(1104, 680)
    return page


def montrer(page: PagePartenaires, vue: str) -> Any:
    """Go to a view by its address; the widget shown."""
    page.aller(f"partenaires:{vue}".partition(":")[2])
    QApplication.processEvents()
    return page._pile.currentWidget()


def repondre(genre: type[Any], geste: Callable[[Any], None]) -> list[Any]:
    """When a dialog of that kind comes, do ``geste`` on it; the list holds it once it has come."""
    vus: list[Any] = []

    def agir() -> None:
        fenetre = QApplication.activeModalWidget()
        if isinstance(fenetre, genre):
            vus.append(fenetre)
            geste(fenetre)
        elif not vus:
            QTimer.singleShot(20, agir)

    QTimer.singleShot(0, agir)
    return vus


# --- register and sheet ---------------------------------------------------------------------------------------


def test_un_dossier_sans_partenaire_dit_par_ou_commencer(contexte: Contexte, ouvrir: Ouvrir) -> None:
    page: Any = ouvrir(PagePartenaires(contexte), "partenaires")
    assert page.vide.isVisible()
    assert not page._onglets.isVisible()
    page.vide.demande.emit()
    editeur: Any = page.table.findChild(QWidget, "cellule.nom")
    taper(editeur, "Fédération des écoles")
    QTest.keyClick(editeur, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert [p["nom"] for p in contexte.dossier.lignes(Partenaire)] == ["Fédération des écoles"]
    assert page._onglets.isVisible()
    contexte.dossier.annuler()
    assert contexte.dossier.lignes(Partenaire) == []


def test_la_fiche_d_un_non_dit_quoi_faire(page: PagePartenaires, ids: dict[str, str]) -> None:
    page.aller(ids["DRAC"])
    assert page.fiche is not None
    conseil: Any = page.fiche._conseil  # type: ignore[attr-defined]
    assert conseil.isVisibleTo(page.fiche)
    assert "rencontrez qui mène déjà l’action" in conseil.text()
    page.aller(ids["CD"])
    assert not conseil.isVisibleTo(page.fiche)


def test_la_fiche_montre_les_attentes_du_partenaire_et_en_recoit(
    page: PagePartenaires, contexte: Contexte, ids: dict[str, str]
) -> None:
    page.aller(ids["CD"])
    table = page.fiche.attentes.table  # type: ignore[union-attr]
    assert table.modele.total == 2
    page.aller(ids["Cnar Culture"])
    assert table.modele.total == 0
    assert table.modele.setData(table.modele.index(0, 0), "Être associé au bilan")
    (nouvelle,) = [a for a in contexte.dossier.lignes(Attente) if a["partenaire"] == ids["Cnar Culture"]]
    assert nouvelle["texte"] == "Être associé au bilan"


def test_un_nom_deja_la_est_dit_sur_la_fiche(page: PagePartenaires, contexte: Contexte) -> None:
    id = partenaires.ajouter(contexte.dossier, "Drac")
    page.aller(id)
    dites = [e.text() for e in page.findChildren(Etiquette) if e.isVisible()]
    assert any("est déjà dans le registre" in dite for dite in dites)


def test_un_partenaire_ne_se_propose_pas_contre_lui_meme_et_un_refus_ne_reste_pas_affiche(
    page: PagePartenaires, contexte: Contexte, ids: dict[str, str], qtbot: Any
) -> None:
    attente = partenaires.attendre(contexte.dossier, ids["CD"], "Un bilan par an", face_a=ids["FEM"])
    dialogue = DialogueAttente(contexte, attente, page)
    assert ids["CD"] not in dialogue.fiche.controles["face_a"]._type.noms
    refus = repondre(Dialogue, lambda fenetre: fenetre.accept())
    partenaire = dialogue.fiche.controles["partenaire"]
    partenaire.setEditText("Fédération des écoles de musique")
    partenaire.ligne.editingFinished.emit()
    qtbot.waitUntil(lambda: bool(refus))
    assert partenaire.currentText() == "Conseil départemental du Ponant"
    assert (contexte.dossier.ligne(Attente, attente) or {})["partenaire"] == ids["CD"]


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_la_fiche_d_une_attente_tient_sur_l_ecran(
    zoom: int, page: PagePartenaires, contexte: Contexte, ids: dict[str, str]
) -> None:
    attente = partenaires.attendre(contexte.dossier, ids["CD"], "Un bilan par an")
    theme_courant().regler(zoom=zoom)
    try:
        dialogue = DialogueAttente(contexte, attente, page)
        dialogue.adjustSize()
        assert dialogue.height() < dialogue.screen().availableGeometry().height()
    finally:
        theme_courant().regler(zoom=100)


# --- map ------------------------------------------------------------------------------------------------------


def test_un_clic_sur_la_carte_ouvre_le_partenaire(
    page: PagePartenaires, contexte: Contexte, ids: dict[str, str]
) -> None:
    demandees: list[str] = []
    contexte.navigation.allerDemande.connect(demandees.append)
    dessin = montrer(page, "carte").dessin
    echelle, x, y = dessin._echelle()
    mot = next(f for f in dessin._dessin.formes if isinstance(f, Mot) and f.lien == f"partenaire:{ids['DRAC']}")
    point = QPoint(round(x + (mot.x + 8) * echelle), round(y + (mot.y - 3) * echelle))
    QTest.mouseClick(dessin, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert demandees == [f"partenaire:{ids['DRAC']}"]
    page.aller(ids["DRAC"])
    assert page.vue == "registre"
    assert page.fiche is not None
    assert page.fiche.id == ids["DRAC"]


def test_la_carte_suit_le_dossier_et_nomme_les_familles_absentes(page: PagePartenaires, contexte: Contexte) -> None:
    vue = montrer(page, "carte")
    message = trouver(vue, Message, "famillesAbsentes")
    assert not message.isVisible()
    for ligne in contexte.dossier.lignes(Partenaire):
        if ligne["famille"] == "financeurs":
            with contexte.dossier.operation("Décliné") as op:
                op.modifier(Partenaire, ligne["id"], etat="decline")
    assert message.isVisible()
    assert "les financeurs" in message.accessibleName()
    assert "Une famille absente" in vue.dessin.accessibleDescription()


# --- expectations and tensions ----------------------------------------------------------------------------------


def test_regler_une_tension_la_rend_et_ctrl_z_la_rouvre(page: PagePartenaires, contexte: Contexte) -> None:
    vue = montrer(page, "attentes")
    table = vue.tensions
    table.vue.selectRow(0)
    assert table.choisie().quoi == "✕ Incompatible"
    cliquer(trouver(table, Bouton, "reglerTension"))
    assert [ligne.reglee for ligne in table.modele.lignes] == [False, False, True]
    assert table.choisie().reglee, "la ligne choisie le reste"
    assert trouver(table, Bouton, "reglerTension").text() == "Rouvrir"
    assert "2\u00a0tensions" in page.resume(9, 9)
    contexte.dossier.annuler()
    assert [ligne.reglee for ligne in table.modele.lignes] == [False, False, False]


def test_decider_demande_des_mots_puis_laisse_une_decision_liee_au_partenaire(
    page: PagePartenaires, contexte: Contexte, ids: dict[str, str]
) -> None:
    table = montrer(page, "attentes").tensions
    table.vue.selectRow(2)
    assert table.choisie().partenaire == ids["DRAC"]

    def remplir(dialogue: DialogueDecision) -> None:
        dialogue.responsable.setText("Camille")
        dialogue.accept()
        assert dialogue.isVisible(), "sans mots, le dialogue reste"
        dialogue.texte.proposer("Rencontrer l’agence culturelle")
        dialogue.echeance.definir(date(2026, 12, 15))
        dialogue.accept()

    vus = repondre(DialogueDecision, remplir)
    cliquer(trouver(table, Bouton, "deciderTension"))
    assert vus
    (decision,) = contexte.dossier.lignes(Decision)
    assert decision["origine"] == f"partenaire:{ids['DRAC']}"
    assert (decision["texte"], decision["responsable"]) == ("Rencontrer l’agence culturelle", "Camille")
    assert decision["echeance"] == date(2026, 12, 15)
    assert table.modele.lignes[2].suite == "1 prise, 1 à faire"


def test_la_case_de_la_matrice_ouvre_l_attente_et_ce_qu_on_y_tape_est_ecrit(
    page: PagePartenaires, contexte: Contexte, ids: dict[str, str]
) -> None:
    matrice = montrer(page, "attentes").matrice
    rang = next(i for i, ligne in enumerate(matrice.modele.matrice.lignes) if ligne.id == ids["DRAC"])
    index = matrice.modele.index(rang, 1)
    assert index.data() == "! Contredit"

    def repondre_a_l_attente(dialogue: DialogueAttente) -> None:
        dialogue.fiche.controles["reponse"].setPlainText("Nous la rencontrons en janvier.")
        dialogue.accept()

    vus = repondre(DialogueAttente, repondre_a_l_attente)
    matrice.setCurrentIndex(index)
    QTest.keyClick(matrice, Qt.Key.Key_Return)
    assert vus
    (sienne,) = [a for a in contexte.dossier.lignes(Attente) if a["partenaire"] == ids["DRAC"]]
    assert sienne["reponse"] == "Nous la rencontrons en janvier."


def test_supprimer_une_attente_depuis_sa_fiche(page: PagePartenaires, contexte: Contexte, ids: dict[str, str]) -> None:
    table = montrer(page, "attentes").tensions
    table.vue.selectRow(0)
    vus = repondre(DialogueAttente, lambda d: cliquer(trouver(d, Bouton, "supprimerAttente")))
    cliquer(trouver(table, Bouton, "ouvrirTension"))
    assert vus
    assert len(contexte.dossier.lignes(Attente)) == 4
    contexte.dossier.annuler()
    assert len(table.modele.lignes) == 3


def test_le_titre_et_la_vue_comptent_les_memes_tensions(
    page: PagePartenaires, contexte: Contexte, ids: dict[str, str]
) -> None:
    """An expectation that contradicts an objective and a partner makes two; whatever is said of it, one same number."""
    positions = (None, "converge", "s_ajoute", "contredit", "incompatible")
    cas = product(positions, (None, ids["objectif"]), (None, ids["FEM"]), (False, True))
    for position, objectif, face_a, reglee in cas:
        partenaires.attendre(
            contexte.dossier, ids["CD"], "Un bilan", position=position, objectif=objectif, face_a=face_a, reglee=reglee
        )
        ouvertes = len(lire_reseau(contexte.dossier, contexte.catalogue).ouvertes)
        assert partenaires.combien_de_tensions(contexte.dossier) == ouvertes, (position, objectif, face_a, reglee)
    montrer(page, "attentes")
    dites = [e.text() for e in page.findChildren(Etiquette) if e.isVisible()]
    assert f"9\u00a0partenaires · {ouvertes}\u00a0tensions" in dites
    assert any(dite.startswith(f"{ouvertes}\u00a0tensions ouvertes") for dite in dites)


# --- pilotage ---------------------------------------------------------------------------------------------------


def test_sortir_du_comite_garde_le_partenaire(page: PagePartenaires, contexte: Contexte) -> None:
    vue = montrer(page, "systeme")
    assert vue.comite.modele.total == 3
    vue.comite.selectRow(0)
    vue.comite.supprimer()
    assert vue.comite.modele.total == 2
    assert partenaires.compter(contexte.dossier) == 9
    contexte.dossier.annuler()
    assert vue.comite.modele.total == 3


def test_taper_un_partenaire_connu_le_fait_intervenir(page: PagePartenaires, contexte: Contexte) -> None:
    vue = montrer(page, "systeme")
    modele = vue.intervenants.modele
    assert modele.setData(modele.index(modele.rowCount() - 1, 0), "Cnar Culture")
    assert modele.total == 3
    assert partenaires.compter(contexte.dossier) == 9
    refus: list[str] = []
    modele.refus.connect(refus.append)
    assert not modele.setData(modele.index(modele.rowCount() - 1, 0), "cnar culture")
    assert "déjà dans la liste" in refus[0]
    assert modele.total == 3


# --- tools of the actions ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_l_outil_d_une_action_ecrit_dans_le_registre(
    action: str, contexte: Contexte, ids: dict[str, str], qtbot: Any
) -> None:
    outil = OutilPartenaires(contexte, action)
    qtbot.addWidget(outil)
    contexte.pont.change.connect(outil.rafraichir)
    modele = outil.table.modele
    assert modele.total == 9
    assert modele.setData(modele.index(modele.rowCount() - 1, 0), "Mairie de Landerbrec")
    assert partenaires.compter(contexte.dossier) == 10
    contexte.dossier.annuler()
    assert modele.total == 9


def test_l_outil_du_reseau_nomme_les_familles_absentes(contexte: Contexte, qtbot: Any) -> None:
    outil = OutilPartenaires(contexte, "partenariat.reseau")
    qtbot.addWidget(outil)
    remarque = trouver(outil, Etiquette, "remarque.partenariat.reseau")
    assert remarque.text().startswith("Les quatre familles sont à explorer")
    partenaires.ajouter(contexte.dossier, "C2RA", famille="reseau_dla")
    outil.rafraichir(None)
    assert remarque.text().startswith("3 familles absentes")


def test_l_outil_des_attentes_dit_celles_que_personne_ne_porte(
    contexte: Contexte, ids: dict[str, str], qtbot: Any
) -> None:
    outil = OutilAttentes(contexte, "partenariat.attentes")
    qtbot.addWidget(outil)
    contexte.pont.change.connect(outil.rafraichir)
    modele = outil.table.modele
    assert modele.setData(modele.index(modele.rowCount() - 1, modele.rang_de_colonne("texte")), "Un bilan partagé")
    dites = [e.text() for e in outil.findChildren(Etiquette)]
    assert "6\u00a0attentes, dont 1 sans partenaire\u00a0: dites de qui elle vient." in dites
    assert modele.setData(modele.index(5, modele.rang_de_colonne("partenaire")), ids["Cnar Culture"])
    assert "6\u00a0attentes" in [e.text() for e in outil.findChildren(Etiquette)]
    assert len(outil.tensions.modele.lignes) == 4


# --- whatever the page ------------------------------------------------------------------------------------------


def test_en_lecture_seule_rien_ne_s_ecrit(contexte: Contexte, ids: dict[str, str], ouvrir: Ouvrir) -> None:
    dossier: Dossier = contexte.dossier
    dossier.lecture_seule = True
    page: Any = ouvrir(PagePartenaires(contexte), "partenaires")
    table = montrer(page, "attentes").tensions
    table.vue.selectRow(0)
    assert trouver(table, Bouton, "ouvrirTension").isEnabled()
    assert not trouver(table, Bouton, "deciderTension").isEnabled()
    assert not trouver(table, Bouton, "reglerTension").isEnabled()
    assert not montrer(page, "systeme").comite.modele.ajout


@pytest.mark.parametrize("vue", sorted(VUES))
def test_soixante_partenaires_ne_font_pas_un_controle_de_plus(vue: str, contexte: Contexte, ouvrir: Ouvrir) -> None:
    beaucoup_de_partenaires(contexte.dossier, 8)
    page: Any = ouvrir(PagePartenaires(contexte), "partenaires")
    montree = montrer(page, vue)
    assert montree.isVisible()
    assert set(page._vues) <= {vue}, "une vue n’est faite que si on la regarde"
    assert trouver(page, QPushButton, f"vue.{vue}").isChecked()
    avant = len(montree.findChildren(QWidget))
    beaucoup_de_partenaires(contexte.dossier, 60)
    QApplication.processEvents()
    assert page.table.modele.total == 68
    assert len(montree.findChildren(QWidget)) == avant

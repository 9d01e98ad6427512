"""The registers on screen, met with nothing, with far too much, or with what no drawing foresaw (R06–R17)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.models.groupes import Affectation
from app.models.plan import LignePlan
from app.models.statuts import Mobilisation
from app.services import groupes, mobilisation, plans, structures
from app.services.registres.plans import registre_des_lignes
from app.views.contexte import Contexte
from app.views.elements import ChampTexte, EtatVide
from app.views.fenetre.pages import FABRIQUES
from app.views.groupes.page import PageGroupes
from app.views.page import Page
from app.views.registre.table import TableRegistre
from app.views.theme import theme_courant
from tests.pages.conftest import quelques_structures
from tests.pages.test_acces import sans_nom
from tests.services.test_entrees_etranges import D_UN_SEUL_TENANT, DEUX_CENTS, ETRANGES, peupler

Ouvrir = Callable[[Page, str], Page]

ADRESSES = (
    "structures", "plans", "plans:lignes", "plans:objectifs", "groupes", "partenaires", "objectifs",
    "type-ingenierie", "vigilance", "echeances", "tableau-de-bord", "phase:partenariat", "phase:mobiliser",
)  # fmt: skip


def ouvrir_a(contexte: Contexte, ouvrir: Ouvrir, adresse: str) -> Page:
    """The page of an address, as the window makes it."""
    return ouvrir(FABRIQUES[adresse.partition(":")[0]](contexte, None), adresse)


@pytest.mark.parametrize("zoom", [100, 150])
@pytest.mark.parametrize("adresse", ADRESSES)
@pytest.mark.parametrize("nom", [DEUX_CENTS, D_UN_SEUL_TENANT], ids=["mots", "d_un_tenant"])
def test_deux_cents_signes_n_elargissent_aucune_page(
    contexte: Contexte, ouvrir: Ouvrir, adresse: str, nom: str, zoom: int
) -> None:
    peupler(contexte.dossier, nom)
    theme_courant().regler(zoom=zoom)
    try:
        page = ouvrir_a(contexte, ouvrir, adresse)
        QApplication.processEvents()
        assert page.minimumSizeHint().width() <= (780 if zoom == 100 else 990)
    finally:
        theme_courant().regler(zoom=100)


@pytest.mark.parametrize("adresse", ADRESSES)
def test_une_page_sans_rien_dit_quoi_faire_et_tous_ses_controles_ont_un_nom(
    contexte: Contexte, ouvrir: Ouvrir, adresse: str
) -> None:
    page = ouvrir_a(contexte, ouvrir, adresse)
    assert sans_nom(page) == []
    vides = [vide for vide in page.findChildren(EtatVide) if vide.isVisible()]
    mots = [mot for mot in page.findChildren(QLabel) if mot.isVisible() and mot.text()]
    assert vides or mots


@pytest.mark.parametrize("adresse", ADRESSES)
@pytest.mark.parametrize("nom", ETRANGES)
def test_un_nom_etrange_se_peint(contexte: Contexte, ouvrir: Ouvrir, adresse: str, nom: str) -> None:
    peupler(contexte.dossier, nom)
    page = ouvrir_a(contexte, ouvrir, adresse)
    assert not page.grab().isNull()


def test_un_tableau_web_a_cases_fusionnees_se_colle_en_texte(contexte: Contexte, qtbot: QtBot) -> None:
    """What a browser puts on the clipboard: markup for others, tabs for us, nothing where cells were merged."""
    (structure, *_) = quelques_structures(contexte.dossier)
    registre = registre_des_lignes(contexte.dossier, contexte.catalogue, structure)
    table = TableRegistre(contexte, registre, ("difficulte", "cause", "action"))
    qtbot.addWidget(table)
    contexte.pont.change.connect(table.rafraichir)
    table.show()
    donnees = QMimeData()
    donnees.setHtml("<table><tr><td rowspan=2>Locaux</td><td>=SOMME(A1)</td></tr><tr><td>@midi</td></tr></table>")
    donnees.setText("Locaux\t=SOMME(A1)\n\t@midi\n<b>Gras</b>\t+33 2\n")
    QApplication.clipboard().setMimeData(donnees)
    table.setFocus()
    table.setCurrentIndex(table.modele.index(0, table.modele.rang_de_colonne("difficulte")))
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    lues = [(x["difficulte"], x["cause"]) for x in plans.lignes_de(contexte.dossier, structure)]
    assert lues == [("Locaux", "=SOMME(A1)"), ("<b>Gras</b>", "+33 2")]
    contexte.dossier.annuler()
    assert contexte.dossier.lignes(LignePlan) == []


def test_envoyer_vers_un_groupe_parti_le_dit_et_n_ecrit_rien(
    contexte: Contexte, ouvrir: Ouvrir, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The board was not refreshed yet: the group it shows has gone."""
    dits: list[str] = []
    monkeypatch.setattr("app.views.elements.liaison.montrer_erreur", lambda _, erreur: dits.append(erreur.message))
    ids = quelques_structures(contexte.dossier)
    scenario, groupe = groupes.commencer(contexte.dossier)
    groupes.creer_groupe(contexte.dossier, scenario)
    page = ouvrir(PageGroupes(contexte), "")
    assert isinstance(page, PageGroupes)
    contexte.pont.change.disconnect(page.rafraichir)
    groupes.supprimer_groupe(contexte.dossier, groupe)
    page.tableau.libres.liste.choisir(ids[:2])
    QTest.keyClick(page.tableau.libres.liste, Qt.Key.Key_1)
    QApplication.processEvents()
    assert dits == ["Ce groupe n’existe plus : rien n’a été modifié."]
    assert contexte.dossier.lignes(Affectation) == []


def test_une_ligne_partie_se_dit_sans_trace_technique(
    contexte: Contexte, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.views.elements.liaison import tenter

    dits: list[str] = []
    monkeypatch.setattr("app.views.elements.liaison.montrer_erreur", lambda _, erreur: dits.append(str(erreur)))
    (partie, *_) = quelques_structures(contexte.dossier)
    structures.supprimer(contexte.dossier, [partie])
    parent = QWidget()
    qtbot.addWidget(parent)
    assert not tenter(parent, lambda: mobilisation.mobiliser(contexte.dossier, [partie], Mobilisation.RETENUE))
    QApplication.processEvents()
    assert dits == ["Cette ligne n’est plus dans le dossier : rien n’a été modifié. Ctrl+Z annule sa suppression."]


def test_le_tableau_des_groupes_ne_relit_les_structures_que_si_elles_changent(
    contexte: Contexte, ouvrir: Ouvrir
) -> None:
    """Moving people between groups among ten thousand structures: counted, not timed."""
    ids = quelques_structures(contexte.dossier)
    _, groupe = groupes.commencer(contexte.dossier)
    page = ouvrir(PageGroupes(contexte), "")
    requetes: list[str] = []
    contexte.dossier.connexion.set_trace_callback(requetes.append)
    groupes.ajouter_aussi(contexte.dossier, ids[:1], groupe)
    groupes.retirer_du_groupe(contexte.dossier, ids[:1], groupe)
    assert not [sql for sql in requetes if "financements" in sql]
    structures.modifier(contexte.dossier, ids[1], "nom", "Autre nom")
    contexte.dossier.connexion.set_trace_callback(None)
    assert [sql for sql in requetes if "financements" in sql]
    assert isinstance(page, PageGroupes)
    assert page.scenario is not None
    assert "Autre nom" in [m.nom for m in page.scenario.libres]


def test_un_texte_demesure_colle_dans_un_champ_reste_entier(qtbot: QtBot) -> None:
    champ = ChampTexte("Contexte")
    qtbot.addWidget(champ)
    pave = "Compte rendu du 21 novembre.\n" * 40_000
    champ.definir(pave)
    assert champ.valeur() == pave

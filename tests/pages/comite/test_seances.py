"""Several sessions on the page of the comité d’appui: each has its own papers, its state, its place on the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.models.comite import Membre
from app.models.documents.document import Document
from app.models.statuts import EtatSeance, NatureAvis, NatureDepense, StatutAction
from app.services import parcours, registres
from app.services.budget import scenarios
from app.services.budget.lecture import ID_PREMIER
from app.services.comite import avis, presences, seances
from app.services.registres.budget import registre_des_depenses, registre_des_ressources
from app.views.comite import papiers
from app.views.comite.page import PageComite
from app.views.contexte import Contexte
from app.views.documents.export import DialogueExport
from app.views.elements import Bouton
from app.views.fenetre.gestes import Gestes
from app.views.seance.fenetre import FenetreSeance, seance_ouverte
from tests.fabrique import HEURE
from tests.pages.conftest import trouver

PREMIERE, SECONDE = date(2027, 1, 14), date(2027, 6, 3)


@pytest.fixture(autouse=True)
def deux(contexte: Contexte) -> list[str]:
    """Two sessions planned."""
    return [seances.programmer(contexte.dossier, jour, objet=f"Objet {jour}") for jour in (PREMIERE, SECONDE)]


@pytest.fixture
def demandees(contexte: Contexte) -> list[str]:
    """Where one is led."""
    adresses: list[str] = []
    contexte.navigation.allerDemande.connect(adresses.append)
    return adresses


def composes(geste: Callable[[], object]) -> list[Document]:
    """What the export dialog that opens would write."""
    documents: list[Document] = []

    def lire() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, DialogueExport)
        documents.extend(demande.document for demande in dialogue.demandes())
        dialogue.reject()

    QTimer.singleShot(0, lire)
    geste()
    return documents


# --- the papers of the session on screen ----------------------------------------------------------------------


def test_editer_le_dossier_de_la_prochaine_mene_aux_documents(page: PageComite, demandees: list[str]) -> None:
    trouver(page, Bouton, "editerDossierComite").click()
    assert demandees == ["document:dossier-comite"]


def test_editer_le_dossier_d_une_autre_parle_d_elle(page: PageComite, deux: list[str], demandees: list[str]) -> None:
    page.aller(f"seance:{deux[1]}")
    documents = composes(trouver(page, Bouton, "editerDossierComite").click)
    assert demandees == []
    assert {document.code for document in documents} == {"dossier-comite", "ordre-du-jour", "emargement"}
    for document in documents:
        assert "3\u00a0juin 2027" in document.titre, document.code
        assert str(SECONDE) in str(document.blocs) or document.code == "emargement"
        assert str(PREMIERE) not in str(document.blocs), document.code


def test_clore_une_autre_que_la_derniere_mene_a_elle(
    contexte: Contexte, deux: list[str], demandees: list[str], qtbot: Any
) -> None:
    dossier = contexte.dossier
    with dossier.operation("Membre") as op:
        op.creer(Membre, nom="Odile Ferrand")
    for id in reversed(deux):
        seances.ouvrir(dossier, id, HEURE)
        avis.donner(dossier, id, NatureAvis.FAVORABLE)
        fenetre = FenetreSeance(contexte, id)
        qtbot.addWidget(fenetre)
        presences.tous_presents(dossier, id)
        fenetre.clore()
    assert demandees == ["document:releve-avis", f"seance:{deux[0]}"]


def test_chaque_seance_tenue_a_son_releve(page: PageComite, contexte: Contexte, deux: list[str]) -> None:
    for id in deux:
        seances.clore(contexte.dossier, id, HEURE)
    page.aller(f"seance:{deux[0]}")
    (document,) = composes(trouver(page, Bouton, "releveAvis").click)
    assert (document.code, str(PREMIERE) in str(document.blocs)) == (papiers.RELEVE, True)


def test_ctrl_p_imprime_la_seance_a_l_ecran(
    page: PageComite, contexte: Contexte, deux: list[str], demandees: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page.imprimer()
    seances.clore(contexte.dossier, deux[0], HEURE)
    page.aller(f"seance:{deux[0]}")
    page.imprimer()
    assert demandees == ["document:dossier-comite", "document:releve-avis"]
    imprimes: list[str] = []
    monkeypatch.setattr("app.views.comite.compte_rendu.imprimer_releve", lambda _, seance, __: imprimes.append(seance))
    page.aller("passees")
    assert page.passees is not None
    page.passees.montrer(f"seance:{deux[0]}")
    page.imprimer()
    page.passees.montrer(f"seance:{deux[1]}")
    page.imprimer()
    assert imprimes == [deux[0]]
    assert demandees[2:] == ["document:dossier-comite"], "what is still planned has no relevé"


# --- its state ------------------------------------------------------------------------------------------------


def test_la_pastille_ouvre_clot_et_reprend(page: PageComite, contexte: Contexte, deux: list[str]) -> None:
    assert page.seance is not None

    def lue() -> seances.SeanceLue:
        relue = seances.lire(contexte.dossier, deux[0])
        assert relue is not None
        return relue

    seances.modifier(contexte.dossier, deux[0], jour=None)
    page.seance.etat.choisi.emit("fait")
    assert lue().tenue
    assert lue().jour is not None
    assert lue().close_le is not None
    page.seance.etat.choisi.emit("a_faire")
    assert (lue().etat, lue().close_le) == (EtatSeance.PREVUE, None)


def test_une_seconde_ouverture_se_refuse_et_la_pastille_le_montre(
    page: PageComite, contexte: Contexte, deux: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dits: list[str] = []
    monkeypatch.setattr("app.views.elements.liaison.montrer_erreur", lambda _, erreur: dits.append(str(erreur)))
    seances.ouvrir(contexte.dossier, deux[1], HEURE)
    page.aller(f"seance:{deux[0]}")
    assert page.seance is not None
    page.seance.etat.choisi.emit("en_cours")
    page.ouvrir()
    assert seance_ouverte(page) is None
    QApplication.processEvents()
    assert len(dits) == 2
    assert all("déjà en cours" in dit for dit in dits)
    assert "Prévue" in page.seance.etat.accessibleName()


# --- the session on screen ------------------------------------------------------------------------------------


def test_la_seance_a_l_ecran_y_reste_et_c_est_elle_qu_on_ouvre(
    page: PageComite, contexte: Contexte, deux: list[str]
) -> None:
    page.aller(f"seance:{deux[1]}")
    seances.modifier(contexte.dossier, deux[0], lieu="Ailleurs")
    seances.programmer(contexte.dossier, date(2026, 12, 3))
    assert page.seance is not None
    assert page.seance.seance == deux[1]
    page.ouvrir()
    fenetre = seance_ouverte(page)
    assert fenetre is not None
    assert fenetre.seance == deux[1]
    fenetre.close()


def test_le_menu_ouvre_la_seance_a_l_ecran_et_de_partout_ailleurs_la_prochaine(
    page: PageComite, contexte: Contexte, deux: list[str]
) -> None:
    ici: list[object] = [page]

    def aller(adresse: str) -> None:
        ici[0] = page
        page.aller(adresse.partition(":")[2])

    espace = SimpleNamespace(page=lambda: ici[0], aller=aller)
    fenetre_principale: Any = SimpleNamespace(travail=SimpleNamespace(espace=espace))
    gestes = Gestes(fenetre_principale)
    ouvertes = []
    for ailleurs in (False, True):
        page.aller(f"seance:{deux[1]}")
        ici[0] = QWidget() if ailleurs else page
        gestes.ouvrir_seance()
        fenetre = seance_ouverte(page)
        assert fenetre is not None
        ouvertes.append(fenetre.seance)
        fenetre.close()
        seances.changer_etat(contexte.dossier, fenetre.seance, EtatSeance.PREVUE, HEURE)
        QApplication.processEvents()
    assert ouvertes == [deux[1], deux[0]]


def test_le_menu_ouvre_la_seance_choisie_dans_la_liste(page: PageComite, deux: list[str]) -> None:
    page.aller("passees")
    assert page.passees is not None
    page.passees.montrer(f"seance:{deux[1]}")
    page.ouvrir()
    fenetre = seance_ouverte(page)
    assert fenetre is not None
    assert fenetre.seance == deux[1]
    fenetre.close()


def test_le_menu_ne_rouvre_pas_ce_qui_est_clos(page: PageComite, contexte: Contexte, deux: list[str]) -> None:
    seances.clore(contexte.dossier, deux[0], HEURE)
    page.aller(f"seance:{deux[0]}")
    page.ouvrir()
    fenetre = seance_ouverte(page)
    assert fenetre is not None
    assert fenetre.seance == deux[1]
    fenetre.close()
    QApplication.processEvents()
    seances.clore(contexte.dossier, deux[1], HEURE)
    page.ouvrir()
    assert seance_ouverte(page) is None
    assert trouver(page, QWidget, "carteProgrammer").isVisible(), "nothing is planned: one programmes"
    assert all(seance.tenue for seance in seances.lister(contexte.dossier))


def test_supprimee_elle_laisse_sa_place_puis_revient(page: PageComite, contexte: Contexte, deux: list[str]) -> None:
    page.aller(f"seance:{deux[1]}")
    seances.supprimer(contexte.dossier, deux[1])
    assert page.seance is not None
    assert page.seance.seance == deux[0]
    seances.supprimer(contexte.dossier, deux[0])
    assert page._pile.currentWidget() is page._vide
    contexte.dossier.annuler()
    assert page._pile.currentWidget() is page.seance
    assert page.seance.seance == deux[0]


# --- what it lacks, always as it stands -----------------------------------------------------------------------


def _dire(page: PageComite) -> list[str]:
    assert page.seance is not None
    return [etiquette.text() for etiquette in page.seance.manque.findChildren(QLabel)]


def _statut(contexte: Contexte) -> None:
    action = contexte.catalogue.methode.action("validation.porteur")
    parcours.fixer_statut(contexte.dossier, action, StatutAction.FAIT)


def _point(contexte: Contexte) -> None:
    action = contexte.catalogue.methode.action("validation.porteur")
    parcours.cocher(contexte.dossier, action, action.points[0].code, True)


def _scenario(contexte: Contexte) -> None:
    dossier, catalogue = contexte.dossier, contexte.catalogue
    depenses = registre_des_depenses(catalogue, ID_PREMIER, NatureDepense.DEPENSE)
    registres.ajouter(dossier, depenses, {"libelle": "Salle", "quantite": Decimal(1), "cout_unitaire": Decimal(100)})
    autre = scenarios.dupliquer(dossier, ID_PREMIER, "B")
    ressources = registre_des_ressources(dossier, catalogue, autre)
    registres.ajouter(dossier, ressources, {"financeur": "X", "montant": Decimal(100)})
    scenarios.retenir(dossier, autre)


@pytest.mark.parametrize("geste", [_statut, _point, _scenario])
def test_ce_qui_manque_suit_chaque_geste_et_son_annulation(
    geste: Callable[[Contexte], None], page: PageComite, contexte: Contexte
) -> None:
    avant = _dire(page)
    geste(contexte)
    QApplication.processEvents()
    apres = _dire(page)
    assert apres != avant
    contexte.dossier.annuler()
    QApplication.processEvents()
    assert _dire(page) != apres

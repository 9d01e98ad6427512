"""Answering, retaining what is suggested, choosing otherwise: what the dossier keeps, and what one Ctrl+Z undoes."""

from __future__ import annotations

from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.definitions.catalogue import Catalogue
from app.services import choix_guide
from app.services.ecriture.dossier import Dossier
from tests.fabrique import photographier


def repondre(dossier: Dossier, catalogue: Catalogue, **reponses: str) -> None:
    """Answer several questions."""
    for question, option in reponses.items():
        choix_guide.repondre(dossier, catalogue, question, option)


def test_une_reponse_se_donne_se_change_et_se_reprend(dossier: Dossier, catalogue: Catalogue) -> None:
    repondre(dossier, catalogue, besoin="semblable", duree="journee")
    repondre(dossier, catalogue, besoin="partage")
    assert choix_guide.lire(dossier, catalogue).reponses == {"besoin": "partage", "duree": "journee"}
    assert (dossier.a_annuler() or "").startswith("Choix guidé — À qui appartient le besoin")
    dossier.annuler()
    assert choix_guide.lire(dossier, catalogue).reponses["besoin"] == "semblable"
    choix_guide.repondre(dossier, catalogue, "besoin", None)
    choix_guide.repondre(dossier, catalogue, "duree", None)
    assert dossier.fiche_unique(ProjetIntervention, ID_PROJET)["choix_reponses"] is None


def test_repondre_pareil_ne_laisse_pas_de_trace(dossier: Dossier, catalogue: Catalogue) -> None:
    repondre(dossier, catalogue, besoin="partage")
    revision = dossier.revision
    repondre(dossier, catalogue, besoin="partage")
    choix_guide.repondre(dossier, catalogue, "duree", None)
    assert dossier.revision == revision


def test_une_reponse_a_une_question_d_une_autre_version_est_gardee(dossier: Dossier, catalogue: Catalogue) -> None:
    with dossier.operation("d’ailleurs") as op:
        op.poser(ProjetIntervention, ID_PROJET, choix_reponses={"question-future": "oui"})
    repondre(dossier, catalogue, besoin="partage")
    assert choix_guide.lire(dossier, catalogue).reponses == {"question-future": "oui", "besoin": "partage"}


def test_retenir_les_propositions_est_un_seul_geste(dossier: Dossier, catalogue: Catalogue) -> None:
    repondre(dossier, catalogue, besoin="partage", groupe="croisees", produire="solution", individuel="beaucoup")
    avant = photographier(dossier)
    assert choix_guide.lire(dossier, catalogue).a_reprendre
    choix_guide.reprendre(dossier, catalogue)
    etat = choix_guide.lire(dossier, catalogue)
    assert (etat.type, etat.niveau) == ("solution_individuelle_collective", "thematique")
    assert (etat.interventions, etat.methode) == (("accompagnement",), "ciblage")
    assert not etat.a_reprendre
    revision = dossier.revision
    choix_guide.reprendre(dossier, catalogue)
    assert dossier.revision == revision
    dossier.annuler()
    assert photographier(dossier) == avant


def test_sans_reponse_il_n_y_a_rien_a_retenir(dossier: Dossier, catalogue: Catalogue) -> None:
    choix_guide.reprendre(dossier, catalogue)
    assert dossier.revision == 0
    assert not choix_guide.lire(dossier, catalogue).a_reprendre


def test_choisir_autrement_se_voit_et_n_est_pas_defait_par_les_reponses(dossier: Dossier, catalogue: Catalogue) -> None:
    repondre(dossier, catalogue, besoin="partage")
    choix_guide.retenir(dossier, "type_ingenierie", "reponse_collective")
    assert choix_guide.lire(dossier, catalogue).s_ecarte("type")
    choix_guide.retenir(dossier, "type_motif", "Le comité préfère commencer par informer.")
    repondre(dossier, catalogue, individuel="beaucoup")
    etat = choix_guide.lire(dossier, catalogue)
    assert etat.type == "reponse_collective"
    assert etat.type_motif == "Le comité préfère commencer par informer."


def test_les_consequences_et_les_experiences_sont_celles_de_ce_qui_est_retenu(
    dossier: Dossier, catalogue: Catalogue
) -> None:
    choix_guide.retenir(dossier, "niveau", "information")
    choix_guide.retenir(dossier, "type_ingenierie", "reponse_collective")
    etat = choix_guide.lire(dossier, catalogue)
    cibles = {c.cible for c in choix_guide.consequences(etat, catalogue)}
    assert cibles == {"niveau:information", "type:reponse_collective"}
    proches = choix_guide.experiences_proches(etat, catalogue)
    assert {"banques", "mecenat"} <= {vecu.code for vecu in proches[:2]}
    assert len(proches) <= 4

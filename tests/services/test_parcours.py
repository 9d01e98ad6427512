"""Walking the cycle: ticks, answers, own points, set-aside points, statuses, closing a phase."""

from __future__ import annotations

from datetime import date

from app.models.avancement import EtatAction
from app.models.cadrage import ID_PROBLEMATIQUE, Problematique
from app.models.definitions.methode import Action
from app.models.statuts import StatutAction
from app.services import parcours as p
from app.services import structures
from app.services.champs import ecrire_champ
from app.services.ecriture.dossier import Dossier
from tests.fabrique import HEURE, catalogue, dossier_en_memoire


def action(code: str) -> Action:
    return catalogue().methode.action(code)


def etat(dossier: Dossier, code: str) -> EtatAction:
    return p.lire_parcours(dossier, catalogue().methode).action(code)


def test_un_dossier_neuf_est_tout_a_faire() -> None:
    parcours = p.lire_parcours(dossier_en_memoire(), catalogue().methode)
    assert len(parcours.actions) == 45
    assert parcours.traitees == 0
    assert {a.statut for a in parcours.actions} == {StatutAction.A_FAIRE}
    assert {phase.part for phase in parcours.phases} == {0.0}


def test_cocher_et_repondre_font_avancer_laction() -> None:
    dossier, a = dossier_en_memoire(), action("cibler.territoire")
    p.cocher(dossier, a, "intervention", True)
    assert etat(dossier, a.code).statut is StatutAction.EN_COURS
    assert etat(dossier, a.code).manques() == ("1\u00a0point sans réponse",)
    p.repondre(dossier, a, "aire", "Pays de Rennes ; à terme l’Ille-et-Vilaine.")
    assert etat(dossier, a.code).statut is StatutAction.FAIT
    assert etat(dossier, a.code).part == 1.0
    dossier.annuler()
    assert etat(dossier, a.code).statut is StatutAction.EN_COURS


def test_le_statut_de_lutilisateur_lemporte_et_se_rend() -> None:
    dossier, a = dossier_en_memoire(), action("cerner.documentation")
    p.fixer_statut(dossier, a, StatutAction.FAIT)
    lu = etat(dossier, a.code)
    assert (lu.statut, lu.statut_calcule) == (StatutAction.FAIT, StatutAction.A_FAIRE)
    p.fixer_statut(dossier, a, None)
    assert etat(dossier, a.code).statut is StatutAction.A_FAIRE


def test_sans_objet_garde_son_motif_et_le_reclame() -> None:
    dossier, a = dossier_en_memoire(), action("cerner.sollicitations")
    p.fixer_statut(dossier, a, StatutAction.SANS_OBJET)
    assert etat(dossier, a.code).manques() == ("le motif du « sans objet »",)
    p.fixer_statut(dossier, a, StatutAction.SANS_OBJET, "Aucune sollicitation extérieure.")
    lu = etat(dossier, a.code)
    assert (lu.motif, lu.traitee, lu.manques()) == ("Aucune sollicitation extérieure.", True, ())
    p.fixer_statut(dossier, a, StatutAction.FAIT)
    assert etat(dossier, a.code).motif == ""


def test_un_point_ecarte_ne_manque_plus_et_se_reprend() -> None:
    dossier, a = dossier_en_memoire(), action("cibler.secteur")
    p.cocher(dossier, a, "secteur", True)
    p.ecarter(dossier, a, "branche", "Une seule branche.")
    lu = etat(dossier, a.code)
    assert lu.statut is StatutAction.FAIT
    assert [(x.code, x.motif) for x in lu.points if x.ecarte] == [("branche", "Une seule branche.")]
    p.reprendre(dossier, a, "branche")
    assert etat(dossier, a.code).statut is StatutAction.EN_COURS


def test_ses_propres_points_comptent_comme_les_autres() -> None:
    dossier, a = dossier_en_memoire(), action("cibler.secteur")
    un = p.ajouter_point(dossier, a, "  Convention collective ")
    deux = p.ajouter_point(dossier, a, "Fédération d’affiliation")
    assert [x.texte for x in etat(dossier, a.code).points if x.propre] == [
        "Convention collective",
        "Fédération d’affiliation",
    ]
    p.renommer_point(dossier, a, un, "Convention collective appliquée")
    p.repondre(dossier, a, un, "Animation")
    p.retirer_point(dossier, a, deux)
    (propre,) = [x for x in etat(dossier, a.code).points if x.propre]
    assert (propre.texte, propre.reponse, propre.traite) == ("Convention collective appliquée", "Animation", True)
    dossier.annuler()
    assert len([x for x in etat(dossier, a.code).points if x.propre]) == 2


def test_echeance_responsable_et_retard() -> None:
    dossier, a = dossier_en_memoire(), action("validation.comite")
    p.fixer_echeance(dossier, a, date(2026, 12, 12))
    p.confier(dossier, a, " Nadia ")
    lu = etat(dossier, a.code)
    assert (lu.echeance, lu.responsable) == (date(2026, 12, 12), "Nadia")
    assert lu.en_retard(date(2026, 12, 13))
    assert not lu.en_retard(date(2026, 12, 12))
    p.fixer_statut(dossier, a, StatutAction.FAIT)
    assert not etat(dossier, a.code).en_retard(date(2027, 1, 1))


def test_effacer_ce_qui_netait_pas_saisi_ne_cree_rien() -> None:
    dossier, a = dossier_en_memoire(), action("validation.comite")
    p.noter(dossier, a, "")
    p.repondre(dossier, a, "informer", "")
    assert dossier.a_annuler() is None


def test_ce_qui_est_saisi_dans_un_outil_fait_avancer_son_action() -> None:
    dossier = dossier_en_memoire()
    ecrire_champ(dossier, Problematique, ID_PROBLEMATIQUE, "contexte", "Cinq associations…")
    assert etat(dossier, "cerner.diagnostics").statut is StatutAction.EN_COURS
    structures.ajouter(dossier, "Les Amis du Vélo", secteur="Mobilité")
    assert etat(dossier, "cibler.secteur").statut is StatutAction.EN_COURS
    assert etat(dossier, "cibler.poids").statut is StatutAction.A_FAIRE


def test_clore_une_phase_dit_ce_qui_manque_et_ninterdit_rien() -> None:
    dossier, methode = dossier_en_memoire(), catalogue().methode
    phase = p.lire_parcours(dossier, methode).phase("role")
    assert [a.definition.code for a, _ in phase.manques()] == ["role.legitimite", "role.demarche", "role.coherence"]
    p.clore_phase(dossier, methode, "role", HEURE, "Vu avec la responsable.")
    close = p.lire_parcours(dossier, methode).phase("role")
    assert (close.close, close.part) == (True, 1.0)
    assert close.manques()  # still said
    p.rouvrir_phase(dossier, methode, "role")
    assert not p.lire_parcours(dossier, methode).phase("role").close


def test_deux_postes_parlent_de_la_meme_ligne() -> None:
    a = action("cerner.diagnostics")
    un, deux = dossier_en_memoire(), dossier_en_memoire()
    p.noter(un, a, "ici")
    p.noter(deux, a, "là")
    (ligne_un,), (ligne_deux,) = (
        un.requete("SELECT id FROM action_suivie"),
        deux.requete("SELECT id FROM action_suivie"),
    )
    assert ligne_un == ligne_deux

"""Plans d’accompagnement: written, taken up again, looked over; dates remarked upon; what several structures share."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.echeance import Echeance, lire_echeance
from app.models.nombres import ValeurIncomprise
from app.models.plan import LignePlan, PlanAccompagnement, id_plan
from app.models.rapprochement import rapprocher
from app.services import plans, registres, structures
from app.services.ecriture.dossier import Dossier
from app.services.registres import LigneCollee, Registre
from app.services.registres.plans import registre_des_lignes
from tests.fabrique import catalogue as catalogue_livre
from tests.fabrique import dossier_en_memoire, photographier

JOUR = date(2026, 11, 21)
HIER, DEMAIN = JOUR - timedelta(days=1), JOUR + timedelta(days=1)


@pytest.fixture
def trois(dossier: Dossier) -> list[str]:
    """Three structures."""
    return [structures.ajouter(dossier, nom) for nom in ("Les Amis du Vélo", "Recyclerie de Redon", "Théâtre du Vent")]


def registre(dossier: Dossier, structure: str = "") -> Registre:
    """The lines of a structure, or of all."""
    return registre_des_lignes(dossier, catalogue_livre(), structure)


def ligne(dossier: Dossier, structure: str, difficulte: str, **champs: object) -> str:
    """Enter a line in the plan of a structure."""
    return registres.ajouter(dossier, registre(dossier, structure), {"difficulte": difficulte, **champs})


# --- the échéance, in days or in words ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tape", "jour", "mots"),
    [
        ("15/10/2026", date(2026, 10, 15), None),
        ("15 oct.", date(2026, 10, 15), None),
        ("Octobre - novembre 2005", None, "Octobre - novembre 2005"),
        ("En cours", None, "En cours"),
        ("2027", None, "2027"),
        ("15/10/2026 · avant le conseil", date(2026, 10, 15), "avant le conseil"),
        ("15/10/2026 (au plus tard)", date(2026, 10, 15), "au plus tard"),
        ("15/10/2026, avant l’assemblée", date(2026, 10, 15), "avant l’assemblée"),
        ("", None, None),
    ],
)
def test_une_echeance_est_un_jour_des_mots_ou_les_deux(tape: str, jour: date | None, mots: str | None) -> None:
    assert lire_echeance(tape, JOUR) == Echeance(jour, mots)


@pytest.mark.parametrize("tape", ["31/02/2026", "15/13/26"])
def test_des_chiffres_qui_ne_sont_pas_une_date_sont_refuses(tape: str) -> None:
    with pytest.raises(ValeurIncomprise):
        lire_echeance(tape, JOUR)


@given(
    st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2069, 12, 31))),
    st.one_of(st.none(), st.from_regex(r"(avant|au|en|pour) [a-zéè’ ]{1,20}[a-z]", fullmatch=True)),
)
def test_ce_qu_une_case_montre_se_relit(jour: date | None, mots: str | None) -> None:
    net = " ".join(mots.split()) if mots else None
    assert lire_echeance(Echeance(jour, net).texte, JOUR) == Echeance(jour, net)


# --- writing --------------------------------------------------------------------------------------------------


def test_le_premier_champ_ecrit_fait_le_plan_et_annuler_le_defait(dossier: Dossier, trois: list[str]) -> None:
    avant = photographier(dossier)
    plans.ecrire(dossier, trois[0], "objectif_general", "Tenir sa comptabilité")
    assert dossier.a_annuler() == "Objectif général — Les Amis du Vélo"
    plan = dossier.ligne(PlanAccompagnement, id_plan(trois[0])) or {}
    assert (plan["structure"], plan["objectif_general"]) == (trois[0], "Tenir sa comptabilité")
    dossier.annuler()
    assert photographier(dossier) == avant


def test_ecrire_ce_qui_y_est_deja_ne_laisse_pas_de_trace(dossier: Dossier, trois: list[str]) -> None:
    revision = dossier.revision
    plans.ecrire(dossier, trois[0], "mission", "")
    plans.ecrire(dossier, trois[0], "valide_le", None)
    assert dossier.revision == revision
    assert dossier.lignes(PlanAccompagnement) == []


def test_les_cinq_colonnes_d_un_tableau_se_collent_avec_leurs_echeances(dossier: Dossier, trois: list[str]) -> None:
    du_plan = registre(dossier, trois[0])
    lues = {"difficulte": "Comptabilité", "echeance": du_plan.colonnes["echeance"].type.lire("Octobre - novembre 2005")}
    (id,) = registres.coller(dossier, du_plan, [LigneCollee(None, lues)])
    ecrite = dossier.ligne(LignePlan, id) or {}
    assert (ecrite["structure"], ecrite["echeance"], ecrite["echeance_mots"]) == (
        trois[0], None, "Octobre - novembre 2005",
    )  # fmt: skip
    registres.modifier(dossier, du_plan, id, "echeance", du_plan.colonnes["echeance"].type.lire("15/10/2026"))
    assert [plans.lignes_de(dossier, trois[0])[0][nom] for nom in ("echeance", "echeance_mots")] == [
        date(2026, 10, 15), None,
    ]  # fmt: skip
    dossier.annuler()
    assert plans.lignes_de(dossier, trois[0])[0]["echeance_mots"] == "Octobre - novembre 2005"


def test_reprendre_une_ligne_pour_plusieurs_structures_est_un_seul_geste(dossier: Dossier, trois: list[str]) -> None:
    source = ligne(dossier, trois[0], "Comptabilité", action="Se former", etat="fait", moyens="Deux jours")
    ligne(dossier, trois[1], "COMPTABILITE", action="se  former")
    avant = photographier(dossier)
    assert plans.reprendre(dossier, [source], trois) == (1, 2)
    (copie,) = plans.lignes_de(dossier, trois[2])
    assert (copie["difficulte"], copie["moyens"], copie["etat"]) == ("Comptabilité", "Deux jours", "a_faire")
    revision = dossier.revision
    assert plans.reprendre(dossier, [source], trois) == (0, 3)
    assert dossier.revision == revision
    dossier.annuler()
    assert photographier(dossier) == avant
    dossier.retablir()
    assert len(plans.lignes_de(dossier, trois[2])) == 1


def test_une_ligne_sans_structure_est_gardee_et_signalee(dossier: Dossier, trois: list[str]) -> None:
    toutes = registre(dossier)
    id = registres.ajouter(dossier, toutes, {"difficulte": "Trésorerie"})
    assert toutes.signaler is not None
    assert "Choisissez maintenant sa structure" in (toutes.signaler(dossier, id) or "")
    registres.modifier(dossier, toutes, id, "structure", toutes.colonnes["structure"].type.lire("theatre du vent"))
    assert toutes.signaler(dossier, id) is None
    assert [deja["id"] for deja in plans.lignes_de(dossier, trois[2])] == [id]
    double = ligne(dossier, trois[2], "tresorerie")
    assert "est déjà dans ce plan" in (toutes.signaler(dossier, double) or "")


def test_une_structure_supprimee_emporte_son_plan_et_annuler_le_rend(dossier: Dossier, trois: list[str]) -> None:
    ligne(dossier, trois[0], "Comptabilité")
    plans.ecrire(dossier, trois[0], "mission", "les_deux")
    avant = photographier(dossier)
    structures.supprimer(dossier, [trois[0]])
    assert (dossier.lignes(LignePlan), dossier.lignes(PlanAccompagnement)) == ([], [])
    dossier.annuler()
    assert photographier(dossier) == avant


# --- looking over ---------------------------------------------------------------------------------------------


def test_le_resume_compte_plans_lignes_et_retards(dossier: Dossier, trois: list[str]) -> None:
    assert plans.resume(dossier, JOUR) == "aucun plan"
    ligne(dossier, trois[0], "Une", echeance=HIER)
    ligne(dossier, trois[0], "Deux", echeance=DEMAIN)
    ligne(dossier, trois[0], "Faite", echeance=HIER, etat="fait")
    plans.ecrire(dossier, trois[1], "points_forts", "Une équipe stable")
    assert plans.resume(dossier, JOUR) == "2\u00a0plans, 3\u00a0lignes, 1 en retard"


def test_ce_qui_manque_a_chaque_plan_se_dit(dossier: Dossier, trois: list[str]) -> None:
    ligne(dossier, trois[0], "Une")
    plans.ecrire(dossier, trois[0], "mission", "les_deux")
    structures.modifier(dossier, trois[1], "mobilisation", "sortie")
    plans.ecrire(dossier, trois[1], "mission", "les_deux")
    premier, sorti, rien = plans.lire_etats(dossier, JOUR)
    assert premier.manque == ("la date du diagnostic", "l’objectif individuel")
    assert (sorti.commence, sorti.manque) == (True, ())
    assert (rien.commence, rien.lignes, rien.manque) == (False, 0, ())
    plans.ecrire(dossier, trois[0], "mission", "ingenierie_individuelle")
    plans.ecrire(dossier, trois[0], "diagnostic_le", HIER)
    assert plans.lire_etats(dossier, JOUR)[0].manque == ()


def test_les_dates_etonnantes_se_remarquent_sans_rien_refuser(dossier: Dossier, trois: list[str]) -> None:
    ligne(dossier, trois[0], "Avant le diagnostic", echeance=date(2026, 1, 5))
    ligne(dossier, trois[0], "Passée", echeance=HIER, etat="en_cours")
    ligne(dossier, trois[0], "Passée mais faite", echeance=HIER, etat="fait")
    ligne(dossier, trois[0], "En mots", echeance_mots="automne")
    plans.ecrire(dossier, trois[0], "diagnostic_le", date(2026, 3, 12))
    plans.ecrire(dossier, trois[0], "valide_le", date(2026, 3, 1))
    dites = plans.remarques(plans.lire(dossier, trois[0]), plans.lignes_de(dossier, trois[0]), JOUR)
    assert [dite.split(" : ")[0] for dite in dites[1:]] == ["Avant le diagnostic", "Passée"]
    assert "précède le diagnostic (12\u00a0mars 2026)" in dites[0]
    assert "la ligne est « en cours »" in dites[2]


@pytest.mark.parametrize(
    ("objectif", "questions"),
    [
        ("Accompagner les acteurs au changement compte tenu de l’évolution des activités", 0),
        ("Fournir à l’association les méthodes et outils pour conduire son développement", 0),
        ("Construire un plan de formation et un calendrier", 0),
        ("S’approprier la comptabilité analytique", 0),
        ("Structurer la gestion et développer les ventes", 1),
        ("La comptabilité", 1),
        ("", 0),
    ],
)
def test_un_objectif_general_se_relit(objectif: str, questions: int) -> None:
    assert len(plans.relire_objectif(objectif)) == questions


def test_les_difficultes_qui_reviennent_se_rapprochent_par_leurs_mots(dossier: Dossier, trois: list[str]) -> None:
    ligne(dossier, trois[0], "Comptabilité analytique")
    ligne(dossier, trois[1], "Problème de comptabilité analytique")
    ligne(dossier, trois[0], "Manque de trésorerie")
    ligne(dossier, trois[1], "La trésorerie")
    ligne(dossier, trois[2], "trésorerie")
    ligne(dossier, trois[2], "Gouvernance")
    ligne(dossier, trois[2], "gouvernance")
    tresorerie, comptabilite = plans.difficultes_partagees(dossier)
    assert tresorerie.structures == tuple(trois)
    assert set(tresorerie.formulations) == {"Manque de trésorerie", "La trésorerie", "trésorerie"}
    assert comptabilite.titre == "Comptabilité analytique"
    assert len(plans.difficultes_partagees(dossier, maximum=1)) == 1


def test_gestion_du_temps_n_est_pas_gestion_des_benevoles() -> None:
    groupes = rapprocher(["Gestion du temps", "Gestion des bénévoles", "gestion"])
    assert [groupe.rangs for groupe in groupes] == [(0,), (1,), (2,)]


@given(st.lists(st.text("abc de", max_size=12), max_size=12))
def test_chaque_phrase_est_dans_un_groupe_et_un_seul(phrases: list[str]) -> None:
    rangs = [rang for groupe in rapprocher(phrases) for rang in groupe.rangs]
    assert len(rangs) == len(set(rangs))
    assert {rang for rang, phrase in enumerate(phrases) if phrase.strip()} >= set(rangs)
    identiques = {phrase: {rang for rang, autre in enumerate(phrases) if autre == phrase} for phrase in phrases}
    for groupe in rapprocher(phrases):
        for rang in groupe.rangs:
            assert identiques[phrases[rang]] <= set(groupe.rangs)


def test_mille_structures_se_lisent_en_peu_de_requetes() -> None:
    """The list of plans must not read a plan at a time: counted, not timed."""
    dossier = dossier_en_memoire()
    structures.ajouter_toutes(dossier, [{"nom": f"Association {n}"} for n in range(1000)])
    requetes: list[str] = []
    dossier.connexion.set_trace_callback(requetes.append)
    assert len(plans.lire_etats(dossier, JOUR)) == 1000
    plans.resume(dossier, JOUR)
    dossier.connexion.set_trace_callback(None)
    assert len(requetes) == 2

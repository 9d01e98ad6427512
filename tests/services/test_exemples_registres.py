"""The registers of the example dossiers: they hold together, and a mistake of the file is told."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from app.models.base import Base, id_stable
from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.groupes import Affectation, Groupe, Scenario, id_affectation
from app.models.mobilisation import Contact, Mouvement
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.partenaires import Attente, Partenaire
from app.models.plan import LignePlan, PlanAccompagnement, id_plan
from app.models.statuts import EtatSuivi, Mobilisation, PositionAttente
from app.models.structure import Structure
from app.models.tensions import AttenteVue, Cible, reperer
from app.models.trace import GenreTrou
from app.models.vigilance import Decision, PointVigilance, id_vigilance
from app.services import choix_guide, decisions, mobilisation, objectifs, plans
from app.services.dependances import LIENS
from app.services.ecriture.dossier import Dossier
from app.services.exemples import installer_exemple, lister_exemples
from app.services.ressources import dossier_ressources
from tests.fabrique import catalogue, dossier_en_memoire, photographier

AUJOURDHUI = date(2026, 11, 21)
NOMS = [exemple.nom for exemple in lister_exemples()]
ACHEVE = "offre-insertion"
"""The one that went to the end of the cycle: nothing is left hanging in it."""


@cache
def installe(nom: str) -> Dossier:
    """An example installed; only read from."""
    dossier = dossier_en_memoire()
    installer_exemple(nom, dossier, AUJOURDHUI)
    return dossier


chaque_exemple = pytest.mark.parametrize("nom", NOMS)

# --- the examples hold together -----------------------------------------------------------------------------------


@chaque_exemple
def test_chaque_reference_mene_quelque_part(nom: str) -> None:
    dossier, suivies = installe(nom), 0
    for cible, liens in LIENS.items():
        ids = {ligne["id"] for ligne in dossier.lignes(cible, "id")}
        for lien in liens:
            for ligne in dossier.lignes(lien.entite, lien.colonne):
                vers = ligne[lien.colonne]
                assert vers is None or vers in ids, (lien.entite.__tablename__, lien.colonne, vers)
                suivies += vers is not None
    assert suivies > 20


@chaque_exemple
def test_rien_ne_se_nomme_deux_fois_pareil(nom: str) -> None:
    """Two rows of the same ``cle`` would silently become one."""
    lu = tomllib.loads((dossier_ressources() / "exemples" / f"{nom}.toml").read_text("utf-8"))
    assert [cle for cle, combien in Counter(cles_de(lu)).items() if combien > 1] == []


def cles_de(donnees: Any) -> Iterator[str]:
    """Every ``cle`` of a file, at whatever depth."""
    if isinstance(donnees, dict):
        if isinstance(donnees.get("cle"), str):
            yield donnees["cle"]
        donnees = list(donnees.values())
    if isinstance(donnees, list):
        for valeur in donnees:
            yield from cles_de(valeur)


@chaque_exemple
def test_chaque_structure_est_arrivee_ou_elle_est(nom: str) -> None:
    """The last step is where she stands, no day goes back, none is to come, and who left said why."""
    dossier = installe(nom)
    for structure in dossier.lignes(Structure, "id", "nom", "mobilisation"):
        pas = [m for m in dossier.lignes(Mouvement) if m["structure"] == structure["id"]]
        assert pas, structure["nom"]
        assert pas[0]["degre"] == Mobilisation.REPEREE.value
        assert pas[-1]["degre"] == structure["mobilisation"], structure["nom"]
        assert all(avant["jour"] <= apres["jour"] for avant, apres in pairwise(pas)), structure["nom"]
        assert pas[-1]["jour"] < AUJOURDHUI
        assert all(p["motif"] for p in pas if p["degre"] == Mobilisation.SORTIE.value)
        assert not any(e.remarque for e in mobilisation.historique(dossier, structure["id"], AUJOURDHUI))


@chaque_exemple
def test_un_accord_de_diffusion_n_est_date_que_s_il_est_donne(nom: str) -> None:
    structures = installe(nom).lignes(Structure)
    for structure in structures:
        assert structure["reperage"], structure["nom"]
        if not structure["diffusion_acceptee"]:
            assert structure["diffusion_le"] is None
            assert structure["diffusion_precisions"] is None
    assert any(structure["diffusion_le"] for structure in structures)


@chaque_exemple
def test_ses_objectifs_sont_ceux_du_guide_ou_les_siens(nom: str) -> None:
    dossier = installe(nom)
    for objectif in dossier.lignes(Objectif):
        assert objectif["code"] or objectif["texte"]
        if objectif["code"]:
            connus = {c.code for c in catalogue().liste(objectifs.LISTES[objectif["genre"]]).choix}
            assert objectif["code"] in connus
            assert objectif["id"] == objectifs.id_du_guide(objectif["genre"], objectif["code"])
    servis = {o["sert"] for o in dossier.lignes(Objectif)} - {None}
    assert servis <= {o["id"] for o in dossier.lignes(Objectif) if o["genre"] == "strategique"}


def test_un_dossier_acheve_n_a_plus_de_trou() -> None:
    dossier = installe(ACHEVE)
    assert objectifs.manques(dossier, catalogue()) == ()
    trace = objectifs.lire_trace(dossier, catalogue())
    assert objectifs.a_revoir(dossier, trace) == ()
    assert all(trace.par_registre(objectifs.registres_choisis(dossier)).values())


@pytest.mark.parametrize("nom", ["otsi-slot", "recycleries-fiscalite"])
def test_un_dossier_en_cours_montre_ce_qui_lui_manque(nom: str) -> None:
    trouves = {trou.genre for trou in objectifs.manques(installe(nom), catalogue())}
    attendus = {
        GenreTrou.SANS_OPERATIONNEL, GenreTrou.SANS_RESULTAT, GenreTrou.SANS_INDICATEUR, GenreTrou.SANS_SOURCE,
    }  # fmt: skip
    assert attendus <= trouves


@chaque_exemple
def test_un_partenaire_au_moins_est_en_tension_avec_le_projet(nom: str) -> None:
    tensions = reperer(
        AttenteVue(
            a["id"], a["partenaire"], a["texte"], a["position"] or "", a["objectif"] or "", a["face_a"] or "",
            a["reponse"] or "", a["reglee"],
        )
        for a in installe(nom).lignes(Attente)
    )  # fmt: skip
    assert {Cible.OBJECTIF, Cible.PARTENAIRE} <= {t.cible for t in tensions}
    assert any(t.repondue for t in tensions)


def test_la_ddtefp_arrive_avec_sa_reponse() -> None:
    """S2 III.D: « voire la création d’un poste d’encadrement en commun (proposition DDTEFP) »."""
    dossier = installe(ACHEVE)
    (ddtefp,) = (p for p in dossier.lignes(Partenaire) if p["sigle"] == "DDTEFP")
    (attente,) = (a for a in dossier.lignes(Attente) if "poste d’encadrement commun" in a["texte"])
    assert attente["partenaire"] == ddtefp["id"]
    assert attente["position"] == PositionAttente.CONTREDIT.value
    assert attente["reponse"]
    assert [d.etat for d in decisions.par_origine(dossier)[f"partenaire:{ddtefp['id']}"]] == [EtatSuivi.FAIT.value]


@chaque_exemple
def test_au_plus_un_scenario_est_retenu_et_personne_n_y_est_deux_fois(nom: str) -> None:
    dossier = installe(nom)
    assert sum(s["retenu"] for s in dossier.lignes(Scenario)) <= 1
    questions = {c.code for c in catalogue().liste("vigilance_groupes").choix}
    for scenario in dossier.lignes(Scenario, "id"):
        groupes = [g for g in dossier.lignes(Groupe) if g["scenario"] == scenario["id"]]
        ids = {g["id"] for g in groupes}
        membres = [a["structure"] for a in dossier.lignes(Affectation) if a["groupe"] in ids]
        assert len(membres) == len(set(membres)) > 0
        assert all(set(g["vigilance"] or {}) <= questions for g in groupes)


def test_otsi_slot_compare_cinq_fois_douze_a_un_autre_decoupage() -> None:
    dossier = installe("otsi-slot")
    tailles = Counter(a["groupe"] for a in dossier.lignes(Affectation))
    par_scenario = {
        s["retenu"]: [tailles[g["id"]] for g in dossier.lignes(Groupe) if g["scenario"] == s["id"]]
        for s in dossier.lignes(Scenario)
    }
    assert par_scenario[True] == [12] * 5  # S1 FE2: 60 associations (5 × 12)
    assert sum(par_scenario[False]) == 60
    assert len(set(par_scenario[False])) > 1


@chaque_exemple
def test_le_choix_guide_mene_au_type_retenu(nom: str) -> None:
    dossier, guide = installe(nom), catalogue().choix_guide
    projet = dossier.fiche_unique(ProjetIntervention, ID_PROJET)
    for question, option in projet["choix_reponses"].items():
        posee = guide.question_de(question)
        assert posee is not None, question
        assert posee.choisie(option) is not None, (question, option)
    etat = choix_guide.lire(dossier, catalogue())
    assert not etat.s_ecarte("type")
    assert projet["niveau_motif"] or not etat.s_ecarte("niveau"), "un écart se motive"


@chaque_exemple
def test_ses_points_de_vigilance_et_ses_decisions_se_retrouvent(nom: str) -> None:
    dossier = installe(nom)
    for point in dossier.lignes(PointVigilance):
        assert catalogue().vigilance.get(point["code"]) is not None, point["code"]
        assert point["constat"]
        assert point["id"] == id_vigilance(point["code"])
    for decision in decisions.lister(dossier):
        assert decision.origine
        dite = decisions.libelle_origine(dossier, catalogue(), decision.origine)
        assert dite not in ("", decision.origine), decision.origine
        assert "supprimé" not in dite


@chaque_exemple
def test_une_decision_est_prise_puis_faite(nom: str) -> None:
    retards = 0
    for decision in decisions.lister(installe(nom)):
        assert decision.prise_le is not None
        assert decision.prise_le <= AUJOURDHUI
        assert decision.echeance is None or decision.prise_le <= decision.echeance
        assert (decision.etat == EtatSuivi.FAIT.value) is (decision.faite_le is not None)
        if decision.faite_le is not None:
            assert decision.prise_le <= decision.faite_le <= AUJOURDHUI
            assert decision.suite
        retards += decision.en_retard(AUJOURDHUI)
    assert bool(retards) is (nom != ACHEVE)


@chaque_exemple
def test_chaque_plan_a_de_quoi_se_lire(nom: str) -> None:
    dossier = installe(nom)
    engagees = {s["id"] for s in dossier.lignes(Structure) if s["mobilisation"] in ("engagee", "au_terme")}
    avec_objectif = {p["structure"] for p in dossier.lignes(PlanAccompagnement) if p["objectif_individuel"]}
    assert engagees <= avec_objectif
    planifiees = {ligne["structure"] for ligne in dossier.lignes(LignePlan)}
    assert planifiees <= {p["structure"] for p in dossier.lignes(PlanAccompagnement)}
    assert planifiees
    for ligne in dossier.lignes(LignePlan):
        assert ligne["difficulte"]
        assert ligne["action"]


def test_les_diagnostics_disent_huit_fois_sur_neuf_la_meme_chose() -> None:
    """What the action « S’appuyer sur les diagnostics » of the example tells is what its plans hold."""
    dossier = installe("otsi-slot")
    assert sum(p["diagnostic_le"] is not None for p in dossier.lignes(PlanAccompagnement)) == 9
    assert len(plans.difficultes_partagees(dossier)[0].structures) == 8


# --- the loader ---------------------------------------------------------------------------------------------------

_ENTETE = 'nom = "essai"\ntitre = "Essai"\ndescription = "d"\nsource = "Ingéco"\ninventions = ["tout"]\n'

_BLOCS = """
[[structure]]
cle = "jardin"
nom = "Le Jardin"
contact = [{ nom = "Ana Prévost", niveau = "direction" }]
mouvement = [{ degre = "reperee", jour = "J-9" }, { degre = "contactee", jour = "J-2" }]
plan = [{ points_forts = "Des bénévoles" }]
ligne_plan = [{ difficulte = "Un seul financeur" }]

[[partenaire]]
cle = "ville"
nom = "La Ville"
attente = [{ texte = "Aller vite", objectif = "durer", face_a = "pays" }]
decision = [{ texte = "Rencontrer la Ville" }]

[[partenaire]]
cle = "pays"
nom = "Le Pays"

[[objectif]]
cle = "tenir"
genre = "operationnel"
texte = "Tenir l’hiver"
sert = "durer"

[[objectif.resultat]]
texte = "Un budget à l’équilibre"
indicateur = [{ texte = "Mois de trésorerie", depart = 1, cible = "2.5" }]

[[objectif]]
cle = "durer"
genre = "strategique"
code = "utilite_sociale"

[[scenario]]
nom = "Ensemble"
groupe = [{ nom = "Tous", structures = ["jardin"] }]

[[vigilance]]
code = "frein.cout"
constat = "present"
decision = [{ texte = "Chercher un cofinancement" }]
"""


def charger(tmp_path: Path, blocs: str = _BLOCS) -> Dossier:
    """An example of a few rows, installed from a folder of our own."""
    (tmp_path / "exemples").mkdir(exist_ok=True)
    (tmp_path / "exemples" / "essai.toml").write_text(_ENTETE + blocs, "utf-8")
    dossier = dossier_en_memoire()
    installer_exemple("essai", dossier, AUJOURDHUI, tmp_path)
    return dossier


def seule(dossier: Dossier, entite: type[Base]) -> dict[str, Any]:
    """The only row of a table."""
    (ligne,) = dossier.lignes(entite)
    return ligne


def test_ce_qui_est_emboite_tient_a_ce_qui_le_porte(tmp_path: Path) -> None:
    dossier = charger(tmp_path)
    jardin, ville = seule(dossier, Structure)["id"], dossier.lignes(Partenaire)[0]["id"]
    assert {seule(dossier, e)["structure"] for e in (Contact, PlanAccompagnement, LignePlan)} == {jardin}
    assert [(m["structure"], m["degre"], m["jour"]) for m in dossier.lignes(Mouvement)] == [
        (jardin, "reperee", date(2026, 11, 12)),
        (jardin, "contactee", date(2026, 11, 19)),
    ]
    assert seule(dossier, Attente)["partenaire"] == ville
    resultat, tenir = seule(dossier, Resultat), dossier.lignes(Objectif)[0]
    assert resultat["objectif"] == tenir["id"]
    assert seule(dossier, Indicateur)["resultat"] == resultat["id"]
    assert [d["origine"] for d in dossier.lignes(Decision)] == [f"partenaire:{ville}", "vigilance:frein.cout"]
    assert seule(dossier, Affectation)["groupe"] == seule(dossier, Groupe)["id"]


def test_une_ligne_peut_en_nommer_une_qui_vient_apres(tmp_path: Path) -> None:
    dossier = charger(tmp_path)
    tenir, durer = dossier.lignes(Objectif, ordre="ordre")
    assert tenir["sert"] == durer["id"]
    attente = seule(dossier, Attente)
    assert (attente["objectif"], attente["face_a"]) == (durer["id"], dossier.lignes(Partenaire)[1]["id"])


def test_les_lignes_de_la_methode_sont_les_memes_sur_chaque_poste(tmp_path: Path) -> None:
    """Two laptops that open the example speak of the same objective, plan, point; of rows of their own otherwise."""
    un, autre = charger(tmp_path), charger(tmp_path)
    for dossier in (un, autre):
        jardin = seule(dossier, Structure)["id"]
        assert dossier.lignes(Objectif, ordre="ordre")[1]["id"] == id_stable("objectif", "strategique:utilite_sociale")
        assert seule(dossier, PointVigilance)["id"] == id_vigilance("frein.cout")
        assert seule(dossier, PlanAccompagnement)["id"] == id_plan(jardin)
        assert seule(dossier, Affectation)["id"] == id_affectation(seule(dossier, Groupe)["id"], jardin)
    for entite in (Structure, Contact, LignePlan, Decision, Resultat, Scenario):
        miens, siens = ({ligne["id"] for ligne in d.lignes(entite)} for d in (un, autre))
        assert not miens & siens


@pytest.mark.parametrize(
    ("juste", "fautif"),
    [
        ('sert = "durer"', 'sert = "durrer"'),
        ('face_a = "pays"', 'face_a = "pais"'),
        ('structures = ["jardin"]', 'structures = ["jardins"]'),
    ],
)
def test_une_cle_fautive_est_dite_et_rien_n_est_ecrit(tmp_path: Path, juste: str, fautif: str) -> None:
    assert juste in _BLOCS
    (tmp_path / "exemples").mkdir()
    (tmp_path / "exemples" / "essai.toml").write_text(_ENTETE + _BLOCS.replace(juste, fautif), "utf-8")
    dossier = dossier_en_memoire()
    vide = photographier(dossier)
    with pytest.raises(KeyError, match=fautif.split('"')[1]):
        installer_exemple("essai", dossier, AUJOURDHUI, tmp_path)
    assert photographier(dossier) == vide
    assert dossier.a_annuler() is None

"""Which fields of the forms belong to which action: what is typed in a tool moves the action it serves (R44)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.models.base import Base
from app.models.budget import Depense, Ressource
from app.models.cadrage import ID_PROBLEMATIQUE, ID_PROJET, ID_ROLE, Problematique, ProjetIntervention, RoleDla
from app.models.comite import Avis, Membre, Seance
from app.models.groupes import Affectation, Groupe
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.partenaires import Attente, Partenaire
from app.models.plan import LignePlan, PlanAccompagnement
from app.models.structure import Structure
from app.services.ecriture.dossier import Dossier


@dataclass(frozen=True)
class Formulaire:
    """A one-row form and its id."""

    entite: type[Base]
    id: str


PROBLEMATIQUE = Formulaire(Problematique, ID_PROBLEMATIQUE)
ROLE = Formulaire(RoleDla, ID_ROLE)
PROJET = Formulaire(ProjetIntervention, ID_PROJET)

CHAMPS_DES_ACTIONS: Mapping[str, tuple[Formulaire, tuple[str, ...]]] = {
    "cerner.diagnostics": (PROBLEMATIQUE, ("contexte", "besoins")),
    "cerner.sollicitations": (PROBLEMATIQUE, ("origines", "origines_precisions")),
    "cerner.documentation": (PROBLEMATIQUE, ("sources_documentaires", "enjeux")),
    "cerner.prestataires": (PROBLEMATIQUE, ("impressions_prestataires",)),
    "cerner.expression": (PROBLEMATIQUE, ("formulation", "validations", "validation_precisions")),
    "role.legitimite": (ROLE, ("criteres", "legitimite", "acces", "posture_reponses", "posture_commentaire")),
    "role.demarche": (ROLE, ("information", "idee", "contenu", "modalites")),
    "role.coherence": (
        ROLE,
        ("coherences", "coherence_cadre", "coherence_besoins", "coherence_plan", "coherence_territoire"),
    ),
    "partenariat.reseau": (PROJET, ("pilotage_forme", "pilotage_role", "partenariat")),
    "partenariat.capacite": (PROJET, ("systeme_intervenant",)),
    "objectifs.evaluation": (PROJET, ("evaluation_objets", "evaluation_objet", "evaluation_raisons")),
    "validation.budget": (
        PROJET,
        ("cout_precision", "financement"),
    ),
    "mobiliser.groupes": (PROJET, ("methode_constitution", "methode_motif", "groupes")),
    "projet.cadre-evaluation": (
        PROJET,
        (
            "evaluation_registres", "evaluation_outils", "evaluation_outils_mots", "participation_structures",
            "participation_partenaires", "participation_intervenants",
        ),
    ),
    "projet.formaliser": (
        PROJET,
        (
            "choix_reponses", "type_ingenierie", "type_motif", "niveau", "niveau_motif", "types_intervention", "enee",
            "contenus", "animation_dla",
        ),
    ),
    "modalites.conditions": (PROJET, ("journees", "duree", "rythme", "lieux")),
}  # fmt: skip
"""One-row forms: action → (form, its fields)."""

COLONNES_DES_ACTIONS: Mapping[str, tuple[str, ...]] = {
    "cibler.territoire": ("aire_actuelle", "aire_potentielle"),
    "cibler.secteur": ("secteur", "branche"),
    "cibler.projets": ("annee_creation", "histoire", "adherents", "vie_associative", "finalites"),
    "cibler.poids": ("budget", "etp", "partenariats"),
    "cibler.competences": ("emplois", "qualification", "savoir_faire"),
    "mobiliser.contact": ("contact_concernee", "contact_attentes", "contact_reponse", "contact_methodologie"),
    "mobiliser.implication": ("participant", "correlation", "disponibilite"),
}
"""The register of structures: action → the columns that answer it."""


_SANS_VIDE = "count(nullif({0}, ''))"

REGISTRES_DES_ACTIONS: Mapping[str, tuple[tuple[type[Base], str], ...]] = {
    "cerner.diagnostics": ((LignePlan, "count(*)"), (PlanAccompagnement, "count(diagnostic_le)")),
    "partenariat.reseau": ((Partenaire, "count(*)"),),
    "partenariat.interet": ((Partenaire, "count(partage) + count(complementaire) + count(interet)"),),
    "partenariat.attentes": ((Attente, "count(*)"),),
    "partenariat.capacite": ((Partenaire, "coalesce(sum(intervenant), 0)"),),
    "objectifs.strategique": ((Objectif, "count(*) FILTER (WHERE genre = 'strategique')"),),
    "objectifs.operationnels": ((Objectif, "count(*) FILTER (WHERE genre = 'operationnel')"),),
    "validation.comite": ((Membre, "count(*)"), (Seance, "count(*)"), (Avis, "count(nature)")),
    "validation.budget": ((Depense, "count(*)"), (Ressource, "count(*)")),
    "mobiliser.groupes": ((Affectation, "count(*)"), (Groupe, "count(*)")),
    "projet.adapter": (
        (Resultat, "count(*)"),
        (PlanAccompagnement, _SANS_VIDE.format("objectif_individuel")),
    ),
    "projet.cadre-evaluation": ((Indicateur, "count(*)"),),
}
"""The other registers: action → what is counted of which table."""


def compter_saisies(dossier: Dossier) -> dict[str, int]:
    """How many fields are filled or rows entered, by action."""
    comptes: dict[str, int] = {}
    fiches = {f: dossier.fiche_unique(f.entite, f.id) for f in (PROBLEMATIQUE, ROLE, PROJET)}
    for action, (formulaire, champs) in CHAMPS_DES_ACTIONS.items():
        comptes[action] = sum(_rempli(fiches[formulaire][champ]) for champ in champs)
    toutes = sorted({c for colonnes in COLONNES_DES_ACTIONS.values() for c in colonnes})
    sommes = ", ".join(f'count("{c}")' for c in toutes)
    (remplies,) = dossier.requete(f'SELECT {sommes} FROM "{Structure.__tablename__}"')
    par_colonne = dict(zip(toutes, remplies, strict=True))
    for action, colonnes in COLONNES_DES_ACTIONS.items():
        comptes[action] = sum(par_colonne[c] for c in colonnes)
    for action, mesures in REGISTRES_DES_ACTIONS.items():
        comptes[action] = comptes.get(action, 0) + sum(_mesurer(dossier, *mesure) for mesure in mesures)
    return comptes


def _mesurer(dossier: Dossier, entite: type[Base], mesure: str) -> int:
    return int(dossier.requete(f'SELECT {mesure} FROM "{entite.__tablename__}"')[0][0] or 0)


def _rempli(valeur: Any) -> bool:
    return bool(valeur.strip()) if isinstance(valeur, str) else valeur is not None and valeur not in ((), {})

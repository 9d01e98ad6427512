"""Which fields of the forms belong to which action: what is typed in a tool moves the action it serves (R44)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.models.base import Base
from app.models.cadrage import ID_PROBLEMATIQUE, ID_PROJET, ID_ROLE, Problematique, ProjetIntervention, RoleDla
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
    "partenariat.reseau": (PROJET, ("partenariat",)),
    "objectifs.strategique": (PROJET, ("objectifs_strategiques", "objectif_strategique")),
    "objectifs.operationnels": (PROJET, ("objectifs_operationnels", "objectifs_libres")),
    "objectifs.evaluation": (PROJET, ("evaluation_objet", "evaluation_raisons")),
    "validation.budget": (
        PROJET,
        ("cout_total", "cout_precision", "cout_prestations", "cout_logistique", "valorisation", "financement"),
    ),
    "mobiliser.groupes": (PROJET, ("groupes",)),
    "projet.adapter": (PROJET, ("resultats_attendus",)),
    "projet.formaliser": (
        PROJET,
        (
            "type_ingenierie", "niveau", "type_motif", "types_intervention", "enee", "contenus",
            "animation_dla", "systeme_intervenant",
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


def compter_saisies(dossier: Dossier) -> dict[str, int]:
    """How many fields are filled, by action."""
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
    return comptes


def _rempli(valeur: Any) -> bool:
    return bool(valeur.strip()) if isinstance(valeur, str) else valeur is not None and valeur not in ((), {})

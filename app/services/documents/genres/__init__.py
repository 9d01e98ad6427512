"""Kinds of blocks a report file may name. A new kind: one function here or in a module beside, one line in `_GENRES`
and one word in `app.services.catalogue.documents.GENRES` (a test compares them)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from app.models.definitions.rapport import BlocDeRapport, DefinitionsDocuments, Rapport
from app.models.documents.blocs import Bloc, Paragraphe, SautDePage, Titre
from app.services.documents.genres import (
    argent,
    argent_lignes,
    argent_synthese,
    avis,
    comite,
    cycle,
    echeancier,
    en_bref,
    essentiel,
    groupes,
    objectifs,
    partenaires,
    plans,
    releve,
    simples,
    structures,
    vigilance,
)
from app.services.documents.genres.contexte import Contexte
from app.services.documents.matiere import Matiere

Genre: TypeAlias = Callable[[BlocDeRapport, Contexte], tuple[Bloc, ...]]


def inclure(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The blocks of another report under one heading, its own headings a level lower."""
    blocs = _blocs(contexte.documents.rapports[bloc.document], contexte)
    baisses = (replace(b, niveau=min(3, b.niveau + 1)) if isinstance(b, Titre) else b for b in blocs)
    return (*contexte.titre(bloc), *baisses)


_GENRES: Mapping[str, Genre] = {
    "titre": simples.titre,
    "paragraphe": simples.paragraphe,
    "note": simples.note,
    "champs": simples.champs,
    "essentiel": essentiel.essentiel,
    "structures": structures.resume,
    "entonnoir": structures.entonnoir,
    "posture": essentiel.posture,
    "roue": cycle.roue,
    "parcours": cycle.parcours,
    "restant": cycle.restant,
    "budget": argent.budget,
    "budget_totaux": argent.totaux,
    "budget_chiffres": argent_synthese.chiffres,
    "budget_depenses": argent_lignes.depenses,
    "budget_temps": argent_lignes.temps,
    "budget_ressources": argent_lignes.ressources,
    "budget_equilibre": argent_synthese.equilibre,
    "budget_parts": argent_synthese.parts,
    "budget_comparaison": argent_synthese.comparaison,
    "avis": avis.avis,
    "document": inclure,
    "seance": comite.seance,
    "ordre_du_jour": comite.ordre_du_jour,
    "membres_comite": comite.membres,
    "emargement": comite.emargement,
    "reserves": comite.reserves,
    "seance_relevee": releve.seance,
    "releve_avis": releve.avis,
    "releve_presences": releve.presences,
    "releve_points": releve.points,
    "releve_reserves": releve.reserves,
    "releve_suites": releve.suites,
    "signatures": avis.signatures,
    "plans": plans.plans_accompagnement,
    "groupes": groupes.groupes,
    "scenarios": groupes.scenarios,
    "objectifs": objectifs.objectifs,
    "carte_objectifs": objectifs.carte,
    "resultats": objectifs.resultats,
    "registres_evaluation": objectifs.registres,
    "reseau": partenaires.reseau,
    "partenaires": partenaires.partenaires,
    "questions_partenaires": partenaires.questions,
    "attentes": partenaires.attentes,
    "comite_pilotage": partenaires.comite,
    "systeme_intervenant": partenaires.systeme,
    "vigilance": vigilance.vigilance,
    "objectifs_en_bref": en_bref.objectifs_en_bref,
    "groupes_en_bref": en_bref.groupes_en_bref,
    "partenaires_en_bref": en_bref.partenaires_en_bref,
    "frise_echeances": echeancier.frise,
    "echeances": echeancier.echeances,
    "type_ingenierie": vigilance.type_ingenierie,
}

GENRES_CONNUS = frozenset(_GENRES)


def composer_rapport(
    rapport: Rapport,
    matiere: Matiere,
    couleurs: Mapping[str, str],
    jour: date,
    documents: DefinitionsDocuments | None = None,
) -> tuple[Bloc, ...]:
    """All blocks of a report, in the order of its file; ``documents``: those it may name or take in."""
    connus = documents or DefinitionsDocuments({}, {})
    contexte = Contexte(matiere, couleurs, couleurs.get(rapport.etape, "texte"), jour, connus)
    consigne = rapport.consigne_vierge if matiere.vierge else ""
    # A page break before nothing, or after no more than the instruction of a blank form, is a page wasted.
    return ((Paragraphe(consigne, "chapeau"),) if consigne else ()) + _blocs(rapport, contexte)


def _blocs(rapport: Rapport, contexte: Contexte) -> tuple[Bloc, ...]:
    blocs: list[Bloc] = []
    for bloc in rapport.bloc:
        composes = _GENRES[bloc.genre](bloc, contexte)
        if bloc.page and composes and not all(isinstance(b, Paragraphe) for b in blocs):
            blocs.append(SautDePage())
        blocs += composes
    return tuple(blocs)

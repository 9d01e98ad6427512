"""Kinds of blocks a report file may name. A new kind: one function here or in a module beside, one line in `_GENRES`
and one word in `app.services.catalogue.documents.GENRES` (a test compares them)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from app.models.definitions.rapport import BlocDeRapport, Rapport
from app.models.documents.blocs import Bloc, Paragraphe, SautDePage
from app.services.documents.genres import (
    argent,
    avis,
    cycle,
    en_bref,
    essentiel,
    groupes,
    objectifs,
    partenaires,
    plans,
    simples,
    structures,
    vigilance,
)
from app.services.documents.genres.contexte import Contexte
from app.services.documents.matiere import Matiere

Genre: TypeAlias = Callable[[BlocDeRapport, Contexte], tuple[Bloc, ...]]

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
    "avis": avis.avis,
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
    "type_ingenierie": vigilance.type_ingenierie,
}

GENRES_CONNUS = frozenset(_GENRES)


def composer_rapport(rapport: Rapport, matiere: Matiere, couleurs: Mapping[str, str], jour: date) -> tuple[Bloc, ...]:
    """All blocks of a report, in the order of its file."""
    contexte = Contexte(matiere, couleurs, couleurs.get(rapport.etape, "texte"), jour)
    blocs: list[Bloc] = []
    if matiere.vierge and rapport.consigne_vierge:
        blocs.append(Paragraphe(rapport.consigne_vierge, "chapeau"))
    for bloc in rapport.bloc:
        composes = _GENRES[bloc.genre](bloc, contexte)
        # A page break before nothing, or after no more than the instruction of a blank form, is a page wasted.
        if bloc.page and composes and not all(isinstance(b, Paragraphe) for b in blocs):
            blocs.append(SautDePage())
        blocs += composes
    return tuple(blocs)

"""The register of the lines of plans d’accompagnement (R09): of one structure, or of all (S4 DLA 37)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.models.colonnes import Colonne, TypeReference
from app.models.definitions.catalogue import Catalogue
from app.models.echeance import Echeance, TypeEcheance
from app.models.plan import LignePlan, PlanAccompagnement
from app.models.structure import Structure
from app.models.texte import sans_accents
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation
from app.services.registres.colonnes import colonnes_de
from app.services.registres.definition import Jeu, Mots, Registre
from app.services.registres.lecture import references

MOTS = Mots("ligne du plan", "lignes du plan", feminin=True, cle="difficulté", cle_feminine=True)

CINQ_COLONNES = ("difficulte", "cause", "action", "echeance", "moyens")
"""The columns of the DLA 37’s plan, in its order: a block copied from such a table lands where it should."""

DE_LA_STRUCTURE = (*CINQ_COLONNES, "ressource", "etat", "echeance_mots")
"""Of one structure; the words of an échéance are read for its cell, and not shown as a column."""

JEUX = (
    Jeu("suivi", "Suivi", ("difficulte", "structure", "action", "echeance", "echeance_mots", "ressource", "etat")),
    Jeu("plan", "Les cinq colonnes", ("difficulte", "structure", "cause", "action", "moyens", "echeance")),
)

_COURTS: Mapping[str, tuple[str, int]] = {
    "difficulte": ("Difficulté rencontrée", 200),
    "structure": ("Structure", 160),
    "cause": ("Cause supposée", 150),
    "action": ("Action envisagée", 170),
    "echeance": ("Échéance", 96),
    "echeance_mots": ("ou en mots", 100),
    "moyens": ("Moyens à mobiliser", 150),
    "ressource": ("Ressource", 140),
    "etat": ("État", 84),
}

_SERREES: Mapping[str, tuple[str, int]] = {
    "difficulte": ("Difficulté", 150),
    "moyens": ("Moyens", 150),
    "echeance": ("Échéance", 104),
    "ressource": ("Ressource", 112),
    "etat": ("État", 74),
}
"""Beside the list of structures, where the five columns need the room."""

_COURTS_OBJECTIFS: Mapping[str, tuple[str, int]] = {
    "structure": ("Structure", 170),
    "objectif_individuel": ("Ce qu’elle attend, pour elle", 230),
    "resultat_individuel": ("À quoi elle verra que c’est atteint", 220),
    "mission": ("Mission d’appui", 150),
    "valide_le": ("Validé en CA le", 112),
}

OBJECTIFS = tuple(_COURTS_OBJECTIFS)
"""Columns of the individual objectives."""


def registre_des_lignes(dossier: Dossier, catalogue: Catalogue, structure: str = "") -> Registre:
    """The lines of one structure, or all of them, each with its structure."""
    colonnes = colonnes_de(
        LignePlan,
        catalogue,
        longs=frozenset(("difficulte", "cause", "action", "moyens")),
        references={"structure": TypeReference(references(dossier, Structure), vide=False)},
        courts=_COURTS,
    )
    if structure:
        colonnes["echeance"] = replace(colonnes["echeance"], type=TypeEcheance())
        colonnes["echeance_mots"] = replace(colonnes["echeance_mots"], largeur=0)
        for nom, (court, largeur) in _SERREES.items():
            colonnes[nom] = replace(colonnes[nom], court=court, largeur=largeur)
    return Registre(
        LignePlan,
        MOTS,
        colonnes,
        cle="difficulte",
        jeux=JEUX,
        fixes={"structure": structure} if structure else {},
        elastiques=frozenset(("structure",)),
        creer=_creer,
        ecrire=_ecrire,
        signaler=signaler,
    )


def colonnes_des_objectifs(dossier: Dossier, catalogue: Catalogue) -> dict[str, Colonne]:
    """Columns of the individual objectives, one row a structure."""
    return colonnes_de(
        PlanAccompagnement,
        catalogue,
        longs=frozenset(("objectif_individuel", "resultat_individuel")),
        references={"structure": TypeReference(references(dossier, Structure), vide=False)},
        courts=_COURTS_OBJECTIFS,
    )


def _en_deux(valeurs: Mapping[str, Any]) -> dict[str, Any]:
    """A cell that holds a day and words fills two columns."""
    echeance = valeurs.get("echeance")
    if not isinstance(echeance, Echeance):
        return dict(valeurs)
    return {**valeurs, "echeance": echeance.jour, "echeance_mots": echeance.mots}


def _creer(op: Operation, valeurs: Mapping[str, Any]) -> str:
    return op.creer(LignePlan, **_en_deux(valeurs))


def _ecrire(op: Operation, id: str, valeurs: Mapping[str, Any]) -> None:
    op.modifier(LignePlan, id, **_en_deux(valeurs))


def signaler(dossier: Dossier, id: str) -> str | None:
    """A line that belongs to no structure yet, or repeats another of its plan."""
    ligne = dossier.ligne(LignePlan, id)
    if ligne is None:
        return None
    if not ligne["structure"]:
        return "Choisissez maintenant sa structure : une ligne appartient à un plan."
    meme = sans_accents(ligne["difficulte"].strip())
    autres = dossier.requete(
        f'SELECT difficulte FROM "{LignePlan.__tablename__}" WHERE structure = ? AND id != ?', (ligne["structure"], id)
    )
    if any(sans_accents(autre.strip()) == meme for (autre,) in autres):
        return f"Attention : « {ligne['difficulte']} » est déjà dans ce plan."
    return None

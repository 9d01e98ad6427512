"""Texts that were being typed when a session was cut short: what they are, and putting them where they belong.

A draft's key is ``table/ligne/colonne`` (`Session.garder_brouillon`); it is at most two seconds behind the keyboard.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.models.base import Base
from app.models.cadrage import ID_PROBLEMATIQUE, ID_PROJET, ID_ROLE
from app.models.definitions.methode import Methode
from app.models.fiche import ID_FICHE
from app.models.parcours import ActionSuivie, PointSuivi
from app.models.plan import PlanAccompagnement, id_plan
from app.models.schema import tables_metier
from app.models.structure import Structure
from app.services.ecriture.dossier import Dossier
from app.services.parcours import id_action, id_point

_SINGULIERES = frozenset((ID_FICHE, ID_PROBLEMATIQUE, ID_ROLE, ID_PROJET))
"""Rows that exist at most once: a draft may be the first thing written in them."""


@dataclass(frozen=True)
class Brouillon:
    """One text found again: where it goes, in words, and the codes its row needs if it doesn't exist yet."""

    cle: str
    entite: type[Base]
    ligne: str
    colonne: str
    libelle: str
    texte: str
    codes: Mapping[str, str]


def retrouver(dossier: Dossier, methode: Methode, textes: Mapping[str, str]) -> tuple[Brouillon, ...]:
    """The drafts that say something the dossier doesn't say already and still have a place in it."""
    trouves = (_situer(dossier, methode, cle, texte) for cle, texte in textes.items())
    return tuple(brouillon for brouillon in trouves if brouillon is not None)


def remettre(dossier: Dossier, brouillons: Iterable[Brouillon], *, initiateur: object = None) -> None:
    """Write the drafts in one gesture (Ctrl+Z takes it back)."""
    with dossier.operation("Texte en cours de frappe, retrouvé", initiateur=initiateur) as op:
        for b in brouillons:
            op.poser(b.entite, b.ligne, **b.codes, **{b.colonne: b.texte})


def _situer(dossier: Dossier, methode: Methode, cle: str, texte: str) -> Brouillon | None:
    table, _, reste = cle.partition("/")
    ligne, _, colonne = reste.partition("/")
    entite = Base.entites.get(table)
    if entite is None or colonne not in tables_metier()[table].columns:
        return None
    actuelle = dossier.ligne(entite, ligne)
    if not texte.strip() or (actuelle is not None and (actuelle[colonne] or "") == texte):
        return None
    codes, sujet = _codes(dossier, methode, table, ligne)
    if actuelle is None and not (codes or ligne in _SINGULIERES):  # a row of a register that is gone
        return None
    libelle = str(tables_metier()[table].columns[colonne].info.get("libelle", colonne))
    return Brouillon(cle, entite, ligne, colonne, f"{libelle} — {sujet}" if sujet else libelle, texte, codes)


def _codes(dossier: Dossier, methode: Methode, table: str, ligne: str) -> tuple[dict[str, str], str]:
    if table == PlanAccompagnement.__tablename__:
        for structure in dossier.lignes(Structure, "id", "nom"):
            if id_plan(structure["id"]) == ligne:
                return {"structure": structure["id"]}, structure["nom"]
    for action in methode.actions:
        if table == ActionSuivie.__tablename__ and id_action(action.code) == ligne:
            return {"action_code": action.code}, action.titre
        if table == PointSuivi.__tablename__:
            for point in action.points:
                if id_point(action.code, point.code) == ligne:
                    return {"action_code": action.code, "code": point.code}, action.titre
    return {}, ""

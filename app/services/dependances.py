"""What hangs from a row: taken out with it, or set free, in one gesture. One table, read by deletion, by merging
and by every gesture before it holds: a row never names one that is gone.

To add a reference from one table to another: its line in `LIENS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from app.models.base import Base
from app.models.budget import Depense, Ressource, ScenarioBudget
from app.models.comite import Avis, Commentaire, Membre, PointSeance, Presence, Reserve, Seance
from app.models.erreurs import ErreurUtilisateur
from app.models.groupes import Affectation, Groupe, Scenario
from app.models.mobilisation import Contact, Mouvement
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.partenaires import Attente, Partenaire
from app.models.plan import LignePlan, PlanAccompagnement
from app.models.structure import PaireDistincte, Structure
from app.services.ecriture.operation import Operation


@dataclass(frozen=True)
class Lien:
    """Rows of ``entite`` whose ``colonne`` holds an id; ``suit``: they make no sense without it."""

    entite: type[Base]
    colonne: str
    suit: bool = True


LIENS: Mapping[type[Base], tuple[Lien, ...]] = {
    Structure: (
        Lien(Contact, "structure"),
        Lien(Mouvement, "structure"),
        Lien(Affectation, "structure"),
        Lien(PlanAccompagnement, "structure"),
        Lien(LignePlan, "structure"),
        Lien(PaireDistincte, "premiere"),
        Lien(PaireDistincte, "seconde"),
    ),
    Scenario: (Lien(Groupe, "scenario"),),
    Groupe: (Lien(Affectation, "groupe"),),
    Partenaire: (
        Lien(Attente, "partenaire"),
        Lien(Attente, "face_a", suit=False),
        Lien(Ressource, "partenaire", suit=False),
    ),
    Objectif: (
        Lien(Objectif, "sert", suit=False),
        Lien(Resultat, "objectif", suit=False),
        Lien(Attente, "objectif", suit=False),
    ),
    Resultat: (Lien(Indicateur, "resultat"),),
    Seance: (
        Lien(PointSeance, "seance"),
        Lien(Presence, "seance"),
        Lien(Avis, "seance"),
        Lien(Commentaire, "seance"),
        Lien(Reserve, "seance"),
        Lien(Reserve, "levee_seance", suit=False),
    ),
    PointSeance: (Lien(Commentaire, "point", suit=False),),
    Membre: (
        Lien(Presence, "membre"),
        Lien(Membre, "supplee", suit=False),
        Lien(Commentaire, "membre", suit=False),
        Lien(Reserve, "membre", suit=False),
    ),
    ScenarioBudget: (Lien(Depense, "scenario"), Lien(Ressource, "scenario")),
}
"""Entity → what refers to its rows."""


def retirer(op: Operation, id: str, *, entite: type[Base]) -> None:
    """Delete a row with what hangs from it, deepest first; what merely mentions it forgets it."""
    for lien in LIENS.get(entite, ()):
        for dependante in op.ids(lien.entite, lien.colonne, id):
            if lien.suit:
                retirer(op, dependante, entite=lien.entite)
            else:
                op.modifier(lien.entite, dependante, **{lien.colonne: None})
    op.supprimer(entite, id)


_ABSENTS: Mapping[type[Base], str] = {
    Structure: "Cette structure n’est plus",
    Scenario: "Ce scénario n’est plus",
    Groupe: "Ce groupe n’est plus",
    Partenaire: "Ce partenaire n’est plus",
    Objectif: "Cet objectif n’est plus",
    Resultat: "Ce résultat n’est plus",
    Seance: "Cette séance n’est plus",
    PointSeance: "Ce point de l’ordre du jour n’est plus",
    Membre: "Ce membre n’est plus",
    ScenarioBudget: "Ce scénario de budget n’est plus",
}


def verifier_references(op: Operation) -> None:
    """`ErreurUtilisateur` if the gesture makes a row name one that is gone: it came from a panel of before."""
    for cible, liens in LIENS.items():
        for lien in liens:
            if not all(op.existe(cible, id) for id in op.ecrites(lien.entite, lien.colonne)):
                raise ErreurUtilisateur(
                    f"{_ABSENTS[cible]} dans le dossier : rien n’a été modifié.", "Ctrl+Z annule sa suppression."
                )


def retirer_de(entite: type[Base]) -> partial[None]:
    """`retirer` for one entity: the ``retirer`` hook of its register."""
    return partial(retirer, entite=entite)

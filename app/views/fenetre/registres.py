"""The rows of the rail, read from the dossier: the cycle, then the registers that exist."""

from __future__ import annotations

from collections.abc import Mapping

from app.services.parcours import lire_parcours
from app.views.contexte import Contexte
from app.views.fenetre.rail_modele import GenreRang, Rang, rangs

_REGISTRES: tuple[tuple[str, str], ...] = (
    ("tableau-de-bord", "Tableau de bord"),
    ("formulaire:problematique", "Problématique"),
    ("formulaire:role", "Rôle du DLA"),
    ("structures", "Structures"),
    ("plans", "Plans d’accompagnement"),
    ("groupes", "Groupes"),
    ("partenaires", "Partenaires"),
    ("objectifs", "Objectifs et résultats"),
    ("type-ingenierie", "Type d’ingénierie"),
    ("formulaire:projet", "Projet d’intervention"),
    ("vigilance", "Vigilance et décisions"),
    ("budget", "Budget et financement"),
    ("comite", "Comité d’appui"),
    ("echeances", "Échéancier"),
    ("documents", "Grilles et rapports"),
    ("reperes", "Repères et expériences"),
    ("journal", "Journal"),
)
"""Address and words."""


def lire_rail(contexte: Contexte, mots: Mapping[str, str] | None = None) -> tuple[Rang, ...]:
    """The whole rail as the dossier stands; ``mots`` are those at the right of the registers, by address."""
    droites = mots or {}
    registres = [Rang(GenreRang.REGISTRE, texte, droites.get(adresse, ""), adresse) for adresse, texte in _REGISTRES]
    return rangs(lire_parcours(contexte.dossier, contexte.catalogue.methode), registres)

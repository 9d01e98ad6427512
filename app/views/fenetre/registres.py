"""The rows of the rail, read from the dossier: the cycle, then the registers that exist."""

from __future__ import annotations

from app.models.cadrage import ID_PROBLEMATIQUE, ID_PROJET, Problematique, ProjetIntervention
from app.services.parcours import lire_parcours
from app.services.structures import compter
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
    ("echeances", "Échéances"),
    ("documents", "Grilles et rapports"),
    ("reperes", "Repères et expériences"),
    ("journal", "Journal"),
)
"""Address and words."""


def lire_rail(contexte: Contexte) -> tuple[Rang, ...]:
    """The whole rail as the dossier stands."""
    droites = {"structures": str(compter(contexte.dossier) or "")} | _formulaires(contexte)
    registres = [Rang(GenreRang.REGISTRE, mots, droites.get(adresse, ""), adresse) for adresse, mots in _REGISTRES]
    return rangs(lire_parcours(contexte.dossier, contexte.catalogue.methode), registres)


def _formulaires(contexte: Contexte) -> dict[str, str]:
    """« écrite », « 12 500 € »: the one thing each form is looked at for."""
    dossier = contexte.dossier
    formulation = dossier.fiche_unique(Problematique, ID_PROBLEMATIQUE)["formulation"]
    type_ = dossier.fiche_unique(ProjetIntervention, ID_PROJET)["type_ingenierie"]
    return {
        "formulaire:problematique": "formulée" if formulation else "à formuler",
        "formulaire:projet": "type choisi" if type_ else "",
    }

"""The agenda of a session as a register: points typed, pasted and put in order like lines of a spreadsheet (R15)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from app.models.colonnes import TypeChoix
from app.models.comite import PointSeance
from app.models.definitions.aide import Choix
from app.models.definitions.catalogue import Catalogue
from app.services.dependances import retirer_de
from app.services.ecriture.operation import Operation
from app.services.registres import Jeu, Mots, Registre
from app.services.registres.colonnes import colonnes_de

_COURTS = {
    "titre": ("Point", 220),
    "duree": ("Min", 62),
    "rapporteur": ("Présenté par", 130),
    "document": ("Ce qu’on montre", 150),
    "traite": ("Traité", 70),
    "notes": ("Ce qui s’est dit", 160),
}

MONTRES: tuple[tuple[str, str], ...] = (
    ("fiche-presentation", "Problématique et rôle"),
    ("grille-structures", "Structures"),
    ("objectifs", "Projet et objectifs"),
    ("budget", "Budget"),
    ("releve-avis", "Réserves et avis"),
)
"""What a point shows on the screen of the session: the code kept in ``document``, and its words."""


def registre_de_l_ordre_du_jour(catalogue: Catalogue, seance: str) -> Registre:
    """The points of one session, in their order; a new one goes to the end."""
    montres = TypeChoix(tuple(Choix(code, mots) for code, mots in MONTRES), libre=True)
    colonnes = colonnes_de(PointSeance, catalogue, longs=frozenset(("notes",)), courts=_COURTS)
    colonnes["document"] = replace(colonnes["document"], type=montres)
    return Registre(
        PointSeance,
        Mots("point", "points", cle="titre"),
        colonnes,
        cle="titre",
        jeux=(Jeu("ordre", "Ordre du jour", ("titre", "duree", "rapporteur", "document")),),
        fixes={"seance": seance},
        ordre="ordre, rowid",
        elastiques=frozenset(("titre", "rapporteur")),
        creer=partial(_creer, seance),
        retirer=retirer_de(PointSeance),
    )


def _creer(seance: str, op: Operation, valeurs: Mapping[str, Any]) -> str:
    rangs = [op.valeur(PointSeance, id, "ordre") for id in op.ids(PointSeance, "seance", seance)]
    return op.creer(PointSeance, **{**valeurs, "ordre": max(rangs, default=0) + 1})

"""Clashes on the map of partners: a line from one end to the other, heavier as it is graver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from app.models.dessin import Forme, Ligne
from app.models.tensions import Cible, Gravite, Tension
from app.services.reseau import Reseau

Point: TypeAlias = tuple[float, float]
Place: TypeAlias = tuple[float, float, float, float]
"""A chip: x and y of its top left corner, width, height."""

_EPAISSEURS = {Gravite.INCOMPATIBLE: 2.4, Gravite.CONTREDIT: 1.3, Gravite.A_ECLAIRCIR: 1.1}


def numeroter(reseau: Reseau, limite: int) -> tuple[tuple[int, Tension], ...]:
    """The gravest open clashes of known partners, with the number they bear; those beyond ``limite`` are counted."""
    connues = [t for t in reseau.ouvertes if t.de in reseau.noms]
    return tuple(enumerate(connues[:limite], 1))


def dessiner_tensions(
    numerotees: Sequence[tuple[int, Tension]], places: Mapping[str, Place], centre: Point
) -> list[Forme]:
    """Lines under the chips, from the middle of one (by id) to that of the other; objectives are at the centre.

    An end without a chip of its own (no family) has no line; nor has a clash whose line would run under the chip of
    somebody else, which it would seem to concern: its number stands on both ends.
    """
    formes: list[Forme] = []
    for _, tension in numerotees:
        bouts = {tension.de, tension.avec} if tension.cible is Cible.PARTENAIRE else {tension.de}
        if not bouts <= places.keys():
            continue
        depart = _milieu(places[tension.de])
        arrivee = _milieu(places[tension.avec]) if tension.cible is Cible.PARTENAIRE else centre
        siennes = [places[bout] for bout in bouts]
        if any(_passe_sous(depart, arrivee, place) for place in places.values() if place not in siennes):
            continue
        pointilles = tension.gravite is Gravite.A_ECLAIRCIR
        formes.append(Ligne(*depart, *arrivee, "attention", _EPAISSEURS[tension.gravite], pointilles))
    return formes


def _milieu(place: Place) -> Point:
    x, y, large, haute = place
    return x + large / 2, y + haute / 2


def _passe_sous(depart: Point, arrivee: Point, place: Place) -> bool:
    """Whether a line enters a chip: it is cut by each pair of its sides in turn, and something must remain."""
    x, y, large, haute = place
    debut, fin = 0.0, 1.0
    for de, vers, bas, haut in ((depart[0], arrivee[0], x, x + large), (depart[1], arrivee[1], y, y + haute)):
        if de == vers:
            if not bas < de < haut:
                return False
            continue
        entre, sort = sorted(((bas - de) / (vers - de), (haut - de) / (vers - de)))
        debut, fin = max(debut, entre), min(fin, sort)
    return debut < fin

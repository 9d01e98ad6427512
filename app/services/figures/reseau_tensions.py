"""Clashes on the map of partners: a line from one end to the other, heavier as it is graver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.models.dessin import Forme, Ligne
from app.models.tensions import Cible, Gravite, Tension
from app.services.reseau import Reseau

_EPAISSEURS = {Gravite.INCOMPATIBLE: 2.4, Gravite.CONTREDIT: 1.3, Gravite.A_ECLAIRCIR: 1.1}


def numeroter(reseau: Reseau, limite: int) -> tuple[tuple[int, Tension], ...]:
    """The gravest open clashes of known partners, with the number they bear; those beyond ``limite`` are counted."""
    connues = [t for t in reseau.ouvertes if t.de in reseau.noms]
    return tuple(enumerate(connues[:limite], 1))


def dessiner_tensions(
    numerotees: Sequence[tuple[int, Tension]],
    milieux: Mapping[str, tuple[float, float]],
    centre: tuple[float, float],
) -> list[Forme]:
    """Lines under the chips, from the middle of one (by id) to that of the other; objectives are at the centre.

    An end without a chip of its own (no family) has no line.
    """
    formes: list[Forme] = []
    for _, tension in numerotees:
        depart = milieux.get(tension.de)
        arrivee = milieux.get(tension.avec) if tension.cible is Cible.PARTENAIRE else centre
        if depart is not None and arrivee is not None:
            pointilles = tension.gravite is Gravite.A_ECLAIRCIR
            formes.append(Ligne(*depart, *arrivee, "attention", _EPAISSEURS[tension.gravite], pointilles))
    return formes

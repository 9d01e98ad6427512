"""Where the DLA stands between public authorities and a collective project (R05; S3). Pure.

Every statement is answered from −2 (pas du tout d’accord) to +2 (tout à fait d’accord); each axis takes the mean of
its answers. An axis that stays near the middle says nothing: no posture is named on thin grounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.models.definitions.aide import Posture, Postures

EXTREME = 2
"""The strongest answer, either way."""

SEUIL = 0.2
"""Below this distance from the middle, an axis says nothing yet (ours, not the source’s)."""


@dataclass(frozen=True)
class PlaceDuDla:
    """The point of the figure and what can be read from it.

    ``proches`` holds one posture when both axes speak, two when only one does, none at the centre.
    """

    x: float
    y: float
    proches: tuple[Posture, ...]
    repondues: int
    questions: int

    @property
    def au_centre(self) -> bool:
        """Neither axis speaks: nothing answered, or answers that balance each other."""
        return not self.proches

    @property
    def posture(self) -> Posture | None:
        """The one posture that stands out, or None."""
        return self.proches[0] if len(self.proches) == 1 else None


def reponses_valides(reponses: Mapping[str, Any] | None, postures: Postures) -> dict[str, int]:
    """The answers that speak of a known statement, brought within −2…+2; anything else is left out."""
    connues = {question.code for question in postures.question}
    return {
        code: max(-EXTREME, min(EXTREME, valeur))
        for code, valeur in (reponses or {}).items()
        if code in connues and isinstance(valeur, int) and not isinstance(valeur, bool)
    }


def par_axe(reponses: Mapping[str, Any] | None, postures: Postures) -> dict[str, float | None]:
    """Each axis by code, from −1 (pôle bas) to +1 (pôle haut); None where no statement was answered."""
    valides = reponses_valides(reponses, postures)
    valeurs: dict[str, float | None] = {}
    for axe in postures.axe:
        tirees = [
            q.sens * valides[q.code] / EXTREME for q in postures.question if q.axe == axe.code and q.code in valides
        ]
        valeurs[axe.code] = sum(tirees) / len(tirees) if tirees else None
    return valeurs


def coordonnees(reponses: Mapping[str, Any] | None, postures: Postures) -> tuple[float, float]:
    """The point in [−1, 1] × [−1, 1]: the first axis of the content file is upright (y), the second lies flat (x)."""
    valeurs = par_axe(reponses, postures)
    y, x = (valeurs[axe.code] or 0.0 for axe in postures.axe[:2])
    return x, y


def postures_proches(valeurs: Mapping[str, float | None], postures: Postures) -> tuple[Posture, ...]:
    """The postures on the side of every axis that speaks; none when no axis does."""
    parlent = {axe: valeur for axe, valeur in valeurs.items() if valeur is not None and abs(valeur) >= SEUIL}
    if not parlent:
        return ()
    # The code of an axis is the name of the posture’s field.
    return tuple(
        posture
        for posture in postures.posture
        if all((getattr(posture, axe) == "fort") == (valeur > 0) for axe, valeur in parlent.items())
    )


def situer(reponses: Mapping[str, Any] | None, postures: Postures) -> PlaceDuDla:
    """Place the point, and name the posture (or the two) that it is close to."""
    x, y = coordonnees(reponses, postures)
    return PlaceDuDla(
        x,
        y,
        postures_proches(par_axe(reponses, postures), postures),
        len(reponses_valides(reponses, postures)),
        len(postures.question),
    )

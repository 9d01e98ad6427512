"""Where the DLA stands between public authorities and a collective project (R05; S3). Pure.

Every statement is answered from −2 (pas du tout d’accord) to +2 (tout à fait d’accord). A statement left
unanswered pulls nowhere: little said keeps the point near the centre, so that no posture is named on thin grounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.models.definitions.aide import Axe, Posture, Postures

EXTREME = 2
"""The strongest answer, either way."""

SEUIL = 0.2
"""Below this distance from the middle, an axis says nothing yet (ours, not the source’s)."""


@dataclass(frozen=True)
class Position:
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


def coordonnees(reponses: Mapping[str, Any] | None, postures: Postures) -> tuple[float, float]:
    """The point in [−1, 1] × [−1, 1]: x along the first axis of the content file, y (upwards) along the second."""
    valides = reponses_valides(reponses, postures)
    x, y = (_sur_l_axe(axe, valides, postures) for axe in postures.axe[:2])
    return x, y


def _sur_l_axe(axe: Axe, reponses: Mapping[str, int], postures: Postures) -> float:
    questions = [question for question in postures.question if question.axe == axe.code]
    if not questions:
        return 0.0
    return sum(q.sens * reponses.get(q.code, 0) for q in questions) / (EXTREME * len(questions))


def situer(reponses: Mapping[str, Any] | None, postures: Postures) -> Position:
    """Place the point, and name the posture (or the two) that it is close to."""
    x, y = coordonnees(reponses, postures)
    attendus = tuple(
        (axe, valeur) for axe, valeur in zip(postures.axe[:2], (x, y), strict=True) if abs(valeur) >= SEUIL
    )
    proches = tuple(p for p in postures.posture if all(_cote(p, axe) == (v > 0) for axe, v in attendus))
    return Position(
        x,
        y,
        proches if attendus else (),
        len(reponses_valides(reponses, postures)),
        len(postures.question),
    )


def _cote(posture: Posture, axe: Axe) -> bool:
    """True when the posture lies at the high pole of the axis (whose code is the name of the field)."""
    return bool(getattr(posture, axe.code) == "fort")


def coin(posture: Posture, postures: Postures) -> tuple[float, float]:
    """Middle of the quadrant of a posture, in the same coordinates: (±0.5, ±0.5)."""
    x, y = (0.5 if _cote(posture, axe) else -0.5 for axe in postures.axe[:2])
    return x, y

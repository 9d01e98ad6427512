"""How the columns of a table share its width, whatever the format: nobody’s words are cut while others have room."""

from __future__ import annotations

from collections.abc import Sequence

MOT_LE_PLUS_LONG = 24
"""Letters. Beyond, it is an address or a slip of the keyboard: no column grows for it."""


def repartir(largeurs: Sequence[float], besoins: Sequence[float]) -> list[float] | None:
    """Each column what it needs at least, taken from the others in proportion to what they can spare.

    The sum stays; None where that would take more than half of it.
    """
    manque = sum(max(0.0, besoin - large) for besoin, large in zip(besoins, largeurs, strict=True))
    if not manque:
        return list(largeurs)
    souples = [max(0.0, large - besoin) for besoin, large in zip(besoins, largeurs, strict=True)]
    if manque > sum(souples) / 2:
        return None
    garde = 1 - manque / sum(souples)
    return [besoin + souple * garde for besoin, souple in zip(besoins, souples, strict=True)]

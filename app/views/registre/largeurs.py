"""How wide the columns of a register are: pure arithmetic, in pixels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def partager(voulues: Sequence[int], planchers: Mapping[int, int], place: int, servies: Sequence[int]) -> list[int]:
    """Widths that fill ``place`` if they can.

    What is left over goes to the columns ``servies``, equally. What is lacking is taken, equally too, from the columns
    that have a floor (rank → width it isn’t narrowed under); where all are at theirs, the table overflows its place.
    """
    largeurs = list(voulues)
    reste = place - sum(largeurs)
    if reste > 0 and servies:
        part, surplus = divmod(reste, len(servies))
        for k in servies:
            largeurs[k] += part
        largeurs[servies[-1]] += surplus
    cedent = [k for k in planchers if largeurs[k] > planchers[k]]
    while reste < 0 and cedent:
        part = max(-reste // len(cedent), 1)
        for k in cedent:
            donne = min(part, largeurs[k] - planchers[k], -reste)
            largeurs[k] -= donne
            reste += donne
        cedent = [k for k in cedent if largeurs[k] > planchers[k]]
    return largeurs

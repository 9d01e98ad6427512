"""Names that begin alike, shortened so that they still differ."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import pairwise

_A_LIRE = 8
"""Letters to be seen from the one that differs: two or three don’t tell « Office de tourisme de Bo… » from another."""


class NomsProches:
    """Names of one list, asked one at a time: thousands may stand there, a dozen are read.

    >>> NomsProches(["Office de Vitré", "Office de Redon", "Écluse"]).rang("Office de Redon")
    10
    """

    def __init__(self, noms: Iterable[str]) -> None:
        self._tries = sorted(dict.fromkeys(noms))

    def rang(self, nom: str) -> int:
        """The place of the first letter that tells a name of the list from those it is most like."""
        ici = bisect_left(self._tries, nom)
        return max((_commun(*paire) for paire in pairwise(self._tries[max(ici - 1, 0) : ici + 2])), default=0)


def _commun(avant: str, apres: str) -> int:
    """How many letters they have in common at the beginning; a space says nothing: the word after it does."""
    court = min(len(avant), len(apres))
    commun = next((i for i in range(court) if avant[i] != apres[i]), court)
    return commun + (len(apres[commun:]) - len(apres[commun:].lstrip()) if commun == len(avant) else 0)


def abreger(nom: str, rang: int, couper: Callable[[str], str]) -> str:
    """``nom`` as ``couper`` (which ends with « … » what doesn’t fit) leaves it, unless what begins at ``rang`` is hid:
    then the first word, « … », and the name from the word that differs.

    >>> abreger("Office de tourisme de Vitré", 22, lambda nom: nom if len(nom) < 20 else nom[:18] + "…")
    'Office … Vitré'
    """
    simple = couper(nom)
    if simple == nom or not rang or rang + _A_LIRE < len(simple):
        return simple
    premier = nom.partition(" ")[0]
    debut = nom.rfind(" ", 0, rang) + 1
    repris = f"{premier} … {nom[debut:]}" if debut > len(premier) + 1 else f"… {nom[debut:]}"
    coupe = couper(repris)
    if rang - debut + len(repris) - len(nom[debut:]) < len(coupe) - 1 or coupe == repris:
        return coupe
    return couper(f"… {nom[max(rang - 2, 0) :]}")  # a long word, or a long first one: the very letter

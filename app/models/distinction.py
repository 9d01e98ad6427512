"""Names that begin alike, shortened so that they still differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

_A_LIRE = 8
"""Letters to be seen from the one that differs: two or three don’t tell « Office de tourisme de Bo… » from another."""


def rangs_distinctifs(noms: Sequence[str]) -> tuple[int, ...]:
    """For each name, the place of the first letter that tells it from those it is most like.

    >>> rangs_distinctifs(["Office de Vitré", "Office de Redon", "Écluse"])
    (10, 10, 0)
    """
    rangs = dict.fromkeys(noms, 0)
    for avant, apres in pairwise(sorted(rangs)):
        commun = _commun(avant, apres)
        rangs[avant], rangs[apres] = max(rangs[avant], commun), max(rangs[apres], commun)
    return tuple(rangs[nom] for nom in noms)


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

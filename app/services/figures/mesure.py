"""Words cut into short lines inside a figure, by an approximate width that suits both fonts."""

from __future__ import annotations

import re

_MOYENNE = 0.53
_MOYENNE_GRAS = 0.57
_SECABLES = re.compile(r"[ \t\n\r\f\v]+")
"""Spaces where a line may end: no-break ones (U+00A0, U+202F) hold a number to its unit, a word to its sign."""
_ETROITES = frozenset("iljtfr.,'’:;!| ")


def largeur_approchee(texte: str, taille: float, gras: bool = False) -> float:
    """Width of a line in points, a little on the large side."""
    moyenne = _MOYENNE_GRAS if gras else _MOYENNE
    return sum(moyenne * (0.6 if c in _ETROITES else 1.15 if c in "mwMW" else 1) for c in texte) * taille


def en_lignes(texte: str, taille: float, place: float, gras: bool = False) -> list[str]:
    """``texte`` cut at its breakable spaces into lines of about ``place`` points."""
    lignes: list[str] = []
    for mot in filter(None, _SECABLES.split(texte)):
        essai = f"{lignes[-1]} {mot}" if lignes else mot
        if lignes and largeur_approchee(essai, taille, gras) <= place:
            lignes[-1] = essai
        else:
            lignes.append(mot)
    return lignes

"""Amounts of one column written alike: where one has cents, all have, so that they stand comma under comma.

On paper and in Word only: in a spreadsheet amounts are numbers, and a form remembers its cells as they were composed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.models.documents.blocs import Rangee, Tableau

_MONTANT = re.compile(r"(-?\d[\d\s]*)(,\d\d)?(\s€)")


def accorder_les_centimes(tableau: Tableau) -> Tableau:
    """``tableau`` with « ,00 » after the whole euros of a column that has cents; anything else as it is."""
    a_completer = {i for i, c in enumerate(tableau.colonnes) if c.type.numerique and _inegale(tableau, i)}
    if not a_completer:
        return tableau
    sections = tuple(
        replace(section, rangees=tuple(_completer(r, a_completer) for r in section.rangees))
        for section in tableau.sections
    )
    return replace(tableau, sections=sections)


def _inegale(tableau: Tableau, rang: int) -> bool:
    """Whether a column holds nothing but amounts, some with cents and some without."""
    textes = {r.cases[rang].texte for r in tableau.rangees} - {""}
    trouves = [_MONTANT.fullmatch(t) for t in textes]
    return all(trouves) and len({bool(t and t[2]) for t in trouves}) > 1


def _completer(rangee: Rangee, rangs: set[int]) -> Rangee:
    return replace(
        rangee,
        cases=tuple(
            replace(case, texte=f"{t[1]},00{t[3]}")
            if i in rangs and (t := _MONTANT.fullmatch(case.texte)) and not t[2]
            else case
            for i, case in enumerate(rangee.cases)
        ),
    )

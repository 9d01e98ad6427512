"""Which local backups to keep: by order number, so that a clock gone mad thins nothing wrongly."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime

DERNIERES, JOURS, SEMAINES, MOIS = 20, 14, 8, 12
PLAFOND = 2 * 1024**3
"""Bytes of backups a dossier may take on this computer."""


@dataclass(frozen=True)
class Copie:
    """What thinning looks at."""

    numero: int
    quand: datetime
    taille: int
    pour_toujours: bool


def a_effacer(copies: Sequence[Copie], plafond: int = PLAFOND) -> frozenset[int]:
    """Numbers of the copies to delete: all but the last 20, one a day for 14 days *with work*, 8 weeks, 12 months.

    Days, weeks and months are counted as they come in order of number: dates only group, they never order.
    The latest copy and those made before a migration stay whatever their size.
    """
    triees = sorted(copies, key=lambda copie: -copie.numero)
    gardees = {copie.numero for copie in triees[:DERNIERES]} | {c.numero for c in triees if c.pour_toujours}
    gardees |= _premieres(triees, JOURS, lambda quand: quand.date())
    gardees |= _premieres(triees, SEMAINES, lambda quand: quand.isocalendar()[:2])
    gardees |= _premieres(triees, MOIS, lambda quand: (quand.year, quand.month))
    total = sum(copie.taille for copie in triees if copie.numero in gardees)
    for copie in reversed(triees[1:]):
        if total <= plafond:
            break
        if copie.numero in gardees and not copie.pour_toujours:
            gardees.discard(copie.numero)
            total -= copie.taille
    return frozenset(copie.numero for copie in triees if copie.numero not in gardees)


def _premieres(triees: Sequence[Copie], combien: int, cle: Callable[[datetime], Hashable]) -> set[int]:
    vus: dict[Hashable, int] = {}
    for copie in triees:
        vus.setdefault(cle(copie.quand), copie.numero)
        if len(vus) == combien:
            break
    return set(vus.values())

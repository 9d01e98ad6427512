"""Who pays what when several DLA work together: in proportion to the structures of each (S3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.models.budget import PartDla
from app.models.budget_calcul import ZERO, additionner, prorata
from app.services.budget.lecture import Budget
from app.services.ecriture.dossier import Dossier

DES_DLA = frozenset(("dla", "autres_dla"))
"""Families of resources that come from the DLA themselves."""


@dataclass(frozen=True)
class PartLue:
    """A DLA: its structures, its share of what is to be paid and of what other funders leave to pay (€)."""

    id: str
    nom: str
    structures: int | None
    referent: bool
    commentaire: str
    part: Decimal
    reste: Decimal


def parts(dossier: Dossier, budget: Budget) -> tuple[PartLue, ...]:
    """Each DLA in the order entered; shares add up to the totals, to the cent."""
    return parts_de(dossier.lignes(PartDla), budget)


def parts_de(lignes: Iterable[Mapping[str, Any]], budget: Budget) -> tuple[PartLue, ...]:
    """The same, from rows of `PartDla`."""
    lues = list(lignes)
    poids = [max(ligne["structures"] or 0, 0) for ligne in lues]
    totales = prorata(budget.totaux.depenses, poids)
    restes = prorata(reste_aux_dla(budget), poids, totales)
    return tuple(
        PartLue(
            ligne["id"],
            ligne["nom"],
            ligne["structures"],
            bool(ligne["referent"]),
            ligne["commentaire"] or "",
            part,
            reste,
        )
        for ligne, part, reste in zip(lues, totales, restes, strict=True)
    )


def reste_aux_dla(budget: Budget) -> Decimal:
    """What is to be paid once the other funders (not the DLA) have given what they are counted for; never negative."""
    ailleurs = additionner(m for famille, m in budget.totaux.familles.items() if famille not in DES_DLA)
    return max(budget.totaux.depenses - ailleurs, ZERO)

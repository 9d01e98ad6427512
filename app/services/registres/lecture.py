"""The rows of a register as SQLite keeps them, and their values where they are shown.

Rows are read as stored and turned into Python values only where a table shows, sorts or filters them: 10,000
structures must open like 100 (HOUSE_STYLE, « Speed »).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from app.models.base import Base
from app.models.definitions.aide import Choix
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.tables import codec, nom_de
from app.services.registres.definition import Registre

Stockee: TypeAlias = tuple[Any, ...]
"""A row of a register as SQLite gives it: what ten thousand rows cost must not depend on their conversion."""


def lire_stockees(
    dossier: Dossier, registre: Registre, noms: Sequence[str], ids: Iterable[str] | None = None
) -> list[Stockee]:
    """``(id, stored values of noms…)`` of the rows of the register in its order, or those of ``ids`` in any order."""
    colonnes = ", ".join(f'"{nom}"' for nom in ("id", *noms))
    fixes = codec(registre.table).stocker(registre.fixes)
    conditions = [f'"{nom}" IS ?' for nom in fixes]
    if ids is None:
        ou = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        return dossier.requete(
            f'SELECT {colonnes} FROM "{registre.table}"{ou} ORDER BY {registre.ordre}', tuple(fixes.values())
        )
    une = f'SELECT {colonnes} FROM "{registre.table}" WHERE {" AND ".join(("id = ?", *conditions))}'
    return [ligne for id in ids for ligne in dossier.requete(une, (id, *fixes.values()))]


def valeur_lue(registre: Registre, nom: str, stockee: Any) -> Any:
    """The Python value of a stored one."""
    return codec(registre.table).lire({nom: stockee})[nom]


def references(
    dossier: Dossier,
    entite: type[Base],
    cle: str = "nom",
    *,
    fixes: Mapping[str, Any] | None = None,
    ordre: str = "rowid",
) -> Callable[[], Sequence[Choix]]:
    """What gives the rows of ``entite`` (those that have ``fixes``) by id and name, for a `TypeReference`."""

    def fournir() -> Sequence[Choix]:
        table = nom_de(entite)
        voulues = codec(table).stocker(fixes or {})
        ou = " AND ".join(f'"{nom}" IS ?' for nom in voulues)
        lues = dossier.requete(
            f'SELECT id, "{cle}" FROM "{table}"{f" WHERE {ou}" if ou else ""} ORDER BY {ordre}',
            tuple(voulues.values()),
        )
        return [Choix(id, nom or "(sans nom)") for id, nom in lues]

    return fournir

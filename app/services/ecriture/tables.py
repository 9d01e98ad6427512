"""How rows travel between Python values and what SQLite stores, table by table.

Writes speak SQL directly: one field typed must reach the disk within a frame, and before and after
are journalled exactly as stored, so that undo gives back the very same bytes (docs/adr/0002-journal.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.models.base import Base
from app.models.schema import tables_metier
from app.models.types import Valeur, depuis_base, vers_base


@dataclass(frozen=True)
class Codec:
    """The columns of one table and their conversions."""

    nom: str
    colonnes: tuple[str, ...]
    defauts: Mapping[str, Any]
    _vers: Mapping[str, Callable[[Any], Valeur]]
    _depuis: Mapping[str, Callable[[Any], Any]]

    def stocker(self, valeurs: Mapping[str, Any]) -> dict[str, Valeur]:
        """Python values → stored values. KeyError on a column that doesn't exist."""
        resultat: dict[str, Valeur] = {}
        for nom, valeur in valeurs.items():
            if nom not in self.colonnes:
                raise KeyError(f"{self.nom}.{nom}")
            vers = self._vers.get(nom)
            resultat[nom] = vers(valeur) if vers is not None else valeur
        return resultat

    def lire_tout(self, noms: Sequence[str], lignes: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
        """Many rows at once: only the columns that need it are converted, each in one sweep."""
        resultat = [dict(zip(noms, ligne, strict=False)) for ligne in lignes]
        for nom in noms:
            depuis = self._depuis.get(nom)
            if depuis is not None:
                for ligne in resultat:
                    if (valeur := ligne[nom]) is not None:
                        ligne[nom] = depuis(valeur)
        return resultat

    def lire(self, valeurs: Mapping[str, Any]) -> dict[str, Any]:
        """Stored values → Python values."""
        return {nom: self._depuis[nom](valeur) if nom in self._depuis else valeur for nom, valeur in valeurs.items()}


@cache
def codec(entite: str) -> Codec:
    """The codec of a table the user writes. KeyError for any other name."""
    table = tables_metier()[entite]
    vers = {c.name: f for c in table.columns if (f := vers_base(c.type)) is not None}
    depuis = {c.name: f for c in table.columns if (f := depuis_base(c.type)) is not None}
    defauts = {c.name: c.info["defaut"] for c in table.columns if c.info.get("defaut") is not None}
    return Codec(entite, tuple(c.name for c in table.columns), defauts, vers, depuis)


def nom_de(entite: type[Base]) -> str:
    """The table of a mapped class."""
    return str(entite.__tablename__)

"""What every table of a dossier shares: an id that survives copies, STRICT types, French labels.

A column that a person reads carries ``info={"libelle": …}`` (and ``"unite"`` when it has one): the journal,
the column matching of imports and the forms take their words from there.
"""

from __future__ import annotations

import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

from app.models.statuts import Libelle
from app.models.types import Codes, Instant, Jour, NombreExact, OuiNon, Reponses, TexteLibre

_ESPACE = uuid.UUID("6f9d4c1e-3f0b-5d0e-9a52-1d6c0e7a4b10")


def nouvel_id() -> str:
    """A fresh row id: UUID, so that rows created on two laptops never collide."""
    return str(uuid.uuid4())


def id_stable(table: str, code: str) -> str:
    """The id of the row that says something about one ``code`` of the method.

    It is the same on every laptop: two copies that both start to follow an action speak of the same row.
    """
    return str(uuid.uuid5(_ESPACE, f"{table}:{code}"))


class Base(DeclarativeBase):
    """Root of the tables whose changes are written to the journal."""

    metadata = MetaData()
    type_annotation_map = {
        str: TexteLibre(),
        Decimal: NombreExact(),
        date: Jour(),
        datetime: Instant(),
        bool: OuiNon(),
        tuple[str, ...]: Codes(),
        dict[str, Any]: Reponses(),
    }
    __table_args__: Any = {"sqlite_strict": True}

    id: Mapped[str] = mapped_column(Text, primary_key=True)


def champ(
    libelle: str,
    *,
    unite: str = "",
    defaut: object = None,
    liste: str = "",
    enumeration: type[Libelle] | None = None,
    **options: Any,
) -> MappedColumn[Any]:
    """A column a person reads, with its French ``libelle`` and, for a number, its ``unite``.

    A column that holds codes names where their words are: a ``liste`` of `resources/listes.toml`, or an
    ``enumeration`` of the program.
    """
    info = {"libelle": libelle, "unite": unite, "defaut": defaut, "liste": liste, "enumeration": enumeration}
    return mapped_column(info=info, **options)

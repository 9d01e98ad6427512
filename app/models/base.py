"""What every table of a dossier shares: an id that survives copies, STRICT types, French labels.

A table is a class whose attributes are its columns: the annotation says what they hold, `champ` what a person reads
of them. The journal, the column matching of imports and the forms take their words from there. The classes describe
and are never instantiated, so they make `Table` objects of SQLAlchemy without its ORM (docs/adr/0002-journal.md).
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

from app.models.statuts import Libelle
from app.models.types import Codes, Instant, Jour, NombreExact, OuiNon, Reponses, TexteLibre

_ESPACE = uuid.UUID("6f9d4c1e-3f0b-5d0e-9a52-1d6c0e7a4b10")

T = TypeVar("T")

_TYPES: dict[str, TypeEngine[Any]] = {
    "str": TexteLibre(),
    "int": Integer(),
    "Decimal": NombreExact(),
    "date": Jour(),
    "datetime": Instant(),
    "bool": OuiNon(),
    "tuple[str, ...]": Codes(),
    "dict[str, Any]": Reponses(),
}
"""What a column stores, by the words of its annotation."""


def nouvel_id() -> str:
    """A fresh row id: UUID, so that rows created on two laptops never collide."""
    return str(uuid.uuid4())


def id_stable(table: str, code: str) -> str:
    """The id of the row that says something about one ``code`` of the method.

    It is the same on every laptop: two copies that both start to follow an action speak of the same row.
    """
    return str(uuid.uuid5(_ESPACE, f"{table}:{code}"))


class Champ(Generic[T]):
    """The annotation of a column whose Python values are ``T``; ``T | None`` where it may stay empty."""


class Base:
    """Root of the tables whose changes are written to the journal."""

    metadata: ClassVar = MetaData()
    entites: ClassVar[dict[str, type[Base]]] = {}
    """Every such class, by the name of its table."""

    __tablename__: ClassVar[str]
    __table__: ClassVar[Table]

    def __init_subclass__(cls) -> None:
        """Describe the table of the class: its columns in the order written, then its id."""
        champs = [_colonne(nom, ecrit, getattr(cls, nom)) for nom, ecrit in cls.__annotations__.items()]
        cle = Column("id", Text, primary_key=True)
        cls.__table__ = Table(cls.__tablename__, cls.metadata, *champs, cle, sqlite_strict=True)
        cls.entites[cls.__tablename__] = cls


@dataclass(frozen=True)
class _Dit:
    """What `champ` was told, until the name and the annotation are known."""

    info: dict[str, object]
    index: bool


def champ(
    libelle: str,
    *,
    unite: str = "",
    defaut: object = None,
    liste: str = "",
    enumeration: type[Libelle] | None = None,
    index: bool = False,
) -> Any:
    """A column a person reads, with its French ``libelle`` and, for a number, its ``unite``.

    A column that holds codes names where their words are: a ``liste`` of `resources/listes.toml`, or an
    ``enumeration`` of the program.
    """
    info = {"libelle": libelle, "unite": unite, "defaut": defaut, "liste": liste, "enumeration": enumeration}
    return _Dit(info, index)


def _colonne(nom: str, annotation: str, champ: _Dit) -> Column[Any]:
    """The column under that name; KeyError where nothing stores what the annotation says."""
    genre = annotation.removeprefix("Champ[").removesuffix("]")
    plein = genre.removesuffix(" | None")
    return Column(nom, _TYPES[plein], nullable=plein != genre, index=champ.index, info=champ.info)

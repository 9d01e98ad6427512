"""Column types: exact, readable by any SQLite tool, and legal in STRICT tables."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any, TypeAlias

from sqlalchemy import Integer, Text, TypeDecorator
from sqlalchemy.engine import Dialect

from app.models.texte import nettoyer

Valeur: TypeAlias = str | int | float | bytes | None
"""What SQLite stores."""


class TexteLibre(TypeDecorator[str]):
    """Text as typed, cleaned at the boundary (`app.models.texte`)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect | None) -> str | None:
        return None if value is None else nettoyer(value).texte


class NombreExact(TypeDecorator[Decimal]):
    """An exact decimal kept as its shortest text (``12500``, ``3.5``): never a float."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect | None) -> str | None:
        if value is None:
            return None
        exact = Decimal(value)
        if not exact.is_finite():
            raise ValueError(f"not a finite amount: {value}")
        court = exact.normalize()
        return f"{court.quantize(Decimal(1)) if court == court.to_integral_value() else court:f}"

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> Decimal | None:
        return None if value is None else Decimal(value)


class Jour(TypeDecorator[date]):
    """A calendar day, ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect | None) -> str | None:
        return None if value is None else value.isoformat()[:10]

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Instant(TypeDecorator[datetime]):
    """A moment, ISO text with its offset."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect | None) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.isoformat(timespec="seconds")

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class OuiNon(TypeDecorator[bool]):
    """0 or 1."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect | None) -> int | None:
        return None if value is None else int(bool(value))

    def process_result_value(self, value: int | None, dialect: Dialect | None) -> bool | None:
        return None if value is None else bool(value)


class Codes(TypeDecorator[tuple[str, ...]]):
    """Several codes of a list of the method, as a JSON array in the order chosen."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect | None) -> str | None:
        return None if value is None else json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> tuple[str, ...] | None:
        return None if value is None else tuple(json.loads(value))


class Reponses(TypeDecorator[dict[str, Any]]):
    """What only its own grid reads: one JSON object keyed by stable codes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, Any] | None, dialect: Dialect | None) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> dict[str, Any] | None:
        return None if value is None else json.loads(value)


def vers_base(type_: Any) -> Callable[[Any], Valeur] | None:
    """The function that turns a Python value of a column into what SQLite stores, or None when it is the same."""
    if isinstance(type_, TypeDecorator):
        return lambda valeur: type_.process_bind_param(valeur, None)  # type: ignore[arg-type]
    return None


def depuis_base(type_: Any) -> Callable[[Any], Any] | None:
    """The function that turns what SQLite stores into the Python value of a column, or None when it is the same."""
    if isinstance(type_, TypeDecorator) and type(type_).process_result_value is not TypeDecorator.process_result_value:
        return partial(type_.process_result_value, dialect=None)  # type: ignore[arg-type]
    return None

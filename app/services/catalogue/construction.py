"""A TOML table → a frozen dataclass, strictly: unknown keys, missing keys and wrong types are problems to report."""

from __future__ import annotations

import dataclasses
import types
import typing
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, TypeVar

from app.services.catalogue.lecture import Texte

T = TypeVar("T")

_MOTS = {str: "un texte entre guillemets", int: "un nombre entier", bool: "true ou false", Decimal: "un nombre"}


class Inconstructible(Exception):
    """The entry can't be built; the problem has been noted."""


def construire(classe: type[T], donnees: Any, texte: Texte, id_parent: str = "") -> T:
    """Build ``classe`` from a TOML table. Raises `Inconstructible` after noting the problem in ``texte``."""
    if not isinstance(donnees, dict):
        texte.signaler(id_parent, "une table est attendue ici.")
        raise Inconstructible
    id = str(donnees.get("code") or id_parent)
    champs = _champs(typing.cast(Any, classe))
    valeurs: dict[str, Any] = {}
    entier = True
    for cle, valeur in donnees.items():
        if cle not in champs:
            connus = ", ".join(f"« {nom} »" for nom in champs)
            texte.signaler(id, f"la clé « {cle} » n’est pas connue ici ; clés possibles : {connus}.", cle)
            entier = False
            continue
        try:
            valeurs[cle] = _convertir(champs[cle].type, valeur, texte, id, cle)
        except Inconstructible:
            entier = False
    for nom, champ in champs.items():
        if champ.obligatoire and nom not in donnees:
            texte.signaler(id, f"il manque la clé « {nom} ».")
            entier = False
    if not entier:
        raise Inconstructible
    return classe(**valeurs)


@dataclasses.dataclass(frozen=True)
class _Champ:
    type: Any
    obligatoire: bool


@cache
def _champs(classe: type) -> dict[str, _Champ]:
    indications = typing.get_type_hints(classe)
    return {
        champ.name: _Champ(
            indications[champ.name],
            champ.default is dataclasses.MISSING and champ.default_factory is dataclasses.MISSING,
        )
        for champ in dataclasses.fields(classe)
    }


def _convertir(attendu: Any, valeur: Any, texte: Texte, id: str, cle: str) -> Any:
    origine = typing.get_origin(attendu)
    if origine is tuple:
        element = typing.get_args(attendu)[0]
        if not isinstance(valeur, list):
            texte.signaler(id, f"« {cle} » attend une liste entre crochets.", cle)
            raise Inconstructible
        return tuple(_convertir(element, v, texte, id, cle) for v in valeur)
    if origine in (typing.Union, types.UnionType):
        (simple,) = (a for a in typing.get_args(attendu) if a is not type(None))
        return _convertir(simple, valeur, texte, id, cle)
    if dataclasses.is_dataclass(attendu):
        return construire(typing.cast(type, attendu), valeur, texte, id)
    if attendu is Decimal and isinstance(valeur, (str, int)) and not isinstance(valeur, bool):
        try:
            return Decimal(valeur)
        except InvalidOperation:
            pass
    elif type(valeur) is attendu:
        if attendu is str and not valeur and cle in ("code", "titre"):
            texte.signaler(id, f"« {cle} » est vide.", cle)
            raise Inconstructible
        return valeur
    texte.signaler(id, f"« {cle} » attend {_MOTS[attendu]}.", cle)
    raise Inconstructible

"""Whether one stored value may enter a column of ours, and what the French report says when it may not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from sqlalchemy import Column, LargeBinary, Table

from app.models.schema import METADONNEES, tables_metier
from app.models.types import Codes, Instant, Jour, NombreExact, OuiNon, Reponses, depuis_base
from app.services.ecriture.operation import PLACE

FORME_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")
_TYPES = {"TEXT": str, "INTEGER": int, "BLOB": bytes, "REAL": float}
_ISOLES = re.compile("[\ud800-\udfff]")
_NOMBRE = re.compile(r"-?\d{1,40}(\.\d{1,40})?\Z")


@dataclass(frozen=True)
class Ecart:
    """A value or a row left aside: where it was, why, and how it began."""

    table: str
    ligne: str
    champ: str
    raison: str
    debut: str = ""

    def __str__(self) -> str:
        ou = f"{self.table} {self.ligne}" + (f", {libelle(self.table, self.champ)}" if self.champ else "")
        return f"{ou} : {self.raison}" + (f" (« {self.debut} »)" if self.debut else "")


def libelle(table: str, champ: str) -> str:
    """The French words of a column, or its name."""
    connue = METADONNEES.tables.get(table)
    colonne = connue.columns.get(champ) if connue is not None else None
    return str(colonne.info.get("libelle", champ)) if colonne is not None else champ


@dataclass(frozen=True)
class Regle:
    """What one column of the destination takes."""

    nom: str
    genre: type
    obligatoire: bool
    cle: bool
    defaut: object
    lire: Callable[[Any], object] | None

    def faute(self, valeur: object) -> str:
        """Why ``valeur`` cannot stay, or an empty string."""
        if valeur is None:
            return "valeur absente" if self.obligatoire else ""
        if type(valeur) is not self.genre:
            return "type inattendu"
        if isinstance(valeur, str) and "\x00" in valeur:
            return "champ illisible"
        if self.lire is not None:
            try:
                self.lire(valeur)
            except (ValueError, TypeError, KeyError, InvalidOperation, RecursionError):
                return "valeur illisible"
        return ""


def regles(table: str, colonnes: list[tuple[Any, ...]]) -> tuple[Regle, ...]:
    """The rules of a table from what ``PRAGMA table_xinfo`` says of the destination, and from our types."""
    connue = METADONNEES.tables.get(table)
    return tuple(_regle(connue, str(c[1]), str(c[2]).upper(), bool(c[3]), bool(c[5])) for c in colonnes)


def _regle(connue: Table | None, nom: str, genre: str, obligatoire: bool, cle: bool) -> Regle:
    colonne: Column[Any] | None = connue.columns.get(nom) if connue is not None else None
    defaut: object = None
    lire: Callable[[Any], object] | None = None
    if colonne is not None and not isinstance(colonne.type, LargeBinary):
        defaut = colonne.info.get("defaut")
        lire = _lecteur(colonne)
    if isinstance(defaut, bool):
        defaut = int(defaut)
    return Regle(nom, _TYPES.get(genre, str), obligatoire, cle, defaut, lire)


def _lecteur(colonne: Column[Any]) -> Callable[[Any], object] | None:
    genre = colonne.type
    if isinstance(genre, NombreExact):
        return _nombre
    if isinstance(genre, Codes):
        return _codes
    if isinstance(genre, Reponses):
        return _objet
    if isinstance(genre, OuiNon):
        return _oui_non
    if isinstance(genre, (Jour, Instant)):
        return depuis_base(genre)
    return None


def _nombre(texte: str) -> object:
    if not _NOMBRE.match(texte):
        raise ValueError(texte)
    return Decimal(texte)


def _oui_non(valeur: int) -> object:
    if valeur not in (0, 1):
        raise ValueError(valeur)
    return valeur


def _codes(texte: str) -> object:
    lus = json.loads(texte)
    if not isinstance(lus, list) or not all(isinstance(code, str) for code in lus):
        raise ValueError(texte)
    return lus


def _objet(texte: str) -> object:
    lu = json.loads(texte)
    if not isinstance(lu, dict):
        raise ValueError(texte)
    return lu


def faute_de_journal(ligne: dict[str, Any]) -> str:
    """Why a journal row cannot stay: an undo would turn its keys into column names and its values into fields."""
    connues = colonnes_metier().get(str(ligne["entite"]))
    if connues is None:
        return "table inconnue"
    for cote in (ligne["avant"], ligne["apres"]):
        if cote is None:
            continue
        try:
            lu = json.loads(cote)
        except (ValueError, RecursionError):
            return "journal illisible"
        if not isinstance(lu, dict) or not connues.issuperset(lu.keys() - {PLACE}):
            return "journal illisible"
        if not isinstance(lu.get(PLACE, 0), int):
            return "journal illisible"
        for valeur in lu.values():
            if valeur is not None and not _stockable(valeur):
                return "journal illisible"
    return ""


@cache
def colonnes_metier() -> dict[str, frozenset[str]]:
    """The columns of each table the user writes."""
    return {nom: frozenset(table.columns.keys()) for nom, table in tables_metier().items()}


def _stockable(valeur: object) -> bool:
    if isinstance(valeur, str):
        return valeur.isascii() or not _ISOLES.search(valeur)
    if isinstance(valeur, int):
        return -(1 << 63) <= valeur < 1 << 63
    return isinstance(valeur, float)

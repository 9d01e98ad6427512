"""A foreign file opened in memory with every door shut, and the checks that come before a single row is trusted.

Nothing of the file ever runs in a connection that can write: `query_only`, no trusted schema, an authorizer that
knows four verbs, limits, and a clock.
"""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from app.models.schema import METADONNEES
from app.services.fichier.erreurs import ContenuInattendu, FichierAbime

DELAI = 5.0
"""Seconds that all reading of one file may take inside SQLite, for a file of 100 MB or less."""

_FONCTIONS = frozenset({"count", "typeof", "instr", "char", "length", "max", "min", "coalesce", "substr", "like"})
_PRAGMAS = frozenset({"integrity_check", "foreign_key_check", "table_xinfo", "index_list", "query_only"})
_AUTORISES = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})
_LIMITES = (
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 200_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 300),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 200),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 10),
    (sqlite3.SQLITE_LIMIT_VDBE_OP, 100_000),
    (sqlite3.SQLITE_LIMIT_FUNCTION_ARG, 8),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
)
_FAUTE_DE_LIGNE = re.compile(
    r"(NULL|TEXT|BLOB|INTEGER|INT|REAL|NUMERIC|non-[A-Z]+) value (missing )?in |value in \S+$|non-unique entry in index"
    r"|CHECK constraint failed|row \d+ missing from index|wrong # of entries in index"
)
_INTERDIT = re.compile("prohibited|unsafe use|not authorized|no such (function|module)")
_SYSTEME = frozenset({"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})
_INDEX = frozenset(str(index.name) for table in METADONNEES.tables.values() for index in table.indexes)
_REGLE = re.compile(r"\b(CHECK|DEFAULT|COLLATE)\b", re.IGNORECASE)
"""What our tables do without, and SQLite would evaluate while reading."""

CONSEIL_INATTENDU = (
    "Par prudence rien n’a été lu ni modifié. Demandez à la personne qui vous l’a remis comment il a été fait."
)


@contextmanager
def en_memoire(octets: bytes) -> Iterator[sqlite3.Connection]:
    """The bytes as a read-only database in memory. `ContenuInattendu` when reading it drags on."""
    base = sqlite3.connect(":memory:", isolation_level=None)
    try:
        prets = octets if octets[18:20] == b"\x01\x01" else octets[:18] + b"\x01\x01" + octets[20:]
        base.deserialize(prets)
        base.execute("PRAGMA cell_size_check=ON")
        base.execute("PRAGMA trusted_schema=OFF")
        base.execute("PRAGMA query_only=ON")
        base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(len(octets), 1_000_000))
        for limite, valeur in _LIMITES:
            base.setlimit(limite, valeur)
        base.set_authorizer(_autoriser)
        fin = time.monotonic() + DELAI * max(1.0, len(octets) / 1e8)
        base.set_progress_handler(lambda: int(time.monotonic() > fin), 10_000)
        yield base
    except sqlite3.OperationalError as erreur:
        if getattr(erreur, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise inattendu("sa lecture n’en finit pas") from erreur
        raise
    except UnicodeDecodeError as erreur:  # names in the schema, or SQLite's message quoting them
        raise FichierAbime("Fichier abîmé : sa structure ne se lit plus.") from erreur
    finally:
        base.close()


def _autoriser(action: int, premier: str | None, second: str | None, _base: str | None, _source: str | None) -> int:
    permis = (
        action in _AUTORISES
        or (action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _FONCTIONS)
        or (action == sqlite3.SQLITE_PRAGMA and (premier or "").lower() in _PRAGMAS)
    )
    return sqlite3.SQLITE_OK if permis else sqlite3.SQLITE_DENY


def inattendu(quoi: str) -> ContenuInattendu:
    """The refusal of a file that holds what no dossier holds."""
    return ContenuInattendu(f"Contenu inattendu dans ce fichier ({quoi}) : ouverture refusée.", CONSEIL_INATTENDU)


def controler(
    base: sqlite3.Connection, *, plus_recente: bool = False, attendues: frozenset[str] | None = None
) -> dict[str, tuple[str, ...]]:
    """Check schema then integrity: which tables of ours are there, with their columns. Nothing is read of the rows yet.

    ``plus_recente``: tables and columns we don't know are left aside instead of refused.
    Raises `ContenuInattendu`, or `FichierAbime` when the structure itself is broken.
    """
    try:
        tables = _schema(base, plus_recente, attendues or frozenset(METADONNEES.tables))
        fautes = [str(ligne[0]) for ligne in base.execute("PRAGMA integrity_check(200)")]
    except sqlite3.DatabaseError as erreur:
        raise traduire(erreur) from erreur
    graves = [faute for faute in fautes if faute != "ok" and not _FAUTE_DE_LIGNE.search(faute)]
    if graves:
        raise FichierAbime("Fichier abîmé : sa structure ne tient plus.")
    return tables


def traduire(erreur: sqlite3.DatabaseError) -> Exception:
    """What SQLite's complaint about a file in memory means for the user."""
    code = (getattr(erreur, "sqlite_errorcode", 0) or 0) & 0xFF
    if code == sqlite3.SQLITE_INTERRUPT:
        return inattendu("sa lecture n’en finit pas")
    if code in (sqlite3.SQLITE_AUTH, sqlite3.SQLITE_TOOBIG) or _INTERDIT.search(str(erreur)):
        return inattendu("une fonction ou une valeur interdite")
    return FichierAbime("Fichier abîmé : sa structure ne se lit plus.")


def _schema(base: sqlite3.Connection, plus_recente: bool, attendues: frozenset[str]) -> dict[str, tuple[str, ...]]:
    tables: dict[str, tuple[str, ...]] = {}
    for genre, nom, sql in base.execute("SELECT type, name, sql FROM sqlite_master"):
        if genre in ("trigger", "view"):
            raise inattendu("un automatisme" if genre == "trigger" else "une vue")
        if genre == "table" and str(sql or "").lstrip()[:14].upper() == "CREATE VIRTUAL":
            raise inattendu("une table virtuelle")
        if genre == "index" and sql and nom not in _INDEX:
            raise inattendu("un index inconnu")
        if genre != "table" or nom in _SYSTEME:
            continue
        if not plus_recente and _REGLE.search(str(sql)):
            raise inattendu("une règle inconnue")
        if nom not in attendues:
            if plus_recente:
                continue
            raise inattendu("une table inconnue")
        tables[str(nom)] = ()
    connues = METADONNEES.tables
    for nom in tables:
        colonnes = base.execute(f'PRAGMA table_xinfo("{nom}")').fetchall()
        if any(colonne[6] for colonne in colonnes):
            raise inattendu("une colonne calculée")
        noms = tuple(str(colonne[1]) for colonne in colonnes)
        inconnues = nom in connues and set(noms) - set(connues[nom].columns.keys())
        if inconnues and not plus_recente and attendues == frozenset(connues):
            raise inattendu("une colonne inconnue")
        tables[nom] = noms
    return tables

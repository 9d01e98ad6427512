"""The working copy: one SQLite file of ours, private, durable at every commit (RELIABILITY.md §3.2).

WAL with synchronous=FULL costs one sync a commit. The user's own file is never opened this way: it never
leaves traces beside it (docs/adr on publication).
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy.dialects import sqlite as dialecte
from sqlalchemy.schema import CreateIndex, CreateTable

from app.models.schema import APPLICATION_ID, METADONNEES
from app.services.fichier.erreurs import DisqueDuPostePlein, SupportEnErreur

PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("busy_timeout", "5000", 5000),
    ("locking_mode", "NORMAL", "normal"),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
) + ((("fullfsync", "ON", 1),) if sys.platform == "darwin" else ())
"""Name, value asked, value read back: an unknown or refused pragma is silent otherwise."""


class ConnexionDeTravail(sqlite3.Connection):
    """A connection whose full disk and broken disk are told in French; the rest stays a bug."""

    def execute(self, sql: str, parametres: Any = (), /) -> sqlite3.Cursor:
        try:
            return super().execute(sql, parametres)
        except sqlite3.OperationalError as erreur:
            raise _dire(erreur) from erreur

    def executemany(self, sql: str, parametres: Iterable[Any], /) -> sqlite3.Cursor:
        try:
            return super().executemany(sql, parametres)
        except sqlite3.OperationalError as erreur:
            raise _dire(erreur) from erreur


def _dire(erreur: sqlite3.OperationalError) -> Exception:
    code = (getattr(erreur, "sqlite_errorcode", 0) or 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return DisqueDuPostePlein(
            "Disque du poste plein : ce dernier changement n’a pas pu être enregistré, tout le reste l’est.",
            "Votre saisie est gardée en mémoire. Libérez de la place sur ce poste, puis validez de nouveau.",
        )
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
        return SupportEnErreur(
            "Erreur du disque de ce poste : ce dernier changement n’a pas pu être enregistré.",
            "Tout ce qui précède est intact. Enregistrez le dossier sur un autre support, puis relancez Ingéco.",
        )
    return erreur


def adresse(chemin: Path, mode: str) -> str:
    """The SQLite URI of a path, whatever characters it has (``?``, ``#``, ``%``, accents)."""
    absolu = str(chemin.absolute())
    if os.name == "nt":
        absolu = "/" + absolu.replace("\\", "/")
    return f"file:{quote(os.fsencode(absolu))}?mode={mode}"


def ouvrir_travail(chemin: Path) -> sqlite3.Connection:
    """Open an existing working copy with our pragmas, each read back."""
    connexion = sqlite3.connect(
        adresse(chemin, "rw"), uri=True, isolation_level=None, factory=ConnexionDeTravail, cached_statements=256
    )
    try:
        regler(connexion)
    except BaseException:
        connexion.close()
        raise
    return connexion


def amorcer(connexion: sqlite3.Connection) -> None:
    """Make the first write of a session now: it starts the WAL, which takes three syncs where the next take one.

    Otherwise the first words typed would wait for them. (A write that changes nothing doesn't reach the disk.)
    """
    connexion.execute("BEGIN IMMEDIATE")
    connexion.execute("INSERT OR REPLACE INTO brouillon (champ, texte, horodatage) VALUES ('', '', '')")
    connexion.execute("DELETE FROM brouillon WHERE champ = ''")
    connexion.execute("COMMIT")


def preparer_wal(chemin: Path) -> None:
    """Say in the header of a file still under another name that it works in WAL.

    Done later, on the working copy itself, the change of mode would leave a rollback journal whose deletion a power
    cut may undo: a hot journal of before, over commits of after.
    """
    with closing(sqlite3.connect(adresse(chemin, "rw"), uri=True, isolation_level=None)) as connexion:
        if connexion.execute("PRAGMA journal_mode=WAL").fetchone() != ("wal",):
            raise SupportEnErreur("Le disque de ce poste ne permet pas de garder une copie de travail.")


def regler(connexion: sqlite3.Connection) -> None:
    """Set the pragmas and check that they took."""
    for nom, valeur, attendu in PRAGMAS:
        connexion.execute(f"PRAGMA {nom}={valeur}").fetchall()
        relu = connexion.execute(f"PRAGMA {nom}").fetchone()
        if relu is None and nom == "mmap_size":  # builds without memory mapping
            continue
        if relu is None or relu[0] != attendu:
            raise RuntimeError(f"PRAGMA {nom}: asked {valeur}, got {relu}")


@cache
def schema_sql() -> tuple[str, ...]:
    """The DDL of the current version, tables first."""
    langue = dialecte.dialect()
    tables = [str(CreateTable(table).compile(dialect=langue)) for table in METADONNEES.sorted_tables]
    index = [str(CreateIndex(i).compile(dialect=langue)) for table in METADONNEES.sorted_tables for i in table.indexes]
    return tuple(tables + index)


def batir(connexion: sqlite3.Connection, version: int, ordres: Sequence[str]) -> None:
    """Lay an empty dossier of that version, in one transaction."""
    connexion.execute("BEGIN")
    for ordre in ordres:
        connexion.execute(ordre)
    connexion.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connexion.execute(f"PRAGMA user_version={version}")
    connexion.execute("COMMIT")

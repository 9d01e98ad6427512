"""The sealed image of a working copy: the exact bytes that a dossier file holds.

Made in memory from one snapshot, checked there, then written by plain file calls: SQLite never runs on the
user's key or network folder, so it leaves no journal there and needs no locks from it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.services.fichier import sceau
from app.services.fichier.connexion import adresse


class ImageDefectueuse(Exception):
    """The working copy itself fails its checks; the message lists what SQLite says."""


@dataclass(frozen=True)
class Image:
    """Sealed bytes, and the revision (number of the last gesture) they hold."""

    octets: bytes
    sha256: str
    revision: int


def fabriquer(travail: Path, publication: str | None = None) -> Image:
    """The image of the working copy at ``travail``, through a connection of its own (any thread).

    ``publication`` is the lineage row whose gesture number is set to what the snapshot really holds.
    """
    with closing(sqlite3.connect(adresse(travail, "rw"), uri=True, isolation_level=None, timeout=10)) as source:
        return fabriquer_depuis(source, publication)


def fabriquer_depuis(source: sqlite3.Connection, publication: str | None = None) -> Image:
    """The same from an open connection that has no transaction running."""
    try:
        return _fabriquer(_instantane(source), publication)
    except sqlite3.DatabaseError as erreur:
        raise ImageDefectueuse(str(erreur)) from erreur


def _fabriquer(octets: bytearray, publication: str | None) -> Image:
    vierge = sceau.vierge()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memoire:
        memoire.deserialize(octets)
        del octets
        memoire.execute("PRAGMA secure_delete=ON")
        memoire.execute("BEGIN")
        memoire.execute("DELETE FROM brouillon")
        memoire.execute("INSERT OR REPLACE INTO meta (cle, valeur) VALUES (?, ?)", (sceau.CLE, vierge.texte))
        revision = int(memoire.execute("SELECT coalesce(max(n), 0) FROM operation").fetchone()[0])
        if publication is not None:
            memoire.execute("UPDATE publication SET operation = ? WHERE id = ?", (revision, publication))
        memoire.execute("COMMIT")
        _controler(memoire)
        scelles = bytearray(memoire.serialize())
    sceau.sceller(scelles, vierge)
    finis = bytes(scelles)
    return Image(finis, hashlib.sha256(finis).hexdigest(), revision)


def _instantane(source: sqlite3.Connection) -> bytearray:
    """One consistent state, as bytes in rollback mode (header bytes 18 and 19 say WAL otherwise)."""
    source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM meta").fetchone()  # takes the read lock
        octets = bytearray(source.serialize())
    finally:
        source.execute("ROLLBACK")
    octets[18] = octets[19] = 1
    return octets


def _controler(memoire: sqlite3.Connection) -> None:
    verdict = [str(ligne[0]) for ligne in memoire.execute("PRAGMA integrity_check(20)")]
    orphelins = memoire.execute("PRAGMA foreign_key_check").fetchall()
    if verdict != ["ok"] or orphelins:
        raise ImageDefectueuse("; ".join(verdict[:3]) + f"; {len(orphelins)} foreign keys")

"""Rows of a checked foreign base, copied table by table into our own DDL.

A clean table goes in one stream; at the first doubt the table is taken again row by row, and what cannot enter
is left aside with its reason. The original file keeps all of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from app.models.schema import tables_metier
from app.services.fichier import sceau
from app.services.fichier.valeurs import FORME_UUID, Ecart, Regle, faute_de_journal, regles

_BRUT = "brouillon"


def recopier(
    source: sqlite3.Connection, tables: Mapping[str, tuple[str, ...]], vers: sqlite3.Connection
) -> list[Ecart]:
    """Copy all of ``tables`` that the destination has, inside one transaction. What was left aside is returned."""
    ecarts: list[Ecart] = []
    vers.execute("PRAGMA foreign_keys=OFF")
    vers.execute("BEGIN")
    presentes = [str(n) for (n,) in vers.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in presentes:
        if table in tables and table != _BRUT:
            ecarts += _table(source, table, tables[table], vers)
    vers.execute("DELETE FROM meta WHERE cle = ?", (sceau.CLE,))
    ecarts += _orphelins(vers)
    vers.execute("COMMIT")
    return ecarts


def _table(source: sqlite3.Connection, table: str, colonnes: tuple[str, ...], vers: sqlite3.Connection) -> list[Ecart]:
    toutes = regles(table, vers.execute(f'PRAGMA table_xinfo("{table}")').fetchall())
    communes = tuple(regle for regle in toutes if regle.nom in colonnes)
    manque = [r for r in toutes if r.nom not in colonnes and r.obligatoire]
    if not communes:
        return []
    noms = ", ".join(f'"{regle.nom}"' for regle in communes)
    marques = ", ".join("?" * len(communes))
    if _placee(source, table):  # rows keep their places: an undone deletion goes back to its own
        noms, marques = f"{noms}, rowid", f"{marques}, ?"
    choix, insertion = f'SELECT {noms} FROM "{table}"', f'INSERT INTO "{table}" ({noms}) VALUES ({marques})'
    if not manque and not _douteuse(source, table, communes):
        vers.execute("SAVEPOINT flot")
        try:
            vers.executemany(insertion, _flot(source, choix, table, communes))
            vers.execute("RELEASE flot")
            return []
        except (sqlite3.IntegrityError, _Doute):
            vers.execute("ROLLBACK TO flot")
            vers.execute("RELEASE flot")
    return _une_a_une(source, table, communes, manque, vers)


def _placee(source: sqlite3.Connection, table: str) -> bool:
    if table not in tables_metier():
        return False
    try:
        source.execute(f'SELECT rowid FROM "{table}" LIMIT 0')
    except sqlite3.OperationalError:
        return False  # WITHOUT ROWID: another tool made it anew
    return True


class _Doute(Exception):
    """A row of the stream is not clean: take the table row by row."""


def _douteuse(source: sqlite3.Connection, table: str, communes: Sequence[Regle]) -> bool:
    """One look in SQL at types, missing values and NUL characters of the whole table."""
    noms = {str: "'text'", int: "'integer'", bytes: "'blob'", float: "'real'"}
    tests = []
    for regle in communes:
        permis = noms[regle.genre] + ("" if regle.obligatoire or regle.cle else ", 'null'")
        tests.append(f'typeof("{regle.nom}") NOT IN ({permis})')
        if regle.genre is str:
            tests.append(f'instr("{regle.nom}", char(0))')
    for debut in range(0, len(tests), 60):
        condition = " OR ".join(tests[debut : debut + 60])
        if source.execute(f'SELECT 1 FROM "{table}" WHERE {condition} LIMIT 1').fetchone():
            return True
    return False


def _flot(source: sqlite3.Connection, choix: str, table: str, communes: Sequence[Regle]) -> Iterable[tuple[Any, ...]]:
    lignes = _lisibles(source.execute(choix))
    a_lire = [(i, regle) for i, regle in enumerate(communes) if regle.lire is not None]
    noms = [regle.nom for regle in communes]
    controle_id = noms.index("id") if "id" in noms else None
    for ligne in lignes:
        for i, regle in a_lire:
            if ligne[i] is not None and regle.faute(ligne[i]):
                raise _Doute
        if controle_id is not None and not FORME_UUID.match(ligne[controle_id]):
            raise _Doute
        if table == "journal" and faute_de_journal(dict(zip(noms, ligne, strict=True))):
            raise _Doute
        yield ligne


def _lisibles(curseur: sqlite3.Cursor) -> Iterator[tuple[Any, ...]]:
    try:
        yield from curseur
    except sqlite3.OperationalError as erreur:
        if "decode" not in str(erreur):
            raise
        raise _Doute from erreur


def _une_a_une(
    source: sqlite3.Connection, table: str, communes: Sequence[Regle], manque: Sequence[Regle], vers: sqlite3.Connection
) -> list[Ecart]:
    choix = ", ".join(f'typeof("{regle.nom}"), "{regle.nom}"' for regle in communes)
    ecarts: list[Ecart] = []
    source.text_factory = bytes
    try:
        for brute in source.execute(f'SELECT {choix} FROM "{table}"'):
            valeurs = [en_texte(valeur, genre) for genre, valeur in zip(brute[::2], brute[1::2], strict=True)]
            ecarts += deposer(table, communes, manque, valeurs, vers)
    finally:
        source.text_factory = str
    return ecarts


class Illisible(bytes):
    """Text that is not UTF-8."""


def en_texte(valeur: object, genre: bytes) -> object:
    """A value read as bytes, by its SQLite type: text when it is valid UTF-8, `Illisible` when it isn't."""
    if genre != b"text" or not isinstance(valeur, bytes):
        return valeur
    try:
        return valeur.decode("utf-8")
    except UnicodeDecodeError:
        return Illisible(valeur)


def deposer(
    table: str, communes: Sequence[Regle], manque: Sequence[Regle], valeurs: Sequence[object], vers: sqlite3.Connection
) -> list[Ecart]:
    """Put one row in, field by field: a bad field is left aside, a bad key or a bad journal entry costs the row."""
    noms = [regle.nom for regle in communes]
    repere = _repere(noms, valeurs)
    ecarts: list[Ecart] = []
    bonnes: dict[str, object] = {regle.nom: regle.defaut for regle in manque}
    for regle, valeur in zip(communes, valeurs, strict=True):
        raison = "champ illisible" if isinstance(valeur, Illisible) else regle.faute(valeur)
        if regle.nom == "id" and not raison and not FORME_UUID.match(str(valeur)):
            raison = "identifiant inattendu"
        if raison and (regle.cle or (regle.obligatoire and regle.defaut is None)):
            return [Ecart(table, repere, "", f"enregistrement mis de côté, {raison}", _debut(valeur))]
        if raison:
            ecarts.append(Ecart(table, repere, regle.nom, raison, _debut(valeur)))
        bonnes[regle.nom] = regle.defaut if raison and regle.obligatoire else None if raison else valeur
    if table == "journal" and (raison := faute_de_journal(bonnes)):
        return [Ecart(table, repere, "", f"enregistrement mis de côté, {raison}")]
    colonnes = ", ".join(f'"{nom}"' for nom in bonnes)
    marques = ", ".join("?" * len(bonnes))
    try:
        vers.execute(f'INSERT INTO "{table}" ({colonnes}) VALUES ({marques})', tuple(bonnes.values()))
    except sqlite3.IntegrityError:
        return [Ecart(table, repere, "", "enregistrement mis de côté, en double ou incomplet")]
    return ecarts


def _repere(noms: Sequence[str], valeurs: Sequence[object]) -> str:
    for cle in ("id", "n", "cle", "sha256"):
        if cle in noms:
            return _debut(valeurs[noms.index(cle)]) or "sans identifiant"
    return "?"


def _debut(valeur: object) -> str:
    if isinstance(valeur, bytes):
        return valeur[:20].hex()
    return "" if valeur is None else str(valeur)[:40]


def _orphelins(vers: sqlite3.Connection) -> list[Ecart]:
    """Rows whose reference leads nowhere, taken out of the copy."""
    ecarts: list[Ecart] = []
    for table, rowid, visee, _ in vers.execute("PRAGMA foreign_key_check").fetchall():
        vers.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))
        ecarts.append(Ecart(str(table), str(rowid), "", f"enregistrement mis de côté, « {visee} » introuvable"))
    return ecarts

"""Older dossiers, brought to the present format one version at a time.

To add a step: copy the DDL of the version you leave into `Etape.schema` (``schema_sql()`` prints it), write one
function on a plain `sqlite3` connection, add one entry to `ETAPES`, raise `VERSION_SCHEMA`, and make the golden file of
the version you leave (``tests/dossiers/fabriquer.py``). A test fails while a step is missing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.models.schema import VERSION_SCHEMA
from app.services.fichier.connexion import schema_sql
from app.services.fichier.erreurs import MigrationImpossible
from app.services.fichier.migrations.de_1_a_2 import passer_en_version_2
from app.services.fichier.migrations.schema_v1 import SCHEMA_V1


@dataclass(frozen=True)
class Etape:
    """From version ``de`` to the next. ``touchees``: tables whose number of rows the step may change."""

    de: int
    schema: tuple[str, ...]
    appliquer: Callable[[sqlite3.Connection], None]
    touchees: frozenset[str] = frozenset()


ETAPES: Mapping[int, Etape] = {
    1: Etape(1, SCHEMA_V1, passer_en_version_2),
}
"""By the version they start from."""


def schema_de(version: int, etapes: Mapping[int, Etape] = ETAPES, actuelle: int = VERSION_SCHEMA) -> tuple[str, ...]:
    """The DDL of a version. `MigrationImpossible` when no step starts from it."""
    if version == actuelle:
        return schema_sql()
    if version not in etapes:
        raise MigrationImpossible(
            f"Ce dossier est d’un format (n° {version}) que cette version ne sait pas mettre à niveau.",
            "Votre fichier d’origine est intact. Installez la dernière version d’Ingéco.",
        )
    return etapes[version].schema


def migrer(
    connexion: sqlite3.Connection, *, etapes: Mapping[int, Etape] = ETAPES, actuelle: int = VERSION_SCHEMA
) -> int:
    """Bring a working copy to ``actuelle`` in one transaction; return the version it had.

    Raises `MigrationImpossible` (step missing, rows lost, references broken): the copy is then as it was.
    """
    depart = int(connexion.execute("PRAGMA user_version").fetchone()[0])
    if depart == actuelle:
        return depart
    connexion.execute("PRAGMA foreign_keys=OFF")
    connexion.execute("BEGIN IMMEDIATE")
    try:
        for version in range(depart, actuelle):
            schema_de(version, etapes, actuelle)
            _franchir(connexion, etapes[version])
        if connexion.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise _echec("des références ne mènent plus nulle part")
        connexion.execute("COMMIT")
    except sqlite3.Error as erreur:
        raise _echec(str(erreur)) from erreur
    finally:
        if connexion.in_transaction:
            connexion.execute("ROLLBACK")
        connexion.execute("PRAGMA foreign_keys=ON")
    return depart


def _franchir(connexion: sqlite3.Connection, etape: Etape) -> None:
    avant = _comptes(connexion)
    etape.appliquer(connexion)
    apres = _comptes(connexion)
    perdues = [t for t, n in avant.items() if t not in etape.touchees and apres.get(t) != n]
    if perdues:
        raise _echec("des enregistrements manqueraient dans " + ", ".join(perdues))
    connexion.execute(f"PRAGMA user_version={etape.de + 1}")


def _comptes(connexion: sqlite3.Connection) -> dict[str, int]:
    tables = [str(n) for (n,) in connexion.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {t: int(connexion.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0]) for t in tables}


def _echec(raison: str) -> MigrationImpossible:
    return MigrationImpossible(
        "Mise à niveau non terminée ; votre fichier d’origine est intact.", f"Signalez ce message : {raison}."
    )

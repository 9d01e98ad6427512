"""Real parts for tests: a dossier in memory, a clock one can set."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from functools import cache

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from app.models.definitions.catalogue import Catalogue
from app.models.schema import METADONNEES
from app.services.catalogue import charger_catalogue
from app.services.ecriture.dossier import Dossier, Signataire

HEURE = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def dossier_en_memoire() -> Dossier:
    """An empty dossier on a real SQLite connection, with the program's own tables."""
    connexion = sqlite3.connect(":memory:", isolation_level=None)
    dialecte = sqlite.dialect()
    for table in METADONNEES.sorted_tables:
        connexion.execute(str(CreateTable(table).compile(dialect=dialecte)))
        for index in table.indexes:
            connexion.execute(str(CreateIndex(index).compile(dialect=dialecte)))
    return Dossier(connexion, Signataire("Camille Test", "POSTE-1"), horloge=lambda: HEURE)


@cache
def catalogue() -> Catalogue:
    """The catalogue shipped, read once for all tests."""
    return charger_catalogue()


def photographier(dossier: Dossier) -> dict[str, list[tuple[object, ...]]]:
    """All rows the user wrote, as stored: what undo must give back to the byte."""
    from app.models.schema import tables_metier

    return {nom: sorted(dossier.requete(f'SELECT * FROM "{nom}"'), key=repr) for nom in sorted(tables_metier())}

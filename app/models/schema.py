"""All tables of a dossier in one place, and what they are called from outside."""

from __future__ import annotations

from sqlalchemy import Table

from app.models import (  # noqa: F401 — they register their tables
    budget,
    cadrage,
    comite,
    echeancier,
    fiche,
    groupes,
    memoire,
    mobilisation,
    objectifs,
    parcours,
    partenaires,
    plan,
    structure,
    vigilance,
)
from app.models.base import Base

VERSION_SCHEMA = 2
"""``PRAGMA user_version`` of the files this program writes."""

LECTURE_MIN = 2
"""The oldest schema version whose program may still read (never write) these files."""

APPLICATION_ID = 0x494E4743
"""``PRAGMA application_id``: « INGC »."""

METADONNEES = Base.metadata


def tables_metier() -> dict[str, Table]:
    """The tables whose rows the user writes, by name."""
    return {nom: table for nom, table in METADONNEES.tables.items() if nom not in memoire.TABLES_INTERNES}

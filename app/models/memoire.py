"""Tables that the program keeps for itself: identity, journal, drafts, bytes of attached documents.

Their changes are not journalled: they are the journal, or are reached through it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from app.models.base import Base

_STRICT: dict[str, Any] = {"sqlite_strict": True}

meta = Table(
    "meta",
    Base.metadata,
    Column("cle", Text, primary_key=True),
    Column("valeur", Text, nullable=False),
    **_STRICT,
)
"""Identity of the file: dossier UUID, program version, ``lecture_min``, seal, date of creation."""

operation = Table(
    "operation",
    Base.metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("libelle", Text, nullable=False),
    Column("auteur", Text, nullable=False),
    Column("poste", Text, nullable=False),
    Column("horodatage", Text, nullable=False),
    Column("nature", Text, nullable=False),
    Column("etat", Text, nullable=False),
    Column("vise", Integer),
    **_STRICT,
)
"""One row a named gesture. ``nature``: saisie, annulation, retablissement, import. ``etat``: faite, annulee,
abandonnee (undone, then left behind by a new gesture). ``vise``: the gesture an undo or a redo speaks of."""

journal = Table(
    "journal",
    Base.metadata,
    Column("n", Integer, primary_key=True),
    Column("operation", Integer, ForeignKey("operation.n"), nullable=False),
    Column("entite", Text, nullable=False),
    Column("ligne", Text, nullable=False),
    Column("avant", Text),
    Column("apres", Text),
    **_STRICT,
)
"""Before and after of one row, as JSON objects of the columns that changed, in stored form.
``avant`` empty: the row was created; ``apres`` empty: it was deleted."""

Index("journal_operation", journal.c.operation)

brouillon = Table(
    "brouillon",
    Base.metadata,
    Column("champ", Text, primary_key=True),
    Column("texte", Text, nullable=False),
    Column("horodatage", Text, nullable=False),
    **_STRICT,
)
"""Text still in a widget, kept at most two seconds behind the keyboard (``table/ligne/colonne`` → text)."""

contenu = Table(
    "contenu",
    Base.metadata,
    Column("sha256", Text, primary_key=True),
    Column("octets", LargeBinary, nullable=False),
    **_STRICT,
)
"""Bytes of attached documents and logos, never deleted while an undo could want them back."""

publication = Table(
    "publication",
    Base.metadata,
    Column("id", Text, primary_key=True),
    Column("parent", Text),
    Column("auteur", Text, nullable=False),
    Column("poste", Text, nullable=False),
    Column("horodatage", Text, nullable=False),
    Column("operation", Integer, nullable=False),
    **_STRICT,
)
"""Each time the dossier was put into the user's file: the lineage that a merge of two copies needs."""

TABLES_INTERNES = frozenset({"meta", "operation", "journal", "brouillon", "contenu", "publication"})

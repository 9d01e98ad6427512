"""What a write tells the rest of the program."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Nature(Enum):
    """Where a gesture comes from."""

    SAISIE = "saisie"
    ANNULATION = "annulation"
    RETABLISSEMENT = "retablissement"
    IMPORT = "import"


@dataclass(frozen=True)
class Changement:
    """One row touched: ``champs`` are its columns that changed (all of them for a row created or deleted)."""

    entite: str
    ligne: str
    champs: frozenset[str]


@dataclass(frozen=True)
class Changes:
    """All that one gesture did. ``initiateur`` is whatever the caller gave: a screen recognises its own writing."""

    operation: int
    libelle: str
    nature: Nature
    changements: tuple[Changement, ...]
    initiateur: object = None

    def touche(self, *entites: str) -> bool:
        """Whether a row of one of these tables changed."""
        return any(c.entite in entites for c in self.changements)

    def lignes(self, entite: str) -> frozenset[str]:
        """Ids of the rows of ``entite`` that changed."""
        return frozenset(c.ligne for c in self.changements if c.entite == entite)

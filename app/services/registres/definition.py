"""What a register is: an entity, its words, its columns, and how its rows are created, changed and taken out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.models.base import Base
from app.models.definitions.aide import Choix
from app.models.schema import tables_metier
from app.models.statuts import Libelle
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation
from app.services.ecriture.tables import codec, nom_de
from app.services.registres.mots import Mots, majuscule

if TYPE_CHECKING:
    from app.models.colonnes import Colonne

__all__ = ["Jeu", "Mots", "Registre", "choix_d_une_enum", "majuscule"]


@dataclass(frozen=True)
class Jeu:
    """A set of columns shown together; the first one is always the key."""

    code: str
    mots: str
    colonnes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Registre:
    """A table of the dossier as a person sees it.

    ``cle`` is the text column that names a row: typing it creates the row, and it is never emptied. ``fixes`` are
    values that every row of this view of the table has: only such rows are read, and new ones get them. ``ordre`` is
    what follows ``ORDER BY``. ``elastiques`` are the columns that share the width left over; those of ``a_lire`` are
    shown and never typed into: they are chosen elsewhere.

    The three hooks let an aggregate keep its rules whatever the way of writing (cell, paste, bulk edit, sheet, empty,
    delete). ``creer(op, valeurs)`` returns the id; ``ecrire(op, id, valeurs)`` gets only the values that differ;
    ``retirer(op, id)`` takes what hangs from the row with it. They raise `ErreurUtilisateur` to refuse.

    ``signaler(dossier, id)`` is worth a second look, in French, after a row was created or its key changed.
    """

    entite: type[Base]
    mots: Mots
    colonnes: Mapping[str, Colonne]
    cle: str = "nom"
    jeux: tuple[Jeu, ...] = ()
    fixes: Mapping[str, Any] = field(default_factory=dict)
    ordre: str = "rowid"
    elastiques: frozenset[str] = frozenset()
    a_lire: frozenset[str] = frozenset()
    ecrire: Callable[[Operation, str, Mapping[str, Any]], None] | None = None
    creer: Callable[[Operation, Mapping[str, Any]], str] | None = None
    retirer: Callable[[Operation, str], None] | None = None
    signaler: Callable[[Dossier, str], str | None] | None = None

    @property
    def table(self) -> str:
        """The name of its table."""
        return nom_de(self.entite)

    def jeu(self, code: str) -> Jeu:
        """The set of columns of that code. `StopIteration` if there is none."""
        return next(jeu for jeu in self.jeux if jeu.code == code)

    def defaut(self, nom: str) -> Any:
        """What an emptied column takes: nothing where it may be empty, its default otherwise."""
        obligatoire = not tables_metier()[self.table].columns[nom].nullable
        return codec(self.table).defauts.get(nom) if obligatoire else None

    def rangee(self, nom: str, valeur: Any) -> Any:
        """``valeur`` as the column keeps it: an empty text, list or object is nothing where nothing is allowed."""
        vide = valeur is None or valeur in ("", (), {})
        if vide and tables_metier()[self.table].columns[nom].nullable:
            return None
        return self.defaut(nom) if valeur is None else valeur


def choix_d_une_enum(enumeration: type[Libelle]) -> tuple[Choix, ...]:
    """The members of an enum, as entries of a list."""
    return tuple(Choix(membre.value, membre.libelle) for membre in enumeration)

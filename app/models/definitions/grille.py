"""A grid of the method: one row a structure, columns grouped by criterion. One TOML file in ``resources/grilles/``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class ColonneDeGrille:
    """One column: ``code`` is a column of the table the grid reads; ``type`` one of `definitions.champs.TYPES`.

    ``largeur`` is relative, on paper. Columns of a group that say ``empile`` share one column on paper, one
    under the other, and keep one each in the spreadsheet. ``fixe`` columns are locked there; ``tableur_seul``
    columns are only there: the paper has no room for them.
    """

    code: str
    titre: str
    type: str = "texte"
    liste: str = ""
    largeur: int = 10
    largeur_tableur: int = 20
    empile: bool = False
    fixe: bool = False
    tableur_seul: bool = False


@dataclass(frozen=True)
class GroupeDeColonnes:
    """Columns under one head: a criterion."""

    code: str
    titre: str
    colonne: tuple[ColonneDeGrille, ...]
    etape: str = ""


@dataclass(frozen=True)
class Grille:
    """The whole grid; ``lignes_vierges`` rows of ``hauteur_vierge`` mm on the blank form."""

    code: str
    titre: str
    description: str
    source: str
    groupe: tuple[GroupeDeColonnes, ...]
    entite: str = "structure"
    etape: str = ""
    formats: tuple[str, ...] = ("pdf", "xlsx")
    orientation: str = "paysage"
    consigne: str = ""
    consigne_vierge: str = ""
    lignes_vierges: int = 6
    hauteur_vierge: int = 30

    @cached_property
    def colonnes(self) -> tuple[ColonneDeGrille, ...]:
        """All columns in order."""
        return tuple(colonne for groupe in self.groupe for colonne in groupe.colonne)

    @property
    def vierge_possible(self) -> bool:
        """A grid can always be printed blank."""
        return True

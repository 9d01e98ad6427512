"""A report of the method: a list of blocks, each of a known kind. One TOML file in ``resources/rapports/``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from app.models.definitions.grille import Grille


@dataclass(frozen=True)
class ChampDeRapport:
    """One field printed: ``champ`` is ``table.colonne``; ``lignes`` is the room left on a blank form.

    With a ``liste``, the words of the codes are printed; with ``cases`` too, the whole list with its ticks.
    """

    champ: str
    libelle: str = ""
    liste: str = ""
    cases: bool = False
    lignes: int = 2


@dataclass(frozen=True)
class BlocDeRapport:
    """One block: ``genre`` is one of the kinds of `app.services.documents.genres`; the other keys depend on it.

    ``maximum``: beyond so many structures, the table gives way to a summary. ``page``: the block starts a new page.
    ``document``: another report, whose blocks come here under the heading of this one.
    """

    code: str
    genre: str
    titre: str = ""
    texte: str = ""
    etape: str = ""
    niveau: int = 1
    champs: tuple[ChampDeRapport, ...] = ()
    disposition: str = "pleine"
    colonnes: tuple[str, ...] = ()
    choix: tuple[str, ...] = ()
    lignes: int = 0
    maximum: int = 0
    page: bool = False
    document: str = ""


@dataclass(frozen=True)
class Rapport:
    """The whole report. ``pages_maximum``: the PDF never has more; set tighter, then shortened, it says so."""

    code: str
    titre: str
    description: str
    source: str
    bloc: tuple[BlocDeRapport, ...]
    etape: str = ""
    formats: tuple[str, ...] = ("pdf", "docx")
    orientation: str = "portrait"
    vierge_possible: bool = True
    consigne_vierge: str = ""
    pages_maximum: int = 0


DefinitionDocument: TypeAlias = Grille | Rapport


@dataclass(frozen=True)
class DefinitionsDocuments:
    """Every document the program can print, by code, in the order of their files."""

    grilles: Mapping[str, Grille]
    rapports: Mapping[str, Rapport]

    def __iter__(self) -> Iterator[DefinitionDocument]:
        yield from self.rapports.values()
        yield from self.grilles.values()

    def document(self, code: str) -> DefinitionDocument:
        """The document of that code. KeyError if none."""
        return self.rapports[code] if code in self.rapports else self.grilles[code]

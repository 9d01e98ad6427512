"""The blocks a document is made of. A renderer knows every kind; a composer only ever makes these.

What a person could fill in carries its stable ``code`` beside its words: the form that comes back is read by
codes, never by labels. ``couleur`` is the name of a theme colour (``etape1``…), ``lignes`` the number of ruled
lines left for handwriting where there is no value. To add a block: one class here, one function in each renderer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from app.models.definitions.champs import TypeChamp
from app.models.dessin import Dessin

ValeurDeCase: TypeAlias = str | int | Decimal | date | bool | None


@dataclass(frozen=True)
class Pastille:
    """A small label with a theme colour (``fait``, ``en_cours``, ``sans_objet``…)."""

    texte: str
    couleur: str


@dataclass(frozen=True)
class Titre:
    """A heading, 1 to 3; ``surtitre`` is small above it, ``details`` small below it."""

    texte: str
    niveau: int = 1
    couleur: str = "texte"
    code: str = ""
    surtitre: str = ""
    pastille: Pastille | None = None
    details: str = ""


@dataclass(frozen=True)
class Paragraphe:
    """Running text. ``chapeau``: the sentence to read first; ``vide``: says that something is still missing."""

    texte: str
    style: Literal["courant", "chapeau", "discret", "vide", "puce"] = "courant"


@dataclass(frozen=True)
class Encadre:
    """A text set apart in a tinted box; ``lignes`` of handwriting when the text is empty."""

    titre: str
    texte: str
    couleur: str = "texte"
    code: str = ""
    lignes: int = 0


@dataclass(frozen=True)
class Coche:
    """A box that is ticked or not, with its words."""

    code: str
    texte: str
    coche: bool = False


@dataclass(frozen=True)
class Donnee:
    """One labelled value; ``choix`` shows a whole list with its ticks, before the value in words."""

    code: str
    libelle: str
    texte: str
    valeur: ValeurDeCase = None
    choix: tuple[Coche, ...] = ()
    lignes: int = 1


@dataclass(frozen=True)
class CleValeurs:
    """Labelled values: label in a side column (``fiche``), or above its value over the full width (``pleine``)."""

    code: str
    donnees: tuple[Donnee, ...]
    couleur: str = "texte"
    disposition: Literal["fiche", "pleine"] = "fiche"


@dataclass(frozen=True)
class ChiffresCles:
    """A few short facts in large type, side by side."""

    code: str
    donnees: tuple[Donnee, ...]
    couleur: str = "texte"


@dataclass(frozen=True)
class Colonne:
    """A typed column; ``empile`` ones of a group share one column on paper, ``tableur_seul`` ones have none there."""

    code: str
    titre: str
    type: TypeChamp
    groupe: str = ""
    largeur: int = 10
    largeur_tableur: int = 20
    empile: bool = False
    fixe: bool = False
    tableur_seul: bool = False


@dataclass(frozen=True)
class GroupeColonnes:
    """A head over several columns."""

    code: str
    titre: str
    couleur: str = "texte"


@dataclass(frozen=True)
class Renvoi:
    """A cell, or the cells from ``rangee`` to ``jusqu_a``, in a column; of another table where ``tableau`` says so."""

    rangee: str
    colonne: str
    jusqu_a: str = ""
    tableau: str = ""


_MOTS_DE_FORMULE = re.compile(r"[A-Z0-9(),.+*/=<>\" -]*")


@dataclass(frozen=True)
class Formule:
    """A calculation a spreadsheet does again: words of its language, which the program wrote, and cells.

    ValueError for any other sign: a text of the user can’t become part of one.
    """

    parties: tuple[str | Renvoi, ...]

    def __post_init__(self) -> None:
        for partie in self.parties:
            if isinstance(partie, str) and not _MOTS_DE_FORMULE.fullmatch(partie):
                raise ValueError(f"not a formula: {partie}")


@dataclass(frozen=True)
class Case:
    """One cell: what is printed, the typed value behind it, and boxes to tick where nothing was answered.

    ``formule`` gives the same value again in a spreadsheet.
    """

    texte: str = ""
    valeur: ValeurDeCase = None
    choix: tuple[Coche, ...] = ()
    formule: Formule | None = None


@dataclass(frozen=True)
class Rangee:
    """One row; ``code`` is the stable id of what it describes; ``total`` sets it off from those it sums up."""

    code: str
    cases: tuple[Case, ...]
    total: bool = False


@dataclass(frozen=True)
class SectionDeTableau:
    """Rows under a heading of their own (an empty heading: none is printed)."""

    titre: str
    rangees: tuple[Rangee, ...]


@dataclass(frozen=True)
class Tableau:
    """A table. A grid crossed with ticks is a table whose columns are ``oui_non``.

    A row without any text is ``hauteur_vierge`` mm high, for handwriting; every row is ``hauteur_minimale`` mm high
    at least, where one signs. ``avec_suite``: what follows explains
    it and stays on the same page. ``feuille`` is its name as a sheet of a spreadsheet (else the document’s); a table
    that isn’t ``extensible`` gets no empty rows there.
    """

    code: str
    colonnes: tuple[Colonne, ...]
    sections: tuple[SectionDeTableau, ...]
    groupes: tuple[GroupeColonnes, ...] = ()
    hauteur_vierge: int = 30
    couleur: str = "texte"
    noms_en_gras: bool = True
    avec_suite: bool = False
    hauteur_minimale: int = 0
    feuille: str = ""
    extensible: bool = True

    @property
    def rangees(self) -> tuple[Rangee, ...]:
        """All rows in order."""
        return tuple(rangee for section in self.sections for rangee in section.rangees)


@dataclass(frozen=True)
class Entree:
    """One line of a check list, with its answer; ``mention`` says « ajouté par nous » or why it was set aside."""

    code: str
    texte: str
    coche: bool = False
    reponse: str = ""
    mention: str = ""
    ecartee: bool = False
    lignes: int = 0


@dataclass(frozen=True)
class ListeACocher:
    """Points ticked, answered, set aside."""

    code: str
    entrees: tuple[Entree, ...]
    couleur: str = "texte"


@dataclass(frozen=True)
class FigureBloc:
    """A drawing with its caption; its text alternative travels with it. ``detaillee``: the document says in its tables
    or its words all that the drawing shows."""

    dessin: Dessin
    legende: str = ""
    detaillee: bool = False


@dataclass(frozen=True)
class Lignes:
    """Ruled room for handwriting."""

    libelle: str
    nombre: int


@dataclass(frozen=True)
class Signature:
    """The block a committee fills by hand: boxes to tick, lines to write, then place, date and signature."""

    code: str
    titre: str
    choix: tuple[Coche, ...]
    lignes: tuple[Lignes, ...]
    signataires: tuple[str, ...]
    couleur: str = "texte"


@dataclass(frozen=True)
class SautDePage:
    """What follows starts a new page."""


@dataclass(frozen=True)
class Sommaire:
    """The first-level headings of the document with their pages, where pages are known."""

    titre: str


@dataclass(frozen=True)
class Note:
    """A remark in small type at the place where it stands."""

    texte: str


Bloc: TypeAlias = (
    Titre
    | Paragraphe
    | Encadre
    | CleValeurs
    | ChiffresCles
    | Tableau
    | ListeACocher
    | FigureBloc
    | Lignes
    | Signature
    | SautDePage
    | Sommaire
    | Note
)

"""What a form that came back says, cell by cell, before anything is written (`comparaison` makes it)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from app.models.statuts import Libelle
from app.models.typographie import francais, pluriel
from app.services.registres import Registre

Cle: TypeAlias = tuple[int, str]
"""A cell: its line in the spreadsheet, its field."""


class Genre(Libelle):
    """How a cell stands to the dossier."""

    CHANGEE = "changee", "Changée"
    CONFLIT = "conflit", "Conflit"
    VIDEE = "videe", "Vidée"
    INCOMPRISE = "incomprise", "Non comprise"


class Sort(Libelle):
    """How a line of the form stands to the dossier."""

    CONNUE = "connue", "Déjà au dossier"
    NOUVELLE = "nouvelle", "Nouvelle"
    DISPARUE = "disparue", "Retirée depuis"
    DOUBLE = "double", "En double"


@dataclass(frozen=True)
class CaseRetour:
    """A cell that doesn’t say what the dossier says.

    ``reference`` is what the spreadsheet calls it (« E12 »), ``avant`` and ``lue`` the words of the dossier and of the
    form, ``valeur`` what would be written and ``apres`` its words. ``proposee``: ticked to begin with.
    """

    ligne: int
    champ: str
    libelle: str
    reference: str
    avant: str
    lue: str
    genre: Genre
    valeur: Any = None
    proposee: bool = False
    motif: str = ""
    apres: str = ""

    @property
    def constat(self) -> str:
        """Its kind in words; a change that has something to say for itself asks to be looked at."""
        return f"{self.genre.libelle}, à voir" if self.genre is Genre.CHANGEE and self.motif else self.genre.libelle

    @property
    def cle(self) -> Cle:
        """What names it in a choice."""
        return self.ligne, self.champ

    @property
    def possible(self) -> bool:
        """Whether it may be written at all."""
        return self.genre is not Genre.INCOMPRISE


@dataclass(frozen=True)
class LigneRetour:
    """A line of the form that has something to say. ``numero`` is the one the spreadsheet shows.

    ``id``: the row of the dossier it speaks of, None where one would be created.
    """

    numero: int
    id: str | None
    nom: str
    sort: Sort
    cases: tuple[CaseRetour, ...]
    motif: str = ""


@dataclass(frozen=True)
class Retour:
    """The whole form. ``revision`` and ``empreinte``: the dossier and the file it was made with."""

    chemin: Path
    document: str
    titre: str
    registre: Registre = field(repr=False)
    lignes: tuple[LigneRetour, ...]
    inchangees: int
    avis: tuple[str, ...]
    revision: int
    empreinte: str

    @property
    def fichier(self) -> str:
        """The name of the file."""
        return self.chemin.name

    @property
    def cases(self) -> tuple[CaseRetour, ...]:
        """All cells, line by line."""
        return tuple(case for ligne in self.lignes for case in ligne.cases)

    @property
    def proposees(self) -> frozenset[Cle]:
        """What is ticked to begin with."""
        return frozenset(case.cle for case in self.cases if case.proposee)

    def compter(self) -> dict[Genre, int]:
        """How many cells of each kind."""
        return {genre: sum(1 for case in self.cases if case.genre is genre) for genre in Genre}

    @property
    def nouvelles(self) -> int:
        """Lines that would enter the register."""
        return sum(
            1 for ligne in self.lignes if ligne.sort is Sort.NOUVELLE and any(case.possible for case in ligne.cases)
        )

    @property
    def problemes(self) -> int:
        """Cells and lines on which somebody has to decide: conflicts, cells not understood, lines twice or gone."""
        comptes = self.compter()
        seules = sum(1 for ligne in self.lignes if ligne.sort in (Sort.DISPARUE, Sort.DOUBLE))
        return comptes[Genre.CONFLIT] + comptes[Genre.INCOMPRISE] + seules

    @property
    def phrase(self) -> str:
        """« 12 cases changées, 1 conflit, 2 structures nouvelles · 21 lignes sans changement. »"""
        mots = self.registre.mots
        comptes = self.compter()
        parties = [
            pluriel(comptes[genre], *noms)
            for genre, noms in (
                (Genre.CHANGEE, ("case changée", "cases changées")),
                (Genre.CONFLIT, ("conflit", "conflits")),
                (Genre.VIDEE, ("case vidée", "cases vidées")),
                (Genre.INCOMPRISE, ("case non comprise", "cases non comprises")),
            )
            if comptes[genre]
        ]
        if self.nouvelles:
            nouvelle = "nouvelle" if mots.feminin else "nouveau"
            accord = nouvelle if self.nouvelles == 1 else "nouvelles" if mots.feminin else "nouveaux"
            parties.append(f"{mots.combien(self.nouvelles)} {accord}")
        if not parties:
            return francais("Ce formulaire n’apporte rien de nouveau : le dossier dit déjà la même chose.")
        sans = f" · {pluriel(self.inchangees, 'ligne')} sans changement" if self.inchangees else ""
        return francais(f"{', '.join(parties)}{sans}.")

    def retenues(self, choix: Collection[Cle]) -> tuple[tuple[LigneRetour, tuple[CaseRetour, ...]], ...]:
        """The lines with those of their cells that are chosen and may be written.

        A new line without the cell that names it is left out: there would be nothing to call it.
        """
        trouvees = []
        for ligne in self.lignes:
            cases = tuple(case for case in ligne.cases if case.possible and case.cle in choix)
            nommee = ligne.id is not None or any(case.champ == self.registre.cle for case in cases)
            if cases and nommee:
                trouvees.append((ligne, cases))
        return tuple(trouvees)

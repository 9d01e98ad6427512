"""Line by line, what importing a list would do — before anything is written (`examen` makes it)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.models.statuts import Libelle
from app.models.typographie import francais


class Sort(Libelle):
    """What becomes of a line."""

    A_AJOUTER = "a_ajouter", "À ajouter"
    A_COMPLETER = "a_completer", "À compléter"
    DEJA_PRESENTE = "deja_presente", "Déjà présente"
    REFUSEE = "refusee", "Refusée"


@dataclass(frozen=True)
class Constat:
    """A cell that can’t be read: where, what it says, why."""

    colonne: str
    champ: str
    texte: str
    motif: str


@dataclass(frozen=True)
class Difference:
    """A field that the register and the list tell differently; the register is kept."""

    champ: str
    registre: str
    liste: str


@dataclass(frozen=True)
class LigneRapport:
    """One line of the list. ``numero`` is the one the spreadsheet shows."""

    numero: int
    sort: Sort
    valeurs: Mapping[str, Any]
    motif: str = ""
    constats: tuple[Constat, ...] = ()
    avis: tuple[str, ...] = ()
    existante: str | None = None
    complements: Mapping[str, Any] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    par_le_nom: bool = False
    """Recognised by its name only: it may still be another structure."""

    @property
    def nom(self) -> str:
        """The structure it speaks of."""
        return str(self.valeurs.get("nom") or "")

    @property
    def proposee(self) -> bool:
        """Ticked to begin with: only what adds without touching anything."""
        return self.sort is Sort.A_AJOUTER

    @property
    def possible(self) -> bool:
        """Whether it may be ticked at all; a refused line may, its unread cells then go to the notes."""
        return self.sort in (Sort.A_AJOUTER, Sort.A_COMPLETER) or (self.sort is Sort.REFUSEE and bool(self.constats))


@dataclass(frozen=True)
class Rapport:
    """All lines, and the revision of the dossier they were compared with."""

    fichier: str
    lignes: tuple[LigneRapport, ...]
    revision: int
    vides: int = 0

    def compter(self) -> dict[Sort, int]:
        """How many lines meet each fate."""
        return {sort: sum(1 for ligne in self.lignes if ligne.sort is sort) for sort in Sort}


def avec(ligne: LigneRapport, sort: Sort, motif: str, **champs: Any) -> LigneRapport:
    """The same line, judged otherwise."""
    return replace(ligne, sort=sort, motif=francais(motif), **champs)


def comme_nouvelle(ligne: LigneRapport) -> LigneRapport:
    """The same line, once the user has said that it is another structure of the same name."""
    motif = "Ajoutée comme une autre structure du même nom, à votre demande."
    return avec(ligne, Sort.A_AJOUTER, motif, existante=None, complements={}, differences=(), par_le_nom=False)

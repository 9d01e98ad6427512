"""What is read from a spreadsheet: sheets of cells as text, before anybody says what they mean."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import francais

TAILLE_MAX = 10 * 1024 * 1024
"""Bytes of a file."""

LIGNES_MAX = 5_000
COLONNES_MAX = 200
FEUILLES_MAX = 20

FORMULE = "formule"
FUSION = "fusion"


class ListeRefusee(ErreurUtilisateur):
    """The file is not a list that can be read; the dossier is as it was. Puts the French spaces in its words."""

    def __init__(self, message: str, conseil: str = "") -> None:
        super().__init__(francais(message), francais(conseil))


@dataclass(frozen=True)
class Feuille:
    """One sheet. Rows are as long as their last filled cell; numbers and dates are written the French way.

    ``defauts``: what is wrong with a cell (``#N/A``, formula never calculated), by (row, column) counted from 0.
    ``origines``: where the text of a cell comes from when nobody typed it there (`FORMULE`, `FUSION`).
    """

    nom: str
    lignes: tuple[tuple[str, ...], ...]
    defauts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    masquee: bool = False
    origines: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def case(self, ligne: int, colonne: int) -> str:
        """The text of a cell; empty outside the sheet."""
        if not 0 <= ligne < len(self.lignes):
            return ""
        cases = self.lignes[ligne]
        return cases[colonne] if 0 <= colonne < len(cases) else ""

    @property
    def largeur(self) -> int:
        """How many columns hold something."""
        return max((len(ligne) for ligne in self.lignes), default=0)

    @property
    def vide(self) -> bool:
        """Whether nothing is written in it."""
        return not any(case.strip() for ligne in self.lignes for case in ligne)


@dataclass(frozen=True)
class Classeur:
    """A file that was read. ``precision`` says how (« CSV, séparateur ; , Windows »)."""

    nom: str
    feuilles: tuple[Feuille, ...]
    precision: str = ""


def lettre(colonne: int) -> str:
    """``0`` → ``A``, ``27`` → ``AB``: what a spreadsheet calls that column."""
    nom = ""
    colonne += 1
    while colonne:
        colonne, reste = divmod(colonne - 1, 26)
        nom = chr(65 + reste) + nom
    return nom


def emballer(classeur: Classeur) -> bytes:
    """The bytes that travel from the child process: JSON, because nothing read may be executed."""
    feuilles = [[f.nom, f.lignes, _lister(f.defauts), f.masquee, _lister(f.origines)] for f in classeur.feuilles]
    return json.dumps([classeur.nom, feuilles, classeur.precision]).encode()


def deballer(octets: bytes) -> Classeur:
    """The same, the other way."""
    nom, feuilles, precision = json.loads(octets)
    return Classeur(nom, tuple(_feuille(*f) for f in feuilles), precision)


def _lister(cases: Mapping[tuple[int, int], str]) -> list[tuple[int, int, str]]:
    return [(ligne, colonne, mot) for (ligne, colonne), mot in cases.items()]


def _ranger(liste: list[list[Any]]) -> dict[tuple[int, int], str]:
    return {(int(ligne), int(colonne)): str(mot) for ligne, colonne, mot in liste}


def _feuille(
    nom: str, lignes: list[list[str]], defauts: list[list[Any]], masquee: bool, origines: list[list[Any]]
) -> Feuille:
    return Feuille(nom, tuple(tuple(ligne) for ligne in lignes), _ranger(defauts), masquee, _ranger(origines))

"""A form as it leaves and as people fill it in: real workbooks, written by our own export, changed by openpyxl."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from app.services.documents import composer
from app.services.ecriture.dossier import Dossier
from app.services.imports.formulaires import CaseRetour, LigneRetour, Retour, examiner
from app.services.rendus import rendre
from tests.fabrique import catalogue

TETES = 6
"""Rows above the first line."""


@dataclass
class Formulaire:
    """One form of a dossier, at ``chemin``."""

    dossier: Dossier
    chemin: Path
    code: str = "grille-structures"

    @classmethod
    def partir(
        cls, dossier: Dossier, vers: Path, code: str = "grille-structures", *, de: Dossier | None = None, **options: Any
    ) -> Formulaire:
        """Export it; ``de``: from another dossier than the one that will read it."""
        document = composer(code, de or dossier, catalogue(), **options)
        return cls(dossier, rendre(document, "xlsx", vers / f"{code}.xlsx"), code)

    def remplir(self, geste: Callable[[Worksheet, dict[str, int]], object]) -> Formulaire:
        """Open it in a spreadsheet, change the sheet (given with its columns by code), save it."""
        classeur = openpyxl.load_workbook(self.chemin)
        feuille: Any = classeur.worksheets[0]
        geste(feuille, {c.value: c.column for c in feuille[1] if c.value})
        classeur.save(self.chemin)
        return self

    def ecrire(self, ligne: int, **valeurs: Any) -> Formulaire:
        """Type values into the ``ligne``-th line (from 1)."""

        def geste(feuille: Worksheet, colonnes: dict[str, int]) -> None:
            for champ, valeur in valeurs.items():
                feuille.cell(TETES + ligne, colonnes[champ]).value = valeur

        return self.remplir(geste)

    def revenir(self) -> Retour:
        """Read it."""
        return examiner(self.dossier, catalogue(), self.chemin)


def la_case(retour: Retour) -> CaseRetour:
    """The only cell that has something to say."""
    (case,) = retour.cases
    return case


def la_ligne(retour: Retour) -> LigneRetour:
    """The only line that has something to say."""
    (ligne,) = retour.lignes
    return ligne

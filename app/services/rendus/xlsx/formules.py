"""The formulas of a workbook, written once every table has its place: a formula may name a cell of another sheet.

What they say is the program’s (`Formule` refuses anything else): no text of the user ever becomes part of one.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import cast

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.models.documents.blocs import Formule, Renvoi, Tableau
from app.services.rendus.xlsx.cellules import poser_formule

_PREMIERE_COLONNE = 2


@dataclass(frozen=True)
class FeuillePosee:
    """A table on its sheet: the line of each of its rows."""

    tableau: Tableau
    feuille: Worksheet
    lignes: Mapping[str, int]

    def adresse(self, renvoi: Renvoi) -> str:
        """``F7`` or ``F7:F12``. KeyError, ValueError for a row or a column that isn’t there."""
        rang = [colonne.code for colonne in self.tableau.colonnes].index(renvoi.colonne)
        lettre = get_column_letter(rang + _PREMIERE_COLONNE)
        debut = f"{lettre}{self.lignes[renvoi.rangee]}"
        return f"{debut}:{lettre}{self.lignes[renvoi.jusqu_a]}" if renvoi.jusqu_a else debut


def poser_formules(posees: Sequence[FeuillePosee]) -> None:
    """Replace the values of the cells that have a formula by the formula."""
    par_code = {posee.tableau.code: posee for posee in posees}
    for posee in posees:
        for rangee in posee.tableau.rangees:
            for rang, case in enumerate(rangee.cases):
                if case.formule is not None:
                    cellule = posee.feuille.cell(posee.lignes[rangee.code], rang + _PREMIERE_COLONNE)
                    poser_formule(cast(Cell, cellule), _ecrire(case.formule, posee, par_code))


_SANS_VALEUR = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)><f>([^<]*)</f><v ?(?:/>|></v>)')


def inscrire_resultats(chemin: Path, posees: Sequence[FeuillePosee]) -> None:
    """Write beside each formula what it comes to, for those who look at the file without a spreadsheet (a phone, a
    mail): openpyxl leaves it out. Sheets of the file are numbered in the order of the workbook."""
    resultats = {f"xl/worksheets/sheet{n}.xml": _resultats(posee) for n, posee in enumerate(posees, 1)}
    if not any(resultats.values()):
        return
    complet = chemin.with_name(f"{chemin.name}.complet")
    with zipfile.ZipFile(chemin) as source, zipfile.ZipFile(complet, "w", zipfile.ZIP_DEFLATED) as cible:
        for membre in source.infolist():
            valeurs = resultats.get(membre.filename, {})
            cible.writestr(membre, _SANS_VALEUR.sub(lambda c, v=valeurs: _avec(c, v), source.read(membre)))  # type: ignore[misc]
    shutil.move(complet, chemin)


def _resultats(posee: FeuillePosee) -> dict[bytes, Decimal | int]:
    return {
        f"{get_column_letter(rang + _PREMIERE_COLONNE)}{posee.lignes[rangee.code]}".encode(): case.valeur
        for rangee in posee.tableau.rangees
        for rang, case in enumerate(rangee.cases)
        if case.formule is not None and isinstance(case.valeur, (Decimal, int))
    }


def _avec(cellule: re.Match[bytes], valeurs: Mapping[bytes, Decimal | int]) -> bytes:
    valeur = valeurs.get(cellule[1])
    if valeur is None:
        return cellule[0]
    return b'<c r="%b"%b><f>%b</f><v>%b</v>' % (cellule[1], cellule[2], cellule[3], f"{valeur:f}".encode())


def _ecrire(formule: Formule, ici: FeuillePosee, par_code: Mapping[str, FeuillePosee]) -> str:
    return "=" + "".join(_partie(partie, ici, par_code) for partie in formule.parties)


def _partie(partie: str | Renvoi, ici: FeuillePosee, par_code: Mapping[str, FeuillePosee]) -> str:
    if isinstance(partie, str):
        return partie
    if not partie.tableau or partie.tableau == ici.tableau.code:
        return ici.adresse(partie)
    autre = par_code[partie.tableau]
    nom = str(autre.feuille.title).replace("'", "''")
    return f"'{nom}'!{autre.adresse(partie)}"

"""The hidden sheets of a form: which document of which dossier it is, and what each cell said when it left.

``_ingeco`` holds the first, key by key. ``_ingeco_depart`` holds the second, so that a form that comes back weeks later
tells what was filled in from what the dossier has changed meanwhile: a line ``tableau, code, column codes``, then a
line ``row id, one short hash a column`` (`app.models.definitions.cases.empreinte`), all separated by spaces.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.models.definitions.cases import empreintes_de
from app.models.documents.blocs import Tableau
from app.models.documents.document import Document
from app.services.rendus.xlsx.cellules import poser_texte
from app.services.rendus.xlsx.validations import PREMIERE_COLONNE, Listes

FEUILLE_CACHEE = "_ingeco"
FEUILLE_DEPART = "_ingeco_depart"
VERSION_FORMULAIRE = "2"


def ecrire_identite(classeur: Workbook, document: Document, tableaux: list[Tableau], listes: Listes) -> None:
    """The sheet that says what the form is; the lists to choose from stand beside."""
    feuille = _cachee(classeur, FEUILLE_CACHEE)
    lignes = (
        ("document", document.code),
        ("formulaire", VERSION_FORMULAIRE),
        ("version", document.entete.version),
        ("dossier", document.dossier_uuid),
        ("date", document.entete.jour.isoformat()),
        ("vierge", "1" if document.vierge else "0"),
        ("anonyme", "1" if document.anonyme else "0"),
        ("tableaux", " ".join(t.code for t in tableaux)),
        ("intitule", document.entete.dossier),
    )
    for n, paire in enumerate(lignes, 1):
        _ligne(feuille, n, paire)
    for n, choix in enumerate(listes.colonnes):
        for m, texte in enumerate(choix):
            poser_texte(_case(feuille, m + 2, n + PREMIERE_COLONNE), texte)


def ecrire_depart(classeur: Workbook, document: Document, tableaux: list[Tableau]) -> None:
    """The sheet that remembers what the cells said; none for a blank form."""
    if document.vierge:
        return
    feuille = _cachee(classeur, FEUILLE_DEPART)
    lignes = (ligne for tableau in tableaux for ligne in _lignes_de_depart(tableau))
    for n, ligne in enumerate(lignes, 1):
        _ligne(feuille, n, ligne)


def _lignes_de_depart(tableau: Tableau) -> Iterator[tuple[str, ...]]:
    yield "tableau", tableau.code, " ".join(c.code for c in tableau.colonnes)
    colonnes = [empreintes_de(colonne.type) for colonne in tableau.colonnes]
    for rangee in tableau.rangees:
        yield rangee.code, " ".join(u(case.texte) for u, case in zip(colonnes, rangee.cases, strict=True))


def _cachee(classeur: Workbook, nom: str) -> Worksheet:
    feuille = cast(Worksheet, classeur.create_sheet(nom))
    feuille.sheet_state = "veryHidden"
    return feuille


def _ligne(feuille: Worksheet, n: int, textes: tuple[str, ...]) -> None:
    for colonne, texte in enumerate(textes, 1):
        poser_texte(_case(feuille, n, colonne), texte)


def _case(feuille: Worksheet, ligne: int, colonne: int) -> Cell:
    return cast(Cell, feuille.cell(ligne, colonne))

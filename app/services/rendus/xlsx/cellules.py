"""The text sink of spreadsheets, and the styles by name (per-cell styles are ten times slower)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.workbook import Workbook

from app.models.definitions.champs import TypeChamp
from app.models.documents.blocs import ValeurDeCase
from app.models.texte import nettoyer
from app.services.rendus.couleurs import hexa

MAXIMUM = 32_767
"""Characters Excel accepts in a cell; longer texts go on in the next row."""

_TITRE_INTERDIT = re.compile(r"[\[\]:*?/\\\x00]")
_ECHAPPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
FORMATS: Mapping[str, str] = {
    "texte": "@",
    "texte_long": "@",
    "choix": "@",
    "choix_multiples": "@",
    "nombre": "#,##0.##########",
    "entier": "#,##0",
    "annee": "0",
    "montant": '#,##0.00\\ "€"',
    "etp": "General",
    "date": "dd/mm/yyyy",
    "oui_non": "@",
}
"""Field type → number format; a test fails when a type is missing."""


def net(texte: str) -> str:
    """Text a spreadsheet can carry: no control characters; ``_x000D_`` stays as typed."""
    return _ECHAPPE.sub("_x005F_", nettoyer(texte).texte)


def morceaux(texte: str) -> list[str]:
    """``texte`` cut so that each piece, escapes included, fits in a cell; one empty piece for an empty text."""
    coupes, debut = [], 0
    while debut < len(texte):
        fin = debut + MAXIMUM
        while (trop := len(net(texte[debut:fin])) - MAXIMUM) > 0:
            fin = min(fin, len(texte)) - trop
        coupes.append(texte[debut:fin])
        debut = fin
    return coupes or [""]


def poser_texte(cellule: Cell, texte: str) -> None:
    """Write text as text: what begins with ``=`` never becomes a formula, ``#N/A`` never an error."""
    if texte:
        cellule.value = net(texte)[:MAXIMUM]
        cellule.data_type = "s"


def poser(cellule: Cell, type_: TypeChamp, texte: str, valeur: ValeurDeCase) -> None:
    """Write a typed value, or its words where a spreadsheet has no type for it."""
    if valeur is None or isinstance(valeur, (str, bool)) or not (type_.numerique or type_.code == "date"):
        poser_texte(cellule, texte)
    else:
        cellule.value = valeur


def poser_formule(cellule: Cell, formule: str) -> None:
    """Write a formula of the program (`app.models.documents.blocs.Formule`), never a text of the user."""
    cellule.value = formule
    cellule.data_type = "f"


def titre_de_feuille(texte: str, pris: set[str]) -> str:
    """A sheet title Excel accepts, unlike any of ``pris``; it is added to them."""
    propre = _TITRE_INTERDIT.sub(" ", net(texte)).strip(" '")[:31] or "Feuille"
    titre, n = propre, 2
    while titre.casefold() in pris:
        suffixe = f" ({n})"
        titre, n = propre[: 31 - len(suffixe)] + suffixe, n + 1
    pris.add(titre.casefold())
    return titre


def definir_styles(classeur: Workbook, couleurs: set[str], formats: set[str]) -> None:
    """The named styles of the workbook: heads in each colour, one input and one locked style a number format."""
    fin = Side(style="thin", color=hexa("trait"))
    bords = Border(left=fin, right=fin, top=fin, bottom=fin)

    def ajouter(nom: str, police: Font, **options: object) -> None:
        style = NamedStyle(name=nom, font=police)
        for cle, valeur in options.items():
            setattr(style, cle, valeur)
        classeur.add_named_style(style)

    texte = hexa("texte")
    ajouter("ingeco titre", Font(name="Calibri", size=16, bold=True, color=texte))
    ajouter("ingeco sous-titre", Font(name="Calibri", size=11, color=hexa("texte2")))
    ajouter("ingeco note", Font(name="Calibri", size=9, italic=True, color=hexa("texte2")),
            alignment=Alignment(wrap_text=True, vertical="top"))  # fmt: skip
    for couleur in couleurs:
        ajouter(
            f"ingeco groupe {couleur}", Font(name="Calibri", size=10, bold=True, color=hexa(couleur)),
            fill=PatternFill("solid", fgColor=hexa(f"{couleur}_teinte")), border=bords,
            alignment=Alignment(vertical="center", wrap_text=True),
        )  # fmt: skip
    ajouter(
        "ingeco tete", Font(name="Calibri", size=9, bold=True, color=hexa("texte2")),
        fill=PatternFill("solid", fgColor=hexa("surface2")), border=bords,
        alignment=Alignment(vertical="center", wrap_text=True),
    )  # fmt: skip
    for format in formats:
        for verrou in (False, True):
            ajouter(
                nom_de_style(format, verrou),
                Font(name="Calibri", size=10, bold=verrou, color=texte),
                number_format=format,
                border=bords,
                alignment=Alignment(vertical="top", wrap_text=True),
                protection=Protection(locked=verrou),
            )


def nom_de_style(format: str, verrou: bool) -> str:
    """The named style of cells with that number format."""
    return f"ingeco {'fixe' if verrou else 'saisie'} {format}".replace('"', "").replace("\\", "")

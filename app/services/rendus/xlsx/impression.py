"""How a sheet comes out of the printer: as wide as one page where that can be read, else on several, cut between two
groups of columns, each naming its rows and its document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from app.models.documents.blocs import Colonne
from app.models.documents.document import Document
from app.services.rendus.xlsx.cellules import net

_A4 = 9
_PLEINE = {"portrait": 76.0, "paysage": 111.0}
"""Widths of columns that one A4 sheet takes at full size, our margins off, even in a wider font than ours."""
_LISIBLE = {"portrait": 130.0, "paysage": 250.0}
"""Widths beyond which all on one sheet would be too small to read."""
_CONFORTABLE = {"portrait": 110.0, "paysage": 190.0}
"""Widths of each sheet, where several are needed anyway."""
_ECHELLE_MAX = 75
"""In hundredths: larger would only take more sheets."""
_TITRE_MAX, _SOURCE_MAX = 200, 200
"""Signs of the head and of the foot of a page: a spreadsheet refuses more than 255 with their codes."""


def pages_de(colonnes: Sequence[Colonne], place: float) -> list[int]:
    """The rank of the first column of each page, at most ``place`` wide with the first column, which names the rows of
    all. A group of columns stays whole, unless a page is too narrow for it."""
    noms = colonnes[0].largeur_tableur
    debuts, prise, rang = [0], 0.0, 0
    for _, groupe in groupby(colonnes, lambda colonne: colonne.groupe):
        siennes = [colonne.largeur_tableur for colonne in groupe]
        if prise and prise + sum(siennes) > place:
            debuts.append(rang)
            prise = noms
        for large in siennes:
            if prise > noms and prise + large > place:
                debuts.append(rang)
                prise = noms
            prise += large
            rang += 1
    return debuts


def debuts_de_page(colonnes: Sequence[Colonne], orientation: str) -> list[int]:
    """The rank of the first column of each printed page: [0] where all fit one."""
    if sum(colonne.largeur_tableur for colonne in colonnes) <= _LISIBLE[orientation]:
        return [0]
    return pages_de(colonnes, _CONFORTABLE[orientation])


def regler_l_impression(
    feuille: Worksheet,
    document: Document,
    colonnes: Sequence[Colonne],
    debuts: Sequence[int],
    lignes: tuple[int, int, int, int],
) -> None:
    """Paper, scale, page breaks, what each page repeats. ``debuts``: see `debuts_de_page`; ``lignes``: the title, the
    two of the heads, the last."""
    titre, groupes, tetes, derniere = lignes
    orientation = document.orientation
    feuille.page_setup.paperSize = _A4
    feuille.page_setup.orientation = "landscape" if orientation == "paysage" else "portrait"
    feuille.print_title_rows = f"{groupes}:{tetes}"
    haut = titre
    if len(debuts) > 1:
        # « Fit to width » knows nothing of page breaks: the widest page gives the scale.
        echelle = int(100 * _PLEINE[orientation] / _plus_large(colonnes, debuts))
        feuille.page_setup.scale = min(_ECHELLE_MAX, echelle)
        feuille.col_breaks = ColBreak(brk=[Break(id=debut + 1, min=0, max=1048575) for debut in debuts[1:]])
        feuille.print_title_cols = "B:B"
        _nommer_les_pages(feuille, document)
        haut = groupes
    elif sum(colonne.largeur_tableur for colonne in colonnes) > _PLEINE[orientation]:
        feuille.page_setup.fitToWidth, feuille.page_setup.fitToHeight = 1, 0
        feuille.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    feuille.print_area = f"B{haut}:{get_column_letter(len(colonnes) + 1)}{derniere}"
    feuille.page_margins.left = feuille.page_margins.right = 0.4
    feuille.page_margins.top = 0.6 if haut == titre else 0.8
    feuille.page_margins.bottom = 0.6
    if feuille.oddFooter is not None:
        feuille.oddFooter.left.text = _sans_code(document.source, _SOURCE_MAX)
        feuille.oddFooter.left.size = 7
        feuille.oddFooter.right.text = "Page &P / &N"
        feuille.oddFooter.right.size = 8


def _plus_large(colonnes: Sequence[Colonne], debuts: Sequence[int]) -> float:
    """The widest page, the column that names the rows counted on each."""
    larges = [colonne.largeur_tableur for colonne in colonnes]
    fins = [*debuts[1:], len(larges)]
    return max(sum(larges[d:f]) + (larges[0] if d else 0) for d, f in zip(debuts, fins, strict=True))


def _nommer_les_pages(feuille: Worksheet, document: Document) -> None:
    """The title in the margin of every page: written in the first column, the second page would cut it."""
    if feuille.oddHeader is not None:
        mots = " — ".join(t for t in (document.titre, document.entete.dossier) if t)
        feuille.oddHeader.left.text = _sans_code(mots, _TITRE_MAX)
        feuille.oddHeader.left.size = 10


def _sans_code(texte: str, signes: int) -> str:
    """On one line of at most ``signes``, its « & » doubled: in heads and feet, one begins a code."""
    ligne = " ".join(net(texte).split())[:signes]
    while len(ligne) + ligne.count("&") > signes:
        ligne = ligne[:-1]
    return ligne.replace("&", "&&")

"""Sheets as they come out of a printer: readable, cut between groups, each page with its names and its title (R30)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.definitions.catalogue import Catalogue
from app.models.definitions.champs import TexteLong
from app.models.documents.blocs import Colonne
from app.services.documents import composer
from app.services.documents.composition import definitions
from app.services.rendus.ecriture import rendre
from app.services.rendus.xlsx.impression import pages_de
from tests.documents.test_mise_en_forme import exemple

TABLEURS = [d.code for d in definitions() if "xlsx" in d.formats]
A4_EN_LARGEURS = {"portrait": 76, "landscape": 111}
"""Widths of columns that LibreOffice, without our font, prints on one sheet at full size; a spreadsheet that has it, a
quarter more."""


def feuilles_de(chemin: Path) -> list[Any]:
    return [f for f in openpyxl.load_workbook(chemin).worksheets if f.sheet_state == "visible"]


def largeurs_de(feuille: Any) -> list[float]:
    lettres = [openpyxl.utils.get_column_letter(n) for n in range(2, feuille.max_column + 1)]
    return [feuille.column_dimensions[lettre].width for lettre in lettres]


def debuts_de(feuille: Any) -> list[int]:
    """The ranks of the first columns of the printed pages."""
    return [0, *(coupure.id - 1 for coupure in feuille.col_breaks.brk)]


@pytest.mark.parametrize("etat", ["otsi-slot", "vierge"])
@pytest.mark.parametrize("code", TABLEURS)
def test_chaque_feuille_tient_dans_la_largeur_de_ses_pages(
    code: str, etat: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    document = composer(code, None, catalogue) if etat == "vierge" else exemple(etat, code, catalogue)
    for feuille in feuilles_de(rendre(document, "xlsx", tmp_path / "f.xlsx")):
        assert feuille.page_setup.paperSize == 9
        assert feuille.print_area
        assert feuille.print_title_rows == "$5:$6"
        larges, place = largeurs_de(feuille), A4_EN_LARGEURS[feuille.page_setup.orientation]
        if feuille.page_setup.fitToWidth:
            assert feuille.sheet_properties.pageSetUpPr.fitToPage
            assert place / sum(larges) > 0.4, "too small to be read"
            continue
        debuts = debuts_de(feuille)
        pages = [sum(larges[d:f]) + (larges[0] if d else 0) for d, f in pairwise([*debuts, len(larges)])]
        assert max(pages) * (feuille.page_setup.scale or 100) / 100 <= place
        assert len(pages) == 1 or feuille.print_title_cols == "$B:$B"


@pytest.mark.parametrize("code", ["grille-contact", "grille-structures"])
def test_un_bandeau_ne_passe_jamais_d_une_page_a_l_autre(code: str, catalogue: Catalogue, tmp_path: Path) -> None:
    document = exemple("otsi-slot", code, catalogue)
    (feuille,) = feuilles_de(rendre(document, "xlsx", tmp_path / "f.xlsx"))
    debuts = debuts_de(feuille)
    assert len(debuts) > 1
    for fusion in feuille.merged_cells.ranges:
        if fusion.min_row == 5:
            assert not [d for d in debuts if fusion.min_col < d + 2 <= fusion.max_col]
    # A page begins with the name of what it shows; the title is in the margin, for the first column would cut it.
    assert all(feuille.cell(5, d + 2).value for d in debuts)
    assert document.titre in feuille.oddHeader.left.text
    assert feuille.print_area.split("!")[1].startswith("$B$5:")


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(5, 60)), min_size=1, max_size=25))
def test_les_pages_se_suivent_sans_deborder(colonnes: list[tuple[str, int]]) -> None:
    rangees = sorted(colonnes)
    place = 150.0
    decrites = [Colonne(f"c{n}", "T", TexteLong(), groupe, largeur_tableur=large)
                for n, (groupe, large) in enumerate(rangees)]  # fmt: skip
    debuts = pages_de(decrites, place)
    assert debuts[0] == 0
    assert debuts == sorted(set(debuts))
    larges = [large for _, large in rangees]
    for debut, fin in pairwise([*debuts, len(larges)]):
        assert sum(larges[debut:fin]) + (larges[0] if debut else 0) <= place
    for groupe in {groupe for groupe, _ in rangees}:
        rangs = [n for n, (g, _) in enumerate(rangees) if g == groupe]
        coupee = any(rangs[0] < d <= rangs[-1] for d in debuts)
        assert not coupee or sum(larges[r] for r in rangs) + (larges[0] if rangs[0] else 0) > place


def test_un_titre_ne_peut_pas_glisser_de_code_dans_la_marge(catalogue: Catalogue, tmp_path: Path) -> None:
    document = exemple("otsi-slot", "grille-contact", catalogue)
    piege = replace(document, entete=replace(document.entete, dossier="A & B &P\n" + "&" * 300))
    (feuille,) = feuilles_de(rendre(piege, "xlsx", tmp_path / "f.xlsx"))
    texte = feuille.oddHeader.left.text
    assert "A && B &&P" in texte
    assert "\n" not in texte
    assert len(texte) <= 200
    assert texte.count("&") % 2 == 0


def test_le_sous_titre_d_une_feuille_etroite_va_a_la_ligne(catalogue: Catalogue, tmp_path: Path) -> None:
    chemin = rendre(exemple("otsi-slot", "budget", catalogue), "xlsx", tmp_path / "b.xlsx")
    equilibre = openpyxl.load_workbook(chemin)["Équilibre"]
    assert "B3:C3" in {str(plage) for plage in equilibre.merged_cells.ranges}
    assert equilibre["B3"].alignment.wrap_text
    assert equilibre.row_dimensions[3].height > 15

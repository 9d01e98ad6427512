"""On paper: a PDF of grids against its own lines drawn bare, the cost of a row, and workbooks written and read back."""

from __future__ import annotations

import statistics
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import iterparse

from app.models.documents.document import Document
from app.services.catalogue import charger_catalogue
from app.services.documents import composer
from app.services.rendus import rendre
from outils.bancs.matiere import atelier, dossier_de_structures
from outils.bancs.mesure import Mesure, PartieAbsente, alterner, chronometrer, comparer

_GRILLE = "grille-structures"


def _grille(dossier: Path, lignes: int) -> Document:
    session = dossier_de_structures(dossier, lignes)
    document = composer(_GRILLE, session.dossier, charger_catalogue(), aujourdhui=date(2026, 11, 21))
    session.fermer()
    return document


def soixante_pages(rapide: bool) -> list[Mesure]:
    """A grid of some sixty pages: our renderer (its checks included) against `canvas.drawString`, line by line."""
    with atelier() as dossier:
        document = _grille(dossier, 540)
        vers = dossier / "grille.pdf"
        rendre(document, "pdf", vers)
        pages = _lignes(vers)
        temps = alterner(
            lambda: chronometrer(lambda: rendre(document, "pdf", vers)),
            lambda: chronometrer(lambda: _dessiner(pages, dossier / "nu.pdf")),
            3 if rapide else 5,
        )
    lignes = sum(map(len, pages))
    return [
        comparer(f"PDF de {len(pages)} pages de grille", 3.0, *temps, f"les mêmes {lignes} lignes, canvas.drawString")
    ]


def _lignes(pdf: Path) -> list[list[tuple[float, float, str]]]:
    """(x, y, text) of each piece of text, page by page, as a reader finds them."""
    from pypdf import PdfReader

    pages = []
    for page in PdfReader(pdf).pages:
        trouvees: list[tuple[float, float, str]] = []

        def noter(texte: str, _cm: Any, tm: Any, _police: Any, _corps: Any, ici: Any = trouvees) -> None:
            if texte.strip():
                ici.append((float(tm[4]), float(tm[5]), texte.strip()))

        page.extract_text(visitor_text=noter)
        pages.append(trouvees)
    return pages


def _dessiner(pages: list[list[tuple[float, float, str]]], vers: Path) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    police = next((n for n in pdfmetrics.getRegisteredFontNames() if n.startswith("Lato")), "Helvetica")
    toile = Canvas(str(vers))
    for lignes in pages:
        toile.setFont(police, 8)
        for x, y, texte in lignes:
            for rang, ligne in enumerate(texte.splitlines()):
                toile.drawString(x, y - 10 * rang, ligne)
        toile.showPage()
    toile.save()


def cout_d_une_ligne(rapide: bool) -> list[Mesure]:
    """Time a row: a long grid must not cost more a row than a short one."""
    with atelier() as dossier:
        longue, courte = _grille(dossier, 250), _grille(dossier, 25)
        temps = alterner(
            lambda: chronometrer(lambda: rendre(longue, "pdf", dossier / "l.pdf")) / 250,
            lambda: chronometrer(lambda: rendre(courte, "pdf", dossier / "c.pdf")) / 25,
            3 if rapide else 7,
        )
    return [comparer("PDF : temps par ligne, 250 lignes", 1.1, *temps, "25 lignes")]


def classeurs_ecrits(rapide: bool) -> list[Mesure]:
    """Fifteen styled workbooks against XlsxWriter, or openpyxl write-only with as many styled cells."""
    with atelier() as dossier:
        document = _grille(dossier, 60)
        rendre(document, "xlsx", dossier / "modele.xlsx")
        cases = _cases(dossier / "modele.xlsx")

        def nous() -> float:
            return chronometrer(lambda: [rendre(document, "xlsx", dossier / f"n{n}.xlsx") for n in range(15)])

        def eux() -> float:
            return chronometrer(lambda: [_ecrire_nu(cases, dossier / f"e{n}.xlsx") for n in range(15)])

        temps = alterner(nous, eux, 3)
    del rapide
    contre = "openpyxl write_only, mêmes cases, un style (XlsxWriter absent)"
    return [comparer("15 grilles Excel mises en forme, écrites", 1.7, *temps, contre)]


def _cases(chemin: Path) -> list[list[Any]]:
    from openpyxl import load_workbook

    return [[case.value for case in ligne] for feuille in load_workbook(chemin) for ligne in feuille.iter_rows()]


def _ecrire_nu(lignes: list[list[Any]], vers: Path) -> Path:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    classeur = Workbook(write_only=True)
    feuille = classeur.create_sheet("Grille")
    gras = Font(bold=True)
    for ligne in lignes:
        cases = [WriteOnlyCell(feuille, value=valeur) for valeur in ligne]
        for case in cases:
            case.font = gras
        feuille.append(cases)
    classeur.save(vers)
    return vers


def classeurs_relus(rapide: bool) -> list[Mesure]:
    """Fifteen workbooks read as a list to import, every guard on, against unzip + iterparse of the same bytes."""
    try:
        from app.services.imports.enfant import lire_octets
    except ModuleNotFoundError as absente:
        raise PartieAbsente("l’import de listes n’est pas là") from absente
    with atelier() as dossier:
        rendre(_grille(dossier, 60), "xlsx", dossier / "grille.xlsx")
        octets = (dossier / "grille.xlsx").read_bytes()
        temps = alterner(
            lambda: chronometrer(lambda: [lire_octets(octets, "grille.xlsx") for _ in range(15)]),
            lambda: chronometrer(lambda: [_parcourir(dossier / "grille.xlsx") for _ in range(15)]),
            3 if rapide else 5,
        )
    return [comparer("15 grilles Excel relues", 4.0, *temps, "unzip + iterparse")]


def _parcourir(chemin: Path) -> int:
    with zipfile.ZipFile(chemin) as archive:
        noms = [nom for nom in archive.namelist() if nom.endswith(".xml")]
        return statistics.mean(sum(1 for _ in iterparse(archive.open(nom))) for nom in noms).__trunc__()

"""A workbook read cell by cell: values as they were last calculated, numbers and dates written the French way."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import openpyxl
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, range_boundaries

from app.services.imports.attendu import LISTE, Attendu
from app.services.imports.gardes import verifier_archive
from app.services.imports.nature import verifier_classeur
from app.services.imports.tableau import (
    COLONNES_MAX,
    FEUILLES_MAX,
    FORMULE,
    FUSION,
    LIGNES_MAX,
    Classeur,
    Feuille,
    ListeRefusee,
)
from app.services.imports.texte_csv import trop_grand

_BALISE: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ECHAPPE = re.compile("_x([0-9A-Fa-f]{4})_")
_FUSIONS_MAX = 10_000


def lire_xlsx(octets: bytes, nom: str, attendu: Attendu = LISTE) -> Classeur:
    """All sheets of a workbook. Raises `ListeRefusee` for what the guards refuse; anything else for a broken file."""
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        verifier_archive(archive)
        verifier_classeur(archive, attendu)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns about styles and extensions it drops
            classeur = openpyxl.load_workbook(io.BytesIO(octets), read_only=True, data_only=True, keep_links=False)
            feuilles = [
                _lire_feuille(archive, feuille, nom)
                for feuille in classeur.worksheets[:FEUILLES_MAX]
                if hasattr(feuille, "reset_dimensions")
            ]
    if all(feuille.vide for feuille in feuilles):
        raise ListeRefusee(f"« {nom} » ne contient aucune ligne.", attendu.choisir)
    return Classeur(nom, tuple(feuilles), "classeur Excel")


def _lire_feuille(archive: zipfile.ZipFile, feuille: Any, nom: str) -> Feuille:
    feuille.reset_dimensions()  # what the file says of its own size is not believed
    lignes: list[list[str]] = []
    defauts: dict[tuple[int, int], str] = {}
    for rang, cases in enumerate(feuille.iter_rows(max_row=LIGNES_MAX + 1, max_col=COLONNES_MAX + 1)):
        textes = []
        for colonne, case in enumerate(cases):
            if case.data_type == "e":
                defauts[rang, colonne] = str(case.value)
                textes.append(str(case.value))
            else:
                textes.append(ecrire(case.value))
        lignes.append(_sans_vides(textes))
    while lignes and not lignes[-1]:
        lignes.pop()
    if len(lignes) > LIGNES_MAX or any(len(ligne) > COLONNES_MAX for ligne in lignes):
        raise trop_grand(nom)
    origines: dict[tuple[int, int], str] = {}
    if _completer(archive, feuille._worksheet_path, lignes, defauts, origines):
        raise trop_grand(nom)
    masquee = str(feuille.sheet_state) != "visible"
    return Feuille(str(feuille.title), tuple(tuple(ligne) for ligne in lignes), defauts, masquee, origines)


def ecrire(valeur: Any) -> str:
    """A cell as text: ``12,5``, ``14/03/2026``, ``Oui``; whole numbers in full (a SIRET isn’t 7,3E+13)."""
    if valeur is None:
        return ""
    if isinstance(valeur, bool):
        return "Oui" if valeur else "Non"
    if isinstance(valeur, int | float):
        entier = valeur == int(valeur) if abs(valeur) < 1e15 else False
        return str(int(valeur)) if entier else repr(valeur).replace(".", ",")
    if isinstance(valeur, datetime):
        sans_heure = valeur.time() == time(0)
        return valeur.strftime("%d/%m/%Y" if sans_heure else "%d/%m/%Y %H:%M")
    if isinstance(valeur, date):
        return valeur.strftime("%d/%m/%Y")
    if isinstance(valeur, time):
        return valeur.strftime("%H:%M")
    if isinstance(valeur, timedelta):
        return str(valeur)
    return _ECHAPPE.sub(lambda m: "" if m[1].lower() == "000d" else chr(int(m[1], 16)), str(valeur))


def _sans_vides(textes: list[str]) -> list[str]:
    fin = len(textes)
    while fin and not textes[fin - 1].strip():
        fin -= 1
    return textes[:fin]


# --- what openpyxl doesn't say in read-only mode ------------------------------------------------------------


def _completer(
    archive: zipfile.ZipFile,
    chemin: str,
    lignes: list[list[str]],
    defauts: dict[tuple[int, int], str],
    origines: dict[tuple[int, int], str],
) -> bool:
    """Repeat cells merged downwards, mark formulas, and those that no spreadsheet has calculated yet.

    True when something is written beyond the limits, where we stopped reading.
    """
    from defusedxml.ElementTree import iterparse

    fusions: list[str] = []
    with archive.open(chemin.lstrip("/")) as flux:
        for _, element in iterparse(flux, events=("end",), forbid_dtd=True):
            if element.tag == f"{_BALISE}mergeCell":
                fusions.append(element.get("ref", ""))
            elif element.tag == f"{_BALISE}row":
                if any(_au_dela(case.get("r")) and _porte(case) for case in element):
                    return True
                for place, calculee in _formules(element):
                    if place[0] < len(lignes) and place[1] < COLONNES_MAX:
                        if calculee:
                            origines[place] = FORMULE
                        else:
                            defauts[place] = "formule jamais calculée"
                element.clear()
            if len(fusions) > _FUSIONS_MAX:
                break
    for reference in fusions:
        _repeter(reference, lignes, origines)
    return False


def _au_dela(reference: str | None) -> bool:
    if not reference:
        return False
    colonne, rang = coordinate_from_string(reference)
    return rang > LIGNES_MAX or column_index_from_string(colonne) > COLONNES_MAX


def _porte(case: Any) -> bool:
    """Whether a cell has a value, or a text of its own."""
    return bool(case.findtext(f"{_BALISE}v")) or case.find(f"{_BALISE}is") is not None


def _formules(ligne: Any) -> Iterable[tuple[tuple[int, int], bool]]:
    """Where the formulas of a row stand, and whether a spreadsheet has calculated them."""
    for case in ligne:
        if case.find(f"{_BALISE}f") is not None and case.get("r"):
            colonne, rang = coordinate_from_string(case.get("r"))
            yield (rang - 1, column_index_from_string(colonne) - 1), _porte(case) or case.get("t") == "str"


def _repeter(reference: str, lignes: list[list[str]], origines: dict[tuple[int, int], str]) -> None:
    """A cell merged over several rows of one column speaks for each of them (a merged title does not)."""
    gauche, haut, droite, bas = (borne or 0 for borne in range_boundaries(reference))
    if not gauche or not haut or gauche != droite or haut >= bas or gauche > COLONNES_MAX:
        return
    modele = lignes[haut - 1] if haut - 1 < len(lignes) else []
    texte = modele[gauche - 1] if gauche - 1 < len(modele) else ""
    if not texte:
        return
    for rang, ligne in enumerate(lignes[haut : min(bas, len(lignes))], haut):
        if ligne:  # an empty row stays empty: it carries no structure
            ligne.extend([""] * (gauche - len(ligne)))
            if not ligne[gauche - 1]:
                ligne[gauche - 1] = texte
                origines[rang, gauche - 1] = FUSION

"""Which form a workbook is, of which dossier, and where its columns and its rows stand: by codes, never by labels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.models.texte import sans_accents
from app.services.imports.tableau import FEUILLES_MAX, FORMULE, FUSION, Classeur, Feuille, ListeRefusee, lettre

VERSION_LUE = 2
"""The newest make of form this program can read."""

_CLES = ("document", "formulaire", "dossier")
_PREMIERES = 30
"""Rows and columns among which the row of codes is looked for: people insert some above and at the left."""

_APRES_LES_CODES = 6
"""Rows from the codes to the first line, when the heads can’t be found."""

_SUITE = re.compile(r"(.*)\+(\d{1,4})")
_VIERGE = re.compile(r"vierge-\d+")


class FormulaireRefuse(ListeRefusee):
    """The file is not a form that can be read into this dossier, which is as it was."""


class PasUnFormulaire(FormulaireRefuse):
    """The file is no form of ours (any more): it may still be read as a list."""


@dataclass(frozen=True)
class Identite:
    """What the hidden sheet says of the form."""

    document: str
    version: int
    dossier: str
    intitule: str
    jour: str
    vierge: bool
    anonyme: bool


@dataclass(frozen=True)
class CaseLue:
    """The text of a cell, where it stands, and what there is to know about it."""

    reference: str
    texte: str
    defaut: str = ""
    origine: str = ""


@dataclass(frozen=True)
class RangeeLue:
    """A line of the form: its number in the spreadsheet, its row id (empty: a new one), its cells by column code."""

    numero: int
    id: str
    cases: Mapping[str, CaseLue]


@dataclass(frozen=True)
class FormulaireLu:
    """A form found in a workbook. ``depart``: row id → column code → fingerprint of what the cell said."""

    identite: Identite
    rangees: tuple[RangeeLue, ...]
    colonnes: tuple[str, ...]
    inconnues: tuple[str, ...]
    depart: Mapping[str, Mapping[str, str]]
    avis: tuple[str, ...]


def identifier(classeur: Classeur) -> Identite:
    """Which form it is. Raises `PasUnFormulaire` when nothing says so, `FormulaireRefuse` for a newer make."""
    for feuille in classeur.feuilles:
        cles = {feuille.case(n, 0): feuille.case(n, 1) for n in range(min(20, len(feuille.lignes)))}
        if all(cle in cles for cle in _CLES):
            break
    else:
        raise _sans_identite(classeur)
    version = cles["formulaire"]
    if not version.isdigit() or int(version) > VERSION_LUE:
        raise FormulaireRefuse(
            f"« {classeur.nom} » a été fait par une version plus récente d’Ingéco.",
            "Mettez Ingéco à jour sur cet ordinateur, puis recommencez. Rien n’a été modifié.",
        )
    return Identite(
        document=cles["document"], version=int(version), dossier=cles["dossier"],
        intitule=cles.get("intitule", ""), jour=cles.get("date", ""), vierge=cles.get("vierge") == "1",
        anonyme=cles.get("anonyme") == "1",
    )  # fmt: skip


def _sans_identite(classeur: Classeur) -> PasUnFormulaire:
    if len(classeur.feuilles) >= FEUILLES_MAX:
        return PasUnFormulaire(
            f"« {classeur.nom} » a trop de feuilles : celles d’Ingéco ne sont pas parmi les {FEUILLES_MAX} premières.",
            "Rien n’a été modifié. Renvoyez le formulaire sans les feuilles ajoutées.",
        )
    if any(_ressemble(feuille) for feuille in classeur.feuilles):
        return PasUnFormulaire(
            f"« {classeur.nom} » vient d’Ingéco, mais sa feuille cachée a été retirée : on ne sait plus de quel "
            "dossier il vient, ni ce qu’il disait au départ.",
            "Si c’était une liste de structures, vous pouvez encore l’importer comme une liste. Rien n’a été modifié.",
        )
    return PasUnFormulaire(
        f"« {classeur.nom} » n’est pas un formulaire d’Ingéco.",
        "Si c’est une liste de structures, importez-la comme une liste. Rien n’a été modifié.",
    )


def _ressemble(feuille: Feuille) -> bool:
    """A sheet that has kept its row of codes: nothing but code words, the first one hyphenated."""
    codes = [case for case in feuille.lignes[0] if case] if feuille.lignes else []
    return len(codes) > 2 and "nom" in codes and all(re.fullmatch(r"[a-z][a-z0-9_-]*", code) for code in codes)


def lire_formulaire(classeur: Classeur, identite: Identite, tableau: str, titres: Mapping[str, str]) -> FormulaireLu:
    """The lines of the table whose code is ``tableau``; ``titres``: its columns as they are known, code → head.

    Raises `FormulaireRefuse` when the row of codes is gone.
    """
    trouvees = [(f, place) for f in classeur.feuilles if (place := _ligne_des_codes(f, tableau, titres))]
    if not trouvees:
        raise FormulaireRefuse(
            f"« {classeur.nom} » a perdu la ligne cachée qui dit ce que contient chaque colonne.",
            "Rien n’a été modifié. Exportez le formulaire à nouveau, et recopiez-y les réponses.",
        )
    feuille, (rang, gauche) = trouvees[0]
    codes = {c: feuille.case(rang, c) for c in range(gauche + 1, feuille.largeur) if feuille.case(rang, c)}
    places: dict[str, int] = {}
    for colonne, code in codes.items():
        if code in titres:
            places.setdefault(code, colonne)
    debut = _fin_des_tetes(feuille, rang, places, titres)
    avis = []
    if len(trouvees) > 1:
        avis.append(f"Le tableau est là en plusieurs exemplaires : seule la feuille « {feuille.nom} » est lue.")
    return FormulaireLu(
        identite=identite,
        rangees=_rangees(feuille, debut, gauche, places),
        colonnes=tuple(places),
        inconnues=tuple(code for code in codes.values() if code not in titres),
        depart=_depart(classeur, tableau),
        avis=tuple(avis),
    )


def _ligne_des_codes(feuille: Feuille, tableau: str, titres: Mapping[str, str]) -> tuple[int, int] | None:
    """Row and column of the code of the table, in a row that holds codes of its columns."""
    for rang, cases in enumerate(feuille.lignes[:_PREMIERES]):
        for colonne, case in enumerate(cases[:_PREMIERES]):
            if case == tableau and any(autre in titres for autre in cases[colonne + 1 :]):
                return rang, colonne
    return None


def _fin_des_tetes(feuille: Feuille, rang: int, places: Mapping[str, int], titres: Mapping[str, str]) -> int:
    """The row after the heads."""
    for ligne in range(rang + 1, min(rang + _PREMIERES, len(feuille.lignes))):
        justes = sum(1 for code, c in places.items() if _plat(feuille.case(ligne, c)) == _plat(titres[code]))
        if 2 * justes > len(places):
            return ligne + 1
    return rang + _APRES_LES_CODES


def _plat(texte: str) -> str:
    return " ".join(sans_accents(texte).split())


def _rangees(feuille: Feuille, debut: int, gauche: int, places: Mapping[str, int]) -> tuple[RangeeLue, ...]:
    """All lines that say something; a cell too long for a spreadsheet goes on in the line « id+1 »."""
    rangees: list[RangeeLue] = []
    suites: dict[str, list[tuple[int, RangeeLue]]] = {}
    for rang in range(debut, len(feuille.lignes)):
        cases = {code: _case(feuille, rang, colonne) for code, colonne in places.items()}
        id = feuille.case(rang, gauche).strip()
        rangee = RangeeLue(rang + 1, "" if _VIERGE.fullmatch(id) else id, cases)
        if suite := _SUITE.fullmatch(id):
            suites.setdefault(suite[1], []).append((int(suite[2]), rangee))
        elif rangee.id or any(case.texte.strip() or case.defaut for case in cases.values()):
            rangees.append(rangee)
    deja: set[str] = set()
    for i, rangee in enumerate(rangees):
        if rangee.id in suites and rangee.id not in deja:
            deja.add(rangee.id)
            rangees[i] = _prolonger(rangee, [r for _, r in sorted(suites[rangee.id], key=lambda s: s[0])])
    return tuple(rangees)


def _prolonger(rangee: RangeeLue, suites: list[RangeeLue]) -> RangeeLue:
    cases = {
        code: CaseLue(case.reference, case.texte + "".join(s.cases[code].texte for s in suites), case.defaut)
        for code, case in rangee.cases.items()
    }
    return RangeeLue(rangee.numero, rangee.id, cases)


_ORIGINES = {
    FORMULE: "Calculée par une formule : sa dernière valeur est prise.",
    FUSION: "Cellule fusionnée avec celle du dessus : même réponse.",
}


def _case(feuille: Feuille, rang: int, colonne: int) -> CaseLue:
    place = (rang, colonne)
    origine = _ORIGINES.get(feuille.origines.get(place, ""), "")
    reference = f"{lettre(colonne)}{rang + 1}"
    return CaseLue(reference, feuille.case(rang, colonne), feuille.defauts.get(place, ""), origine)


def _depart(classeur: Classeur, tableau: str) -> dict[str, dict[str, str]]:
    """What the cells said when the form left (`rendus.xlsx.depart`); nothing if that sheet is gone."""
    for feuille in classeur.feuilles:
        if feuille.case(0, 0) == "tableau" and feuille.case(0, 2):
            break
    else:
        return {}
    depart: dict[str, dict[str, str]] = {}
    codes: list[str] = []
    for rang in range(len(feuille.lignes)):
        premiere, deuxieme = feuille.case(rang, 0), feuille.case(rang, 1)
        if premiere == "tableau":
            codes = feuille.case(rang, 2).split(" ") if deuxieme == tableau else []
        elif codes and len(marques := deuxieme.split(" ")) == len(codes):
            depart[premiere] = dict(zip(codes, marques, strict=True))
    return depart

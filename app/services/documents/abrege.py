"""Blocks made shorter, for a document that must hold a number of pages; what is cut always says so (R31)."""

from __future__ import annotations

from dataclasses import replace

from app.models.documents.blocs import Bloc, Case, CleValeurs, Donnee, Encadre, Paragraphe, Rangee, Tableau
from app.models.typographie import pluriel

MARQUE = "[…]"
"""Stands where words were cut."""
_TIRET = "–\u00a0"
_PUCES = ("– ", _TIRET)
_MESURES = ((420, 9), (300, 7), (220, 5), (150, 4), (100, 3), (60, 2), (30, 1))
"""By degree: signs kept of a text, rows kept of a table."""

DEGRES = len(_MESURES)
"""How far a document can be shortened; the last degree leaves a line or so of each text."""


def abreger(blocs: tuple[Bloc, ...], degre: int) -> tuple[Bloc, ...]:
    """``blocs`` with their longest texts and tables cut. ``degre`` from 0, nothing cut, to `DEGRES`."""
    if degre == 0:
        return blocs
    signes, rangees = _MESURES[degre - 1]
    return tuple(_abreger(bloc, signes, rangees) for bloc in blocs)


def abreger_texte(texte: str, signes: int) -> str:
    """The first ``signes`` signs or so: whole items of a list, else whole sentences, else whole words; then a mark."""
    if len(texte) <= signes:
        return texte
    lignes = [ligne for ligne in texte.split("\n") if ligne.strip()]
    if len(lignes) > 1 and lignes[-1].startswith(_PUCES):
        return _abreger_liste(lignes, signes)
    debut = texte[: signes + 1]
    fin = max(debut.rfind(f"{signe}{blanc}") for signe in ".!?…" for blanc in " \n")
    if fin < signes // 3:
        fin = max(debut.rfind(" "), debut.rfind("\n")) - 1
    garde = debut[: fin + 1] if fin > 0 else debut[:signes]
    return f"{garde.rstrip().rstrip(',;:–').rstrip()} {MARQUE}"


def _abreger_liste(lignes: list[str], signes: int) -> str:
    """As many items as fit, one at least, then how many are left out."""
    gardees: list[str] = []
    reste = signes
    for ligne in lignes:
        if gardees and len(ligne) > reste:
            break
        gardees.append(ligne if len(ligne) <= signes else abreger_texte(ligne, signes))
        reste -= len(gardees[-1])
    autres = len(lignes) - len(gardees)
    return "\n".join([*gardees, *([f"{_TIRET}… et {pluriel(autres, 'autre')}"] if autres else [])])


def _abreger(bloc: Bloc, signes: int, rangees: int) -> Bloc:
    if isinstance(bloc, CleValeurs):
        return replace(bloc, donnees=tuple(_donnee(d, signes) for d in bloc.donnees))
    if isinstance(bloc, Paragraphe | Encadre):
        return replace(bloc, texte=abreger_texte(bloc.texte, signes))
    if isinstance(bloc, Tableau):
        return _tableau(bloc, rangees, max(30, signes // 4))
    return bloc


def _donnee(donnee: Donnee, signes: int) -> Donnee:
    return replace(donnee, libelle=abreger_texte(donnee.libelle, 80), texte=abreger_texte(donnee.texte, signes))


def _tableau(tableau: Tableau, combien: int, signes: int) -> Tableau:
    """The first rows, totals kept, then one that counts the others."""
    reste, sections, otees = combien, [], 0
    for section in tableau.sections:
        ordinaires = [r for r in section.rangees if not r.total]
        gardees = ordinaires[: max(0, reste)]
        reste -= len(gardees)
        otees += len(ordinaires) - len(gardees)
        montrees = tuple(_rangee(r, signes) for r in section.rangees if r.total or r in gardees)
        if montrees:
            sections.append(replace(section, rangees=montrees))
    if otees:
        vides = tuple(Case() for _ in tableau.colonnes[1:])
        suite = Rangee(f"{tableau.code}-autres", (Case(f"… et {pluriel(otees, 'autre')}"), *vides))
        sections[-1] = replace(sections[-1], rangees=(*sections[-1].rangees, suite))
    return replace(tableau, sections=tuple(sections))


def _rangee(rangee: Rangee, signes: int) -> Rangee:
    return replace(rangee, cases=tuple(replace(c, texte=abreger_texte(c.texte, signes)) for c in rangee.cases))

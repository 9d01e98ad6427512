"""The map of objectives as cells: lines crossed with three columns, the same on screen and on paper (R13).

A line is a leaf (an indicator, or a hole); an objective and a result stand at the top of the lines that are theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from app.models.trace import OPERATIONNEL, Attendu, But, GenreTrou, Mesure, Trace

TOUTE_L_INGENIERIE = "Toute l’ingénierie"
SANS_RESULTAT = "Sans résultat attendu"


class Sorte(Enum):
    """What a cell holds. ``GROUPE`` is a heading of the map itself, ``A_ECRIRE`` a place where one types."""

    STRATEGIQUE = "strategique"
    OPERATIONNEL = "operationnel"
    RESULTAT = "resultat"
    INDICATEUR = "indicateur"
    GROUPE = "groupe"
    A_ECRIRE = "a_ecrire"


@dataclass(frozen=True)
class Attente:
    """Where one wants to type something new: in which column, under which row ("": the whole ingénierie, no objective).

    ``genre`` is that of an objective.
    """

    colonne: int
    parent: str = ""
    genre: str = OPERATIONNEL


@dataclass(frozen=True)
class CaseDeCarte:
    """One cell, from line ``rang`` on ``lignes`` lines; ``large`` ones cross the three columns.

    ``retrait``: served objectives stand a little to the right. ``premier`` and ``dernier`` among the children of
    their parent say how the link is drawn. ``trou``: what it would fill, for a cell to write in.
    """

    rang: int
    colonne: int
    lignes: int
    sorte: Sorte
    id: str = ""
    texte: str = ""
    objet: But | Attendu | Mesure | None = None
    attente: Attente | None = None
    trou: GenreTrou | None = None
    large: bool = False
    retrait: bool = False
    premier: bool = True
    dernier: bool = True


def disposer(trace: Trace, attente: Attente | None = None) -> tuple[CaseDeCarte, ...]:
    """All cells in the order of reading; ``attente`` opens one more place to type, after what its parent has."""
    cases: list[CaseDeCarte] = []
    rang = 0
    for groupe in _groupes(trace, attente):
        for case in groupe:
            cases.append(_decaler(case, rang))
        rang += max((c.rang + c.lignes for c in groupe), default=0)
    return tuple(cases)


def _decaler(case: CaseDeCarte, rang: int) -> CaseDeCarte:
    return CaseDeCarte(**{**vars(case), "rang": case.rang + rang})


def _groupes(trace: Trace, attente: Attente | None) -> Iterator[list[CaseDeCarte]]:
    for but in trace.strategiques:
        yield _objectif(but, attente)
        servants = list(but.servi_par)
        ouvrir = attente if attente == Attente(0, but.id) else None
        trou = not servants and ouvrir is None
        for i, servant in enumerate(servants):
            dernier = i + 1 == len(servants) and ouvrir is None
            yield _objectif(servant, attente, retrait=True, premier=i == 0, dernier=dernier)
        if trou or ouvrir is not None:
            genre = GenreTrou.SANS_OPERATIONNEL if trou else None
            yield [_a_ecrire(0, 0, Attente(0, but.id), genre, retrait=True, premier=not servants)]
    if attente is not None and attente.colonne == 0 and attente.genre != OPERATIONNEL:
        yield [_a_ecrire(0, 0, attente, None)]
    for but in trace.libres:
        yield _objectif(but, attente)
    if attente == Attente(0):
        yield [_a_ecrire(0, 0, Attente(0), None)]
    if trace.generaux or attente == Attente(1):
        yield _sous_un_titre(TOUTE_L_INGENIERIE, _resultats(trace.generaux, "", attente))
    if trace.hors_resultat:
        feuilles = [
            CaseDeCarte(i, 2, 1, Sorte.INDICATEUR, m.id, m.texte, m, trou=GenreTrou.HORS_RESULTAT, premier=i == 0,
                        dernier=i + 1 == len(trace.hors_resultat))
            for i, m in enumerate(trace.hors_resultat)
        ]  # fmt: skip
        yield [CaseDeCarte(0, 1, len(feuilles), Sorte.GROUPE, texte=SANS_RESULTAT), *feuilles]


def _objectif(
    but: But, attente: Attente | None, *, retrait: bool = False, premier: bool = True, dernier: bool = True
) -> list[CaseDeCarte]:
    suite = _resultats(but.attendus, but.id, attente)
    sorte = Sorte.OPERATIONNEL
    if but.strategique:
        sorte = Sorte.STRATEGIQUE
    elif not suite:
        suite = [_a_ecrire(0, 1, Attente(1, but.id), GenreTrou.SANS_RESULTAT)]
    lignes = max((c.rang + c.lignes for c in suite), default=1)
    tete = CaseDeCarte(
        0, 0, lignes, sorte, but.id, but.texte, but, large=not suite, retrait=retrait, premier=premier, dernier=dernier
    )
    return [tete, *suite]


def _sous_un_titre(titre: str, suite: list[CaseDeCarte]) -> list[CaseDeCarte]:
    lignes = max((c.rang + c.lignes for c in suite), default=1)
    return [CaseDeCarte(0, 0, lignes, Sorte.GROUPE, texte=titre), *suite]


def _resultats(attendus: tuple[Attendu, ...], parent: str, attente: Attente | None) -> list[CaseDeCarte]:
    cases: list[CaseDeCarte] = []
    rang, ouvrir = 0, attente == Attente(1, parent)
    for i, attendu in enumerate(attendus):
        suite = _indicateurs(attendu, rang, attente)
        dernier = i + 1 == len(attendus) and not ouvrir
        cases.append(
            CaseDeCarte(rang, 1, len(suite), Sorte.RESULTAT, attendu.id, attendu.texte, attendu, premier=i == 0,
                        dernier=dernier)
        )  # fmt: skip
        cases += suite
        rang += len(suite)
    if ouvrir:
        trou = None if attendus else GenreTrou.SANS_RESULTAT
        cases.append(_a_ecrire(rang, 1, Attente(1, parent), trou, premier=not attendus))
    return cases


def _indicateurs(attendu: Attendu, rang: int, attente: Attente | None) -> list[CaseDeCarte]:
    ici = Attente(2, attendu.id)
    if not attendu.mesures:
        return [_a_ecrire(rang, 2, ici, GenreTrou.SANS_INDICATEUR)]
    ouvrir = attente == ici
    cases = [
        CaseDeCarte(rang + i, 2, 1, Sorte.INDICATEUR, m.id, m.texte, m, premier=i == 0,
                    dernier=i + 1 == len(attendu.mesures) and not ouvrir)
        for i, m in enumerate(attendu.mesures)
    ]  # fmt: skip
    if ouvrir:
        cases.append(_a_ecrire(rang + len(cases), 2, ici, None, premier=False))
    return cases


_MOTS = ("Objectif opérationnel à définir", "Résultat attendu à définir", "Indicateur à définir")


def _a_ecrire(
    rang: int, colonne: int, attente: Attente, trou: GenreTrou | None, *, retrait: bool = False, premier: bool = True
) -> CaseDeCarte:
    mots = _MOTS[colonne] if colonne or attente.genre == OPERATIONNEL else "Objectif stratégique à définir"
    return CaseDeCarte(
        rang, colonne, 1, Sorte.A_ECRIRE, texte=mots, attente=attente, trou=trou, retrait=retrait, premier=premier
    )

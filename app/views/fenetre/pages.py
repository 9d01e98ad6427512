"""Which page shows which address. To plug in a page: its factory, its line in `FABRIQUES`, its kinds in `GENRES`.

Factories import when called: a page costs nothing before its first visit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtWidgets import QWidget

from app.views.contexte import Contexte
from app.views.page import Page

Fabrique: TypeAlias = Callable[[Contexte, QWidget | None], Page]


def _tableau_de_bord(contexte: Contexte, parent: QWidget | None) -> Page:
    from app.views.tableau_de_bord.page import PageTableauDeBord

    return PageTableauDeBord(contexte, parent)


def _phase(contexte: Contexte, parent: QWidget | None) -> Page:
    from app.views.phase.page import PagePhase

    return PagePhase(contexte, parent)


def _structures(contexte: Contexte, parent: QWidget | None) -> Page:
    from app.views.structures.page import PageStructures

    return PageStructures(contexte, parent)


def _formulaires(contexte: Contexte, parent: QWidget | None) -> Page:
    from app.views.formulaires.page import PageFormulaires

    return PageFormulaires(contexte, parent)


def _documents(contexte: Contexte, parent: QWidget | None) -> Page:
    from app.views.documents.page import PageDocuments

    return PageDocuments(contexte, parent)


def _reperes(contexte: Contexte, parent: QWidget | None) -> Page:
    from app.views.reperes.page import PageReperes

    return PageReperes(contexte, parent)


def _journal(contexte: Contexte, parent: QWidget | None) -> Page:
    from app.views.journal.page import PageJournal

    return PageJournal(contexte, parent)


def _reglages(contexte: Contexte, parent: QWidget | None) -> Page:
    from app.views.reglages.page import PageReglages

    return PageReglages(contexte, parent)


FABRIQUES: Mapping[str, Fabrique] = {
    "tableau-de-bord": _tableau_de_bord,
    "phase": _phase,
    "structures": _structures,
    "formulaires": _formulaires,
    "documents": _documents,
    "reperes": _reperes,
    "journal": _journal,
    "reglages": _reglages,
}


@dataclass(frozen=True)
class GenreAdresse:
    """Which page an address of that kind opens, and whether the page wants the whole address."""

    page: str
    entiere: bool = False


GENRES: Mapping[str, GenreAdresse] = {
    "tableau-de-bord": GenreAdresse("tableau-de-bord"),
    "phase": GenreAdresse("phase"),
    "action": GenreAdresse("phase"),
    "point": GenreAdresse("phase"),
    "structures": GenreAdresse("structures"),
    "structure": GenreAdresse("structures"),
    "formulaire": GenreAdresse("formulaires"),
    "documents": GenreAdresse("documents"),
    "document": GenreAdresse("documents"),
    "reperes": GenreAdresse("reperes"),
    "fiche": GenreAdresse("reperes", entiere=True),
    "experience": GenreAdresse("reperes", entiere=True),
    "terme": GenreAdresse("reperes", entiere=True),
    "journal": GenreAdresse("journal"),
    "reglages": GenreAdresse("reglages"),
}

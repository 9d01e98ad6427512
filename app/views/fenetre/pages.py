"""Which page shows which address. To plug in a page: its factory, its line in `FABRIQUES`, its kinds in `GENRES`.

Factories import when called: a page costs nothing before its first visit. A page has one row in the rail, whatever it
shows; one whose parts have each a row says so in `_PAR_PARTIE`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TypeAlias, cast

from PySide6.QtWidgets import QWidget

from app.views.contexte import Contexte
from app.views.navigation import decouper
from app.views.page import Page

Fabrique: TypeAlias = Callable[[Contexte, QWidget | None], Page]


def _de(module: str, classe: str) -> Fabrique:
    """What makes the page of that class, importing it only then."""

    def fabriquer(contexte: Contexte, parent: QWidget | None) -> Page:
        return cast(Page, getattr(import_module(f"app.views.{module}"), classe)(contexte, parent))

    return fabriquer


FABRIQUES: Mapping[str, Fabrique] = {
    "tableau-de-bord": _de("tableau_de_bord.page", "PageTableauDeBord"),
    "phase": _de("phase.page", "PagePhase"),
    "structures": _de("structures.page", "PageStructures"),
    "groupes": _de("groupes.page", "PageGroupes"),
    "plans": _de("plans.page", "PagePlans"),
    "partenaires": _de("partenaires.page", "PagePartenaires"),
    "objectifs": _de("objectifs.page", "PageObjectifs"),
    "type-ingenierie": _de("choix_guide.page", "PageChoixGuide"),
    "vigilance": _de("vigilance.page", "PageVigilance"),
    "echeances": _de("echeances.page", "PageEcheances"),
    "comite": _de("comite.page", "PageComite"),
    "budget": _de("budget.page", "PageBudget"),
    "formulaires": _de("formulaires.page", "PageFormulaires"),
    "documents": _de("documents.page", "PageDocuments"),
    "reperes": _de("reperes.page", "PageReperes"),
    "journal": _de("journal.page", "PageJournal"),
    "reglages": _de("reglages.page", "PageReglages"),
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
    "groupes": GenreAdresse("groupes"),
    "groupe": GenreAdresse("groupes"),
    "plans": GenreAdresse("plans"),
    "plan": GenreAdresse("plans"),
    "partenaires": GenreAdresse("partenaires"),
    "partenaire": GenreAdresse("partenaires"),
    "objectifs": GenreAdresse("objectifs"),
    "type-ingenierie": GenreAdresse("type-ingenierie"),
    "vigilance": GenreAdresse("vigilance"),
    "decision": GenreAdresse("vigilance", entiere=True),
    "echeances": GenreAdresse("echeances"),
    "comite": GenreAdresse("comite"),
    "seance": GenreAdresse("comite", entiere=True),
    "budget": GenreAdresse("budget"),
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

DIALOGUES = frozenset({"structures:importer", "structures:doublons", "structures:entretiens", "documents:lire"})
"""Addresses that open a dialog over their page: coming back to them (Précédent, another zoom) shows the page alone."""

_PAR_PARTIE: Mapping[str, str] = {"phase": "phase", "formulaires": "formulaire"}
"""Page of which each part has its own row in the rail → the kind of address of these rows."""


def rang_du_rail(adresse: str) -> str:
    """The address of the row of the rail where one is, at ``adresse``: that of its page, or of its part of the page."""
    genre, cible = decouper(adresse)
    page = GENRES[genre].page
    if page not in _PAR_PARTIE:
        return page
    return f"{_PAR_PARTIE[page]}:{re.split('[./#]', cible)[0]}"

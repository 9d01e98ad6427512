"""What a page shows otherwise than a spreadsheet, whatever makes the page: PDF or Word."""

from __future__ import annotations

import re

from app.models.documents.blocs import Tableau
from app.models.typographie import INSECABLE, MOIS

_DATE = re.compile(rf"\b(\d{{1,2}}|1er)[ {INSECABLE}]({'|'.join(MOIS)})[ {INSECABLE}](\d{{4}})\b")


def coller_les_dates(texte: str) -> str:
    """``texte`` with no-break spaces in its dates, « 14 décembre 2026 »: a line never ends before the year."""
    return _DATE.sub(rf"\1{INSECABLE}\2{INSECABLE}\3", texte)


def decoller_les_dates(texte: str) -> str:
    """The same dates where a line is too narrow for one: it may end before the year after all."""
    return _DATE.sub(rf"\1{INSECABLE}\2 \3", texte)


def rien_a_montrer(tableau: Tableau) -> bool:
    """Whether it holds nothing but totals: a spreadsheet adds up what is typed there, a page says it in a sentence."""
    return bool(tableau.rangees) and all(rangee.total for rangee in tableau.rangees)

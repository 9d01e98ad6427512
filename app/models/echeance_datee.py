"""Something dated: where it stands beside today. What is dated, and where it is entered, is for the services to say."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

FAISABLES = frozenset(("Action", "Décision", "Plan d’accompagnement", "Jalon"))
"""Kinds that can be said done from the list (`app.services.echeances` has a gesture for each; tested)."""


class Periode(Enum):
    """Where a day stands beside today: the headings of the list, in their order."""

    EN_RETARD = "En retard"
    SEMAINE = "Cette semaine"
    MOIS = "Ce mois-ci"
    PLUS_TARD = "Plus tard"
    FAITE = "Terminées"


@dataclass(frozen=True)
class Echeance:
    """Something to be done or looked at on a day. ``genre`` is a French word, ``adresse`` where it is entered.

    ``ligne`` is the id of its row, or the code of its action: what `marquer_faite` needs. A period lasts until ``fin``.
    """

    jour: date
    titre: str
    genre: str
    adresse: str
    responsable: str = ""
    de: str = ""
    faite: bool = False
    ligne: str = ""
    fin: date | None = None
    """The last day of a period; None for a day, or where it precedes ``jour``."""

    @property
    def dernier(self) -> date:
        """The day after which it is late."""
        return self.jour if self.fin is None else max(self.jour, self.fin)

    @property
    def cle(self) -> str:
        """What tells it from all others, whatever its day and its words."""
        return f"{self.genre}/{self.ligne or self.adresse}"

    @property
    def faisable(self) -> bool:
        """Whether it can be said done from the list."""
        return self.genre in FAISABLES

    def en_retard(self, aujourdhui: date) -> bool:
        """Whether the day has passed and it isn’t done."""
        return not self.faite and self.dernier < aujourdhui

    def periode(self, aujourdhui: date) -> Periode:
        """Under which heading it stands. A week ends on Sunday, a month on its last day."""
        if self.faite:
            return Periode.FAITE
        if self.dernier < aujourdhui:
            return Periode.EN_RETARD
        if self.jour <= aujourdhui + timedelta(days=6 - aujourdhui.weekday()):
            return Periode.SEMAINE
        dernier = aujourdhui.replace(day=monthrange(aujourdhui.year, aujourdhui.month)[1])
        return Periode.MOIS if self.jour <= dernier else Periode.PLUS_TARD

"""French public holidays, by a library kept up to date: the name of a day, and working days before a date (R17)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_SAMEDI = 5


@cache
def _de_l_annee(annee: int) -> dict[date, str]:
    import holidays  # 60 ms: only when a date is looked at

    return {jour: str(nom) for jour, nom in holidays.country_holidays("FR", years=annee, language="fr").items()}


def ferie(jour: date) -> str | None:
    """« Lundi de Pâques », or None. Metropolitan France; Alsace-Moselle and overseas have days of their own."""
    return _de_l_annee(jour.year).get(jour)


def ouvre(jour: date) -> bool:
    """Whether it is a working day: Monday to Friday, no public holiday."""
    return jour.weekday() < _SAMEDI and ferie(jour) is None


def reculer(jour: date, jours: int, *, ouvres: bool = False) -> date:
    """``jours`` days before ``jour``; with ``ouvres``, only working days are counted."""
    if not ouvres:
        return jour - timedelta(days=jours)
    while jours > 0:
        jour -= timedelta(days=1)
        jours -= ouvre(jour)
    return jour


def ouvre_avant(jour: date) -> date:
    """``jour`` if it is a working day, else the working day before it."""
    while not ouvre(jour):
        jour -= timedelta(days=1)
    return jour


def ouvre_apres(jour: date) -> date:
    """``jour`` if it is a working day, else the working day after it."""
    while not ouvre(jour):
        jour += timedelta(days=1)
    return jour


class _France:
    """The same as one object: the calendar that pure calculations are given (`app.models.retroplanning`)."""

    def ferie(self, jour: date) -> str | None:
        """See `ferie`."""
        return ferie(jour)

    def reculer(self, jour: date, jours: int) -> date:
        """So many working days before; with 0, the day itself or the working day before it."""
        return reculer(jour, jours, ouvres=True) if jours > 0 else ouvre_avant(jour)


FRANCE = _France()

"""French public holidays, by a library kept up to date: the name of a day, and working days before a date (R17).

Alsace-Moselle and the overseas territories have days of their own: the office says where it is (`jours_feries`, R41).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

from app.services.reglages import fichier_reglages

PARAMETRE = "jours_feries"

SUBDIVISIONS: Mapping[str, str | None] = {
    "metropole": None,
    "alsace_moselle": "57",
    "guadeloupe": "971",
    "martinique": "972",
    "guyane": "973",
    "reunion": "974",
    "mayotte": "976",
    "saint_barthelemy": "BL",
    "saint_martin": "MF",
    "saint_pierre_et_miquelon": "PM",
}
"""Choice of the office → how the library calls that territory."""

_SAMEDI = 5


def ferie(jour: date) -> str | None:
    """« Lundi de Pâques », or None; as the territory of this office has it."""
    return _de_l_annee(jour.year, _territoire()).get(jour)


def ouvre(jour: date) -> bool:
    """Whether it is a working day: Monday to Friday, no public holiday."""
    return jour.weekday() < _SAMEDI and ferie(jour) is None


def reculer(jour: date, jours: int) -> date:
    """So many working days before ``jour``; with 0, ``jour`` itself whatever it is."""
    while jours > 0:
        jour -= timedelta(days=1)
        jours -= ouvre(jour)
    return jour


def avancer(jour: date, jours: int) -> date:
    """So many working days after ``jour``; with 0, ``jour`` itself whatever it is."""
    while jours > 0:
        jour += timedelta(days=1)
        jours -= ouvre(jour)
    return jour


def jours_ouvres(debut: date, fin: date) -> int:
    """How many working days from ``debut`` (counted) to ``fin`` (not counted); 0 where ``fin`` comes first."""
    return sum(ouvre(debut + timedelta(days=n)) for n in range((fin - debut).days))


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
        return reculer(jour, jours) if jours > 0 else ouvre_avant(jour)


FRANCE = _France()


@cache
def _de_l_annee(annee: int, territoire: str | None) -> Mapping[date, str]:
    import holidays  # 60 ms: only when a date is looked at

    jours = holidays.country_holidays("FR", years=annee, language="fr", subdiv=territoire)
    return {jour: str(nom).replace("'", "’") for jour, nom in jours.items()}


def _territoire() -> str | None:
    """Where the office is; its settings are read again only once they have changed (a drawing asks for 1,000 days)."""
    chemin = fichier_reglages()
    try:
        etat = chemin.stat()
    except OSError:
        return None
    return _territoire_lu(chemin, etat.st_mtime_ns, etat.st_size, etat.st_ino)


@lru_cache(maxsize=4)
def _territoire_lu(chemin: Path, quand: int, taille: int, fichier: int) -> str | None:
    from app.services.parametres import parametre  # the parameters are read once a date is looked at

    return SUBDIVISIONS.get(str(parametre(PARAMETRE)))

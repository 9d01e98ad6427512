"""Planning backwards from a date: each step on a working day, and what is worth knowing of it (R17). Pure.

The calendar is given by who calls: what a public holiday is belongs to a service.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from app.models.definitions.parametres import EtapeModele, ModeleRetroplanning
from app.models.typographie import date_courte, date_longue, francais, pluriel

_SAMEDI = 5


class Calendrier(Protocol):
    """Working days and public holidays."""

    def ferie(self, jour: date) -> str | None:
        """The name of the public holiday, or None."""

    def reculer(self, jour: date, jours: int) -> date:
        """So many working days before ``jour``; with 0, ``jour`` itself or the working day before it."""


@dataclass(frozen=True)
class EtapePlanifiee:
    """A step with its day; ``delai`` in working days before ``avant`` (the words of what it is counted from)."""

    code: str
    titre: str
    genre: str
    jour: date
    delai: int
    avant: str
    remarques: tuple[str, ...] = ()
    passee: bool = False


def planifier(
    modele: ModeleRetroplanning, ancre: date, delais: Mapping[str, int], calendrier: Calendrier, aujourdhui: date
) -> tuple[EtapePlanifiee, ...]:
    """The steps of ``modele`` before ``ancre``, the earliest first; of one day, first the one that leads to the other.

    ``delais`` are working days, and the other numbers of the office, by code of parameter. KeyError where one is
    missing.
    """
    jours: dict[str, date] = {"": ancre}
    mots = {"": modele.ancre, **{e.code: e.titre for e in modele.etape}}
    planifiees = []
    for etape in modele.etape:
        depart, delai = jours[etape.avant], delais[etape.parametre]
        jours[etape.code] = calendrier.reculer(depart, delai)
        dites = _remarques(jours[etape.code], depart, calendrier, aujourdhui)
        if etape.rappel:
            dites = (*dites, _rappeler(etape.rappel, delais))
        planifiees.append(_etape(etape, jours[etape.code], delai, mots[etape.avant], dites, aujourdhui))
    planifiees.reverse()
    return tuple(sorted(planifiees, key=lambda e: e.jour))


def remarques_de_date(jour: date, calendrier: Calendrier) -> tuple[str, ...]:
    """« Le 25 décembre 2026 est férié : Noël. », « Le 12 décembre 2026 est un samedi. »; nothing for a working day."""
    dite = dire_jour_chome(jour, calendrier.ferie(jour))
    return (dite,) if dite else ()


def dire_jour_chome(jour: date, fete: str | None) -> str:
    """The same from the name of the public holiday, if it is one: said everywhere in the same words."""
    if fete is not None:
        return francais(f"Le {date_longue(jour)} est férié : {fete}.")
    if jour.weekday() >= _SAMEDI:
        return f"Le {date_longue(jour)} est un {'samedi' if jour.weekday() == _SAMEDI else 'dimanche'}."
    return ""


def _rappeler(rappel: str, nombres: Mapping[str, int]) -> str:
    """The numbers of the office in their place; « de 3 à 3 » is « 3 »."""
    return francais(re.sub(r"de (\d+) à \1\b", r"\1", rappel.format_map(nombres)))


def _etape(
    etape: EtapeModele, jour: date, delai: int, avant: str, remarques: tuple[str, ...], aujourdhui: date
) -> EtapePlanifiee:
    return EtapePlanifiee(
        etape.code, etape.titre, etape.genre, jour, delai, avant, remarques, passee=jour < aujourdhui
    )  # fmt: skip


def _remarques(jour: date, depart: date, calendrier: Calendrier, aujourdhui: date) -> tuple[str, ...]:
    dites = []
    if jour < aujourdhui:
        dites.append(f"Date passée de {pluriel((aujourdhui - jour).days, 'jour')}.")
    traverses = [j for n in range((depart - jour).days) if (j := jour + timedelta(days=n)).weekday() < _SAMEDI]
    fetes = [f"{nom} ({date_courte(j)})" for j in traverses if (nom := calendrier.ferie(j)) is not None]
    if len(fetes) > 3:
        dites.append(f"Tient compte de {len(fetes)} jours fériés.")
    elif fetes:
        dites.append(f"Tient compte de : {', '.join(fetes)}.")
    return tuple(francais(dite) for dite in dites)

"""Reading a date as a French office types or pastes it, for fields, tables, grids and imported forms; its weekday."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from app.models.nombres import ValeurIncomprise
from app.models.texte import sans_accents
from app.models.typographie import date_longue

PREMIER_JOUR, DERNIER_JOUR = date(1900, 1, 1), date(2199, 12, 31)
"""Between which a date is taken for what was meant: what is outside was mistyped."""

_JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_ANNEE_PIVOT = 70
"""``69`` is 2069, ``70`` is 1970."""

_MOIS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
)  # fmt: skip
_CHIFFRES = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_LETTRES = re.compile(r"(\d{1,2})(?:er)? ?([a-z]+)\.?(?: ?(\d{4}|\d{2}))?")
_DEVANT = re.compile(r"^(?:le )?(?:(?:lun|mar|mer|jeu|ven|sam|dim)[a-z]*[.,]* )?")


def lire_date(texte: str, aujourdhui: date | None = None) -> date | None:
    """``12/12/2026``, ``12/12/26``, ``12 déc. 2026``, ``samedi 1er mai 2027``, ``2026-12-12``; empty → None.

    ``12/12`` and ``12 déc.`` are of the year that puts them nearest to ``aujourdhui``: in November, a day of January is
    to come, one of October gone by. Without ``aujourdhui``, the year has to be there.
    Raises `ValeurIncomprise` for anything else, and for a year before 1900 or after 2199.
    """
    net = _DEVANT.sub("", " ".join(sans_accents(texte).split()))
    if not net:
        return None
    cite = f"«\u00a0{texte.strip()}\u00a0»"
    lus = _jour_mois_annee(net)
    if lus is None:
        raise ValeurIncomprise(f"{cite} n’est pas une date.")
    jour, mois, annee = lus
    if not annee and aujourdhui is None:
        raise ValeurIncomprise(f"{cite}\u00a0: il manque l’année.")
    try:
        lue = (
            date(_annee(annee), mois, jour) if annee or aujourdhui is None else _la_plus_proche(jour, mois, aujourdhui)
        )
    except ValueError:
        raise ValeurIncomprise(f"{cite}\u00a0: cette date n’existe pas.") from None
    if not vraisemblable(lue):
        raise ValeurIncomprise(
            f"{cite}\u00a0: l’année doit être comprise entre {PREMIER_JOUR.year} et {DERNIER_JOUR.year}."
        )
    return lue


def vraisemblable(jour: date) -> bool:
    """Whether it can be reckoned from: neither a year mistyped, nor the ends of the calendar."""
    return PREMIER_JOUR <= jour <= DERNIER_JOUR


def jour_en_mots(jour: date) -> str:
    """« samedi 12 décembre 2026 »."""
    return f"{_JOURS[jour.weekday()]} {date_longue(jour)}"


def _jour_mois_annee(net: str) -> tuple[int, int, str] | None:
    if m := _ISO.fullmatch(net):
        return int(m[3]), int(m[2]), m[1]
    if m := _CHIFFRES.fullmatch(net):
        return int(m[1]), int(m[2]), m[3] or ""
    if (m := _LETTRES.fullmatch(net)) and (mois := _mois(m[2])):
        return int(m[1]), mois, m[3] or ""
    return None


def _la_plus_proche(jour: int, mois: int, aujourdhui: date) -> date:
    """That day of this year, of the one before or of the next; ValueError where none of them has it."""
    possibles = []
    for annee in (aujourdhui.year, aujourdhui.year + 1, aujourdhui.year - 1):
        with suppress(ValueError):  # a 29 February, a year after the last
            possibles.append(date(annee, mois, jour))
    return min(possibles, key=lambda lue: abs(lue - aujourdhui))


def _annee(texte: str) -> int:
    annee = int(texte)
    if len(texte) == 4:
        return annee
    return annee + (2000 if annee < _ANNEE_PIVOT else 1900)


def _mois(mot: str) -> int:
    """Number of a month written in full or shortened (``déc.``, ``sept``); 0 if it is none, or one of two."""
    possibles = [rang for rang, nom in enumerate(_MOIS, 1) if len(mot) >= 3 and nom.startswith(mot)]
    return possibles[0] if len(possibles) == 1 else 0

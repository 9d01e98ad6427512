"""French typography for what the program shows: spaces, dates, amounts.

Content files are written with ordinary spaces so that anybody can mend them; `francais` puts the
no-break spaces where the Imprimerie nationale wants them. What the user typed is never touched.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

FINE = "\u202f"
INSECABLE = "\u00a0"

MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
)  # fmt: skip
_MOIS_COURTS = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip

_FINES = re.compile(r"[ \u00a0\u202f]+([;!?])")
_DEUX_POINTS = re.compile(r"[ \u00a0\u202f]+:(?=\s|$)")
_NOMBRE = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))")
_UNITE = re.compile(r"(?<=\d)[ \u202f](?=(?:€|%|km|h|j|min|ETP)(?![\w]))")


def francais(texte: str) -> str:
    """Return ``texte`` with French no-break spaces (U+202F before ``; ! ?``, U+00A0 before ``:`` and in « »)."""
    texte = _FINES.sub(FINE + r"\1", texte)
    texte = _DEUX_POINTS.sub(INSECABLE + ":", texte)
    texte = texte.replace("« ", "«" + INSECABLE).replace(" »", INSECABLE + "»")
    texte = _NOMBRE.sub(FINE, texte)
    return _UNITE.sub(INSECABLE, texte)


def nombre(valeur: Decimal | int, decimales: int | None = None) -> str:
    """``1234.5`` → ``1 234,5``; ``decimales`` fixes the number of digits after the comma."""
    exact = Decimal(valeur)
    if decimales is None:
        exact = exact.normalize()
        if exact == exact.to_integral_value():
            exact = exact.quantize(Decimal(1))
        texte = f"{exact:,f}"
    else:
        texte = f"{exact:,.{decimales}f}"
    return texte.replace(",", FINE).replace(".", ",")


def montant(valeur: Decimal) -> str:
    """An amount in euros: ``15 000 €``, with cents only when there are some."""
    entier = valeur == valeur.to_integral_value()
    return nombre(valeur, 0 if entier else 2) + INSECABLE + "€"


def date_longue(jour: date) -> str:
    """``12 décembre 2026``, ``1er mai 2026``."""
    numero = "1er" if jour.day == 1 else str(jour.day)
    return f"{numero}{INSECABLE}{MOIS[jour.month - 1]} {jour.year}"


def date_courte(jour: date) -> str:
    """``12 déc.`` — for lists where the year is obvious."""
    numero = "1er" if jour.day == 1 else str(jour.day)
    return f"{numero}{INSECABLE}{_MOIS_COURTS[jour.month - 1]}"


def date_chiffres(jour: date) -> str:
    """``12/12/2026``."""
    return jour.strftime("%d/%m/%Y")


def heure(instant: datetime) -> str:
    """``14:32``, in the local time zone."""
    return instant.astimezone().strftime("%H:%M")


def pluriel(combien: int, singulier: str, pluriel_: str | None = None) -> str:
    """``1 structure``, ``3 structures``; zero is singular in French."""
    mot = singulier if abs(combien) < 2 else (pluriel_ or singulier + "s")
    return f"{nombre(combien)}{INSECABLE}{mot}"

"""Numbers and dates as a French office types them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from app.models import nombres
from app.models.erreurs import ErreurUtilisateur
from app.models.texte import sans_accents

_ANNEE_PIVOT = 70


def lire_nombre(texte: str, decimales: int = 2, unite: str = "") -> Decimal | None:
    """`app.models.nombres.lire_nombre`, with the unit of the field taken off and the refusal told beside it."""
    sans_unite = texte.strip().removesuffix(unite) if unite else texte
    try:
        return nombres.lire_nombre(sans_unite, decimales)
    except nombres.ValeurIncomprise as refus:
        raise ErreurUtilisateur(str(refus), "Écrivez par exemple 1 250 ou 12,5.") from None


_MOIS = ("janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec")
_MOIS_BREFS = {"fev": 2, "jan": 1, "sep": 9}
_CHIFFRES = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_LETTRES = re.compile(r"(\d{1,2})(?:er)?\s*([a-z]+)\.?(?:\s*(\d{4}|\d{2}))?")
_JOURS = re.compile(r"^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|le)\s+")


def lire_date(texte: str, aujourdhui: date) -> date | None:
    """``12/12/2026``, ``12/12`` (this year), ``12 déc. 2026``, ``1er mai``, ``2026-12-12``; empty → None.

    `ErreurUtilisateur` for anything else.
    """
    net = _JOURS.sub("", " ".join(sans_accents(texte).split()))
    if not net:
        return None
    try:
        if m := _ISO.fullmatch(net):
            return date(int(m[1]), int(m[2]), int(m[3]))
        if m := _CHIFFRES.fullmatch(net):
            return date(_annee(m[3], aujourdhui), int(m[2]), int(m[1]))
        if m := _LETTRES.fullmatch(net):
            return date(_annee(m[3], aujourdhui), _mois(m[2]), int(m[1]))
    except ValueError:
        raise ErreurUtilisateur("Cette date n’existe pas.", "Écrivez par exemple 12/12/2026.") from None
    raise ErreurUtilisateur("Ce n’est pas une date.", "Écrivez par exemple 12/12/2026 ou 12 déc. 2026.")


def _annee(texte: str | None, aujourdhui: date) -> int:
    if texte is None:
        return aujourdhui.year
    annee = int(texte)
    if len(texte) == 4:
        return annee
    return annee + (2000 if annee < _ANNEE_PIVOT else 1900)


def _mois(mot: str) -> int:
    if mot in _MOIS_BREFS:
        return _MOIS_BREFS[mot]
    for rang, debut in enumerate(_MOIS, 1):
        if mot.startswith(debut):
            return rang
    raise ErreurUtilisateur("Ce mois n’existe pas.", "Écrivez par exemple 12 déc. 2026.")

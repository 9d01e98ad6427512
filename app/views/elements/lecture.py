"""Numbers and dates as a French office types them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from app.models.erreurs import ErreurUtilisateur
from app.models.texte import sans_accents

_ESPACES = re.compile("[\\s\u00a0\u202f\u2009]")
_NOMBRE = re.compile(r"-?\d+(?:,\d*)?|-?,\d+")
_ANNEE_PIVOT = 70


def lire_nombre(texte: str, decimales: int = 2, unite: str = "") -> Decimal | None:
    """``12 345,67 €``, ``12.5``, ``1234`` → an exact Decimal; empty → None. `ErreurUtilisateur` for anything else."""
    net = _ESPACES.sub("", texte).replace("\u2212", "-")
    for mot in {unite, "€"} - {""}:
        net = net.replace(_ESPACES.sub("", mot), "")
    if not net:
        return None
    if net.count(".") == 1 and "," not in net:
        net = net.replace(".", ",")
    if not _NOMBRE.fullmatch(net):
        raise ErreurUtilisateur("Ce n’est pas un nombre.", "Écrivez par exemple 1 250 ou 12,5.")
    valeur = Decimal(net.replace(",", "."))
    if -valeur.as_tuple().exponent > decimales:  # type: ignore[operator]
        if valeur == valeur.quantize(Decimal(1).scaleb(-decimales)):
            return valeur.quantize(Decimal(1).scaleb(-decimales))
        attendu = (
            "Un nombre entier est attendu." if decimales == 0 else f"Au plus {decimales} chiffres après la virgule."
        )
        raise ErreurUtilisateur(attendu)
    return valeur


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

"""Reading a number as French people type or paste it: exact, or refused — never silently another one (FACTS §1.1)."""

from __future__ import annotations

import re
from decimal import Decimal

_ESPACES = re.compile("[ \u00a0\u202f\u2009\t]+")
_UNITES = re.compile(r" ?(?:€|euros?|eur|etp|jours?|j|ans?|h)$", re.IGNORECASE)
_NOMBRE = re.compile(r"([+-]?) ?(\d{1,3}(?: \d{3})+|\d*)(?:,(\d*))?")


class ValeurIncomprise(ValueError):
    """What was typed can’t be that kind of value; the message says so in French."""


def lire_nombre(texte: str, decimales: int = 2) -> Decimal | None:
    """``12,5``, ``12.5``, ``1 234,50 €``, ``12345.67`` → the exact number; empty → None.

    Raises `ValeurIncomprise` for what could be read in two ways (``1.234,5``, ``1.234``, ``12 34``) and for
    anything else.
    """
    net = _UNITES.sub("", _ESPACES.sub(" ", texte).strip()).replace("\u2212", "-")
    if not net:
        return None
    if net.count(".") == 1 and "," not in net:
        net = net.replace(".", ",")
    lu = _NOMBRE.fullmatch(net)
    if lu is None or not (lu[2] or lu[3]):
        raise ValeurIncomprise(f"«\u00a0{texte.strip()}\u00a0» n’est pas un nombre.")
    signe, entier, fraction = lu[1], lu[2].replace(" ", "") or "0", (lu[3] or "").rstrip("0")
    if len(fraction) > decimales:
        combien = "aucune décimale" if decimales == 0 else f"{decimales} décimales au plus"
        raise ValeurIncomprise(f"«\u00a0{texte.strip()}\u00a0»\u00a0: {combien} ici.")
    exact = Decimal(f"{signe}{entier}.{fraction}" if fraction else f"{signe}{entier}")
    return exact or Decimal(0)


def lire_entier(texte: str) -> int | None:
    """A whole number; empty → None. Raises `ValeurIncomprise`."""
    lu = lire_nombre(texte, 0)
    return None if lu is None else int(lu)

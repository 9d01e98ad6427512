"""Reading a number as French people type or paste it: exact, or refused — never silently another one (FACTS §1.1)."""

from __future__ import annotations

import re
from decimal import Decimal

_ESPACES = re.compile("[ \u00a0\u202f\u2009\t]")
_UNITES = re.compile(r"(?:€|euros?|etp|jours?|j|ans?|h)$", re.IGNORECASE)


class ValeurIncomprise(ValueError):
    """What was typed can’t be that kind of value; the message says so in French."""


def lire_nombre(texte: str, decimales: int = 2) -> Decimal | None:
    """``12,5``, ``12.5``, ``1 234,50 €``, ``12345.67`` → the exact number; empty → None.

    Raises `ValeurIncomprise` for what could be read in two ways (``1.234,5``, ``1.234``) and for anything else.
    """
    net = _UNITES.sub("", _ESPACES.sub("", texte)).replace("\u2212", "-")
    if not net:
        return None
    if net.count(".") == 1 and "," not in net:
        net = net.replace(".", ",")
    if not re.fullmatch(r"-?(\d+(,\d*)?|,\d+)", net):
        raise ValeurIncomprise(f"«\u00a0{texte.strip()}\u00a0» n’est pas un nombre.")
    entier, _, fraction = net.partition(",")
    if len(fraction.rstrip("0")) > decimales:
        combien = "aucune décimale" if decimales == 0 else f"{decimales} décimales au plus"
        raise ValeurIncomprise(f"«\u00a0{texte.strip()}\u00a0»\u00a0: {combien} ici.")
    return Decimal(f"{entier or '0'}.{fraction or '0'}" if entier != "-" else f"-0.{fraction}").normalize() + Decimal(0)


def lire_entier(texte: str) -> int | None:
    """A whole number; empty → None. Raises `ValeurIncomprise`."""
    lu = lire_nombre(texte, 0)
    return None if lu is None else int(lu)

"""Reading a number as French people type or paste it: exact, or refused — never silently another one."""

from __future__ import annotations

import re
from decimal import Decimal

_ESPACES = re.compile("[ \u00a0\u202f\u2009\t]+")
_EURO_DEVANT = re.compile(r"^€ ?")
_UNITES = re.compile(r" ?(?:€|euros?|eur|etp|jours?|j|ans?|h)$", re.IGNORECASE)
_NOMBRE = re.compile(r"([+-]?) ?(\d{1,3}(?: \d{3})+|\d*)(?:,(\d*))?")

_CHIFFRES = 15
"""Digits before the comma: what a spreadsheet keeps, and far more than anything counted here."""


class ValeurIncomprise(ValueError):
    """What was typed can’t be that kind of value; the message says so in French."""


def lire_nombre(texte: str, decimales: int = 2) -> Decimal | None:
    """``12,5``, ``12.5``, ``1 234,50 €``, ``€ 300``, ``12345.67`` → the exact number; empty → None.

    Raises `ValeurIncomprise` for what could be read in two ways (``1.234,5``, ``1.234``, ``12 34``), for a percentage
    (half a post is not 50 posts), for more than fifteen digits before the comma and for anything else. Who expects
    percentages takes their sign off: `lire_taux`.
    """
    espace = _ESPACES.sub(" ", texte).strip()
    net = (_EURO_DEVANT.sub("", espace) if _EURO_DEVANT.match(espace) else _UNITES.sub("", espace)).replace(
        "\u2212", "-"
    )
    if not net:
        return None
    if net.count(".") == 1 and "," not in net:
        net = net.replace(".", ",")
    if net.endswith("%") and _NOMBRE.fullmatch(net[:-1].rstrip()):
        raise ValeurIncomprise(
            f"«\u00a0{texte.strip()}\u00a0» est un pourcentage\u00a0: écrivez ici le nombre, sans le signe %."
        )
    lu = _NOMBRE.fullmatch(net)
    if lu is None or not (lu[2] or lu[3]):
        raise ValeurIncomprise(f"«\u00a0{texte.strip()}\u00a0» n’est pas un nombre.")
    signe, entier, fraction = lu[1], lu[2].replace(" ", "") or "0", (lu[3] or "").rstrip("0")
    if len(entier.lstrip("0")) > _CHIFFRES:
        raise ValeurIncomprise(f"«\u00a0{texte.strip()}\u00a0»\u00a0: quinze chiffres au plus avant la virgule.")
    if len(fraction) > decimales:
        combien = "aucune décimale" if decimales == 0 else f"{decimales} décimales au plus"
        raise ValeurIncomprise(f"«\u00a0{texte.strip()}\u00a0»\u00a0: {combien} ici.")
    exact = Decimal(f"{signe}{entier}.{fraction}" if fraction else f"{signe}{entier}")
    return exact or Decimal(0)


def lire_entier(texte: str) -> int | None:
    """A whole number; empty → None. Raises `ValeurIncomprise`."""
    lu = lire_nombre(texte, 0)
    return None if lu is None else int(lu)


def lire_taux(texte: str, decimales: int = 2) -> Decimal | None:
    """A rate in %: ``50``, ``50 %``, ``5,5%``; empty → None. Raises `ValeurIncomprise`, also outside 0 to 100."""
    lu = lire_nombre(texte.strip().removesuffix("%"), decimales)
    if lu is not None and not 0 <= lu <= 100:
        raise ValeurIncomprise(f"«\u00a0{texte.strip()}\u00a0»\u00a0: un taux va de 0 à 100\u00a0%.")
    return lu

"""A cell of a form that comes back: what it says, and whether it still says what it said when it left.

Spreadsheets change the looks of what they keep (a date as a number of days, 15 digits, ``TRUE``): two texts of a cell
are the same when their `forme` is. Its `empreinte` travels with the form, in a hidden sheet.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Context, Decimal
from typing import Any

from app.models.definitions.champs import Choix, Date, OuiNon, Texte, TypeChamp, ValeurRefusee
from app.models.texte import nettoyer

_CHIFFRES = Context(prec=15)
"""What a spreadsheet keeps of a number."""

_EXPOSANT = re.compile(r"([+-]?\d+(?:,\d+)?)[eE]([+-]?\d{1,3})")
_JOURS = re.compile(r"[1-9]\d{4}")
_HEURE = re.compile(r"\s+\d{1,2}:\d{2}(?::\d{2})?$")
_JOUR_ZERO = date(1899, 12, 30)
_COCHES = {"✓": "oui", "✔": "oui", "☑": "oui", "☒": "oui", "✗": "oui", "☐": "non", "true": "oui", "false": "non"}


def lire_case(type_: TypeChamp, texte: str) -> Any:
    """The value of a cell, None when it is empty; what spreadsheets do to numbers, dates and ticks is undone first.

    Raises `ValeurRefusee` with the reason.
    """
    net = _net(texte)
    valeur = type_.lire(net if isinstance(type_, Texte) else _preparer(type_, net))
    return _CHIFFRES.create_decimal(valeur).normalize() + Decimal(0) if isinstance(valeur, Decimal) else valeur


def _net(texte: str) -> str:
    return nettoyer(texte).texte.strip()


def _preparer(type_: TypeChamp, texte: str) -> str:
    """What a person or a spreadsheet may put around a value that isn’t a text."""
    net = texte.removeprefix("'").removeprefix("’")
    if type_.numerique and (trouve := _EXPOSANT.fullmatch(net)):
        return f"{Decimal(trouve[1].replace(',', '.')).scaleb(int(trouve[2])):f}".replace(".", ",")
    if isinstance(type_, Date):
        if _JOURS.fullmatch(net):
            return (_JOUR_ZERO + timedelta(days=int(net))).strftime("%d/%m/%Y")
        return _HEURE.sub("", net)
    if isinstance(type_, OuiNon):
        return _COCHES.get(net.casefold(), net)
    return net


def forme(type_: TypeChamp, texte: str) -> str:
    """What a cell says whatever way it is written; a text that can’t be read is its own form."""
    net = _net(texte)
    if not net or isinstance(type_, Texte):
        return net
    try:
        valeur = lire_case(type_, net)
    except ValeurRefusee:
        return net
    if valeur is None or valeur == ():
        return ""
    if type_.numerique:
        return str(_CHIFFRES.create_decimal(valeur).normalize() + Decimal(0))
    return type_.ecrire(valeur)


def empreinte(forme_: str) -> str:
    """Twelve characters that stand for a form; one dash for an empty cell."""
    return hashlib.blake2s(forme_.encode(), digest_size=6).hexdigest() if forme_ else "-"


def empreintes_de(type_: TypeChamp) -> Callable[[str], str]:
    """`empreinte` of the texts of one column; answers of a list are read once each."""
    if not isinstance(type_, Choix | OuiNon):
        return lambda texte: empreinte(forme(type_, texte))
    connues: dict[str, str] = {}

    def une(texte: str) -> str:
        if texte not in connues:
            connues[texte] = empreinte(forme(type_, texte))
        return connues[texte]

    return une

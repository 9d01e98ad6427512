"""The official numbers of a structure, checked and laid out: SIREN, SIRET, RNA (R06). Nothing is refused, only said."""

from __future__ import annotations

import re

from stdnum.exceptions import ValidationError
from stdnum.fr import siren, siret

_RNA = re.compile(r"W(?:\d{2}|2[AB]|9[A-Z])\d{7}")
_DROIT_LOCAL = ("57", "67", "68")
"""Moselle, Bas-Rhin, Haut-Rhin: associations are entered at the court, and have no RNA number."""


def verifier_siret(texte: str) -> str | None:
    """What is wrong with a SIRET or SIREN, in French; None when it is right or empty."""
    if not texte.strip():
        return None
    chiffres = compact(texte)
    try:
        siren.validate(chiffres) if len(chiffres) == 9 else siret.validate(chiffres)
    except ValidationError:
        if not chiffres.isdigit():
            return "Un SIRET ne contient que des chiffres."
        if len(chiffres) not in (9, 14):
            return f"Un SIRET a 14 chiffres, un SIREN 9 ; il y en a {len(chiffres)} ici."
        return "Ce numéro n’est pas valide : un chiffre est sans doute faux."
    return None


def verifier_rna(texte: str) -> str | None:
    """What is wrong with an RNA number, in French; None when it is right or empty.

    A W, the code of the department (2A and 2B in Corsica, 9 and a letter overseas) and of its greffe, a serial number:
    ten characters in all.
    """
    net = compact(texte)
    if not net:
        return None
    if net[1:3] in _DROIT_LOCAL and _RNA.fullmatch(net):
        return (
            "En Moselle, dans le Bas-Rhin et le Haut-Rhin, les associations sont inscrites au tribunal :"
            " elles n’ont pas de numéro RNA. Vérifiez ce numéro."
        )
    if _RNA.fullmatch(net):
        return None
    if net.isdigit() and len(net) == 10:
        return "C’est sans doute l’ancien numéro de préfecture : le numéro RNA commence par un W."
    if net.isdigit() and len(net) in (9, 14):
        return "C’est plutôt un SIREN ou un SIRET : le numéro RNA commence par un W."
    if not net.startswith("W"):
        return "Un numéro RNA commence par un W, suivi de neuf chiffres."
    if len(net) != 10:
        return f"Un numéro RNA a neuf chiffres après le W ; il y en a {len(net) - 1} ici."
    return "Après le W viennent le département (deux chiffres, 2A ou 2B), puis sept chiffres."


def conseil_rna(code_postal: str | None, rna: str | None) -> str:
    """What to know where a missing RNA number is normal (Alsace-Moselle); empty elsewhere."""
    if (code_postal or "").strip().startswith(_DROIT_LOCAL) and not (rna or "").strip():
        return "Alsace-Moselle : association de droit local, inscrite au tribunal, sans numéro RNA."
    return ""


def compact(texte: str | None) -> str:
    """A number as it is compared: no spaces, dots or dashes, capitals."""
    return re.sub(r"[\s.\-\u2010\u2011/]", "", texte or "").upper()


def presenter_siret(texte: str | None) -> str:
    """A right SIRET as one reads it (``732 829 320 00074``); anything else as it was typed."""
    if not texte or verifier_siret(texte) is not None:
        return texte or ""
    net = compact(texte)
    return " ".join(filter(None, (net[:3], net[3:6], net[6:9], net[9:])))


def presenter_rna(texte: str | None) -> str:
    """An RNA number in capitals and without spaces where it is one; anything else as it was typed."""
    net = compact(texte)
    return net if _RNA.fullmatch(net) else texte or ""


def siren_de(texte: str | None) -> str:
    """The SIREN of a right SIRET or SIREN; empty otherwise."""
    return "" if not texte or verifier_siret(texte) is not None else compact(texte)[:9]

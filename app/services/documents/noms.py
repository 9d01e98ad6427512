"""The names this office gives to services and networks, where a report would print the guide’s (R41).

Only words of the method change, never what was typed; only the names that the office set itself in « Paramètres du
bureau ». Grids keep the words of the method: a form that comes back is read by them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from app.models.definitions.catalogue import Catalogue

Noms = Mapping[str, str]
"""« C2RA », as the guide says it, → « DLA régional Bretagne »."""


def nommer(texte: str, noms: Noms) -> str:
    """``texte`` with the office’s names, where whole words are the guide’s."""
    if not noms:
        return texte
    motif = "|".join(re.escape(nom) for nom in noms)
    return re.sub(rf"(?<!\w)(?:{motif})(?!\w)", lambda trouve: noms[trouve.group(0)], texte)


def catalogue_du_bureau(catalogue: Catalogue, noms: Noms) -> Catalogue:
    """The catalogue with the choices of its lists in the words of this office."""
    if not noms:
        return catalogue
    listes = {
        code: replace(liste, choix=tuple(replace(choix, texte=nommer(choix.texte, noms)) for choix in liste.choix))
        for code, liste in catalogue.listes.items()
    }
    return replace(catalogue, listes=listes)

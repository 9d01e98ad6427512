"""Fonts embedded in the PDF: Lato, and DejaVu Sans for the glyphs Lato lacks. Text enters the PDF through here.

`Encre.net` is the text sink of the PDF (RELIABILITY.md §3.14): text is never read as markup, so nothing needs
escaping; what no font can draw becomes « □ (U+1F680) » and is listed in an annex.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from app.models.erreurs import ErreurUtilisateur
from app.models.texte import nettoyer
from app.services.ressources import dossier_ressources

Graisse: TypeAlias = Literal["normal", "gras", "italique", "gras_italique"]

_FICHIERS: dict[str, str] = {
    "normal": "Lato-Regular",
    "gras": "Lato-Bold",
    "italique": "Lato-Italic",
    "gras_italique": "Lato-BoldItalic",
}
_SECOURS = "DejaVuSans"
_BLANCS = str.maketrans({"\t": "    ", "\u2028": "\n", "\u2029": "\n", "\u2009": "\u202f", "\u3000": " "})
_CARRE = "□"


@dataclass(frozen=True)
class Polices:
    """Which characters each family can draw."""

    lato: frozenset[str]
    secours: frozenset[str]


@cache
def polices() -> Polices:
    """Register the fonts once a process. Raises `ErreurUtilisateur` when a font file is missing."""
    dossier = dossier_ressources() / "polices"
    jeux = []
    for nom in (*_FICHIERS.values(), _SECOURS):
        try:
            police = TTFont(nom, str(dossier / f"{nom}.ttf"))
        except (TTFError, OSError):
            raise ErreurUtilisateur(
                f"Installation incomplète : la police « {nom}.ttf » est introuvable ou abîmée.",
                "Réinstallez Ingéco ; vos dossiers ne sont pas touchés.",
            ) from None
        pdfmetrics.registerFont(police)
        # Astral characters get an invalid ToUnicode from reportlab: they would not be found again in the PDF.
        jeux.append(frozenset(chr(c) for c in police.face.charToGlyph if 0x20 <= c <= 0xFFFF))
    lato = frozenset.intersection(*jeux[:-1])
    return Polices(lato, jeux[-1])


def nom_police(graisse: Graisse) -> str:
    """The registered font for a weight."""
    return _FICHIERS[graisse]


class Encre:
    """The text sink of one document, and the characters it could not draw."""

    def __init__(self) -> None:
        self._polices = polices()
        self.manquants: Counter[str] = Counter()

    def net(self, texte: str) -> str:
        """``texte`` made drawable: same words, no controls, every character one that a font has."""
        if not set(texte) - self._polices.lato:
            return texte
        propre = nettoyer(texte).texte.translate(_BLANCS)
        return "".join(self._caractere(c) for c in propre)

    def _caractere(self, c: str) -> str:
        if c == "\n" or c in self._polices.lato or c in self._polices.secours:
            return "" if unicodedata.category(c) == "Cf" else c
        if unicodedata.category(c) == "Cf" or "\ufe00" <= c <= "\ufe0f":
            return ""
        self.manquants[c] += 1
        return f"{_CARRE} (U+{ord(c):04X})"

    def annexe(self) -> str:
        """One sentence about the characters that are not drawn; empty when there are none."""
        if not self.manquants:
            return ""
        noms = ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, '').lower()}".rstrip() for c in sorted(self.manquants))
        return f"Caractères que les polices du document ne contiennent pas, remplacés par {_CARRE}\u00a0: {noms}."


@lru_cache(maxsize=60_000)
def _largeur_mot(mot: str, police: str) -> float:
    """Width at size 1."""
    return sum(pdfmetrics.stringWidth(morceau, nom, 1) for nom, morceau in troncons(mot, police))


def largeur(texte: str, police: str, taille: float) -> float:
    """Width of one line of text, in points. Words are remembered: they come back all the time."""
    if " " not in texte:
        return _largeur_mot(texte, police) * taille
    mots = texte.split(" ")
    return (sum(_largeur_mot(m, police) for m in mots) + _largeur_mot(" ", police) * (len(mots) - 1)) * taille


def troncons(texte: str, police: str) -> tuple[tuple[str, str], ...]:
    """``texte`` cut into (font, part): nearly always one part."""
    lato = polices().lato
    if not set(texte) - lato:
        return ((police, texte),)
    parts: list[tuple[str, str]] = []
    for c in texte:
        nom = police if c in lato else _SECOURS
        if parts and parts[-1][0] == nom:
            parts[-1] = (nom, parts[-1][1] + c)
        else:
            parts.append((nom, c))
    return tuple(parts)

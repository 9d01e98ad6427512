"""Text → lines that fit a width. Breaks only where French allows; a word longer than the line is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.services.rendus.papier import coller_les_dates, decoller_les_dates
from app.services.rendus.pdf.polices import Graisse, largeur, nom_police

# No break before « : ; ! ? » % € » nor after « « », even when they were typed with an ordinary space.
_COUPURES = re.compile(r"(?<!«) (?![:;!?»%€](?:[\s.,)]|$))")
_APRES = "-/._@&=?"
COUPURE_DE_MOT = re.compile(f"(?<=[{re.escape(_APRES)}])")
"""Where a word too long for its line may end."""


@dataclass(frozen=True)
class Style:
    """How a line looks; sizes in points, ``couleur`` a theme colour."""

    taille: float = 9.5
    interligne: float = 13
    graisse: Graisse = "normal"
    couleur: str = "texte"

    @property
    def police(self) -> str:
        """The registered font name."""
        return nom_police(self.graisse)


@dataclass(slots=True)
class Ligne:
    """One line to draw: its text, its height, its indent; ``coche`` puts a box before it; ``reglee`` rules it.

    ``voisine``: another line at the same height, so many points further right.
    """

    texte: str
    style: Style
    hauteur: float
    retrait: float = 0
    coche: bool | None = None
    reglee: bool = False
    voisine: tuple[float, Ligne] | None = None


def mettre_en_lignes(texte: str, style: Style, place: float) -> list[str]:
    """Cut ``texte`` (already through the text sink) into lines of at most ``place`` points."""
    police, taille = style.police, style.taille
    resultat: list[str] = []
    for alinea in texte.split("\n"):
        if len(alinea) < 400 and largeur(alinea, police, taille) <= place:
            resultat.append(alinea)
        else:
            resultat += _alinea(alinea, police, taille, place)
    return resultat


def _alinea(texte: str, police: str, taille: float, place: float) -> list[str]:
    espace = largeur(" ", police, taille)
    lignes: list[str] = []
    mots: list[str] = []
    pris = 0.0
    for mot in _mots(texte, police, taille, place):
        l_mot = largeur(mot, police, taille) if len(mot) < 400 else place + 1
        if mots and pris + espace + l_mot <= place:
            mots.append(mot)
            pris += espace + l_mot
            continue
        if mots:
            lignes.append(" ".join(mots))
        if l_mot > place:
            *entieres, mot = _couper_mot(mot, police, taille, place)
            lignes += entieres
            l_mot = largeur(mot, police, taille)
        mots, pris = [mot], l_mot
    lignes.append(" ".join(mots))
    return lignes


def _mots(texte: str, police: str, taille: float, place: float) -> Iterator[str]:
    """What may not be cut: words, and dates with their year where the line is wide enough for one."""
    colle = coller_les_dates(texte)
    if colle == texte:
        yield from _COUPURES.split(texte)
        return
    for mot in _COUPURES.split(colle):
        tient = len(mot) < 400 and largeur(mot, police, taille) <= place
        yield from [mot] if tient else _COUPURES.split(decoller_les_dates(mot))


def _couper_mot(mot: str, police: str, taille: float, place: float) -> list[str]:
    parts: list[str] = []
    debut, pris, souple = 0, 0.0, 0
    for i, c in enumerate(mot):
        l_c = largeur(c, police, taille) if c != " " else largeur("\u00a0", police, taille)
        if pris + l_c > place and i > debut:
            # Cut after a hyphen, a slash… when one stands in the second half of the line.
            fin = souple if souple > debut + (i - debut) // 2 else i
            parts.append(mot[debut:fin])
            debut = fin
            pris = sum(largeur(x, police, taille) for x in mot[fin:i])
        pris += l_c
        if c in _APRES:
            souple = i + 1
    parts.append(mot[debut:])
    return parts


def lignes_de(texte: str, style: Style, place: float, retrait: float = 0) -> list[Ligne]:
    """Lines ready to draw, indented by ``retrait``."""
    return [Ligne(t, style, style.interligne, retrait) for t in mettre_en_lignes(texte, style, place - retrait)]


def hauteur_de(lignes: list[Ligne]) -> float:
    """Height of a pile of lines, in points."""
    return sum(ligne.hauteur for ligne in lignes)

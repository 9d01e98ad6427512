"""A figure as a list of shapes: the same drawing on screen and on paper.

Units are points (1/72 inch), the origin is the top left corner, y grows downwards. Colours are *names* of the
theme (``"etape1"``, ``"texte"``, ``"trait"``…): the screen and the PDF each have their palette. Every figure
carries its text alternative.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Ancre = Literal["debut", "milieu", "fin"]


@dataclass(frozen=True)
class Rectangle:
    """Top left corner, size; ``rayon`` rounds the corners."""

    x: float
    y: float
    largeur: float
    hauteur: float
    fond: str | None = None
    trait: str | None = None
    epaisseur: float = 1
    rayon: float = 0


@dataclass(frozen=True)
class Ligne:
    """A straight line, dashed or not."""

    x1: float
    y1: float
    x2: float
    y2: float
    trait: str = "trait"
    epaisseur: float = 1
    pointilles: bool = False


@dataclass(frozen=True)
class Disque:
    """Centre and radius."""

    x: float
    y: float
    rayon: float
    fond: str | None = None
    trait: str | None = None
    epaisseur: float = 1


@dataclass(frozen=True)
class Polygone:
    """Points in order; closed."""

    points: tuple[tuple[float, float], ...]
    fond: str | None = None
    trait: str | None = None
    epaisseur: float = 1


@dataclass(frozen=True)
class Secteur:
    """A ring segment; angles in degrees, 0 at noon, clockwise."""

    x: float
    y: float
    interieur: float
    exterieur: float
    depart: float
    arrivee: float
    fond: str | None = None
    trait: str | None = None
    epaisseur: float = 1
    lien: str = ""


@dataclass(frozen=True)
class Mot:
    """One line of text; ``y`` is the base line; ``taille`` in points."""

    x: float
    y: float
    texte: str
    taille: float = 9
    couleur: str = "texte"
    gras: bool = False
    ancre: Ancre = "debut"
    lien: str = ""


Forme: TypeAlias = Rectangle | Ligne | Disque | Polygone | Secteur | Mot


@dataclass(frozen=True)
class Dessin:
    """A figure: size in points, shapes back to front, and what it says in words (and as rows, for a reader)."""

    largeur: float
    hauteur: float
    formes: tuple[Forme, ...]
    titre: str
    alternative: str
    donnees: tuple[tuple[str, str], ...] = field(default=())

"""A page to draw on: origin at the top left, y downwards, colours by name."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from app.services.rendus.couleurs import COULEURS
from app.services.rendus.pdf.lignes import Ligne, Style
from app.services.rendus.pdf.polices import largeur, troncons

_COTE = 6.6


@cache
def _couleur(nom: str) -> Color:
    return HexColor(COULEURS[nom])


class Toile:
    """One PDF canvas; lengths in points."""

    def __init__(self, canvas: Canvas, hauteur: float) -> None:
        self.canvas = canvas
        self.hauteur = hauteur
        self._niveau_signet = -1

    def signet(self, cle: str, texte: str, niveau: int) -> None:
        """An entry of the PDF outline; a level may only be one deeper than the one before."""
        self._niveau_signet = min(niveau - 1, self._niveau_signet + 1)
        self.canvas.addOutlineEntry(texte, cle, self._niveau_signet, closed=niveau > 1)

    def mot(self, x: float, base: float, texte: str, style: Style, ancre: str = "debut") -> None:
        """One line of text; ``base`` is its base line."""
        if not texte:
            return
        if ancre != "debut":
            prise = largeur(texte, style.police, style.taille)
            x -= prise if ancre == "fin" else prise / 2
        crayon = self.canvas.beginText(x, self.hauteur - base)
        crayon.setFillColor(_couleur(style.couleur))
        for police, part in troncons(texte, style.police):
            crayon.setFont(police, style.taille)
            crayon.textOut(part)
        self.canvas.drawText(crayon)

    def pile(self, x: float, y: float, place: float, lignes: Iterable[Ligne], a_droite: bool = False) -> float:
        """Draw lines one under the other, indented from the edge they stand at; return the y below the last."""
        for ligne in lignes:
            if ligne.coche is not None:
                self.case(x + ligne.retrait - 11, y + (ligne.style.interligne - _COTE) / 2 - 0.4, ligne.coche)
            if ligne.texte:
                base = y + ligne.style.interligne * 0.5 + ligne.style.taille * 0.35
                if a_droite:
                    self.mot(x + place - ligne.retrait, base, ligne.texte, ligne.style, "fin")
                else:
                    self.mot(x + ligne.retrait, base, ligne.texte, ligne.style)
            if ligne.voisine is not None:
                self.pile(x + ligne.voisine[0], y, place, [ligne.voisine[1]])
            y += ligne.hauteur
            if ligne.reglee:
                self.trait(x + ligne.retrait, y - 2, x + place, y - 2, "reglure", 0.5)
        return y

    def rectangle(
        self, x: float, y: float, large: float, haut: float, fond: str | None = None, trait: str | None = None,
        epaisseur: float = 0.6, rayon: float = 0,
    ) -> None:  # fmt: skip
        """A rectangle by its top left corner."""
        if fond:
            self.canvas.setFillColor(_couleur(fond))
        if trait:
            self._crayon(trait, epaisseur)
        bas = self.hauteur - y - haut
        if rayon:
            self.canvas.roundRect(x, bas, large, haut, rayon, stroke=int(bool(trait)), fill=int(bool(fond)))
        else:
            self.canvas.rect(x, bas, large, haut, stroke=int(bool(trait)), fill=int(bool(fond)))

    def trait(
        self, x1: float, y1: float, x2: float, y2: float, couleur: str = "trait", epaisseur: float = 0.6,
        pointilles: bool = False,
    ) -> None:  # fmt: skip
        """A straight line."""
        self._crayon(couleur, epaisseur)
        if pointilles:
            self.canvas.setDash(2, 2)
        self.canvas.line(x1, self.hauteur - y1, x2, self.hauteur - y2)
        if pointilles:
            self.canvas.setDash()

    def disque(
        self, x: float, y: float, rayon: float, fond: str | None, trait: str | None = None, epaisseur: float = 1
    ) -> None:
        """A disc by its centre."""
        if fond:
            self.canvas.setFillColor(_couleur(fond))
        if trait:
            self._crayon(trait, epaisseur)
        self.canvas.circle(x, self.hauteur - y, rayon, stroke=int(bool(trait)), fill=int(bool(fond)))

    def polygone(
        self, points: Iterable[tuple[float, float]], fond: str | None, trait: str | None = None, epaisseur: float = 1
    ) -> None:
        """A closed polygon."""
        if fond:
            self.canvas.setFillColor(_couleur(fond))
        if trait:
            self._crayon(trait, epaisseur)
        chemin = self.canvas.beginPath()
        for i, (x, y) in enumerate(points):
            (chemin.lineTo if i else chemin.moveTo)(x, self.hauteur - y)
        chemin.close()
        self.canvas.drawPath(chemin, stroke=int(bool(trait)), fill=int(bool(fond)))

    def secteur(
        self, x: float, y: float, interieur: float, exterieur: float, depart: float, arrivee: float,
        fond: str | None, trait: str | None = None, epaisseur: float = 1,
    ) -> None:  # fmt: skip
        """A ring segment, angles in degrees from noon, clockwise; drawn as a fine polygon."""
        pas = max(2, math.ceil(abs(arrivee - depart) / 2))

        def arc(rayon: float, de: float, a: float) -> list[tuple[float, float]]:
            angles = (math.radians(de + (a - de) * i / pas) for i in range(pas + 1))
            return [(x + rayon * math.sin(t), y - rayon * math.cos(t)) for t in angles]

        self.polygone([*arc(exterieur, depart, arrivee), *arc(interieur, arrivee, depart)], fond, trait, epaisseur)

    def case(self, x: float, y: float, cochee: bool) -> None:
        """A box to tick, drawn as a shape: no font is asked for it."""
        self.rectangle(x, y, _COTE, _COTE, fond="surface", trait="trait_fort", epaisseur=0.7, rayon=1)
        if cochee:
            self._crayon("texte", 1.2)
            self.canvas.setLineCap(1)
            self.canvas.lines(
                [
                    (x + 1.3, self.hauteur - y - 3.5, x + 2.8, self.hauteur - y - 5.1),
                    (x + 2.8, self.hauteur - y - 5.1, x + 5.4, self.hauteur - y - 1.5),
                ]
            )
            self.canvas.setLineCap(0)

    def _crayon(self, couleur: str, epaisseur: float) -> None:
        self.canvas.setStrokeColor(_couleur(couleur))
        self.canvas.setLineWidth(epaisseur)

"""A `Dessin` on a PDF page: the same shapes as on screen, in the colours of paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.models.dessin import Dessin, Disque, Ligne, Mot, Polygone, Rectangle, Secteur
from app.services.rendus.pdf.lignes import Style
from app.services.rendus.pdf.polices import Encre
from app.services.rendus.pdf.toile import Toile


def dessiner(toile: Toile, dessin: Dessin, x: float, y: float, echelle: float) -> None:
    """Draw with the top left corner at (x, y), scaled by ``echelle``."""
    for forme in dessin.formes:
        _TRACEURS[type(forme)](_Plan(toile, x, y, echelle), forme)


class _Plan:
    def __init__(self, toile: Toile, x: float, y: float, echelle: float) -> None:
        self.toile = toile
        self.echelle = echelle
        self._x = x
        self._y = y

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self._x + x * self.echelle, self._y + y * self.echelle


def _rectangle(plan: _Plan, r: Rectangle) -> None:
    x, y = plan.point(r.x, r.y)
    e = plan.echelle
    plan.toile.rectangle(x, y, r.largeur * e, r.hauteur * e, r.fond, r.trait, r.epaisseur * e, r.rayon * e)


def _ligne(plan: _Plan, t: Ligne) -> None:
    x1, y1 = plan.point(t.x1, t.y1)
    x2, y2 = plan.point(t.x2, t.y2)
    plan.toile.trait(x1, y1, x2, y2, t.trait, t.epaisseur * plan.echelle, t.pointilles)


def _disque(plan: _Plan, d: Disque) -> None:
    x, y = plan.point(d.x, d.y)
    plan.toile.disque(x, y, d.rayon * plan.echelle, d.fond, d.trait, d.epaisseur * plan.echelle)


def _polygone(plan: _Plan, p: Polygone) -> None:
    points = [plan.point(*point) for point in p.points]
    plan.toile.polygone(points, p.fond, p.trait, p.epaisseur * plan.echelle)


def _secteur(plan: _Plan, s: Secteur) -> None:
    x, y = plan.point(s.x, s.y)
    e = plan.echelle
    plan.toile.secteur(x, y, s.interieur * e, s.exterieur * e, s.depart, s.arrivee, s.fond, s.trait, s.epaisseur * e)


def _mot(plan: _Plan, m: Mot) -> None:
    x, y = plan.point(m.x, m.y)
    taille = m.taille * plan.echelle
    style = Style(taille, taille * 1.3, "gras" if m.gras else "normal", m.couleur)
    plan.toile.mot(x, y, Encre().net(m.texte).replace("\n", " "), style, m.ancre)


_TRACEURS: dict[type, Callable[[_Plan, Any], None]] = {
    Rectangle: _rectangle,
    Ligne: _ligne,
    Disque: _disque,
    Polygone: _polygone,
    Secteur: _secteur,
    Mot: _mot,
}

"""How each shape of a `Dessin` is painted with Qt. To add a shape: its painter, and its line in `_PEINTRES`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from app.models.dessin import Disque, Forme, Ligne, Mot, Polygone, Rectangle, Secteur
from app.views.theme.theme import Theme


def peindre(peintre: QPainter, forme: Forme, theme: Theme) -> None:
    """Paint one shape; the painter's unit is the point."""
    _PEINTRES[type(forme)](peintre, forme, theme)


def _encres(peintre: QPainter, forme: Any, theme: Theme) -> None:
    peintre.setBrush(theme.couleur(forme.fond) if forme.fond else Qt.BrushStyle.NoBrush)
    peintre.setPen(QPen(theme.couleur(forme.trait), forme.epaisseur) if forme.trait else Qt.PenStyle.NoPen)


def _rectangle(peintre: QPainter, forme: Rectangle, theme: Theme) -> None:
    _encres(peintre, forme, theme)
    peintre.drawRoundedRect(QRectF(forme.x, forme.y, forme.largeur, forme.hauteur), forme.rayon, forme.rayon)


def _ligne(peintre: QPainter, forme: Ligne, theme: Theme) -> None:
    style = Qt.PenStyle.DashLine if forme.pointilles else Qt.PenStyle.SolidLine
    peintre.setPen(QPen(theme.couleur(forme.trait), forme.epaisseur, style))
    peintre.drawLine(QPointF(forme.x1, forme.y1), QPointF(forme.x2, forme.y2))


def _disque(peintre: QPainter, forme: Disque, theme: Theme) -> None:
    _encres(peintre, forme, theme)
    peintre.drawEllipse(QPointF(forme.x, forme.y), forme.rayon, forme.rayon)


def _polygone(peintre: QPainter, forme: Polygone, theme: Theme) -> None:
    _encres(peintre, forme, theme)
    peintre.drawPolygon(QPolygonF([QPointF(x, y) for x, y in forme.points]))


def _secteur(peintre: QPainter, forme: Secteur, theme: Theme) -> None:
    _encres(peintre, forme, theme)
    peintre.drawPath(chemin_secteur(forme))


def _mot(peintre: QPainter, forme: Mot, theme: Theme) -> None:
    police = _police(forme, theme)
    peintre.setFont(police)
    peintre.setPen(theme.couleur(forme.couleur))
    peintre.drawText(QPointF(forme.x - _recul(forme, police), forme.y), forme.texte)


def chemin_secteur(forme: Secteur) -> QPainterPath:
    """The outline of a ring segment. Qt counts from 3 o'clock, anticlockwise; a `Secteur` from noon, clockwise."""
    ouverture = forme.arrivee - forme.depart
    dehors = QRectF(forme.x - forme.exterieur, forme.y - forme.exterieur, 2 * forme.exterieur, 2 * forme.exterieur)
    dedans = QRectF(forme.x - forme.interieur, forme.y - forme.interieur, 2 * forme.interieur, 2 * forme.interieur)
    chemin = QPainterPath()
    chemin.arcMoveTo(dehors, 90 - forme.depart)
    chemin.arcTo(dehors, 90 - forme.depart, -ouverture)
    chemin.arcTo(dedans, 90 - forme.arrivee, ouverture)
    chemin.closeSubpath()
    return chemin


def rectangle_mot(forme: Mot, theme: Theme) -> QRectF:
    """The box of a word, in points."""
    police = _police(forme, theme)
    mesure = QFontMetricsF(police)
    return QRectF(
        forme.x - _recul(forme, police) - 1, forme.y - mesure.ascent(),
        mesure.horizontalAdvance(forme.texte) + 2, mesure.height(),
    )  # fmt: skip


def _police(forme: Mot, theme: Theme) -> QFont:
    police = theme.police(1, gras=forme.gras)
    police.setPixelSize(max(1, round(forme.taille)))
    return police


def _recul(forme: Mot, police: QFont) -> float:
    parts = {"debut": 0.0, "milieu": 0.5, "fin": 1.0}
    return QFontMetricsF(police).horizontalAdvance(forme.texte) * parts[forme.ancre]


_PEINTRES: dict[type, Callable[[QPainter, Any, Theme], None]] = {
    Rectangle: _rectangle,
    Ligne: _ligne,
    Disque: _disque,
    Polygone: _polygone,
    Secteur: _secteur,
    Mot: _mot,
}

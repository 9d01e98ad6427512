"""A ticked or empty box, drawn as the program's own check boxes are."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.views.theme import theme_courant


def peindre_boite(peintre: QPainter, boite: QRectF, coche: bool) -> None:
    """Paint the box, and its tick."""
    theme = theme_courant()
    peintre.save()
    peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
    peintre.setPen(QPen(theme.couleur("texte" if coche else "trait_fort"), 1.2))
    peintre.setBrush(theme.couleur("surface"))
    peintre.drawRoundedRect(boite, 2.5, 2.5)
    if coche:
        x, y, c = boite.x(), boite.y(), boite.width()
        peintre.setBrush(Qt.BrushStyle.NoBrush)
        peintre.setPen(QPen(theme.couleur("texte"), c * 0.16))
        peintre.drawPolyline(
            [
                QPointF(x + c * 0.24, y + c * 0.54),
                QPointF(x + c * 0.43, y + c * 0.74),
                QPointF(x + c * 0.78, y + c * 0.24),
            ]
        )
    peintre.restore()

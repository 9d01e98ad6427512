"""What the painted lists share: the list they are painted in, and the ground of a row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.views.theme import theme_courant


class DessinDeLignes(QStyledItemDelegate):
    """Paints the rows of the list that is its parent."""

    def vue(self) -> QListView:
        """The list."""
        vue = self.parent()
        assert isinstance(vue, QListView)
        return vue

    def peindre_fond(self, peintre: QPainter, option: QStyleOptionViewItem, cadre: QRectF) -> None:
        """Chosen, under the mouse, with the keyboard."""
        etat: Any = option.state
        theme = theme_courant()
        choisie = bool(etat & QStyle.StateFlag.State_Selected)
        if choisie or etat & QStyle.StateFlag.State_MouseOver:
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(theme.couleur("selection" if choisie else "survol"))
            peintre.drawRoundedRect(cadre.adjusted(2, 1, -2, -1), 5, 5)
        if etat & QStyle.StateFlag.State_HasFocus:
            peintre.setPen(QPen(theme.couleur("focus"), 1.5))
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.drawRoundedRect(cadre.adjusted(2.5, 1.5, -2.5, -1.5), 5, 5)

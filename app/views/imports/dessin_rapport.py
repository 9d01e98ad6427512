"""How a line of the report is drawn: a tick box, and its fate as a pill with a sign of its own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.services.imports.rapport import Sort
from app.views.imports.modele_rapport import COCHE, SORT, Index, SortRole
from app.views.registre.tic import peindre_boite
from app.views.theme import theme_courant

SIGNES: Mapping[Sort, tuple[str, str]] = {
    Sort.A_AJOUTER: ("+", "fait"),
    Sort.A_COMPLETER: ("↗", "info"),
    Sort.DEJA_PRESENTE: ("=", "sans_objet"),
    Sort.REFUSEE: ("!", "danger"),
}
"""Fate → its sign and its colour."""


class DelegueRapport(QStyledItemDelegate):
    """Cells as in the register; the row of the current cell is outlined by its focus."""

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Tick, pill, or text."""
        theme = theme_courant()
        cadre = QRect(option.rect)
        if index.column() not in (COCHE, SORT):
            option.rect = cadre.adjusted(theme.px(4), 0, -theme.px(4), 0)
            if option.state & QStyle.StateFlag.State_Selected:
                peintre.fillRect(cadre, theme.couleur("selection"))
            super().paint(peintre, option, index)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            peintre.fillRect(cadre, theme.couleur("selection"))
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == COCHE:
            coche = index.data(Qt.ItemDataRole.CheckStateRole)
            if coche is not None:
                cote = theme.px(14)
                boite = QRectF(cadre.center().x() - cote / 2, cadre.center().y() - cote / 2, cote, cote)
                peindre_boite(peintre, boite, Qt.CheckState(coche) is Qt.CheckState.Checked)
        else:
            _peindre_sort(peintre, cadre, index.data(SortRole))
        if option.state & QStyle.StateFlag.State_HasFocus:
            peintre.setPen(QPen(theme.couleur("focus"), 1.5))
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.drawRect(cadre.adjusted(1, 1, -2, -2))
        peintre.restore()


def _peindre_sort(peintre: QPainter, cadre: QRect, sort: Sort) -> None:
    theme = theme_courant()
    signe, couleur = SIGNES[sort]
    peintre.setFont(theme.police(0.86, gras=True))
    mesure = peintre.fontMetrics()
    largeur = mesure.horizontalAdvance(sort.libelle) + theme.px(34)
    hauteur = mesure.height() + theme.px(4)
    pilule = QRectF(cadre.x() + theme.px(4), cadre.center().y() - hauteur / 2, largeur, hauteur)
    peintre.setPen(Qt.PenStyle.NoPen)
    peintre.setBrush(theme.couleur(f"{couleur}_fond"))
    peintre.drawRoundedRect(pilule, hauteur / 2, hauteur / 2)
    peintre.setPen(theme.couleur(couleur))
    milieu = Qt.AlignmentFlag.AlignVCenter
    peintre.drawText(pilule.adjusted(theme.px(9), 0, 0, 0), milieu, signe)
    peintre.drawText(pilule.adjusted(theme.px(23), 0, 0, 0), milieu, sort.libelle)

"""How a structure is painted in a column: its name, then its place and sector, with its degree at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.views.groupes.modele import Index, ModeleDeStructures
from app.views.theme import theme_courant

_COUPE = Qt.TextElideMode.ElideRight


class DessinateurDeStructures(QStyledItemDelegate):
    """Two lines a row, all of the same height."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for all rows: the list asks once."""
        theme = theme_courant()
        haute = QFontMetricsF(theme.police(0.96, gras=True)).lineSpacing()
        basse = QFontMetricsF(theme.police(0.84)).lineSpacing()
        return QSize(theme.px(120), round(haute + basse) + theme.px(10))

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background, name, detail, mark."""
        modele = index.model()
        assert isinstance(modele, ModeleDeStructures)
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        cadre = QRectF(option.rect)
        self._fond(peintre, option, cadre)
        self._mots(peintre, modele, index.row(), cadre)
        peintre.restore()

    def _fond(self, peintre: QPainter, option: QStyleOptionViewItem, cadre: QRectF) -> None:
        etat: Any = option.state
        theme = theme_courant()
        choisie = bool(etat & QStyle.StateFlag.State_Selected)
        dessus = bool(etat & QStyle.StateFlag.State_MouseOver)
        peintre.setPen(QPen(theme.couleur("principal" if choisie else "trait"), 1.4 if choisie else 1))
        peintre.setBrush(theme.couleur("selection" if choisie else "survol" if dessus else "surface"))
        peintre.drawRoundedRect(cadre.adjusted(2.5, 1.5, -2.5, -1.5), 5, 5)
        if etat & QStyle.StateFlag.State_HasFocus:
            peintre.setPen(QPen(theme.couleur("focus"), 2))
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.drawRoundedRect(cadre.adjusted(2.5, 1.5, -2.5, -1.5), 5, 5)

    def _mots(self, peintre: QPainter, modele: ModeleDeStructures, rang: int, cadre: QRectF) -> None:
        theme = theme_courant()
        gauche, place = cadre.x() + theme.px(9), cadre.width() - theme.px(18)
        peintre.setFont(theme.police(0.96, gras=True))
        peintre.setPen(theme.couleur("texte"))
        mesure = QFontMetricsF(peintre.font())
        haut = cadre.y() + theme.px(5)
        nom = modele.abrege(rang, lambda texte: mesure.elidedText(texte, _COUPE, place))
        peintre.drawText(QPointF(gauche, haut + mesure.ascent()), nom)
        haut += mesure.lineSpacing()
        alerte, marque = modele.alerte(rang), modele.marque(rang)
        peintre.setFont(theme.police(0.84, gras=alerte))
        peintre.setPen(theme.couleur("texte"))
        mesure = QFontMetricsF(peintre.font())
        bas = QRectF(gauche, haut, place, mesure.lineSpacing())
        peintre.drawText(bas, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, marque)
        reste = place - mesure.horizontalAdvance(marque) - theme.px(8)
        peintre.setFont(theme.police(0.84))
        detail = QFontMetricsF(peintre.font()).elidedText(modele.detail(rang), _COUPE, reste)
        peintre.drawText(bas, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, detail)

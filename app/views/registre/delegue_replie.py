"""Cells whose text goes on to the next line: sentences are read, not scrolled through."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QStyle, QStyleOptionViewItem, QTableView, QWidget

from app.views.registre.delegue import DelegueRegistre
from app.views.registre.modele import Index
from app.views.theme import theme_courant

_MARGE = 6
"""Pixels at 100 % around the words of a cell."""

_TRAIT = 1
"""Pixels that the grid takes from a cell, at its right and under it."""

_HAUTE = 30
"""Least height of a row, in pixels at 100 %."""


class DelegueReplie(DelegueRegistre):
    """Words wrapped in their cell, from its top; what doesn’t fit ends with « … »."""

    def hauteur(self, index: Index, largeur: int) -> int:
        """Pixels that a cell of that width needs, its grid line included."""
        theme = theme_courant()
        pose = poser(_mots(index), largeur - _TRAIT - 2 * theme.px(_MARGE))
        return max(ceil(pose.boundingRect().height()) + _TRAIT + 2 * theme.px(_MARGE), theme.px(_HAUTE))

    def hauteur_de(self, lignes: int) -> int:
        """Pixels that so many lines need, the grid line included."""
        theme = theme_courant()
        haut = lignes * QFontMetricsF(theme.police()).height()
        return max(ceil(haut) + _TRAIT + 2 * theme.px(_MARGE), theme.px(_HAUTE))

    def tient(self, mesure: QFontMetricsF, index: Index, largeur: int) -> bool:
        """Whether a cell of that width shows its words on one line; ``mesure``: of the font of the cells."""
        mots = _mots(index)
        place = largeur - _TRAIT - 2 * theme_courant().px(_MARGE)
        return "\n" not in mots and mesure.horizontalAdvance(mots) <= place

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words."""
        vue = self.parent()
        largeur = vue.columnWidth(index.column()) if isinstance(vue, QTableView) else option.rect.width()
        return QSize(largeur, self.hauteur(index, largeur))

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background, words, focus; a tick as in any register."""
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            super().paint(peintre, option, index)
            return
        theme, cadre = theme_courant(), QRect(option.rect)
        choisie = bool(option.state & QStyle.StateFlag.State_Selected)
        peintre.save()
        peintre.setClipRect(cadre)
        if choisie:
            peintre.fillRect(cadre, theme.couleur("selection"))
        encre = index.data(Qt.ItemDataRole.ForegroundRole)
        peintre.setPen(encre if isinstance(encre, QColor) else theme.couleur("texte"))
        marge = theme.px(_MARGE)
        pose = poser(_mots(index), cadre.width() - 2 * marge, cadre.height() - marge, _cote(index))
        pose.draw(peintre, QPointF(cadre.x() + marge, cadre.y() + marge))
        if option.state & QStyle.StateFlag.State_HasFocus:
            peintre.setPen(QPen(theme.couleur("focus"), 1.5))
            peintre.drawRect(QRectF(cadre).adjusted(1, 1, -2, -2))
        peintre.restore()

    def updateEditorGeometry(self, editeur: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """A long text is edited over the whole of its cell, if that is higher than an editor."""
        super().updateEditorGeometry(editeur, option, index)
        vue = editeur.parentWidget()
        if isinstance(editeur, QPlainTextEdit) and vue is not None:
            cadre = editeur.geometry()
            cadre.setHeight(min(max(cadre.height(), option.rect.height()), vue.height()))
            cadre.moveTop(max(min(cadre.top(), vue.height() - cadre.height()), 0))
            editeur.setGeometry(cadre)


def _mots(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


def _cote(index: Index) -> Qt.AlignmentFlag:
    """Figures to the right, words to the left."""
    droite = Qt.AlignmentFlag.AlignRight
    return droite if (index.data(Qt.ItemDataRole.TextAlignmentRole) or 0) & droite else Qt.AlignmentFlag.AlignLeft


def poser(
    texte: str, largeur: int, hauteur: int = 0, cote: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> QTextLayout:
    """``texte`` broken into lines of that width; where they don’t fit in ``hauteur``, the last ends with « … »."""
    texte = texte.replace("\n", "\u2028")
    pose, coupure = _lignes(texte, largeur, hauteur, cote)
    if coupure:
        coupe = QFontMetricsF(theme_courant().police()).elidedText(
            texte[coupure:].replace("\u2028", " "), Qt.TextElideMode.ElideRight, largeur
        )
        pose, _ = _lignes(texte[:coupure] + coupe, largeur, 0, cote)
    return pose


def _lignes(texte: str, largeur: int, hauteur: int, cote: Qt.AlignmentFlag) -> tuple[QTextLayout, int]:
    """The lines, and where the last one that fits begins if there are more (else 0)."""
    option = QTextOption(cote)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    pose = QTextLayout(texte, theme_courant().police())
    pose.setTextOption(option)
    pose.beginLayout()
    bas, debut, coupure = 0.0, 0, 0
    while (ligne := pose.createLine()).isValid():
        ligne.setLineWidth(max(largeur, 24))
        ligne.setPosition(QPointF(0, bas))
        bas += ligne.height()
        if hauteur and bas > hauteur:
            coupure = debut
            break
        debut = ligne.textStart()
    pose.endLayout()
    return pose, coupure

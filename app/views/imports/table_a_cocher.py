"""The table of rows to tick: Espace ticks, what a row is stands in a pill with a sign of its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.models.statuts import Libelle
from app.views.imports.a_cocher import COCHE, Index, Marque, MarqueRole, ModeleACocher, TitreRole
from app.views.registre.tic import peindre_boite
from app.views.theme import theme_courant


class TableACocher(QTableView):
    """Espace ticks the row, wherever the current cell is. The columns of ``elastiques`` share the room left."""

    def __init__(
        self, modele: ModeleACocher, dessin: DessinACocher, largeurs: Sequence[int], elastiques: Collection[int]
    ) -> None:
        """``largeurs``: of the columns, in pixels at 100 %."""
        super().__init__()
        self._modele, self._largeurs = modele, largeurs
        self.setModel(modele)
        dessin.setParent(self)
        self.setItemDelegate(dessin)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        entete = self.horizontalHeader()
        entete.setHighlightSections(False)
        entete.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for colonne in range(len(largeurs)):
            mode = QHeaderView.ResizeMode.Stretch if colonne in elastiques else QHeaderView.ResizeMode.Interactive
            entete.setSectionResizeMode(colonne, mode)
        theme_courant().change.connect(self._dimensionner)
        self._dimensionner()

    def _dimensionner(self) -> None:
        theme = theme_courant()
        self.verticalHeader().setDefaultSectionSize(theme.px(30))
        for colonne, largeur in enumerate(self._largeurs):
            self.setColumnWidth(colonne, theme.px(largeur))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Espace ticks."""
        if evenement.key() == Qt.Key.Key_Space:
            self._modele.basculer(self.currentIndex().row())
        else:
            super().keyPressEvent(evenement)

    def mouseReleaseEvent(self, evenement: QMouseEvent) -> None:
        """So does a click on the box, or beside it."""
        super().mouseReleaseEvent(evenement)
        index = self.indexAt(evenement.position().toPoint())
        if evenement.button() is Qt.MouseButton.LeftButton and index.isValid() and index.column() == COCHE:
            self._modele.basculer(index.row())


class DessinACocher(QStyledItemDelegate):
    """Cells as in the register, headings across the row; the current cell is outlined by its focus."""

    def __init__(self, marques: Mapping[Libelle, Marque], colonne: int) -> None:
        """``colonne``: where the marks are."""
        super().__init__()
        self._marques, self._colonne = marques, colonne

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Heading, tick, pill, or text."""
        theme = theme_courant()
        cadre = QRect(option.rect)
        titre = bool(index.data(TitreRole))
        choisie = bool(option.state & QStyle.StateFlag.State_Selected)
        if choisie or titre:
            peintre.fillRect(cadre, theme.couleur("selection" if choisie else "surface2"))
        if index.column() not in (COCHE, self._colonne) and not titre:
            option.rect = cadre.adjusted(theme.px(4), 0, -theme.px(4), 0)
            super().paint(peintre, option, index)
            return
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == COCHE:
            _peindre_coche(peintre, cadre, index)
        elif titre:
            _peindre_titre(peintre, cadre, str(index.data() or ""))
        else:
            quoi: Libelle = index.data(MarqueRole)
            _peindre_marque(peintre, cadre, self._marques[quoi], str(index.data()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            peintre.setPen(QPen(theme.couleur("focus"), 1.5))
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.drawRect(cadre.adjusted(1, 1, -2, -2))
        peintre.restore()


def _peindre_coche(peintre: QPainter, cadre: QRect, index: Index) -> None:
    etat = index.data(Qt.ItemDataRole.CheckStateRole)
    if etat is None:
        return
    theme = theme_courant()
    cote = theme.px(14)
    boite = QRectF(cadre.center().x() - cote / 2, cadre.center().y() - cote / 2, cote, cote)
    peindre_boite(peintre, boite, Qt.CheckState(etat) is Qt.CheckState.Checked)
    if Qt.CheckState(etat) is Qt.CheckState.PartiallyChecked:
        peintre.fillRect(boite.adjusted(cote * 0.25, cote * 0.43, -cote * 0.25, -cote * 0.43), theme.couleur("texte"))


def _peindre_titre(peintre: QPainter, cadre: QRect, texte: str) -> None:
    theme = theme_courant()
    peintre.setFont(theme.police(1.0, gras=True))
    peintre.setPen(theme.couleur("texte"))
    place = cadre.adjusted(theme.px(6), 0, -theme.px(6), 0)
    mots = peintre.fontMetrics().elidedText(texte, Qt.TextElideMode.ElideRight, place.width())
    peintre.drawText(place, Qt.AlignmentFlag.AlignVCenter, mots)


def _peindre_marque(peintre: QPainter, cadre: QRect, marque: Marque, mots: str) -> None:
    theme = theme_courant()
    peintre.setFont(theme.police(0.86, gras=True))
    mesure = peintre.fontMetrics()
    largeur = mesure.horizontalAdvance(mots) + theme.px(34)
    hauteur = mesure.height() + theme.px(4)
    pilule = QRectF(cadre.x() + theme.px(4), cadre.center().y() - hauteur / 2, largeur, hauteur)
    peintre.setPen(Qt.PenStyle.NoPen)
    peintre.setBrush(theme.couleur(f"{marque.couleur}_fond"))
    peintre.drawRoundedRect(pilule, hauteur / 2, hauteur / 2)
    peintre.setPen(theme.couleur(marque.couleur))
    milieu = Qt.AlignmentFlag.AlignVCenter
    peintre.drawText(pilule.adjusted(theme.px(9), 0, 0, 0), milieu, marque.signe)
    peintre.drawText(pilule.adjusted(theme.px(23), 0, 0, 0), milieu, mots)

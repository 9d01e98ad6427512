"""A table whose rows are kept or not: steps of a rétroplanning, dates that follow another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.models.typographie import francais
from app.views.theme import theme_courant

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_CASE = 34
"""Width of the column of boxes, in pixels at 100 %."""


@dataclass(frozen=True)
class RangACocher:
    """One row: its key, its words, whether it can be kept; ``alerte``: told in the colour of a warning."""

    cle: str
    mots: tuple[str, ...]
    cochable: bool = True
    alerte: bool = False


class ModeleACocher(QAbstractTableModel):
    """``change()`` when a box was ticked or not."""

    change = Signal()

    def __init__(self, titres: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titres = ("", *(francais(titre) for titre in titres))
        self._rangs: tuple[RangACocher, ...] = ()
        self._coches: set[str] = set()
        self.fige = False

    def definir(self, rangs: Sequence[RangACocher], coches: set[str]) -> None:
        """Show these rows, those ticked."""
        self.beginResetModel()
        self._rangs, self._coches = tuple(rangs), set(coches)
        self.endResetModel()
        self.change.emit()

    def coches(self) -> frozenset[str]:
        """The keys of the rows kept."""
        return frozenset(r.cle for r in self._rangs if r.cochable and r.cle in self._coches)

    def basculer(self, rang: int) -> None:
        """Keep it, or not."""
        if self.fige or not self._rangs[rang].cochable:
            return
        self._coches ^= {self._rangs[rang].cle}
        self.dataChanged.emit(self.index(rang, 0), self.index(rang, len(self._titres) - 1))
        self.change.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """One row a proposal."""
        return 0 if parent.isValid() else len(self._rangs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """The box is in the first column."""
        return 0 if parent.isValid() else len(self._titres)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles, at the left as what they head."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titres[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, the box, and the whole row for a screen reader."""
        rang = self._rangs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return rang.mots[index.column() - 1] if index.column() else ""
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and rang.cochable:
            return Qt.CheckState.Checked if rang.cle in self._coches else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and (rang.alerte or not rang.cochable):
            return theme_courant().couleur("attention" if rang.alerte else "texte2")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            etat = ("retenu" if rang.cle in self._coches else "non retenu") if rang.cochable else "rien à faire"
            return f"{etat}, " + ", ".join(mot for mot in rang.mots if mot)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A row is chosen; its box is ticked by `basculer`."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Dessin(QStyledItemDelegate):
    """Rows with some air, and a box that is seen in every theme."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The words, and air around: measured a little narrower than they are painted, no line is cut."""
        etroite = QStyleOptionViewItem(option)
        etroite.rect.setWidth(max(option.rect.width() - theme_courant().px(10), 20))
        return super().sizeHint(etroite, index) + QSize(0, theme_courant().px(10))

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The box is drawn here: the style’s own is lost on a dark surface."""
        if index.column():
            self._peindre_les_mots(peintre, option, index)
            return
        etat = index.data(Qt.ItemDataRole.CheckStateRole)
        theme = theme_courant()
        cote = theme.px(14)
        cadre = QRectF(option.rect)
        boite = QRectF(cadre.center().x() - cote / 2, cadre.center().y() - cote / 2, cote, cote)
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        if etat is not None:
            peintre.setPen(QPen(theme.couleur("trait_fort"), 1.2))
            peintre.setBrush(theme.couleur("surface"))
            peintre.drawRoundedRect(boite, 2.5, 2.5)
        if etat == Qt.CheckState.Checked:
            peintre.setPen(QPen(theme.couleur("fait"), cote * 0.16))
            points = ((0.24, 0.54), (0.43, 0.74), (0.78, 0.24))
            peintre.drawPolyline([QPointF(boite.x() + cote * x, boite.y() + cote * y) for x, y in points])
        peintre.restore()

    def _peindre_les_mots(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """With some air before the next column; what shows that the row is chosen has none."""
        fond, mots = QStyleOptionViewItem(option), QStyleOptionViewItem(option)
        self.initStyleOption(fond, index)
        widget = option.widget
        widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, fond, peintre, widget)
        mots.rect.setRight(mots.rect.right() - theme_courant().px(6))
        super().paint(peintre, mots, index)


class TableACocher(QTableView):
    """Rows as high as their words; Space ticks; Tab leaves the table."""

    def __init__(self, modele: ModeleACocher, largeurs: Sequence[int], nom: str, libelle: str) -> None:
        """``largeurs``: pixels at 100 % of each column of words; 0 shares what is left."""
        super().__init__()
        self._modele = modele
        self.setModel(modele)
        self.setObjectName(nom)
        self.setAccessibleName(libelle)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setItemDelegate(_Dessin(self))
        self.clicked.connect(lambda index: modele.basculer(index.row()) if not index.column() else None)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        tete = self.horizontalHeader()
        tete.setHighlightSections(False)
        tete.setMinimumSectionSize(theme_courant().px(24))
        for rang, large in enumerate((_CASE, *largeurs)):
            mode = QHeaderView.ResizeMode.Fixed if large else QHeaderView.ResizeMode.Stretch
            tete.setSectionResizeMode(rang, mode)
            if large:
                self.setColumnWidth(rang, theme_courant().px(large))
        modele.modelReset.connect(self.resizeRowsToContents)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Words wrap at the new width, which the columns that share it get after the table does."""
        super().resizeEvent(evenement)
        self.resizeRowsToContents()
        QTimer.singleShot(0, self, self.resizeRowsToContents)

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        """Arriving by the keyboard, one sees which row Space would tick."""
        super().focusInEvent(evenement)
        par_tab = evenement.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if par_tab and not self.selectionModel().hasSelection():
            self.selectRow(max(self.currentIndex().row(), 0))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Space ticks the row wherever the cursor is in it."""
        index = self.currentIndex()
        if evenement.key() == Qt.Key.Key_Space and index.isValid():
            self._modele.basculer(index.row())
        else:
            super().keyPressEvent(evenement)

"""The first column of a table, kept in sight while the others scroll sideways under it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from app.models.typographie import francais
from app.views.registre.delegue import DelegueRegistre


class ColonneFigee(QTableView):
    """A second view of the same model and selection, laid over the first one once that has scrolled.

    It is only looked at: it takes no focus, and going to the first column (a click here, Début, ←) scrolls the table
    back to it, where one types as usual.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setObjectName("colonneFigee")
        self.setAccessibleName(francais("Première colonne, toujours visible"))
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        delegue = table.itemDelegate()
        genre = type(delegue) if isinstance(delegue, DelegueRegistre) else DelegueRegistre
        self.setItemDelegate(genre(self))  # its own: a shared one would commit to both
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setVisible(False)
        barre = table.horizontalScrollBar()
        barre.valueChanged.connect(self.placer)
        barre.rangeChanged.connect(self.placer)
        table.horizontalHeader().sectionResized.connect(self.placer)
        table.horizontalHeader().geometriesChanged.connect(self.placer)
        table.verticalHeader().sectionResized.connect(self._suivre_hauteur)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        table.model().modelReset.connect(self.placer)

    def largeur(self) -> int:
        """Pixels it covers of the table’s viewport; 0 while it isn't shown."""
        return self.width() - self._table.frameWidth() if self.isVisible() else 0

    def placer(self) -> None:
        """Over the first column of the table, when that is out of sight and the rest still has room."""
        table = self._table
        large = table.columnWidth(0) if self.model().columnCount() > 1 else 0
        montre = table.horizontalScrollBar().value() > 0 and 0 < large < table.viewport().width() * 2 // 3
        if montre:
            self._copier(large)
        self.setVisible(montre)

    def _suivre_hauteur(self, rang: int, _avant: int, hauteur: int) -> None:
        self.setRowHeight(rang, hauteur)

    def _copier(self, large: int) -> None:
        table, entete = self._table, self._table.horizontalHeader()
        for k in range(self.model().columnCount()):
            self.setColumnHidden(k, k > 0)
        self.setColumnWidth(0, large)
        ordinaire = table.verticalHeader().defaultSectionSize()
        if self.verticalHeader().defaultSectionSize() != ordinaire:
            self.verticalHeader().setDefaultSectionSize(ordinaire)
        if self.verticalHeader().length() != table.verticalHeader().length():  # rows of more than one line
            for rang in range(self.model().rowCount()):
                self.setRowHeight(rang, table.rowHeight(rang))
        self.horizontalHeader().setFixedHeight(entete.height())
        cadre = table.frameWidth()
        haut = entete.height() + table.viewport().height()
        self.setGeometry(0, 0, large + 2 * cadre, haut + 2 * cadre)  # its frame on the frame of the table
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self.raise_()

    def mousePressEvent(self, evenement: QMouseEvent) -> None:
        """A click is a click on the first column of the table."""
        index = self.indexAt(evenement.position().toPoint())
        self._aller(index)

    def mouseMoveEvent(self, evenement: QMouseEvent) -> None:
        """Nothing is selected by dragging here."""
        evenement.accept()

    def mouseDoubleClickEvent(self, evenement: QMouseEvent) -> None:
        """The first click has gone to the table and uncovered it."""
        index = self.indexAt(evenement.position().toPoint())
        self._aller(index)
        if index.isValid():
            self._table.edit(index)

    def _aller(self, index: QModelIndex) -> None:
        if index.isValid():
            self._table.setFocus(Qt.FocusReason.MouseFocusReason)
            self._table.setCurrentIndex(index)

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """The table scrolls, and takes this along."""
        QApplication.sendEvent(self._table.verticalScrollBar(), evenement)

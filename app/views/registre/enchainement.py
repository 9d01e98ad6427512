"""A table filled line after line with Tab: from a cell to the next that can be filled in, then to the next line."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QTableView, QWidget

from app.views.registre.modele import ModeleRegistre

_Fin = QAbstractItemDelegate.EndEditHint
_SUITES = {_Fin.EditNextItem: 1, _Fin.EditPreviousItem: -1}


class TableEnchainee(QTableView):
    """Tab goes on in the line just made, and skips what is calculated or hidden.

    A box is a step on the way: Espace ticks it, Tab goes on. From a cell that one only looks at, Tab leaves the table.
    """

    modele: ModeleRegistre

    _creee: str | None = None
    """Id of the line that what was last typed has made."""

    _boite: QPersistentModelIndex | None = None
    """The box where Tab has stopped."""

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        """Arriving by Tab, one sees in which cell one is."""
        super().focusInEvent(evenement)
        if self.currentIndex().isValid() and not self.selectedIndexes():
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.Select)

    def poser_sur(self, index: QModelIndex) -> None:
        """Make that cell current and chosen, also while Ctrl is held (Ctrl+Z, Ctrl+Suppr): Qt then chooses none."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def commitData(self, editeur: QWidget) -> None:
        """Write; remember the line it made."""
        avant = self.modele.derniere
        super().commitData(editeur)
        self._creee = self.modele.derniere if self.modele.derniere != avant else None

    def closeEditor(self, editeur: QWidget, suite: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab after the name of a new line goes on in that line, not in the one that adds."""
        creee, self._creee = self._creee, None
        pas = _SUITES.get(suite)
        ligne = self.modele.ligne_de(creee) if creee is not None and suite is _Fin.EditNextItem else -1
        if pas is None:
            super().closeEditor(editeur, suite)
            return
        colonne = self.currentIndex().column()
        super().closeEditor(editeur, _Fin.NoHint)  # closed before moving: to leave an open editor writes it again
        if ligne >= 0:
            self.setCurrentIndex(self.modele.index(ligne, max(colonne, 0)))
        self._continuer(pas)

    def focusNextPrevChild(self, suivant: bool) -> bool:
        """From a box met on the way, Tab goes on."""
        if self._boite is not None and self._boite == self.currentIndex() and self._continuer(1 if suivant else -1):
            return True
        self._boite = None
        return super().focusNextPrevChild(suivant)

    def _continuer(self, pas: int) -> bool:
        """Go to the next cell to fill in and open it; False if there is none."""
        voisine = self._voisine(pas)
        if not voisine.isValid():
            return False
        self.setCurrentIndex(voisine)
        ouvre = bool(voisine.flags() & Qt.ItemFlag.ItemIsEditable)
        self._boite = None if ouvre else QPersistentModelIndex(voisine)
        if ouvre:
            self.edit(voisine)
        return True

    def _voisine(self, pas: int) -> QModelIndex:
        index, colonnes = self.currentIndex(), self.modele.columnCount()
        if not index.isValid():
            return QModelIndex()
        place = index.row() * colonnes + index.column() + pas
        while 0 <= place < self.modele.rowCount() * colonnes:
            voisine = self.modele.index(*divmod(place, colonnes))
            a_remplir = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
            if voisine.flags() & a_remplir and not self.isColumnHidden(voisine.column()):
                return voisine
            place += pas
        return QModelIndex()

"""Rows of which one ticks those to be written: what the import of a list and the return of a form have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

Index = QModelIndex | QPersistentModelIndex
MarqueRole = Qt.ItemDataRole.UserRole + 1
"""What the row is: the key of its `Marque`."""
TitreRole = Qt.ItemDataRole.UserRole + 2
"""Whether the row is a heading."""

COCHE = 0
"""The column of the ticks."""


@dataclass(frozen=True)
class Marque:
    """How a kind of row is told: a sign and the name of a colour, and its words above the table."""

    signe: str
    couleur: str
    filtre: str


class ModeleACocher(QAbstractTableModel):
    """``coches()`` when ticks changed.

    A derived class gives its columns, fills ``_vue`` with the rows shown, says how each is ticked and ticks it.
    """

    coches = Signal()
    colonnes: Sequence[str] = ()
    """Headings; the tick’s is empty."""
    nom_de_la_coche = ""
    """Its name for screen readers."""

    _vue: Sequence[Any] = ()

    def basculer(self, rang: int) -> None:
        """Tick or untick a row."""
        raise NotImplementedError

    def etat(self, rang: int) -> Qt.CheckState | None:
        """How the row is ticked; None where there is nothing to tick."""
        raise NotImplementedError

    def _annoncer(self) -> None:
        """The ticks of the rows shown may have changed, and what depends on them."""
        if self._vue:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._vue) - 1, len(self.colonnes) - 1))
        self.coches.emit()

    # --- Qt ---------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """Rows shown."""
        return 0 if parent.isValid() else len(self._vue)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Columns."""
        return 0 if parent.isValid() else len(self.colonnes)

    def headerData(self, section: int, sens: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Headings; the tick’s has a name for screen readers only."""
        if sens is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.colonnes[section]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.colonnes[section] or self.nom_de_la_coche
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The tick can be changed where something would be written."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        coche = index.column() == COCHE and self.etat(index.row()) is not None
        return base | Qt.ItemFlag.ItemIsUserCheckable if coche else base

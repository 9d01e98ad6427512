"""The rows of a `ListeATitres` and their model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class LigneDeListe:
    """One row: ``cle`` is what is chosen; ``marque`` a short word at the right; a heading has no ``cle``."""

    cle: str
    titre: str
    sous_titre: str = ""
    marque: str = ""

    @property
    def en_tete(self) -> bool:
        """Whether it is a heading."""
        return not self.cle

    @property
    def nom_accessible(self) -> str:
        """All of it in one sentence."""
        return ", ".join(mot for mot in (self.titre, self.sous_titre, self.marque) if mot)


Index: TypeAlias = QModelIndex | QPersistentModelIndex


class ModeleDeTitres(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lignes: tuple[LigneDeListe, ...] = ()

    def remplacer(self, lignes: tuple[LigneDeListe, ...]) -> None:
        """Show other rows; when only words changed, the selection and the scroll stay."""
        if [ligne.cle for ligne in lignes] == [ligne.cle for ligne in self.lignes]:
            self.lignes = lignes
            if lignes:
                self.dataChanged.emit(self.index(0), self.index(len(lignes) - 1))
            return
        self.beginResetModel()
        self.lignes = lignes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """Rows of the flat list."""
        return 0 if parent.isValid() else len(self.lignes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words; the whole sentence for screen readers."""
        ligne = self.lignes[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return ligne.titre
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ligne.nom_accessible
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can't be chosen."""
        if index.isValid() and self.lignes[index.row()].en_tete:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

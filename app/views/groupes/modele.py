"""The rows of a column of the board: structures, dragged as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.models.affinites import Membre
from app.models.distinction import NomsProches, abreger
from app.models.statuts import Mobilisation

Index: TypeAlias = QModelIndex | QPersistentModelIndex

TYPE_GLISSE = "application/x-ingeco-structures"


class ModeleDeStructures(QAbstractListModel):
    """``groupe`` is the column they are in (empty: none); ``presences`` how many groups each is in."""

    def __init__(self, groupe: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groupe = groupe
        self.membres: tuple[Membre, ...] = ()
        self._proches = NomsProches(())
        self.presences: Mapping[str, int] = {}

    def remplacer(self, membres: Sequence[Membre], presences: Mapping[str, int]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.membres, self.presences = tuple(membres), presences
        self._proches = NomsProches(m.nom for m in self.membres)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """Rows of the flat list."""
        return 0 if parent.isValid() else len(self.membres)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name; the whole sentence for screen readers and the tool tip."""
        membre = self.membres[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return membre.nom
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(m for m in (membre.nom, self.detail(index.row()), self.marque(index.row())) if m)
        return None

    def abrege(self, rang: int, couper: Callable[[str], str]) -> str:
        """The name in the room there is, still unlike the others: names of a register often begin alike
        (« Office de tourisme de… »)."""
        nom = self.membres[rang].nom
        return abreger(nom, self._proches.rang(nom), couper)

    def detail(self, rang: int) -> str:
        """Sector and place."""
        membre = self.membres[rang]
        return " · ".join(m for m in (membre.territoire, membre.secteur) if m)

    def marque(self, rang: int) -> str:
        """« 2 groupes » before all, else the degree of mobilisation."""
        membre = self.membres[rang]
        combien = self.presences.get(membre.id, 0)
        return f"{combien}\u00a0groupes" if combien > 1 else Mobilisation.libelle_de(membre.mobilisation)

    def alerte(self, rang: int) -> bool:
        """Whether the mark is worth a second look: in two groups, or gone."""
        membre = self.membres[rang]
        return self.presences.get(membre.id, 0) > 1 or membre.mobilisation == Mobilisation.SORTIE.value

    # --- dragging ---------------------------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be taken; a drop lands on the list."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return base if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDragActions(self) -> Qt.DropAction:
        """Move; copy with Ctrl."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Ours alone: nothing else can be dropped here, nothing of ours elsewhere."""
        return [TYPE_GLISSE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The column they come from and their ids."""
        contenu = {"de": self.groupe, "ids": [self.membres[i.row()].id for i in indexes]}
        donnees = QMimeData()
        donnees.setData(TYPE_GLISSE, json.dumps(contenu).encode())
        return donnees


def lire_glisse(donnees: QMimeData) -> tuple[str, list[str]]:
    """What `ModeleDeStructures.mimeData` wrote: the column and the ids."""
    contenu = json.loads(bytes(donnees.data(TYPE_GLISSE).data()).decode())
    return str(contenu["de"]), [str(id) for id in contenu["ids"]]

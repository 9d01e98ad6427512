"""The rail as a flat list: the four étapes, their phases, then the registers. Screen readers read flat lists best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.models.avancement import Parcours
from app.models.typographie import pluriel
from app.views.elements.infobulle import en_infobulle

ROLE_RANG = Qt.ItemDataRole.UserRole + 1
"""The whole `Rang`, for the delegate."""


class GenreRang(Enum):
    """What a row of the rail is."""

    RUBRIQUE = "rubrique"
    ETAPE = "etape"
    PHASE = "phase"
    TRAIT = "trait"
    REGISTRE = "registre"


@dataclass(frozen=True)
class Rang:
    """One row: words, what is written at its right, where it leads, and for a phase its ring."""

    genre: GenreRang
    texte: str = ""
    droite: str = ""
    adresse: str = ""
    etape: int = 0
    part: float = 0
    mots: str = ""

    @property
    def choisissable(self) -> bool:
        """Whether one can go there."""
        return bool(self.adresse)


def rangs(parcours: Parcours, registres: Sequence[Rang]) -> tuple[Rang, ...]:
    """The rows of the rail for the cycle as it stands."""
    lignes = [Rang(GenreRang.RUBRIQUE, "LE CYCLE")]
    for numero, etape in enumerate(parcours.etapes, 1):
        lignes.append(Rang(GenreRang.ETAPE, f"{numero}  {etape.definition.titre}", etape=numero))
        for phase in etape.phases:
            definition = phase.definition
            nombre = pluriel(phase.traitees, "action traitée", "actions traitées")
            mots = "phase close" if phase.close else f"{nombre} sur {len(phase.actions)}"
            lignes.append(
                Rang(
                    GenreRang.PHASE,
                    definition.titre_court,
                    adresse=f"phase:{definition.code}",
                    etape=numero,
                    part=phase.part,
                    mots=mots,
                )
            )
    lignes.append(Rang(GenreRang.TRAIT))
    return (*lignes, *registres)


class RailModele(QAbstractListModel):
    """Rows change in place: the current row and the focus stay where they are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rangs: tuple[Rang, ...] = ()

    def definir(self, nouveaux: tuple[Rang, ...]) -> None:
        """Show these rows."""
        if len(nouveaux) != len(self._rangs):
            self.beginResetModel()
            self._rangs = nouveaux
            self.endResetModel()
            return
        anciens, self._rangs = self._rangs, nouveaux
        for ligne, (vieux, neuf) in enumerate(zip(anciens, nouveaux, strict=True)):
            if vieux != neuf:
                place = self.index(ligne, 0)
                self.dataChanged.emit(place, place)

    def rang(self, ligne: int) -> Rang | None:
        """The row at that place."""
        return self._rangs[ligne] if 0 <= ligne < len(self._rangs) else None

    def ligne_de(self, adresse: str) -> int:
        """The place of the row that leads to ``adresse``, or -1."""
        return next((n for n, r in enumerate(self._rangs) if r.adresse == adresse), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows."""
        return 0 if parent.isValid() else len(self._rangs)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Headings are not selectable: arrows skip them."""
        rang = self.rang(index.row())
        if rang is None or not rang.choisissable:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for the eye and for screen readers."""
        rang = self.rang(index.row())
        if rang is None:
            return None
        if role == ROLE_RANG:
            return rang
        if role == Qt.ItemDataRole.DisplayRole:
            return rang.texte
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{rang.texte}, {rang.mots or rang.droite}".rstrip(", ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return en_infobulle(rang.mots or rang.droite)
        return None

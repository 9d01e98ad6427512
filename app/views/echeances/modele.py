"""The rows of the list: a heading a period, then its dates, those that the filters keep."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.models.dates import jour_en_mots
from app.models.echeance_datee import Echeance, Periode
from app.models.typographie import date_longue, francais
from app.services.echeances import distance_en_mots, par_periode

Index: TypeAlias = QModelIndex | QPersistentModelIndex
LigneRole = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Titre:
    """A heading, and how many dates stand under it."""

    periode: Periode
    combien: int

    @property
    def mots(self) -> str:
        """« En retard (2) »."""
        return f"{self.periode.value} ({self.combien})"


Ligne: TypeAlias = Titre | Echeance


class ModeleEcheances(QAbstractListModel):
    """``aujourdhui`` is given at each filling: a list left open over midnight is right again at the next."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lignes: list[Ligne] = []
        self.aujourdhui = date.min

    def definir(self, echeances: Iterable[Echeance], aujourdhui: date) -> None:
        """Show these dates."""
        lignes: list[Ligne] = []
        for periode, groupe in par_periode(echeances, aujourdhui):
            lignes += [Titre(periode, len(groupe)), *groupe]
        if lignes == self._lignes and aujourdhui == self.aujourdhui:
            return
        self.beginResetModel()
        self._lignes, self.aujourdhui = lignes, aujourdhui
        self.endResetModel()

    def ligne(self, rang: int) -> Ligne | None:
        """The row."""
        return self._lignes[rang] if 0 <= rang < len(self._lignes) else None

    def rang_de(self, cle: str) -> int:
        """The row of a date, or -1."""
        return next((i for i, e in enumerate(self._lignes) if isinstance(e, Echeance) and e.cle == cle), -1)

    def premier(self) -> int:
        """The first row that is not a heading, or -1."""
        return next((i for i, ligne in enumerate(self._lignes) if isinstance(ligne, Echeance)), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """Headings and dates."""
        return 0 if parent.isValid() else len(self._lignes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words; the whole of it for screen readers and Ctrl+C."""
        ligne = self.ligne(index.row())
        if ligne is None:
            return None
        if role == LigneRole:
            return ligne
        if role == Qt.ItemDataRole.DisplayRole:
            return ligne.mots if isinstance(ligne, Titre) else ligne.titre
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ligne.mots if isinstance(ligne, Titre) else raconter(ligne, self.aujourdhui)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can’t be chosen."""
        if isinstance(self.ligne(index.row()), Titre):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def details(echeance: Echeance) -> str:
    """« Plan d’accompagnement · Les Amis du Vélo · Camille Leroy »."""
    jusqu = f"jusqu’au {date_longue(echeance.fin)}" if echeance.fin is not None else ""
    return " · ".join(mot for mot in (echeance.genre, echeance.de, echeance.responsable, jusqu) if mot)


def raconter(echeance: Echeance, aujourdhui: date) -> str:
    """A date as a sentence."""
    etat = "terminé" if echeance.faite else distance_en_mots(echeance.jour, aujourdhui)
    if echeance.en_retard(aujourdhui):
        etat = f"en retard, {etat}"
    return francais(f"{jour_en_mots(echeance.jour)}, {etat} : ") + f"{echeance.titre}, {details(echeance)}"

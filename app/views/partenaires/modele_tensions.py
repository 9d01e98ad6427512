"""The clashes, and the expectations nobody answers, as rows; the matrix of expectations as cells."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.models.typographie import francais
from app.services.reseau_matrice import ATraiter, CaseDeMatrice, Matrice
from app.views.elements.infobulle import en_infobulle
from app.views.theme import theme_courant

Index = QModelIndex | QPersistentModelIndex
_ENTETES = ("Tension", "De", "Avec", "Ce qui est attendu", "Ce que nous en faisons", "Décisions")


class ModeleATraiter(QAbstractTableModel):
    """One row a clash or an unanswered expectation."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lignes: tuple[ATraiter, ...] = ()

    def remplacer(self, lignes: tuple[ATraiter, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lignes = lignes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """Rows."""
        return 0 if parent.isValid() else len(self.lignes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """Columns."""
        return 0 if parent.isValid() else len(_ENTETES)

    def headerData(self, k: int, sens: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, to the left."""
        if sens is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        return _ENTETES[k] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words; what is settled is said and greyed, what is open stands out."""
        ligne = self.lignes[index.row()]
        textes = (_quoi(ligne), ligne.de, ligne.avec, ligne.texte, ligne.reponse, ligne.suite)
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(textes[index.column()].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return en_infobulle(textes[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_ENTETES[index.column()]}\u00a0: {textes[index.column()] or 'vide'}"
        if role == Qt.ItemDataRole.ForegroundRole:
            ouverte = index.column() == 0 and not ligne.reglee and ligne.tension is not None
            return theme_courant().couleur("attention" if ouverte else "texte2" if ligne.reglee else "texte")
        return None


def _quoi(ligne: ATraiter) -> str:
    return ligne.quoi + (" (réglée)" if ligne.reglee else "")


class ModeleMatrice(QAbstractTableModel):
    """Partners down, what their expectations bear on across."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrice = Matrice((), ())

    def remplacer(self, matrice: Matrice) -> None:
        """Show another matrix."""
        if matrice != self.matrice:
            self.beginResetModel()
            self.matrice = matrice
            self.endResetModel()

    def case(self, index: Index) -> CaseDeMatrice:
        """The cell; an empty one in the column of names."""
        k = index.column() - 1
        return self.matrice.lignes[index.row()].cases[k] if index.isValid() and k >= 0 else CaseDeMatrice()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """Partners that expect something."""
        return 0 if parent.isValid() else len(self.matrice.lignes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """Their names, then what is expected of what."""
        return 0 if parent.isValid() else len(self.matrice.colonnes) + 1

    def headerData(self, k: int, sens: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of the objective; all of them in the tool tip."""
        if sens is not Qt.Orientation.Horizontal:
            return None
        mots = "Partenaire" if k == 0 else self.matrice.colonnes[k - 1][1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if role == Qt.ItemDataRole.ToolTipRole:
            return en_infobulle(mots)
        return mots if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A mark in words; those that clash in bold, in the colour of attention."""
        ligne, case = self.matrice.lignes[index.row()], self.case(index)
        nom = index.column() == 0
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            mots = ligne.nom if nom else case.mots
            return mots if role == Qt.ItemDataRole.DisplayRole else en_infobulle(mots)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            sujet = "Partenaire" if nom else self.matrice.colonnes[index.column() - 1][1]
            return francais(f"{ligne.nom}, {sujet} : {case.mots or 'rien'}") if not nom else ligne.nom
        if role == Qt.ItemDataRole.ForegroundRole and case.ouverte:
            return theme_courant().couleur("attention")
        if role == Qt.ItemDataRole.FontRole and case.ouverte:
            police = QFont(theme_courant().police())
            police.setWeight(QFont.Weight.DemiBold)
            return police
        return None

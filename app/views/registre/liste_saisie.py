"""A list in which one types: what contains the letters typed is proposed, whatever their case and accents."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from app.models.texte import sans_accents
from app.views.elements.nettete import tenir_nette
from app.views.registre.ligne_collante import LigneDeChoix

_PlieRole = Qt.ItemDataRole.UserRole + 40
"""The words of an entry without case or accents: what the letters typed are compared with."""


class ListeSaisie(QComboBox):
    """What the list of a sheet and that of a cell have in common."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setLineEdit(LigneDeChoix(self))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(Completion(self))
        tenir_nette(self.ligne)

    @property
    def ligne(self) -> QLineEdit:
        """Where one types."""
        ligne = self.lineEdit()
        assert ligne is not None
        return ligne

    @property
    def en_frappe(self) -> bool:
        """Whether the user is typing something that isn’t written yet."""
        return self.ligne.hasFocus() and self.ligne.isModified()

    def nommer(self, libelle: str) -> None:
        """Name for screen readers."""
        self.setAccessibleName(libelle)
        self.ligne.setAccessibleName(libelle)

    def tenir_sur_une_fiche(self, terminer: Callable[[], None]) -> None:
        """Make it a field of a sheet, no wider than its place; ``terminer`` is called once chosen or typed."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(terminer)
        self.ligne.editingFinished.connect(terminer)


class Completion(QCompleter):
    """Proposes the entries of ``liste`` under what is typed, without ever writing in its place."""

    def __init__(self, liste: QComboBox) -> None:
        super().__init__(liste.model(), liste)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompletionRole(_PlieRole)
        self._entrees = liste.model()
        self._entrees.rowsInserted.connect(self._plier)
        self._plier(QModelIndex(), 0, self._entrees.rowCount() - 1)

    def _plier(self, parent: QModelIndex, premier: int, dernier: int) -> None:
        for rang in range(premier, dernier + 1):
            entree = self._entrees.index(rang, 0)
            self._entrees.setData(entree, sans_accents(str(entree.data() or "")), _PlieRole)

    def splitPath(self, texte: str) -> list[str]:
        """The letters typed, folded as the entries are."""
        return [sans_accents(texte)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The words an entry puts in the line."""
        return str(index.data() or "")

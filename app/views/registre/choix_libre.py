"""A list of the method in which one may also write one's own words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.models.colonnes import TypeChoix
from app.models.typographie import francais
from app.views.elements.nettete import tenir_nette
from app.views.registre.ligne_collante import LigneDeChoix


class ChoixLibre(QComboBox):
    """``valide(str | None)``: the code of the list, or the words typed, when they changed and the field is left."""

    valide = Signal(object)

    def __init__(self, type_: TypeChoix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type = type_
        self._ecrit: str | None = None
        self.setEditable(True)
        self.setLineEdit(LigneDeChoix(self))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.addItem("", None)
        for choix in type_.choix:
            self.addItem(francais(choix.texte), choix.code)
        completion = self.completer()
        if completion is not None:
            completion.setFilterMode(Qt.MatchFlag.MatchContains)
        self.activated.connect(self.terminer)
        ligne = self.lineEdit()
        if ligne is not None:
            tenir_nette(ligne)
            ligne.editingFinished.connect(self.terminer)

    def nommer(self, libelle: str) -> None:
        """Name for screen readers."""
        self.setAccessibleName(libelle)
        ligne = self.lineEdit()
        if ligne is not None:
            ligne.setAccessibleName(libelle)

    def definir(self, valeur: str | None) -> None:
        """Show a value of the dossier; left alone while the user is typing something else."""
        ligne = self.lineEdit()
        if ligne is not None and ligne.hasFocus() and ligne.isModified():
            return
        self._ecrit = valeur or None
        self.setCurrentIndex(max(self.findData(self._ecrit), -1))
        self.setEditText(self._type.texte(valeur))

    def valeur(self) -> str | None:
        """A code, own words, or None."""
        lu = self._type.lire(self.currentText())
        return None if lu is None else str(lu)

    def terminer(self) -> None:
        """Write now."""
        valeur = self.valeur()
        ligne = self.lineEdit()
        if ligne is not None:
            ligne.setModified(False)
        if valeur != self._ecrit:
            self._ecrit = valeur
            self.valide.emit(valeur)

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Leaving the field writes it."""
        super().focusOutEvent(evenement)
        self.terminer()

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """The page scrolls instead."""
        evenement.ignore()

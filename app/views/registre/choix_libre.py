"""A list of the method in which one may also write one's own words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.models.colonnes import TypeChoix
from app.models.typographie import francais
from app.views.registre.liste_saisie import ListeSaisie


class ChoixLibre(ListeSaisie):
    """``valide(str | None)``: the code of the list, or the words typed, when they changed and the field is left."""

    valide = Signal(object)

    def __init__(self, type_: TypeChoix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type = type_
        self._ecrit: str | None = None
        self.addItem("", None)
        for choix in type_.choix:
            self.addItem(francais(choix.texte), choix.code)
        self.tenir_sur_une_fiche(self.terminer)

    def definir(self, valeur: str | None) -> None:
        """Show a value of the dossier; left alone while the user is typing something else."""
        if self.en_frappe:
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
        self.ligne.setModified(False)
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

"""The row of another table, chosen by typing a few letters of its name: in a cell and on a sheet."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.models.colonnes import Colonne, TypeReference
from app.models.nombres import ValeurIncomprise
from app.models.texte import sans_accents
from app.models.typographie import francais
from app.views.elements.infobulle import en_infobulle
from app.views.registre.liste_saisie import ListeSaisie


class _ListeDeNoms(ListeSaisie):
    """Names to choose from, fetched when first wanted; typing any part of a name proposes those that fit."""

    def __init__(self, type_: TypeReference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type = type_
        self._valeur: str | None = None
        self._montre = ""
        self._garnie = False
        self.setMaxVisibleItems(12)

    def _vider(self) -> None:
        self._garnie = False
        self.clear()

    def _garnir(self) -> None:
        """Fill the list; the text shown stays."""
        if self._garnie:
            return
        self._garnie = True
        texte = self.currentText()
        if self._type.vide:
            self.addItem("", None)
        for id, nom in self._type.noms.items():
            self.addItem(nom, id)
        self.setCurrentIndex(self.findData(self._valeur))
        self.setEditText(texte)

    def _montrer(self, valeur: str | None) -> None:
        self._valeur = valeur or None
        self._montre = self._type.texte(self._valeur)
        self.setCurrentIndex(self.findData(self._valeur))
        self.setEditText(self._montre)
        self._au_debut()

    def _au_debut(self) -> None:
        """A name too long for its field shows how it begins."""
        if not self.ligne.isModified():
            self.ligne.setCursorPosition(0)

    def _lu(self) -> str | None:
        """The id of what is chosen or typed. Raises `ValeurIncomprise`."""
        texte, rang = self.currentText(), self.currentIndex()
        if texte == self._montre and (rang < 0 or self.itemData(rang) == self._valeur):
            return self._valeur
        if rang >= 0 and self.itemText(rang) == texte:
            choisi = self.itemData(rang)
            return None if choisi is None else str(choisi)
        try:
            return self._type.lire(texte)
        except ValeurIncomprise:
            net = sans_accents(texte.strip())
            proches = [id for id, nom in self._type.noms.items() if net in sans_accents(nom)]
            if len(proches) == 1:
                return proches[0]
            raise

    def showPopup(self) -> None:
        """Fetch the names first."""
        self._garnir()
        super().showPopup()


class EditeurReference(_ListeDeNoms):
    """The editor of a cell."""

    def __init__(self, colonne: Colonne, parent: QWidget) -> None:
        assert isinstance(colonne.type, TypeReference)
        super().__init__(colonne.type, parent)
        self._garnir()

    def poser(self, valeur: Any) -> None:
        """Show the name, ready to be typed over."""
        self._montrer(valeur)
        self.ligne.selectAll()

    def lire(self) -> Any:
        """The id, or nothing. Raises `ValeurIncomprise`."""
        return self._lu()


class ChoixReference(_ListeDeNoms):
    """The field of a sheet. ``valide(str | None)``: another row was chosen; ``erreur(str)``: no row has that name."""

    valide = Signal(object)
    erreur = Signal(str)

    def __init__(self, type_: TypeReference, parent: QWidget | None = None) -> None:
        super().__init__(type_, parent)
        self._defaut = ""
        self.tenir_sur_une_fiche(self.terminer)

    def definir(self, valeur: str | None) -> None:
        """Show a value of the dossier; left alone while the user is typing something else."""
        if self.en_frappe:
            return
        self._type = self._type.fraiche()
        self._vider()
        self._signaler("")
        self._montrer(valeur)
        if self.hasFocus():
            self._garnir()

    def valeur(self) -> str | None:
        """The last row chosen."""
        return self._valeur

    def en_defaut(self) -> str:
        """What is wrong with the text in the field, or nothing."""
        return self._defaut

    def terminer(self) -> None:
        """Write now; a name that no row has stays in the field, and it is said."""
        try:
            choisi = self._lu()
        except ValeurIncomprise as refus:
            self._signaler(francais(str(refus)))
            return
        self._signaler("")
        self.ligne.setModified(False)
        change = choisi != self._valeur
        self._montrer(choisi)
        if change:
            self.valide.emit(choisi)

    def _signaler(self, defaut: str) -> None:
        if defaut == self._defaut:
            return
        self._defaut = defaut
        self.setProperty("etat", "erreur" if defaut else "")
        self.style().unpolish(self)
        self.style().polish(self)
        self.setToolTip(en_infobulle(defaut))
        self.setAccessibleDescription(defaut)
        self.erreur.emit(defaut)

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        """The names are there before the first letter."""
        self._garnir()
        super().focusInEvent(evenement)

    def mousePressEvent(self, evenement: QMouseEvent) -> None:
        """The same for a click."""
        self._garnir()
        super().mousePressEvent(evenement)

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Leaving the field writes it; opening its list is not leaving it."""
        super().focusOutEvent(evenement)
        if evenement.reason() != Qt.FocusReason.PopupFocusReason:
            self.terminer()

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """The page scrolls instead."""
        evenement.ignore()

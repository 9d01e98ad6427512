"""Editors of the cells of a register, one a kind of column. None of them is Qt's own spin box (FACTS §1.1).

To add one: a class with `poser` and `lire`, and its line in `EDITEURS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QElapsedTimer, QMimeData, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from app.models.colonnes import (
    Colonne,
    TypeChoix,
    TypeCodes,
    TypeEntier,
    TypeJour,
    TypeNombre,
    TypeReference,
    TypeTaux,
    TypeTexte,
    TypeTexteLong,
)  # fmt: skip
from app.models.texte import sans_accents
from app.models.typographie import francais
from app.views.elements.nettete import coller, tenir_nette
from app.views.registre import presse_papiers
from app.views.registre.choix_reference import EditeurReference
from app.views.registre.ligne_collante import LigneCollante


class EditeurLigne(LigneCollante):
    """One line; numbers, whole numbers and dates too."""

    def __init__(self, colonne: Colonne, parent: QWidget) -> None:
        super().__init__(parent)
        self._colonne = colonne
        tenir_nette(self)
        if isinstance(colonne.type, TypeJour):
            self.setPlaceholderText("jj/mm/aaaa")
        if colonne.type.a_droite:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def poser(self, valeur: Any) -> None:
        """The number without its unit, so that it can be mended."""
        self.setText(self._colonne.type.texte(valeur).replace("\u00a0€", ""))
        self.selectAll()

    def lire(self) -> Any:
        """See the kind of the column."""
        return self._colonne.type.lire(self.text())


class EditeurLong(QPlainTextEdit):
    """Several lines: Entrée accepts, Maj+Entrée goes to the next line; `detourner` as in `LigneCollante`."""

    detourner: Callable[[str], bool] | None = None

    def __init__(self, colonne: Colonne, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, or HTML that says some."""
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Ctrl+V, the menu, a drop: paste as `ChampTexte` does, unless the table takes it."""
        texte = presse_papiers.colle(source)
        if self.detourner is None or not self.detourner(texte):
            coller(self, texte)

    def poser(self, valeur: Any) -> None:
        """All of the text, line ends included."""
        self.setPlainText(valeur or "")
        self.selectAll()

    def lire(self) -> Any:
        """As typed."""
        return self.document().toRawText().replace("\u2029", "\n").strip() or None


class EditeurChoix(QComboBox):
    """A list; where own words are allowed, they can be typed."""

    def __init__(self, colonne: Colonne, parent: QWidget) -> None:
        super().__init__(parent)
        assert isinstance(colonne.type, TypeChoix)
        self._type = colonne.type
        self._frappe, self._depuis = "", QElapsedTimer()
        self.setEditable(colonne.type.libre)
        if colonne.type.libre:
            self.setLineEdit(LigneCollante(self))
        if (ligne := self.lineEdit()) is not None:
            tenir_nette(ligne)
        if colonne.type.vide:
            self.addItem("", None)
        for choix in colonne.type.choix:
            self.addItem(francais(choix.texte), choix.code)
        if self.isEditable():
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completion = self.completer()  # Qt’s own: the end of an entry that begins so, selected; Tab takes it
            assert completion is not None
            completion.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def poser(self, valeur: Any) -> None:
        """Select the code, or show own words."""
        rang = self.findData(valeur)
        self.setCurrentIndex(rang)
        if self.isEditable():
            self.setEditText(self._type.texte(valeur))
            ligne = self.lineEdit()
            if ligne is not None:
                ligne.selectAll()

    def chercher(self, lettres: str) -> None:
        """Letters typed in the unfolded list: go to the first choice that has a word beginning so, accents ignored."""
        if not self._depuis.isValid() or self._depuis.hasExpired(QApplication.keyboardInputInterval()):
            self._frappe = ""
        self._depuis.start()
        self._frappe += sans_accents(lettres)
        for i in range(self.count()):
            if f" {self._frappe}" in f" {sans_accents(self.itemText(i)).replace('’', ' ')}":
                self.view().setCurrentIndex(self.model().index(i, 0))
                return

    def lire(self) -> Any:
        """A code, own words, or nothing."""
        return self._type.lire(self.currentText())


class EditeurCodes(QListWidget):
    """Several choices, ticked with Espace."""

    def __init__(self, colonne: Colonne, parent: QWidget) -> None:
        super().__init__(parent)
        assert isinstance(colonne.type, TypeCodes)
        for choix in colonne.type.choix:
            element = QListWidgetItem(francais(choix.texte), self)
            element.setData(Qt.ItemDataRole.UserRole, choix.code)
            element.setCheckState(Qt.CheckState.Unchecked)
        self.setCurrentRow(0)

    def poser(self, valeur: Any) -> None:
        """Tick the codes."""
        for i in range(self.count()):
            coche = self.item(i).data(Qt.ItemDataRole.UserRole) in (valeur or ())
            self.item(i).setCheckState(Qt.CheckState.Checked if coche else Qt.CheckState.Unchecked)

    def lire(self) -> Any:
        """The codes ticked, in the order of the list."""
        elements = (self.item(i) for i in range(self.count()))
        return tuple(
            e.data(Qt.ItemDataRole.UserRole) for e in elements if e.checkState() is Qt.CheckState.Checked
        ) or None  # fmt: skip


EDITEURS: Mapping[type[TypeTexte], type] = {
    TypeTexte: EditeurLigne,
    TypeNombre: EditeurLigne,
    TypeTaux: EditeurLigne,
    TypeEntier: EditeurLigne,
    TypeJour: EditeurLigne,
    TypeTexteLong: EditeurLong,
    TypeChoix: EditeurChoix,
    TypeCodes: EditeurCodes,
    TypeReference: EditeurReference,
}
"""Kind of column → its editor (a tick has none: it is a check box)."""

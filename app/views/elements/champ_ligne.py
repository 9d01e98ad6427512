"""One line of text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.models.texte import nettoyer
from app.models.typographie import francais
from app.views.elements.nettete import LONGUEUR, epurer
from app.views.elements.saisie import Saisie, montre_deja


class ChampLigne(QLineEdit):
    """``valide(str)`` when the text has changed and rests; ``brouillon(str)`` while one types;
    ``avis(str)`` when a paste had to be cleaned."""

    valide = Signal(str)
    brouillon = Signal(str)
    erreur = Signal(str)
    avis = Signal(str)

    def __init__(self, texte: str = "", parent: QWidget | None = None, *, invite: str = "", nom: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(nom)
        self.setMaxLength(LONGUEUR)
        self.setPlaceholderText(francais(invite))
        self._ecrit = ""
        self._saisie = Saisie(self, self._valider, lambda: self.brouillon.emit(self.text()))
        self.textEdited.connect(self._frapper)
        self.editingFinished.connect(self.terminer)
        self.definir(texte)

    def definir(self, texte: str | None) -> None:
        """Show a value of the dossier; ignored while the user is typing here."""
        if self._saisie.en_cours:
            return
        self._ecrit = texte or ""
        if montre_deja(self, self.text(), self._ecrit):
            return
        place = self.cursorPosition() if self.hasFocus() else 0
        self.setText(self._ecrit)
        self.setCursorPosition(place)

    def valeur(self) -> str:
        """The text as typed."""
        return self.text()

    def terminer(self) -> None:
        """Write now."""
        self._saisie.terminer()

    def _frapper(self) -> None:
        if message := epurer(self):
            self.avis.emit(message)
        self._saisie.frappe()

    def _valider(self) -> None:
        texte = nettoyer(self.text()).texte
        if texte != self._ecrit:
            self._ecrit = texte
            self.valide.emit(texte)

    def event(self, evenement: QEvent) -> bool:
        """Ctrl+Z belongs to the window as soon as nothing unwritten is left here."""
        if evenement.type() == QEvent.Type.ShortcutOverride and self._saisie.laisse_annuler(evenement):
            return False
        return super().event(evenement)

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Leaving the field writes it."""
        super().focusOutEvent(evenement)
        self.terminer()

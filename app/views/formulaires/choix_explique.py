"""A choice that says what it implies (R11): format, length, who pays."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.definitions.aide import Liste
from app.views.elements import ChoixUnique, Etiquette, nommer
from app.views.theme import theme_courant


class ChoixExplique(QWidget):
    """A drop-down list, and under it the explanation of the entry chosen."""

    valide = Signal(object)

    def __init__(self, liste: Liste, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explications = {choix.code: choix.explication for choix in liste.choix}
        self.choix = ChoixUnique(liste, forme="liste")
        self._explication = Etiquette("", "petit")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_courant().px(3))
        colonne.addWidget(self.choix)
        colonne.addWidget(self._explication)
        self.setFocusProxy(self.choix)
        self.choix.valide.connect(self._choisir)
        self._expliquer()

    def nommer(self, libelle: str) -> None:
        """Name for screen readers."""
        nommer(self.choix, libelle)
        self.setAccessibleName(libelle)

    def definir(self, code: str | None) -> None:
        """Show a value of the dossier."""
        self.choix.definir(code)
        self._expliquer()

    def valeur(self) -> str | None:
        """The code chosen."""
        return self.choix.valeur()

    def _choisir(self, code: str | None) -> None:
        self._expliquer()
        self.valide.emit(code)

    def _expliquer(self) -> None:
        texte = self._explications.get(self.choix.valeur() or "", "")
        self._explication.definir(texte)
        self._explication.setVisible(bool(texte))

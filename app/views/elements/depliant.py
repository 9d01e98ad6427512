"""A part of a page that can be folded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.elements.boutons import Bouton
from app.views.theme import icone, theme_courant


class Depliant(QWidget):
    """A button that shows or hides ``corps``; ``bascule(bool)`` says which."""

    bascule = Signal(bool)

    def __init__(self, titre: str, parent: QWidget | None = None, *, ouvert: bool = False, nom: str = "") -> None:
        super().__init__(parent)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_courant().px(6))
        self._bouton = Bouton(titre, nom=nom or "depliant")
        self._bouton.setProperty("genre", "lien")
        self._bouton.setCheckable(True)
        self._bouton.clicked.connect(self.ouvrir)
        colonne.addWidget(self._bouton)
        self._contenu = QWidget()
        self.corps = QVBoxLayout(self._contenu)
        self.corps.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(self._contenu)
        self.ouvrir(ouvert)

    def ouvrir(self, ouvert: bool) -> None:
        """Show or hide the body."""
        self._bouton.setChecked(ouvert)
        self._bouton.setIcon(icone("chevron-bas" if ouvert else "chevron-droite", "lien"))
        self._bouton.setAccessibleDescription("déplié" if ouvert else "replié")
        self._contenu.setVisible(ouvert)
        self.bascule.emit(ouvert)

    def definir_titre(self, titre: str) -> None:
        """Change the words of the button."""
        self._bouton.definir(titre)

"""A few buttons side by side of which one is down: a nature of expense, a set of columns, a scenario."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.views.elements.flot import DispositionFlot
from app.views.elements.segment import Segment
from app.views.theme import theme_courant


class Segments(QWidget):
    """``choisi(code)`` when the user takes another one; the words may change, the codes too."""

    choisi = Signal(str)

    def __init__(self, sujet: str, parent: QWidget | None = None, *, nom: str) -> None:
        super().__init__(parent)
        self.setObjectName(nom)
        self.setAccessibleName(sujet)
        self._sujet = sujet
        self._groupe = QButtonGroup(self)
        self._boutons: dict[str, Segment] = {}
        self._rangee = DispositionFlot(self, ecart=theme_courant().px(4))

    def definir(self, choix: Sequence[tuple[str, str]], courant: str) -> None:
        """Code and words of each; those that stay keep their button, and the focus."""
        for code in self._boutons.keys() - {code for code, _ in choix}:
            bouton = self._boutons.pop(code)
            self._groupe.removeButton(bouton)
            self._rangee.removeWidget(bouton)
            bouton.deleteLater()
        for code, mots in choix:
            bouton = self._boutons.get(code) or self._nouveau(code)
            bouton.definir(mots, f"{self._sujet} : {mots}")
            bouton.setChecked(code == courant)

    def _nouveau(self, code: str) -> Segment:
        bouton = Segment(nom=f"{self.objectName()}.{code}")
        bouton.clicked.connect(lambda _=False: self.choisi.emit(code))
        self._boutons[code] = bouton
        self._groupe.addButton(bouton)
        self._rangee.addWidget(bouton)
        return bouton

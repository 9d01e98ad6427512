"""Several tools inside one card, one under the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.services.ecriture.changements import Changes
from app.views.elements.outil import Outil
from app.views.theme import theme_courant


class PileOutils(Outil):
    """The tools in their order, parted by a thin line."""

    def __init__(self, outils: Sequence[Outil], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outils = tuple(outils)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_courant().px(8))
        for rang, outil in enumerate(self.outils):
            if rang:
                trait = QFrame()
                trait.setFrameShape(QFrame.Shape.HLine)
                trait.setProperty("genre", "trait")
                colonne.addWidget(trait)
            colonne.addWidget(outil)

    def rafraichir(self, changes: Changes | None) -> None:
        """Each of them."""
        for outil in self.outils:
            outil.rafraichir(changes)

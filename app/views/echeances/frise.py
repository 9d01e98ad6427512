"""The dates along time: the figure, as wide as the page, scrolled downwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.models.echeance_datee import Echeance
from app.services.figures import dessiner_gantt
from app.views.elements import Defilement, DessinWidget, Etiquette
from app.views.theme import theme_courant


class VueFrise(Defilement):
    """``lien(adresse)``: where the date clicked is entered. Drawn again at another width."""

    lien = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, marges=(0, 4, 8, 8))
        self._echeances: tuple[Echeance, ...] = ()
        self._aujourdhui = date.min
        self._large = 0.0
        legende = (
            "Trait pointillé : aujourd’hui. Bandes : jours fériés. "
            "Triangle : en retard ; losange : à venir ; rond : fait."
        )
        self.colonne.addWidget(Etiquette(legende, "petit"))
        self.dessin = DessinWidget(nom="friseDessin")
        self.dessin.lien.connect(self.lien)
        self.colonne.addWidget(self.dessin)
        self.colonne.addStretch(1)
        theme_courant().change.connect(self._redessiner)

    def definir(self, echeances: Sequence[Echeance], aujourdhui: date) -> None:
        """Show these dates."""
        self._echeances, self._aujourdhui = tuple(echeances), aujourdhui
        self._redessiner()

    def _redessiner(self) -> None:
        """At the width there is: words keep the size of the rest of the window."""
        if self._aujourdhui == date.min:
            return
        self._large = self.viewport().width()
        place = (self._large - theme_courant().px(10)) * 0.75 / theme_courant().px(100) * 100
        self.dessin.definir(dessiner_gantt(self._echeances, self._aujourdhui, place))

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Another width, another drawing."""
        super().resizeEvent(evenement)
        if abs(self.viewport().width() - self._large) > 4:
            self._redessiner()

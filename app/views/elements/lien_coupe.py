"""A link on one line that ends with « … » where it doesn’t fit; the whole of it is its tool tip and its name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.models.typographie import francais
from app.views.elements.boutons import Lien
from app.views.elements.infobulle import en_infobulle
from app.views.theme import theme_courant


class LienCoupe(Lien):
    """It never widens the page. ``brut=True`` leaves the spaces as they are: for what the user typed."""

    def __init__(
        self, texte: str, adresse: str = "", parent: QWidget | None = None, *, nom: str = "", brut: bool = False
    ) -> None:
        super().__init__("", adresse, parent, nom=nom)
        self._entier = texte if brut else francais(texte)
        self.setAccessibleName(self._entier)
        self.setToolTip(en_infobulle(self._entier))
        self.setMinimumWidth(theme_courant().px(60))
        self.setText(self._entier.replace("&", "&&"))

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Cut again at the new width."""
        super().resizeEvent(evenement)
        place = max(self.width() - theme_courant().px(8), 40)
        coupe = self.fontMetrics().elidedText(self._entier, Qt.TextElideMode.ElideRight, place)
        self.setText(coupe.replace("&", "&&"))

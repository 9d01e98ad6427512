"""What a card expects of the tool it hosts, and how all tools are laid in it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.ecriture.changements import Changes
from app.views.theme import theme_courant


class Outil(QWidget):
    """A form or a table inside the card of an action."""

    def disposer(self, nom: str, ecart: int = 6) -> QVBoxLayout:
        """Name the tool ``outil.<nom>`` and return its column, flush with the card; ``ecart`` in pixels at 100 %."""
        theme = theme_courant()
        self.setObjectName(f"outil.{nom}")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, theme.px(2), 0, 0)
        colonne.setSpacing(theme.px(ecart))
        return colonne

    def rafraichir(self, changes: Changes | None) -> None:
        """Show the dossier again after ``changes`` (None: everything may differ)."""

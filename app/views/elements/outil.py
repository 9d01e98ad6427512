"""What a card expects of the tool it hosts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.services.ecriture.changements import Changes


class Outil(QWidget):
    """A form or a table inside the card of an action."""

    def rafraichir(self, changes: Changes | None) -> None:
        """Show the dossier again after ``changes`` (None: everything may differ)."""

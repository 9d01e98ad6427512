"""What the four panes of notes have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class Volet(QWidget):
    """One pane; ``premier`` takes the keyboard when it is shown."""

    premier: QWidget

    def rafraichir(self) -> None:
        """Show what is noted."""

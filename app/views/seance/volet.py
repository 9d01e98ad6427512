"""What the five panes of notes have in common: shown again after every gesture, and told which point is under way."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class Volet(QWidget):
    """One pane; ``premier`` takes the keyboard when it is shown."""

    premier: QWidget

    def rafraichir(self) -> None:
        """Show what is noted."""

    def suivre(self, point: str | None, titre: str) -> None:
        """Another point is under way; only for the panes whose notes belong to one."""

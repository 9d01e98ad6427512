"""Segments that keep the room their words take in bold: choosing one neither cuts it nor moves the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from app.views.elements import ChoixUnique
from app.views.elements.choix_unique import Option
from app.views.theme import theme_courant

_MARGES = 28
"""Padding and border of a segment, in pixels at 100 %."""


class Segments(ChoixUnique):
    """A `ChoixUnique` side by side, its widths settled once for each zoom."""

    def __init__(
        self, options: Sequence[Option], parent: QWidget | None = None, *, vide: bool = True, nom: str = ""
    ) -> None:
        super().__init__(options, parent, forme="segments", vide=vide, nom=nom)
        self._mesurer()
        theme_courant().change.connect(self._mesurer)

    def _mesurer(self) -> None:
        for bouton in self.findChildren(QPushButton):
            tenir_le_gras(bouton)


def tenir_le_gras(bouton: QPushButton, marges: int = _MARGES) -> None:
    """Give a button the width its words take once chosen; ``marges`` in pixels at 100 %."""
    theme = theme_courant()
    mots = QFontMetrics(theme.police(gras=True)).horizontalAdvance(bouton.text())
    bouton.setMinimumWidth(mots + theme.px(marges))

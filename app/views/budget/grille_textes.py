"""A small table to read: words at the left, amounts at the right. Not for lists that grow: each cell is a label.

It never widens the page: links end with « … », words and heads wrap, amounts are whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.views.elements import Etiquette
from app.views.elements.lien_coupe import LienCoupe
from app.views.theme import theme_courant


class GrilleDeTextes(QWidget):
    """``definir`` shows heads and rows; the first cell of a row is a link where its address is given."""

    suivi = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, nom: str) -> None:
        super().__init__(parent)
        self.setObjectName(nom)
        self._grille = QGridLayout(self)
        self._grille.setContentsMargins(0, 0, 0, 0)
        self._grille.setHorizontalSpacing(theme_courant().px(18))
        self._grille.setVerticalSpacing(theme_courant().px(5))

    def definir(self, entetes: Sequence[str], lignes: Sequence[Sequence[str]], adresses: Sequence[str] = ()) -> None:
        """Replace all that is shown."""
        while (place := self._grille.takeAt(0)) is not None:
            if (ancien := place.widget()) is not None:
                ancien.deleteLater()
        self._rangee(0, entetes, "petit", "")
        for n, ligne in enumerate(lignes, 1):
            self._rangee(n, ligne, "", adresses[n - 1] if adresses else "")
        self._grille.setColumnStretch(0, 1)

    def _rangee(self, n: int, textes: Sequence[str], role: str, adresse: str) -> None:
        for k, texte in enumerate(textes):
            if k == 0 and adresse:
                lien = LienCoupe(texte, adresse, nom=f"{self.objectName()}.{adresse}")
                lien.suivi.connect(self.suivi)
                self._grille.addWidget(lien, n, k)
                continue
            case = Etiquette(texte, role, repli=k == 0 or n == 0)
            droite = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            if k:
                case.setAlignment(droite)
            self._grille.addWidget(case, n, k)

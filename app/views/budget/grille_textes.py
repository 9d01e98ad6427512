"""A small table to read: words at the left, amounts at the right. Not for lists that grow: each cell is a label.

It never widens the page: links end with « … », words and heads wrap, amounts are whole. Where the place is too narrow
for that (large type), the words of a row stand above its amounts.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.views.elements import Etiquette
from app.views.elements.lien_coupe import LienCoupe
from app.views.theme import theme_courant

_ECART, _ECART_ETROIT = 18, 12
"""Pixels at 100 % between two columns."""

_MOTS = 110
"""Pixels at 100 % under which a row’s words get a line of their own."""


class GrilleDeTextes(QWidget):
    """``definir`` shows heads and rows; the first cell of a row is a link where its address is given."""

    suivi = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, nom: str) -> None:
        super().__init__(parent)
        self.setObjectName(nom)
        self._grille = QGridLayout(self)
        self._grille.setContentsMargins(0, 0, 0, 0)
        self._grille.setVerticalSpacing(theme_courant().px(5))
        self._rangees: tuple[tuple[Sequence[str], str, str], ...] = ()
        self._montants: list[tuple[int, Etiquette]] = []
        self._en_une_ligne = 0
        self.etroite = False

    def definir(self, entetes: Sequence[str], lignes: Sequence[Sequence[str]], adresses: Sequence[str] = ()) -> None:
        """Replace all that is shown."""
        adresses = adresses or [""] * len(lignes)
        paires = zip(lignes, adresses, strict=True)
        self._rangees = ((entetes, "petit", ""), *((ligne, "", adresse) for ligne, adresse in paires))
        self._poser(etroite=False)
        self._en_une_ligne = self._large_en_une_ligne()
        self._choisir()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the page is: see `_choisir`."""
        return QSize(theme_courant().px(_ECART), super().minimumSizeHint().height())

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Another width may need the other layout."""
        super().resizeEvent(evenement)
        self._choisir()

    def _choisir(self) -> None:
        etroite = self.width() < self._en_une_ligne
        if etroite != self.etroite:
            self._poser(etroite=etroite)

    def _large_en_une_ligne(self) -> int:
        """What it takes with every amount whole, and room for a few words; hidden labels have no place in a layout."""
        colonnes = [theme_courant().px(_MOTS), *([0] * (len(self._rangees[0][0]) - 1))]
        for k, case in self._montants:
            colonnes[k] = max(colonnes[k], case.minimumSizeHint().width())
        return sum(colonnes) + self._grille.horizontalSpacing() * (len(colonnes) - 1)

    def _poser(self, *, etroite: bool) -> None:
        self.etroite = etroite
        while (place := self._grille.takeAt(0)) is not None:
            if (ancien := place.widget()) is not None:
                ancien.hide()
                ancien.deleteLater()
        self._montants.clear()
        self._grille.setHorizontalSpacing(theme_courant().px(_ECART_ETROIT if etroite else _ECART))
        for n, (textes, role, adresse) in enumerate(self._rangees):
            self._rangee(2 * n, textes, role, adresse)
        self._grille.setColumnStretch(0, 1)

    def _rangee(self, n: int, textes: Sequence[str], role: str, adresse: str) -> None:
        """On one line; on two, the amounts under the words, where the place is narrow."""
        sous = 1 if self.etroite else 0
        for k, texte in enumerate(textes):
            if k == 0:
                self._grille.addWidget(self._mots(texte, role, adresse), n, 0, 1, len(textes) if self.etroite else 1)
                continue
            case = Etiquette(texte, role, repli=n == 0)
            case.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grille.addWidget(case, n + sous, k)
            self._montants.append((k, case))

    def _mots(self, texte: str, role: str, adresse: str) -> QWidget:
        if not adresse:
            return Etiquette(texte, role)
        lien = LienCoupe(texte, adresse, nom=f"{self.objectName()}.{adresse}")
        lien.suivi.connect(self.suivi)
        return lien

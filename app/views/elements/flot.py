"""A row of controls that goes on to the next line where the window is narrow or the zoom large."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class DispositionFlot(QLayout):
    """Left to right, then down; ``ecart`` pixels between controls."""

    def __init__(self, parent: QWidget | None = None, *, ecart: int = 4) -> None:
        super().__init__(parent)
        self._places: list[QLayoutItem] = []
        self._ecart = ecart
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, place: QLayoutItem) -> None:
        """Add at the end."""
        self._places.append(place)

    def count(self) -> int:
        """How many controls."""
        return len(self._places)

    def itemAt(self, rang: int) -> QLayoutItem | None:
        """The control of that rank, or None."""
        return self._places[rang] if 0 <= rang < len(self._places) else None

    def takeAt(self, rang: int) -> QLayoutItem | None:
        """Take it out."""
        return self._places.pop(rang) if 0 <= rang < len(self._places) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, largeur: int) -> int:
        """Height of the lines at that width."""
        return self._ranger(QRect(0, 0, largeur, 0), poser=False)

    def setGeometry(self, cadre: QRect) -> None:
        """Place everything."""
        super().setGeometry(cadre)
        self._ranger(cadre, poser=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        tailles = [place.sizeHint() for place in self._places]
        largeur = sum(t.width() for t in tailles) + self._ecart * max(len(tailles) - 1, 0)
        return QSize(largeur, max((t.height() for t in tailles), default=0))

    def minimumSize(self) -> QSize:
        """The widest control alone."""
        tailles = [place.minimumSize() for place in self._places]
        return QSize(max((t.width() for t in tailles), default=0), max((t.height() for t in tailles), default=0))

    def _ranger(self, cadre: QRect, *, poser: bool) -> int:
        """Fill lines from left to right, each control in the middle of its line; return the height used."""
        y = cadre.y()
        for ligne in self._lignes(cadre.width()):
            hauteur = max(place.sizeHint().height() for place in ligne)
            x = cadre.x()
            for place in ligne:
                taille = place.sizeHint()
                if poser:
                    place.setGeometry(QRect(QPoint(x, y + (hauteur - taille.height()) // 2), taille))
                x += taille.width() + self._ecart
            y += hauteur + self._ecart
        return max(y - self._ecart - cadre.y(), 0)

    def _lignes(self, largeur: int) -> list[list[QLayoutItem]]:
        lignes: list[list[QLayoutItem]] = []
        reste = -1
        for place in self._places:
            if place.isEmpty():
                continue
            besoin = place.sizeHint().width()
            if besoin > reste:
                lignes.append([])
                reste = largeur
            lignes[-1].append(place)
            reste -= besoin + self._ecart
        return lignes

"""The small ring that says how far a phase has come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.views.elements.infobulle import en_infobulle
from app.views.theme import theme_courant


def peindre_anneau(peintre: QPainter, cadre: QRectF, part: float, couleur: QColor, fond: QColor) -> None:
    """Paint a ring filled clockwise from noon; ``part`` from 0 to 1."""
    peintre.save()
    peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
    epaisseur = cadre.width() * 0.18
    cercle = cadre.adjusted(epaisseur / 2, epaisseur / 2, -epaisseur / 2, -epaisseur / 2)
    peintre.setBrush(Qt.BrushStyle.NoBrush)
    for teinte, angle in ((fond, 1.0), (couleur, min(max(part, 0.0), 1.0))):
        if angle > 0:
            peintre.setPen(QPen(teinte, epaisseur, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            peintre.drawArc(cercle, 90 * 16, -round(360 * 16 * angle))
    peintre.restore()


class AnneauProgres(QWidget):
    """A ring, in the colour of an étape. Its words are its accessible name."""

    def __init__(self, etape: int = 1, cote: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._etape, self._cote, self._part = etape, cote, 0.0

    def definir(self, part: float, mots: str) -> None:
        """Fill to ``part`` (0 to 1); ``mots`` says the same, e.g. « 3 actions sur 5 »."""
        self._part = part
        self.setAccessibleName(mots)
        self.setToolTip(en_infobulle(mots))
        self.update()

    def sizeHint(self) -> QSize:
        """A square that follows the zoom."""
        cote = theme_courant().px(self._cote)
        return QSize(cote, cote)

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`."""
        return self.sizeHint()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Paint the ring in the middle of the widget."""
        theme = theme_courant()
        cote = min(self.width(), self.height())
        cadre = QRectF((self.width() - cote) / 2, (self.height() - cote) / 2, cote, cote)
        peindre_anneau(QPainter(self), cadre, self._part, theme.couleur(f"etape{self._etape}"), theme.couleur("anneau"))

"""A check box whose words wrap: the row of a point."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.models.typographie import francais
from app.views.theme import theme_courant


class CaseACocher(QCheckBox):
    """A wrapping check box. ``bascule(bool)`` only when the *user* ticks or unticks it."""

    bascule = Signal(bool)

    def __init__(self, texte: str, parent: QWidget | None = None, *, nom: str = "", brut: bool = False) -> None:
        super().__init__(parent)
        self._texte = texte if brut else francais(texte)
        self._barre = False
        self.setObjectName(nom)
        self.setAccessibleName(self._texte)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        politique = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        politique.setHeightForWidth(True)
        self.setSizePolicy(politique)
        self.clicked.connect(self.bascule)

    def definir(self, coche: bool) -> None:
        """Tick or untick without a signal."""
        self.setChecked(coche)

    def definir_texte(self, texte: str, *, barre: bool = False, brut: bool = False) -> None:
        """Change the words; ``barre`` strikes them out (a point set aside)."""
        self._texte, self._barre = (texte if brut else francais(texte)), barre
        self.setAccessibleName(self._texte)
        self.updateGeometry()
        self.update()

    def texte(self) -> str:
        """The words beside the box."""
        return self._texte

    def _retrait(self) -> int:
        return theme_courant().px(22)

    def _hauteur(self, largeur: int) -> int:
        cadre = QRect(0, 0, max(largeur - self._retrait() - 4, 40), 10_000)
        texte = self.fontMetrics().boundingRect(cadre, int(Qt.TextFlag.TextWordWrap), self._texte)
        return max(texte.height(), theme_courant().px(15)) + theme_courant().px(6)

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, largeur: int) -> int:
        """Height of the wrapped words."""
        return self._hauteur(largeur)

    def sizeHint(self) -> QSize:
        """One line if there is room."""
        largeur = min(self.fontMetrics().horizontalAdvance(self._texte) + self._retrait() + 8, theme_courant().px(620))
        return QSize(largeur, self._hauteur(largeur))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine: the words wrap."""
        return QSize(theme_courant().px(120), theme_courant().px(21))

    def hitButton(self, position: QPoint) -> bool:
        """A click on the words ticks too."""
        return self.rect().contains(position)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Box, tick, words, focus ring."""
        theme = theme_courant()
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        cote = theme.px(14)
        haut = theme.px(3) + max((self.fontMetrics().height() - cote) / 2, 0)
        boite = QRectF(1.5, haut, cote - 1, cote - 1)
        self._peindre_boite(peintre, boite)
        police = self.font()
        police.setStrikeOut(self._barre)
        peintre.setFont(police)
        peintre.setPen(theme.couleur("texte2" if self._barre or not self.isEnabled() else "texte"))
        cadre = QRect(self._retrait(), theme.px(3), self.width() - self._retrait() - 2, self.height())
        peintre.drawText(cadre, int(Qt.TextFlag.TextWordWrap), self._texte)
        if self.hasFocus():
            peintre.setPen(QPen(theme.couleur("focus"), 1.5))
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)

    def _peindre_boite(self, peintre: QPainter, boite: QRectF) -> None:
        theme = theme_courant()
        coche = self.checkState() is not Qt.CheckState.Unchecked
        peintre.setPen(QPen(theme.couleur("texte" if coche else "trait_fort"), 1.2))
        peintre.setBrush(theme.couleur("surface"))
        peintre.drawRoundedRect(boite, 2.5, 2.5)
        if coche:
            x, y, c = boite.x(), boite.y(), boite.width()
            peintre.setPen(QPen(theme.couleur("texte"), c * 0.16))
            peintre.drawPolyline(
                [
                    QPointF(x + c * 0.24, y + c * 0.54),
                    QPointF(x + c * 0.43, y + c * 0.74),
                    QPointF(x + c * 0.78, y + c * 0.24),
                ]
            )

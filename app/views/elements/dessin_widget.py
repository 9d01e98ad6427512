"""A figure on the screen: the shapes of a `Dessin` painted in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.models.dessin import Dessin, Mot, Secteur
from app.views.elements.formes import chemin_secteur, peindre, rectangle_mot
from app.views.theme import theme_courant


class DessinWidget(QWidget):
    """Paints a `Dessin` at the width available. ``lien(adresse)``: click, or arrows then Entrée.

    Its accessible name is the figure's title, its description the text alternative and the data.
    """

    lien = Signal(str)

    def __init__(self, dessin: Dessin | None = None, parent: QWidget | None = None, *, nom: str = "figure") -> None:
        super().__init__(parent)
        self.setObjectName(nom)
        self.setMouseTracking(True)
        politique = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        politique.setHeightForWidth(True)
        self.setSizePolicy(politique)
        self._dessin: Dessin | None = None
        self._adresses: tuple[str, ...] = ()
        self._courant = 0
        if dessin is not None:
            self.definir(dessin)

    def definir(self, dessin: Dessin) -> None:
        """Show another figure."""
        self._dessin = dessin
        liens = (f.lien for f in dessin.formes if isinstance(f, (Secteur, Mot)) and f.lien)
        self._adresses = tuple(dict.fromkeys(liens))
        self._courant = min(self._courant, max(len(self._adresses) - 1, 0))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._adresses else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(dessin.titre)
        donnees = "\u202f; ".join(f"{nom}\u00a0: {valeur}" for nom, valeur in dessin.donnees)
        self.setAccessibleDescription(f"{dessin.alternative} {donnees}".strip())
        self.updateGeometry()
        self.update()

    # --- geometry ---------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """The figure's own size, at the zoom."""
        if self._dessin is None:
            return QSize(0, 0)
        theme = theme_courant()
        return QSize(theme.px(self._dessin.largeur * 4 / 3), theme.px(self._dessin.hauteur * 4 / 3))

    def minimumSizeHint(self) -> QSize:
        """Half of it."""
        return self.sizeHint() / 2

    def hasHeightForWidth(self) -> bool:
        """Its proportions are kept."""
        return True

    def heightForWidth(self, largeur: int) -> int:
        """Height at that width, never larger than the natural size needs."""
        if self._dessin is None:
            return 0
        utile = min(largeur, self.sizeHint().width())
        return round(utile * self._dessin.hauteur / self._dessin.largeur)

    def _echelle(self) -> tuple[float, float, float]:
        assert self._dessin is not None
        echelle = min(self.width() / self._dessin.largeur, self.height() / self._dessin.hauteur)
        return (
            echelle,
            (self.width() - self._dessin.largeur * echelle) / 2,
            (self.height() - self._dessin.hauteur * echelle) / 2,
        )

    # --- painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """All shapes, back to front, then the ring of the focused link."""
        if self._dessin is None:
            return
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        echelle, x, y = self._echelle()
        peintre.translate(x, y)
        peintre.scale(echelle, echelle)
        theme = theme_courant()
        for forme in self._dessin.formes:
            peindre(peintre, forme, theme)
        if self.hasFocus() and self._adresses:
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.setPen(QPen(theme.couleur("focus"), 2 / echelle))
            for chemin in self._chemins(self._adresses[self._courant]):
                peintre.drawPath(chemin)

    def _chemins(self, adresse: str) -> list[QPainterPath]:
        assert self._dessin is not None
        formes = [f for f in self._dessin.formes if isinstance(f, (Secteur, Mot)) and f.lien == adresse]
        secteurs = [chemin_secteur(f) for f in formes if isinstance(f, Secteur)]
        if secteurs:
            return secteurs[:1]
        chemins = []
        for forme in formes:
            if isinstance(forme, Mot):
                chemin = QPainterPath()
                chemin.addRect(rectangle_mot(forme, theme_courant()))
                chemins.append(chemin)
        return chemins

    # --- links ------------------------------------------------------------------------------------------------

    def _adresse_sous(self, position: QPointF) -> str:
        if self._dessin is None:
            return ""
        echelle, x, y = self._echelle()
        point = QPointF((position.x() - x) / echelle, (position.y() - y) / echelle)
        for forme in reversed(self._dessin.formes):
            if isinstance(forme, Secteur) and forme.lien and chemin_secteur(forme).contains(point):
                return forme.lien
            if isinstance(forme, Mot) and forme.lien and rectangle_mot(forme, theme_courant()).contains(point):
                return forme.lien
        return ""

    def mouseMoveEvent(self, evenement: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        lien = self._adresse_sous(evenement.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if lien else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, evenement: QMouseEvent) -> None:
        """Follow the link under the mouse."""
        if evenement.button() == Qt.MouseButton.LeftButton and (lien := self._adresse_sous(evenement.position())):
            self.lien.emit(lien)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Arrows go from link to link, Entrée or Espace follows."""
        pas = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
        }.get(Qt.Key(evenement.key()))  # fmt: skip
        if pas is not None and self._adresses:
            self._courant = (self._courant + pas) % len(self._adresses)
            self.update()
        elif evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._adresses:
            self.lien.emit(self._adresses[self._courant])
        else:
            super().keyPressEvent(evenement)

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(evenement)
        self.update()

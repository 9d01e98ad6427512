"""The status pill: words, a shape and a colour; a click opens the list of statuses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.models.statuts import StatutAction
from app.views.theme import theme_courant

STATUTS: tuple[tuple[str, str], ...] = tuple((s.value, s.libelle) for s in StatutAction)
"""The statuses of an action: code and words."""


class Pastille(QPushButton):
    """A status one can change. ``choisi(code)`` when the user picks one; ``modifiable=False`` only shows it."""

    choisi = Signal(str)

    def __init__(
        self,
        code: str = "a_faire",
        parent: QWidget | None = None,
        *,
        statuts: Sequence[tuple[str, str]] = STATUTS,
        modifiable: bool = True,
        nom: str = "pastille",
    ) -> None:
        super().__init__(parent)
        self._statuts = dict(statuts)
        self._modifiable = modifiable
        self._sujet = ""
        self.setObjectName(nom)
        self.setProperty("genre", "pastille")
        self.setAutoDefault(False)
        if modifiable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setMenu(self._menu(statuts))
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.definir(code)

    def _menu(self, statuts: Sequence[tuple[str, str]]) -> QMenu:
        menu = QMenu(self)
        for code, libelle in statuts:
            action = QAction(libelle, menu)
            action.setData(code)
            menu.addAction(action)
        menu.triggered.connect(lambda action: self.choisi.emit(action.data()))
        return menu

    def definir(self, code: str, sujet: str = "") -> None:
        """Show the status ``code``; ``sujet`` (the action's title) completes the accessible name."""
        self._code = code
        self._sujet = sujet or self._sujet
        libelle = self._statuts.get(code, code)
        self.setAccessibleName(f"Statut\u00a0: {libelle}" + (f" ({self._sujet})" if self._sujet else ""))
        self.updateGeometry()
        self.update()

    def code(self) -> str:
        """The status shown."""
        return self._code

    def sizeHint(self) -> QSize:
        """Room for the words, the shape and the arrow."""
        theme = theme_courant()
        self.setFont(theme.police(0.86, gras=True))
        largeur = self.fontMetrics().horizontalAdvance(self._statuts.get(self._code, self._code))
        return QSize(largeur + theme.px(48 if self._modifiable else 34), self.fontMetrics().height() + theme.px(6))

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`."""
        return self.sizeHint()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Tinted pill; its outline shows the focus."""
        theme = theme_courant()
        nom = self._code if self._code in ("a_faire", "en_cours", "fait", "sans_objet") else "a_faire"
        encre = theme.couleur(nom)
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        cadre = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        contour = theme.couleur("focus") if self.hasFocus() else (encre if self.underMouse() else None)
        peintre.setPen(QPen(contour, 2 if self.hasFocus() else 1) if contour else Qt.PenStyle.NoPen)
        peintre.setBrush(theme.couleur(f"{nom}_fond"))
        peintre.drawRoundedRect(cadre, cadre.height() / 2, cadre.height() / 2)
        cote = theme.px(9)
        _forme(peintre, nom, QRectF(theme.px(10), (self.height() - cote) / 2, cote, cote), encre)
        peintre.setPen(encre)
        peintre.setFont(theme.police(0.86, gras=True))
        texte = QRectF(theme.px(24), 0, self.width() - theme.px(24), self.height())
        peintre.drawText(texte, Qt.AlignmentFlag.AlignVCenter, self._statuts.get(self._code, self._code))
        if self._modifiable:
            x, y, d = self.width() - theme.px(15), self.height() / 2, theme.px(3)
            peintre.setPen(QPen(encre, 1.6))
            peintre.drawPolyline([QPointF(x - d, y - d / 2), QPointF(x, y + d / 2), QPointF(x + d, y - d / 2)])


def _forme(peintre: QPainter, nom: str, cadre: QRectF, encre: QColor) -> None:
    """Empty disc, half disc, tick or dash: the status without its colour."""
    peintre.setPen(QPen(encre, 1.5))
    peintre.setBrush(Qt.BrushStyle.NoBrush)
    if nom == "fait":
        x, y, c = cadre.x(), cadre.y(), cadre.width()
        peintre.drawPolyline(
            [QPointF(x, y + c * 0.55), QPointF(x + c * 0.38, y + c * 0.9), QPointF(x + c, y + c * 0.12)]
        )
    elif nom == "sans_objet":
        peintre.drawLine(QPointF(cadre.left(), cadre.center().y()), QPointF(cadre.right(), cadre.center().y()))
    else:
        peintre.drawEllipse(cadre)
        if nom == "en_cours":
            demi = QPainterPath(cadre.center())
            demi.arcTo(cadre, 90, 180)
            peintre.fillPath(demi, encre)

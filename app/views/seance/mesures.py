"""Sizes for the projector: what is shown is never under 22 points on a 768-pixel screen, and grows with the screen.

Only the agenda may be written a little smaller, when its titles are long: the one under way stands beside it, whole.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSizePolicy

from app.views.elements import Etiquette
from app.views.theme import theme_courant

LISIBLE = 22.0
"""Points: readable at five metres from a projection of the usual size."""

_HAUTEUR = 768
_PLAFOND = 1.8


@dataclass(frozen=True)
class Mesures:
    """``echelle`` is that of the screen; the zoom of the interface is for the notes, not for what is projected."""

    echelle: float = 1.0

    def police(self, points: float = LISIBLE, *, gras: bool = False) -> QFont:
        """The interface font at ``points`` on a small screen."""
        police = theme_courant().police(gras=gras)
        police.setPointSizeF(points * self.echelle)
        return police

    def px(self, taille: float) -> int:
        """A size drawn for the small screen."""
        return max(1, round(taille * self.echelle))


def mesures_pour(hauteur: int) -> Mesures:
    """For a screen of that height in pixels."""
    return Mesures(min(max(hauteur / _HAUTEUR, 1.0), _PLAFOND))


class GrandeEtiquette(Etiquette):
    """Words for the room: large, wrapped, painted in a colour of the theme."""

    def __init__(
        self, mesures: Mesures, texte: str = "", couleur: str = "texte", *, points: float = LISIBLE, gras: bool = False
    ) -> None:
        super().__init__("", "", brut=True)
        self._mesures, self._points, self._gras = mesures, points, gras
        self.setFont(mesures.police(points, gras=gras))
        self.colorer(couleur)
        theme_courant().change.connect(self._recolorer)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        politique = self.sizePolicy()
        politique.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.setSizePolicy(politique)
        self.definir(texte)

    def _recolorer(self) -> None:
        """Another theme: its colour, and the size it had (a style sheet put anew gives back the first one)."""
        self.agrandir(self._points)
        self.colorer(self._couleur)

    def agrandir(self, points: float) -> None:
        """Write that large."""
        self._points = points
        self.setFont(self._mesures.police(points, gras=self._gras))

    def colorer(self, couleur: str) -> None:
        """Write in that colour of the theme."""
        self._couleur = couleur
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme_courant().couleur(couleur))
        self.setPalette(palette)

"""The look chosen by the user, applied to the whole application: palette, style sheet, font, zoom."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.views.theme.couleurs import CLAIR, SOMBRE
from app.views.theme.feuille import feuille_de_style
from app.views.theme.polices import CORPS, famille_interface

ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
"""Percentages offered by Ctrl++ and Ctrl+-."""

_ATTRIBUT = "_theme_ingeco"
"""Where the application keeps its theme at hand: a page asks for it thousands of times."""


class Apparence(Enum):
    """Which palette: what the system says, or the user's own choice."""

    SYSTEME = "systeme"
    CLAIR = "clair"
    SOMBRE = "sombre"


class Theme(QObject):
    """Colours and sizes in force. One child of the QApplication; find it with `theme_courant`."""

    change = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._apparence = Apparence.SYSTEME
        self._zoom = 100
        self._couleurs: Mapping[str, str] = CLAIR
        self._famille = ""
        setattr(application, _ATTRIBUT, self)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._suivre_systeme)

    @staticmethod
    def de(application: QApplication) -> Theme | None:
        """The theme of an application, or None; `findChild` would wake the class of each child, its style’s too."""
        theme: Theme | None = getattr(application, _ATTRIBUT, None)
        return theme

    # --- what is in force -------------------------------------------------------------------------------------

    @property
    def apparence(self) -> Apparence:
        """The user's choice."""
        return self._apparence

    @property
    def sombre(self) -> bool:
        """Whether the dark palette is in force."""
        return self._couleurs is SOMBRE

    @property
    def zoom(self) -> int:
        """Size of everything, in percent."""
        return self._zoom

    def hexa(self, nom: str) -> str:
        """``#rrggbb`` of a colour of the theme. A ``#rrggbb`` is returned as it is; KeyError on an unknown name."""
        return nom if nom.startswith("#") else self._couleurs[nom]

    def couleur(self, nom: str) -> QColor:
        """A colour of the theme, for a QPainter."""
        return QColor(self.hexa(nom))

    def px(self, taille: float) -> int:
        """A size drawn for 100 %, at the zoom in force."""
        return max(1, round(taille * self._zoom / 100))

    def police(self, rapport: float = 1, *, gras: bool = False) -> QFont:
        """The interface font, ``rapport`` times the size of running text."""
        police = QFont(self._famille)
        police.setPointSizeF(CORPS * rapport * self._zoom / 100)
        if gras:
            police.setWeight(QFont.Weight.DemiBold)
        return police

    # --- changing it ------------------------------------------------------------------------------------------

    def regler(self, *, apparence: Apparence | None = None, zoom: int | None = None) -> None:
        """Change what is given and repaint everything."""
        if apparence is not None:
            self._apparence = apparence
        if zoom is not None:
            self._zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self.appliquer()

    def agrandir(self, sens: int) -> None:
        """Next zoom up (``sens`` 1) or down (-1)."""
        suivants = [z for z in ZOOMS if (z > self._zoom if sens > 0 else z < self._zoom)]
        if suivants:
            self.regler(zoom=min(suivants) if sens > 0 else max(suivants))

    def appliquer(self) -> None:
        """Put palette, font and style sheet in force."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._couleurs = SOMBRE if self._veut_sombre() else CLAIR
        self._famille = self._famille or famille_interface()
        application.setPalette(_palette(self._couleurs))
        application.setFont(self.police())
        application.setStyleSheet(feuille_de_style(self._couleurs, self._zoom))
        self.change.emit()

    def _veut_sombre(self) -> bool:
        if self._apparence is Apparence.SYSTEME:
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._apparence is Apparence.SOMBRE

    def _suivre_systeme(self) -> None:
        if self._apparence is Apparence.SYSTEME:
            self.appliquer()


def theme_courant() -> Theme:
    """The theme of the running application, as `QApplication.palette` is its palette; made and applied if absent."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme.de(application)
    if theme is None:
        theme = Theme(application)
        theme.appliquer()
    return theme


_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "fond"),
    (QPalette.ColorRole.WindowText, "texte"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "surface2"),
    (QPalette.ColorRole.Text, "texte"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "texte"),
    (QPalette.ColorRole.BrightText, "danger"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "texte"),
    (QPalette.ColorRole.PlaceholderText, "texte3"),
    (QPalette.ColorRole.Highlight, "selection"),
    (QPalette.ColorRole.HighlightedText, "texte"),
    (QPalette.ColorRole.Link, "lien"),
    (QPalette.ColorRole.LinkVisited, "lien"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "surface2"),
    (QPalette.ColorRole.Mid, "trait"),
    (QPalette.ColorRole.Dark, "trait_fort"),
    (QPalette.ColorRole.Shadow, "trait_fort"),
    (QPalette.ColorRole.Accent, "principal"),
)


def _palette(couleurs: Mapping[str, str]) -> QPalette:
    palette = QPalette()
    for role, nom in _ROLES:
        palette.setColor(role, QColor(couleurs[nom]))
    eteint = QColor(couleurs["texte3"])
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, eteint)
    return palette

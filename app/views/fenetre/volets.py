"""Which panes stand around the page: the rail, the right panel, the foot of a phase; and the keyboard among them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.views.fenetre.panneau import Panneau
from app.views.fenetre.pied import PiedDePhase
from app.views.fenetre.rail import Rail
from app.views.preferences import Preferences
from app.views.theme import theme_courant

AVEC_PANNEAU = frozenset({"phase", "formulaires"})
_SEUIL = 1160
"""Below that width (at 100 %) the right panel waits to be asked for."""


class Volets:
    """Shows and hides; it owns none of the panes."""

    def __init__(self, rail: Rail, pile: QWidget, pied: PiedDePhase, panneau: Panneau, reglages: Preferences) -> None:
        self._rail, self._pile, self._pied, self._panneau = rail, pile, pied, panneau
        self._reglages = reglages
        self._page = ""
        self._pleine_page = False
        self._force = False

    def montrer(self, page: str, largeur: int) -> None:
        """As fits that page, in a window of that width."""
        self._page = page
        self._pied.setVisible(page == "phase")
        self._rail.setVisible(not self._pleine_page)
        assez = largeur >= theme_courant().px(_SEUIL) or self._force
        ouvert = self._reglages.valeurs.volet_ouvert and assez
        self._panneau.setVisible(page in AVEC_PANNEAU and ouvert and not self._pleine_page)

    def basculer_panneau(self) -> None:
        """The user wants the right panel, or no more."""
        self._force = not self._panneau.isVisible()
        self._pleine_page = False
        self._reglages.changer(volet_ouvert=self._force)

    def basculer_pleine_page(self) -> bool:
        """The page alone, or everything again; say which."""
        self._pleine_page = not self._pleine_page
        return self._pleine_page

    def suivant(self) -> None:
        """F6: the keyboard goes to the rail, the page, the panel, and round again."""
        volets = [w for w in (self._rail, self._pile, self._panneau) if w.isVisible()]
        focalise = QApplication.focusWidget()
        ici = next((n for n, v in enumerate(volets) if v is focalise or (focalise and v.isAncestorOf(focalise))), -1)
        suivant = volets[(ici + 1) % len(volets)]
        cible = suivant if suivant is self._rail else premier_focalisable(suivant)
        if cible is not None:
            cible.setFocus(Qt.FocusReason.TabFocusReason)


def premier_focalisable(racine: QWidget) -> QWidget | None:
    """The first control under ``racine`` that takes the keyboard."""
    for widget in racine.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
    return None

"""A person at the real window: she clicks, types French, pastes, goes from field to field."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.views.fenetre.espace import Espace
from app.views.fenetre.principale import FenetrePrincipale
from app.views.phase.carte import CarteAction
from app.views.phase.page import PagePhase
from tests.fenetre.saisie import taper

W = TypeVar("W", bound=QWidget)


class Personne:
    """Hands and eyes on one window."""

    def __init__(self, qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
        self.qtbot, self.fenetre = qtbot, fenetre

    @property
    def espace(self) -> Espace:
        """The window with a dossier open."""
        assert self.fenetre.travail is not None
        return self.fenetre.travail.espace

    def voir(self, nom: str, genre: type[W], dans: QWidget | None = None) -> W:
        """The visible control of that name; a test that can't see it fails."""
        visibles = [w for w in (dans or self.fenetre).findChildren(genre, nom) if w.isVisible()]
        assert visibles, f"{nom} is not on screen"
        return visibles[0]

    def cliquer(self, cible: QWidget) -> None:
        """Press and release in the middle of it (near the left edge for a wide check box)."""
        self.amener(cible)
        ou = QPoint(min(10, cible.width() // 2), cible.height() // 2)
        QTest.mouseClick(cible, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, ou)
        self.souffler()

    def amener(self, cible: QWidget) -> None:
        """Scroll to it."""
        page = self.espace.page()
        if isinstance(page, PagePhase) and page.vue.isAncestorOf(cible):
            page.vue.montrer(cible)
        self.souffler()

    def ecrire(self, champ: QWidget, texte: str, *, coller: bool = False) -> None:
        """Go into a field and write; a long text is pasted, as one does from Word. Tab leaves the field."""
        self.amener(champ)
        if not self.fenetre.isActiveWindow():  # nobody gives the focus back in a window system without a screen
            self.fenetre.activateWindow()
            self.souffler()
        champ.setFocus(Qt.FocusReason.MouseFocusReason)
        assert champ.hasFocus(), f"the keyboard can't go into {champ.objectName()}"
        QTest.keyClick(champ, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        if coller:
            QGuiApplication.clipboard().setText(texte)
            QTest.keyClick(champ, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        else:
            taper(champ, texte)
        QTest.keyClick(champ, Qt.Key.Key_Tab)
        self.souffler()

    def ouvrir_carte(self, code: str) -> CarteAction:
        """Click on the title of an action: its card opens."""
        page = self.espace.page()
        assert isinstance(page, PagePhase)
        carte = page.vue.cartes[code]
        if not carte.ouverte:
            self.amener(carte)
            QTest.mouseClick(carte, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(30, 12))
            self.qtbot.waitUntil(lambda: carte.ouverte, timeout=3000)
        return carte

    def frapper(self, touche: Qt.Key, modificateurs: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key wherever the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.fenetre, touche, modificateurs)
        self.souffler()

    def souffler(self) -> None:
        """Let the window do what it has to."""
        QApplication.processEvents()

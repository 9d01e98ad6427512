"""A person at the real window: she clicks, types French, pastes, goes from field to field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.views.fenetre.espace import Espace
from app.views.fenetre.principale import FenetrePrincipale
from app.views.page import Page
from app.views.phase.carte import CarteAction
from app.views.phase.page import PagePhase
from app.views.registre.table import TableRegistre
from tests.fenetre.saisie import taper

W = TypeVar("W", bound=QWidget)
P = TypeVar("P", bound=Page)
D = TypeVar("D", bound=QDialog)


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
        if not champ.window().isActiveWindow():  # nobody gives the focus back in a window system without a screen
            champ.window().activateWindow()
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
        self.reveiller()
        QTest.keyClick(QApplication.focusWidget() or self.fenetre, touche, modificateurs)
        self.souffler()

    def aller(self, adresse: str, genre: type[P]) -> P:
        """Go to that address, as a link or Ctrl+K does; the page."""
        self.espace.aller(adresse)
        self.souffler()
        page = self.espace.page()
        assert isinstance(page, genre), adresse
        return page

    def clavier(self) -> QWidget:
        """What has the keyboard."""
        self.reveiller()
        widget = QApplication.focusWidget()
        assert widget is not None, "the keyboard is nowhere"
        return widget

    def copier(self, texte: str) -> None:
        """Copy it in another program."""
        QGuiApplication.clipboard().setText(texte)

    def coller(self, table: TableRegistre, rang: int, colonne: str, texte: str) -> None:
        """Put the cell of a register under the cursor and press Ctrl+V."""
        self.viser(table, rang, colonne)
        self.copier(texte)
        QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        self.souffler()

    def ecrire_case(self, table: TableRegistre, rang: int, colonne: str, texte: str) -> None:
        """Type in a cell of a register; Entrée leaves it."""
        self.viser(table, rang, colonne)
        QTest.keyClick(table, Qt.Key.Key_F2)
        editeur = self.clavier()
        assert table.isAncestorOf(editeur), f"{colonne} can't be typed in"
        taper(editeur, texte)
        QTest.keyClick(editeur, Qt.Key.Key_Return)
        self.souffler()

    def viser(self, table: TableRegistre, rang: int, colonne: str) -> None:
        """Make a cell of a register the current one."""
        table.window().activateWindow()
        table.setFocus()
        table.clearSelection()
        table.setCurrentIndex(table.modele.index(rang, table.modele.rang_de_colonne(colonne)))
        self.souffler()

    def glisser(self, de: QAbstractItemView, rang: int, vers: QAbstractItemView, touches: Qt.KeyboardModifier) -> None:
        """Drag a row of a list to another list, and drop it there."""
        donnees = de.model().mimeData([de.model().index(rang, 0)])
        geste = Qt.DropAction.MoveAction
        vers.dropEvent(QDropEvent(QPointF(20, 20), geste, donnees, Qt.MouseButton.LeftButton, touches))
        self.souffler()

    @contextmanager
    def dialogue(self, genre: type[D], faire: Callable[[D], None]) -> Iterator[None]:
        """What she does in the dialog opened by what is inside the block: it must come, and it is closed at the end."""
        vus: list[D] = []

        def agir() -> None:
            fenetre = QApplication.activeModalWidget()
            if not isinstance(fenetre, genre) or not fenetre.isActiveWindow():
                if fenetre is not None:
                    fenetre.activateWindow()
                QTimer.singleShot(10, agir)
                return
            vus.append(fenetre)
            try:
                faire(fenetre)
            finally:
                if fenetre.isVisible():
                    fenetre.reject()

        QTimer.singleShot(0, agir)
        yield
        assert vus, f"{genre.__name__} did not come"
        self.fenetre.activateWindow()
        self.souffler()

    def fermer(self) -> None:
        """Close the window, as at the end of the day."""
        assert self.fenetre.close()
        self.fenetre.deleteLater()
        self.souffler()

    def reveiller(self) -> None:
        """Give the keyboard back to the window: nobody does in a window system without a screen."""
        if QApplication.activeWindow() is None:
            (QApplication.activeModalWidget() or self.fenetre).activateWindow()
            self.souffler()

    def souffler(self) -> None:
        """Let the window do what it has to."""
        QApplication.processEvents()

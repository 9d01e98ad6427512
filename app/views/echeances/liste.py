"""The list of dates: arrows, Space to tick, Entrée to go there, F2 to move it, Ctrl+C to copy the line, a menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu, QPushButton

from app.models.echeance_datee import Echeance
from app.views.echeances.dessin import DessinEcheances
from app.views.echeances.modele import LigneRole, ModeleEcheances, raconter
from app.views.theme import theme_courant


class ListeEcheances(QListView):
    """Flat list. ``cochee()``: the box of the current line is clicked, or Space pressed; ``deplacee()``: F2."""

    cochee = Signal()
    deplacee = Signal()

    def __init__(self, modele: ModeleEcheances) -> None:
        super().__init__()
        self.setModel(modele)
        self._dessin = DessinEcheances(self)
        self.setItemDelegate(self._dessin)
        self.setObjectName("echeancesListe")
        self.setAccessibleName("Échéances du dossier")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        theme_courant().change.connect(self.scheduleDelayedItemsLayout)
        self._gestes: tuple[tuple[QPushButton, str], ...] = ()

    def proposer(self, gestes: Sequence[tuple[QPushButton, str]]) -> None:
        """Under the right button and the Menu key, what these buttons do, with the key that does it too."""
        self._gestes = tuple(gestes)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ouvrir_le_menu)

    def _ouvrir_le_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        for bouton, touche in self._gestes:
            action = menu.addAction(f"{bouton.text()}\t{touche}")
            action.setEnabled(bouton.isEnabled())
            action.triggered.connect(bouton.click)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(position))

    def reprendre_a(self, rang: int) -> None:
        """Choose the date that now stands where one was ticked off, or the one before."""
        modele = self.model()
        if self.currentIndex().isValid():
            return
        suites = [*range(rang, modele.rowCount()), *range(min(rang, modele.rowCount()) - 1, -1, -1)]
        for suivant in suites:
            index = modele.index(suivant, 0)
            if isinstance(index.data(LigneRole), Echeance):
                self.setCurrentIndex(index)
                return

    def mouseReleaseEvent(self, evenement: QMouseEvent) -> None:
        """A click on the box ticks; elsewhere it chooses."""
        super().mouseReleaseEvent(evenement)
        index = self.indexAt(evenement.position().toPoint())
        case = self._dessin.case(self.visualRect(index)) if index.isValid() else None
        ligne = index.data(LigneRole)
        dedans = case is not None and case.contains(evenement.position().toPoint())
        if dedans and isinstance(ligne, Echeance) and ligne.faisable:
            self.cochee.emit()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Space ticks; F2 moves the date; Ctrl+C copies the line as a sentence."""
        ligne = self.currentIndex().data(LigneRole)
        if isinstance(ligne, Echeance) and evenement.matches(QKeySequence.StandardKey.Copy):
            modele = self.model()
            assert isinstance(modele, ModeleEcheances)
            QGuiApplication.clipboard().setText(raconter(ligne, modele.aujourdhui))
        elif isinstance(ligne, Echeance) and evenement.key() == Qt.Key.Key_Space:
            self.cochee.emit()
        elif isinstance(ligne, Echeance) and evenement.key() == Qt.Key.Key_F2:
            self.deplacee.emit()
        else:
            super().keyPressEvent(evenement)

    def moveCursor(self, action: QListView.CursorAction, modificateurs: Qt.KeyboardModifier) -> QModelIndex:
        """Début goes to the first date: what stands above it is a heading, that can’t be chosen."""
        modele = self.model()
        if action is QListView.CursorAction.MoveHome and isinstance(modele, ModeleEcheances):
            self.scrollToTop()
            return modele.index(modele.premier())
        return super().moveCursor(action, modificateurs)

    def focusInEvent(self, evenement: QEvent) -> None:
        """Arriving by the keyboard, the first date is chosen."""
        super().focusInEvent(evenement)  # type: ignore[arg-type]
        modele = self.model()
        if not self.currentIndex().isValid() and isinstance(modele, ModeleEcheances) and modele.premier() >= 0:
            self.setCurrentIndex(modele.index(modele.premier()))

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """A narrow list puts the day under the words."""
        super().resizeEvent(evenement)
        self.scheduleDelayedItemsLayout()

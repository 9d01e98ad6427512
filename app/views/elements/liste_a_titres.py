"""A flat list of titles with a line of detail under each: documents, fiches, experiences, examples.

Flat on purpose: screen readers often stay silent in a tree. Headings are rows that can't be chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.views.elements.liste_dessin import DessinateurDeTitres
from app.views.elements.liste_modele import LigneDeListe, ModeleDeTitres
from app.views.theme import theme_courant

__all__ = ["LigneDeListe", "ListeATitres"]


class ListeATitres(QListView):
    """``choisie(cle)`` when the user chooses a row, by mouse or keyboard."""

    choisie = Signal(str)

    def __init__(self, nom_accessible: str, parent: QWidget | None = None, *, nom: str = "liste") -> None:
        super().__init__(parent)
        self.setObjectName(nom)
        self.setAccessibleName(nom_accessible)
        self._modele = ModeleDeTitres(self)
        self.setModel(self._modele)
        self.setItemDelegate(DessinateurDeTitres(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self._muet = False
        self._retrouver = QTimer(self, singleShot=True, interval=0)
        self._retrouver.timeout.connect(lambda: self.scrollTo(self.currentIndex()))
        self.selectionModel().currentChanged.connect(self._annoncer)
        theme_courant().change.connect(self.scheduleDelayedItemsLayout)

    def definir(self, lignes: Sequence[LigneDeListe]) -> None:
        """Show these rows; the chosen one stays chosen if it is still there. No signal."""
        cle = self.choix()
        self._muet = True
        self._modele.remplacer(tuple(lignes))
        self._muet = False
        self.choisir(cle)

    def lignes(self) -> tuple[LigneDeListe, ...]:
        """The rows shown."""
        return self._modele.lignes

    def choisir(self, cle: str) -> bool:
        """Mark the row ``cle`` without a signal; False (and nothing marked) if there is none."""
        rang = next((i for i, ligne in enumerate(self._modele.lignes) if ligne.cle and ligne.cle == cle), -1)
        self._muet = True
        if rang < 0:
            self.selectionModel().clear()
        else:
            index = self._modele.index(rang)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        self._muet = False
        return rang >= 0

    def choix(self) -> str:
        """The key of the chosen row, or nothing."""
        index = self.currentIndex()
        return self._modele.lignes[index.row()].cle if index.isValid() else ""

    def _annoncer(self, courant: QModelIndex, _ancien: QModelIndex) -> None:
        if not self._muet and courant.isValid() and (cle := self._modele.lignes[courant.row()].cle):
            self.choisie.emit(cle)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Titles wrap at the new width: the chosen one is still seen."""
        super().resizeEvent(evenement)
        self.scheduleDelayedItemsLayout()
        self._retrouver.start()

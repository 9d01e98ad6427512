"""A column's list: several rows at once, dragged with the mouse or sent with the keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.models.affinites import Membre
from app.views.elements.chiffre_tape import chiffre_tape
from app.views.elements.infobulle import en_infobulle
from app.views.groupes.dessin import DessinateurDeStructures
from app.views.groupes.modele import TYPE_GLISSE, ModeleDeStructures, lire_glisse
from app.views.theme import theme_courant

_DECALAGES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_RETRAITS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ListeDeStructures(QListView):
    """Keys: 1 to 9 send the selection to that group, 0 or Suppr. take it out, ← and → move it to the next column,
    Entrée opens the structure, the menu key lists everything."""

    envoi = Signal(object, int)
    """(ids, number of the group; 0: none)."""
    decalage = Signal(object, int)
    """(ids, −1 or 1)."""
    depot = Signal(str, object, bool)
    """(column they come from, ids, « aussi »: with Ctrl they stay there too)."""
    menu = Signal(object, QPoint)
    """(ids, where on the screen)."""
    ouverte = Signal(str)
    choix = Signal()
    survolee = Signal(bool)
    """Whether something that could be dropped is over it."""

    def __init__(self, groupe: str, nom_accessible: str, parent: QWidget | None = None, *, modifiable: bool) -> None:
        super().__init__(parent)
        self.groupe = groupe
        self.invite = ""
        """What an empty list says."""
        self._modifiable = modifiable
        self._modele = ModeleDeStructures(groupe, self)
        self.setObjectName(f"liste.{groupe or 'libres'}")
        self.setAccessibleName(nom_accessible)
        self.setModel(self._modele)
        self.setItemDelegate(DessinateurDeStructures(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if modifiable:
            self.setDragEnabled(True)
            self.setAcceptDrops(True)
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
            self.setDefaultDropAction(Qt.DropAction.MoveAction)
            self.setDropIndicatorShown(False)
        self.selectionModel().selectionChanged.connect(lambda *_: self.choix.emit())
        self.doubleClicked.connect(lambda index: self.ouverte.emit(self._modele.membres[index.row()].id))
        theme_courant().change.connect(self.scheduleDelayedItemsLayout)

    # --- rows -------------------------------------------------------------------------------------------------

    def definir(self, membres: Sequence[Membre], presences: Mapping[str, int]) -> None:
        """Show these; those chosen stay chosen if they are still there. Where they have gone, the one that took the
        place of the first is chosen: one sorts a list by pressing digits."""
        choisies, visait = self.choisies(), self.hasFocus()
        rang = min((i.row() for i in self.selectionModel().selectedIndexes()), default=-1)
        self._modele.remplacer(membres, presences)
        restees = set(choisies) & {m.id for m in membres}
        if restees:
            self.choisir(restees)
        elif choisies and visait and membres and rang >= 0:
            self.choisir([membres[min(rang, len(membres) - 1)].id])

    def ids(self) -> tuple[str, ...]:
        """The structures shown, from top to bottom."""
        return tuple(m.id for m in self._modele.membres)

    def choisies(self) -> list[str]:
        """Ids chosen, from top to bottom."""
        return [self._modele.membres[r].id for r in sorted(i.row() for i in self.selectionModel().selectedIndexes())]

    def choisir(self, ids: Iterable[str]) -> None:
        """Choose these rows; the first becomes the current one."""
        voulues = set(ids)
        rangs = [r for r, m in enumerate(self._modele.membres) if m.id in voulues]
        selection = QItemSelection()
        for rang in rangs:
            index = self._modele.index(rang)
            selection.select(index, index)
        modele = self.selectionModel()
        if rangs:
            premiere = self._modele.index(rangs[0])
            modele.setCurrentIndex(premiere, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(premiere)
        modele.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # --- keyboard, menu ---------------------------------------------------------------------------------------

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        """Arriving by Tab, the framed row is the one that a digit will send."""
        super().focusInEvent(evenement)
        tab = evenement.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if tab and self._modele.membres and not self.choisies():
            self.choisir([self._modele.membres[max(self.currentIndex().row(), 0)].id])

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Send, move, take out, open; the rest as any list."""
        ids, touche = self.choisies(), Qt.Key(evenement.key())
        seule = evenement.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        chiffre = chiffre_tape(evenement)
        if ids and chiffre is not None:
            self.envoi.emit(ids, chiffre)
        elif ids and seule and touche in _DECALAGES:
            self.decalage.emit(ids, _DECALAGES[touche])
        elif ids and touche in _RETRAITS:
            self.envoi.emit(ids, 0)
        elif ids and touche in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ouverte.emit(ids[0])
        elif touche not in _DECALAGES:
            super().keyPressEvent(evenement)

    def contextMenuEvent(self, evenement: QContextMenuEvent) -> None:
        """All that can be done with what is chosen."""
        if ids := self.choisies():
            clavier = evenement.reason() == QContextMenuEvent.Reason.Keyboard
            coin = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
            self.menu.emit(ids, coin if clavier else evenement.globalPos())

    def viewportEvent(self, evenement: QEvent) -> bool:
        """The whole of a row in its tool tip."""
        if evenement.type() == QEvent.Type.ToolTip:
            index = self.indexAt(evenement.pos())  # type: ignore[attr-defined]
            mots = self._modele.data(index, Qt.ItemDataRole.AccessibleTextRole) if index.isValid() else ""
            self.viewport().setToolTip(en_infobulle(mots))
        return super().viewportEvent(evenement)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """The rows, or what to do."""
        super().paintEvent(evenement)
        if not self._modele.membres and self.invite and self._modifiable:
            theme = theme_courant()
            marge = theme.px(12)
            peintre = QPainter(self.viewport())
            peintre.setFont(theme.police(0.89))
            peintre.setPen(theme.couleur("texte2"))
            cadre = self.viewport().rect().adjusted(marge, marge, -marge, -marge)
            peintre.drawText(cadre, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self.invite)

    # --- dropping ---------------------------------------------------------------------------------------------

    def _accueille(self, evenement: QDropEvent) -> bool:
        return self._modifiable and evenement.mimeData().hasFormat(TYPE_GLISSE)

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Structures from another column are welcome."""
        if self._accueille(evenement) and evenement.source() is not self:
            self.survolee.emit(True)
            evenement.acceptProposedAction()
        else:
            evenement.ignore()

    def dragMoveEvent(self, evenement: QDragMoveEvent) -> None:
        """Anywhere in the column."""
        if self._accueille(evenement) and evenement.source() is not self:
            evenement.acceptProposedAction()
        else:
            evenement.ignore()

    def dragLeaveEvent(self, evenement: QDragLeaveEvent) -> None:
        """Gone elsewhere."""
        self.survolee.emit(False)

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Ask for it; the dossier is written by the page, and the rows come back from there."""
        self.survolee.emit(False)
        if not self._accueille(evenement):
            evenement.ignore()
            return
        de, ids = lire_glisse(evenement.mimeData())
        aussi = bool(evenement.modifiers() & Qt.KeyboardModifier.ControlModifier)
        evenement.setDropAction(Qt.DropAction.CopyAction)  # the model itself moves nothing
        evenement.accept()
        if de != self.groupe:
            self.depot.emit(de, ids, aussi)

"""The map of objectives on screen: three columns of cards, read with the arrows, written in place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from app.models.carte_objectifs import Attente, CaseDeCarte, Sorte
from app.models.definitions.catalogue import Catalogue
from app.models.trace import Trace
from app.views.objectifs.carte_dessin import DessinateurDeCarte
from app.views.objectifs.carte_modele import ModeleCarte
from app.views.theme import theme_courant

_COLONNE_MIN = 190
"""Width of a column (pixels at 100 %) below which the map scrolls sideways."""

_PAS = {
    QAbstractItemView.CursorAction.MoveUp: (-1, 0),
    QAbstractItemView.CursorAction.MoveDown: (1, 0),
    QAbstractItemView.CursorAction.MoveLeft: (0, -1),
    QAbstractItemView.CursorAction.MoveRight: (0, 1),
}


class VueDeCarte(QTableView):
    """``ecrit(case, texte)``: words were typed; ``fiche(case)``: the sheet of a card is wanted; ``courante(case)``;
    ``ajout(case)``: something new under that card; ``deplacement(case, ±1)``; ``suppression(case)``."""

    ecrit = Signal(object, str)
    fiche = Signal(object)
    courante = Signal(object)
    ajout = Signal(object)
    deplacement = Signal(object, int)
    suppression = Signal(object)
    saisieFinie = Signal()

    def __init__(self, catalogue: Catalogue, lecture_seule: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("carteObjectifs")
        self.setAccessibleName("Carte des objectifs, des résultats attendus et des indicateurs")
        self._lecture_seule = lecture_seule
        self.modele = ModeleCarte(catalogue, lecture_seule, self)
        self.modele.ecrit.connect(self.ecrit)
        self.setModel(self.modele)
        self._dessin = DessinateurDeCarte(self)
        self._dessin.closeEditor.connect(self._finir)
        self.setItemDelegate(self._dessin)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setMinimumSectionSize(1)
        entete = self.horizontalHeader()
        entete.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        entete.setSectionsClickable(False)
        entete.setHighlightSections(False)
        entete.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentChanged.connect(self._annoncer)
        theme_courant().change.connect(self._remesurer)

    # --- what is shown ----------------------------------------------------------------------------------------

    def montrer(self, trace: Trace, alertes: dict[str, tuple[str, ...]], attente: Attente | None = None) -> None:
        """Show that trace; the current card stays current."""
        courante, haut = self.case_courante(), self.verticalScrollBar().value()
        self.clearSpans()
        self.modele.montrer(trace, alertes, attente)
        for case in self.modele.cases:
            colonnes = 3 if case.large else 1
            if case.lignes > 1 or colonnes > 1:
                self.setSpan(case.rang, case.colonne, case.lignes, colonnes)
        self._mesurer()
        self.verticalScrollBar().setValue(haut)
        if courante is not None and not (courante.id and self.viser(courante.id)):
            self._viser_pres_de(courante)

    def viser(self, id: str) -> bool:
        """Make the card of that row current; False if it isn’t on the map."""
        case = next((c for c in self.modele.cases if c.id == id), None)
        if case is not None:
            self.setCurrentIndex(self.modele.index_de(case))
        return case is not None

    def _viser_pres_de(self, partie: CaseDeCarte) -> None:
        """The card that now stands where one was."""
        voisine = self.modele.case_en(min(partie.rang, self.modele.hauteur - 1), partie.colonne)
        if voisine is not None and voisine.sorte is not Sorte.GROUPE:
            self.setCurrentIndex(self.modele.index_de(voisine))

    def case_courante(self) -> CaseDeCarte | None:
        """The card one is on."""
        return self.modele.case(self.currentIndex())

    def ecrire_dans(self, attente: Attente) -> bool:
        """Type in the place that waits for it; False if there is none."""
        case = next((c for c in self.modele.cases if c.attente == attente), None)
        if case is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setCurrentIndex(self.modele.index_de(case))
            self.edit(self.currentIndex())
        return case is not None

    def terminer(self) -> None:
        """Write at once what is being typed on the map (the page is being left or closed)."""
        if self.state() == QAbstractItemView.State.EditingState:
            for editeur in self.findChildren(QLineEdit, "saisieCarte"):
                self.commitData(editeur)
                self.closeEditor(editeur, QAbstractItemDelegate.EndEditHint.NoHint)

    # --- measuring --------------------------------------------------------------------------------------------

    def _remesurer(self) -> None:
        self._dessin.oublier()
        self._mesurer()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Three equal columns."""
        super().resizeEvent(evenement)
        self._mesurer()

    def _mesurer(self) -> None:
        theme = theme_courant()
        self.horizontalHeader().setFixedHeight(theme.px(30))
        large = max(self.viewport().width() // 3, theme.px(_COLONNE_MIN))
        for k in range(3):
            self.setColumnWidth(k, large)
        hauteurs = [0] * self.modele.hauteur
        for case in sorted(self.modele.cases, key=lambda c: c.lignes):
            besoin = self._dessin.hauteur(case, self.modele.carton(case), large * (3 if case.large else 1))
            dernier = case.rang + case.lignes - 1
            pris = sum(hauteurs[case.rang : dernier])
            hauteurs[dernier] = max(hauteurs[dernier], besoin - pris)
        for rang, hauteur in enumerate(hauteurs):
            if self.rowHeight(rang) != hauteur:
                self.setRowHeight(rang, hauteur)

    # --- moving -----------------------------------------------------------------------------------------------

    def moveCursor(self, action: QAbstractItemView.CursorAction, touches: Qt.KeyboardModifier) -> QModelIndex:
        """Up and down in a column, left to what holds the card, right to what it holds."""
        pas, case = _PAS.get(action), self.case_courante()
        choisissables = [c for c in self.modele.cases if c.sorte is not Sorte.GROUPE]
        if not choisissables:
            return QModelIndex()
        if case is None:
            return self.modele.index_de(choisissables[0])
        if pas is None:
            return self._en_tete(super().moveCursor(action, touches))
        voisine = self._a_cote(case, pas[1]) if pas[1] else self._au_dessous(case, pas[0], choisissables)
        return self.modele.index_de(voisine or case)

    def _en_tete(self, index: QModelIndex) -> QModelIndex:
        case = self.modele.case(index)
        return self.modele.index_de(case) if case is not None else self.currentIndex()

    def _a_cote(self, case: CaseDeCarte, pas: int) -> CaseDeCarte | None:
        if case.large and pas > 0:
            return None
        voisine = self.modele.case_en(case.rang, case.colonne + pas)
        return voisine if voisine is not None and voisine.sorte is not Sorte.GROUPE else None

    @staticmethod
    def _au_dessous(case: CaseDeCarte, pas: int, cases: list[CaseDeCarte]) -> CaseDeCarte | None:
        autres = [c for c in cases if c.colonne == case.colonne and (c.rang - case.rang) * pas > 0]
        return min(autres, key=lambda c: abs(c.rang - case.rang), default=None)

    def _annoncer(self, index: QModelIndex) -> None:
        self.modele.courante = self.modele.case(index)
        self.viewport().update()
        self.courante.emit(self.modele.courante)

    # --- doing ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée: the sheet, or type what is missing. Inser: something new. Alt+arrows: move. Ctrl+Suppr: delete."""
        case, touche = self.case_courante(), evenement.key()
        modificateurs = evenement.modifiers()
        if case is None:
            super().keyPressEvent(evenement)
        elif touche in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ouvrir(case)
        elif touche == Qt.Key.Key_Insert:
            self.ajout.emit(case)
        elif touche == Qt.Key.Key_Delete and modificateurs & Qt.KeyboardModifier.ControlModifier:
            self.suppression.emit(case)
        elif touche in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modificateurs & Qt.KeyboardModifier.AltModifier:
            self.deplacement.emit(case, -1 if touche == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(evenement)

    def mouseReleaseEvent(self, evenement: QMouseEvent) -> None:
        """A click on a place to write types there."""
        super().mouseReleaseEvent(evenement)
        case = self.modele.case(self.indexAt(evenement.position().toPoint()))
        if case is not None and case.sorte is Sorte.A_ECRIRE and evenement.button() == Qt.MouseButton.LeftButton:
            self._ouvrir(case)

    def mouseDoubleClickEvent(self, evenement: QMouseEvent) -> None:
        """A double click opens the sheet of a card."""
        case = self.modele.case(self.indexAt(evenement.position().toPoint()))
        if case is not None and case.id:
            self._ouvrir(case)

    def _ouvrir(self, case: CaseDeCarte) -> None:
        if case.sorte is not Sorte.A_ECRIRE:
            self.fiche.emit(case)
        elif not self._lecture_seule:
            self.edit(self.modele.index_de(case))

    def _finir(self, editeur: QWidget, suite: QAbstractItemDelegate.EndEditHint) -> None:
        QTimer.singleShot(0, self, self.saisieFinie.emit)

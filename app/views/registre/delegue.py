"""How the cells of a register are painted and edited."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QListWidget,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from app.models.colonnes import Colonne, TypeReference, TypeTexteLong
from app.models.nombres import ValeurIncomprise
from app.models.typographie import francais
from app.views.elements.infobulle import en_infobulle
from app.views.registre.choix_reference import EditeurReference
from app.views.registre.editeurs import EDITEURS, EditeurChoix, EditeurLigne, EditeurLong
from app.views.registre.ligne_collante import LigneCollante
from app.views.registre.modele import ColonneRole, Index, ModeleRegistre
from app.views.registre.tic import peindre_boite
from app.views.theme import theme_courant

_Fin = QAbstractItemDelegate.EndEditHint
_TABULATIONS = {int(Qt.Key.Key_Tab): _Fin.EditNextItem, int(Qt.Key.Key_Backtab): _Fin.EditPreviousItem}


class DelegueRegistre(QStyledItemDelegate):
    """Makes the editors, keeps open the one whose text can't be understood, and says why.

    ``tableauColle(texte)``: in an editor, somebody has pasted several cells of a spreadsheet.
    """

    tableauColle = Signal(str)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The editor of the cell's kind of column."""
        colonne: Colonne = index.data(ColonneRole)
        editeur: QWidget = EDITEURS[type(colonne.type)](colonne, parent)
        editeur.setObjectName(f"cellule.{colonne.nom}")
        editeur.setAccessibleName(colonne.libelle)
        modele = index.model()
        editeur.setProperty("nouvelle", isinstance(modele, ModeleRegistre) and modele.id_de(index.row()) is None)
        saisie = editeur.lineEdit() if isinstance(editeur, QComboBox) else editeur
        if isinstance(saisie, LigneCollante | EditeurLong):
            saisie.detourner = partial(self._detourner, editeur)
        if isinstance(editeur, QComboBox) and not editeur.isEditable():
            editeur.activated.connect(lambda: self._accepter(editeur))
            editeur.view().setProperty("editeur", editeur)
            editeur.view().installEventFilter(self)
            QTimer.singleShot(0, editeur, editeur.showPopup)
        if isinstance(editeur, EditeurReference):
            editeur.activated.connect(lambda: self._accepter(editeur))
        return editeur

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Cells breathe as much as their header; a tick is drawn like the program’s own boxes."""
        theme = theme_courant()
        cadre = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            peintre.fillRect(cadre, theme.couleur("selection"))
        coche = index.data(Qt.ItemDataRole.CheckStateRole)
        if coche is not None:
            cote = theme.px(14)
            boite = QRectF(cadre.center().x() - cote / 2, cadre.center().y() - cote / 2, cote, cote)
            peindre_boite(peintre, boite, Qt.CheckState(coche) is Qt.CheckState.Checked)
            if option.state & QStyle.StateFlag.State_HasFocus:
                peintre.setPen(QPen(theme.couleur("focus"), 1.5))
                peintre.setBrush(Qt.BrushStyle.NoBrush)
                peintre.drawRect(cadre.adjusted(1, 1, -2, -2))
            return
        marge = theme.px(3)
        option.rect = cadre.adjusted(marge, 0, -marge, 0)
        if _nomme(index):
            option.textElideMode = Qt.TextElideMode.ElideMiddle
        super().paint(peintre, option, index)

    def editorEvent(
        self, evenement: QEvent, modele: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click anywhere in the cell, or Espace, ticks it."""
        coche = index.data(Qt.ItemDataRole.CheckStateRole)
        if coche is None or not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return bool(super().editorEvent(evenement, modele, option, index))
        clic = isinstance(evenement, QMouseEvent) and evenement.type() == QEvent.Type.MouseButtonRelease
        espace = isinstance(evenement, QKeyEvent) and evenement.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        if not (espace or (clic and evenement.button() == Qt.MouseButton.LeftButton)):  # type: ignore[attr-defined]
            return False
        etait = Qt.CheckState(coche) is Qt.CheckState.Checked
        suite = Qt.CheckState.Unchecked if etait else Qt.CheckState.Checked
        return modele.setData(index, suite, Qt.ItemDataRole.CheckStateRole)

    def setEditorData(self, editeur: QWidget, index: Index) -> None:
        """Show the value, once: a refresh must not wipe what is being typed."""
        if not editeur.property("pose"):
            editeur.setProperty("pose", True)
            editeur.poser(index.data(Qt.ItemDataRole.EditRole))  # type: ignore[attr-defined]

    def setModelData(self, editeur: QWidget, modele: QAbstractItemModel, index: Index) -> None:
        """Write what was typed; what can't be understood is told and the old value stays."""
        assert isinstance(modele, ModeleRegistre)
        try:
            valeur = editeur.lire()  # type: ignore[attr-defined]
        except ValeurIncomprise as refus:
            modele.refus.emit(francais(f"{refus} L’ancienne valeur est gardée."))
            return
        modele.setData(index, valeur)

    def updateEditorGeometry(self, editeur: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """In its cell; what needs room spreads over the neighbours, inside the table."""
        cadre = QRect(option.rect)
        if isinstance(editeur, QPlainTextEdit | QListWidget):
            theme = theme_courant()
            vue = editeur.parentWidget()
            porteur = vue.rect() if vue is not None else cadre
            haut = theme.px(112 if isinstance(editeur, QPlainTextEdit) else 26 * min(editeur.count(), 7) + 6)
            cadre.setSize(QSize(max(cadre.width(), theme.px(280)), min(haut, porteur.height())))
            if cadre.right() > porteur.right():
                cadre.moveRight(porteur.right())
            if cadre.bottom() > porteur.bottom():
                cadre.moveBottom(porteur.bottom())
            cadre.moveTopLeft(QPoint(max(cadre.left(), 0), max(cadre.top(), 0)))
        elif isinstance(editeur, QComboBox):
            cadre.setWidth(max(cadre.width(), theme_courant().px(150)))
        editeur.setGeometry(cadre)

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Entrée, Tab: what can't be read keeps its editor open, a list gives its choice; Maj+Entrée: next line."""
        liste = objet.property("editeur")  # of an unfolded list, which isn’t an editor itself
        if not isinstance(evenement, QKeyEvent) or evenement.type() != QEvent.Type.KeyPress:
            return not isinstance(liste, EditeurChoix) and bool(super().eventFilter(objet, evenement))
        suite = _TABULATIONS.get(evenement.key())
        entree = evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(liste, EditeurChoix):
            return self._prendre(liste, suite) if suite else self._chercher(liste, evenement)
        if isinstance(objet, EditeurLigne | EditeurReference) and (entree or suite) and not self._comprise(objet):
            return True
        if isinstance(objet, QPlainTextEdit) and entree:
            retour = evenement.modifiers() & Qt.KeyboardModifier.ShiftModifier
            return False if retour else self._accepter(objet)
        if isinstance(objet, QPlainTextEdit) and suite:  # where Qt’s own Tab would leave the table
            return self._accepter(objet, suite)
        if isinstance(objet, QListWidget | EditeurReference) and entree:
            return self._accepter(objet)
        return bool(super().eventFilter(objet, evenement))

    def _accepter(self, editeur: QWidget, suite: QAbstractItemDelegate.EndEditHint = _Fin.NoHint) -> bool:
        self.commitData.emit(editeur)
        self.closeEditor.emit(editeur, suite)
        return True

    def _prendre(self, liste: QComboBox, suite: QAbstractItemDelegate.EndEditHint) -> bool:
        """Tab in an unfolded list takes what is under the cursor and goes on."""
        liste.setCurrentIndex(liste.view().currentIndex().row())
        liste.hidePopup()
        return self._accepter(liste, suite)

    @staticmethod
    def _chercher(liste: EditeurChoix, evenement: QKeyEvent) -> bool:
        lettres = evenement.text()
        if not lettres.strip() or not lettres.isprintable():
            return False
        liste.chercher(lettres)
        return True

    def _detourner(self, editeur: QWidget, texte: str) -> bool:
        """A block goes to the cells, not into the one being typed; lines pasted in a text or a name stay there."""
        nouvelle, cases = bool(editeur.property("nouvelle")), "\t" in texte
        lignes = "\n" in texte.strip("\r\n")
        if not (nouvelle and cases if isinstance(editeur, EditeurLong) else cases or (nouvelle and lignes)):
            return False
        self.closeEditor.emit(editeur)
        self.tableauColle.emit(texte)
        return True

    @staticmethod
    def _comprise(editeur: EditeurLigne | EditeurReference) -> bool:
        try:
            editeur.lire()
        except ValeurIncomprise as refus:
            editeur.setProperty("etat", "erreur")
            editeur.style().unpolish(editeur)
            editeur.style().polish(editeur)
            editeur.setAccessibleDescription(francais(str(refus)))
            QToolTip.showText(
                editeur.mapToGlobal(QPoint(0, editeur.height())), en_infobulle(francais(str(refus))), editeur
            )
            return False
        return True


def _nomme(index: Index) -> bool:
    """Whether the cell holds a name: many begin alike (« Office de tourisme de… »), their end tells them apart."""
    colonne, modele = index.data(ColonneRole), index.model()
    if not isinstance(colonne, Colonne) or not isinstance(modele, ModeleRegistre) or modele.id_de(index.row()) is None:
        return False
    cle = colonne.nom == modele.registre.cle and not isinstance(colonne.type, TypeTexteLong)
    return cle or isinstance(colonne.type, TypeReference)

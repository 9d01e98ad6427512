"""The rail at the left: the cycle with its rings, then the registers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.views.elements.anneau import peindre_anneau
from app.views.fenetre.rail_modele import ROLE_RANG, GenreRang, RailModele, Rang
from app.views.theme import theme_courant

LARGEUR = 261

_HAUTEURS = {
    GenreRang.RUBRIQUE: 34,
    GenreRang.ETAPE: 26,
    GenreRang.PHASE: 26,
    GenreRang.TRAIT: 13,
    GenreRang.REGISTRE: 23,
}


_SERRAGE = 0.84
"""Rows are never lower than this part of their height: a low window then scrolls."""


def mots_entiers(texte: str, place: int, mesure: QFontMetrics) -> str:
    """As many whole words of ``texte`` as ``place`` pixels hold: an amount is said in full, or left out."""
    if mesure.horizontalAdvance(texte) <= place:
        return texte
    mots = texte.split(" ")  # not the spaces inside an amount, nor « 2 tensions »
    debuts = (" ".join(mots[:n]).rstrip(" ·") + "…" for n in range(len(mots) - 1, 0, -1))
    return next((debut for debut in debuts if mesure.horizontalAdvance(debut) <= place), "")


class Rail(QListView):
    """``choisi(adresse)`` on a click, or Entrée; arrows only move. ``peint()`` once, when it is first on screen."""

    choisi = Signal(str)
    peint = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setProperty("genre", "rail")
        self.setAccessibleName("Le cycle et les registres")
        self.setViewport(QWidget())  # one that Python made: PySide6 need not look through all widgets for its class
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setItemDelegate(_Pinceau(self))
        self.modele = RailModele(self)
        self.setModel(self.modele)
        self.clicked.connect(self._aller)
        self._adresse = ""
        self.au_clavier = False
        self._serre = 1.0
        self._jamais_peint = True
        self.modele.modelReset.connect(self.serrer)
        self._dimensionner()
        theme_courant().change.connect(self._dimensionner)

    def _dimensionner(self) -> None:
        self.tenir_dans(10_000)

    def tenir_dans(self, largeur: int) -> None:
        """At most a third of a window of that width (large zooms): the words are then cut."""
        self.setFixedWidth(min(theme_courant().px(LARGEUR), max(largeur // 3, LARGEUR)))
        self.serrer()
        self.scheduleDelayedItemsLayout()

    def hauteur(self, genre: GenreRang) -> int:
        """Height of a row of that kind, in pixels: a little lower where that lets the whole rail be seen."""
        return int(theme_courant().px(_HAUTEURS[genre]) * self._serre)

    def serrer(self) -> None:
        """Lower the rows, within reason, so that they hold in the height there is."""
        rangs = [self.modele.rang(n) for n in range(self.modele.rowCount())]
        pleine = sum(theme_courant().px(_HAUTEURS[rang.genre]) for rang in rangs if rang is not None)
        serre = min(1.0, max(_SERRAGE, self.viewport().height() / pleine)) if pleine else 1.0
        if serre != self._serre:
            self._serre = serre
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """The rows follow the height of the window."""
        super().resizeEvent(evenement)
        self.serrer()

    def montrer(self, adresse: str) -> None:
        """Mark the row of that address (`pages.rang_du_rail`): where one is."""
        self._adresse = adresse
        ligne = self.modele.ligne_de(adresse)
        if ligne >= 0:
            self.setCurrentIndex(self.modele.index(ligne, 0))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    def adresse_montree(self) -> str:
        """The address of the row marked."""
        return self._adresse

    def _aller(self, index: QModelIndex) -> None:
        rang = index.data(ROLE_RANG)
        if isinstance(rang, Rang) and rang.choisissable:
            self.choisi.emit(rang.adresse)

    def keyPressEvent(self, evenement: Any) -> None:
        """Entrée or Espace goes there."""
        self.au_clavier = True
        if evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._aller(self.currentIndex())
        else:
            super().keyPressEvent(evenement)

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        """The ring shows where the keyboard is, not where the mouse was."""
        self.au_clavier = evenement.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        super().focusInEvent(evenement)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """The list, then the line that parts it from the page."""
        super().paintEvent(evenement)
        peintre = QPainter(self.viewport())
        peintre.setPen(theme_courant().couleur("trait"))
        x = self.viewport().width() - 1
        peintre.drawLine(x, 0, x, self.viewport().height())
        if self._jamais_peint:
            self._jamais_peint = False
            self.peint.emit()


class _Pinceau(QStyledItemDelegate):
    """Paints one row of the rail."""

    def __init__(self, rail: Rail) -> None:
        super().__init__(rail)
        self._rail = rail

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Height by kind of row."""
        rang: Rang = index.data(ROLE_RANG)
        return QSize(100, self._rail.hauteur(rang.genre))

    def paint(
        self, peintre: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        rang: Rang = index.data(ROLE_RANG)
        cadre: QRect = option.rect
        etat: QStyle.StateFlag = option.state
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        if rang.genre is GenreRang.TRAIT:
            self._trait(peintre, cadre)
        elif rang.choisissable:
            self._fond(peintre, rang, cadre, etat)
            self._destination(peintre, rang, cadre)
        else:
            self._tete(peintre, rang, cadre)
        peintre.restore()

    def _trait(self, peintre: QPainter, cadre: QRect) -> None:
        theme = theme_courant()
        peintre.setPen(QPen(theme.couleur("trait"), 1))
        y = cadre.center().y()
        peintre.drawLine(theme.px(14), y, cadre.right() - theme.px(10), y)

    def _tete(self, peintre: QPainter, rang: Rang, cadre: QRect) -> None:
        theme = theme_courant()
        rubrique = rang.genre is GenreRang.RUBRIQUE
        peintre.setFont(theme.police(0.96 if rubrique else 1.0, gras=True))
        peintre.setPen(theme.couleur("texte2" if rubrique else f"etape{rang.etape}"))
        decalage = theme.px(4 if rubrique else 3)
        dedans = cadre.adjusted(theme.px(14 if rubrique else 17), decalage, 0, 0)
        peintre.drawText(dedans, Qt.AlignmentFlag.AlignVCenter, rang.texte)

    def _fond(self, peintre: QPainter, rang: Rang, cadre: QRect, etat: QStyle.StateFlag) -> None:
        theme = theme_courant()
        bulle = QRectF(cadre).adjusted(theme.px(14), 1, -theme.px(10), -1)
        courant = rang.adresse == self._rail.adresse_montree()
        peintre.setPen(Qt.PenStyle.NoPen)
        if courant:
            peintre.setBrush(theme.couleur(f"etape{rang.etape or 1}_teinte"))
            peintre.drawRoundedRect(bulle, 5, 5)
        elif etat & QStyle.StateFlag.State_MouseOver:
            peintre.setBrush(theme.couleur("survol"))
            peintre.drawRoundedRect(bulle, 5, 5)
        pointe = etat & QStyle.StateFlag.State_HasFocus or etat & QStyle.StateFlag.State_Selected
        if pointe and self._rail.hasFocus() and self._rail.au_clavier:
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.setPen(QPen(theme.couleur("focus"), 2))
            peintre.drawRoundedRect(bulle.adjusted(1, 1, -1, -1), 5, 5)

    def _destination(self, peintre: QPainter, rang: Rang, cadre: QRect) -> None:
        theme = theme_courant()
        phase = rang.genre is GenreRang.PHASE
        courant = rang.adresse == self._rail.adresse_montree()
        gauche, droite = theme.px(48 if phase else 22), cadre.right() - theme.px(16)
        if phase:
            cote = theme.px(18)
            anneau = QRectF(theme.px(22), cadre.center().y() - cote / 2 + 0.5, cote, cote)
            peindre_anneau(peintre, anneau, rang.part, theme.couleur(f"etape{rang.etape}"), theme.couleur("anneau"))
        police: QFont = theme.police(1, gras=courant)
        peintre.setFont(police)
        peintre.setPen(theme.couleur("texte"))
        texte = peintre.fontMetrics().elidedText(rang.texte, Qt.TextElideMode.ElideRight, droite - gauche)
        zone = QRect(gauche, cadre.top(), droite - gauche, cadre.height())
        peintre.drawText(zone, Qt.AlignmentFlag.AlignVCenter, texte)
        zone.setLeft(gauche + peintre.fontMetrics().horizontalAdvance(texte) + theme.px(6))
        self._a_droite(peintre, rang.droite, zone)

    def _a_droite(self, peintre: QPainter, mots: str, zone: QRect) -> None:
        """What the register says, in the room its name leaves."""
        theme = theme_courant()
        peintre.setFont(theme.police(0.86))
        peintre.setPen(theme.couleur("texte2"))
        alignement = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        peintre.drawText(zone, int(alignement), mots_entiers(mots, zone.width(), peintre.fontMetrics()))

"""The table of what a form changes: headings across it, ticks, and the kind of each change as a pill with a sign."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.services.imports.formulaires import Genre
from app.views.imports.retour_modele import (
    APRES,
    CELLULE,
    COCHE,
    CONSTAT,
    DOSSIER,
    FORMULAIRE,
    QUESTION,
    GenreRole,
    Index,
    ModeleRetour,
    TitreRole,
)
from app.views.registre.tic import peindre_boite
from app.views.theme import theme_courant

SIGNES: Mapping[Genre, tuple[str, str]] = {
    Genre.CHANGEE: ("→", "fait"),
    Genre.CONFLIT: ("≠", "attention"),
    Genre.VIDEE: ("∅", "info"),
    Genre.INCOMPRISE: ("!", "danger"),
}
"""Kind → its sign and its colour."""

_LARGEURS = {COCHE: 34, CELLULE: 62, QUESTION: 230, DOSSIER: 195, FORMULAIRE: 195, APRES: 195, CONSTAT: 140}
_ELASTIQUES = (QUESTION, DOSSIER, FORMULAIRE, APRES)


class TableRetour(QTableView):
    """Espace ticks the row, wherever the current cell is."""

    def __init__(self, modele: ModeleRetour) -> None:
        super().__init__()
        self._modele = modele
        self.setModel(modele)
        self.setItemDelegate(_Delegue(self))
        self.setObjectName("retourTable")
        self.setAccessibleName("Ce que le formulaire change")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        entete = self.horizontalHeader()
        entete.setHighlightSections(False)
        entete.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for colonne in _LARGEURS:
            mode = QHeaderView.ResizeMode.Stretch if colonne in _ELASTIQUES else QHeaderView.ResizeMode.Interactive
            entete.setSectionResizeMode(colonne, mode)
        modele.modelReset.connect(self._etendre_les_titres)
        theme_courant().change.connect(self._dimensionner)
        self._dimensionner()

    def _dimensionner(self) -> None:
        theme = theme_courant()
        self.verticalHeader().setDefaultSectionSize(theme.px(30))
        for colonne, largeur in _LARGEURS.items():
            self.setColumnWidth(colonne, theme.px(largeur))

    def _etendre_les_titres(self) -> None:
        """A heading takes the whole row, but for its tick."""
        self.clearSpans()
        for rang in self._modele.titres():
            self.setSpan(rang, CELLULE, 1, CONSTAT)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Espace ticks."""
        if evenement.key() == Qt.Key.Key_Space:
            self._modele.basculer(self.currentIndex().row())
        else:
            super().keyPressEvent(evenement)

    def mouseReleaseEvent(self, evenement: QMouseEvent) -> None:
        """So does a click on the box, or beside it."""
        super().mouseReleaseEvent(evenement)
        index = self.indexAt(evenement.position().toPoint())
        if evenement.button() is Qt.MouseButton.LeftButton and index.isValid() and index.column() == COCHE:
            self._modele.basculer(index.row())


class _Delegue(QStyledItemDelegate):
    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Heading, tick, pill, or text."""
        theme = theme_courant()
        cadre = QRect(option.rect)
        titre = bool(index.data(TitreRole))
        choisie = bool(option.state & QStyle.StateFlag.State_Selected)
        if choisie or titre:
            peintre.fillRect(cadre, theme.couleur("selection" if choisie else "surface2"))
        colonne = index.column()
        if colonne not in (COCHE, CONSTAT) and not titre:
            option.rect = cadre.adjusted(theme.px(4), 0, -theme.px(4), 0)
            coche = index.model().index(index.row(), COCHE).data(Qt.ItemDataRole.CheckStateRole)
            option.font = theme.police(1.0, gras=colonne == APRES and coche == Qt.CheckState.Checked)
            super().paint(peintre, option, index)
            return
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        if colonne == COCHE:
            _peindre_coche(peintre, cadre, index)
        elif titre:
            peintre.setFont(theme.police(1.0, gras=True))
            peintre.setPen(theme.couleur("texte"))
            place = cadre.adjusted(theme.px(6), 0, -theme.px(6), 0)
            mots = peintre.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, place.width())
            peintre.drawText(place, Qt.AlignmentFlag.AlignVCenter, mots)
        else:
            _peindre_genre(peintre, cadre, index.data(GenreRole))
        if option.state & QStyle.StateFlag.State_HasFocus:
            peintre.setPen(QPen(theme.couleur("focus"), 1.5))
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.drawRect(cadre.adjusted(1, 1, -2, -2))
        peintre.restore()


def _peindre_coche(peintre: QPainter, cadre: QRect, index: Index) -> None:
    etat = index.data(Qt.ItemDataRole.CheckStateRole)
    if etat is None:
        return
    theme = theme_courant()
    cote = theme.px(14)
    boite = QRectF(cadre.center().x() - cote / 2, cadre.center().y() - cote / 2, cote, cote)
    peindre_boite(peintre, boite, Qt.CheckState(etat) is Qt.CheckState.Checked)
    if Qt.CheckState(etat) is Qt.CheckState.PartiallyChecked:
        peintre.fillRect(boite.adjusted(cote * 0.25, cote * 0.43, -cote * 0.25, -cote * 0.43), theme.couleur("texte"))


def _peindre_genre(peintre: QPainter, cadre: QRect, genre: Genre) -> None:
    theme = theme_courant()
    signe, couleur = SIGNES[genre]
    peintre.setFont(theme.police(0.86, gras=True))
    mesure = peintre.fontMetrics()
    largeur = mesure.horizontalAdvance(genre.libelle) + theme.px(34)
    hauteur = mesure.height() + theme.px(4)
    pilule = QRectF(cadre.x() + theme.px(4), cadre.center().y() - hauteur / 2, largeur, hauteur)
    peintre.setPen(Qt.PenStyle.NoPen)
    peintre.setBrush(theme.couleur(f"{couleur}_fond"))
    peintre.drawRoundedRect(pilule, hauteur / 2, hauteur / 2)
    peintre.setPen(theme.couleur(couleur))
    milieu = Qt.AlignmentFlag.AlignVCenter
    peintre.drawText(pilule.adjusted(theme.px(9), 0, 0, 0), milieu, signe)
    peintre.drawText(pilule.adjusted(theme.px(23), 0, 0, 0), milieu, genre.libelle)

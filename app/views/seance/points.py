"""The agenda on the screen of the session: where one is, what was dealt with, what is to come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.models.typographie import INSECABLE
from app.services.comite.ordre_du_jour import PointLu
from app.views.seance.chronometre import dire_duree
from app.views.seance.mesures import Mesures
from app.views.theme import theme_courant

Index = QModelIndex | QPersistentModelIndex
_MARGE, _NUMERO, _LIGNES = 6, 42, 2
"""Around the words, room for the rank, lines of a title: pixels on a small screen."""


class _Modele(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.points: tuple[PointLu, ...] = ()

    def remplacer(self, points: tuple[PointLu, ...]) -> None:
        self.beginResetModel()
        self.points = points
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt’s own signature
        return 0 if parent.isValid() else len(self.points)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        point = self.points[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return point.titre
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{index.row() + 1}. {point.titre}, {'traité' if point.traite else 'à traiter'}"
        return None


class ListeDesPoints(QListView):
    """``choisi(id)`` when the user goes to another point, by mouse or keyboard."""

    choisi = Signal(str)

    def __init__(self, mesures: Mesures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pointsDeLaSeance")
        self.setAccessibleName("Ordre du jour de la séance")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.modele = _Modele(self)
        self.setModel(self.modele)
        self.setItemDelegate(_Dessinateur(mesures, self))
        self._muet = False
        self._temps: Mapping[str, int] = {}
        self.selectionModel().currentChanged.connect(self._annoncer)

    def definir(self, points: tuple[PointLu, ...], courant: str) -> None:
        """Show these points, that one current; no signal."""
        self._muet = True
        if points != self.modele.points:
            self.modele.remplacer(points)
        rang = next((i for i, point in enumerate(points) if point.id == courant), -1)
        if rang >= 0:
            self.setCurrentIndex(self.modele.index(rang))
            self.scrollTo(self.currentIndex())
        self._muet = False

    def montrer_temps(self, secondes: Mapping[str, int]) -> None:
        """Seconds spent on each point so far, in this opening of the session."""
        if secondes != self._temps:
            self._temps = secondes
            self.scheduleDelayedItemsLayout()

    def temps_de(self, point: PointLu) -> str:
        """« 12:40 / 10 min » for a point that was talked about and is no longer under way; else nothing."""
        secondes = self._temps.get(point.id, 0)
        if not secondes or self.modele.points[self.currentIndex().row()].id == point.id:
            return ""
        return f"{dire_duree(secondes)} / {point.duree}{INSECABLE}min" if point.duree else dire_duree(secondes)

    def _annoncer(self, index: QModelIndex) -> None:
        if not self._muet and index.isValid():
            self.choisi.emit(self.modele.points[index.row()].id)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Titles wrap at the new width."""
        super().resizeEvent(evenement)
        self.scheduleDelayedItemsLayout()


class _Dessinateur(QStyledItemDelegate):
    """The rank (or a tick), and the title on two lines; or on one, over the time its point took."""

    def __init__(self, mesures: Mesures, parent: ListeDesPoints) -> None:
        super().__init__(parent)
        self._m = mesures

    def _police(self, courant: bool) -> QFont:
        return self._m.police(gras=courant)

    def _coupe(self, titre: str, largeur: float, courant: bool, au_plus: int = _LIGNES) -> list[str]:
        """The title on so many lines at most, the last one cut with « … »."""
        police = self._police(courant)
        pose = QTextLayout(titre, police)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        pose.setTextOption(option)
        pose.beginLayout()
        lignes: list[str] = []
        debut = 0
        while len(lignes) < au_plus - 1 and (ligne := pose.createLine()).isValid():
            ligne.setLineWidth(max(largeur, 40))
            debut = ligne.textStart() + ligne.textLength()
            lignes.append(titre[ligne.textStart() : debut].rstrip())
        pose.endLayout()
        if reste := titre[debut:].strip():
            lignes.append(QFontMetricsF(police).elidedText(reste, Qt.TextElideMode.ElideRight, largeur))
        return lignes or [""]

    def _vue(self) -> ListeDesPoints:
        vue = self.parent()
        assert isinstance(vue, ListeDesPoints)
        return vue

    def _largeur(self) -> float:
        return float(self._vue().viewport().width() - self._m.px(_NUMERO) - 2 * self._m.px(_MARGE))

    def _courant(self, index: Index) -> bool:
        return self._vue().currentIndex().row() == index.row()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lignes = len(self._coupe(str(index.data()), self._largeur(), True))
        if self._vue().temps_de(self._vue().modele.points[index.row()]):
            lignes = _LIGNES
        hauteur = lignes * QFontMetricsF(self._police(True)).lineSpacing() + 2 * self._m.px(_MARGE)
        return QSize(40, round(hauteur))

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, courant = theme_courant(), self._courant(index)
        cadre, etat = QRectF(option.rect), option.state
        point = self._vue().modele.points[index.row()]
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        if courant:
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(theme.couleur("selection"))
            peintre.drawRoundedRect(cadre.adjusted(1, 1, -1, -1), 6, 6)
        if courant and etat & QStyle.StateFlag.State_HasFocus:
            peintre.setPen(QPen(theme.couleur("focus"), 2))
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.drawRoundedRect(cadre.adjusted(2, 2, -2, -2), 6, 6)
        police = self._police(courant)
        mesure = QFontMetricsF(police)
        peintre.setFont(police)
        peintre.setPen(theme.couleur("texte" if courant or not point.traite else "texte2"))
        y = cadre.y() + self._m.px(_MARGE) + mesure.ascent()
        x = cadre.x() + self._m.px(_MARGE)
        peintre.drawText(round(x), round(y), "✓" if point.traite else f"{index.row() + 1}.")
        temps = self._vue().temps_de(point)
        for ligne in self._coupe(point.titre, self._largeur(), courant, 1 if temps else _LIGNES):
            peintre.drawText(round(x + self._m.px(_NUMERO)), round(y), ligne)
            y += mesure.lineSpacing()
        if temps:
            peintre.setPen(theme.couleur("texte2"))
            peintre.drawText(round(x + self._m.px(_NUMERO)), round(y), temps)
        peintre.restore()

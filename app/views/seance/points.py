"""The agenda on the screen of the session: where one is, what was dealt with, what is to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.models.typographie import INSECABLE
from app.services.comite.ordre_du_jour import PointLu
from app.views.seance.chronometre import dire_duree
from app.views.seance.mesures import LISIBLE, Mesures
from app.views.theme import theme_courant

Index = QModelIndex | QPersistentModelIndex
_MARGE, _NUMERO = 6, 42
"""Around the words, room for the rank: pixels on a small screen."""

_MISES = ((LISIBLE, 2), (LISIBLE, 3), (20.0, 3), (18.0, 3))
"""Size (points) and lines of the titles, from the best to the least: the first that shows them all is taken."""


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
        self._dessinateur = Dessinateur(mesures, self)
        self.setItemDelegate(self._dessinateur)
        self._muet = False
        self._temps: Mapping[str, int] = {}
        self.selectionModel().currentChanged.connect(self._annoncer)

    def definir(self, points: tuple[PointLu, ...], courant: str) -> None:
        """Show these points, that one current; no signal."""
        self._muet = True
        if points != self.modele.points:
            self.modele.remplacer(points)
            self._mettre_en_page()
        rang = next((i for i, point in enumerate(points) if point.id == courant), -1)
        if rang >= 0:
            self.setCurrentIndex(self.modele.index(rang))
            self.scrollTo(self.currentIndex())
        self._muet = False

    def montrer_temps(self, secondes: Mapping[str, int]) -> None:
        """Seconds spent on each point so far in this opening of the session, but for the one under way."""
        if secondes != self._temps:
            self._temps = secondes
            self.scheduleDelayedItemsLayout()

    def temps_de(self, point: PointLu) -> str:
        """« 12:40 / 10 min » for a point that was talked about and is no longer under way; else nothing."""
        secondes = self._temps.get(point.id, 0)
        if not secondes:
            return ""
        return f"{dire_duree(secondes)} / {point.duree}{INSECABLE}min" if point.duree else dire_duree(secondes)

    def _annoncer(self, index: QModelIndex) -> None:
        if not self._muet and index.isValid():
            self.choisi.emit(self.modele.points[index.row()].id)

    def _mettre_en_page(self) -> None:
        """Titles whole in the largest type in which all of them fit; where none does, the smallest, and it scrolls."""
        titres = [point.titre for point in self.modele.points]
        self._dessinateur.choisir(titres, self.viewport().height())
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Titles wrap at the new width."""
        super().resizeEvent(evenement)
        self._mettre_en_page()


class Dessinateur(QStyledItemDelegate):
    """The rank (or a tick), and the title; its last line gives way to the time that its point took."""

    def __init__(self, mesures: Mesures, parent: ListeDesPoints) -> None:
        super().__init__(parent)
        self._m = mesures
        self.points, self.lignes = _MISES[0]

    def choisir(self, titres: Sequence[str], hauteur: int) -> None:
        """The first of `_MISES` in which these titles stand whole in that height, else the last."""
        for self.points, self.lignes in _MISES:
            entiers = [self.coupe(titre, self.largeur(), True, len(titre) + 1) for titre in titres]
            haut = sum(self._hauteur(len(lignes)) for lignes in entiers)
            if haut <= hauteur and all(len(lignes) <= self.lignes for lignes in entiers):
                return

    def _hauteur(self, lignes: int) -> int:
        return round(lignes * QFontMetricsF(self._police(True)).lineSpacing() + 2 * self._m.px(_MARGE))

    def _police(self, courant: bool) -> QFont:
        return self._m.police(self.points, gras=courant)

    def coupe(self, titre: str, largeur: float, courant: bool, au_plus: int) -> list[str]:
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

    def largeur(self) -> float:
        """Pixels that a title has."""
        return float(self._vue().viewport().width() - self._m.px(_NUMERO) - 2 * self._m.px(_MARGE))

    def _courant(self, index: Index) -> bool:
        return self._vue().currentIndex().row() == index.row()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines."""
        return QSize(40, self._hauteur(self._lignes(self._vue().modele.points[index.row()])))

    def _lignes(self, point: PointLu) -> int:
        """How many lines a point takes: those of its title in bold, two at least if its time is said."""
        lignes = len(self.coupe(point.titre, self.largeur(), True, self.lignes))
        return max(lignes, 2) if self._vue().temps_de(point) else lignes

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Where one is stands out by its ground and its weight; what was dealt with has a tick."""
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
        au_plus = self._lignes(point) - 1 if temps else self.lignes
        for ligne in self.coupe(point.titre, self.largeur(), courant, au_plus):
            peintre.drawText(round(x + self._m.px(_NUMERO)), round(y), ligne)
            y += mesure.lineSpacing()
        if temps:
            peintre.setPen(theme.couleur("texte2"))
            peintre.drawText(round(x + self._m.px(_NUMERO)), round(y), temps)
        peintre.restore()

"""Ctrl+K: go anywhere, search everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.models.typographie import francais
from app.views.elements import Etiquette
from app.views.theme import theme_courant

if TYPE_CHECKING:
    from app.services.recherche import Recherche, Resultat

_ROLE = Qt.ItemDataRole.UserRole + 1


class Palette(QDialog):
    """A field and a list; ``choisi(adresse)`` on Entrée or a click."""

    choisi = Signal(str)

    def __init__(self, recherche: Recherche, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._recherche = recherche
        self.setObjectName("palette")
        self.setAccessibleName("Rechercher ou aller à")
        theme = theme_courant()
        self._champ = QLineEdit()
        self._champ.setObjectName("paletteChamp")
        self._champ.setAccessibleName("Rechercher")
        self._champ.setPlaceholderText(
            francais("Une phase, une action, une structure, une fiche, un mot de vos notes…")
        )
        self._modele = _Resultats(self)
        self._liste = QListView()
        self._liste.setObjectName("paletteListe")
        self._liste.setAccessibleName("Résultats")
        self._liste.setProperty("genre", "rail")
        self._liste.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._liste.setModel(self._modele)
        self._liste.setItemDelegate(_Pinceau(self._liste))
        self._pied = Etiquette("", "legende")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(10), theme.px(10), theme.px(10), theme.px(8))
        colonne.addWidget(self._champ)
        colonne.addWidget(self._liste, 1)
        colonne.addWidget(self._pied)
        self._attente = QTimer(self)
        self._attente.setSingleShot(True)
        self._attente.setInterval(60)
        self._attente.timeout.connect(self._chercher)
        self._champ.textEdited.connect(self._attente.start)
        self._champ.installEventFilter(self)
        self._liste.clicked.connect(self._aller)

    def ouvrir(self, texte: str = "") -> None:
        """Show it near the top of its window, with that text to begin."""
        theme = theme_courant()
        parent = self.parentWidget()
        self.resize(theme.px(640), theme.px(440))
        if parent is not None:
            haut = parent.mapToGlobal(parent.rect().topLeft())
            self.move(haut.x() + (parent.width() - self.width()) // 2, haut.y() + theme.px(72))
        self._champ.setText(texte)
        self._chercher()
        self.show()
        self._champ.setFocus()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """A white sheet with an outline."""
        theme = theme_courant()
        peintre = QPainter(self)
        peintre.setPen(theme.couleur("trait_fort"))
        peintre.setBrush(theme.couleur("surface"))
        peintre.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def fermer(self) -> None:
        """The dossier is being closed."""
        self._recherche.fermer()
        self.deleteLater()

    def _chercher(self) -> None:
        trouves = self._recherche.chercher(self._champ.text())
        self._modele.definir(trouves)
        if trouves:
            self._liste.setCurrentIndex(self._modele.index(0, 0))
            self._pied.definir("↑ ↓ pour choisir · Entrée pour aller · Échap pour fermer")
        else:
            self._pied.definir("Rien de tel : essayez un autre mot. Les accents et les majuscules ne comptent pas.")

    def _aller(self, index: QModelIndex) -> None:
        resultat = index.data(_ROLE)
        if resultat is not None:
            self.hide()
            self.choisi.emit(resultat.adresse)

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Arrows move in the list while the field keeps the keyboard."""
        if objet is self._champ and isinstance(evenement, QKeyEvent) and evenement.type() == QEvent.Type.KeyPress:
            pas = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            touche = Qt.Key(evenement.key())
            if touche in pas:
                dernier = self._modele.rowCount() - 1
                ligne = min(max(self._liste.currentIndex().row() + pas[touche], 0), max(dernier, 0))
                self._liste.setCurrentIndex(self._modele.index(ligne, 0))
                return True
            if touche in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._attente.isActive():  # typed faster than the list follows: go where the words lead
                    self._attente.stop()
                    self._chercher()
                self._aller(self._liste.currentIndex())
                return True
        return super().eventFilter(objet, evenement)


class _Resultats(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._resultats: tuple[Resultat, ...] = ()

    def definir(self, resultats: tuple[Resultat, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._resultats = resultats
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many."""
        return 0 if parent.isValid() else len(self._resultats)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The result itself, or its words."""
        if not 0 <= index.row() < len(self._resultats):
            return None
        resultat = self._resultats[index.row()]
        if role == _ROLE:
            return resultat
        if role == Qt.ItemDataRole.DisplayRole:
            return resultat.titre
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{resultat.genre}\u00a0: {resultat.titre}, {resultat.sous_titre}"
        return None


class _Pinceau(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines."""
        return QSize(200, theme_courant().px(40))

    def paint(
        self, peintre: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Title, what it belongs to, and its kind at the right."""
        theme = theme_courant()
        resultat: Resultat = index.data(_ROLE)
        cadre: QRect = option.rect
        etat: QStyle.StateFlag = option.state
        peintre.save()
        if etat & QStyle.StateFlag.State_Selected:
            peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(theme.couleur("selection"))
            peintre.drawRoundedRect(cadre.adjusted(1, 1, -1, -1), 5, 5)
        dedans = cadre.adjusted(theme.px(10), theme.px(4), -theme.px(10), -theme.px(4))
        peintre.setFont(theme.police(0.86))
        peintre.setPen(theme.couleur("texte2"))
        peintre.drawText(dedans, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), resultat.genre)
        largeur = dedans.width() - peintre.fontMetrics().horizontalAdvance(resultat.genre) - theme.px(12)
        sous_titre = peintre.fontMetrics().elidedText(resultat.sous_titre, Qt.TextElideMode.ElideRight, dedans.width())
        peintre.drawText(dedans, int(Qt.AlignmentFlag.AlignBottom), sous_titre)
        peintre.setFont(theme.police(1, gras=True))
        peintre.setPen(theme.couleur("texte"))
        titre = peintre.fontMetrics().elidedText(resultat.titre, Qt.TextElideMode.ElideRight, largeur)
        peintre.drawText(dedans, int(Qt.AlignmentFlag.AlignTop), titre)
        peintre.restore()

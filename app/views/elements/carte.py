"""A card: a white block with a title, what goes at its right, and a body. It lights up while one works in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.views.elements.textes import Etiquette
from app.views.theme import theme_courant


class Carte(QFrame):
    """Title, right-hand widgets, body. ``prise()`` is emitted when the keyboard or the mouse enters it."""

    prise = Signal()

    def __init__(self, titre: str = "", parent: QWidget | None = None, *, etape: int = 0, nom: str = "") -> None:
        super().__init__(parent)
        self._etape = etape
        self._active = False
        theme = theme_courant()
        self.setObjectName(nom)
        self.setAccessibleName(titre)
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(theme.px(17), theme.px(13), theme.px(17), theme.px(14))
        self._colonne.setSpacing(theme.px(8))
        self.entete = QHBoxLayout()
        self.entete.setSpacing(theme.px(8))
        self.titre = Etiquette(titre, "titre_carte")
        self.entete.addWidget(self.titre, 1)
        self.corps = QVBoxLayout()
        self.corps.setSpacing(theme.px(6))
        self._colonne.addLayout(self.entete)
        self._colonne.addLayout(self.corps)
        self.titre.setVisible(bool(titre))
        QApplication.instance().focusChanged.connect(self._suivre_focus)  # type: ignore[union-attr]

    def definir_titre(self, titre: str) -> None:
        """Change the title."""
        self.titre.definir(titre)
        self.titre.setVisible(bool(titre))
        self.setAccessibleName(titre)

    def ajouter(self, quoi: QWidget | QLayout) -> None:
        """Add to the body."""
        if isinstance(quoi, QWidget):
            self.corps.addWidget(quoi)
        else:
            self.corps.addLayout(quoi)

    def ajouter_a_droite(self, widget: QWidget) -> None:
        """Add at the right of the title."""
        self.entete.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def active(self) -> bool:
        """Whether one is working in it."""
        return self._active

    def _suivre_focus(self, ancien: QWidget | None, nouveau: QWidget | None) -> None:
        if nouveau is None:
            return
        dedans = self.isAncestorOf(nouveau)
        if dedans and not self._active:
            self.prise.emit()
        if dedans != self._active and (dedans or nouveau.window() is self.window()):
            self.marquer(dedans)

    def marquer(self, active: bool) -> None:
        """Draw the accent, or not."""
        self._active = active
        self.update()

    def mousePressEvent(self, evenement: object) -> None:
        """A click anywhere in the card takes it."""
        self.prise.emit()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """White, rounded; a thin line, or a thick one in the étape's colour while active."""
        theme = theme_courant()
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._active and self._etape > 0
        epaisseur = 2.0 if accent else 1.0
        trait = theme.couleur(f"etape{self._etape}" if accent else "trait")
        peintre.setPen(QPen(trait, epaisseur))
        peintre.setBrush(theme.couleur("surface"))
        marge = epaisseur / 2
        peintre.drawRoundedRect(QRectF(self.rect()).adjusted(marge, marge, -marge, -marge), 7, 7)

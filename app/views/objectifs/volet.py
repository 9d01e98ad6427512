"""The sheet of the current card, at the right of the map where there is room, below it otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from app.models.base import Base
from app.services.ecriture.changements import Changes
from app.views.contexte import Contexte
from app.views.elements import Carte
from app.views.objectifs.fiches import FicheDeCarte, fiche_de
from app.views.theme import theme_courant

_COTE_A_COTE = 980
"""Width (pixels at 100 %) from which the sheet stands at the right."""
_LARGEUR, _LARGEUR_MIN = 360, 340
"""Width of the sheet at the right (pixels at 100 %): what it is given, and the least; more if a field needs it."""


class AvecFiche(QSplitter):
    """``principal`` and the sheets; ``fermee()`` when the sheet has been closed."""

    fermee = Signal()

    def __init__(self, contexte: Contexte, principal: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._fiches: dict[type[Base], FicheDeCarte] = {}
        self.setChildrenCollapsible(False)
        self.addWidget(principal)
        self._volet = Carte(nom="voletFiche")
        self._pile = QStackedWidget()
        self._volet.ajouter(self._pile)
        self._volet.setVisible(False)
        self.addWidget(self._volet)
        self.setStretchFactor(0, 1)
        for pane in (principal, self._volet):
            pane.raise_()  # screen readers meet the panes in their order (FACTS §1.4)

    @property
    def fiche(self) -> FicheDeCarte | None:
        """The sheet that is open."""
        courante = self._pile.currentWidget()
        return courante if isinstance(courante, FicheDeCarte) and self._volet.isVisible() else None

    def montrer(self, entite: type[Base], id: str, remarques: tuple[str, ...]) -> FicheDeCarte | None:
        """Open the sheet of a row; None if the row is gone."""
        if entite not in self._fiches:
            nouvelle = self._fiches[entite] = fiche_de(self._contexte, entite)
            nouvelle.fermee.connect(self.fermer)
            self._pile.addWidget(nouvelle)
        fiche = self._fiches[entite]
        if self.fiche is not None and self.fiche is not fiche:
            self.fiche.terminer_tout()
        if not fiche.montrer(id):
            return None
        self._pile.setCurrentWidget(fiche)
        fiche.signaler(remarques)
        ouverte = self._volet.isVisible()
        self._volet.setVisible(True)
        self._elargir()
        if not ouverte:
            self._partager()
        return fiche

    def rafraichir(self, changes: Changes | None, alertes: Mapping[str, tuple[str, ...]]) -> None:
        """Show the row again; close the sheet if the row is gone."""
        fiche = self.fiche
        if fiche is not None and fiche.rafraichir(changes):
            fiche.signaler(alertes.get(fiche.id, ()))
        elif fiche is not None:
            self.fermer()

    def fermer(self) -> None:
        """Give the whole room back; what was typed is written."""
        if self.fiche is not None:
            self.fiche.terminer_tout()
        self._volet.setVisible(False)
        self.fermee.emit()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Side by side or one under the other."""
        super().resizeEvent(evenement)
        theme = theme_courant()
        large = self.width() >= theme.px(_COTE_A_COTE)
        sens = Qt.Orientation.Horizontal if large else Qt.Orientation.Vertical
        if sens != self.orientation():
            self.setOrientation(sens)
            if self._volet.isVisible():
                self._partager()
        self._elargir()

    def _elargir(self) -> None:
        """Side by side, the sheet is never narrower than its widest field."""
        large = self.orientation() == Qt.Orientation.Horizontal
        self._volet.setMinimumWidth(max(theme_courant().px(_LARGEUR_MIN), self._besoin()) if large else 0)

    def _besoin(self) -> int:
        courante, marges = self._pile.currentWidget(), self._volet.layout()
        if not isinstance(courante, FicheDeCarte) or marges is None:
            return 0
        bords = marges.contentsMargins()
        return courante.largeur_utile() + bords.left() + bords.right() + 2

    def _partager(self) -> None:
        if self.orientation() == Qt.Orientation.Horizontal:
            total, fiche = max(self.width(), 600), max(theme_courant().px(_LARGEUR), self._besoin())
        else:
            total, fiche = max(self.height(), 300), self.height() * 11 // 20
        self.setSizes([total - fiche, fiche])

"""The right panel: help, examples, vigilance and journal for the action one is working on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.models.definitions.methode import Action, Phase
from app.views.contexte import Contexte
from app.views.elements import Segment
from app.views.fenetre.onglets import OngletExemples, OngletJournal, OngletPanneau, OngletReperes, OngletVigilance
from app.views.theme import theme_courant

LARGEUR = 318


class Panneau(QWidget):
    """Four tabs; only the one on screen is filled. ``lien(adresse)`` when a link is followed."""

    lien = Signal(str)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panneauReperes")
        self.setAccessibleName("Repères")
        self._contexte = contexte
        self._phase: Phase | None = None
        self._action: Action | None = None
        self._perimes: set[int] = set()
        self._pile = QStackedWidget()
        self._groupe = QButtonGroup(self)
        self._boutons = QHBoxLayout()
        self._boutons.setSpacing(2)
        self._onglets: list[OngletPanneau] = []
        fabriques: tuple[tuple[str, Callable[[Contexte], OngletPanneau]], ...] = (
            ("Repères", OngletReperes),
            ("Exemples", OngletExemples),
            ("Vigilance", OngletVigilance),
            ("Journal", OngletJournal),
        )
        for rang, (mots, fabrique) in enumerate(fabriques):
            self._ajouter(rang, mots, fabrique(contexte))
        self._boutons.addStretch(1)
        self._colonne = QVBoxLayout(self)
        self._colonne.addLayout(self._boutons)
        self._colonne.addWidget(self._pile, 1)
        self._groupe.idClicked.connect(self._choisir)
        self._groupe.button(0).setChecked(True)
        contexte.pont.change.connect(lambda _changes: self._perimer({3}))
        theme_courant().change.connect(self._dimensionner)
        self._dimensionner()

    def _ajouter(self, rang: int, mots: str, onglet: OngletPanneau) -> None:
        bouton = Segment(mots, genre="onglet", nom=f"onglet{mots}", accessible=f"Onglet {mots}")
        self._groupe.addButton(bouton, rang)
        self._boutons.addWidget(bouton)
        onglet.lien.connect(self.lien)
        self._pile.addWidget(onglet)
        self._onglets.append(onglet)

    def _dimensionner(self) -> None:
        theme = theme_courant()
        self.setFixedWidth(theme.px(LARGEUR))
        self._colonne.setContentsMargins(theme.px(11), theme.px(9), 0, theme.px(8))
        self._colonne.setSpacing(theme.px(4))

    def sizeHint(self) -> QSize:
        """A fixed width."""
        return QSize(theme_courant().px(LARGEUR), 400)

    def definir(self, phase: Phase, action: Action | None) -> None:
        """Follow that action, or the phase as a whole."""
        if (phase, action) == (self._phase, self._action):
            return
        self._phase, self._action = phase, action
        self._perimer({0, 1, 2, 3})

    def refaire(self) -> None:
        """Another zoom or palette: fill the tabs anew."""
        self._perimer({0, 1, 2, 3})

    def _perimer(self, rangs: set[int]) -> None:
        self._perimes |= rangs
        self._remplir()

    def _choisir(self, rang: int) -> None:
        self._pile.setCurrentIndex(rang)
        self._remplir()

    def _remplir(self) -> None:
        rang = self._pile.currentIndex()
        if rang in self._perimes and self._phase is not None and not self.isHidden():
            self._perimes.discard(rang)
            self._onglets[rang].definir(self._phase, self._action)

    def showEvent(self, evenement: object) -> None:
        """Filled when it is first seen."""
        self._remplir()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """White, with a line at its left."""
        theme = theme_courant()
        peintre = QPainter(self)
        peintre.fillRect(self.rect(), theme.couleur("surface"))
        peintre.setPen(theme.couleur("trait"))
        peintre.drawLine(0, 0, 0, self.height())

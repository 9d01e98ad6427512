"""The pairs somebody told apart, each with the way to have them compared again (R06)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.models.typographie import date_longue, francais, pluriel
from app.services import doublons
from app.services.doublons import Distinguees
from app.services.ecriture.dossier import Dossier
from app.views.elements import BoutonDiscret, Defilement, Etiquette
from app.views.elements.liaison import tenter
from app.views.elements.textes import EtiquetteCoupee
from app.views.theme import theme_courant

_MONTREES = 60
"""Pairs shown, the last ones first; the others are counted."""


class ListeDistinguees(Defilement):
    """A line a pair: both names, the day, a button. ``reprise()``: the word was taken back of one of them."""

    reprise = Signal()

    def __init__(self, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__(parent, marges=(0, 6, 10, 6))
        self._dossier = dossier
        grille = QGridLayout()
        grille.setHorizontalSpacing(theme_courant().px(16))
        grille.setVerticalSpacing(theme_courant().px(10))
        grille.setColumnStretch(0, 1)
        paires = doublons.distinguees(dossier)
        for rang, paire in enumerate(paires[:_MONTREES]):
            self._aligner(grille, rang, paire)
        self.colonne.addLayout(grille)
        if (reste := len(paires) - _MONTREES) > 0:
            self.colonne.addWidget(Etiquette(f"… et {pluriel(reste, 'autre paire', 'autres paires')}.", "discret"))
        self.colonne.addStretch(1)

    def _aligner(self, grille: QGridLayout, rang: int, paire: Distinguees) -> None:
        jour = f"le {date_longue(paire.jour)}" if paire.jour else ""
        noms = QVBoxLayout()
        noms.setSpacing(0)
        for nom in paire.noms:
            noms.addWidget(EtiquetteCoupee(nom))
        grille.addLayout(noms, rang, 0)
        grille.addWidget(Etiquette(jour, "discret", repli=False), rang, 1)
        bouton = BoutonDiscret("Comparer à nouveau", nom=f"comparer.{rang}")
        bouton.setAccessibleName(francais(f"Comparer à nouveau : {' et '.join(paire.noms)}"))
        bouton.setEnabled(not self._dossier.lecture_seule)
        bouton.clicked.connect(partial(self._comparer, paire.id))
        grille.addWidget(bouton, rang, 2, Qt.AlignmentFlag.AlignRight)

    def _comparer(self, id: str) -> None:
        tenter(self, lambda: doublons.comparer_a_nouveau(self._dossier, id, initiateur=self))
        self.reprise.emit()

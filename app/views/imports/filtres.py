"""The row above a table to tick: one kind of row or all, words to look for, tick all that is shown or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from app.models.statuts import Libelle
from app.models.typographie import nombre
from app.views.elements import BoutonDiscret, Segment
from app.views.elements.flot import DispositionFlot
from app.views.imports.a_cocher import Marque
from app.views.theme import theme_courant


class Filtres(QWidget):
    """``change()`` when other rows are wanted; ``cocherTout(bool)``."""

    change = Signal()
    cocherTout = Signal(bool)

    def __init__(self, marques: Mapping[Libelle, Marque], nom: str, quoi: str) -> None:
        """``nom`` begins the names of the controls; ``quoi``: what is looked through (« les lignes »)."""
        super().__init__()
        self._marques = marques
        self._groupe = QButtonGroup(self)
        self._boutons: dict[Libelle | None, Segment] = {}
        ecart = theme_courant().px(6)
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.setSpacing(ecart)
        segments = DispositionFlot(ecart=ecart)
        ligne.addLayout(segments)
        for marque in (None, *marques):
            bouton = Segment(nom=f"{nom}Filtre.{marque.value if marque else 'toutes'}")
            bouton.clicked.connect(self.change)
            self._groupe.addButton(bouton)
            self._boutons[marque] = bouton
            segments.addWidget(bouton)
        haut = Qt.AlignmentFlag.AlignTop
        self._recherche = QLineEdit()
        self._recherche.setObjectName(f"{nom}Recherche")
        self._recherche.setPlaceholderText("Filtrer…")
        self._recherche.setAccessibleName(f"Filtrer {quoi}")
        self._recherche.setClearButtonEnabled(True)
        self._recherche.textChanged.connect(self.change)
        ligne.addWidget(self._recherche, 1, haut)
        for mots, oui, fin in (("Tout cocher", True, "ToutCocher"), ("Tout décocher", False, "ToutDecocher")):
            bouton_discret = BoutonDiscret(mots, nom=f"{nom}{fin}")
            bouton_discret.clicked.connect(lambda _=False, o=oui: self.cocherTout.emit(o))
            ligne.addWidget(bouton_discret, 0, haut)

    def recommencer(self, comptes: Mapping[Any, int]) -> None:
        """Say how many rows there are of each kind, and in all; all are wanted again."""
        total = sum(comptes.values())
        for marque, bouton in self._boutons.items():
            combien = total if marque is None else comptes[marque]
            mots = "Toutes" if marque is None else self._marques[marque].filtre
            signe = "" if marque is None else f"{self._marques[marque].signe} "
            bouton.definir(f"{signe}{mots} {nombre(combien)}", accessible=f"{mots} : {combien}")
            bouton.setEnabled(marque is None or combien > 0)
        self._boutons[None].setChecked(True)
        self._recherche.clear()

    @property
    def marque(self) -> Libelle | None:
        """The kind wanted, or all of them."""
        return next((m for m, bouton in self._boutons.items() if bouton.isChecked()), None)

    @property
    def mots(self) -> str:
        """The words looked for."""
        return self._recherche.text()

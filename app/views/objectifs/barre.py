"""The buttons over the map of objectives."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.models.typographie import francais
from app.views.elements import BoutonDiscret, BoutonIcone
from app.views.elements.flot import DispositionFlot
from app.views.elements.infobulle import en_infobulle
from app.views.theme import theme_courant

_BOUTONS: Mapping[str, tuple[str, str, str, str]] = {
    "objectif": ("plus", "Objectif…", "Ajouter des objectifs", ""),
    "resultat": (
        "plus",
        "Résultat",
        "Ajouter un résultat attendu",
        "Sous l’objectif choisi ; sans objectif choisi, pour toute l’ingénierie",
    ),
    "indicateur": ("plus", "Indicateur", "Ajouter un indicateur", "Sous le résultat choisi (Inser)"),
    "ouvrir": ("document", "Ouvrir la fiche", "Ouvrir la fiche", "Entrée"),
    "monter": ("monter", "", "Monter la carte choisie (Alt+↑)", ""),
    "descendre": ("descendre", "", "Descendre la carte choisie (Alt+↓)", ""),
    "supprimer": ("corbeille", "", "Supprimer la carte choisie (Ctrl+Suppr)", ""),
}
"""Icon, words (none: the icon alone), accessible name, tool tip."""


class BarreDeCarte(QWidget):
    """``demande(code)``: that button was pressed; `permettre` says which may be."""

    demande = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rangee = DispositionFlot(self, ecart=theme_courant().px(4))
        self._boutons = {code: _bouton(code) for code in _BOUTONS}
        for code, bouton in self._boutons.items():
            bouton.clicked.connect(lambda _=False, c=code: self.demande.emit(c))
            rangee.addWidget(bouton)

    def permettre(self, possibles: Mapping[str, bool]) -> None:
        """Enable or grey the buttons by code."""
        for code, possible in possibles.items():
            self._boutons[code].setEnabled(possible)


def _bouton(code: str) -> QAbstractButton:
    image, mots, nom, bulle = _BOUTONS[code]
    if not mots:
        return BoutonIcone(image, nom, nom=f"carte.{code}")
    bouton = BoutonDiscret(mots, image=image, nom=f"carte.{code}")
    bouton.setAccessibleName(francais(nom))
    bouton.setToolTip(en_infobulle(francais(bulle)))
    return bouton

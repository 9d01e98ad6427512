"""One choice among several: side by side where it fits, in a list otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.models.definitions.aide import Liste
from app.models.statuts import Libelle
from app.models.typographie import francais
from app.views.elements.infobulle import en_infobulle
from app.views.elements.segment import Segment

_FLECHES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}

Option: TypeAlias = tuple[str, str, str]
"""Code, words, explanation (may be empty)."""


def options_de(source: Liste | type[Libelle] | Sequence[Option]) -> tuple[Option, ...]:
    """The options of a list of the method, of an enum of the program, or as given."""
    if isinstance(source, Liste):
        return tuple((c.code, c.texte, c.explication) for c in source.choix)
    if isinstance(source, type):
        return tuple((membre.value, membre.libelle, "") for membre in source)
    return tuple(source)


class ChoixUnique(QWidget):
    """``valide(str | None)`` when the user chooses; None: nothing chosen (``vide`` allows it).

    Side by side, they are one stop of Tab: the arrows choose, as among radio buttons.
    """

    valide = Signal(object)

    def __init__(
        self,
        source: Liste | type[Libelle] | Sequence[Option],
        parent: QWidget | None = None,
        *,
        forme: str = "auto",
        vide: bool = True,
        nom: str = "",
    ) -> None:
        """``forme``: ``segments`` (side by side), ``liste`` (drop-down) or ``auto``."""
        super().__init__(parent)
        self._options = options_de(source)
        self._vide = vide
        self._code: str | None = None
        self.setObjectName(nom)
        total = sum(len(mots) for _, mots, _ in self._options)
        en_segments = forme == "segments" or (forme == "auto" and len(self._options) <= 5 and total <= 48)
        self._boutons: dict[str, Segment] = {}
        self._liste: _Liste | None = None
        ligne = QHBoxLayout(self) if en_segments else QVBoxLayout(self)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.setSpacing(4)
        if en_segments:
            self._construire_segments(ligne)
        else:
            self._construire_liste(ligne)

    def _construire_segments(self, ligne: QHBoxLayout | QVBoxLayout) -> None:
        for code, mots, explication in self._options:
            bouton = _SegmentDeChoix(mots, nom=f"{self.objectName()}.{code}")
            bouton.fleche.connect(lambda pas, c=code: self._choisir_voisin(c, pas))
            bouton.setToolTip(en_infobulle(francais(explication)))
            bouton.clicked.connect(lambda _=False, c=code: self._choisir(c))
            self._boutons[code] = bouton
            ligne.addWidget(bouton)
        ligne.addStretch(1)
        self._placer_l_arret()

    def _construire_liste(self, ligne: QHBoxLayout | QVBoxLayout) -> None:
        self._liste = liste = _Liste(self)
        if self._vide:
            liste.addItem("— à choisir —", None)
        for code, mots, explication in self._options:
            liste.addItem(francais(mots), code)
            liste.setItemData(liste.count() - 1, en_infobulle(francais(explication)), Qt.ItemDataRole.ToolTipRole)
        liste.activated.connect(lambda rang: self._choisir(liste.itemData(rang)))
        liste.setObjectName(f"{self.objectName()}Liste")
        ligne.addWidget(liste)
        self.setFocusProxy(liste)

    def nommer(self, libelle: str) -> None:
        """Name for screen readers: of the list, or before each segment."""
        self.setAccessibleName(libelle)
        if self._liste is not None:
            self._liste.setAccessibleName(libelle)
        for code, bouton in self._boutons.items():
            mots = next(m for c, m, _ in self._options if c == code)
            bouton.setAccessibleName(francais(f"{libelle} : {mots}"))

    def definir(self, code: str | None) -> None:
        """Show a value of the dossier, without a signal; an unknown code is shown as it is."""
        self._code = code or None
        for propre, bouton in self._boutons.items():
            bouton.setChecked(propre == self._code)
        self._placer_l_arret()
        if self._liste is not None:
            rang = self._liste.findData(self._code)
            if rang < 0 and self._code is not None:
                self._liste.addItem(self._code, self._code)
                rang = self._liste.count() - 1
            self._liste.setCurrentIndex(rang)

    def valeur(self) -> str | None:
        """The code chosen."""
        return self._code

    def _placer_l_arret(self) -> None:
        """Tab stops at the segment chosen, or at the first one."""
        if not self._boutons:
            return
        arret = self._boutons.get(self._code or "", next(iter(self._boutons.values())))
        for bouton in self._boutons.values():
            bouton.setFocusPolicy(Qt.FocusPolicy.StrongFocus if bouton is arret else Qt.FocusPolicy.ClickFocus)
        if self.focusProxy() is not arret:
            self.setFocusProxy(arret)

    def _choisir_voisin(self, code: str, pas: int) -> None:
        """From the segment ``code``, an arrow: the next one (1) or the one before (-1); a scale has two ends."""
        codes = list(self._boutons)
        voisin = codes[min(max(codes.index(code) + pas, 0), len(codes) - 1)]
        self._boutons[voisin].setFocus(Qt.FocusReason.TabFocusReason)
        if voisin != self._code:
            self._choisir(voisin)

    def _choisir(self, code: str | None) -> None:
        if code is not None and code == self._code and self._boutons and self._vide:
            code = None
        change = code != self._code
        self.definir(code)
        if change:
            self.valide.emit(self._code)


class _SegmentDeChoix(Segment):
    """``fleche(pas)``: an arrow leads to the next choice (1) or to the one before (-1)."""

    fleche = Signal(int)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Arrows stay among the choices; Tab leaves them."""
        pas = _FLECHES.get(Qt.Key(evenement.key()))
        if pas is None or evenement.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(evenement)
        else:
            self.fleche.emit(pas)


class _Liste(QComboBox):
    """A drop-down that the mouse wheel doesn't change by accident."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """The page scrolls instead."""
        evenement.ignore()

"""Labels: plain text always, one role each (`app.views.theme.feuille.ROLES`)."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.models.typographie import francais
from app.views.elements.infobulle import en_infobulle

_SANS_FIN = re.compile(r"[^\s/\\@\u200b]{30}(?=[^\s/\\@\u200b])")
"""Thirty signs of a word that goes on; an address or a path is left as it is, to be copied."""


def _secable(texte: str) -> str:
    """``texte`` with places to break in words no line can hold: a label is as wide as its longest word."""
    return _SANS_FIN.sub("\\g<0>\u200b", texte)


class Etiquette(QLabel):
    """Text that is never read as markup, wrapped, with French spaces.

    ``brut=True`` leaves the spaces as they are: for what the user typed.
    """

    def __init__(
        self,
        texte: str = "",
        role: str = "",
        parent: QWidget | None = None,
        *,
        brut: bool = False,
        repli: bool = True,
        selection: bool = False,
    ) -> None:
        super().__init__(parent)
        self._brut = brut
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(repli)
        if role:
            self.setProperty("role", role)
        if selection:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if repli:
            politique = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            politique.setHeightForWidth(True)
            self.setSizePolicy(politique)
        self.definir(texte)

    def definir(self, texte: str) -> None:
        """Show ``texte``."""
        texte = texte if self._brut else francais(texte)
        self.setText(_secable(texte) if self.wordWrap() else texte)


class TitrePage(Etiquette):
    """The title of a page."""

    def __init__(self, texte: str = "", parent: QWidget | None = None) -> None:
        super().__init__(texte, "titre", parent)
        self.setObjectName("titrePage")


class EtiquetteCoupee(QLabel):
    """One line that ends with « … » where it doesn't fit; the whole text is in its tool tip."""

    def __init__(self, texte: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(40)
        if role:
            self.setProperty("role", role)
        self._entier = ""
        self.definir(texte)

    def definir(self, texte: str) -> None:
        """Show ``texte``, cut if need be."""
        self._entier = texte
        self.setAccessibleName(texte)
        self._couper()

    def resizeEvent(self, evenement: object) -> None:
        """Cut again at the new width."""
        self._couper()

    def _couper(self) -> None:
        coupe = self.fontMetrics().elidedText(self._entier, Qt.TextElideMode.ElideRight, max(self.width() - 2, 40))
        if coupe != self.text():
            self.setText(coupe)
        self.setToolTip(en_infobulle(self._entier) if coupe != self._entier else "")

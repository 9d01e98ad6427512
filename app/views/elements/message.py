"""A banner inside a page: something to know, to beware of, or that went wrong, with what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.views.elements.boutons import BoutonIcone, Lien
from app.views.elements.textes import Etiquette
from app.views.theme import icone, theme_courant

Nature = Literal["info", "attention", "danger"]
_IMAGES = {"info": "info", "attention": "attention", "danger": "erreur"}
_MOTS = {"info": "À savoir", "attention": "Attention", "danger": "Erreur"}


class Message(QFrame):
    """Words, links for what one can do, a cross to close it (``ferme()``)."""

    ferme = Signal()

    def __init__(
        self,
        texte: str,
        nature: Nature = "info",
        parent: QWidget | None = None,
        *,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        fermable: bool = False,
        nom: str = "message",
    ) -> None:
        super().__init__(parent)
        self._nature = nature
        self.setObjectName(nom)
        theme = theme_courant()
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(theme.px(12), theme.px(8), theme.px(10), theme.px(8))
        ligne.setSpacing(theme.px(8))
        image = QLabel()
        image.setPixmap(icone(_IMAGES[nature], nature).pixmap(theme.px(18), theme.px(18)))
        ligne.addWidget(image, 0, Qt.AlignmentFlag.AlignTop)
        self._texte = Etiquette("", "")
        ligne.addWidget(self._texte, 1)
        for mots, geste in actions:
            lien = Lien(mots, nom=f"{nom}Action")
            lien.clicked.connect(lambda _=False, g=geste: g())
            ligne.addWidget(lien, 0, Qt.AlignmentFlag.AlignTop)
        if fermable:
            croix = BoutonIcone("fermer", "Fermer ce message", nom=f"{nom}Fermer")
            croix.clicked.connect(self._fermer)
            ligne.addWidget(croix, 0, Qt.AlignmentFlag.AlignTop)
        self.definir(texte)

    def definir(self, texte: str) -> None:
        """Change the words."""
        self._texte.definir(texte)
        self.setAccessibleName(f"{_MOTS[self._nature]}\u00a0: {texte}")

    def _fermer(self) -> None:
        self.hide()
        self.ferme.emit()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """A tinted, rounded block."""
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(theme_courant().couleur(f"{self._nature}_fond"))
        peintre.drawRoundedRect(QRectF(self.rect()), 6, 6)

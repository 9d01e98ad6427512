"""What an empty page says: what will be here, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.views.elements.boutons import BoutonPrincipal
from app.views.elements.textes import Etiquette
from app.views.theme import icone, theme_courant

_LARGEUR = 560
"""Width of a line that the eye follows with ease, in pixels at 100 %."""


class EtatVide(QWidget):
    """An icon, a title, what to do, and the button that does it (``demande()``)."""

    demande = Signal()

    def __init__(
        self, titre: str, texte: str, bouton: str = "", parent: QWidget | None = None, *, image: str = "document"
    ) -> None:
        super().__init__(parent)
        self.setObjectName("etatVide")
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(24), theme.px(28), theme.px(24), theme.px(28))
        colonne.setSpacing(theme.px(8))
        dessin = QLabel()
        dessin.setPixmap(icone(image, "texte3").pixmap(theme.px(40), theme.px(40)))
        dessin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        colonne.addWidget(dessin)
        for mots, role in ((titre, "sous_titre"), (texte, "discret")):
            etiquette = Etiquette(mots, role)
            etiquette.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            etiquette.setMaximumWidth(theme.px(_LARGEUR))
            rangee = QHBoxLayout()
            rangee.addStretch(1)
            rangee.addWidget(etiquette, 1000)
            rangee.addStretch(1)
            colonne.addLayout(rangee)
        if bouton:
            self.bouton = BoutonPrincipal(bouton, nom="etatVideBouton")
            self.bouton.clicked.connect(self.demande)
            colonne.addWidget(self.bouton, 0, Qt.AlignmentFlag.AlignHCenter)
        colonne.addStretch(1)

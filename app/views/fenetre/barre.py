"""The top bar: which dossier, where it is, whether it is saved; search, print, prepare the committee."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.typographie import francais
from app.views.elements import Bouton, BoutonPrincipal
from app.views.fenetre.identite import IdentiteDossier
from app.views.theme import theme_courant

_SEUIL = 1100
"""Below that width (at 100 %) the search field is short."""


class BarreHaute(QWidget):
    """Signals say what was asked; nothing is done here."""

    rechercheDemandee = Signal()
    impressionDemandee = Signal()
    comiteDemande = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("barreHaute")
        self._identite = IdentiteDossier()
        self._recherche = Bouton("Rechercher ou aller à (Ctrl+K)", nom="recherche")
        self._recherche.setProperty("genre", "recherche")
        self._recherche.setCursor(Qt.CursorShape.IBeamCursor)
        self._recherche.clicked.connect(self.rechercheDemandee)
        self._imprimer = Bouton("Imprimer…", nom="imprimer")
        self._imprimer.clicked.connect(self.impressionDemandee)
        self._comite = BoutonPrincipal("Préparer le comité d’appui", nom="preparerComite")
        self._comite.clicked.connect(self.comiteDemande)
        self._ligne = QHBoxLayout(self)
        self._ligne.addWidget(self._identite, 1)
        for widget in (self._recherche, self._imprimer, self._comite):
            self._ligne.addWidget(widget)
        self._dimensionner()
        theme_courant().change.connect(self._dimensionner)

    def _dimensionner(self) -> None:
        theme = theme_courant()
        self._ligne.setContentsMargins(theme.px(14), theme.px(9), theme.px(14), theme.px(10))
        self._ligne.setSpacing(theme.px(7))
        large = self.width() >= theme.px(_SEUIL)
        self._recherche.setText(francais("Rechercher ou aller à…    Ctrl+K" if large else "Ctrl+K"))
        self._recherche.setMinimumWidth(theme.px(230 if large else 90))

    def definir_dossier(self, titre: str, fichier: str) -> None:
        """Title of the dossier and name of its file."""
        self._identite.definir_dossier(titre, fichier)

    def definir_etat(self, message: str, *, alerte: bool = False, conseil: str = "") -> None:
        """« enregistré à 14:32 », or what waits."""
        self._identite.definir_etat(message, alerte=alerte, conseil=conseil)

    def etat(self) -> str:
        """The words of the state shown."""
        return self._identite.etat()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """A narrow window shortens the search field."""
        super().resizeEvent(evenement)
        self._dimensionner()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """White, with a line under it."""
        theme = theme_courant()
        peintre = QPainter(self)
        peintre.fillRect(self.rect(), theme.couleur("surface"))
        peintre.setPen(theme.couleur("trait"))
        peintre.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

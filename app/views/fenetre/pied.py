"""Below a phase: the phase before, the rank, the phase after."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.definitions.methode import Methode
from app.views.elements import Bouton, BoutonPrincipal, Etiquette
from app.views.theme import theme_courant


class PiedDePhase(QWidget):
    """``allerDemande(adresse)`` of the neighbour asked for."""

    allerDemande = Signal(str)

    def __init__(self, methode: Methode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._methode = methode
        self._avant = self._apres = ""
        self._titres: dict[Bouton, str] = {}
        self.precedent = Bouton("Précédent", image="fleche-gauche", nom="phasePrecedente")
        self.suivant = BoutonPrincipal("Suivant", image="fleche-droite", nom="phaseSuivante")
        self.suivant.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._rang = Etiquette("", "discret", repli=False)
        self.precedent.clicked.connect(lambda: self.allerDemande.emit(f"phase:{self._avant}"))
        self.suivant.clicked.connect(lambda: self.allerDemande.emit(f"phase:{self._apres}"))
        theme = theme_courant()
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(theme.px(26), theme.px(9), theme.px(26), theme.px(10))
        ligne.addWidget(self.precedent)
        ligne.addStretch(1)
        ligne.addWidget(self._rang)
        ligne.addStretch(1)
        ligne.addWidget(self.suivant)

    def definir(self, code_phase: str) -> None:
        """Show the neighbours of that phase."""
        phases = self._methode.phases
        rang = self._methode.rang(code_phase) - 1
        self._rang.definir(f"Phase {rang + 1} / {len(phases)}")
        self._avant = phases[rang - 1].code if rang > 0 else ""
        self._apres = phases[rang + 1].code if rang + 1 < len(phases) else ""
        self._titres = {
            self.precedent: phases[rang - 1].titre_court if self._avant else "",
            self.suivant: phases[rang + 1].titre_court if self._apres else "",
        }
        self._ecrire()
        etape = [e.code for e in self._methode.etapes].index(self._methode.phase(code_phase).etape) + 1
        self.suivant.setProperty("etape", str(etape))
        self.suivant.style().unpolish(self.suivant)
        self.suivant.style().polish(self.suivant)

    def _ecrire(self) -> None:
        """Titles of the neighbours; where they don't fit, « Précédente » and « Suivante »."""
        for bouton, titre in self._titres.items():
            bouton.setVisible(bool(titre))
            self._dire(bouton, titre, titre)
        marges = self.contentsMargins().left() + self.contentsMargins().right() + theme_courant().px(80)
        if sum(b.sizeHint().width() for b, t in self._titres.items() if t) + self._rang.width() + marges > self.width():
            for bouton, titre in self._titres.items():
                self._dire(bouton, "Suivante" if bouton is self.suivant else "Précédente", titre)

    def _dire(self, bouton: Bouton, mots: str, titre: str) -> None:
        bouton.definir(f"{mots} " if bouton is self.suivant else mots)
        genre = "Phase suivante" if bouton is self.suivant else "Phase précédente"
        bouton.setAccessibleName(f"{genre}\u00a0: {titre}")

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Another width, other words."""
        super().resizeEvent(evenement)
        self._ecrire()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """White, with a line above."""
        theme = theme_courant()
        peintre = QPainter(self)
        peintre.fillRect(self.rect(), theme.couleur("surface"))
        peintre.setPen(theme.couleur("trait"))
        peintre.drawLine(0, 0, self.width(), 0)

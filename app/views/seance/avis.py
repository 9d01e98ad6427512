"""The opinion: one of four, by its number, and what motivates it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.models.statuts import NatureAvis
from app.services.comite import avis
from app.views.contexte import Contexte
from app.views.elements import Champ, Defilement, Etiquette
from app.views.elements.chiffre_tape import chiffre_tape
from app.views.elements.liaison import tenter
from app.views.seance.saisies import ChampNote
from app.views.seance.volet import Volet
from app.views.theme import theme_courant


class VoletAvis(Volet):
    """Four buttons, 1 to 4 while one of them has the keyboard, and the motivation."""

    def __init__(self, contexte: Contexte, seance: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte, self._seance = contexte, seance
        theme = theme_courant()
        zone = Defilement(marges=(0, 0, 8, 0))
        exterieur = QVBoxLayout(self)
        exterieur.setContentsMargins(0, 0, 0, 0)
        exterieur.addWidget(zone)
        colonne = zone.colonne
        colonne.setSpacing(theme.px(6))
        colonne.addWidget(Etiquette("L’avis du comité d’appui", "gras"))
        self.boutons: dict[NatureAvis, QPushButton] = {}
        for rang, nature in enumerate(NatureAvis, 1):
            bouton = QPushButton(f"{rang}.  {nature.libelle}")
            bouton.setProperty("genre", "segment")
            bouton.setCheckable(True)
            bouton.setAutoDefault(False)
            bouton.setObjectName(f"avis.{nature.value}")
            bouton.setAccessibleName(f"Avis\u00a0: {nature.libelle} (touche {rang})")
            bouton.setMinimumHeight(theme.px(38))
            bouton.clicked.connect(lambda _=False, n=nature: self._choisir(n))
            self.boutons[nature] = bouton
            colonne.addWidget(bouton)
        self.motivation = ChampNote("Ce qui motive l’avis, les conditions posées", "motivationAvis", lignes=4)
        self.motivation.ecrite.connect(self._motiver)
        colonne.addWidget(Champ("Ce qui le motive", self.motivation, nom="motivationAvis"))
        self._etat = Etiquette("", "discret")
        self._etat.setObjectName("etatAvis")
        colonne.addWidget(self._etat)
        colonne.addStretch(1)
        self.rafraichir()

    def rafraichir(self) -> None:
        """Show the opinion."""
        lu = avis.lire(self._contexte.dossier, self._seance)
        for nature, bouton in self.boutons.items():
            bouton.setChecked(nature is lu.nature)
        self.premier = self.boutons[lu.nature or NatureAvis.FAVORABLE]
        self.motivation.definir(lu.motivation)
        self._etat.definir(f"Avis noté : {lu.nature.libelle.lower()}." if lu.nature else "Aucun avis n’est noté.")

    def _choisir(self, nature: NatureAvis) -> None:
        """The same one again takes it back."""
        self.motivation.terminer()
        lu = avis.lire(self._contexte.dossier, self._seance)
        voulue = None if nature is lu.nature else nature
        dossier, motivation = self._contexte.dossier, lu.motivation
        tenter(self, lambda: avis.donner(dossier, self._seance, voulue, motivation, initiateur=self))
        self.rafraichir()
        if voulue is not None:
            self.motivation.setFocus(Qt.FocusReason.OtherFocusReason)

    def _motiver(self, texte: str) -> None:
        nature = avis.lire(self._contexte.dossier, self._seance).nature
        tenter(self, lambda: avis.donner(self._contexte.dossier, self._seance, nature, texte, initiateur=self))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """1 to 4 choose (a digit typed in the motivation stays a digit: the field keeps it)."""
        chiffre = chiffre_tape(evenement)
        if chiffre is not None and 1 <= chiffre <= len(NatureAvis):
            self._choisir(tuple(NatureAvis)[chiffre - 1])
        else:
            super().keyPressEvent(evenement)

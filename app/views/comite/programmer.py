"""Programming a session in one line: the day, the hour, the place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.typographie import francais
from app.services import feries
from app.services.comite import seances
from app.views.contexte import Contexte
from app.views.elements import BoutonPrincipal, Champ, ChampDate, ChampLigne, Etiquette
from app.views.elements.flot import DispositionFlot
from app.views.elements.liaison import tenter
from app.views.theme import theme_courant


class LigneProgrammer(QWidget):
    """``programmee(id)`` once the session is in the dossier, with an agenda proposed; ``renonce`` on Échap."""

    programmee = Signal(str)
    renonce = Signal()

    def __init__(self, contexte: Contexte, parent: QWidget | None = None, *, nom: str = "nouvelleSeance") -> None:
        super().__init__(parent)
        self._contexte = contexte
        self.setObjectName(nom)
        theme = theme_courant()
        self.jour = ChampDate(nom=f"{nom}Jour")
        self.debut = ChampLigne(invite="14 h 30", nom=f"{nom}Debut")
        self.lieu = ChampLigne(invite="Salle, adresse ou lien", nom=f"{nom}Lieu")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(4))
        rangee = DispositionFlot(ecart=theme.px(10))
        for mots, controle, large in (
            ("Date", self.jour, 184),
            ("Début", self.debut, 100),
            ("Lieu", self.lieu, 230),
        ):
            champ = Champ(mots, controle, nom=controle.objectName())
            champ.setFixedWidth(theme.px(large))
            rangee.addWidget(champ)
            if controle is self.jour:  # what is wrong is said under the whole line, where it has room
                self.jour.erreur.disconnect(champ.montrer_erreur)
                self.jour.erreur.connect(self._dire_l_erreur)
        self.bouton = BoutonPrincipal("Programmer la séance", image="calendrier", nom=f"{nom}Programmer")
        self.bouton.clicked.connect(self.programmer)
        self.bouton.setEnabled(not contexte.dossier.lecture_seule)
        porteur = QWidget()
        pied = QVBoxLayout(porteur)
        pied.setContentsMargins(0, theme.px(18), 0, 0)
        pied.addWidget(self.bouton)
        rangee.addWidget(porteur)
        colonne.addLayout(rangee)
        self._remarque = Etiquette("", "attention")
        self._remarque.setVisible(False)
        colonne.addWidget(self._remarque)
        self._erreur = Etiquette("", "erreur")
        self._erreur.setObjectName(f"{nom}Erreur")
        self._erreur.setVisible(False)
        colonne.addWidget(self._erreur)
        self.jour.valide.connect(self._remarquer)
        if contexte.dossier.lecture_seule:
            for ligne in (self.jour.ligne, self.debut, self.lieu):
                ligne.setReadOnly(True)

    def _remarquer(self, jour: date | None) -> None:
        """A day that has passed, a public holiday or a Sunday is said; it may be wanted."""
        dit = seances.remarquer_le_jour(jour, date.today(), feries.ferie) if jour else ""
        self._remarque.definir(francais(f"⚠ {dit}") if dit else "")
        self._remarque.setVisible(bool(dit))

    def _dire_l_erreur(self, dit: str) -> None:
        self._erreur.definir(f"⚠ {dit}" if dit else "")
        self._erreur.setVisible(bool(dit))
        self._remarque.setVisible(bool(self._remarque.text()) and not dit)

    def programmer(self) -> None:
        """Make the session; a day that can’t be read is asked again, everything else may wait."""
        for champ in (self.jour, self.debut, self.lieu):
            champ.terminer()
        if self.jour.en_defaut():
            self.jour.setFocus()
            return
        ids: list[str] = []
        jour, debut, lieu = self.jour.valeur(), self.debut.valeur(), self.lieu.valeur()
        dossier = self._contexte.dossier
        if tenter(self, lambda: ids.append(seances.programmer(dossier, jour, debut=debut, lieu=lieu))):
            self.jour.definir(None)
            self.debut.definir("")
            self.lieu.definir("")
            self._remarquer(None)
            self.programmee.emit(ids[0])

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée in any of the fields programmes; Échap thinks better of it, and what was typed waits there."""
        if evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.bouton.isEnabled():
            self.programmer()
        elif evenement.key() == Qt.Key.Key_Escape:
            self.renonce.emit()
        else:
            super().keyPressEvent(evenement)

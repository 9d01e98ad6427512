"""First step: choose the file or drop it; the child process reads it while one waits, and can be stopped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.models.erreurs import ErreurUtilisateur
from app.services.imports.lecture import Lecture
from app.views.elements import Bouton, BoutonPrincipal, Etiquette, Message
from app.views.theme import icone, theme_courant

_FILTRE = "Listes (*.xlsx *.csv *.tsv *.txt);;Tous les fichiers (*)"
_CADENCE = 40
"""Milliseconds between two looks at the child process."""


class EtapeFichier(QWidget):
    """``commence()`` when a file starts to be read, ``lu(Classeur)`` once it is."""

    commence = Signal()
    lu = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lecture: Lecture | None = None
        self._dossier = ""
        self._montre = QTimer(self)
        self._montre.setInterval(_CADENCE)
        self._montre.timeout.connect(self._regarder)
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(12))
        self.message = Message("", "danger", nom="importRefus")
        self.message.hide()
        colonne.addWidget(self.message)
        colonne.addWidget(self._zone(), 1)
        colonne.addWidget(
            Etiquette(
                "La première ligne utile donne les titres des colonnes ; un titre au-dessus ne gêne pas. Peu importent "
                "l’ordre et le nom des colonnes : vous direz à l’étape suivante ce que chacune contient. "
                "Rien n’est écrit dans le dossier avant votre accord.",
                "discret",
            )
        )

    def _zone(self) -> QFrame:
        theme = theme_courant()
        zone = _Zone()
        colonne = QVBoxLayout(zone)
        colonne.setSpacing(theme.px(8))
        dessin = QLabel()
        dessin.setPixmap(icone("tableau", "texte3").pixmap(theme.px(40), theme.px(40)))
        dessin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._titre = Etiquette("Déposez ici votre liste de structures", "sous_titre")
        self._aide = Etiquette("Classeur Excel (.xlsx) ou fichier CSV, jusqu’à 5 000 lignes.", "discret")
        self.choisir = BoutonPrincipal("Choisir un fichier…", image="dossier", nom="importChoisir")
        self.choisir.clicked.connect(self.demander)
        self.barre = QProgressBar()
        self.barre.setRange(0, 0)
        self.barre.setTextVisible(False)
        self.barre.setAccessibleName("Lecture du fichier en cours")
        self.barre.setFixedWidth(theme.px(280))
        self.arreter = Bouton("Arrêter la lecture", nom="importArreter")
        self.arreter.clicked.connect(self.interrompre)
        colonne.addStretch(1)
        colonne.addWidget(dessin)
        for etiquette in (self._titre, self._aide):
            etiquette.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            colonne.addWidget(etiquette)
        colonne.addSpacing(theme.px(4))
        for controle in (self.choisir, self.barre, self.arreter):
            colonne.addWidget(controle, 0, Qt.AlignmentFlag.AlignHCenter)
        colonne.addStretch(1)
        self._montrer_attente(None)
        return zone

    @property
    def occupee(self) -> bool:
        """Whether a file is being read."""
        return self._lecture is not None

    def demander(self) -> None:
        """The system’s own dialog."""
        chemin, _ = QFileDialog.getOpenFileName(
            self.window(), "Choisir une liste de structures", self._dossier, _FILTRE
        )
        if chemin:
            self.lire(Path(chemin))

    def lire(self, chemin: Path) -> None:
        """Read that file; `lu` follows, or the reason why not is shown."""
        self.interrompre()
        self.message.hide()
        self.commence.emit()
        self._dossier = str(chemin.parent)
        try:
            self._lecture = Lecture(chemin)
        except ErreurUtilisateur as refus:
            self._refuser(refus)
            return
        self._montrer_attente(chemin.name)
        self._montre.start()

    def interrompre(self) -> None:
        """Stop reading."""
        self._montre.stop()
        if self._lecture is not None:
            self._lecture.interrompre()
            self._lecture = None
        self._montrer_attente(None)

    def _regarder(self) -> None:
        if self._lecture is None:
            return
        try:
            classeur = self._lecture.resultat()
        except ErreurUtilisateur as refus:
            self.interrompre()
            self._refuser(refus)
            return
        if classeur is not None:
            self.interrompre()
            self.lu.emit(classeur)

    def _refuser(self, refus: ErreurUtilisateur) -> None:
        self.message.definir(str(refus))
        self.message.show()
        self.choisir.setFocus()

    def _montrer_attente(self, nom: str | None) -> None:
        attente = nom is not None
        self._titre.definir(f"Lecture de « {nom} »…" if attente else "Déposez ici votre liste de structures")
        self._aide.setVisible(not attente)
        self.choisir.setVisible(not attente)
        self.barre.setVisible(attente)
        self.arreter.setVisible(attente)


class _Zone(QFrame):
    """A dashed frame: something can be dropped here."""

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dashes that follow the theme."""
        theme = theme_courant()
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        trait = QPen(theme.couleur("trait_fort"), 1.5)
        trait.setDashPattern([4, 4])
        peintre.setPen(trait)
        peintre.setBrush(theme.couleur("surface"))
        peintre.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)

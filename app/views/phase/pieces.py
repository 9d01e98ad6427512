"""The documents attached to an action: add (button or drop), open, save a copy, take away."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import francais
from app.services import pieces
from app.services.pieces import Piece
from app.views.contexte import Contexte
from app.views.elements import BoutonIcone, Etiquette, EtiquetteCoupee, Lien, demander, montrer_erreur
from app.views.elements.liaison import tenter
from app.views.theme import icone, theme_courant


class ListePieces(QWidget):
    """One line a document; hidden when there is none."""

    change = Signal()

    def __init__(self, contexte: Contexte, action_code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte, self._action = contexte, action_code
        self._montrees: tuple[Piece, ...] = ()
        self.setObjectName(f"pieces.{action_code}")
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 0, 0, 0)
        self._colonne.setSpacing(theme_courant().px(2))
        self.setVisible(False)

    def rafraichir(self) -> None:
        """Show the documents of the action."""
        lues = pieces.lister(self._contexte.dossier, self._action)
        if lues == self._montrees:
            return
        self._montrees = lues
        while (place := self._colonne.takeAt(0)) is not None:
            if (ancien := place.widget()) is not None:
                ancien.hide()
                ancien.deleteLater()
        for piece in lues:
            self._colonne.addWidget(self._ligne(piece))
        self.setVisible(bool(lues))

    def _ligne(self, piece: Piece) -> QWidget:
        theme = theme_courant()
        ligne = QWidget()
        rangee = QHBoxLayout(ligne)
        rangee.setContentsMargins(0, 0, 0, 0)
        rangee.setSpacing(theme.px(6))
        image = QLabel()
        image.setPixmap(icone("piece-jointe", "texte2").pixmap(theme.px(14), theme.px(14)))
        rangee.addWidget(image)
        rangee.addWidget(EtiquetteCoupee(piece.nom), 1)
        rangee.addWidget(Etiquette(pieces.taille_lisible(piece.taille), "petit", repli=False))
        ouvrir = Lien("Ouvrir", nom=f"ouvrirPiece.{piece.id}")
        copier = Lien("Enregistrer une copie…", nom=f"copierPiece.{piece.id}")
        retirer = BoutonIcone("corbeille", f"Retirer {piece.nom}", nom=f"retirerPiece.{piece.id}")
        ouvrir.clicked.connect(lambda: self.ouvrir(piece))
        copier.clicked.connect(lambda: self.enregistrer(piece))
        retirer.clicked.connect(lambda: self.retirer(piece))
        retirer.setEnabled(not self._contexte.dossier.lecture_seule)
        ouvrir.setAccessibleName(francais(f"Ouvrir {piece.nom}"))
        copier.setAccessibleName(francais(f"Enregistrer une copie de {piece.nom}"))
        for bouton in (ouvrir, copier, retirer):
            rangee.addWidget(bouton)
        return ligne

    # --- gestures ---------------------------------------------------------------------------------------------

    def choisir(self) -> None:
        """Ask which files, then attach them."""
        noms, _ = QFileDialog.getOpenFileNames(self.window(), "Joindre des documents")
        self.joindre([Path(nom) for nom in noms])

    def joindre(self, chemins: list[Path]) -> None:
        """Put copies of these files into the dossier; ask first if they are big."""
        if not chemins:
            return
        try:
            question = pieces.question_avant(self._contexte.dossier, chemins)
        except ErreurUtilisateur as refus:
            montrer_erreur(self.window(), refus)
            return
        if question and not demander(
            self.window(), "Document volumineux", question, oui="Joindre", non="Ne pas joindre"
        ):
            return
        for chemin in chemins:
            if not tenter(self, lambda c=chemin: pieces.joindre(self._contexte.dossier, self._action, c)):  # type: ignore[misc]
                return
        self._contexte.navigation.annonce.emit(
            "Document joint : une copie est maintenant dans le dossier."
            if len(chemins) == 1
            else f"{len(chemins)} documents joints : leurs copies sont maintenant dans le dossier."
        )

    def ouvrir(self, piece: Piece) -> None:
        """Open a copy with the program the system chooses."""
        ici = Path(tempfile.mkdtemp(prefix="ingeco-"))

        def geste() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(pieces.extraire(self._contexte.dossier, piece.id, ici))))

        if tenter(self, geste):
            self._contexte.navigation.annonce.emit(
                "Une copie s’ouvre : vos changements ne reviendront pas dans le dossier."
            )

    def enregistrer(self, piece: Piece) -> None:
        """Save a copy where the user says."""
        nom, _ = QFileDialog.getSaveFileName(self.window(), "Enregistrer une copie", piece.nom)
        if nom:
            tenter(self, lambda: pieces.extraire(self._contexte.dossier, piece.id, Path(nom)))

    def retirer(self, piece: Piece) -> None:
        """Take it away; Ctrl+Z brings it back."""
        if tenter(self, lambda: pieces.retirer(self._contexte.dossier, piece.id)):
            self._contexte.navigation.annonce.emit(f"« {piece.nom} » retiré. Ctrl+Z le fait revenir.")


def fichiers_de(donnees: QMimeData) -> list[Path]:
    """The local files of something dropped."""
    return [Path(url.toLocalFile()) for url in donnees.urls() if url.isLocalFile()]

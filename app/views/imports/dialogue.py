"""The three steps of an import, and what happens between them. Closing at any moment writes nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.models.typographie import pluriel
from app.services.imports.application import Bilan, appliquer
from app.services.imports.examen import etablir
from app.services.imports.tableau import Classeur
from app.services.registres.structures import colonnes_des_structures
from app.views.contexte import Contexte
from app.views.elements import Bouton, BoutonPrincipal, Etiquette
from app.views.imports.ecriture import ecrire
from app.views.imports.etape_colonnes import EtapeColonnes
from app.views.imports.etape_fichier import EtapeFichier
from app.views.imports.etape_rapport import EtapeRapport
from app.views.theme import theme_courant

_FICHIER, _COLONNES, _RAPPORT = range(3)
_TITRES = ("Choisir la liste", "Dire ce que contient chaque colonne", "Vérifier ligne par ligne")


class DialogueImport(QDialog):
    """Choose, match, check, import. ``bilan`` is what was done, or None."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None, chemin: Path | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._champs = colonnes_des_structures(contexte.catalogue)
        self._classeur: Classeur | None = None
        self.bilan: Bilan | None = None
        self.setObjectName("dialogueImport")
        self.setWindowTitle("Importer une liste de structures")
        self.setModal(True)
        self.setAcceptDrops(True)
        self.fichier = EtapeFichier()
        self.colonnes = EtapeColonnes(self._champs)
        self.rapport = EtapeRapport(self._champs)
        self._batir()
        self.fichier.commence.connect(self._oublier)
        self.fichier.lu.connect(self._classeur_lu)
        self.colonnes.change.connect(self._ajuster)
        self.rapport.change.connect(self._ajuster)
        self._tailler()
        self._aller(_FICHIER)
        if chemin is not None:
            self.ouvrir(chemin)

    def _batir(self) -> None:
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(22), theme.px(16), theme.px(22), theme.px(14))
        colonne.setSpacing(theme.px(10))
        self._etape = Etiquette("", "rubrique", repli=False)
        self._titre = Etiquette("", "sous_titre")
        self._sous_titre = Etiquette("", "discret", brut=True)
        tete = QVBoxLayout()
        tete.setSpacing(theme.px(2))
        for etiquette in (self._etape, self._titre, self._sous_titre):
            tete.addWidget(etiquette)
        colonne.addLayout(tete)
        self._pile = QStackedWidget()
        for etape in (self.fichier, self.colonnes, self.rapport):
            self._pile.addWidget(etape)
        colonne.addWidget(self._pile, 1)
        self.annuler = Bouton("Annuler", nom="importAnnuler")
        self.annuler.clicked.connect(self.reject)
        self.precedent = Bouton("Précédent", image="fleche-gauche", nom="importPrecedent")
        self.precedent.clicked.connect(lambda: self._aller(self._pile.currentIndex() - 1))
        self.suivant = BoutonPrincipal("Suivant", nom="importSuivant")
        self.suivant.clicked.connect(self._avancer)
        self._rien = Etiquette("Rien n’est encore écrit dans le dossier.", "petit", repli=False)
        pied = QHBoxLayout()
        pied.addWidget(self.annuler)
        pied.addSpacing(theme.px(10))
        pied.addWidget(self._rien)
        pied.addStretch(1)
        pied.addWidget(self.precedent)
        pied.addWidget(self.suivant)
        colonne.addLayout(pied)

    def _tailler(self) -> None:
        theme = theme_courant()
        place = self.screen().availableGeometry()
        self.resize(min(theme.px(1240), place.width() - 60), min(theme.px(660), place.height() - 60))

    # --- from one step to the next ----------------------------------------------------------------------------

    def ouvrir(self, chemin: Path) -> None:
        """Start with that file."""
        self._aller(_FICHIER)
        self.fichier.lire(chemin)

    def _oublier(self) -> None:
        self._classeur = None
        self._ajuster()

    def _classeur_lu(self, classeur: Classeur) -> None:
        self._classeur = classeur
        self.colonnes.montrer(classeur)
        self._aller(_COLONNES)

    def _avancer(self) -> None:
        etape = self._pile.currentIndex()
        if etape == _FICHIER and self._classeur is not None:
            self._aller(_COLONNES)
        elif etape == _COLONNES:
            self._examiner()
        elif etape == _RAPPORT:
            self._importer()

    def _examiner(self) -> None:
        assert self._classeur is not None
        self.rapport.montrer(
            etablir(
                self.colonnes.feuille,
                self.colonnes.appariement,
                self._champs,
                self._contexte.dossier,
                self._classeur.nom,
            )
        )
        self._aller(_RAPPORT)

    def _aller(self, etape: int) -> None:
        self._pile.setCurrentIndex(etape)
        self._etape.definir(
            f"Étape {etape + 1} sur 3" + (f" · ensuite : {_TITRES[etape + 1].lower()}" if etape < 2 else "")
        )
        self._titre.definir(_TITRES[etape])
        self._ajuster()
        {_FICHIER: self.fichier.choisir, _COLONNES: self.suivant, _RAPPORT: self.rapport.table}[etape].setFocus()

    def _ajuster(self) -> None:
        etape = self._pile.currentIndex()
        nom = self._classeur.nom if self._classeur else ""
        self.precedent.setVisible(etape > _FICHIER)
        self.suivant.setVisible(etape > _FICHIER or self._classeur is not None)
        self._sous_titre.setVisible(etape > _FICHIER)
        if etape == _COLONNES:
            self._sous_titre.definir(f"{nom} · {self.colonnes.resume}")
            self.suivant.definir("Vérifier les lignes")
            self.suivant.setEnabled(not self.colonnes.problemes)
        elif etape == _RAPPORT:
            combien = len(self.rapport.retenues)
            self._sous_titre.definir(f"{nom} · cochez ce qui doit entrer dans le registre (Espace)")
            self.suivant.definir(f"Importer {pluriel(combien, 'structure')}" if combien else "Rien à importer")
            self.suivant.setEnabled(combien > 0)
        else:
            self.suivant.definir("Suivant")
            self.suivant.setEnabled(True)
        self.suivant.setDefault(self.suivant.isEnabled() and etape != _RAPPORT)

    # --- writing ----------------------------------------------------------------------------------------------

    def _importer(self) -> None:
        rapport, retenues = self.rapport.rapport, [ligne.numero for ligne in self.rapport.retenues]
        self.bilan = ecrire(
            self, self._contexte, lambda: appliquer(self._contexte.dossier, rapport, retenues),
            "Importer sans sauvegarde",
        )  # fmt: skip
        if self.bilan is not None:
            self.accept()

    # --- closing, dropping ------------------------------------------------------------------------------------

    def done(self, resultat: int) -> None:
        """Whatever closes the dialog stops the child process."""
        self.fichier.interrompre()
        super().done(resultat)

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """One file of this computer."""
        if _depose(evenement) is not None:
            evenement.acceptProposedAction()

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Read it, whatever the step."""
        chemin = _depose(evenement)
        if chemin is not None:
            evenement.acceptProposedAction()
            evenement.setDropAction(Qt.DropAction.CopyAction)
            self.ouvrir(chemin)


def _depose(evenement: QDropEvent) -> Path | None:
    adresses = evenement.mimeData().urls()
    return Path(adresses[0].toLocalFile()) if len(adresses) == 1 and adresses[0].isLocalFile() else None

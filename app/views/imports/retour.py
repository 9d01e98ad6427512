"""« Lire un formulaire rempli… »: the file is read, what it changes is shown, and what is ticked is written at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import pluriel
from app.services.imports.attendu import FORMULAIRE
from app.services.imports.formulaires import Bilan, PasUnFormulaire, Retour, appliquer, examiner_classeur
from app.services.imports.lecture import Lecture
from app.views.contexte import Contexte
from app.views.elements import Bouton, BoutonPrincipal, Etiquette, Message
from app.views.imports.ecriture import ecrire
from app.views.imports.retour_rapport import RapportRetour
from app.views.theme import theme_courant

_FILTRE = "Formulaires remplis (*.xlsx);;Tous les fichiers (*)"
_CADENCE = 40
"""Milliseconds between two looks at the child process."""

_LECTURE, _REFUS, _RAPPORT = range(3)


def lire_un_formulaire(contexte: Contexte, parent: QWidget, chemin: Path | None = None) -> None:
    """Choose a form and look at what it changes. A file given (dropped) that is no form is looked at as a list."""
    depose = chemin is not None
    if chemin is None:
        choisi, _ = QFileDialog.getOpenFileName(
            parent.window(), "Lire un formulaire rempli", str(contexte.session.chemin.parent), _FILTRE
        )
        if not choisi:
            return
        chemin = Path(choisi)
    dialogue = DialogueRetour(contexte, chemin, parent.window(), sinon_liste=depose)
    dialogue.exec()
    dialogue.deleteLater()
    if dialogue.vers_liste:
        from app.views.imports.dialogue import DialogueImport

        DialogueImport(contexte, parent.window(), chemin).exec()


class DialogueRetour(QDialog):
    """``bilan``: what was written, or None. ``vers_liste``: the file is rather to be imported as a list;
    ``sinon_liste`` takes that for granted of what is no form."""

    def __init__(
        self, contexte: Contexte, chemin: Path, parent: QWidget | None = None, *, sinon_liste: bool = False
    ) -> None:
        super().__init__(parent)
        self._sinon_liste = sinon_liste
        self._contexte = contexte
        self._chemin = chemin
        self._lecture: Lecture | None = None
        self.retour: Retour | None = None
        self.bilan: Bilan | None = None
        self.vers_liste = False
        self._montre = QTimer(self, interval=_CADENCE)
        self._montre.timeout.connect(self._regarder)
        self.setObjectName("dialogueRetour")
        self.setWindowTitle("Lire un formulaire rempli")
        self.setModal(True)
        self._batir()
        theme = theme_courant()
        place = self.screen().availableGeometry()
        self.resize(min(theme.px(1240), place.width() - 60), min(theme.px(660), place.height() - 60))
        self._lire()

    # --- building ---------------------------------------------------------------------------------------------

    def _batir(self) -> None:
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(22), theme.px(16), theme.px(22), theme.px(14))
        colonne.setSpacing(theme.px(10))
        self._titre = Etiquette("", "sous_titre")
        self._resume = Etiquette("", "discret")
        self._resume.setObjectName("retourResume")
        tete = QVBoxLayout()
        tete.setSpacing(theme.px(2))
        tete.addWidget(self._titre)
        tete.addWidget(self._resume)
        colonne.addLayout(tete)
        self._pile = QStackedWidget()
        self.rapport = RapportRetour()
        self.rapport.change.connect(self._ajuster)
        for page in (self._attente(), self._refus(), self.rapport):
            self._pile.addWidget(page)
        colonne.addWidget(self._pile, 1)
        colonne.addLayout(self._pied())

    def _attente(self) -> QWidget:
        page = QWidget()
        colonne = QVBoxLayout(page)
        barre = QProgressBar()
        barre.setRange(0, 0)
        barre.setTextVisible(False)
        barre.setAccessibleName("Lecture du formulaire en cours")
        barre.setFixedWidth(theme_courant().px(280))
        colonne.addStretch(1)
        colonne.addWidget(barre, 0, Qt.AlignmentFlag.AlignHCenter)
        colonne.addStretch(1)
        return page

    def _refus(self) -> QWidget:
        page = QWidget()
        colonne = QVBoxLayout(page)
        colonne.setContentsMargins(0, 0, 0, 0)
        self.message = Message("", "danger", nom="retourRefus")
        colonne.addWidget(self.message)
        colonne.addStretch(1)
        return page

    def _pied(self) -> QHBoxLayout:
        theme = theme_courant()
        self.annuler = Bouton("Annuler", nom="retourAnnuler")
        self.annuler.clicked.connect(self.reject)
        self._rien = Etiquette("Rien n’est encore écrit dans le dossier.", "petit", repli=False)
        self.liste = Bouton("L’importer comme une liste…", nom="retourVersListe")
        self.liste.clicked.connect(self._vers_la_liste)
        self.relire = Bouton("Lire à nouveau", nom="retourRelire")
        self.relire.clicked.connect(self._lire)
        self.reprendre = BoutonPrincipal("", nom="retourReprendre")
        self.reprendre.clicked.connect(self._ecrire)
        self.reprendre.setAutoDefault(False)
        pied = QHBoxLayout()
        pied.addWidget(self.annuler)
        pied.addSpacing(theme.px(10))
        pied.addWidget(self._rien)
        pied.addStretch(1)
        for bouton in (self.relire, self.liste, self.reprendre):
            pied.addWidget(bouton)
        return pied

    # --- reading ----------------------------------------------------------------------------------------------

    def _lire(self) -> None:
        self._interrompre()
        self.retour = None
        self._montrer(_LECTURE)
        try:
            self._lecture = Lecture(self._chemin, attendu=FORMULAIRE)
        except ErreurUtilisateur as refus:
            self._refuser(refus)
            return
        self._montre.start()

    def _regarder(self) -> None:
        if self._lecture is None:
            return
        lecture = self._lecture
        try:
            classeur = lecture.resultat()
            if classeur is None:
                return
            self._interrompre()
            self.retour = examiner_classeur(
                self._contexte.dossier, self._contexte.catalogue, classeur, self._chemin, lecture.empreinte
            )
        except ErreurUtilisateur as refus:
            self._refuser(refus)
            return
        self.rapport.montrer(self.retour)
        self._montrer(_RAPPORT)
        self.rapport.table.setFocus()

    def _interrompre(self) -> None:
        self._montre.stop()
        if self._lecture is not None:
            self._lecture.interrompre()
            self._lecture = None

    @property
    def occupe(self) -> bool:
        """Whether the file is being read."""
        return self._lecture is not None

    def _refuser(self, refus: ErreurUtilisateur) -> None:
        self._interrompre()
        if self._sinon_liste and isinstance(refus, PasUnFormulaire):
            self._vers_la_liste()
            return
        self.message.definir(str(refus))
        self._montrer(_REFUS)
        self.liste.setVisible(isinstance(refus, PasUnFormulaire))
        self.annuler.setFocus()

    # --- what is shown ----------------------------------------------------------------------------------------

    def _montrer(self, page: int) -> None:
        self._pile.setCurrentIndex(page)
        self.liste.setVisible(False)
        self.relire.setVisible(page == _REFUS)
        self.reprendre.setVisible(page == _RAPPORT)
        self._rien.setVisible(page == _RAPPORT and not self._contexte.dossier.lecture_seule)
        nom = self._chemin.name
        titres = {_LECTURE: f"Lecture de « {nom} »…", _REFUS: f"« {nom} » n’a pas pu être lu"}
        self._titre.definir(titres.get(page, f"Ce que change « {nom} »"))
        self._resume.setVisible(page == _RAPPORT)
        self.annuler.definir("Annuler" if page != _REFUS else "Fermer")
        self._ajuster()

    def _ajuster(self) -> None:
        if self.retour is None:
            return
        self._resume.definir(f"{self.retour.titre} · {self.retour.phrase}")
        combien = sum(len(cases) for _, cases in self.retour.retenues(self.rapport.modele.retenues))
        self.reprendre.definir(f"Reprendre {pluriel(combien, 'case')}" if combien else "Rien à reprendre")
        self.reprendre.setEnabled(combien > 0 and not self._contexte.dossier.lecture_seule)

    # --- writing ----------------------------------------------------------------------------------------------

    def _ecrire(self) -> None:
        retour, retenues = self.retour, self.rapport.modele.retenues
        if retour is None:
            return
        self.bilan = ecrire(
            self, self._contexte, lambda: appliquer(self._contexte.dossier, retour, retenues),
            "Reprendre sans sauvegarde",
        )  # fmt: skip
        if self.bilan is not None:
            self.accept()

    def _vers_la_liste(self) -> None:
        self.vers_liste = True
        self.reject()

    def done(self, resultat: int) -> None:
        """Whatever closes the dialog stops the child process."""
        self._interrompre()
        super().done(resultat)

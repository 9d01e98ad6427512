"""The window: a shell that holds the welcome page or an open dossier, and carries out what the menus ask."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from app.models.erreurs import ErreurUtilisateur
from app.views.fenetre.annonce import Annonce
from app.views.fenetre.gestes import Gestes
from app.views.fenetre.menus import Menus
from app.views.fenetre.recents import Recent, lire_recents
from app.views.preferences import Preferences
from app.views.theme import Theme

if TYPE_CHECKING:
    from app.services.fichier import Poste, Session, SessionInterrompue
    from app.views.fenetre.ouvertures import Ouvertures
    from app.views.fenetre.travail import Travail


class FenetrePrincipale(QMainWindow):
    """One window, at most one dossier; empty until `accueillir` or `installer`."""

    def __init__(self, theme: Theme, preferences: Preferences, poste: Poste | None) -> None:
        super().__init__()
        self.theme = theme
        self.preferences = preferences
        self.setObjectName("fenetrePrincipale")
        self.setWindowTitle("Ingéco")
        self.setMinimumSize(1000, 560)
        self.setAcceptDrops(True)
        self.resize(1366, 768)
        self._poste = poste
        self.travail: Travail | None = None
        self.annonce = Annonce(self)
        self.gestes = Gestes(self)
        self.menus = Menus(self, self.gestes)
        if preferences.valeurs.fenetre:
            self.restoreGeometry(QByteArray.fromBase64(preferences.valeurs.fenetre.encode()))

    @cached_property
    def ouvertures(self) -> Ouvertures:
        """How sessions are opened; made when first needed."""
        from app.views.fenetre.ouvertures import Ouvertures

        return Ouvertures(self, self._poste, self.preferences)

    def ajuster_a_l_ecran(self) -> None:
        """First time: the whole of a small screen, a comfortable window on a large one."""
        if self.preferences.valeurs.fenetre:
            return
        place = self.screen().availableSize()
        if place.width() < 1500 or place.height() < 860:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    # --- opening and closing ----------------------------------------------------------------------------------

    def accueillir(self) -> None:
        """The welcome page."""
        from app.views.accueil.page import PageAccueil

        accueil = PageAccueil(self.recents(), lambda: self.ouvertures.poste)
        accueil.nouveauDemande.connect(self.gestes.nouveau)
        accueil.ouvertureDemandee.connect(self.gestes.demander_ouverture)
        accueil.dossierDemande.connect(lambda chemin: self.ouvrir(Path(chemin)))
        accueil.exempleDemande.connect(self.ouvrir_exemple)
        accueil.repriseDemandee.connect(self.reprendre)
        accueil.choixDeRepriseDemande.connect(self.choisir_reprise)
        accueil.oubliDemande.connect(self._oublier_recent)
        self.setCentralWidget(accueil)
        accueil.setFocus()
        self.setWindowTitle("Ingéco")
        self.menus.dossier_ouvert(False)

    def recents(self) -> tuple[Recent, ...]:
        """The recent dossiers, and whether their files are there."""
        return lire_recents(self.preferences.valeurs.recents)

    def _oublier_recent(self, chemin: str) -> None:
        self.preferences.oublier_recent(chemin)
        self.accueillir()

    def ouvrir(self, chemin: Path) -> None:
        """Open that dossier here."""
        if self.travail is not None and self.travail.session.chemin == Path(chemin).resolve():
            self.raise_()
            return
        self.installer_si(self.ouvertures.ouvrir(Path(chemin)))

    def ouvrir_exemple(self, nom: str) -> None:
        """A fresh copy of that example."""
        self.installer_si(self.ouvertures.exemple(nom))

    def reprendre(self, interrompue: SessionInterrompue) -> None:
        """Take up work that was cut short."""
        self.installer_si(self.ouvertures.reprendre(interrompue))

    def choisir_reprise(self) -> None:
        """What else can be done with sessions cut short; the welcome page afterwards says what is left of them."""
        session = self.ouvertures.choisir_reprise()
        if session is None and self.travail is None:
            self.accueillir()
        self.installer_si(session)

    def installer_si(self, session: Session | None) -> None:
        """Work on that session, if there is one."""
        if session is not None:
            self.installer(session)

    def installer(self, session: Session) -> None:
        """Work on that session, after leaving the one before."""
        from app.views.elements import montrer_erreur
        from app.views.fenetre.travail import Travail

        if self.travail is not None and not self._quitter_travail():
            session.fermer()
            return
        self.preferences.noter_recent(session.chemin)
        try:
            self.travail = Travail(session, self.theme, self.preferences, self)
        except ErreurUtilisateur as refus:  # an installation cut short, a text of the method spoilt
            session.fermer()
            self.accueillir()
            montrer_erreur(self, refus)
            return
        self.setCentralWidget(self.travail.espace)
        self.travail.espace.pageChange.connect(self._titrer)
        self.travail.contexte.navigation.annonce.connect(self.annonce.dire)
        barre = self.travail.espace.barre
        barre.rechercheDemandee.connect(self.gestes.ouvrir_palette)
        barre.impressionDemandee.connect(self.gestes.imprimer)
        barre.comiteDemande.connect(self.gestes.preparer_comite)
        self.travail.contexte.pont.change.connect(lambda _changes: self.gestes.actualiser_edition())
        self.menus.remplir_phases(self.travail.contexte.catalogue.methode)
        self.menus.dossier_ouvert(True)
        self.gestes.actualiser_edition()
        self.travail.espace.aller("tableau-de-bord")
        self.travail.espace.rail.setFocus()

    def fermer_dossier(self) -> bool:
        """Fichier › Fermer le dossier: back to the welcome page."""
        if self.travail is not None and not self._quitter_travail():
            return False
        self.accueillir()
        return True

    def _quitter_travail(self) -> bool:
        from app.views.elements import demander

        assert self.travail is not None
        etat = self.travail.mettre_a_l_abri()
        if etat.phase != "a_jour" and not demander(
            self,
            "Le fichier n’a pas pu être mis à jour",
            f"{etat.message} {etat.conseil}\n\nVotre travail est en sûreté sur ce poste : Ingéco vous proposera de le "
            "reprendre à la prochaine ouverture.",
            oui="Fermer",
            non="Rester dans le dossier",
        ):
            return False
        self.travail.fermer()
        self.travail = None
        return True

    def mettre_a_l_abri(self) -> None:
        """Write and publish at once (the computer is shutting down)."""
        if self.travail is not None:
            self.travail.mettre_a_l_abri()

    def suivre_etat(self, etat: Qt.ApplicationState) -> None:
        """Leaving the program for another puts the work into the user's file."""
        if (
            etat != Qt.ApplicationState.ApplicationActive
            and self.travail is not None
            and self.travail.session.a_publier()
        ):
            self.travail.publieur.publier()

    def closeEvent(self, evenement: QCloseEvent) -> None:
        """Nothing to ask: everything is written. Only a file that refuses is worth a word."""
        self.preferences.changer(fenetre=bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        if self.travail is not None and not self._quitter_travail():
            evenement.ignore()
            return
        evenement.accept()

    def _titrer(self, page: str) -> None:
        if self.travail is not None:
            self.setWindowTitle(f"{page} — {self.travail.session.chemin.name} — Ingéco")

    # --- files dropped on the window --------------------------------------------------------------------------

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """A dossier may be dropped here; a filled form or a list of structures where a dossier is open."""
        if self._depose(evenement.mimeData()) is not None:
            evenement.acceptProposedAction()

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Open the dossier dropped, or look at the form; what is no form is looked at as a list."""
        chemin = self._depose(evenement.mimeData())
        if chemin is None:
            return
        evenement.acceptProposedAction()
        if chemin.suffix.casefold() == ".sqlite":
            self.ouvrir(chemin)
        elif chemin.suffix.casefold() == ".xlsx":
            self.gestes.lire_un_formulaire(chemin)
        else:
            self.gestes.importer(chemin)

    def _depose(self, donnees: QMimeData) -> Path | None:
        suffixes = {".sqlite"} | ({".xlsx", ".csv"} if self.travail is not None else set())
        chemins = [Path(url.toLocalFile()) for url in donnees.urls() if url.isLocalFile()]
        return next((chemin for chemin in chemins if chemin.suffix.casefold() in suffixes), None)

"""From a wish (« nouveau », a file, an example, an interrupted session) to a session, with the questions it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.models.erreurs import ErreurUtilisateur
from app.views.elements import Dialogue, demander, montrer_erreur
from app.views.emplacements import mes_documents
from app.views.preferences import Preferences

if TYPE_CHECKING:
    from app.services.ecriture.dossier import Dossier
    from app.services.fichier import DejaOuvert, FichierAbime, Poste, Session, SessionInterrompue

FILTRE = "Dossiers Ingéco (*.sqlite)"


class Ouvertures:
    """Each method returns a session, or None when the user gave up or was told why not."""

    def __init__(self, fenetre: QWidget, poste: Poste | None, preferences: Preferences) -> None:
        self._fenetre = fenetre
        self._poste = poste
        self._preferences = preferences

    @property
    def poste(self) -> Poste:
        """This computer, under the name given in the settings."""
        from app.services.fichier import poste_par_defaut

        self._poste = self._poste or poste_par_defaut()
        auteur = self._preferences.valeurs.auteur
        return replace(self._poste, auteur=auteur) if auteur else self._poste

    def nouveau(self) -> Session | None:
        """Ask for a title and a place; make the dossier."""
        from app.views.fiche.nouveau import DialogueNouveau

        dialogue = DialogueNouveau(self._preferences.valeurs, self._fenetre)
        if dialogue.exec() != QDialog.DialogCode.Accepted:
            return None
        demande = dialogue.demande()
        return self.creer(demande.chemin, demande.intitule, demande.bureau)

    def creer(self, chemin: Path, titre: str, bureau: str = "") -> Session | None:
        """Make an empty dossier there, with the office, the person and the logo of the settings."""
        from app.services.fichier import creer
        from app.services.identite import reprendre_les_reglages

        def remplir(neuf: Dossier) -> None:
            reprendre_les_reglages(neuf, self._preferences.valeurs, aujourdhui=date.today())

        return self._essayer(lambda: creer(chemin, titre, poste=self.poste, bureau=bureau, exemple=remplir))

    def choisir_exemple(self) -> Session | None:
        """Show what each example tells, and where its copy goes."""
        from app.views.fiche.exemple import DialogueExemple

        dialogue = DialogueExemple(self._fenetre)
        if dialogue.exec() != QDialog.DialogCode.Accepted:
            return None
        demande = dialogue.demande()
        return self.exemple(demande.nom, demande.chemin)

    def exemple(self, nom: str, chemin: Path | None = None) -> Session | None:
        """A copy of an example dossier, with the data of this computer unless a place was chosen."""
        from app.services.exemples import installer_exemple, lister_exemples
        from app.services.fichier import creer, libre

        titre = next((e.titre for e in lister_exemples() if e.nom == nom), nom)
        if chemin is None:
            dossier = self.poste.donnees / "exemples"
            dossier.mkdir(parents=True, exist_ok=True)
            chemin = libre(dossier, f"exemple-{nom}.sqlite")
        vers = chemin

        def remplir(neuf: Dossier) -> None:
            installer_exemple(nom, neuf, date.today())

        return self._essayer(lambda: creer(vers, titre, poste=self.poste, exemple=remplir))

    def choisir(self) -> Path | None:
        """Ask which file to open."""
        chemin, _ = QFileDialog.getOpenFileName(self._fenetre, "Ouvrir un dossier", str(mes_documents()), FILTRE)
        return Path(chemin) if chemin else None

    def demander_place(self, titre: str, nom: str) -> Path | None:
        """Ask where to write; the extension is added if it is missing."""
        chemin, _ = QFileDialog.getSaveFileName(self._fenetre, titre, str(mes_documents() / nom), FILTRE)
        if not chemin:
            return None
        return Path(chemin) if Path(chemin).suffix else Path(chemin).with_suffix(".sqlite")

    def ouvrir(self, chemin: Path, *, sur_occupe: str = "refuser", sur_interrompue: str = "demander") -> Session | None:
        """Open that file, with the questions it takes."""
        from app.services import fichier

        try:
            with _Sablier():
                return fichier.ouvrir(
                    chemin,
                    poste=self.poste,
                    sur_occupe=sur_occupe,  # type: ignore[arg-type]
                    sur_interrompue=sur_interrompue,  # type: ignore[arg-type]
                )
        except fichier.SessionInterrompueTrouvee as trouvee:
            return self._sur_interrompue(chemin, trouvee.session)
        except fichier.DejaOuvert as occupe:
            return self._sur_occupe(chemin, occupe)
        except fichier.FichierAbime as abime:
            return self._sur_abime(chemin, abime)
        except ErreurUtilisateur as refus:
            montrer_erreur(self._fenetre, refus)
            return None

    def reprendre(self, interrompue: SessionInterrompue) -> Session | None:
        """Take up work that was cut short."""
        return self._essayer(lambda: interrompue.reprendre())

    def choisir_reprise(self) -> Session | None:
        """All sessions cut short: take one up, write it elsewhere, or let it go."""
        from app.services.fichier import sessions_interrompues
        from app.views.sauvegardes.reprise import DialogueReprise

        dialogue = DialogueReprise(sessions_interrompues(self.poste), self._fenetre, demander_place=self.demander_place)
        dialogue.exec()
        return dialogue.session

    def restaurer(self, session: Session) -> Path | None:
        """Choose a local copy of that dossier and put it beside; say where, or None."""
        from app.views.sauvegardes.dialogue import DialogueSauvegardes

        dialogue = DialogueSauvegardes(session, self._fenetre, demander_place=self.demander_place)
        dialogue.exec()
        return dialogue.restauree

    def _sur_interrompue(self, chemin: Path, interrompue: SessionInterrompue) -> Session | None:
        reprise = demander(
            self._fenetre,
            "Une session interrompue a été retrouvée",
            "Du travail sur ce dossier n’était pas encore dans le fichier. « Reprendre » retrouve tout ce qui "
            "avait été saisi ; sinon, le fichier s’ouvre tel qu’il est et ce travail reste gardé sur ce poste.",
            oui="Reprendre",
            non="Ouvrir le fichier tel quel",
        )
        return self.reprendre(interrompue) if reprise else self.ouvrir(chemin, sur_interrompue="ignorer")

    def _sur_occupe(self, chemin: Path, occupe: DejaOuvert) -> Session | None:
        dialogue = Dialogue(occupe.message, occupe.conseil, self._fenetre, image="attention")
        dialogue.ajouter_bouton("Annuler", accepte=False)
        forcer = dialogue.ajouter_bouton("Prendre la main", accepte=False, genre="danger", nom="prendreLaMain")
        forcer.clicked.connect(lambda: dialogue.done(2))
        dialogue.ajouter_bouton("Consulter en lecture seule", accepte=True, genre="principal").setDefault(True)
        reponse = dialogue.exec()
        mode = {1: "lecture_seule", 2: "reprendre"}.get(reponse)
        return self.ouvrir(chemin, sur_occupe=mode) if mode else None

    def _sur_abime(self, chemin: Path, abime: FichierAbime) -> Session | None:
        if abime.sauvetage is None:
            montrer_erreur(self._fenetre, abime)
            return None
        if not demander(self._fenetre, abime.message, abime.conseil, oui="Récupérer ce qui peut l’être…"):
            return None
        vers = self.demander_place("Enregistrer le dossier récupéré", f"{chemin.stem}-recupere.sqlite")
        if vers is None:
            return None
        try:
            abime.sauvetage(vers)
        except ErreurUtilisateur as refus:
            montrer_erreur(self._fenetre, refus)
            return None
        return self.ouvrir(vers)

    def _essayer(self, geste: Callable[[], Session]) -> Session | None:
        try:
            with _Sablier():
                return geste()
        except ErreurUtilisateur as refus:
            montrer_erreur(self._fenetre, refus)
            return None


class _Sablier:
    """The waiting cursor while a file is read."""

    def __enter__(self) -> None:
        QGuiApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))

    def __exit__(self, *_: object) -> None:
        QGuiApplication.restoreOverrideCursor()

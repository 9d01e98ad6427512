"""What the menus do to an open dossier. Each public method is the ``geste`` of a line of `menus.ENTREES`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from app.models.typographie import francais
from app.views.theme import Apparence

if TYPE_CHECKING:
    from app.views.fenetre.principale import FenetrePrincipale
    from app.views.page import Page

_EDITION = {"couper": "cut", "copier": "copy", "coller": "paste"}


def _chercher_dans(page: Page) -> bool:
    """The keyboard where one searches: in the page inside it that one works in, else the first of those on screen, else
    itself. False where there is nothing to search: no such page, an empty register."""
    from app.views.page import Page  # there is one already, and what it needs; not yet when the window starts

    dedans = [p for p in page.findChildren(Page) if p.isVisible() and hasattr(p, "chercher")]
    focalise = QApplication.focusWidget()
    ou_l_on_est = [p for p in dedans if focalise is not None and p.isAncestorOf(focalise)]
    cible = next(iter([*reversed(ou_l_on_est), *dedans]), page)
    chercher = getattr(cible, "chercher", None)
    if not callable(chercher):
        return False
    chercher()
    arrive = QApplication.focusWidget()
    return isinstance(arrive, QLineEdit) and page.isAncestorOf(arrive)


class Gestes:
    """The commands of one window; they do nothing where no dossier is open."""

    def __init__(self, fenetre: FenetrePrincipale) -> None:
        self._fenetre = fenetre

    # --- Fichier: opening and closing -------------------------------------------------------------------------

    def nouveau(self) -> None:
        """Fichier › Nouveau dossier…"""
        self._fenetre.installer_si(self._fenetre.ouvertures.nouveau())

    def demander_ouverture(self) -> None:
        """Fichier › Ouvrir…"""
        if (chemin := self._fenetre.ouvertures.choisir()) is not None:
            self._fenetre.ouvrir(chemin)

    def choisir_exemple(self) -> None:
        """Fichier › Dossiers d’exemple…"""
        self._fenetre.installer_si(self._fenetre.ouvertures.choisir_exemple())

    def importer(self, chemin: Path | None = None) -> None:
        """A list of structures, from a file chosen here or dropped on the window."""
        from app.views.imports.dialogue import DialogueImport

        if self._fenetre.travail is not None:
            self._fenetre.travail.espace.ecrire_saisie()
            DialogueImport(self._fenetre.travail.contexte, self._fenetre, chemin).exec()

    def lire_un_formulaire(self, chemin: Path | None = None) -> None:
        """A form that came back filled in, from a file chosen here or dropped on the window."""
        from app.views.imports.retour import lire_un_formulaire

        if self._fenetre.travail is not None:
            self._fenetre.travail.espace.ecrire_saisie()
            lire_un_formulaire(self._fenetre.travail.contexte, self._fenetre, chemin)

    def fermer_dossier(self) -> None:
        """Back to the welcome page."""
        self._fenetre.fermer_dossier()

    def quitter(self) -> None:
        """Close the window."""
        self._fenetre.close()

    # --- Fichier: the open dossier ----------------------------------------------------------------------------

    def point_de_restauration(self) -> None:
        """Ctrl+S: write, keep a copy, publish."""
        if self._fenetre.travail is not None:
            self._fenetre.travail.point_de_restauration()

    def enregistrer_sous(self) -> None:
        """Go on working in another file."""
        if self._fenetre.travail is None:
            return
        chemin = self._fenetre.ouvertures.demander_place(
            "Enregistrer le dossier sous", self._fenetre.travail.session.chemin.name
        )
        if chemin is not None and self._fenetre.travail.enregistrer_sous(chemin):
            self._fenetre.preferences.noter_recent(self._fenetre.travail.session.chemin)
            self._fenetre.annonce.dire(
                f"Le dossier est maintenant dans « {self._fenetre.travail.session.chemin.name} »."
            )

    def restaurer_version(self) -> None:
        """Choose a local backup, open it beside."""
        if self._fenetre.travail is not None:
            self._fenetre.travail.espace.terminer()
            vers = self._fenetre.ouvertures.restaurer(self._fenetre.travail.session)
            if vers is not None:
                self._fenetre.ouvrir(vers)

    def imprimer(self) -> None:
        """What the page on screen prints."""
        if self._fenetre.travail is not None and (page := self._fenetre.travail.espace.page()) is not None:
            page.terminer()
            page.imprimer()

    def identite(self) -> None:
        """Title, territory, office and logo of this dossier."""
        from app.views.fiche.dialogue import DialogueFiche

        if self._fenetre.travail is not None:
            self._fenetre.travail.espace.ecrire_saisie()
            DialogueFiche(self._fenetre.travail.contexte, self._fenetre).exec()

    def reglages(self) -> None:
        """The settings: a page of the dossier, a dialog where none is open."""
        from app.views.reglages.dialogue import DialogueReglages

        if self._fenetre.travail is not None:
            self.aller("reglages")
        else:
            DialogueReglages(self._fenetre.preferences, self._fenetre).exec()

    def preparer_comite(self) -> None:
        """The next session: what the committee will read, and what it still lacks."""
        self.aller("comite")

    def ouvrir_seance(self) -> None:
        """The session on screen on the whole of it, else the next one; without any, the line to programme one."""
        from app.views.comite.page import PageComite

        if self._fenetre.travail is None:
            return
        espace = self._fenetre.travail.espace
        if not isinstance(espace.page(), PageComite):
            self.aller("comite")
        page = espace.page()
        if isinstance(page, PageComite):
            page.ouvrir()

    def exporter_agenda(self) -> None:
        """Exports › Agenda (.ics)…"""
        from app.views.echeances.agenda import exporter_agenda

        if self._fenetre.travail is not None:
            self._fenetre.travail.espace.ecrire_saisie()
            exporter_agenda(self._fenetre.travail.contexte, self._fenetre)

    # --- Édition ----------------------------------------------------------------------------------------------

    def annuler(self) -> None:
        """Undo the last gesture, whatever the page; what is being typed is first written."""
        self._rejouer("annuler", "Annulé", "Il n’y a rien à annuler.")

    def retablir(self) -> None:
        """Do again what was undone."""
        self._rejouer("retablir", "Rétabli", "Il n’y a rien à rétablir.")

    def _rejouer(self, verbe: str, fait: str, rien: str) -> None:
        if self._fenetre.travail is None:
            return
        self._fenetre.travail.espace.ecrire_saisie()
        changes = getattr(self._fenetre.travail.contexte.dossier, verbe)(initiateur=self._fenetre)
        self._fenetre.annonce.dire(f"{fait} : {changes.libelle}" if changes else rien)

    def actualiser_edition(self) -> None:
        """« Annuler : structure ajoutée »."""
        if self._fenetre.travail is None:
            return
        dossier = self._fenetre.travail.contexte.dossier
        for geste, mots, quoi in (
            ("annuler", "&Annuler", dossier.a_annuler()),
            ("retablir", "&Rétablir", dossier.a_retablir()),
        ):
            suite = f" : {quoi}".replace("&", "&&") if quoi else ""
            self._fenetre.menus.actions[geste].setText(francais(mots + suite))

    def couper(self) -> None:
        """In the focused field."""
        self._editer("couper")

    def copier(self) -> None:
        """From the focused field."""
        self._editer("copier")

    def coller(self) -> None:
        """Into the focused field."""
        self._editer("coller")

    def _editer(self, geste: str) -> None:
        methode = getattr(QApplication.focusWidget(), _EDITION[geste], None)
        if callable(methode):
            methode()

    def ouvrir_palette(self) -> None:
        """Ctrl+K."""
        if self._fenetre.travail is not None:
            self._fenetre.travail.palette().ouvrir()

    def chercher_dans_la_page(self) -> None:
        """Ctrl+F: in the register or the page on screen; everywhere when there is nothing to search there."""
        page = self._fenetre.travail.espace.page() if self._fenetre.travail else None
        if page is None or not _chercher_dans(page):
            self.ouvrir_palette()

    # --- Affichage, Parcours ----------------------------------------------------------------------------------

    def aller(self, adresse: str) -> None:
        """Go to an address of the dossier."""
        if self._fenetre.travail is not None:
            self._fenetre.travail.espace.aller(adresse)

    def basculer_reperes(self) -> None:
        """F1."""
        if self._fenetre.travail is not None:
            self._fenetre.travail.espace.basculer_panneau()

    def basculer_plein_ecran(self) -> None:
        """F11."""
        if self._fenetre.travail is not None and self._fenetre.travail.espace.basculer_plein_ecran():
            self._fenetre.annonce.dire("Pleine page : F11 pour retrouver le cycle et les repères.")

    def volet_suivant(self) -> None:
        """F6: rail, page, panel."""
        if self._fenetre.travail is not None:
            self._fenetre.travail.espace.volet_suivant()

    def actualiser(self) -> None:
        """F5."""
        if self._fenetre.travail is not None:
            self._fenetre.travail.espace.actualiser()

    def phase_precedente(self) -> None:
        """Alt+←."""
        if self._fenetre.travail is not None:
            self._fenetre.travail.espace.phase_voisine(-1)

    def phase_suivante(self) -> None:
        """Alt+→."""
        if self._fenetre.travail is not None:
            self._fenetre.travail.espace.phase_voisine(1)

    def reculer(self) -> None:
        """Back."""
        if self._fenetre.travail is not None:
            self._fenetre.travail.espace.reculer()

    def avancer(self) -> None:
        """Forward."""
        if self._fenetre.travail is not None:
            self._fenetre.travail.espace.avancer()

    def agrandir(self) -> None:
        """Ctrl++."""
        self._zoomer(lambda: self._fenetre.theme.agrandir(1))

    def reduire(self) -> None:
        """Ctrl+-."""
        self._zoomer(lambda: self._fenetre.theme.agrandir(-1))

    def taille_normale(self) -> None:
        """Ctrl+0."""
        self._zoomer(lambda: self._fenetre.theme.regler(zoom=100))

    def _zoomer(self, geste: Callable[[], None]) -> None:
        geste()
        self._fenetre.preferences.changer(zoom=self._fenetre.theme.zoom)
        if self._fenetre.travail is None:
            self._fenetre.accueillir()
        self._fenetre.annonce.dire(f"Taille : {self._fenetre.theme.zoom} %")

    def choisir_apparence(self, apparence: Apparence) -> None:
        """Light, dark, or as the system."""
        self._fenetre.theme.regler(apparence=apparence)
        self._fenetre.preferences.changer(theme=apparence.value)

    # --- Aide --------------- -------------------------------------------------------------------------------

    def montrer_raccourcis(self) -> None:
        """All shortcuts on one page."""
        from app.views.fenetre.aide import montrer_raccourcis

        montrer_raccourcis(self._fenetre)

    def montrer_a_propos(self) -> None:
        """Version, licences, sources."""
        from app.views.fenetre.aide import montrer_a_propos

        montrer_a_propos(self._fenetre)

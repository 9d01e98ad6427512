"""The window with a dossier open: top bar, rail, page stack, right panel; and going from one page to another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.models.fiche import ID_FICHE, Fiche
from app.services.ecriture.changements import Changes
from app.views.contexte import Contexte
from app.views.fenetre.bandeaux import Bandeaux
from app.views.fenetre.barre import BarreHaute
from app.views.fenetre.historique import Historique
from app.views.fenetre.pages import DIALOGUES, FABRIQUES, GENRES, rang_du_rail
from app.views.fenetre.panneau import Panneau
from app.views.fenetre.pied import PiedDePhase
from app.views.fenetre.rail import Rail
from app.views.fenetre.registres import lire_rail
from app.views.fenetre.volets import AVEC_PANNEAU, Volets
from app.views.navigation import decouper
from app.views.page import Page

_PHASES_DES_FORMULAIRES = {"problematique": "cerner", "role": "role", "projet": "objectifs"}
"""The phase whose help stands beside each form."""

_DELAI_RAIL = 60
"""Milliseconds after a gesture before the rail counts again: not in the frame that writes."""


class Espace(QWidget):
    """Everything between the menu bar and the status line. ``pageChange(titre)`` after each move."""

    pageChange = Signal(str)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contexte = contexte
        self.setObjectName("espace")
        self.historique = Historique()
        self._pages: dict[str, Page] = {}
        self._perimees: set[str] = set()
        self._cle = ""
        self._adresse = ""
        self.barre = BarreHaute()
        self.rail = Rail()
        self.pile = QStackedWidget()
        self.pied = PiedDePhase(contexte.catalogue.methode)
        self.panneau = Panneau(contexte)
        self.bandeaux = Bandeaux()
        self._volets = Volets(self.rail, self.pile, self.pied, self.panneau, contexte.reglages)
        self._disposer()
        self._relier()
        self._entete()

    def _disposer(self) -> None:
        self.pile.setAutoFillBackground(True)
        self.pile.setBackgroundRole(QPalette.ColorRole.Window)
        self.pied.hide()
        self.panneau.hide()
        milieu = QVBoxLayout()
        milieu.setSpacing(0)
        milieu.addWidget(self.pile, 1)
        milieu.addWidget(self.pied)
        rangee = QHBoxLayout()
        rangee.setSpacing(0)
        rangee.addWidget(self.rail)
        rangee.addLayout(milieu, 1)
        rangee.addWidget(self.panneau)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(0)
        colonne.addWidget(self.barre)
        colonne.addWidget(self.bandeaux)
        colonne.addLayout(rangee, 1)

    def _relier(self) -> None:
        navigation = self.contexte.navigation
        navigation.allerDemande.connect(self.aller)
        navigation.actionVue.connect(self._suivre_action)
        self.rail.choisi.connect(self.aller)
        self.pied.allerDemande.connect(self.aller)
        self.panneau.lien.connect(self.aller)
        self.contexte.pont.change.connect(self._apres_geste)
        self._aspect = (self.contexte.theme.zoom, self.contexte.theme.sombre)
        self.contexte.theme.change.connect(self._suivre_theme)
        self._minuterie = QTimer(self)
        self._minuterie.setSingleShot(True)
        self._minuterie.setInterval(_DELAI_RAIL)
        self._minuterie.timeout.connect(self._recompter)
        self.rail.peint.connect(self._minuterie.start)  # what the registers say: once the window is on screen

    # --- going somewhere --------------------------------------------------------------------------------------

    def aller(self, adresse: str) -> None:
        """Show the page of that address, built at its first visit."""
        genre, cible = decouper(adresse)
        connu = GENRES.get(genre)
        if connu is None or not self._existe(genre, cible):
            self.contexte.navigation.annonce.emit("Cette page n’existe pas, ou n’existe plus.")
            return
        if (courante := self.page()) is not None:
            courante.terminer()
        page = self._pages.get(connu.page) or self._construire(connu.page)
        if connu.page in self._perimees:
            self._perimees.discard(connu.page)
            page.rafraichir(None)
        self._cle, self._adresse = connu.page, genre if adresse in DIALOGUES else adresse
        self.pile.setCurrentWidget(page)
        page.aller(adresse if connu.entiere else cible)
        self.historique.visiter(self._adresse)
        self._entourer()
        self.pageChange.emit(page.titre())

    def _construire(self, cle: str) -> Page:
        QGuiApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))
        try:
            page = FABRIQUES[cle](self.contexte, None)
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._pages[cle] = page
        self.pile.addWidget(page)
        page.rafraichir(None)
        return page

    def _existe(self, genre: str, cible: str) -> bool:
        methode = self.contexte.catalogue.methode
        if genre == "phase":
            return any(phase.code == cible for phase in methode.phases)
        if genre in ("action", "point"):
            return any(action.code == cible.partition("/")[0] for action in methode.actions)
        return True

    def page(self) -> Page | None:
        """The page on screen."""
        return self._pages.get(self._cle)

    def adresse(self) -> str:
        """The address on screen."""
        return self._adresse

    def reculer(self) -> None:
        """Back to the page before."""
        if adresse := self.historique.reculer():
            self.aller(adresse)

    def avancer(self) -> None:
        """Forward again."""
        if adresse := self.historique.avancer():
            self.aller(adresse)

    def phase_voisine(self, pas: int) -> None:
        """The phase before (-1) or after (1); from another page, the first or the last one seen."""
        phases = self.contexte.catalogue.methode.phases
        code = self._code_phase()
        rang = [p.code for p in phases].index(code) + pas if code else 0
        if 0 <= rang < len(phases):
            self.aller(f"phase:{phases[rang].code}")

    def _code_phase(self) -> str:
        genre, code = decouper(rang_du_rail(self._adresse))
        return code if genre == "phase" else ""

    # --- what stands around the page --------------------------------------------------------------------------

    def _entourer(self) -> None:
        rang = rang_du_rail(self._adresse)
        genre, code = decouper(rang)
        methode = self.contexte.catalogue.methode
        if genre == "formulaire" and (aide := _PHASES_DES_FORMULAIRES.get(code)):
            self.panneau.definir(methode.phase(aide), None)
        if genre == "phase":
            self.pied.definir(code)
            vise, cible = decouper(self._adresse)
            action = None if vise == "phase" else methode.action(cible.partition("/")[0])
            self.panneau.definir(methode.phase(code), action)
        self.rail.montrer(rang)
        self._volets.montrer(self._cle, self.width())

    def basculer_panneau(self) -> None:
        """F1: show or hide the right panel; where there is none, the fiches."""
        if self._cle not in AVEC_PANNEAU:
            self.aller("reperes")
            return
        self._volets.basculer_panneau()
        self._volets.montrer(self._cle, self.width())

    def basculer_plein_ecran(self) -> bool:
        """F11: the page alone, or everything again; say which."""
        seule = self._volets.basculer_pleine_page()
        self._volets.montrer(self._cle, self.width())
        return seule

    def volet_suivant(self) -> None:
        """F6."""
        self._volets.suivant()

    def _suivre_action(self, code: str) -> None:
        methode = self.contexte.catalogue.methode
        action = methode.action(code)
        self.panneau.definir(methode.phase(action.code_phase), action)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """A narrow window hides the right panel."""
        super().resizeEvent(evenement)
        self.rail.tenir_dans(self.width())
        self._volets.montrer(self._cle, self.width())

    # --- after a gesture --------------------------------------------------------------------------------------

    def _apres_geste(self, changes: Changes) -> None:
        self._perimees = set(self._pages) - {self._cle}
        if (page := self.page()) is not None:
            page.rafraichir(changes)
        self._minuterie.start()

    def _suivre_theme(self) -> None:
        """Margins and pictures are made for a zoom and a palette: another one builds the pages anew."""
        aspect = (self.contexte.theme.zoom, self.contexte.theme.sombre)
        if aspect == self._aspect:
            return
        self._aspect = aspect
        self.panneau.refaire()
        self.rail.tenir_dans(self.width())
        for page in self._pages.values():
            page.terminer()
            self.pile.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._perimees.clear()
        if self._adresse:
            self.aller(self._adresse)

    def actualiser(self) -> None:
        """F5: read everything again."""
        self._perimees = set(self._pages) - {self._cle}
        if (page := self.page()) is not None:
            page.rafraichir(None)
        self._recompter()

    def _recompter(self) -> None:
        from app.views.fenetre.rail_mots import mots_des_registres  # half the program: not before the first image

        mots = mots_des_registres(self.contexte.dossier, self.contexte.catalogue, date.today())
        self._entete(mots)

    def _entete(self, mots: Mapping[str, str] | None = None) -> None:
        self.rail.modele.definir(lire_rail(self.contexte, mots))
        fiche = self.contexte.dossier.fiche_unique(Fiche, ID_FICHE)
        self.barre.definir_dossier(fiche["intitule"], self.contexte.session.chemin.name)

    def arreter(self) -> None:
        """The dossier is about to be closed: nothing is read from it any more."""
        for minuterie in self.findChildren(QTimer):
            minuterie.stop()
        self.contexte.theme.change.disconnect(self._suivre_theme)

    def ecrire_saisie(self) -> None:
        """Write what is still in a field of the page on screen; the keyboard stays where it is."""
        if (page := self.page()) is not None:
            page.terminer()

    def terminer(self) -> None:
        """Write what is still in a field of any page."""
        for page in self._pages.values():
            page.terminer()

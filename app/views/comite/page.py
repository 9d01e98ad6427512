"""The comité d’appui (R15): `comite`, `comite:membres`, `comite:membres:<id>`, `comite:passees`, `comite:programmer`,
`comite:reserve:<id>`, `seance:<id>`."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.models.statuts import EtatSeance
from app.models.typographie import francais
from app.services.comite import preparation, seances
from app.services.ecriture.changements import Changes
from app.views.comite.membres import VueMembres
from app.views.comite.passees import VuePassees
from app.views.comite.programmer import LigneProgrammer
from app.views.comite.seance import VueSeance
from app.views.contexte import Contexte
from app.views.elements import Bouton, Carte, EtatVide, TitrePage
from app.views.elements.flot import DispositionFlot
from app.views.page import Page
from app.views.seance.fenetre import ouvrir_la_seance, seance_ouverte
from app.views.theme import theme_courant

VUES: tuple[tuple[str, str], ...] = (
    ("prochaine", "Prochaine séance"),
    ("membres", "Membres"),
    ("passees", "Séances et réserves"),
)
"""Code and words of the three views; each is built when it is first looked at."""

_TABLES = frozenset(("presence", "avis", "commentaire", "fiche")) | preparation.TABLES
"""Tables that what is shown depends on: the papers of the committee are read from most of the dossier."""


class PageComite(Page):
    """The next session (or the one asked for), the members, what past sessions left."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self.setObjectName("pageComite")
        self.vue = ""
        self.seance: VueSeance | None = None
        self.membres: VueMembres | None = None
        self.passees: VuePassees | None = None
        self._choisie = ""
        self._a_relire: set[str] = set()
        self._places: dict[str, QWidget] = {}
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(26), theme.px(14), theme.px(14), 0)
        colonne.setSpacing(theme.px(8))
        tete = QHBoxLayout()
        tete.setContentsMargins(0, 0, theme.px(12), 0)
        tete.addWidget(TitrePage("Comité d’appui"), 1)
        self._programmer = Bouton("Programmer une séance…", image="calendrier", nom="programmerUneSeance")
        self._programmer.clicked.connect(self.programmer)
        self._programmer.setEnabled(not contexte.dossier.lecture_seule)
        tete.addWidget(self._programmer)
        colonne.addLayout(tete)
        colonne.addLayout(self._construire_vues())
        self._ligne = Carte("Programmer une séance", nom="carteProgrammer")
        self._nouvelle = LigneProgrammer(contexte)
        self._nouvelle.programmee.connect(self._montrer_nouvelle)
        self._nouvelle.renonce.connect(self._replier)
        self._ligne.ajouter(self._nouvelle)
        self._ligne.setVisible(False)
        marge = QHBoxLayout()
        marge.setContentsMargins(0, 0, theme.px(12), 0)
        marge.addWidget(self._ligne)
        colonne.addLayout(marge)
        self._pile = QStackedWidget()
        colonne.addWidget(self._pile, 1)
        self._vide = self._construire_vide()
        self._pile.addWidget(self._vide)

    def _construire_vues(self) -> DispositionFlot:
        rangee = DispositionFlot(ecart=theme_courant().px(4))
        self._groupe = QButtonGroup(self)
        theme = theme_courant()
        mesure = QFontMetricsF(theme.police(gras=True))
        for code, mots in VUES:
            bouton = QPushButton(francais(mots))
            bouton.setProperty("genre", "segment")
            bouton.setCheckable(True)
            bouton.setAutoDefault(False)
            bouton.setObjectName(f"vue.{code}")
            bouton.setAccessibleName(francais(f"Vue : {mots}"))
            bouton.setMinimumWidth(round(mesure.horizontalAdvance(bouton.text())) + theme.px(30))
            bouton.clicked.connect(lambda _=False, c=code: self.montrer_vue(c))
            self._groupe.addButton(bouton)
            rangee.addWidget(bouton)
        return rangee

    def _construire_vide(self) -> QWidget:
        """No session at all: programme one in a line."""
        vide = EtatVide(
            "Aucune séance n’est programmée",
            "Une date suffit pour commencer : Ingéco propose un ordre du jour, dit ce qui manque au dossier du comité"
            " et garde la date sur le tableau de bord.",
            image="calendrier",
        )
        colonne = vide.layout()
        assert isinstance(colonne, QVBoxLayout)
        ligne = LigneProgrammer(self.contexte, nom="premiereSeance")
        ligne.programmee.connect(self._montrer_nouvelle)
        self._premiere = ligne
        porteur = Carte(nom="cartePremiereSeance")
        porteur.ajouter(ligne)
        porteur.setMaximumWidth(theme_courant().px(880))
        rangee = QHBoxLayout()
        rangee.addStretch(1)
        rangee.addWidget(porteur, 6)
        rangee.addStretch(1)
        colonne.insertLayout(colonne.count() - 1, rangee)
        return vide

    # --- the views, each at its first visit -------------------------------------------------------------------

    def montrer_vue(self, code: str) -> None:
        """Show one of `VUES`."""
        self.vue = code
        for bouton in self._groupe.buttons():
            bouton.setChecked(bouton.objectName() == f"vue.{code}")
        seance = self._seance_a_montrer() if code == "prochaine" else ""
        vide = code == "prochaine" and not seance
        self._programmer.setVisible(code != "membres" and not vide)
        if vide:
            self._ligne.setVisible(False)
        else:
            self._preparer(code, seance)
        self._pile.setCurrentWidget(self._vide if vide else self._places[code])

    def _preparer(self, code: str, seance: str) -> None:
        """Make the view at its first visit; else show what changed while one was elsewhere."""
        if code not in self._places:
            self._places[code] = self._construire(code, seance)
            self._pile.addWidget(self._places[code])
        elif code == "prochaine" and self.seance is not None:
            self.seance.montrer_seance(seance)
            self.seance.ordre.rafraichir(None)
        elif code in self._a_relire:
            self._rafraichir_vue(None)
        self._a_relire.discard(code)

    def _construire(self, code: str, seance: str) -> QWidget:
        if code == "membres":
            self.membres = VueMembres(self.contexte)
            return self.membres
        if code == "passees":
            self.passees = VuePassees(self.contexte)
            return self.passees
        self.seance = VueSeance(self.contexte, seance)
        self.seance.ouverture.connect(self.ouvrir)
        return self.seance

    def _seance_a_montrer(self) -> str:
        """The one asked for while it exists, else the next one, else the last one held; nothing without any."""
        dossier = self.contexte.dossier
        if self._choisie and seances.lire(dossier, self._choisie) is not None:
            return self._choisie
        lue = seances.prochaine(dossier, date.today()) or seances.derniere_tenue(dossier)
        return lue.id if lue is not None else next((s.id for s in seances.lister(dossier)), "")

    # --- what the window asks ---------------------------------------------------------------------------------

    def titre(self) -> str:
        """For the title of the window."""
        return "Comité d’appui"

    def aller(self, cible: str) -> None:
        """A session, a view, a member, a reservation, ``programmer``; nothing: the next session."""
        genre, _, reste = cible.rpartition(":")
        if genre == "seance":
            self._aller_a_la_seance(reste)
        elif cible.startswith("reserve:"):
            self.montrer_vue("passees")
            if self.passees is not None and not self.passees.montrer(cible):
                self.contexte.navigation.annonce.emit("Cette réserve n’existe plus.")
        elif genre == "membres":
            self.montrer_vue("membres")
            if self.membres is not None:
                self.membres.aller(reste)
        elif cible == "programmer":
            self.programmer()
        elif cible in dict(VUES):
            self.montrer_vue(cible)
        else:
            self._choisie = ""
            self.montrer_vue("prochaine")

    def _aller_a_la_seance(self, id: str) -> None:
        if seances.lire(self.contexte.dossier, id) is None:
            self.contexte.navigation.annonce.emit("Cette séance n’existe plus.")
            self._choisie = ""
        else:
            self._choisie = id
        self.montrer_vue("prochaine")

    def programmer(self) -> None:
        """Show the line where a session is programmed, and put the keyboard there."""
        self.montrer_vue("prochaine")
        if self._pile.currentWidget() is self._vide:
            self._premiere.jour.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._ligne.setVisible(True)
        self._nouvelle.jour.setFocus(Qt.FocusReason.OtherFocusReason)

    def _montrer_nouvelle(self, id: str) -> None:
        self._ligne.setVisible(False)
        self._choisie = id
        self.montrer_vue("prochaine")
        if self.seance is not None:
            self.seance.commencer()

    def _replier(self) -> None:
        """Échap in the line: it is put away, and the keyboard goes back to what opened it."""
        self._ligne.setVisible(False)
        self._programmer.setFocus(Qt.FocusReason.OtherFocusReason)

    def ouvrir(self, id: str = "") -> None:
        """The full-screen mode for that session; without an id, for the one on screen, else for the next one.

        One that was held is opened again by its own button only: without an id, what is over stays so.
        """
        self.terminer()
        id = id or self._a_ouvrir()
        if id and not self.contexte.dossier.lecture_seule:
            ouvrir_la_seance(self.contexte, id, self.parentWidget() or self)
        elif not id:
            self.programmer()

    def _a_ouvrir(self) -> str:
        choisie = self.passees.seance_montree() if self.vue == "passees" and self.passees is not None else ""
        lue = seances.lire(self.contexte.dossier, choisie or self._seance_a_montrer())
        if lue is None or lue.etat in (EtatSeance.TENUE, EtatSeance.ANNULEE):
            lue = seances.prochaine(self.contexte.dossier, date.today())
        return lue.id if lue is not None else ""

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed: in the view one sees now, in the others when they are."""
        if changes is not None and not changes.touche(*_TABLES):
            return
        self._a_relire |= set(self._places) - {self.vue}
        if not self.vue:
            return
        if self.vue == "prochaine":
            self._rafraichir_seance(changes)
        else:
            self._rafraichir_vue(changes)

    def _rafraichir_seance(self, changes: Changes | None) -> None:
        """The session on screen stays there, also when another one becomes the next; gone, it leaves its place."""
        montree = self.seance if self._pile.currentWidget() is self.seance else None
        if montree is not None and montree.rafraichir(changes):
            self._choisie = montree.seance
        else:
            self.montrer_vue("prochaine")

    def _rafraichir_vue(self, changes: Changes | None) -> None:
        if self.vue == "membres" and self.membres is not None:
            self.membres.rafraichir(changes)
        elif self.vue == "passees" and self.passees is not None:
            self.passees.rafraichir(changes)

    def terminer(self) -> None:
        """Write what is in a field, here and in the session open over the page."""
        super().terminer()
        fenetre = seance_ouverte(self.parentWidget() or self)
        if fenetre is not None:
            fenetre.ecrire_saisie()
        if self.membres is not None:
            self.membres.terminer()

    def imprimer(self) -> None:
        """The papers of the session on screen; the committee’s file where none is."""
        if self.seance is not None and self._pile.currentWidget() is self.seance:
            self.seance.imprimer()
        elif self.vue == "passees" and self.passees is not None and self.passees.compte_rendu.imprimable():
            self.passees.compte_rendu.imprimer()
        else:
            self.contexte.navigation.aller("document:dossier-comite")

"""Vigilance and decisions: `vigilance`, `vigilance:<code>`, `vigilance:decisions`, `decision:<id>`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.models.vigilance import Decision, PointVigilance
from app.services import decisions, vigilance
from app.services.ecriture.changements import Changes
from app.views.contexte import Contexte
from app.views.elements import BoutonPrincipal, Etiquette, Segment, TitrePage
from app.views.navigation import decouper
from app.views.page import Page
from app.views.theme import theme_courant
from app.views.vigilance.decisions import PageDecisions
from app.views.vigilance.points import VuePoints

POINTS, DECISIONS = "points", "decisions"


class PageVigilance(Page):
    """Two views; each is made at its first visit."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self.setObjectName("pageVigilance")
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, theme.px(14), 0, 0)
        colonne.setSpacing(theme.px(6))
        tete = QVBoxLayout()
        tete.setContentsMargins(theme.px(26), 0, theme.px(26), 0)
        tete.setSpacing(theme.px(6))
        titre = QHBoxLayout()
        titre.addWidget(TitrePage("Vigilance et décisions"), 1)
        self.ajouter = BoutonPrincipal("Ajouter un point", image="plus", nom="ajouterVigilance")
        self.ajouter.clicked.connect(self.ajouter_un_point)
        self.ajouter.setEnabled(not contexte.dossier.lecture_seule)
        titre.addWidget(self.ajouter, 0, Qt.AlignmentFlag.AlignTop)
        tete.addLayout(titre)
        self._resume = Etiquette("", "discret")
        self._resume.setObjectName("resumeVigilance")
        tete.addWidget(self._resume)
        tete.addLayout(self._construire_onglets())
        colonne.addLayout(tete)
        self._pile = QStackedWidget()
        colonne.addWidget(self._pile, 1)
        self.points: VuePoints | None = None
        self.decisions: PageDecisions | None = None
        self.vue = ""
        self._resumer()

    def _construire_onglets(self) -> QHBoxLayout:
        rangee = QHBoxLayout()
        rangee.setSpacing(theme_courant().px(10))
        self._onglets: dict[str, Segment] = {}
        for code, mots in ((POINTS, "Points de vigilance"), (DECISIONS, "Décisions")):
            onglet = Segment(mots, genre="onglet", nom=f"onglet.{code}")
            onglet.clicked.connect(lambda _=False, c=code: self.montrer(c))
            self._onglets[code] = onglet
            rangee.addWidget(onglet)
        rangee.addStretch(1)
        return rangee

    def montrer(self, vue: str) -> None:
        """Show one of the two views."""
        self.terminer()
        self.vue = vue
        for code, onglet in self._onglets.items():
            onglet.setChecked(code == vue)
        self.ajouter.setVisible(vue == POINTS)
        if vue == POINTS:
            if self.points is None:
                self.points = VuePoints(self.contexte)
                porteur = QWidget()
                marges = QVBoxLayout(porteur)
                marges.setContentsMargins(theme_courant().px(26), theme_courant().px(4), theme_courant().px(14), 0)
                marges.addWidget(self.points)
                self._pile.insertWidget(0, porteur)
            else:
                self.points.rafraichir()
        elif self.decisions is None:
            self.decisions = PageDecisions(self.contexte)
            self._pile.addWidget(self.decisions)
        else:
            self.decisions.rafraichir(None)
        montree = self.points.parentWidget() if vue == POINTS and self.points is not None else self.decisions
        if montree is not None:
            self._pile.setCurrentWidget(montree)

    def ajouter_un_point(self) -> None:
        """The keyboard where one writes a point of one’s own."""
        self.montrer(POINTS)
        if self.points is not None:
            self.points.ajouter()

    # --- page -------------------------------------------------------------------------------------------------

    def titre(self) -> str:
        """The name of the page."""
        return "Vigilance et décisions"

    def aller(self, cible: str) -> None:
        """Nothing: the points. A code: that point; ``ajouter``: a new. ``decisions`` or ``decision:<id>``: those."""
        genre, code = decouper(cible)
        if genre == "decision" and code:
            self.montrer(DECISIONS)
            if self.decisions is not None:
                self.decisions.aller(code)
            return
        if cible == "ajouter":
            self.ajouter_un_point()
            return
        self.montrer(DECISIONS if cible == DECISIONS else self.vue if not cible and self.vue else POINTS)
        if cible and cible != DECISIONS and self.points is not None and not self.points.viser(cible):
            self.contexte.navigation.annonce.emit("Ce point de vigilance n’est plus dans la liste.")

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed in the view on screen, and the sentence above."""
        if changes is not None and not changes.touche(str(PointVigilance.__tablename__), str(Decision.__tablename__)):
            return
        self._resumer()
        if self.vue == POINTS and self.points is not None:
            self.points.rafraichir()
        elif self.vue == DECISIONS and self.decisions is not None:
            self.decisions.rafraichir(changes)

    def _resumer(self) -> None:
        dossier = self.contexte.dossier
        self._resume.definir(vigilance.resumer(vigilance.lire(dossier, self.contexte.catalogue)))
        combien = decisions.combien_ouvertes(dossier)
        mots = f"Décisions ({combien} ouverte{'s' if combien > 1 else ''})" if combien else "Décisions"
        self._onglets[DECISIONS].setText(mots)
        self._onglets[DECISIONS].setAccessibleName(mots)

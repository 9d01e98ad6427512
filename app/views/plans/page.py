"""The plans d’accompagnement (R09): `plans`, `plan:<structure>`, `plans:lignes`, `plans:objectifs`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.models.objectifs import Objectif
from app.models.plan import LignePlan
from app.services import plans, structures
from app.services.ecriture.changements import Changes
from app.services.ecriture.tables import nom_de
from app.views.contexte import Contexte
from app.views.elements import EtatVide, Etiquette, Segment, TitrePage
from app.views.elements.flot import DispositionFlot
from app.views.page import Page
from app.views.plans.liste import ListePlans
from app.views.plans.plan import VuePlan
from app.views.plans.reprise import reprendre_des_lignes
from app.views.plans.toutes import VueLignes
from app.views.plans.vue_objectifs import VueObjectifs
from app.views.theme import theme_courant

VUES: tuple[tuple[str, str], ...] = (
    ("structures", "Par structure"),
    ("lignes", "Toutes les lignes"),
    ("objectifs", "Objectifs individuels"),
)
"""Code and words of the three views; each is built when it is first looked at."""

_LISTE, _LISTE_SERREE, _ETROIT = 224, 172, 820
"""Widths of the list of structures, and of the page under which it is slimmer, in pixels at 100 %."""

_TABLES = (*plans.TABLES, nom_de(Objectif))


class PagePlans(Page):
    """One structure’s plan beside the list of them, all the lines, or the individual objectives."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self.setObjectName("pagePlans")
        self.vue = ""
        self.liste: ListePlans | None = None
        self.plan: VuePlan | None = None
        self.lignes: VueLignes | None = None
        self.objectifs: VueObjectifs | None = None
        self._a_relire: set[str] = set()
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(26), theme.px(14), 0, 0)
        colonne.setSpacing(theme.px(8))
        colonne.addWidget(TitrePage("Plans d’accompagnement"))
        self._resume = Etiquette("", "discret")
        self._resume.setObjectName("plansResume")
        colonne.addWidget(self._resume)
        colonne.addLayout(self._construire_vues())
        self._pile = QStackedWidget()
        colonne.addWidget(self._pile, 1)
        self._places: dict[str, QWidget] = {}
        self._vide = EtatVide(
            "Aucune structure pour l’instant",
            "Un plan d’accompagnement est celui d’une structure : inscrivez-les d’abord au registre.",
            "Ouvrir le registre des structures",
            image="groupe",
        )
        self._vide.demande.connect(lambda: contexte.navigation.aller("structures"))
        self._pile.addWidget(self._vide)
        self._resumer()

    def _construire_vues(self) -> DispositionFlot:
        rangee = DispositionFlot(ecart=theme_courant().px(10))
        self._groupe = QButtonGroup(self)
        for code, mots in VUES:
            bouton = Segment(mots, genre="onglet", nom=f"vue.{code}", accessible=f"Vue : {mots}")
            bouton.clicked.connect(lambda _=False, c=code: self.montrer_vue(c))
            self._groupe.addButton(bouton)
            rangee.addWidget(bouton)
        return rangee

    # --- the views, each at its first visit -------------------------------------------------------------------

    def montrer_vue(self, code: str) -> None:
        """Show one of `VUES`."""
        self.vue = code
        self._resume.setVisible(code != "lignes")  # that view counts what it shows
        for bouton in self._groupe.buttons():
            bouton.setChecked(bouton.objectName() == f"vue.{code}")
        if structures.compter(self.contexte.dossier) == 0 and code != "lignes":
            self._pile.setCurrentWidget(self._vide)
            return
        if code not in self._places:
            self._places[code] = self._construire(code)
            self._pile.addWidget(self._places[code])
        elif code in self._a_relire:
            self._rafraichir_vue(None)
        self._a_relire.discard(code)
        self._pile.setCurrentWidget(self._places[code])

    def _construire(self, code: str) -> QWidget:
        if code == "structures":
            return self._construire_structures()
        if code == "lignes":
            self.lignes = VueLignes(self.contexte)
            self.lignes.reprendre.connect(self.reprendre)
            return _avec_marge(self.lignes)
        self.objectifs = VueObjectifs(self.contexte)
        return _avec_marge(self.objectifs)

    def _construire_structures(self) -> QWidget:
        porteur = QWidget()
        rangee = QHBoxLayout(porteur)
        rangee.setContentsMargins(0, 0, 0, 0)
        rangee.setSpacing(0)
        self.liste = ListePlans(self.contexte)
        self.liste.choisie.connect(self.montrer_plan)
        self._tailler()
        theme_courant().change.connect(self._tailler)
        self.plan = VuePlan(self.contexte, self.liste.premiere())
        self.plan.reprendre.connect(self.reprendre)
        gauche = QVBoxLayout()
        gauche.setContentsMargins(0, 0, 0, theme_courant().px(14))
        gauche.addWidget(self.liste)
        rangee.addLayout(gauche)
        rangee.addWidget(self.plan, 1)
        self.liste.viser(self.plan.structure)
        return porteur

    def _tailler(self) -> None:
        if self.liste is not None:
            theme = theme_courant()
            self.liste.setFixedWidth(theme.px(_LISTE if self.width() >= theme.px(_ETROIT) else _LISTE_SERREE))

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Narrow (or in large type): a slimmer list."""
        super().resizeEvent(evenement)
        self._tailler()

    # --- what the window asks ---------------------------------------------------------------------------------

    def titre(self) -> str:
        """For the title of the window."""
        return "Plans d’accompagnement"

    def aller(self, cible: str) -> None:
        """Nothing: where one was. The code of a view: that view. A structure: its plan. A line: it, in its plan."""
        cible = cible.rpartition(":")[2]
        if cible in dict(VUES):
            self.montrer_vue(cible)
        elif cible:
            ligne = self.contexte.dossier.ligne(LignePlan, cible)
            self.montrer_vue("structures")
            self.montrer_plan(cible if ligne is None else str(ligne["structure"]))
            if ligne is not None and self.plan is not None:
                self.plan.table.viser(cible)
        else:
            self.montrer_vue(self.vue or "structures")

    def chercher(self) -> None:
        """Ctrl+F: the structure, the line or the objective one looks for."""
        if self._pile.currentWidget() is self._vide:
            return
        if self.vue == "lignes" and self.lignes is not None:
            self.lignes.chercher()
        elif self.vue == "objectifs" and self.objectifs is not None:
            self.objectifs.filtre.viser()
        elif self.liste is not None:
            self.liste.recherche.setFocus()
            self.liste.recherche.selectAll()

    def montrer_plan(self, structure: str) -> None:
        """Show the plan of that structure."""
        if self.plan is None or self.liste is None or not self.plan.montrer_plan(structure):
            self.contexte.navigation.annonce.emit("Cette structure n’est plus dans le registre.")
        else:
            self.liste.choisir(structure)

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed: in the view one sees now, in the others when they are."""
        if changes is not None and not changes.touche(*_TABLES):
            return
        self._resumer()
        self._a_relire |= set(self._places) - {self.vue}
        if not self.vue:
            return
        if self._pile.currentWidget() is self._vide or structures.compter(self.contexte.dossier) == 0:
            self.montrer_vue(self.vue)
        else:
            self._rafraichir_vue(changes)

    def _rafraichir_vue(self, changes: Changes | None) -> None:
        if self.vue == "structures" and self.plan is not None and self.liste is not None:
            if changes is None or changes.touche(*plans.TABLES):
                self.liste.relire()
            if not self.plan.rafraichir(changes):
                self.plan.montrer_plan(self.liste.premiere())
            self.liste.viser(self.plan.structure)
        elif self.vue == "lignes" and self.lignes is not None:
            self.lignes.rafraichir(changes)
        elif self.vue == "objectifs" and self.objectifs is not None:
            self.objectifs.rafraichir(changes)

    def _resumer(self) -> None:
        dit = plans.resume(self.contexte.dossier, date.today(), " · ")
        self._resume.definir(f"{dit[:1].upper()}{dit[1:]}")

    def reprendre(self, lignes: Sequence[str]) -> None:
        """Copy lines into other plans: which ones is asked."""
        reprendre_des_lignes(self.contexte, lignes, self)


def _avec_marge(vue: QWidget) -> QWidget:
    """The list of structures goes down to the edge; the tables keep a margin."""
    porteur = QWidget()
    colonne = QVBoxLayout(porteur)
    marge = theme_courant().px
    colonne.setContentsMargins(0, 0, marge(26), marge(14))
    colonne.addWidget(vue)
    return porteur

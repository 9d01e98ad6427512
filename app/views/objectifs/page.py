"""Objectives and results (R13, R14): `objectifs`, `objectifs:<row id>`, `objectifs:tableau`, `objectifs:evaluation`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.trace import Trace
from app.models.typographie import pluriel
from app.services import objectifs
from app.services.ecriture.changements import Changes
from app.services.saisies import PROJET
from app.views.contexte import Contexte
from app.views.elements import Bouton, Etiquette, Segment, TitrePage
from app.views.objectifs.carte import CarteObjectifs
from app.views.objectifs.evaluation import ProjetEvaluation
from app.views.objectifs.tableaux import TABLEAUX, Tableaux
from app.views.page import Page
from app.views.theme import theme_courant

_TABLES = tuple(str(e.__tablename__) for e in (Objectif, Resultat, Indicateur))
_TABLE_PROJET = str(PROJET.entite.__tablename__)

_VUES = (("carte", "Carte"), ("tableau", "Tableau"), ("evaluation", "Projet d’évaluation"))


class PageObjectifs(Page):
    """Three views of the same: the map, the tables, the evaluation project. Each is built when it is looked at."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self.setObjectName("pageObjectifs")
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(26), theme.px(14), theme.px(26), theme.px(14))
        colonne.setSpacing(theme.px(8))
        tete = QHBoxLayout()
        tete.setSpacing(theme.px(8))
        tete.addWidget(TitrePage("Objectifs et résultats"), 1)
        document = Bouton("Voir le document", image="document", nom="documentObjectifs")
        document.clicked.connect(self.imprimer)
        tete.addWidget(document, 0, Qt.AlignmentFlag.AlignTop)
        colonne.addLayout(tete)
        self._couverture = Etiquette("", "discret")
        self._couverture.setObjectName("couverture")
        colonne.addWidget(self._couverture)
        colonne.addLayout(self._construire_onglets())
        self._pile = QStackedWidget()
        colonne.addWidget(self._pile, 1)
        self.trace = Trace()
        self.code = ""
        self.carte: CarteObjectifs | None = None
        self.tableaux: Tableaux | None = None
        self.evaluation: ProjetEvaluation | None = None
        self._lire()
        self.montrer("carte")

    def _construire_onglets(self) -> QHBoxLayout:
        rangee = QHBoxLayout()
        rangee.setSpacing(theme_courant().px(10))
        self._groupe = QButtonGroup(self)
        for code, mots in _VUES:
            bouton = Segment(mots, genre="onglet", nom=f"vue.{code}", accessible=f"Vue : {mots}")
            bouton.clicked.connect(lambda _=False, c=code: self.montrer(c))
            self._groupe.addButton(bouton)
            rangee.addWidget(bouton)
        rangee.addStretch(1)
        return rangee

    def titre(self) -> str:
        """For the title of the window."""
        return "Objectifs et résultats"

    # --- the three views --------------------------------------------------------------------------------------

    def montrer(self, code: str) -> None:
        """Show that view."""
        if self.code and code != self.code:
            self.terminer()
        self.code = code
        for bouton in self._groupe.buttons():
            bouton.setChecked(bouton.objectName() == f"vue.{code}")
        self._pile.setCurrentWidget(self._vue(code))
        self._garnir(None)

    def _vue(self, code: str) -> QWidget:
        if code == "carte":
            if self.carte is None:
                self.carte = CarteObjectifs(self.contexte)
                self._pile.addWidget(self.carte)
            return self.carte
        if code == "tableau":
            if self.tableaux is None:
                self.tableaux = Tableaux(self.contexte)
                self._pile.addWidget(self.tableaux)
            return self.tableaux
        if self.evaluation is None:
            self.evaluation = ProjetEvaluation(self.contexte)
            self.evaluation.combler.connect(self._combler)
            self._pile.addWidget(self.evaluation)
        return self.evaluation

    def _garnir(self, changes: Changes | None) -> None:
        if self.code == "carte" and self.carte is not None:
            self.carte.montrer(self.trace)
            self.carte.rafraichir_fiche(changes)
        elif self.code == "tableau" and self.tableaux is not None:
            self.tableaux.rafraichir(changes)
        elif self.evaluation is not None:
            self.evaluation.rafraichir(changes)
            self.evaluation.montrer_trace(self.trace)

    def _combler(self, registre: str) -> None:
        """A register has no indicator: choose it for one of them, in the table that says what each reads."""
        self.montrer("tableau")
        if self.tableaux is not None:
            self.tableaux.montrer("indicateurs")
            self.tableaux.registres["indicateurs"].montrer_jeu("lecture")
            self.tableaux.registres["indicateurs"].table.setFocus()

    # --- what the window asks ---------------------------------------------------------------------------------

    def aller(self, cible: str) -> None:
        """A view, one of the tables, or a row: its card and its sheet."""
        code = cible.rpartition(":")[2]
        if code in dict(_VUES):
            self.montrer(code)
        elif code in TABLEAUX:
            self.montrer("tableau")
            if self.tableaux is not None:
                self.tableaux.montrer(code)
        elif code:
            self._lire()
            self.montrer("carte")
            if self.carte is not None and not self.carte.viser(code):
                self.contexte.navigation.annonce.emit("Cette ligne n’est plus dans le dossier.")

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed."""
        if changes is None or changes.touche(*_TABLES, _TABLE_PROJET):
            self._lire()
            self._garnir(changes)

    def imprimer(self) -> None:
        """« Imprimer… »: the document of the objectives."""
        self.contexte.navigation.aller("document:objectifs")

    def _lire(self) -> None:
        self.trace = objectifs.lire_trace(self.contexte.dossier, self.contexte.catalogue)
        morceaux = [objectifs.couverture(self.trace)]
        if trous := len(self.trace.trous):
            morceaux.append(f"{pluriel(trous, 'point')} à définir")
        self._couverture.definir(" · ".join(m for m in morceaux if m))
        self._couverture.setVisible(not self.trace.vide)

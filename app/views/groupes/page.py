"""The page of groups: `groupes`, `groupe:<id>` (R08)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.models.groupes import Affectation, Groupe, Scenario
from app.models.mobilisation import Contact
from app.models.structure import Structure
from app.services import groupes
from app.services.ecriture.changements import Changes
from app.services.groupes import EtatScenario, Groupes, Vivier, lire_groupes, lire_vivier
from app.views.contexte import Contexte
from app.views.elements import Bouton, BoutonPrincipal, Carte, ChoixUnique, EtatVide, EtiquetteCoupee, TitrePage
from app.views.elements.liaison import tenter
from app.views.groupes.barre import BarreDesScenarios
from app.views.groupes.fiche import FicheGroupe
from app.views.groupes.repartition import DialogueRepartition
from app.views.groupes.tableau import Tableau
from app.views.groupes.vues import VueComparaison, VueMatrices
from app.views.page import Page, terminer_champs
from app.views.theme import theme_courant

_VIVIER = tuple(str(entite.__tablename__) for entite in (Structure, Contact))
_TABLES = (*_VIVIER, *(str(entite.__tablename__) for entite in (Scenario, Groupe, Affectation)))
_VUES = (("tableau", "Tableau", ""), ("matrice", "Matrices", ""), ("comparaison", "Comparer les scénarios", ""))

_EMPILE = 560
"""Width of the page under which title and buttons don’t share a line, in pixels at 100 %."""


class PageGroupes(Page):
    """A scenario at a time: its board, its matrices, or all scenarios side by side; a group’s panel at the right."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self.setObjectName("pageGroupes")
        self._lus = Groupes(())
        self._vivier: Vivier | None = None
        self._id = ""
        self._modifiable = not contexte.dossier.lecture_seule
        self.fiche: FicheGroupe | None = None
        theme = theme_courant()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(theme.px(26), theme.px(14), theme.px(20), theme.px(12))
        colonne.setSpacing(theme.px(8))
        colonne.addLayout(self._construire_tete())
        self.barre = BarreDesScenarios(contexte)
        self.barre.choisi.connect(self.montrer_scenario)
        colonne.addWidget(self.barre)
        self._resume = EtiquetteCoupee("", "petit")
        self._vues = ChoixUnique(_VUES, forme="segments", vide=False, nom="vueDesGroupes")
        self._vues.nommer("Façon de voir")
        self._vues.definir("tableau")
        self._vues.valide.connect(lambda _vue: self._montrer())
        rangee = QHBoxLayout()
        rangee.setSpacing(theme.px(12))
        rangee.addWidget(self._vues)
        rangee.addWidget(self._resume, 1)
        colonne.addLayout(rangee)
        self._pile = QStackedWidget()
        self._pile.addWidget(self._construire_corps())
        self._pile.addWidget(self._construire_vide())
        colonne.addWidget(self._pile, 1)

    # --- building ---------------------------------------------------------------------------------------------

    def _construire_tete(self) -> QHBoxLayout:
        tete = QHBoxLayout()
        tete.setSpacing(theme_courant().px(8))
        tete.addWidget(TitrePage("Groupes"), 1)
        self._affecter = Bouton("Affecter à…", image="fleche-droite", nom="affecterA")
        menu = QMenu(self._affecter)
        menu.aboutToShow.connect(lambda: self.tableau.remplir_menu(menu))
        self._affecter.setMenu(menu)
        self._repartir = Bouton("Répartir…", image="cycle", nom="repartir")
        self._repartir.clicked.connect(self.repartir)
        self._nouveau = BoutonPrincipal("Nouveau groupe", image="plus", nom="nouveauGroupe")
        self._nouveau.clicked.connect(self.nouveau_groupe)
        boutons = QHBoxLayout()
        for bouton in (self._affecter, self._repartir, self._nouveau):
            boutons.addWidget(bouton)
        tete.addLayout(boutons)
        tete.setAlignment(boutons, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._tete = tete
        return tete

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Narrow (or in large type): the buttons go below the title."""
        super().resizeEvent(evenement)
        empile = self.width() < theme_courant().px(_EMPILE)
        self._tete.setDirection(QBoxLayout.Direction.TopToBottom if empile else QBoxLayout.Direction.LeftToRight)

    def _construire_corps(self) -> QWidget:
        self.tableau = Tableau(self.contexte)
        self.tableau.reglee.connect(self.ouvrir_groupe)
        self.tableau.choix.connect(self._selection)
        self.matrices, self.comparaison = VueMatrices(), VueComparaison()
        self.comparaison.ouvert.connect(self._ouvrir_depuis_comparaison)
        self.comparaison.retenu.connect(self._retenir)
        self._centre = QStackedWidget()
        for vue in (self.tableau, self.matrices, self.comparaison):
            self._centre.addWidget(vue)
        self._volet = Carte(nom="voletGroupe")
        self._volet.setMinimumWidth(theme_courant().px(320))
        self._volet.setVisible(False)
        self._separateur = QSplitter()
        self._separateur.setChildrenCollapsible(False)
        self._separateur.addWidget(self._centre)
        self._separateur.addWidget(self._volet)
        self._separateur.setStretchFactor(0, 1)
        for widget in (self._centre, self._volet):
            widget.raise_()  # screen readers meet the panes from left to right
        return self._separateur

    def _construire_vide(self) -> EtatVide:
        vide = EtatVide(
            "Aucun groupe pour l’instant",
            "Composez un premier scénario : créez des groupes, glissez-y les structures du registre, voyez ce qui les"
            " rapproche ou les sépare. Vous pourrez en essayer plusieurs, puis en retenir un.",
            "Composer un premier scénario" if self._modifiable else "",
            image="groupe",
        )
        vide.demande.connect(self.commencer)
        return vide

    # --- what the window asks ---------------------------------------------------------------------------------

    def titre(self) -> str:
        """The name of the page."""
        return "Groupes"

    def aller(self, cible: str) -> None:
        """Nothing: the board. An id: that group and its panel, in its scenario."""
        if self._vivier is None:
            self.rafraichir(None)
        if not cible:
            return
        scenario = self._lus.scenario_du_groupe(cible)
        if scenario is None:
            self.contexte.navigation.annonce.emit("Ce groupe n’existe plus.")
            return
        self._vues.definir("tableau")
        self.montrer_scenario(scenario.id)
        self.ouvrir_groupe(cible)

    def chercher(self) -> None:
        """Ctrl+F: among the structures in no group."""
        if self.scenario is not None:
            self._vues.definir("tableau")
            self._montrer()
            self.tableau.libres.filtre.setFocus()
            self.tableau.libres.filtre.selectAll()

    def rafraichir(self, changes: Changes | None) -> None:
        """Read again what the board shows: of a move between groups, only the moves."""
        if changes is None or changes.touche(*_TABLES):
            dossier, catalogue = self.contexte.dossier, self.contexte.catalogue
            if self._vivier is None or changes is None or changes.touche(*_VIVIER):
                self._vivier = lire_vivier(dossier, catalogue)
            self._lus = lire_groupes(dossier, catalogue, self._vivier)
            self._montrer()

    # --- showing ----------------------------------------------------------------------------------------------

    @property
    def scenario(self) -> EtatScenario | None:
        """The one on show: the one chosen, else the one kept, else the first."""
        lus = self._lus
        return lus.scenario(self._id) or lus.retenu or (lus.scenarios[0] if lus.scenarios else None)

    def montrer_scenario(self, id: str) -> None:
        """Show that scenario."""
        self._id = id
        self._montrer()

    def _montrer(self) -> None:
        scenario, vue = self.scenario, self._vues.valeur()
        vide = scenario is None
        self._pile.setCurrentIndex(1 if vide else 0)
        for widget in (self._affecter, self._repartir, self._nouveau, self.barre, self._vues, self._resume):
            widget.setVisible(not vide)
        if scenario is None:
            self.fermer_groupe()
            return
        self._id = scenario.id
        self.barre.definir(self._lus.scenarios, scenario.id)
        self._resume.definir(groupes.resume_du_scenario(scenario))
        self._centre.setCurrentIndex([code for code, _, _ in _VUES].index(vue or "tableau"))
        if vue == "matrice":
            self.matrices.definir(scenario)
        elif vue == "comparaison":
            self.comparaison.definir(self._lus.scenarios, modifiable=self._modifiable)
        else:
            self.tableau.definir(scenario)
        self._montrer_fiche(scenario)
        self._selection()

    def _montrer_fiche(self, scenario: EtatScenario) -> None:
        if self.fiche is None:
            return
        groupe = scenario.groupe(self.fiche.id)
        if groupe is None or self._vues.valeur() == "comparaison":
            self.fermer_groupe()
        else:
            self.fiche.definir(groupe)

    def _selection(self) -> None:
        scenario = self.scenario
        sur_tableau = self._vues.valeur() == "tableau"
        ids = self.tableau.selection()[1] if sur_tableau else []
        groupes_ = bool(scenario and scenario.groupes)
        self._affecter.setEnabled(self._modifiable and groupes_ and bool(ids))
        self._repartir.setEnabled(self._modifiable and sur_tableau and groupes_ and bool(scenario and scenario.libres))
        self._nouveau.setEnabled(self._modifiable)

    def ouvrir_groupe(self, id: str) -> None:
        """Show the panel of a group beside the board."""
        groupe = self.scenario.groupe(id) if self.scenario is not None else None
        if groupe is None:
            return
        if self.fiche is None or self.fiche.id != id:
            self._oter_fiche()
            self.fiche = FicheGroupe(self.contexte, groupe)
            self.fiche.fermee.connect(self.fermer_groupe)
            self._volet.ajouter(self.fiche)
        if self._volet.isHidden():
            self._volet.setVisible(True)
            large = theme_courant().px(360)
            self._separateur.setSizes([max(self._separateur.width(), 2 * large) - large, large])
        self.tableau.montrer(id)

    def fermer_groupe(self) -> None:
        """Give the whole width back to the board."""
        self._oter_fiche()
        self._volet.setVisible(False)

    def _oter_fiche(self) -> None:
        """What is still in a field is written first; it may come from the group’s own deletion: nothing is then."""
        ancienne, self.fiche = self.fiche, None
        if ancienne is not None:
            if self._lus.scenario_du_groupe(ancienne.id) is not None:
                terminer_champs(ancienne)
            self._volet.corps.removeWidget(ancienne)
            ancienne.hide()
            ancienne.setParent(None)
            ancienne.deleteLater()

    # --- gestures ---------------------------------------------------------------------------------------------

    def commencer(self) -> None:
        """A first scenario, a first group."""
        tenter(self, lambda: groupes.commencer(self.contexte.dossier, initiateur=self))

    def nouveau_groupe(self) -> None:
        """A group at the end, its panel open on its name."""
        scenario = self.scenario
        if scenario is None:
            return
        crees: list[str] = []
        if tenter(
            self, lambda: crees.append(groupes.creer_groupe(self.contexte.dossier, scenario.id, initiateur=self))
        ):
            self._vues.definir("tableau")
            self._montrer()
            self.ouvrir_groupe(crees[0])
            if self.fiche is not None:
                self.fiche.renommer()

    def repartir(self) -> None:
        """Propose where the free structures on show could go; write only what is accepted."""
        scenario = self.scenario
        if scenario is None:
            return
        montrees = set(self.tableau.libres.liste.ids())
        membres = [m for m in scenario.libres if m.id in montrees]
        proposition = DialogueRepartition(scenario, membres, self.window()).proposition() if membres else None
        if proposition is not None:
            accepte = proposition
            tenter(self, lambda: groupes.accepter(self.contexte.dossier, accepte, initiateur=self))

    def _ouvrir_depuis_comparaison(self, id: str) -> None:
        self._vues.definir("tableau")
        self.montrer_scenario(id)

    def _retenir(self, id: str) -> None:
        tenter(self, lambda: groupes.retenir(self.contexte.dossier, id, initiateur=self))

"""The page « Budget et financement » (R16): `budget`, `budget:<id of a line>`, `budget:ou-chercher`."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.budget.lecture import Budget, budget_retenu, lister
from app.services.budget.remarques import remarque_des_statuts
from app.services.ecriture.changements import Changes
from app.views.budget.ancrage import immobile
from app.views.budget.equilibre import CarteEquilibre
from app.views.budget.lignes import CarteDepenses, CarteRessources
from app.views.budget.scenarios import BandeScenarios
from app.views.budget.volets import DepliantParesseux, VoletComparaison, VoletFamilles, VoletParts
from app.views.contexte import Contexte
from app.views.elements import Bouton, Carte, Defilement, Etiquette, TitrePage
from app.views.page import Page
from app.views.theme import theme_courant

OU_CHERCHER = "ou-chercher"
"""What follows the colon of the address that opens the seven families."""

_TABLES = (
    "scenario_budget", "depense", "ressource", "part_dla", "structure", "projet_intervention", "partenaire",
)  # fmt: skip


class PageBudget(Page):
    """Scenarios, balance, two tables, and three folds."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self.setObjectName("pageBudget")
        self._budgets = lister(contexte.dossier)
        self.budget: Budget = budget_retenu(self._budgets)
        cadre = QVBoxLayout(self)
        cadre.setContentsMargins(0, 0, 0, 0)
        self._defilement = Defilement()
        cadre.addWidget(self._defilement)
        colonne = self._defilement.colonne
        colonne.addLayout(self._construire_tete())
        self.scenarios = BandeScenarios(contexte)
        self.scenarios.choisi.connect(self.montrer_scenario)
        colonne.addWidget(self.scenarios)
        rubriques = tuple((c.code, c.texte) for c in contexte.catalogue.liste("rubriques_budget").choix)
        self.equilibre = CarteEquilibre(rubriques)
        self.equilibre.suivi.connect(contexte.navigation.aller)
        colonne.addWidget(self.equilibre)
        self.depenses = CarteDepenses(contexte, self.budget.scenario.id)
        colonne.addWidget(self.depenses)
        self.ressources = CarteRessources(contexte, self.budget.scenario.id)
        colonne.addWidget(self.ressources)
        self._construire_volets(colonne)
        colonne.addStretch(1)
        self._peindre()

    def _construire_tete(self) -> QHBoxLayout:
        tete = QHBoxLayout()
        tete.setSpacing(theme_courant().px(8))
        mots = QVBoxLayout()
        mots.setSpacing(0)
        mots.addWidget(TitrePage("Budget et financement"))
        mots.addWidget(Etiquette("Les totaux sont TTC ; chaque ligne est arrondie au centime.", "discret"))
        tete.addLayout(mots, 1)
        imprimer = Bouton("Imprimer le budget…", image="imprimer", nom="imprimerBudget")
        imprimer.clicked.connect(self.imprimer)
        tete.addWidget(imprimer)
        return tete

    def _construire_volets(self, colonne: QVBoxLayout) -> None:
        carte = Carte("", nom="carteVolets")
        contexte = self.contexte
        self.familles = DepliantParesseux("Où chercher ?", lambda: VoletFamilles(contexte), "ouChercher")
        self.parts = DepliantParesseux("Partager entre plusieurs DLA", lambda: VoletParts(contexte), "partsDla")
        self.comparaison = DepliantParesseux("Comparer", lambda: VoletComparaison(contexte), "comparer")
        self.depliants = (self.familles, self.parts, self.comparaison)
        for depliant in self.depliants:
            carte.ajouter(depliant)
        colonne.addWidget(carte)

    # --- what the window asks ---------------------------------------------------------------------------------

    def titre(self) -> str:
        """For the title of the window."""
        return "Budget et financement"

    def imprimer(self) -> None:
        """Its document."""
        self.contexte.navigation.aller("document:budget")

    def aller(self, cible: str) -> None:
        """Nothing: the page. ``ou-chercher``: the seven families. The id of a line or of a scenario: there."""
        id = cible.rpartition(":")[2]
        if id == OU_CHERCHER:
            self.familles.ouvrir(True)
            self._defilement.montrer(self.familles)
        elif id:
            self._viser(id)

    def _viser(self, id: str) -> None:
        for budget in lister(self.contexte.dossier):
            depense = next((d for d in budget.depenses if d.id == id), None)
            if budget.scenario.id == id or depense is not None or any(r.id == id for r in budget.ressources):
                self.montrer_scenario(budget.scenario.id)
                if depense is not None:
                    self.depenses.montrer_nature(depense.calcul.nature)
                table = self.ressources.table if depense is None else self.depenses.table
                if table.viser(id):
                    table.setFocus()
                    self._defilement.montrer(self.ressources if depense is None else self.depenses)
                return

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed: tables first, then what is calculated from them."""
        if changes is not None and not changes.touche(*_TABLES):
            return
        self.depenses.rafraichir(changes)
        self.ressources.rafraichir(changes)
        for depliant in self.depliants:
            depliant.rafraichir(changes)
        self._relire(self.budget.scenario.id)

    def montrer_scenario(self, id: str) -> None:
        """Show that scenario; the one kept if it is gone."""
        self._relire(id)

    def _relire(self, id: str) -> None:
        self._budgets = lister(self.contexte.dossier)
        retenu = budget_retenu(self._budgets)
        self.budget = next((b for b in self._budgets if b.scenario.id == id), retenu)
        self._peindre()

    def _peindre(self) -> None:
        with immobile(self._defilement):
            self._tout_montrer()

    def _tout_montrer(self) -> None:
        self.scenarios.montrer(self._budgets or (self.budget,), self.budget)
        en_plus = remarque_des_statuts(self.contexte.dossier, self.budget)
        self.equilibre.montrer(self.budget, date.today(), en_plus)
        self.depenses.montrer(self.budget)
        self.ressources.montrer(self.budget)
        for depliant in self.depliants:
            depliant.montrer(self.budget)

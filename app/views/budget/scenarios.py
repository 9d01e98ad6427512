"""The scenarios of the budget: which one is shown, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.budget import scenarios
from app.services.budget.lecture import Budget
from app.views.budget.segments import Segments
from app.views.contexte import Contexte
from app.views.elements import BoutonDiscret, Etiquette, saisir
from app.views.elements.flot import DispositionFlot
from app.views.elements.liaison import tenter
from app.views.theme import theme_courant


class BandeScenarios(QWidget):
    """``choisi(id)`` when another scenario is to be shown."""

    choisi = Signal(str)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bandeScenarios")
        self._contexte = contexte
        self._budget: Budget | None = None
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_courant().px(4))
        self.segments = Segments("Scénario", nom="scenarios")
        self.segments.choisi.connect(self.choisi)
        colonne.addWidget(self.segments)
        gestes = DispositionFlot(ecart=theme_courant().px(2))
        self.dupliquer = self._bouton("Essayer une variante…", "dupliquer", "dupliquerScenario", self._dupliquer)
        self.creer = self._bouton("Scénario vide…", "plus", "creerScenario", self._creer)
        self.renommer = self._bouton("Renommer…", "crayon", "renommerScenario", self._renommer)
        self.decrire = self._bouton("Décrire…", "info", "decrireScenario", self._decrire)
        self.retenir = self._bouton("Retenir ce scénario", "coche", "retenirScenario", self._retenir)
        self.supprimer = self._bouton("Supprimer", "corbeille", "supprimerScenario", self._supprimer)
        for bouton in (self.dupliquer, self.creer, self.renommer, self.decrire, self.retenir, self.supprimer):
            gestes.addWidget(bouton)
        colonne.addLayout(gestes)
        self.description = Etiquette("", "discret", brut=True)
        self.description.setObjectName("descriptionScenario")
        colonne.addWidget(self.description)

    def _bouton(self, mots: str, image: str, nom: str, geste: Callable[[], None]) -> BoutonDiscret:
        bouton = BoutonDiscret(mots, image=image, nom=nom)
        bouton.clicked.connect(lambda _=False: geste())
        return bouton

    def montrer(self, budgets: Sequence[Budget], budget: Budget) -> None:
        """Show these scenarios, ``budget`` being the one on the page."""
        self._budget = budget
        plusieurs = len(budgets) > 1
        noms = [(b.scenario.id, f"{b.scenario.nom} — retenu" if b.scenario.retenu else b.scenario.nom) for b in budgets]
        self.segments.definir(noms if plusieurs else [], budget.scenario.id)
        self.segments.setVisible(plusieurs)
        self.description.definir(budget.scenario.description)
        decrit = bool(budget.scenario.description)
        self.description.setVisible(decrit)
        ecriture = not self._contexte.dossier.lecture_seule
        for bouton in (self.creer, self.renommer, self.decrire, self.retenir, self.supprimer):
            bouton.setVisible(plusieurs or (bouton is self.decrire and decrit))
            bouton.setEnabled(ecriture)
        self.dupliquer.setEnabled(ecriture)
        self.dupliquer.setVisible(plusieurs or not budget.vide)
        self.retenir.setEnabled(ecriture and not budget.scenario.retenu)

    # --- gestures ---------------------------------------------------------------------------------------------

    def _dupliquer(self) -> None:
        nom = saisir(
            self.window(), "Essayer une variante", "Nom de la variante",
            texte="Les lignes sont recopiées ; le budget de départ ne change pas.",
            valeur="Variante", oui="Créer",
        )  # fmt: skip
        if nom is not None and self._budget is not None:
            id = self._budget.scenario.id
            self._faire(lambda: scenarios.dupliquer(self._contexte.dossier, id, nom))

    def _creer(self) -> None:
        nom = saisir(self.window(), "Nouveau scénario", "Nom du scénario", oui="Créer")
        if nom is not None:
            self._faire(lambda: scenarios.creer(self._contexte.dossier, nom))

    def _faire(self, geste: Callable[[], str]) -> None:
        ids: list[str] = []
        if tenter(self, lambda: ids.append(geste())):
            self.choisi.emit(ids[0])

    def _renommer(self) -> None:
        if self._budget is None:
            return
        scenario = self._budget.scenario
        nom = saisir(self.window(), "Renommer le scénario", "Nom du scénario", valeur=scenario.nom)
        if nom is not None:
            tenter(self, lambda: scenarios.renommer(self._contexte.dossier, scenario.id, nom))

    def _decrire(self) -> None:
        if self._budget is None:
            return
        scenario = self._budget.scenario
        dit = saisir(
            self.window(), f"Scénario « {scenario.nom} »", "Ce qui le distingue", valeur=scenario.description
        )  # fmt: skip
        if dit is not None:
            tenter(self, lambda: scenarios.decrire(self._contexte.dossier, scenario.id, dit))

    def _retenir(self) -> None:
        if self._budget is not None:
            id = self._budget.scenario.id
            tenter(self, lambda: scenarios.retenir(self._contexte.dossier, id))

    def _supprimer(self) -> None:
        if self._budget is not None:
            id = self._budget.scenario.id
            if tenter(self, lambda: scenarios.supprimer(self._contexte.dossier, id)):
                self._contexte.navigation.annonce.emit("Scénario supprimé. Ctrl+Z pour annuler.")

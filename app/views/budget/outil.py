"""The budget inside « Bâtir le budget d’intervention »: totals, balance, what is missing, the way to the page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.typographie import pluriel
from app.services.budget.familles import familles
from app.services.budget.lecture import Budget, budget_retenu, lister
from app.services.budget.remarques import remarques
from app.services.ecriture.changements import Changes
from app.services.figures import dessiner_budget
from app.views.contexte import Contexte
from app.views.elements import DessinWidget, Etiquette, Lien
from app.views.elements.outil import Outil
from app.views.theme import theme_courant

_LIENS = (("Ouvrir le budget", "budget", "ouvrirBudget"), ("Imprimer", "document:budget", "imprimerBudget"))
_LARGEUR = 520.0
"""Points: the inside of a card at 1366 pixels."""

_VIDE = "Rien n’est encore inscrit. Ouvrez le budget : dépenses par rubrique, temps donné, ressources."
_A_CHIFFRER = "Rien n’est encore chiffré. Ouvrez le budget pour écrire les premiers montants."

_TABLES = ("scenario_budget", "depense", "ressource")


class OutilBudget(Outil):
    """The figure, one line, two links."""

    def __init__(self, contexte: Contexte, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._rubriques = tuple((c.code, c.texte) for c in contexte.catalogue.liste("rubriques_budget").choix)
        colonne = self.disposer(f"{action}.budget")
        self.figure = DessinWidget(nom="figureBudget")
        colonne.addWidget(self.figure)
        self.phrase = Etiquette("", "discret")
        colonne.addWidget(self.phrase)
        pied = QHBoxLayout()
        pied.setSpacing(theme_courant().px(14))
        self.manques = Etiquette("", "petit")
        pied.addWidget(self.manques, 1)
        for mots, adresse, nom in _LIENS:
            lien = Lien(mots, adresse, nom=nom)
            lien.suivi.connect(contexte.navigation.aller)
            pied.addWidget(lien, 0, Qt.AlignmentFlag.AlignVCenter)
        colonne.addLayout(pied)
        self._peindre()

    def _peindre(self) -> None:
        budget = budget_retenu(lister(self._contexte.dossier))
        a_dire = _VIDE if budget.vide else _A_CHIFFRER if budget.a_chiffrer else ""
        self.figure.setVisible(not a_dire)
        self.phrase.definir(a_dire)
        self.phrase.setVisible(bool(a_dire))
        if not a_dire:
            self.figure.definir(dessiner_budget(budget.totaux, self._rubriques, largeur=_LARGEUR))
        self.manques.definir("" if budget.vide else self._dire_les_manques(budget))

    def _dire_les_manques(self, budget: Budget) -> str:
        dites = remarques(budget, date.today())
        morceaux = [pluriel(len(dites), "remarque") if dites else "Rien à signaler"]
        inconnues = sum(not famille.exploree for famille in familles(self._contexte.catalogue, budget))
        if budget.totaux.solde < 0 and inconnues:
            un, plusieurs = "famille de financement pas encore explorée", "familles de financement pas encore explorées"
            morceaux.append(pluriel(inconnues, un, plusieurs))
        return " · ".join(morceaux)

    def rafraichir(self, changes: Changes | None) -> None:
        """Show the budget again when it changed."""
        if changes is None or changes.touche(*_TABLES):
            self._peindre()

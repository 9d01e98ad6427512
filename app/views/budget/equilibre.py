"""The balance of the budget: the figure, one line that says it, and what is worth a second look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.models.budget_calcul import ZERO, taux
from app.models.typographie import francais, montant, nombre
from app.services.budget.lecture import Budget
from app.services.budget.remarques import CREDITS_DU_DLA, Remarque, dire_solde, remarques
from app.services.figures import dessiner_budget
from app.views.elements import Carte, DessinWidget, Etiquette, Lien
from app.views.theme import icone, theme_courant

_ETROITE, _LARGE = 380.0, 900.0
"""Widths (points) between which the figure follows that of the card."""

_MONTREES = 5
"""Remarks shown at once; the next ones come as these are answered."""


class CarteEquilibre(Carte):
    """``suivi(adresse)`` when the user follows a remark."""

    suivi = Signal(str)

    def __init__(self, rubriques: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__("Équilibre", parent, etape=2, nom="carteEquilibre")
        self._rubriques = rubriques
        self._budget: Budget | None = None
        self.phrase = Etiquette("", "discret")
        self.phrase.setObjectName("phraseEquilibre")
        self.ajouter(self.phrase)
        self.figure = DessinWidget(nom="figureBudget")
        self.ajouter(self.figure)
        self.lignes = [_LigneDeRemarque(n) for n in range(_MONTREES)]
        for ligne in self.lignes:
            ligne.suivi.connect(self.suivi)
            self.ajouter(ligne)
        self._autres = Etiquette("", "petit")
        self.ajouter(self._autres)

    def montrer(self, budget: Budget, aujourdhui: date, en_plus: tuple[Remarque, ...] = ()) -> None:
        """Show that budget; ``en_plus``: what the rest of the dossier says of it."""
        self.phrase.definir(_dire(budget))
        self.figure.setVisible(not budget.vide and not budget.a_chiffrer)
        self._budget = budget
        self._dessiner()
        dites = (*remarques(budget, aujourdhui), *en_plus)
        dites = tuple(sorted(dites, key=lambda r: not r.grave))
        for rang, ligne in enumerate(self.lignes):
            ligne.montrer(dites[rang] if rang < len(dites) else None)
        reste = len(dites) - _MONTREES
        self._autres.definir(f"et {reste} autre{'s' if reste > 1 else ''} à regarder ensuite." if reste > 0 else "")
        self._autres.setVisible(reste > 0)

    def _dessiner(self) -> None:
        """The figure takes the width of the card, its words keep their size."""
        if self._budget is not None and not self._budget.vide:
            theme = theme_courant()
            points = (self.width() - theme.px(36)) * 75 / theme.px(100)
            largeur = min(max(points, _ETROITE), _LARGE)
            self.figure.definir(dessiner_budget(self._budget.totaux, self._rubriques, largeur=largeur))

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Draw again at the new width."""
        super().resizeEvent(evenement)
        self._dessiner()


def _dire(budget: Budget) -> str:
    if budget.vide:
        return "Inscrivez une dépense ou une ressource : l’équilibre s’affiche ici à mesure."
    if budget.a_chiffrer:
        return "Rien n’est encore chiffré : l’équilibre s’affiche dès le premier montant."
    t = budget.totaux
    phrase = f"À payer {montant(t.depenses)}, ressources {montant(t.ressources)} : {dire_solde(budget)}."
    if t.ressources_sures != t.ressources:
        phrase += f" Accordé ou versé : {montant(t.ressources_sures)}."
    if t.valorisation != ZERO:
        phrase += f" Avec le temps donné, la démarche coûte {montant(t.cout_complet)}."
    part = taux(t.ressources - t.familles.get(CREDITS_DU_DLA, ZERO), t.depenses)
    if part:
        phrase += f" Les cofinanceurs couvrent {nombre(part)} % de ce qui est à payer."
    return francais(phrase)


class _LigneDeRemarque(QWidget):
    """A sign, a sentence, a link to where it is mended."""

    suivi = Signal(str)

    def __init__(self, rang: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"remarque.{rang}")
        rangee = QHBoxLayout(self)
        rangee.setContentsMargins(0, 0, 0, 0)
        rangee.setSpacing(theme_courant().px(8))
        self._signe = QLabel()
        rangee.addWidget(self._signe, 0, Qt.AlignmentFlag.AlignTop)
        self.texte = Etiquette("")
        rangee.addWidget(self.texte, 1)
        self.lien = Lien("Voir", nom=f"remarqueVoir.{rang}")
        self.lien.suivi.connect(self.suivi)
        rangee.addWidget(self.lien, 0, Qt.AlignmentFlag.AlignTop)

    def montrer(self, remarque: Remarque | None) -> None:
        """That remark, or nothing."""
        self.setVisible(remarque is not None)
        if remarque is None:
            return
        grave = remarque.grave
        cote = theme_courant().px(15)
        self._signe.setPixmap(icone("attention" if grave else "info", "attention" if grave else "info").pixmap(cote))
        self._signe.setAccessibleName("Attention" if grave else "À savoir")
        self.texte.definir(remarque.texte)
        self.lien.adresse = remarque.adresse
        self.lien.setAccessibleName(francais(f"Voir : {remarque.texte}"))
        self.lien.setVisible(":" in remarque.adresse)

"""« Décider… »: what a tension ends in — words, somebody, a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from app.services import decisions
from app.views.contexte import Contexte
from app.views.elements import Champ, ChampDate, ChampLigne, ChampTexte, Dialogue
from app.views.elements.liaison import tenter


class DialogueDecision(Dialogue):
    """What is decided about a partner; nothing is written before « Décider »."""

    def __init__(self, partenaire: str, attente: str, parent: QWidget | None = None) -> None:
        rappel = f"{partenaire} attend : « {attente} »" if attente else partenaire
        super().__init__("Décider", rappel, parent)
        self.texte = ChampTexte(lignes=2)
        self.responsable, self.echeance = ChampLigne(), ChampDate()
        self._champ = Champ("Ce qui est décidé", self.texte, nom="decisionTexte")
        self.corps.addWidget(self._champ)
        self.corps.addWidget(Champ("Qui s’en charge", self.responsable, nom="decisionResponsable"))
        self.corps.addWidget(Champ("Pour le", self.echeance, nom="decisionEcheance"))
        self.ajouter_bouton("Annuler", accepte=False)
        self.accepter = self.ajouter_bouton("Décider", accepte=True, genre="principal", nom="decider")
        self.accepter.setDefault(True)
        self.texte.setFocus()

    def accept(self) -> None:
        """Not without words, nor with a date that can’t be read: the dialog stays, with what was typed."""
        self.echeance.terminer()
        sans_mots = not self.texte.valeur().strip()
        self._champ.montrer_erreur("Écrivez ce qui est décidé, en une phrase." if sans_mots else "")
        if not sans_mots and not self.echeance.en_defaut():
            super().accept()


def decider(
    contexte: Contexte,
    partenaire: str,
    nom: str,
    attente: str,
    parent: QWidget,
    aujourdhui: Callable[[], date] = date.today,
) -> bool:
    """Ask for a decision and take it; False if the user gave up. ``partenaire`` is the id it comes from."""
    dialogue = DialogueDecision(nom, attente, parent.window())
    if dialogue.exec() != QDialog.DialogCode.Accepted:
        return False
    return tenter(
        parent,
        lambda: decisions.decider(
            contexte.dossier,
            dialogue.texte.valeur(),
            origine=f"partenaire:{partenaire}" if partenaire else "partenaires",
            responsable=dialogue.responsable.valeur(),
            echeance=dialogue.echeance.valeur(),
            prise_le=aujourdhui(),
        ),
    )

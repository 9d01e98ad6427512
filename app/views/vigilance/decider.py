"""« Décider… » and « Fait… »: the two small dialogs of a decision. Nothing is written before the last button."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from app.models.dates import lire_date
from app.models.nombres import ValeurIncomprise
from app.models.typographie import date_longue
from app.services import decisions
from app.services.decisions import DecisionPrise
from app.views.contexte import Contexte
from app.views.elements import Champ, ChampDate, ChampLigne, ChampTexte, Dialogue
from app.views.elements.liaison import tenter
from app.views.page import terminer_champs


class DialogueDecision(Dialogue):
    """What is decided, who does it, by when. It stays open as long as something is wrong: nothing typed is lost."""

    def __init__(self, sujet: str, parent: QWidget | None = None, aujourdhui: Callable[[], date] = date.today) -> None:
        super().__init__("Décider", sujet, parent)
        self.setObjectName("dialogueDecision")
        self._aujourdhui = aujourdhui
        self.texte = ChampTexte(invite="Nous verrons chaque structure avant la première séance…", lignes=2)
        self.responsable, self.echeance = ChampLigne(invite="Prénom, fonction, structure"), ChampDate()
        self.champs = {
            nom: Champ(libelle, controle, nom=nom)
            for libelle, controle, nom in (
                ("Ce qui est décidé", self.texte, "decisionTexte"),
                ("Qui s’en charge", self.responsable, "decisionResponsable"),
                ("Pour le", self.echeance, "decisionEcheance"),
            )
        }
        for champ in self.champs.values():
            self.corps.addWidget(champ)
        self.ajouter_bouton("Annuler", accepte=False)
        self.ajouter_bouton("Décider", accepte=True, genre="principal", nom="decider").setDefault(True)
        self.texte.setFocus()

    def accept(self) -> None:
        """Close only with words and a date one can read — and, typed without its year, one that is still to come."""
        tapee = self.echeance.ligne.text()
        terminer_champs(self)
        manque = "" if (self.texte.valeur() or "").strip() else "Écrivez ce qui est décidé, en une phrase."
        self.champs["decisionTexte"].montrer_erreur(manque)
        if manque:
            self.texte.setFocus()
        elif self.echeance.en_defaut():
            self.echeance.setFocus()
        elif (jour := self._annee_devinee(tapee)) is not None:
            self._montrer_l_annee(jour)
        else:
            super().accept()

    def _annee_devinee(self, tapee: str) -> date | None:
        """The day understood, when its year was not typed and makes it a day gone by."""
        jour = self.echeance.valeur()
        if jour is None or jour >= self._aujourdhui():
            return None
        try:
            lire_date(tapee)
        except ValeurIncomprise:
            return jour
        return None

    def _montrer_l_annee(self, jour: date) -> None:
        """Say which day was understood; « Décider » again keeps it, for its year now stands in the field."""
        self.echeance.ligne.setText(date_longue(jour))
        self.champs["decisionEcheance"].montrer_erreur(
            f"Le {date_longue(jour)} est déjà passé. Corrigez l’année, ou décidez encore pour garder cette date."
        )
        self.echeance.setFocus()
        self.echeance.ligne.selectAll()


class DialogueFait(Dialogue):
    """What was done of a decision, and when."""

    def __init__(self, decision: DecisionPrise, jour: date, parent: QWidget | None = None) -> None:
        super().__init__("C’est fait", f"« {decision.texte} »", parent)
        self.setObjectName("dialogueFait")
        self.suite = ChampTexte(decision.suite, invite="Ce qui a été fait, en une phrase (facultatif)", lignes=2)
        self.jour = ChampDate(jour)
        self.corps.addWidget(Champ("Ce qui a été fait", self.suite, nom="decisionSuite"))
        self.corps.addWidget(Champ("Le", self.jour, nom="decisionFaiteLe"))
        self.ajouter_bouton("Annuler", accepte=False)
        self.ajouter_bouton("C’est fait", accepte=True, genre="principal", nom="confirmerFait").setDefault(True)
        self.suite.setFocus()

    def accept(self) -> None:
        """Close only with a date one can read (or none)."""
        terminer_champs(self)
        if self.jour.en_defaut():
            self.jour.setFocus()
        else:
            super().accept()


def decider(
    contexte: Contexte, origine: str, sujet: str, parent: QWidget, aujourdhui: Callable[[], date] = date.today
) -> bool:
    """Ask for a decision and take it; False if the user gave up. ``origine`` is the address it comes from."""
    dialogue = DialogueDecision(sujet, parent.window(), aujourdhui)
    if dialogue.exec() != QDialog.DialogCode.Accepted:
        return False
    return tenter(
        parent,
        lambda: decisions.decider(
            contexte.dossier,
            dialogue.texte.valeur(),
            origine=origine,
            responsable=dialogue.responsable.valeur(),
            echeance=dialogue.echeance.valeur(),
            prise_le=aujourdhui(),
        ),
    )


def dire_fait(contexte: Contexte, id: str, parent: QWidget, aujourdhui: Callable[[], date] = date.today) -> bool:
    """Ask what was done of a decision and close it; False if the user gave up or it is gone."""
    decision = decisions.lire(contexte.dossier, id)
    if decision is None:
        return False
    dialogue = DialogueFait(decision, aujourdhui(), parent.window())
    if dialogue.exec() != QDialog.DialogCode.Accepted:
        return False
    return tenter(
        parent, lambda: decisions.faire(contexte.dossier, id, dialogue.jour.valeur(), dialogue.suite.valeur())
    )

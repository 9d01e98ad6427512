"""« Réglages » in a dialog: where no dossier is open (the welcome page)."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.views.elements import Defilement, Dialogue
from app.views.page import terminer_champs
from app.views.preferences import Preferences
from app.views.reglages.formulaire import FormulaireReglages
from app.views.reglages.parametres import CarteParametres
from app.views.theme import theme_courant


class DialogueReglages(Dialogue):
    """What is changed is kept at once; « Fermer » only closes."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__("Réglages", "Pour tous les dossiers ouverts sur ce poste.", parent)
        self.setObjectName("dialogueReglages")
        defilement = Defilement(marges=(0, 4, 6, 4))
        defilement.colonne.addWidget(FormulaireReglages(preferences))
        defilement.colonne.addWidget(CarteParametres(preferences))
        self.corps.addWidget(defilement)
        self.ajouter_bouton("Fermer", accepte=True, genre="principal")
        theme = theme_courant()
        self.resize(QSize(theme.px(560), min(theme.px(620), self.screen().availableSize().height() - 60)))

    def done(self, resultat: int) -> None:
        """Whatever way it is closed, what is still in a field is kept."""
        terminer_champs(self)
        super().done(resultat)

"""The page of the settings, inside a dossier: `reglages`, `reglages:<group of parameters>`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.contexte import Contexte
from app.views.elements import Bouton, Carte, Defilement, Etiquette, TitrePage
from app.views.page import Page
from app.views.reglages.formulaire import FormulaireReglages
from app.views.reglages.parametres import CarteParametres


class PageReglages(Page):
    """The same form as the dialog's, and the way to this dossier's own identity."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        pile = QVBoxLayout(self)
        pile.setContentsMargins(0, 0, 0, 0)
        self._defilement = Defilement(marges=(26, 18, 26, 24))
        pile.addWidget(self._defilement)
        colonne = self._defilement.colonne
        colonne.addWidget(TitrePage("Réglages"))
        colonne.addWidget(Etiquette("Pour tous les dossiers ouverts sur ce poste.", "discret"))
        colonne.addWidget(FormulaireReglages(contexte.reglages, cartes=(self._ce_dossier(),)))
        self.parametres = CarteParametres(contexte.reglages)
        colonne.addWidget(self.parametres)
        colonne.addStretch(1)

    def _ce_dossier(self) -> Carte:
        carte = Carte("Ce dossier")
        texte = "Son intitulé, son territoire, son bureau et son logo lui appartiennent : ils voyagent avec lui."
        carte.ajouter(Etiquette(texte, "discret"))
        bouton = Bouton("Identité du dossier…", image="dossier", nom="identiteDuDossier")
        bouton.clicked.connect(self._ouvrir_l_identite)
        carte.corps.addWidget(bouton, 0, Qt.AlignmentFlag.AlignLeft)
        return carte

    def _ouvrir_l_identite(self) -> None:
        from app.views.fiche.dialogue import DialogueFiche

        dialogue = DialogueFiche(self.contexte, self)
        dialogue.exec()
        dialogue.deleteLater()

    def titre(self) -> str:
        """« Réglages »."""
        return "Réglages"

    def aller(self, cible: str) -> None:
        """Nothing: the page. The code of a group of parameters: there, unfolded."""
        self.parametres.deplier(cible)

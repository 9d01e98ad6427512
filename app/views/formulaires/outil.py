"""The fields of a form that belong to one action, inside its card."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.ecriture.changements import Changes
from app.services.saisies import CHAMPS_DES_ACTIONS
from app.views.contexte import Contexte
from app.views.elements import Etiquette, Lien
from app.views.elements.outil import Outil
from app.views.formulaires.champs import ChampsDeFormulaire
from app.views.formulaires.definitions import definition_de


class OutilFormulaire(Outil):
    """« Problématique », its fields for this action, and the way to the whole form."""

    def __init__(self, contexte: Contexte, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        formulaire, noms = CHAMPS_DES_ACTIONS[action]
        self._table = str(formulaire.entite.__tablename__)
        definition = definition_de(formulaire)
        colonne = self.disposer(action)
        tete = QHBoxLayout()
        tete.addWidget(Etiquette(definition.titre, "rubrique", repli=False))
        tete.addStretch(1)
        lien = Lien("Voir tout le formulaire", f"formulaire:{definition.code}", nom=f"toutLeFormulaire.{action}")
        lien.suivi.connect(contexte.navigation.aller)
        tete.addWidget(lien)
        colonne.addLayout(tete)
        self.champs = ChampsDeFormulaire(
            contexte, formulaire, [definition.champs[nom] for nom in noms if nom in definition.champs]
        )
        colonne.addWidget(self.champs)

    def rafraichir(self, changes: Changes | None) -> None:
        """Show the fields again when the form changed."""
        if changes is None or changes.touche(self._table):
            self.champs.rafraichir()

"""The groups inside « Constituer le / les groupes de structures »: where one stands, and the way to the board."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.models.groupes import Affectation, Groupe, Scenario
from app.models.structure import Structure
from app.models.typographie import pluriel
from app.services import groupes
from app.services.ecriture.changements import Changes
from app.services.groupes import EtatScenario, lire_groupes
from app.services.groupes.mots import melange_en_bref, nom_du_groupe, points_d_attention
from app.views.contexte import Contexte
from app.views.elements import Bouton, Etiquette, Lien
from app.views.elements.liaison import tenter
from app.views.elements.outil import Outil
from app.views.theme import theme_courant

_TABLES = tuple(str(entite.__tablename__) for entite in (Scenario, Groupe, Affectation, Structure))


class OutilGroupes(Outil):
    """A line a group of the scenario kept (or of each while one chooses)."""

    def __init__(self, contexte: Contexte, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        colonne = self.disposer(f"groupes.{action}")
        self._place = QVBoxLayout()
        self._corps: QWidget | None = None
        colonne.addLayout(self._place)
        pied = QHBoxLayout()
        self._commencer = Bouton("Composer les groupes", image="groupe", nom=f"commencerGroupes.{action}")
        self._commencer.setEnabled(not contexte.dossier.lecture_seule)
        self._commencer.clicked.connect(self._creer)
        self._ouvrir = Lien("Ouvrir les groupes", "groupes", nom=f"ouvrirGroupes.{action}")
        self._ouvrir.suivi.connect(contexte.navigation.aller)
        pied.addWidget(self._commencer)
        pied.addStretch(1)
        pied.addWidget(self._ouvrir)
        colonne.addLayout(pied)
        self.rafraichir(None)

    def rafraichir(self, changes: Changes | None) -> None:
        """Show where the groups stand."""
        if changes is not None and not changes.touche(*_TABLES):
            return
        lus = lire_groupes(self._contexte.dossier, self._contexte.catalogue)
        self._commencer.setVisible(not lus.scenarios)
        self._ouvrir.setVisible(bool(lus.scenarios))
        if self._corps is not None:
            self._place.removeWidget(self._corps)
            self._corps.hide()
            self._corps.setParent(None)
            self._corps.deleteLater()
        self._corps = QWidget()
        pile = QVBoxLayout(self._corps)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(theme_courant().px(6))
        if not lus.scenarios:
            pile.addWidget(Etiquette("Essayez une ou plusieurs façons de réunir les structures, puis retenez-en une."))
        elif lus.retenu is None and len(lus.scenarios) > 1:
            mots = f"{pluriel(len(lus.scenarios), 'scénario')} en cours : retenez-en un quand le choix est fait."
            pile.addWidget(Etiquette(mots, "discret"))
        for scenario in lus.a_montrer:
            self._montrer(pile, scenario, avec_nom=len(lus.scenarios) > 1)
        self._place.addWidget(self._corps)

    def _montrer(self, pile: QVBoxLayout, scenario: EtatScenario, *, avec_nom: bool) -> None:
        theme = theme_courant()
        if avec_nom:
            pile.addWidget(
                Etiquette(f"{scenario.nom} (retenu)" if scenario.retenu else scenario.nom, "gras", brut=True)
            )
        pile.addWidget(Etiquette(groupes.resume_du_scenario(scenario), "petit"))
        grille = QGridLayout()
        grille.setHorizontalSpacing(theme.px(16))
        grille.setVerticalSpacing(theme.px(3))
        grille.setColumnStretch(2, 1)
        for rang, groupe in enumerate(scenario.groupes):
            nom = Lien(nom_du_groupe(groupe), f"groupe:{groupe.id}", nom=f"outil.groupe.{groupe.id}")
            nom.suivi.connect(self._contexte.navigation.aller)
            alertes = points_d_attention(len(groupe.portrait.alertes)) if groupe.membres else ""
            melange = melange_en_bref(groupe) if groupe.portrait.effectif else "vide"
            grille.addWidget(nom, rang, 0, Qt.AlignmentFlag.AlignLeft)
            grille.addWidget(Etiquette(groupe.compte, "gras", repli=False), rang, 1)
            grille.addWidget(Etiquette(" · ".join(m for m in (melange, alertes) if m), "discret"), rang, 2)
        pile.addLayout(grille)

    def _creer(self) -> None:
        """A first scenario, and go there."""
        if tenter(self, lambda: groupes.commencer(self._contexte.dossier, initiateur=self)):
            self._contexte.navigation.aller("groupes")

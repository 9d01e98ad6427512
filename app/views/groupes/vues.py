"""The other two ways of looking at groups: the matrix of each, and the scenarios side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.figures import dessiner_matrices
from app.services.figures.matrice import legende
from app.services.groupes import EtatScenario, lignes_de_comparaison
from app.services.groupes.mots import nom_du_groupe
from app.views.elements import DessinWidget, Etiquette, Lien
from app.views.elements.defilement import Defilement
from app.views.theme import theme_courant


class VueMatrices(Defilement):
    """A figure a group, under its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, marges=(0, 0, 10, 12))
        self.setObjectName("matricesDesGroupes")
        self._corps: QWidget | None = None

    def definir(self, scenario: EtatScenario) -> None:
        """Show the groups of a scenario."""
        if self._corps is not None:
            self.colonne.removeWidget(self._corps)
            self._corps.hide()
            self._corps.setParent(None)
            self._corps.deleteLater()
        self._corps = corps = QWidget()
        pile = QVBoxLayout(corps)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(theme_courant().px(8))
        for groupe in scenario.groupes:
            pile.addWidget(Etiquette(f"{nom_du_groupe(groupe)} ({groupe.compte})", "sous_titre", brut=True))
            if not groupe.membres:
                pile.addWidget(Etiquette("Aucune structure dans ce groupe.", "discret"))
                continue
            for rang, dessin in enumerate(dessiner_matrices(nom_du_groupe(groupe), groupe.membres)):
                pile.addWidget(DessinWidget(dessin, nom=f"matrice.{groupe.id}.{rang}"), 0, Qt.AlignmentFlag.AlignLeft)
            pile.addWidget(Etiquette(legende(groupe.membres), "petit"))
        pile.addStretch(1)
        self.colonne.addWidget(corps)


class VueComparaison(QScrollArea):
    """Scenarios as columns; ``ouvert(id)`` and ``retenu(id)`` from their links."""

    ouvert = Signal(str)
    retenu = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparaisonDesScenarios")
        self.setViewport(QWidget())
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def definir(self, scenarios: Sequence[EtatScenario], *, modifiable: bool) -> None:
        """Show them, a line a question."""
        theme = theme_courant()
        contenu = QWidget()
        contenu.setObjectName("contenuDefilant")
        grille = QGridLayout(contenu)
        grille.setContentsMargins(0, theme.px(8), theme.px(10), theme.px(12))
        grille.setHorizontalSpacing(theme.px(18))
        grille.setVerticalSpacing(theme.px(12))
        en_haut = Qt.AlignmentFlag.AlignTop
        for k, scenario in enumerate(scenarios, 1):
            grille.addWidget(self._tete(scenario, modifiable), 0, k, en_haut)
            grille.setColumnMinimumWidth(k, theme.px(170))
            grille.setColumnStretch(k, 3)
        for n, (mots, textes) in enumerate(lignes_de_comparaison(scenarios), 1):
            grille.addWidget(Etiquette(mots, "rubrique"), n, 0, en_haut)
            for k, texte in enumerate(textes, 1):
                grille.addWidget(Etiquette(texte, "", brut=True), n, k, en_haut)
        grille.setColumnMinimumWidth(0, theme.px(110))
        grille.setColumnStretch(0, 1)
        grille.setRowStretch(grille.rowCount(), 1)
        self.setWidget(contenu)

    def _tete(self, scenario: EtatScenario, modifiable: bool) -> QWidget:
        tete = QWidget()
        pile = QVBoxLayout(tete)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(theme_courant().px(3))
        pile.addWidget(Etiquette(scenario.nom, "sous_titre", brut=True))
        if scenario.retenu:
            pile.addWidget(Etiquette("✓ Retenu", "gras"))
        if scenario.description:
            pile.addWidget(Etiquette(scenario.description, "petit", brut=True))
        liens = [("Ouvrir", self.ouvert, "ouvrir")]
        if modifiable and not scenario.retenu:
            liens.append(("Retenir ce scénario", self.retenu, "retenir"))
        for mots, signal, nom in liens:
            lien = Lien(mots, scenario.id, nom=f"{nom}.{scenario.id}")
            lien.setAccessibleName(f"{mots} ({scenario.nom})")
            lien.suivi.connect(signal)
            pile.addWidget(lien, 0, Qt.AlignmentFlag.AlignLeft)
        return tete

"""The other views of the partners: their map, their expectations, who steers and who intervenes (R10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.models.typographie import francais
from app.services.ecriture.changements import Changes
from app.services.figures.reseau import dessiner_reseau
from app.services.reseau import dire_les_absentes, dire_les_tensions, lire_reseau
from app.views.contexte import Contexte
from app.views.elements import Carte, Defilement, DessinWidget, Etiquette, Lien, Message
from app.views.partenaires.pilotage import VuePilotage
from app.views.partenaires.questions import BilanDesQuestions
from app.views.partenaires.tables import MatriceAttentes, TableTensions
from app.views.theme import theme_courant

_ETROITE, _LARGE, _PAS = 480, 800, 20
"""Widths of the map in points, and by how much it changes."""

_TABLES = ("partenaire", "attente", "objectif", "decision")


class VueCarte(Defilement):
    """The map, the families nobody stands for, the answers to the three questions and what to do about them."""

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(marges=(0, 4, 8, 12))
        self._contexte = contexte
        self._absentes = Message("", "attention", nom="famillesAbsentes")
        self.colonne.addWidget(self._absentes)
        carte = Carte(nom="carteDuReseau")
        self.dessin = DessinWidget(nom="reseauPartenarial")
        self.dessin.lien.connect(contexte.navigation.aller)
        carte.ajouter(self.dessin)
        lien = Lien("Imprimer la carte et les tableaux…", "document:reseau-partenarial", nom="imprimerReseau")
        lien.suivi.connect(contexte.navigation.aller)
        carte.ajouter(lien)
        self.colonne.addWidget(carte)
        reponses = Carte("Les trois questions", nom="lesTroisQuestions")
        noter = Lien("Noter les réponses", "partenaires:questions", nom="noterLesReponses")
        noter.suivi.connect(contexte.navigation.aller)
        reponses.ajouter_a_droite(noter)
        self.questions = BilanDesQuestions(contexte)
        reponses.ajouter(self.questions)
        self.colonne.addWidget(reponses)
        self.colonne.addStretch(1)
        self.rafraichir(None)

    def rafraichir(self, changes: Changes | None) -> None:
        """Draw again when what is drawn changed."""
        if changes is not None and not changes.touche(*_TABLES):
            return
        reseau = self._reseau = lire_reseau(self._contexte.dossier, self._contexte.catalogue)
        self._dessiner()
        absentes = dire_les_absentes(reseau)
        self._absentes.setVisible(bool(absentes))
        self._absentes.definir(absentes)
        self.questions.montrer(reseau)

    def _dessiner(self) -> None:
        """At the width there is: on a large screen, names have more room instead of growing."""
        apports = {c.code: c.texte for c in self._contexte.catalogue.liste("apports_partenaire").choix}
        self._large = self._largeur()
        self.dessin.definir(dessiner_reseau(self._reseau, apports, self._large))

    def _largeur(self) -> int:
        place = (self.viewport().width() - theme_courant().px(50)) * 0.75 * 100 / theme_courant().zoom
        return min(max(round(place / _PAS) * _PAS, _ETROITE), _LARGE)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Draw again when the width differs for good."""
        super().resizeEvent(evenement)
        if self._largeur() != self._large:
            self._dessiner()


class VueTensions(Defilement):
    """What there is to settle, then all expectations crossed with what they bear on."""

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(marges=(0, 4, 8, 12))
        self._contexte = contexte
        self._resume = Etiquette("", "gras")
        self.colonne.addWidget(self._resume)
        self._vide = Message(
            "Aucune attente notée. Ouvrez la fiche d’un partenaire et écrivez ce qu’il attend, pour lui et pour les"
            " structures ; dites ensuite si cela converge avec le projet, s’y ajoute ou le contredit.",
            nom="sansAttente",
        )
        self.colonne.addWidget(self._vide)
        self._a_traiter = Carte("À régler", nom="aRegler")
        self.tensions = TableTensions(contexte)
        self._a_traiter.ajouter(self.tensions)
        self.colonne.addWidget(self._a_traiter)
        self._croisees = Carte("Ce que chacun attend, et de quoi", nom="attentesCroisees")
        self._croisees.ajouter(Etiquette("Double-cliquez une case, ou Entrée, pour ouvrir l’attente.", "petit"))
        self.matrice = MatriceAttentes(contexte)
        self._croisees.ajouter(self.matrice)
        self.colonne.addWidget(self._croisees)
        self.colonne.addStretch(1)
        self.rafraichir(None)

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed."""
        if changes is not None and not changes.touche(*_TABLES):
            return
        reseau = lire_reseau(self._contexte.dossier, self._contexte.catalogue)
        self.tensions.montrer(reseau)
        self.matrice.montrer(reseau)
        attentes = bool(reseau.attentes)
        self._vide.setVisible(not attentes)
        self._croisees.setVisible(attentes)
        self._a_traiter.setVisible(bool(self.tensions.modele.lignes))
        calme = "Aucune tension ouverte, aucune attente sans réponse." if attentes else ""
        self._resume.definir(francais(dire_les_tensions(reseau) or calme))
        self._resume.setVisible(attentes)


VUES: Mapping[str, tuple[str, Callable[[Contexte], QWidget] | None]] = {
    "registre": ("Registre", None),
    "carte": ("Carte du réseau", VueCarte),
    "attentes": ("Attentes et tensions", VueTensions),
    "systeme": ("Pilotage et intervenants", VuePilotage),
}
"""Code, words, what makes it. To add a view: its line here."""

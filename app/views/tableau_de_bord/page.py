"""The dashboard page. Everything dated, counted or computed is a link to where it is entered."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.models.avancement import Parcours
from app.models.typographie import date_courte
from app.services.ecriture.changements import Changes
from app.services.tableau_de_bord import TableauDeBord, lire_tableau_de_bord
from app.views.contexte import Contexte
from app.views.elements import Defilement, DessinWidget, Etiquette, TitrePage
from app.views.page import Page
from app.views.tableau_de_bord.carte import CarteDeBord
from app.views.theme import theme_courant

_COTE = 420
"""Side of the ring, in points (560 px at 100 %)."""

_LARGEUR_CARTES = 430
_SEUIL = 760
"""Below that width (at 100 %) the cards go under the ring."""


class PageTableauDeBord(Page):
    """Ring at the left, cards at the right."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(contexte, parent)
        self.setObjectName("pageTableauDeBord")
        theme = theme_courant()
        self._titre = TitrePage("Tableau de bord")
        self._sous_titre = Etiquette("", "discret", brut=True)
        self._anneau = DessinWidget(nom="anneauCycle")
        self._anneau.lien.connect(contexte.navigation.aller)
        self._cartes = {
            nom: CarteDeBord(titre, mots, adresse, nom=nom)
            for nom, titre, mots, adresse in (
                ("carteReprendre", "À reprendre", "Continuer", ""),
                ("carteComite", "Prochain comité d’appui", "Préparer", "document:dossier-comite"),
                ("carteMobilisation", "Mobilisation des structures", "Ouvrir", "structures"),
                ("carteBudget", "Budget", "Ouvrir", "budget"),
                ("carteEcheancier", "Échéances", "Ouvrir", "echeances"),
            )
        }
        zone = Defilement(marges=(26, 16, 26, 12))
        self._rangee = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rangee.setSpacing(theme.px(26))
        gauche = QVBoxLayout()
        gauche.setSpacing(theme.px(10))
        for widget in (self._titre, self._sous_titre):
            gauche.addWidget(widget)
        gauche.addSpacing(theme.px(8))
        gauche.addWidget(self._anneau, 0, Qt.AlignmentFlag.AlignTop)
        gauche.addStretch(1)
        self._droite = QWidget()
        droite = QVBoxLayout(self._droite)
        droite.setContentsMargins(0, 0, 0, 0)
        droite.setSpacing(theme.px(9))
        for carte in self._cartes.values():
            carte.lien.connect(contexte.navigation.aller)
            droite.addWidget(carte)
        droite.addStretch(1)
        self._rangee.addLayout(gauche, 1)
        self._rangee.addWidget(self._droite)
        zone.colonne.addLayout(self._rangee, 1)
        exterieur = QVBoxLayout(self)
        exterieur.setContentsMargins(0, 0, 0, 0)
        exterieur.addWidget(zone)
        theme.change.connect(self._disposer)
        self._disposer()

    def titre(self) -> str:
        """The name of the page."""
        return "Tableau de bord"

    def rafraichir(self, changes: Changes | None) -> None:
        """Read everything again: it is a page of counts."""
        etat = lire_tableau_de_bord(self.contexte.dossier, self.contexte.catalogue, date.today())
        self._sous_titre.definir(etat.sous_titre or etat.intitule)
        self._dessiner(etat.parcours)
        self._remplir(etat)

    def _dessiner(self, parcours: Parcours) -> None:
        from app.services.figures.cycle import dessiner_cycle

        courante = next((p.definition.code for p in parcours.phases if 0 < p.part < 1 and not p.close), "")
        self._anneau.definir(dessiner_cycle(parcours, _COTE, courante))

    def _remplir(self, etat: TableauDeBord) -> None:
        cartes = self._cartes
        suite = etat.a_reprendre[0].adresse if etat.a_reprendre else ""
        cartes["carteReprendre"].definir(etat.a_reprendre, adresse=suite, vide="Tout est traité. Bravo.")
        quand = f" — {date_courte(etat.comite_le)}" if etat.comite_le else ""
        cartes["carteComite"].definir(etat.comite, titre=f"Prochain comité d’appui{quand}")
        cartes["carteMobilisation"].definir(etat.mobilisation)
        cartes["carteBudget"].definir(etat.budget)
        cartes["carteEcheancier"].definir(
            (*etat.echeances, *etat.decisions),
            vide="Aucune date notée. Actions, décisions et plans d’accompagnement peuvent porter une échéance.",
        )

    def _disposer(self) -> None:
        theme = theme_courant()
        large = self.width() >= theme.px(_SEUIL)
        self._droite.setMinimumWidth(theme.px(_LARGEUR_CARTES if large else 200))
        self._droite.setMaximumWidth(theme.px(_LARGEUR_CARTES if large else 2000))
        sens = QBoxLayout.Direction.LeftToRight if large else QBoxLayout.Direction.TopToBottom
        place = self.height() - self._anneau.y() - theme.px(24)
        self._anneau.setMaximumHeight(max(place, theme.px(380)) if large else theme.px(560))
        if self._rangee.direction() != sens:
            self._rangee.setDirection(sens)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """A narrow page puts the cards under the ring."""
        super().resizeEvent(evenement)
        self._disposer()

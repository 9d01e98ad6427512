"""Sessions held and reservations: one list at the left, what one of them left behind at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.models.statuts import EtatSeance
from app.models.typographie import date_courte
from app.services.comite import avis, reserves, seances
from app.services.comite.reserves import ReserveLue
from app.services.comite.seances import SeanceLue
from app.services.ecriture.changements import Changes
from app.views.comite.compte_rendu import CompteRendu
from app.views.comite.reserve import FicheReserve
from app.views.contexte import Contexte
from app.views.elements import Carte, Defilement, EtatVide
from app.views.elements.liste_a_titres import LigneDeListe, ListeATitres
from app.views.elements.tabulation import ordonner
from app.views.theme import theme_courant

_LISTE = 300
"""Width of the list, in pixels at 100 %."""


class VuePassees(QWidget):
    """Sessions first, then open reservations, then those that were lifted."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        theme = theme_courant()
        rangee = QHBoxLayout(self)
        rangee.setContentsMargins(0, 0, 0, theme.px(12))
        rangee.setSpacing(theme.px(14))
        self.liste = ListeATitres("Séances et réserves", nom="listeSeances")
        self.liste.setMaximumWidth(theme.px(_LISTE))
        self.liste.choisie.connect(self.montrer)
        rangee.addWidget(self.liste, 2)
        self._pile = QStackedWidget()
        self._vide = EtatVide(
            "Aucune séance, aucune réserve",
            "Programmez une première séance : son ordre du jour vous sera proposé. Les réserves émises s’ajoutent ici,"
            " et reviennent à la séance suivante tant qu’elles ne sont pas levées.",
            image="calendrier",
        )
        self.compte_rendu = CompteRendu(contexte)
        self.reserve = FicheReserve(contexte)
        self.reserve.supprimee.connect(lambda: self.liste.setFocus(Qt.FocusReason.OtherFocusReason))
        for widget in (self._vide, self._defiler(self.compte_rendu), self._defiler(self.reserve)):
            self._pile.addWidget(widget)
        rangee.addWidget(self._pile, 5)
        ordonner(self)
        self.rafraichir(None)

    def _defiler(self, widget: QWidget) -> Defilement:
        zone = Defilement(marges=(0, 0, 12, 8))
        carte = Carte(nom=f"carte{widget.objectName()}")
        carte.ajouter(widget)
        zone.colonne.addWidget(carte)
        zone.colonne.addStretch(1)
        return zone

    def rafraichir(self, changes: Changes | None) -> None:
        """Show what changed; the row chosen stays chosen, another one takes its place when it is gone."""
        dossier = self._contexte.dossier
        lues = seances.lister(dossier)[::-1]
        toutes = reserves.lister(dossier)
        lignes = [LigneDeListe("", "Séances")] if lues else []
        lignes += [self._ligne_de_seance(seance) for seance in lues]
        for titre, ouvertes in (("Réserves ouvertes", True), ("Réserves levées", False)):
            siennes = [reserve for reserve in toutes if reserve.ouverte is ouvertes]
            lignes += [LigneDeListe("", titre)] if siennes else []
            lignes += [_ligne_de_reserve(reserve) for reserve in siennes]
        self.liste.definir(lignes)
        self.liste.setVisible(bool(lignes))
        choix = self.liste.choix() or next((ligne.cle for ligne in lignes if ligne.cle), "")
        if not self.montrer(choix):
            self._pile.setCurrentIndex(0)

    def _ligne_de_seance(self, seance: SeanceLue) -> LigneDeListe:
        nature = avis.lire(self._contexte.dossier, seance.id).nature
        etat = seance.etat.libelle
        if nature is not None:
            etat = f"Avis : {nature.libelle.lower()}"
        elif seance.etat is EtatSeance.TENUE:
            etat = "Tenue, sans avis"
        return LigneDeListe(f"seance:{seance.id}", seance.titre, etat)

    def montrer(self, cle: str) -> bool:
        """Show ``seance:<id>`` or ``reserve:<id>``; False where it is not there (any more): what was shown stays."""
        genre, _, id = cle.partition(":")
        montre = (genre == "seance" and self.compte_rendu.montrer(id)) or (
            genre == "reserve" and self.reserve.montrer(id)
        )
        if montre:
            self.liste.choisir(cle)
            self._pile.setCurrentIndex(1 if genre == "seance" else 2)
        return montre

    def seance_montree(self) -> str:
        """The session chosen in the list, or nothing: a reservation is."""
        genre, _, id = self.liste.choix().partition(":")
        return id if genre == "seance" else ""


def _ligne_de_reserve(reserve: ReserveLue) -> LigneDeListe:
    if reserve.levee_le is not None:
        marque, detail = f"levée {date_courte(reserve.levee_le)}", reserve.responsable
    else:
        marque = f"pour le {date_courte(reserve.echeance)}" if reserve.echeance else ""
        detail = reserve.responsable or reserve.nom or "sans responsable"
    return LigneDeListe(f"reserve:{reserve.id}", reserve.texte, detail, marque)

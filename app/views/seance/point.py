"""What is said on the point under way: one large field, kept as it is typed, that follows the agenda."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.comite import ordre_du_jour
from app.views.contexte import Contexte
from app.views.elements import Champ, ChampTexte, Defilement, Etiquette
from app.views.elements.liaison import tenter
from app.views.seance.volet import Volet
from app.views.theme import theme_courant

_LIGNES = 12
"""Lines of the field; twice as many before it scrolls."""


class VoletPoint(Volet):
    """« Ce qui s’est dit » on the point under way; it comes out in the relevé d’avis, under its title."""

    def __init__(self, contexte: Contexte, seance: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte, self._seance = contexte, seance
        self.point: str | None = None
        zone = Defilement(marges=(0, 0, 8, 0))
        exterieur = QVBoxLayout(self)
        exterieur.setContentsMargins(0, 0, 0, 0)
        exterieur.addWidget(zone)
        colonne = zone.colonne
        colonne.setSpacing(theme_courant().px(6))
        self._sur = Etiquette("", "gras", brut=True)
        self._sur.setObjectName("notesSur")
        colonne.addWidget(self._sur)
        self.texte = ChampTexte(
            invite="Ce qui s’est dit sur ce point, qui que ce soit qui parle",
            lignes=_LIGNES,
            lignes_max=2 * _LIGNES,
            nom="notesDuPoint",
        )
        self.texte.valide.connect(self._ecrire)
        self.texte.brouillon.connect(self._ecrire)
        colonne.addWidget(Champ("Ce qui s’est dit", self.texte, nom="notesDuPoint"))
        colonne.addWidget(
            Etiquette("Repris dans le relevé d’avis, sous le titre du point. F3 pour un commentaire signé.", "petit")
        )
        colonne.addStretch(1)
        self.premier = self.texte
        self.rafraichir()

    def suivre(self, point: str | None, titre: str) -> None:
        """Another point is under way: what was being typed stays on the one it was typed for."""
        if point != self.point:
            self.texte.terminer()
        self.point = point
        self._sur.definir(titre or "Aucun point n’est en cours")
        self.rafraichir()

    def rafraichir(self) -> None:
        """Show what is kept of this point."""
        points = ordre_du_jour.points(self._contexte.dossier, self._seance)
        lu = next((point for point in points if point.id == self.point), None)
        self.texte.definir(lu.notes if lu else "")
        self.texte.setEnabled(lu is not None)

    def _ecrire(self, texte: str) -> None:
        point = self.point
        if point:
            tenter(self, lambda: ordre_du_jour.noter(self._contexte.dossier, point, texte, initiateur=self))

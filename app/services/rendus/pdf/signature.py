"""The block the committee fills by hand: avis to tick, room to write, date and signatures. Never cut in two."""

from __future__ import annotations

from collections.abc import Sequence

from app.services.rendus.pdf.lignes import Style
from app.services.rendus.pdf.mise_en_page import Element
from app.services.rendus.pdf.styles import DISCRET, ETIQUETTE, HAUTEUR_REGLURE
from app.services.rendus.pdf.toile import Toile

_AVIS = Style(10.4, 14, "gras", "texte")
_MARGE = 14.0
_SIGNATURE = 88.0


class SignatureFlux(Element):
    """Texts have been through the sink."""

    avant = 8

    def __init__(
        self, choix: Sequence[str], lignes: Sequence[tuple[str, int]], signataires: Sequence[str], couleur: str
    ) -> None:
        self._choix = choix
        self._lignes = lignes
        self._signataires = signataires
        self._couleur = couleur

    def hauteur(self, largeur: float) -> float:
        ecriture = sum(ETIQUETTE.interligne + 8 + n * HAUTEUR_REGLURE for _, n in self._lignes)
        return 2 * _MARGE + self._avis + ecriture + 18 + _SIGNATURE

    @property
    def _avis(self) -> float:
        """Height of the line of boxes; none where there is nothing to tick."""
        return 30 if self._choix else 0

    def dessiner(self, toile: Toile, x: float, y: float, largeur: float) -> None:
        toile.rectangle(x, y, largeur, self.hauteur(largeur), trait="trait_fort", epaisseur=0.8, rayon=4)
        gauche, droite = x + _MARGE, x + largeur - _MARGE
        y += _MARGE
        pas = (droite - gauche) / max(1, len(self._choix))
        for i, texte in enumerate(self._choix):
            toile.rectangle(gauche + i * pas, y + 1, 11, 11, fond="surface", trait="texte2", epaisseur=0.9, rayon=1.5)
            toile.mot(gauche + i * pas + 17, y + 10.4, texte, _AVIS)
        y += self._avis
        for libelle, nombre in self._lignes:
            toile.mot(gauche, y + 8, libelle, ETIQUETTE)
            y += ETIQUETTE.interligne
            for _ in range(nombre):
                y += HAUTEUR_REGLURE
                toile.trait(gauche, y - 2, droite, y - 2, "reglure", 0.5)
            y += 8
        y += 10
        toile.mot(gauche, y + 9, "Fait à", DISCRET)
        toile.trait(gauche + 28, y + 10, gauche + 190, y + 10, "reglure", 0.5)
        toile.mot(gauche + 200, y + 9, "le", DISCRET)
        toile.trait(gauche + 214, y + 10, gauche + 320, y + 10, "reglure", 0.5)
        y += 22
        pas = (droite - gauche) / max(1, len(self._signataires))
        for i, qui in enumerate(self._signataires):
            toile.rectangle(gauche + i * pas, y, pas - 10, _SIGNATURE - 22, trait="trait", epaisseur=0.6, rayon=3)
            toile.mot(gauche + i * pas + 7, y + 11, qui, DISCRET)

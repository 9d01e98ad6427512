"""A heading: overline, title, a small label at the right, details under it; and its bookmark in the PDF."""

from __future__ import annotations

from dataclasses import replace

from app.services.rendus.pdf.lignes import Ligne, hauteur_de, lignes_de
from app.services.rendus.pdf.mise_en_page import Element
from app.services.rendus.pdf.polices import largeur as largeur_de
from app.services.rendus.pdf.styles import DISCRET, SURTITRE, TITRES
from app.services.rendus.pdf.toile import Toile

_AVANT = {1: 20.0, 2: 15.0, 3: 11.0}
_PASTILLE = replace(SURTITRE, taille=7)


class TitreFlux(Element):
    """Level 1 carries a thin rule in its colour; levels 2 and 3 only weight and size."""

    solidaire = True

    def __init__(
        self, texte: str, niveau: int, couleur: str, surtitre: str, details: str, pastille: tuple[str, str] | None
    ) -> None:
        self.texte = texte
        self.niveau = niveau
        self.avant = _AVANT[niveau]
        self._couleur = couleur
        self._surtitre = surtitre
        self._details = details
        self._pastille = pastille

    def _largeur_pastille(self) -> float:
        if self._pastille is None:
            return 0
        return largeur_de(self._pastille[0], _PASTILLE.police, _PASTILLE.taille) + 14

    def _lignes(self, largeur: float) -> list[Ligne]:
        style = TITRES[self.niveau]
        if self.niveau < 3:
            style = replace(style, couleur=self._couleur)
        lignes = []
        if self._surtitre:
            lignes += lignes_de(self._surtitre, replace(SURTITRE, couleur=self._couleur), largeur)
        lignes += lignes_de(self.texte, style, largeur - self._largeur_pastille() - 6)
        if self._details:
            lignes += lignes_de(self._details, DISCRET, largeur)
        return lignes

    @property
    def _filet(self) -> float:
        return 5.0 if self.niveau == 1 else 0

    def hauteur(self, largeur: float) -> float:
        return hauteur_de(self._lignes(largeur)) + self._filet + 1.5

    def dessiner(self, toile: Toile, x: float, y: float, largeur: float) -> None:
        cle = f"titre-{id(self)}"
        toile.canvas.bookmarkHorizontal(cle, 0, toile.hauteur - y + 12)
        toile.signet(cle, self.texte.replace("\n", " "), self.niveau)
        lignes = self._lignes(largeur)
        haut_titre = y + (lignes[0].hauteur if self._surtitre else 0)
        bas = toile.pile(x, y, largeur, lignes)
        if self.niveau == 1:
            toile.trait(x, bas + 3, x + largeur, bas + 3, "trait", 0.6)
            toile.rectangle(x, bas + 2, 34, 1.8, fond=self._couleur)
        if self._pastille is not None:
            texte, couleur = self._pastille
            place = self._largeur_pastille()
            milieu = haut_titre + TITRES[self.niveau].interligne / 2
            toile.rectangle(x + largeur - place, milieu - 6, place, 12, fond=f"{couleur}_fond", rayon=6)
            style = replace(_PASTILLE, couleur=couleur)
            toile.mot(x + largeur - place / 2, milieu + 2.4, texte, style, "milieu")

"""The plain elements of a page: a pile of lines, facts in large type, a figure, ruled lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.models.dessin import Dessin
from app.services.rendus.pdf.figure import dessiner
from app.services.rendus.pdf.lignes import Ligne, Style, hauteur_de, lignes_de
from app.services.rendus.pdf.mise_en_page import Element
from app.services.rendus.pdf.styles import CHIFFRE, CHIFFRE_MOT, DISCRET, HAUTEUR_REGLURE
from app.services.rendus.pdf.toile import Toile

_DEUX_COLONNES = 4
_GRAND_CHIFFRE = 12
"""Facts up to this many characters are printed in the largest type."""


@dataclass
class Texte:
    """A text and how it is set, before the width is known."""

    texte: str
    style: Style
    retrait: float = 0
    coche: bool | None = None
    apres: float = 0

    def lignes(self, place: float) -> list[Ligne]:
        """Its lines; the box, if any, stands before the first, ``apres`` points follow the last."""
        lignes = lignes_de(self.texte, self.style, place, self.retrait)
        if self.coche is not None:
            lignes[0].coche = self.coche
        lignes[-1].hauteur += self.apres
        return lignes


def cases_a_cocher(textes: Sequence[Texte], place: float) -> list[Ligne]:
    """Boxes one under the other, or in two columns when all are short."""
    piles = [t.lignes(place) for t in textes]
    moitie = place / 2
    if len(piles) < _DEUX_COLONNES or any(len(t.lignes(moitie)) > 1 for t in textes):
        return [ligne for pile in piles for ligne in pile]
    gauche, droite = piles[: (len(piles) + 1) // 2], piles[(len(piles) + 1) // 2 :]
    for (ligne, *_), (voisine, *_) in zip(gauche, droite, strict=False):
        ligne.voisine = (moitie, voisine)
    return [pile[0] for pile in gauche]


def reglures(combien: int, retrait: float = 0, premiere: float = HAUTEUR_REGLURE) -> list[Ligne]:
    """Ruled lines for handwriting; ``premiere``: the height of the first."""
    hauteurs = [premiere, *[HAUTEUR_REGLURE] * (combien - 1)][:combien]
    return [Ligne("", DISCRET, hauteur, retrait, reglee=True) for hauteur in hauteurs]


class Pave(Element):
    """Texts one under the other, then ruled lines; on a tint or beside a bar of colour if asked."""

    def __init__(
        self, textes: Sequence[Texte], *, avant: float = 0, solidaire: bool = False, reglees: int = 0,
        fond: str | None = None, barre: str | None = None, marge: float = 0, insecable: bool = False,
        a_cocher: bool = False,
    ) -> None:  # fmt: skip
        self._textes = textes
        self._a_cocher = a_cocher
        self.avant = avant
        self.solidaire = solidaire
        self._reglees = reglees
        self._fond = fond
        self._barre = barre
        self._marge = marge
        self._insecable = insecable
        self._lignes: list[Ligne] | None = None

    def _composer(self, largeur: float) -> list[Ligne]:
        if self._lignes is None:
            place = largeur - 2 * self._marge
            if self._a_cocher:
                self._lignes = cases_a_cocher(self._textes, place)
            else:
                self._lignes = [ligne for t in self._textes for ligne in t.lignes(place)]
            retrait = self._textes[-1].retrait if self._textes else 0
            self._lignes += reglures(self._reglees, retrait)
        return self._lignes

    @property
    def _blanc(self) -> float:
        return self._marge * 0.8 if self._fond else 0

    def hauteur(self, largeur: float) -> float:
        return hauteur_de(self._composer(largeur)) + 2 * self._blanc

    def debut(self, largeur: float) -> float:
        lignes = self._composer(largeur)
        return self.hauteur(largeur) if self._insecable or len(lignes) < 4 else hauteur_de(lignes[:2]) + 2 * self._blanc

    def couper(self, largeur: float, dispo: float) -> tuple[Element, Element] | None:
        lignes = self._composer(largeur)
        if self._insecable or self.solidaire or len(lignes) < 4:
            return None
        return self._couper_a(lignes, dispo, au_moins=2)

    def forcer(self, largeur: float, dispo: float) -> tuple[Element, Element] | None:
        lignes = self._composer(largeur)
        return self._couper_a(lignes, dispo, au_moins=1) if self.hauteur(largeur) > dispo else None

    def _couper_a(self, lignes: list[Ligne], dispo: float, au_moins: int) -> tuple[Element, Element] | None:
        pris, n = 2 * self._blanc, 0
        while n < len(lignes) and pris + lignes[n].hauteur <= dispo:
            pris += lignes[n].hauteur
            n += 1
        n = min(n, len(lignes) - au_moins)
        return (self._part(lignes[:n]), self._part(lignes[n:])) if n >= au_moins else None

    def _part(self, lignes: list[Ligne]) -> Pave:
        part = Pave((), fond=self._fond, barre=self._barre, marge=self._marge)
        part._lignes = lignes
        return part

    def dessiner(self, toile: Toile, x: float, y: float, largeur: float) -> None:
        haut = self.hauteur(largeur)
        if self._fond:
            toile.rectangle(x, y, largeur, haut, fond=self._fond, rayon=0 if self._barre else 3)
        if self._barre:
            toile.rectangle(x, y, 2.4, haut, fond=self._barre)
        toile.pile(x + self._marge, y + self._blanc, largeur - 2 * self._marge, self._composer(largeur))


class Chiffres(Element):
    """A few facts side by side: the value large, its label small under it."""

    def __init__(self, faits: Sequence[tuple[str, str]], couleur: str, avant: float = 10) -> None:
        self._faits = faits
        self._couleur = couleur
        self.avant = avant
        self._piles: list[list[Ligne]] = []

    def _colonnes(self, largeur: float) -> float:
        pas = largeur / max(1, len(self._faits))
        if not self._piles:
            for valeur, libelle in self._faits:
                court = len(valeur) <= _GRAND_CHIFFRE
                style = replace(CHIFFRE if court else CHIFFRE_MOT, couleur=self._couleur)
                pile = lignes_de(valeur, style, pas - 14) if valeur else reglures(1)
                self._piles.append(pile + lignes_de(libelle, DISCRET, pas - 14))
        return pas

    def hauteur(self, largeur: float) -> float:
        self._colonnes(largeur)
        return max((hauteur_de(pile) for pile in self._piles), default=0) + 12

    def dessiner(self, toile: Toile, x: float, y: float, largeur: float) -> None:
        pas = self._colonnes(largeur)
        haut = self.hauteur(largeur)
        for i, pile in enumerate(self._piles):
            gauche = x + i * pas
            toile.rectangle(gauche, y + 2, 1.6, haut - 6, fond=self._couleur)
            toile.pile(gauche + 8, y + 2, pas - 14, pile)


class Figure(Element):
    """A drawing, scaled down to the width of the page when it is wider."""

    def __init__(self, dessin: Dessin, legende: str, avant: float = 8) -> None:
        self._dessin = dessin
        self._legende = Texte(legende, DISCRET) if legende else None
        self.avant = avant

    def _echelle(self, largeur: float) -> float:
        return min(1.0, largeur / self._dessin.largeur)

    def hauteur(self, largeur: float) -> float:
        legende = hauteur_de(self._legende.lignes(largeur)) + 4 if self._legende else 0
        return self._dessin.hauteur * self._echelle(largeur) + legende

    def dessiner(self, toile: Toile, x: float, y: float, largeur: float) -> None:
        echelle = self._echelle(largeur)
        gauche = x + (largeur - self._dessin.largeur * echelle) / 2
        dessiner(toile, self._dessin, gauche, y, echelle)
        if self._legende:
            bas = y + self._dessin.hauteur * echelle + 4
            toile.pile(x, bas, largeur, self._legende.lignes(largeur))

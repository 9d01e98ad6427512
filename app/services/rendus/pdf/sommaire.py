"""What the document holds and on which page: known once all is placed, drawn after."""

from __future__ import annotations

from collections.abc import Sequence

from app.services.rendus.pdf.mise_en_page import Element, Page
from app.services.rendus.pdf.polices import largeur as largeur_de
from app.services.rendus.pdf.styles import COURANT, ETIQUETTE
from app.services.rendus.pdf.titre import TitreFlux
from app.services.rendus.pdf.toile import Toile

_PAS = 15.0
_COLONNES = 3
_GOUTTIERE = 18.0


class SommaireFlux(Element):
    """The first-level headings; `preparer` counts them, `numeroter` finds their pages."""

    avant = 16
    accueillant = True

    def __init__(self, titre: str) -> None:
        self._titre = titre
        self._entrees: list[tuple[str, int]] = []

    def preparer(self, elements: Sequence[Element]) -> None:
        """Take the headings of the document, so that the height is known."""
        self._entrees = [(_une_ligne(e), 0) for e in elements if isinstance(e, TitreFlux) and e.niveau == 1]

    def numeroter(self, pages: Sequence[Page]) -> None:
        """Note the page of each heading."""
        self._entrees = [
            (_une_ligne(element), n)
            for n, page in enumerate(pages, 1)
            for element, _ in page.poses
            if isinstance(element, TitreFlux) and element.niveau == 1
        ]

    def hauteur(self, largeur: float) -> float:
        return ETIQUETTE.interligne + 4 + _PAS * self._rangs

    @property
    def _rangs(self) -> int:
        return -(-len(self._entrees) // _COLONNES)

    def dessiner(self, toile: Toile, x: float, y: float, largeur: float) -> None:
        toile.mot(x, y + 9, self._titre, ETIQUETTE)
        y += ETIQUETTE.interligne + 4
        colonne = (largeur - _GOUTTIERE * (_COLONNES - 1)) / _COLONNES
        for rang, (texte, page) in enumerate(self._entrees):
            gauche = x + (rang // self._rangs) * (colonne + _GOUTTIERE)
            base = y + (rang % self._rangs) * _PAS
            place = colonne - largeur_de(str(page), COURANT.police, COURANT.taille) - 6
            toile.mot(gauche, base + 10, _tenir(texte, place), COURANT)
            toile.mot(gauche + colonne, base + 10, str(page), COURANT, "fin")
            toile.trait(gauche, base + 14, gauche + colonne, base + 14, "trait", 0.5)


def _tenir(texte: str, place: float) -> str:
    """A heading too long for its column loses its last words, not the number of its page."""
    if largeur_de(texte, COURANT.police, COURANT.taille) <= place:
        return texte
    mots = texte.split(" ")
    while len(mots) > 1 and largeur_de(" ".join(mots) + "…", COURANT.police, COURANT.taille) > place:
        mots.pop()
    return " ".join(mots).rstrip(",;:") + "…"


def _une_ligne(titre: TitreFlux) -> str:
    return titre.texte.replace("\n", " ")

"""Blocks → pages, set a little tighter where that spares a page, and shortened where the document may not be longer.

Tighter means drawn smaller, all in proportion: nothing is set twice in different sizes. A blank form never is, since a
hand must write on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportlab.lib.pagesizes import A4, landscape

from app.models.documents.blocs import Note, Paragraphe, Tableau
from app.models.documents.document import Document
from app.services.documents.abrege import DEGRES, MARQUE, abreger, abreger_texte
from app.services.rendus.pdf.blocs import Presse
from app.services.rendus.pdf.entete import EnTete, trop_longs
from app.services.rendus.pdf.mise_en_page import Element, Page, paginer
from app.services.rendus.pdf.polices import Encre
from app.services.rendus.pdf.sommaire import SommaireFlux
from app.services.rendus.pdf.styles import MM

_COTES = {"portrait": 19 * MM, "paysage": 12 * MM}
_HAUT_PREMIERE = {"portrait": 15 * MM, "paysage": 11 * MM}
_HAUT = 17 * MM
_BAS = 17 * MM

_SERRES = ((0.96, 0.7), (0.92, 0.4), (0.88, 0.25))
"""Scales tried to spare a page, and how full it may be at most: the less it holds, the smaller all may be."""
_DEUX_PAGES = 0.92
"""Under it, only a sheet that might be one page is set: not a whole file for one of its pages."""
_TRES_SERRES = (0.96, 0.92, 0.88)
"""Scales tried before a document is shortened: the text of a fiche is then 8 points high."""
_ENTETE_ABREGE = 160
_LONG = 40
"""Pages beyond which none is looked at: setting all again would take as long as the whole."""


@dataclass(frozen=True)
class FormatDePage:
    """The page as elements see it, in points: larger than the paper where all is drawn smaller."""

    orientation: str
    echelle: float = 1.0

    @property
    def taille(self) -> tuple[float, float]:
        """The paper."""
        return landscape(A4) if self.orientation == "paysage" else A4

    @property
    def cote(self) -> float:
        """The margin at each side."""
        return _COTES[self.orientation] / self.echelle

    @property
    def largeur(self) -> float:
        """The width of an element."""
        return self.taille[0] / self.echelle - 2 * self.cote

    @property
    def hauteur(self) -> float:
        """The whole height."""
        return self.taille[1] / self.echelle

    @property
    def pied(self) -> float:
        """Where the foot begins."""
        return self.hauteur - _BAS + 8

    def haut(self, n: int) -> float:
        """Where elements begin on page ``n``, from 0."""
        return _HAUT if n else _HAUT_PREMIERE[self.orientation]

    def cadre(self, n: int) -> float:
        """The height for elements on page ``n``, from 0."""
        return self.hauteur - _BAS - self.haut(n)


@dataclass(frozen=True)
class MiseEnPages:
    """Pages ready to be drawn."""

    format: FormatDePage
    pages: list[Page]
    encre: Encre

    @property
    def moins_remplie(self) -> float:
        """How full is the page that holds least, from 0 to 1, of those where something ends that began before: the last
        one, or one before a page break. 1 where there is none, and in a long document."""
        if len(self.pages) > _LONG:
            return 1.0
        fins = [
            page.prise / self.format.cadre(n)
            for n, page in enumerate(self.pages)
            if n and (page.fin or page is self.pages[-1]) and not self.pages[n - 1].fin
        ]
        return min(fins, default=1.0)


def mettre_en_pages(document: Document) -> MiseEnPages:
    """Set as designed; else tighter, when it takes fewer pages or must; else shortened, when it must."""
    mise = _poser(document, 1.0, 0)
    if document.vierge:
        return mise
    maximum = document.pages_maximum
    if maximum and len(mise.pages) > maximum:
        essais = (_poser(document, echelle, degre) for echelle, degre in _essais())
        # The last try is kept whatever it gives: a page too many is better than no document.
        return _premiere_qui_tient(essais, maximum)
    moins_remplie = mise.moins_remplie
    for echelle, part in _SERRES:
        if moins_remplie < part and (echelle >= _DEUX_PAGES or len(mise.pages) == 2):
            serree = _poser(document, echelle, 0)
            if len(serree.pages) < len(mise.pages):
                return _garnir(document, serree)
    return _garnir(document, mise)


def _garnir(document: Document, mise: MiseEnPages) -> MiseEnPages:
    """A sheet to sign that goes on over a page: the last one is filled with rows, which no hand could add."""
    feuille = document.blocs[-1] if document.blocs else None
    if len(mise.pages) < 2 or not isinstance(feuille, Tableau) or not feuille.hauteur_minimale:
        return mise
    if any(c.texte for c in feuille.rangees[-1].cases):
        return mise
    dernier = len(mise.pages) - 1
    place = mise.format.cadre(dernier) - mise.pages[-1].prise
    *avant, derniere = feuille.sections
    vides = tuple(
        replace(derniere.rangees[-1], code=f"libre-{n}")
        for n in range(1, int(place / (feuille.hauteur_minimale * MM)) + 1)
    )
    sections = (*avant, replace(derniere, rangees=(*derniere.rangees, *vides)))
    garni = replace(document, blocs=(*document.blocs[:-1], replace(feuille, sections=sections)))
    return _poser(garni, mise.format.echelle, 0)


def _essais() -> Iterator[tuple[float, int]]:
    yield from ((echelle, 0) for echelle in _TRES_SERRES)
    yield from ((_TRES_SERRES[-1], degre) for degre in range(1, DEGRES + 1))


def _premiere_qui_tient(essais: Iterator[MiseEnPages], maximum: int) -> MiseEnPages:
    mise = next(essais)
    while len(mise.pages) > maximum and (suivante := next(essais, None)) is not None:
        mise = suivante
    return mise


def _poser(document: Document, echelle: float, degre: int) -> MiseEnPages:
    format, encre = FormatDePage(document.orientation, echelle), Encre()
    elements = _elements(document, format.largeur, encre, degre)
    sommaires = [e for e in elements if isinstance(e, SommaireFlux)]
    for sommaire in sommaires:
        sommaire.preparer(elements)
    pages = paginer(elements, format.largeur, format.cadre)
    for sommaire in sommaires:
        sommaire.numeroter(pages)
    return MiseEnPages(format, pages, encre)


def _elements(document: Document, largeur: float, encre: Encre, degre: int) -> list[Element]:
    presse = Presse(largeur, document.orientation, encre)
    elements: list[Element] = [EnTete(document, encre)]
    for texte in trop_longs(document):
        elements += presse.elements(Paragraphe(abreger_texte(texte, _ENTETE_ABREGE) if degre else texte, "discret"))
    for bloc in abreger(document.blocs, degre):
        elements += presse.elements(bloc)
    for texte in (_dire_abrege(document) if degre else "", document.entete.provenance, encre.annexe()):
        if texte:
            elements += presse.elements(Note(texte))
    return elements


def _dire_abrege(document: Document) -> str:
    ailleurs = " et dans la version Word" if "docx" in document.formats else ""
    combien = f"Texte abrégé pour tenir en {document.pages_maximum}\u00a0pages"
    return f"{combien} ({MARQUE}, «\u00a0… et … autres\u00a0»)\u00a0: il est entier dans le dossier{ailleurs}."

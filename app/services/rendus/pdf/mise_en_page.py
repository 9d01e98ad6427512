"""Elements piled into pages: placed first, drawn after, so that « page x / y » is known and nothing is drawn twice.

Each element can say how high it is, be cut at a height, and draw itself. The work is linear in the length of the
document, whatever the length of a cell or a table.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from app.services.rendus.pdf.toile import Toile


class Element(ABC):
    """Something of the width of the page. Lengths in points."""

    avant: float = 0
    """Space above, dropped at the top of a page."""
    solidaire: bool = False
    """Never left alone at the foot of a page: stays with what follows. Cut, if it may be, its end does."""
    accueillant: bool = False
    """Not worth a page of its own: where it stands alone, what starts a new page follows it instead."""

    @abstractmethod
    def hauteur(self, largeur: float) -> float:
        """Its whole height."""

    def debut(self, largeur: float) -> float:
        """The least height at which its beginning may stand on a page."""
        return self.hauteur(largeur)

    def couper(self, largeur: float, dispo: float) -> tuple[Element, Element] | None:
        """What fits in ``dispo`` and the rest; None if it doesn't want to be cut there."""
        return None

    def forcer(self, largeur: float, dispo: float) -> tuple[Element, Element] | None:
        """The same, when not even an empty page is enough."""
        return self.couper(largeur, dispo)

    @abstractmethod
    def dessiner(self, toile: Toile, x: float, y: float, largeur: float) -> None:
        """Draw with its top left corner at (x, y)."""


class Saut(Element):
    """What follows starts a new page."""

    def hauteur(self, largeur: float) -> float:
        return 0

    def dessiner(self, toile: Toile, x: float, y: float, largeur: float) -> None:
        return


@dataclass
class Page:
    """Elements and the y of their tops, from the top of the frame. ``fin``: what follows asked for another page."""

    poses: list[tuple[Element, float]] = field(default_factory=list)
    prise: float = 0
    fin: bool = False

    def poser(self, element: Element, hauteur: float) -> None:
        """Add an element under the others."""
        y = self.prise + (element.avant if self.poses else 0)
        self.poses.append((element, y))
        self.prise = y + hauteur


def paginer(elements: Iterable[Element], largeur: float, cadre: Callable[[int], float]) -> list[Page]:
    """Put elements on pages; ``cadre(n)`` is the height available on page n, from 0."""
    file = deque(elements)
    pages = [Page()]
    while file:
        element = file.popleft()
        page = pages[-1]
        if isinstance(element, Saut):
            if not all(pose.accueillant for pose, _ in page.poses):
                page.fin = True
                pages.append(Page())
            continue
        place = cadre(len(pages) - 1)
        reste = place - page.prise - (element.avant if page.poses else 0)
        hauteur = element.hauteur(largeur)
        if hauteur <= reste and _suite_tient(element, file, largeur, reste - hauteur, page):
            page.poser(element, hauteur)
            continue
        vide = not page.poses
        coupe = element.forcer(largeur, place) if vide else element.couper(largeur, reste)
        if coupe is not None:
            debut, suite = coupe
            page.poser(debut, debut.hauteur(largeur))
            file.appendleft(suite)
        elif vide:
            page.poser(element, hauteur)
            continue
        else:
            file.appendleft(element)
        pages.append(Page())
    if len(pages) > 1 and not pages[-1].poses:
        pages.pop()
    return pages


def _suite_tient(element: Element, file: deque[Element], largeur: float, reste: float, page: Page) -> bool:
    """Whether what must stay with ``element`` begins on this page too (an empty page always will do)."""
    if not element.solidaire or not page.poses:
        return True
    for suivant in file:
        if isinstance(suivant, Saut):
            return True
        besoin = suivant.avant + (suivant.hauteur(largeur) if suivant.solidaire else suivant.debut(largeur))
        if besoin > reste:
            return False
        if not suivant.solidaire:
            return True
        reste -= besoin
    return True

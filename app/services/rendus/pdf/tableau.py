"""A table that runs over pages: repeated heads, rows kept whole when they can, cut line by line when they can't.

Rows share one list; cutting a table only moves an index, so that a row costs the same in a table of 25 rows
or of 10,000.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.services.rendus.pdf.lignes import Ligne, Style, hauteur_de, mettre_en_lignes
from app.services.rendus.pdf.mise_en_page import Element
from app.services.rendus.pdf.toile import Toile

_X = 4.0
_Y = 3.4
_PEU_DE_RANGEES, _PEU_DE_POINTS = 5, 150.0
_ASSEZ = 60.0
"""Points that must be left for the beginning of a row that is cut."""
_ASSEZ_HAUT = 300.0
"""Points from which a table goes on over a page rather than wait for one, even where a note explains it."""
_RANGEE_BASSE = 42.0
"""Points under which a row isn’t left alone at the foot of a page, nor at the head of the next."""
_LIGNES_SEULES = 2
"""Lines of a cell that are left together at least, where a row is cut."""


@dataclass(frozen=True)
class ColonneDeTableau:
    """Width in points; ``a_droite`` for numbers; ``debut_groupe`` draws a line at its left."""

    largeur: float
    a_droite: bool = False
    debut_groupe: bool = False


@dataclass(frozen=True)
class TeteGroupe:
    """A head over ``nombre`` columns."""

    titre: str
    couleur: str
    nombre: int


@dataclass
class RangeeDeTableau:
    """The lines of each cell. ``titre``: a heading over the whole width instead of cells."""

    cellules: list[list[Ligne]]
    minimum: float = 0
    titre: list[Ligne] | None = None
    nom: str = ""
    total: bool = False
    hauteur: float = field(init=False)

    def __post_init__(self) -> None:
        piles = self.cellules if self.titre is None else [self.titre]
        self.hauteur = max(self.minimum, max((hauteur_de(p) for p in piles), default=0) + 2 * _Y)


@dataclass(frozen=True)
class Gabarit:
    """What all parts of one table share."""

    colonnes: tuple[ColonneDeTableau, ...]
    groupes: tuple[TeteGroupe, ...]
    titres: tuple[list[Ligne], ...]
    couleur: str
    style_groupe: Style
    style_suite: Style
    encadre: bool = True
    quadrille: bool = False
    filets: bool = True
    coupable_des: float = 260.0
    """A row higher than this may be cut rather than leave a hole at the foot of a page."""

    @property
    def hauteur_groupes(self) -> float:
        """Height of the band of group heads."""
        lignes = [len(self._lignes_groupe(i)) for i in range(len(self.groupes))]
        return max(lignes, default=0) * self.style_groupe.interligne + 5 if self.groupes else 0

    @property
    def hauteur_titres(self) -> float:
        """Height of the band of column heads."""
        plus_haute = max((hauteur_de(t) for t in self.titres), default=0)
        return plus_haute + 2 * _Y if plus_haute else 0

    @property
    def hauteur_tete(self) -> float:
        """Height of both bands."""
        return self.hauteur_groupes + self.hauteur_titres

    def _lignes_groupe(self, i: int) -> list[str]:
        debut = sum(g.nombre for g in self.groupes[:i])
        place = sum(c.largeur for c in self.colonnes[debut : debut + self.groupes[i].nombre]) - 2 * _X
        return mettre_en_lignes(self.groupes[i].titre, self.style_groupe, place)

    def dessiner_tete(self, toile: Toile, x: float, y: float) -> None:
        """Both bands of heads, with their top left corner at (x, y)."""
        largeur = sum(c.largeur for c in self.colonnes)
        haut = self.hauteur_groupes
        if self.hauteur_titres:
            toile.rectangle(x, y + haut, largeur, self.hauteur_titres, fond="surface2")
        rang, gauche = 0, x
        for i, groupe in enumerate(self.groupes):
            place = sum(c.largeur for c in self.colonnes[rang : rang + groupe.nombre])
            if groupe.titre:
                toile.rectangle(gauche, y, place, haut, fond=f"{groupe.couleur}_teinte")
                toile.rectangle(gauche + 0.4, y - 1.2, place - 0.8, 1.8, fond=groupe.couleur)
                style = Style(self.style_groupe.taille, self.style_groupe.interligne, "gras", groupe.couleur)
                lignes = [Ligne(t, style, style.interligne) for t in self._lignes_groupe(i)]
                toile.pile(gauche + _X, y + 3.2, place - 2 * _X, lignes)
            gauche += place
            rang += groupe.nombre
        gauche = x
        for colonne, titre in zip(self.colonnes, self.titres, strict=True):
            place = colonne.largeur - 2 * _X
            bas = y + self.hauteur_tete - _Y - hauteur_de(titre)
            toile.pile(gauche + _X, bas, place, titre, colonne.a_droite)
            gauche += colonne.largeur
        toile.trait(x, y + self.hauteur_tete, x + largeur, y + self.hauteur_tete, "trait_fort", 0.8)


class TableauFlux(Element):
    """Rows ``debut`` to ``fin`` of a list shared by all parts of the table."""

    def __init__(
        self, gabarit: Gabarit, rangees: Sequence[RangeeDeTableau], debut: int = 0, fin: int | None = None,
        tete: RangeeDeTableau | None = None, queue: RangeeDeTableau | None = None, avant: float = 8,
    ) -> None:  # fmt: skip
        self._g = gabarit
        self._rangees = rangees
        self._debut = debut
        self._fin = len(rangees) if fin is None else fin
        self._tete = tete
        self._queue = queue
        self.avant = avant
        self._haut: float | None = None

    def _a_dessiner(self) -> list[RangeeDeTableau]:
        rangees = list(self._rangees[self._debut : self._fin])
        return [*([self._tete] if self._tete else []), *rangees, *([self._queue] if self._queue else [])]

    @property
    def _petit(self) -> bool:
        """A few short rows stay together."""
        return self._fin - self._debut <= _PEU_DE_RANGEES and self.hauteur(0) <= _PEU_DE_POINTS

    def _premiere(self) -> RangeeDeTableau | None:
        return self._tete or (self._rangees[self._debut] if self._debut < self._fin else None)

    def hauteur(self, largeur: float) -> float:
        if self._haut is None:
            self._haut = self._g.hauteur_tete + sum(r.hauteur for r in self._a_dessiner())
        return self._haut

    def debut(self, largeur: float) -> float:
        if self._petit:
            return self.hauteur(largeur)
        premiere = self._premiere()
        haut = self._g.hauteur_tete + (self._amorce(premiere) if premiere else 0)
        if premiere is None or self._debut + 1 >= self._fin:
            return haut
        # A heading of rows takes its first row along; a row of its own would look forgotten under the table's heads.
        if premiere.titre is not None or premiere.hauteur < _RANGEE_BASSE:
            haut += self._amorce(self._rangees[self._debut + 1])
        return haut

    def _amorce(self, rangee: RangeeDeTableau) -> float:
        """The least of a row that may stand at the foot of a page: all of it, unless it may be cut."""
        return rangee.hauteur if rangee.hauteur < self._g.coupable_des else _ASSEZ

    def couper(self, largeur: float, dispo: float) -> tuple[Element, Element] | None:
        haut = self.hauteur(largeur)
        if self._petit or (self.solidaire and haut < _ASSEZ_HAUT):
            return None
        # Where all its rows would fit, it is what explains them that doesn't: the last ones go along.
        return self._avec_la_suite(self._couper(min(dispo, haut - 1), force=False))

    def forcer(self, largeur: float, dispo: float) -> tuple[Element, Element] | None:
        if self.hauteur(largeur) <= dispo:
            return None
        return self._avec_la_suite(self._couper(dispo, force=True))

    def _avec_la_suite(self, coupe: tuple[Element, Element] | None) -> tuple[Element, Element] | None:
        """The end of a table that stays with what follows, stays with it."""
        if coupe is not None:
            coupe[1].solidaire = self.solidaire
        return coupe

    def _couper(self, dispo: float, force: bool) -> tuple[Element, Element] | None:
        """As many whole rows as fit, then part of the next when it is too high to wait for another page."""
        reste = dispo - self._g.hauteur_tete
        n = self._debut
        if self._tete is not None:
            if self._tete.hauteur > reste:
                return self._couper_rangee(self._tete, self._debut, reste, force)
            reste -= self._tete.hauteur
        while n < self._fin and self._rangees[n].hauteur <= reste:
            reste -= self._rangees[n].hauteur
            n += 1
        if n < self._fin and (coupe := self._couper_rangee(self._rangees[n], n + 1, reste, force and n == self._debut)):
            return coupe
        if n > self._debut and (coupe := self._accompagner(n, reste + self._rangees[n - 1].hauteur)):
            return coupe
        n = self._sans_orpheline(n)
        while n > self._debut and self._rangees[n - 1].titre is not None:
            n -= 1
        seule = not force and n == self._debut + 1 < self._fin and self._rangees[self._debut].hauteur < _RANGEE_BASSE
        if self._tete is None and (n == self._debut or seule):
            return None
        return (
            TableauFlux(self._g, self._rangees, self._debut, n, self._tete, avant=self.avant),
            TableauFlux(self._g, self._rangees, n, self._fin, avant=0),
        )

    def _derniere_seule(self, n: int) -> bool:
        """Whether the last row of the table, a low one, would stand alone on the next page, cut at ``n``."""
        if n != self._fin - 1 or n == self._debut or self._queue is not None:
            return False
        return all(r.titre is None for r in self._rangees[n - 1 : n + 1]) and self._rangees[n].hauteur < _RANGEE_BASSE

    def _sans_orpheline(self, n: int) -> int:
        """The cut ``n``, one row higher where a low row would follow alone and the one before, as low, can join it."""
        basse = self._derniere_seule(n) and self._rangees[n - 1].hauteur < _RANGEE_BASSE
        return n - 1 if basse and n - self._debut > _LIGNES_SEULES else n

    def _accompagner(self, n: int, place: float) -> tuple[Element, Element] | None:
        """A cut that sends the last lines of the high row before ``n`` along with a last row that would be alone."""
        if not self._derniere_seule(n) or self._rangees[n - 1].hauteur < self._g.coupable_des:
            return None
        return self._couper_rangee(self._rangees[n - 1], n, min(place, self._rangees[n - 1].hauteur - 1), force=False)

    def _couper_rangee(
        self, rangee: RangeeDeTableau, suivante: int, dispo: float, force: bool
    ) -> tuple[Element, Element] | None:
        if rangee.titre is not None or (not force and (rangee.hauteur < self._g.coupable_des or dispo < _ASSEZ)):
            return None
        hautes, basses = [], []
        for cellule in rangee.cellules:
            pris, n = 2 * _Y, 0
            while n < len(cellule) and pris + cellule[n].hauteur <= dispo:
                pris += cellule[n].hauteur
                n += 1
            if not force:
                n = _sans_ligne_seule(n, len(cellule))
                if not n and len(cellule) > _LIGNES_SEULES:
                    return None
            hautes.append(cellule[:n])
            basses.append(cellule[n:])
        if not any(hautes) or not any(basses):
            return None
        if rangee.nom and not basses[0]:
            basses[0] = [
                Ligne(t, self._g.style_suite, self._g.style_suite.interligne)
                for t in mettre_en_lignes(
                    f"{rangee.nom} (suite)", self._g.style_suite, self._g.colonnes[0].largeur - 2 * _X
                )[:3]
            ]
        premiere = RangeeDeTableau(hautes)
        derniere = RangeeDeTableau(basses, nom=rangee.nom)
        if self._tete is rangee:
            haut = TableauFlux(self._g, self._rangees, self._debut, self._debut, premiere, avant=self.avant)
            return haut, TableauFlux(self._g, self._rangees, suivante, self._fin, derniere, avant=0)
        haut = TableauFlux(self._g, self._rangees, self._debut, suivante - 1, self._tete, premiere, avant=self.avant)
        return haut, TableauFlux(self._g, self._rangees, suivante, self._fin, derniere, avant=0)

    def dessiner(self, toile: Toile, x: float, y: float, largeur: float) -> None:
        if self._g.hauteur_tete:
            self._g.dessiner_tete(toile, x, y)
        y += self._g.hauteur_tete
        total = sum(c.largeur for c in self._g.colonnes)
        haut = y
        for rangee in self._a_dessiner():
            if rangee.titre is not None:
                self._colonnes(toile, x, haut, y)
                haut = y + rangee.hauteur
            self._dessiner_rangee(toile, rangee, x, y, total)
            y += rangee.hauteur
            if self._g.filets:
                toile.trait(x, y, x + total, y, "trait_fort" if rangee.total else "trait", 0.6)
        self._colonnes(toile, x, haut, y)

    def _colonnes(self, toile: Toile, x: float, haut: float, bas: float) -> None:
        """The lines between columns, from one heading of rows to the next: never through its words."""
        if not self._g.encadre or bas <= haut:
            return
        gauche = x
        for colonne in self._g.colonnes:
            if (colonne.debut_groupe or self._g.quadrille) and gauche > x:
                toile.trait(gauche, haut, gauche, bas, "trait", 0.6)
            gauche += colonne.largeur

    def _dessiner_rangee(self, toile: Toile, rangee: RangeeDeTableau, x: float, y: float, total: float) -> None:
        if rangee.titre is not None:
            toile.rectangle(x, y, total, rangee.hauteur, fond=f"{self._g.couleur}_teinte")
            toile.pile(x + _X, y + _Y, total - 2 * _X, rangee.titre)
            return
        gauche = x
        for colonne, cellule in zip(self._g.colonnes, rangee.cellules, strict=True):
            toile.pile(gauche + _X, y + _Y, colonne.largeur - 2 * _X, cellule, colonne.a_droite)
            gauche += colonne.largeur


def _sans_ligne_seule(n: int, combien: int) -> int:
    """Where to cut ``combien`` lines at most at ``n``: never after the first, never before the last."""
    if combien <= _LIGNES_SEULES or n >= combien:
        return n
    n = min(n, combien - _LIGNES_SEULES)
    return n if n >= _LIGNES_SEULES else 0


PLACE_PERDUE = 2 * _X
"""What a column loses to its margins."""

"""The map of objectives on paper: three columns of cards, their links, what is still to be defined dashed (R13).

A large map is cut into several figures between its objectives; a very large one gathers the indicators of each result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.models.carte_objectifs import CaseDeCarte, Sorte, disposer
from app.models.definitions.catalogue import Catalogue
from app.models.dessin import Dessin, Forme, Ligne, Mot, Rectangle
from app.models.trace import Trace
from app.models.typographie import francais, pluriel
from app.services.figures.mesure import largeur_approchee
from app.services.objectifs_mots import ACCENTS, Carton, carton

TITRES = ("Objectifs", "Résultats attendus", "Indicateurs")

_HAUT = 22.0
"""Room of the column titles."""
_GOUTTIERE, _MARGE, _DEDANS, _ANCRE = 18.0, 3.5, 7.0, 14.0
_TEXTE, _DETAIL = 8.5, 7.0
_LIGNES_MAX = 6
_SERRE = 1.14
"""How much larger than the page a map may be drawn so as to hold in one figure."""
_PAGES_ENTIERES = 4
"""From so many pages on, the indicators of a result are gathered."""


@dataclass(frozen=True)
class _Mots:
    """Lines of one look."""

    lignes: tuple[str, ...]
    taille: float
    gras: bool
    couleur: str

    @property
    def hauteur(self) -> float:
        return len(self.lignes) * self.taille * 1.25


@dataclass(frozen=True)
class _Page:
    """Lines ``debut`` to ``fin`` (excluded), and where each begins."""

    debut: int
    fin: int
    y: tuple[float, ...]
    hauteur: float


def dessiner_carte_objectifs(
    trace: Trace, catalogue: Catalogue, largeur: float = 760, hauteur: float = 450
) -> tuple[Dessin, ...]:
    """The map as one figure, or as many as it takes, none higher than ``hauteur`` points unless one card is.

    A map that is only a little too high is drawn a little larger than the page, to be scaled down on it.
    """
    cases = disposer(trace)
    if not cases:
        return ()
    plan = _Plan(cases, catalogue, largeur)
    pages = list(plan.pages(hauteur))
    if len(pages) > 1:
        large = _Plan(cases, catalogue, largeur * _SERRE)
        if len(serrees := list(large.pages(hauteur * _SERRE))) == 1:
            plan, pages = large, serrees
    if len(pages) > _PAGES_ENTIERES:
        plan = _Plan(_rassembler(cases), catalogue, largeur)
        pages = list(plan.pages(hauteur))
    return tuple(plan.dessiner(page, i, len(pages), _dire(trace)) for i, page in enumerate(pages, 1))


def _dire(trace: Trace) -> str:
    comptes = (
        pluriel(len(trace.strategiques), "objectif stratégique", "objectifs stratégiques"),
        pluriel(len(trace.operationnels), "objectif opérationnel", "objectifs opérationnels"),
        pluriel(len(trace.attendus), "résultat attendu", "résultats attendus"),
        pluriel(len(trace.mesures), "indicateur"),
    )
    trous = len(trace.trous)
    suite = f" ; {pluriel(trous, 'point')} à définir" if trous else " ; rien n’est à définir"
    return francais(f"Carte des objectifs : {', '.join(comptes)}{suite}.")


def _rassembler(cases: Sequence[CaseDeCarte]) -> tuple[CaseDeCarte, ...]:
    """One line a result: its indicators are counted."""
    otees = {c.rang for c in cases if c.sorte is Sorte.INDICATEUR and not c.premier}
    rangs, suivant = [], 0
    for rang in range(max(c.rang + c.lignes for c in cases) + 1):
        rangs.append(suivant)
        suivant += rang not in otees
    gardees = []
    for case in cases:
        if case.sorte is Sorte.INDICATEUR and not case.premier:
            continue
        neuve = replace(case, rang=rangs[case.rang], lignes=rangs[case.rang + case.lignes] - rangs[case.rang])
        gardees.append(_compter(neuve, _freres(case, cases)) if case.sorte is Sorte.INDICATEUR else neuve)
    return tuple(gardees)


def _freres(premiere: CaseDeCarte, cases: Sequence[CaseDeCarte]) -> int:
    """How many indicators follow one another from the first of them."""
    combien = 0
    for case in cases[cases.index(premiere) :]:
        if case.sorte is not Sorte.INDICATEUR or (combien and case.premier):
            break
        combien += 1
    return combien


def _compter(premiere: CaseDeCarte, combien: int) -> CaseDeCarte:
    """The card of the first of several indicators says how many they are."""
    seule = replace(premiere, dernier=True)
    return seule if combien < 2 else replace(seule, texte=pluriel(combien, "indicateur"), objet=None)


class _Plan:
    """Heights of the lines, then the shapes of a page."""

    def __init__(self, cases: Sequence[CaseDeCarte], catalogue: Catalogue, largeur: float) -> None:
        self._cases, self._largeur = tuple(cases), largeur
        self._colonne = largeur / 3
        self._cartons = [carton(case, catalogue) for case in self._cases]
        self._mots = [self._composer(c, m) for c, m in zip(self._cases, self._cartons, strict=True)]
        self._lignes = max(c.rang + c.lignes for c in self._cases)
        self._hauteurs = self._repartir()

    # --- measuring --------------------------------------------------------------------------------------------

    def _cadre(self, case: CaseDeCarte) -> tuple[float, float]:
        """x and width of a card."""
        gauche = _GOUTTIERE if case.colonne or case.retrait else _MARGE
        x = case.colonne * self._colonne + gauche
        fin = self._largeur if case.large else (case.colonne + 1) * self._colonne
        return x, fin - x - (_MARGE if case.large or case.colonne == 2 else 0)

    def _composer(self, case: CaseDeCarte, mots: Carton) -> tuple[_Mots, ...]:
        place = self._cadre(case)[1] - 2 * _DEDANS
        if case.sorte is Sorte.A_ECRIRE:
            morceaux = [(mots.texte, _TEXTE, False, "texte2"), (mots.details, _DETAIL, False, "texte2")]
        elif case.sorte is Sorte.GROUPE:
            morceaux = [(mots.texte, _TEXTE, True, "texte2")]
        else:
            accent = ACCENTS[case.sorte]
            morceaux = [
                (mots.surtitre if case.colonne == 0 else "", _DETAIL, True, accent),
                (mots.texte, _TEXTE, case.colonne == 0, "texte"),
                (mots.details, _DETAIL, False, "texte2"),
                (mots.constat_signe, _DETAIL, True, mots.ton),
                (mots.manque, _DETAIL, True, "attention"),
            ]
        return tuple(
            _Mots(_coupees(texte, taille, place, gras), taille, gras, couleur)
            for texte, taille, gras, couleur in morceaux
            if texte
        )

    def _besoin(self, rang: int) -> float:
        return sum(m.hauteur for m in self._mots[rang]) + 2 * (_MARGE + _DEDANS - 2)

    def _repartir(self) -> list[float]:
        hauteurs = [0.0] * self._lignes
        for i, case in sorted(enumerate(self._cases), key=lambda paire: paire[1].lignes):
            dernier = case.rang + case.lignes - 1
            manque = self._besoin(i) - sum(hauteurs[case.rang : dernier])
            hauteurs[dernier] = max(hauteurs[dernier], manque)
        return hauteurs

    # --- cutting ----------------------------------------------------------------------------------------------

    def pages(self, hauteur: float) -> Iterator[_Page]:
        """Cut before an objective where that leaves at least half a page, else before a result, else anywhere."""
        colles = {c.rang for c in self._cases if c.retrait and c.premier}  # a strategic objective is never left alone
        departs = [{c.rang for c in self._cases if c.colonne <= colonne} - colles for colonne in range(3)]
        debut = 0
        while debut < self._lignes:
            fin, pris = debut, self._suites(debut)
            while fin < self._lignes and (fin == debut or pris + self._hauteurs[fin] <= hauteur - _HAUT):
                pris += self._hauteurs[fin]
                fin += 1
            if fin < self._lignes:
                fin = self._coupure(debut, fin, departs, hauteur)
            yield self._page(debut, fin)
            debut = fin

    def _suites(self, debut: int) -> float:
        """What the words « (suite) » of the cards carried over may add: one line."""
        return _TEXTE * 1.25 if any(c.rang < debut < c.rang + c.lignes for c in self._cases) else 0.0

    def _coupure(self, debut: int, fin: int, departs: Sequence[set[int]], hauteur: float) -> int:
        for voulus in departs:
            for rang in range(fin, debut, -1):
                if rang in voulus and sum(self._hauteurs[debut:rang]) >= hauteur / 2:
                    return rang
        return next((rang for rang in range(fin, debut, -1) if rang in departs[-1]), fin)

    def _page(self, debut: int, fin: int) -> _Page:
        y, places = _HAUT, []
        for rang in range(debut, fin):
            places.append(y)
            y += self._hauteurs[rang]
        bas = max(
            places[max(case.rang, debut) - debut] + self._besoin(i) + (self._suites(debut) if case.rang < debut else 0)
            for i, case in enumerate(self._cases)
            if case.rang < fin and case.rang + case.lignes > debut
        )
        return _Page(debut, fin, tuple(places), max(y, bas) + 2)

    # --- drawing ----------------------------------------------------------------------------------------------

    def dessiner(self, page: _Page, numero: int, total: int, dit: str) -> Dessin:
        """The shapes of one page."""
        formes: list[Forme] = []
        for k, titre in enumerate(TITRES):
            formes.append(Mot(k * self._colonne + (_GOUTTIERE if k else _MARGE), 11, titre, 9, "texte2", gras=True))
        formes.append(Ligne(0, 17, self._largeur, 17, "trait"))
        donnees: list[tuple[str, str]] = []
        for i, case in enumerate(self._cases):
            if case.rang < page.fin and case.rang + case.lignes > page.debut:
                formes += self._relier(case, page)
                formes += self._carte(i, case, page)
                if case.rang >= page.debut and self._cartons[i].texte:
                    donnees.append(_donnee(case, self._cartons[i]))
        suite = f" ({numero} sur {total})" if total > 1 else ""
        return Dessin(self._largeur, page.hauteur, tuple(formes), f"Carte des objectifs{suite}", dit, tuple(donnees))

    def _bornes(self, case: CaseDeCarte, page: _Page) -> tuple[float, float]:
        """Top and bottom of a cell on that page."""
        haut = page.y[max(case.rang, page.debut) - page.debut]
        dernier = min(case.rang + case.lignes, page.fin) - 1
        return haut, page.y[dernier - page.debut] + self._hauteurs[dernier]

    def _relier(self, case: CaseDeCarte, page: _Page) -> Iterator[Forme]:
        if not (case.colonne or case.retrait):
            return
        haut, bas = self._bornes(case, page)
        x, y = case.colonne * self._colonne + _GOUTTIERE * 0.45, haut + _ANCRE
        reportee = case.rang < page.debut
        if not reportee and (case.colonne == 1 or case.retrait or not case.premier or self._tient(case)):
            depart = case.colonne * self._colonne if case.premier and case.colonne else x
            yield Ligne(depart, y, case.colonne * self._colonne + _GOUTTIERE, y, "trait_fort", 0.8)
        if not (case.premier and case.dernier) or case.retrait:
            debut = y if case.premier and case.colonne and not reportee else haut
            fin = (haut if reportee else y) if case.dernier else bas
            if fin > debut:
                yield Ligne(x, debut, x, fin, "trait_fort", 0.8)

    def _tient(self, case: CaseDeCarte) -> bool:
        """Whether an indicator hangs from a result."""
        return any(c.colonne == 1 and c.rang <= case.rang < c.rang + c.lignes for c in self._cases)

    def _carte(self, i: int, case: CaseDeCarte, page: _Page) -> Iterator[Forme]:
        haut, _ = self._bornes(case, page)
        x, large = self._cadre(case)
        reportee = case.rang < page.debut
        y, haute = haut + _MARGE, self._besoin(i) - 2 * _MARGE
        if case.sorte is Sorte.GROUPE:
            yield Mot(x + _DEDANS, haut + _ANCRE + 3, self._mots[i][0].lignes[0], _TEXTE, "texte2", gras=True)
            return
        if reportee:
            haute += self._suites(page.debut)
        yield from _cadre_de(case, x, y, large, haute)
        y += _DEDANS - 2
        for mots in self._mots[i]:
            for ligne in mots.lignes:
                yield Mot(x + _DEDANS, y + mots.taille, ligne, mots.taille, mots.couleur, mots.gras)
                y += mots.taille * 1.25
        if reportee:
            yield Mot(x + _DEDANS, y + _DETAIL, "(suite)", _DETAIL, "texte2")


def _cadre_de(case: CaseDeCarte, x: float, y: float, large: float, haute: float) -> Iterator[Forme]:
    if case.sorte is Sorte.A_ECRIRE:
        for x1, y1, x2, y2 in (
            (x, y, x + large, y), (x + large, y, x + large, y + haute), (x, y + haute, x + large, y + haute),
            (x, y, x, y + haute),
        ):  # fmt: skip
            yield Ligne(x1, y1, x2, y2, "trait_fort", 0.8, pointilles=True)
        return
    fond = "etape2_teinte" if case.sorte is Sorte.STRATEGIQUE else "surface"
    yield Rectangle(x, y, large, haute, fond=fond, trait="trait", epaisseur=0.8, rayon=3)
    if case.sorte is not Sorte.STRATEGIQUE:
        yield Rectangle(x - 0.8, y + 5, 2, haute - 10, fond=ACCENTS[case.sorte], rayon=1)


def _donnee(case: CaseDeCarte, mots: Carton) -> tuple[str, str]:
    quoi = mots.surtitre or ("À définir" if case.sorte is Sorte.A_ECRIRE else TITRES[case.colonne])
    return quoi, ". ".join(m.removesuffix(".") for m in (mots.texte, mots.details, mots.constat, mots.manque) if m)


def _coupees(texte: str, taille: float, place: float, gras: bool) -> tuple[str, ...]:
    """Lines of about ``place`` points, cut at ordinary spaces only.

    A word longer than a line is cut; what passes six lines ends with « … ».
    """
    lignes: list[str] = []
    for mot in re.split(r"[ \t\n]+", texte.strip()):
        essai = f"{lignes[-1]} {mot}" if lignes else mot
        if lignes and largeur_approchee(essai, taille, gras) <= place:
            lignes[-1] = essai
        else:
            lignes += _debites(mot, taille, place, gras)
    if len(lignes) > _LIGNES_MAX:
        lignes = [*lignes[: _LIGNES_MAX - 1], lignes[_LIGNES_MAX - 1].rstrip(" .,;") + "…"]
    return tuple(lignes)


def _debites(mot: str, taille: float, place: float, gras: bool) -> Iterator[str]:
    """A word in pieces that fit."""
    while largeur_approchee(mot, taille, gras) > place and len(mot) > 1:
        garde = max(1, int(len(mot) * place / largeur_approchee(mot, taille, gras)))
        while garde > 1 and largeur_approchee(mot[:garde], taille, gras) > place:
            garde -= 1
        yield mot[:garde]
        mot = mot[garde:]
    yield mot

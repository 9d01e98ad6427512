"""A `Tableau` block → a table element: widths, heads, cells; columns stacked where the block says so."""

from __future__ import annotations

from dataclasses import replace

from app.models.documents.blocs import Case, Rangee, Tableau
from app.services.rendus.pdf.colonnes import aligner, apres_la_virgule, empiler, largeurs_de
from app.services.rendus.pdf.lignes import Ligne, Style, lignes_de
from app.services.rendus.pdf.polices import Encre
from app.services.rendus.pdf.styles import DISCRET, MM, TABLEAU, TABLEAU_ETIQUETTE, TABLEAU_TETE
from app.services.rendus.pdf.tableau import (
    PLACE_PERDUE,
    ColonneDeTableau,
    Gabarit,
    RangeeDeTableau,
    TableauFlux,
    TeteGroupe,
)


class ConstructeurDeTableau:
    """Builds one table of the given width, in the type sizes of the page's orientation."""

    def __init__(self, tableau: Tableau, largeur: float, orientation: str, encre: Encre) -> None:
        self._tableau = tableau
        self._encre = encre
        self._corps = TABLEAU[orientation]
        self._tete = TABLEAU_TETE[orientation]
        self._etiquette = TABLEAU_ETIQUETTE[orientation]
        self._paquets = empiler(tableau.colonnes)
        self._largeurs = largeurs_de(tableau, self._paquets, largeur, self._corps, self._tete, encre)
        self._virgules = self._mesurer_les_virgules()
        self._nom = Style(self._corps.taille, self._corps.interligne, "gras")

    def _mesurer_les_virgules(self) -> dict[int, float]:
        """By column of numbers: the width of what follows the comma."""
        numeriques = [p[0] for p in self._paquets if len(p) == 1 and self._tableau.colonnes[p[0]].type.numerique]
        rangees = self._tableau.rangees
        return {i: apres_la_virgule({self._encre.net(r.cases[i].texte) for r in rangees}, self._corps)
                for i in numeriques}  # fmt: skip

    def construire(self) -> TableauFlux:
        """The table, ready to be put on pages."""
        rangees: list[RangeeDeTableau] = []
        for section in self._tableau.sections:
            if section.titre:
                place = sum(self._largeurs) - PLACE_PERDUE
                titre = replace(self._nom, couleur=self._tableau.couleur)
                rangees.append(RangeeDeTableau([], titre=lignes_de(self._encre.net(section.titre), titre, place)))
            rangees += [self._rangee(rangee) for rangee in section.rangees]
        return TableauFlux(self._gabarit(), rangees)

    def _gabarit(self) -> Gabarit:
        t = self._tableau
        colonnes, groupes = [], []
        precedent: str | None = None
        for paquet, largeur in zip(self._paquets, self._largeurs, strict=True):
            premiere = t.colonnes[paquet[0]]
            colonnes.append(
                ColonneDeTableau(largeur, len(paquet) == 1 and premiere.type.numerique, premiere.groupe != precedent)
            )
            if premiere.groupe != precedent:
                tete = next((g for g in t.groupes if g.code == premiere.groupe), None)
                groupes.append(
                    TeteGroupe(self._encre.net(tete.titre if tete else ""), tete.couleur if tete else t.couleur, 1)
                )
            else:
                groupes[-1] = replace(groupes[-1], nombre=groupes[-1].nombre + 1)
            precedent = premiere.groupe
        if not t.groupes:
            groupes = []
        return Gabarit(
            colonnes=tuple(colonnes),
            groupes=tuple(groupes),
            titres=tuple(self._titre(p, place) for p, place in zip(self._paquets, self._largeurs, strict=True)),
            couleur=t.couleur,
            style_groupe=Style(self._corps.taille, self._corps.interligne, "gras"),
            quadrille=bool(t.hauteur_minimale) or any(_a_la_main(r) for r in t.rangees),
            style_suite=replace(DISCRET, taille=self._etiquette.taille, interligne=self._etiquette.interligne),
        )

    def _titre(self, paquet: list[int], largeur: float) -> list[Ligne]:
        """The head of a paper column; a stack of several has none: its values name themselves in each cell."""
        if len(paquet) > 1:
            return []
        texte = self._encre.net(self._tableau.colonnes[paquet[0]].titre)
        return lignes_de(texte, self._tete, largeur - PLACE_PERDUE)

    def _rangee(self, rangee: Rangee) -> RangeeDeTableau:
        cellules = []
        vierge = not any(rangee.cases[i].texte for paquet in self._paquets for i in paquet)
        for rang, (paquet, largeur) in enumerate(zip(self._paquets, self._largeurs, strict=True)):
            place = largeur - PLACE_PERDUE
            if len(paquet) == 1:
                nomme = rang == 0 and self._tableau.noms_en_gras and not rangee.total
                style = self._nom if rangee.total else self._corps
                case = rangee.cases[paquet[0]]
                lignes = self._nom_de(case.texte, place) if nomme and case.texte else self._cellule(case, style, place)
                if virgule := self._virgules.get(paquet[0]):
                    aligner(lignes, self._encre.net(case.texte), virgule, style)
                cellules.append(lignes)
            else:
                cellules.append(self._pile(paquet, rangee, place, vierge))
        minimum = max(self._tableau.hauteur_vierge if vierge else 0, self._tableau.hauteur_minimale) * MM
        nom = self._encre.net(rangee.cases[0].texte[:120])
        return RangeeDeTableau(cellules, minimum, nom=nom, total=rangee.total)

    def _nom_de(self, texte: str, place: float) -> list[Ligne]:
        """What the row is about stands out; what is said of it, from the second line on, does not."""
        nom, _, suite = self._encre.net(texte).partition("\n")
        return lignes_de(nom, self._nom, place) + (lignes_de(suite, self._corps, place) if suite else [])

    def _cellule(self, case: Case, style: Style, place: float) -> list[Ligne]:
        if case.texte:
            return lignes_de(self._encre.net(case.texte), style, place)
        cases = []
        for coche in case.choix:
            lignes = lignes_de(self._encre.net(coche.texte), style, place, retrait=11)
            lignes[0].coche = coche.coche
            lignes[-1].hauteur += 1.5
            cases += lignes
        return cases

    def _pile(self, paquet: list[int], rangee: Rangee, place: float, vierge: bool) -> list[Ligne]:
        """Several values in one paper column, each under its small label; blank: the labels, spread to write under."""
        pile: list[Ligne] = []
        room = self._tableau.hauteur_vierge * MM / len(paquet) - 3 if vierge else 0
        for i in paquet:
            case = rangee.cases[i]
            if not case.texte and not vierge:
                continue
            etiquette = lignes_de(self._encre.net(self._tableau.colonnes[i].titre), self._etiquette, place)
            texte = lignes_de(self._encre.net(case.texte), self._corps, place) if case.texte else []
            if vierge:
                etiquette[-1].hauteur = max(
                    etiquette[-1].hauteur, room - self._etiquette.interligne * (len(etiquette) - 1)
                )
            else:
                texte[-1].hauteur += 2.6
            pile += etiquette + texte
        return pile


def _a_la_main(rangee: Rangee) -> bool:
    """Whether a hand will write in it: boxes to tick, or nothing at all."""
    return any(case.choix for case in rangee.cases) or not any(case.texte for case in rangee.cases)

"""The balance of a budget: what is to be paid and who pays, as two bars on one scale; time given, apart (R16).

A letter or a digit in each part says in the legend what it is: never the colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.models.budget_calcul import ZERO, Totaux, additionner, dire_solde
from app.models.dessin import Dessin, Forme, Ligne, Mot, Rectangle
from app.models.statuts import EtatRessource, NatureDepense
from app.models.typographie import INSECABLE, francais, montant
from app.services.figures.mesure import largeur_approchee

_BARRE = 20.0
_LEGENDE = 14.0
_TITRE = 15.0
_BLOC = 12.0
_CARRE = 9.0
_MINIMUM = 2.5
"""A part that is there is seen, however small."""


@dataclass(frozen=True)
class _Encre:
    """How a part is filled; ``inverse``: its mark is white."""

    fond: str
    trait: str | None = None
    inverse: bool = False
    pointilles: bool = False


@dataclass(frozen=True)
class _Part:
    marque: str
    mots: str
    valeur: Decimal
    encre: _Encre


_RUBRIQUES = (_Encre("etape2_plein", inverse=True), _Encre("etape2_pale", "etape2"), _Encre("surface", "etape2"))
_ETATS: Mapping[EtatRessource, _Encre] = {
    EtatRessource.VERSE: _Encre("etape1_plein", inverse=True),
    EtatRessource.ACCORDE: _Encre("etape1_pale", "etape1"),
    EtatRessource.SOLLICITE: _Encre("en_cours_fond", "en_cours"),
    EtatRessource.PRESSENTI: _Encre("surface", "trait_fort", pointilles=True),
}
_TEMPS = (_Encre("sans_objet_fond", "sans_objet"), _Encre("surface", "sans_objet"))
_DONNEURS: Mapping[NatureDepense, str] = {
    NatureDepense.VALORISATION_DLA: "DLA",
    NatureDepense.VALORISATION_PARTENAIRES: "partenaires",
    NatureDepense.VALORISATION_BENEFICIAIRES: "bénéficiaires",
}


def dessiner_budget(totaux: Totaux, rubriques: Sequence[tuple[str, str]], largeur: float = 480) -> Dessin:
    """``rubriques``: code and words, in the order wanted; codes it doesn’t know come last, in their own words."""
    depenses, ressources, temps = _depenses(totaux, rubriques), _ressources(totaux), _temps(totaux)
    solde = dire_solde(totaux.solde)
    trouve = _longueur(ressources) + max(-totaux.solde, ZERO)
    echelle = largeur / float(max(_longueur(depenses), trouve, _longueur(temps), Decimal(1)))
    trace = _Trace(largeur, echelle)
    trace.barre("À payer", montant(totaux.depenses), depenses)
    trace.barre("Ressources", f"{montant(totaux.ressources)} — {solde}", ressources, manque=-totaux.solde)
    if temps:
        trace.barre("Temps donné, compté à part", montant(totaux.valorisation), temps)
    donnees = (
        ("À payer", montant(totaux.depenses)),
        *((part.mots, montant(part.valeur)) for part in depenses),
        ("Ressources", montant(totaux.ressources)),
        *((part.mots, montant(part.valeur)) for part in ressources),
        ("Solde", solde),
        *((f"Temps donné, {part.mots}", montant(part.valeur)) for part in temps),
    )
    phrase = f"À payer : {montant(totaux.depenses)} ; ressources : {montant(totaux.ressources)}, {solde}."
    if temps:
        phrase += f" Temps donné, compté à part : {montant(totaux.valorisation)}."
    return Dessin(largeur, trace.y - _BLOC + 2, tuple(trace.formes), "Équilibre du budget", francais(phrase), donnees)


def _longueur(parts: Sequence[_Part]) -> Decimal:
    """What the bar is as long as (€): a negative part, a discount, isn’t drawn and shortens nothing."""
    return additionner(part.valeur for part in parts if part.valeur > ZERO)


def _depenses(totaux: Totaux, rubriques: Sequence[tuple[str, str]]) -> list[_Part]:
    connues = {code for code, _ in rubriques}
    propres = [(code, code or "Sans rubrique") for code in sorted(totaux.rubriques) if code not in connues]
    presentes = [(code, mots) for code, mots in (*rubriques, *propres) if totaux.rubriques.get(code)]
    return [
        _Part(chr(ord("A") + rang % 26), mots, totaux.rubriques[code], _RUBRIQUES[rang % len(_RUBRIQUES)])
        for rang, (code, mots) in enumerate(presentes)
    ]


def _ressources(totaux: Totaux) -> list[_Part]:
    presents = [etat for etat in _ETATS if totaux.etats.get(etat)]
    return [_Part(str(n), etat.libelle, totaux.etats[etat], _ETATS[etat]) for n, etat in enumerate(presents, 1)]


def _temps(totaux: Totaux) -> list[_Part]:
    presents = [nature for nature in _DONNEURS if totaux.valorisations.get(nature)]
    return [
        _Part(chr(ord("a") + n), _DONNEURS[nature], totaux.valorisations[nature], _TEMPS[n % 2])
        for n, nature in enumerate(presents)
    ]


class _Trace:
    """Bars one under the other."""

    def __init__(self, largeur: float, echelle: float) -> None:
        self.formes: list[Forme] = []
        self.y = 2.0
        self._largeur = largeur
        self._echelle = echelle

    def barre(self, titre: str, total: str, parts: Sequence[_Part], manque: Decimal = ZERO) -> None:
        """A title and a total, the parts side by side, what is missing in dashes, the legend."""
        self.formes.append(Mot(0, self.y + 9, titre, 9.5, "texte", gras=True))
        self.formes.append(Mot(self._largeur, self.y + 9, total, 9.5, "texte", gras=True, ancre="fin"))
        self.y += _TITRE
        x = 0.0
        for part in parts:
            large = max(0.0, float(part.valeur) * self._echelle)
            self._part(part, x, large)
            x += large
        if manque > ZERO:
            large = float(manque) * self._echelle
            self._pointilles(x, large)
            if large > largeur_approchee("manque", 8) + 8:
                self.formes.append(Mot(x + large / 2, self.y + 13, "manque", 8, "texte2", ancre="milieu"))
        elif not parts:
            self._pointilles(0, self._largeur)
        self.y += _BARRE + 5
        self._legende(parts)
        self.y += _BLOC

    def _part(self, part: _Part, x: float, large: float) -> None:
        if part.valeur <= ZERO:
            return
        large = max(large, _MINIMUM)
        encre = part.encre
        joint = 0.75  # a thin gap parts two neighbours
        if encre.pointilles:
            self._pointilles(x, large)
        else:
            cadre = (x + joint, self.y, max(large - 2 * joint, 0.5), _BARRE)
            self.formes.append(Rectangle(*cadre, fond=encre.fond, trait=encre.trait, epaisseur=0.8))
        if large > 13:
            couleur = "inverse" if encre.inverse else "texte"
            self.formes.append(Mot(x + large / 2, self.y + 13.5, part.marque, 9, couleur, gras=True, ancre="milieu"))

    def _pointilles(self, x: float, large: float) -> None:
        gauche, droite, bas = x + 0.75, x + large - 0.75, self.y + _BARRE
        for x1, y1, x2, y2 in (
            (gauche, self.y, droite, self.y),
            (droite, self.y, droite, bas),
            (gauche, bas, droite, bas),
            (gauche, self.y, gauche, bas),
        ):
            self.formes.append(Ligne(x1, y1, x2, y2, "trait_fort", 0.9, pointilles=True))

    def _legende(self, parts: Sequence[_Part]) -> None:
        x = 0.0
        for part in parts:
            texte = f"{part.mots}{INSECABLE}: {montant(part.valeur)}"
            large = _CARRE + 5 + largeur_approchee(texte, 8) + 12
            if x and x + large > self._largeur + 12:
                x, self.y = 0.0, self.y + _LEGENDE
            encre = part.encre
            trait = "trait_fort" if encre.pointilles else encre.trait
            self.formes.append(Rectangle(x, self.y, _CARRE, _CARRE, fond=encre.fond, trait=trait, epaisseur=0.8))
            couleur = "inverse" if encre.inverse else "texte"
            self.formes.append(Mot(x + _CARRE / 2, self.y + 7, part.marque, 6.5, couleur, gras=True, ancre="milieu"))
            self.formes.append(Mot(x + _CARRE + 5, self.y + 7.5, texte, 8, "texte2"))
            x += large
        self.y += _LEGENDE if parts else 0

"""What a budget adds up to: exact, in €. Rules: S1 FM2.3 (valorisation apart), FP7 (seven families), S3 (pro rata).

Each line of expense is rounded to the cent, half up, once; totals add rounded lines, so that what is printed adds up
by hand. Resources are added as they were typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TypeVar

from app.models.statuts import BasePrix, EtatRessource, NatureDepense
from app.models.typographie import francais
from app.models.typographie import montant as en_euros

CENTIME = Decimal("0.01")
ZERO = Decimal(0)

_Cle = TypeVar("_Cle")
_SURES = frozenset((EtatRessource.ACCORDE, EtatRessource.VERSE))
_PRECISION = 60
"""Digits of the calculation: sums and products of amounts that a person can type never lose one."""

_AUCUN_PRIX = -100
"""A VAT (%) that takes the whole price away, or more: a slip, counted as none and told by a remark."""


@dataclass(frozen=True)
class LigneDeDepense:
    """A line as typed; ``tva`` in %, ``cout_unitaire`` in € HT or TTC as ``base_prix`` says."""

    id: str
    rubrique: str
    nature: NatureDepense
    quantite: Decimal | None
    cout_unitaire: Decimal | None
    base_prix: BasePrix
    tva: Decimal | None

    @property
    def complete(self) -> bool:
        """Whether it has both a quantity and a unit cost."""
        return self.quantite is not None and self.cout_unitaire is not None

    @property
    def montant(self) -> Decimal:
        """Quantity × unit cost on the base typed, to the cent; 0 while something is missing."""
        if self.quantite is None or self.cout_unitaire is None:
            return ZERO
        return _produit(self.quantite, self.cout_unitaire)

    @property
    def ht(self) -> Decimal:
        """The line before VAT."""
        return self.montant if self.base_prix is BasePrix.HT else _part(self.montant, self._taux)

    @property
    def ttc(self) -> Decimal:
        """The line with VAT: what will be paid by a structure that doesn’t recover it."""
        return self.montant if self.base_prix is BasePrix.TTC else _majore(self.montant, self._taux)

    @property
    def valorisee(self) -> bool:
        """Time given, counted apart from what is paid."""
        return self.nature is not NatureDepense.DEPENSE

    @property
    def _taux(self) -> Decimal:
        """The rate, in %; none where it would leave nothing to divide by."""
        return self.tva if self.tva is not None and self.tva > _AUCUN_PRIX else ZERO


@dataclass(frozen=True)
class LigneDeRessource:
    """A resource as typed, in €."""

    id: str
    famille: str
    montant: Decimal | None
    etat: EtatRessource

    @property
    def comptee(self) -> Decimal:
        """Its amount, unless it was refused."""
        return ZERO if self.etat is EtatRessource.REFUSE else self.montant or ZERO

    @property
    def sure(self) -> bool:
        """Whether it was granted, or already paid."""
        return self.etat in _SURES


@dataclass(frozen=True)
class Totaux:
    """What the budget adds up to, TTC; ``valorisations`` by kind of giver, apart from what is paid."""

    depenses: Decimal
    depenses_ht: Decimal
    rubriques: Mapping[str, Decimal]
    valorisations: Mapping[NatureDepense, Decimal]
    ressources: Decimal
    ressources_sures: Decimal
    etats: Mapping[EtatRessource, Decimal]
    familles: Mapping[str, Decimal]

    @property
    def valorisation(self) -> Decimal:
        """All the time given."""
        return additionner(self.valorisations.values())

    @property
    def cout_complet(self) -> Decimal:
        """What the ingénierie really costs: paid and given."""
        return additionner((self.depenses, self.valorisation))

    @property
    def solde(self) -> Decimal:
        """Resources minus what is paid: 0 is balanced, less is missing."""
        return _ecart(self.ressources, self.depenses)

    @property
    def solde_sur(self) -> Decimal:
        """The same, with what is granted or paid only."""
        return _ecart(self.ressources_sures, self.depenses)

    @property
    def equilibre(self) -> bool:
        """Whether resources cover expenses exactly."""
        return self.solde == ZERO


def totaliser(depenses: Iterable[LigneDeDepense], ressources: Iterable[LigneDeRessource]) -> Totaux:
    """Add up; the order of the lines doesn’t matter."""
    lignes, promises = tuple(depenses), tuple(ressources)
    payees = [ligne for ligne in lignes if not ligne.valorisee]
    rubriques = _ranger((ligne.rubrique, ligne.ttc) for ligne in payees)
    familles = _ranger((ressource.famille, ressource.comptee) for ressource in promises)
    return Totaux(
        additionner(rubriques.values()),
        additionner(ligne.ht for ligne in payees),
        rubriques,
        _ranger((ligne.nature, ligne.ttc) for ligne in lignes if ligne.valorisee),
        additionner(familles.values()),
        additionner(ressource.comptee for ressource in promises if ressource.sure),
        _ranger((ressource.etat, ressource.montant or ZERO) for ressource in promises),
        familles,
    )


def additionner(montants: Iterable[Decimal]) -> Decimal:
    """Their sum, exact however many digits they have (€)."""
    with localcontext(prec=_PRECISION):
        return sum(montants, ZERO)


def dire_solde(solde: Decimal) -> str:
    """« équilibré », « manque 2 300 € », « 500 € de trop »."""
    if solde == ZERO:
        return "équilibré"
    return francais(f"manque {en_euros(-solde)}" if solde < ZERO else f"{en_euros(solde)} de trop")


def taux(part: Decimal, total: Decimal) -> Decimal | None:
    """``part`` of ``total`` in %, to a tenth; None where there is no total."""
    if total == ZERO:
        return None
    with localcontext(prec=_PRECISION):
        return (part * 100 / total).quantize(Decimal("0.1"), ROUND_HALF_UP)


def par_unite(total: Decimal, combien: Decimal | int | None) -> Decimal | None:
    """``total`` shared out, to the cent (cost per structure, per day); None when there is nothing to share among."""
    if not combien or combien < 0:
        return None
    with localcontext(prec=_PRECISION):
        return (total / Decimal(combien)).quantize(CENTIME, ROUND_HALF_UP)


def prorata(total: Decimal, parts: Sequence[int], plafonds: Sequence[Decimal] | None = None) -> tuple[Decimal, ...]:
    """``total`` (€, to the cent) shared in proportion to ``parts``; the shares add up to the total, to the cent.

    Largest remainders get the cents left; at equal remainders, the first. ``plafonds``: the shares of a larger total,
    that none of these may exceed (by remainders alone, a share can grow by a cent when the total shrinks).
    S3: each DLA pays for its structures.
    """
    somme = sum(parts)
    if somme <= 0:
        return tuple(ZERO for _ in parts)
    with localcontext(prec=_PRECISION):
        centimes = int((abs(total) / CENTIME).to_integral_value(ROUND_HALF_UP))
        bornes = [centimes if plafonds is None else int(plafonds[k] / CENTIME) for k in range(len(parts))]
    signe = -1 if total < 0 else 1
    entiers = [centimes * part // somme for part in parts]
    servis = sorted(range(len(parts)), key=lambda k: -(centimes * parts[k] % somme))
    while servis and (reste := centimes - sum(entiers)) > 0:
        servis = [k for k in servis if entiers[k] < bornes[k]]
        for k in servis[:reste]:
            entiers[k] += 1
    with localcontext(prec=_PRECISION):
        return tuple(signe * entier * CENTIME for entier in entiers)


def _ranger(montants: Iterable[tuple[_Cle, Decimal]]) -> dict[_Cle, Decimal]:
    """The sum of each heading, in the order met."""
    ranges: dict[_Cle, Decimal] = {}
    for cle, montant in montants:
        ranges[cle] = additionner((ranges.get(cle, ZERO), montant))
    return ranges


def _ecart(plus: Decimal, moins: Decimal) -> Decimal:
    with localcontext(prec=_PRECISION):
        return plus - moins


def _produit(quantite: Decimal, cout: Decimal) -> Decimal:
    with localcontext(prec=_PRECISION):
        return (quantite * cout).quantize(CENTIME, ROUND_HALF_UP)


def _majore(montant: Decimal, taux: Decimal) -> Decimal:
    with localcontext(prec=_PRECISION):
        return (montant * (100 + taux) / 100).quantize(CENTIME, ROUND_HALF_UP)


def _part(montant: Decimal, taux: Decimal) -> Decimal:
    with localcontext(prec=_PRECISION):
        return (montant * 100 / (100 + taux)).quantize(CENTIME, ROUND_HALF_UP)

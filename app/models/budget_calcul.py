"""What a budget adds up to: exact, in €. Rules: S1 FM2.3 (valorisation apart), FP7 (seven families), S3 (pro rata).

Each line is rounded to the cent, half up, once; totals add rounded lines, so that what is printed adds up by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from app.models.statuts import BasePrix, EtatRessource, NatureDepense

CENTIME = Decimal("0.01")
ZERO = Decimal(0)

_SURES = frozenset((EtatRessource.ACCORDE, EtatRessource.VERSE))
_PRECISION = 60
"""Digits of the calculation: amounts that a person can type never lose one."""


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
        return self.tva or ZERO


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
        return sum(self.valorisations.values(), ZERO)

    @property
    def cout_complet(self) -> Decimal:
        """What the ingénierie really costs: paid and given."""
        return self.depenses + self.valorisation

    @property
    def solde(self) -> Decimal:
        """Resources minus what is paid: 0 is balanced, less is missing."""
        return self.ressources - self.depenses

    @property
    def solde_sur(self) -> Decimal:
        """The same, with what is granted or paid only."""
        return self.ressources_sures - self.depenses

    @property
    def equilibre(self) -> bool:
        """Whether resources cover expenses exactly."""
        return self.solde == ZERO


def totaliser(depenses: Iterable[LigneDeDepense], ressources: Iterable[LigneDeRessource]) -> Totaux:
    """Add up; the order of the lines doesn’t matter."""
    payees: dict[str, Decimal] = {}
    donnees: dict[NatureDepense, Decimal] = {}
    total_ht = ZERO
    for ligne in depenses:
        if ligne.valorisee:
            donnees[ligne.nature] = donnees.get(ligne.nature, ZERO) + ligne.ttc
        else:
            payees[ligne.rubrique] = payees.get(ligne.rubrique, ZERO) + ligne.ttc
            total_ht += ligne.ht
    etats: dict[EtatRessource, Decimal] = {}
    familles: dict[str, Decimal] = {}
    sures = ZERO
    for ressource in ressources:
        etats[ressource.etat] = etats.get(ressource.etat, ZERO) + (ressource.montant or ZERO)
        familles[ressource.famille] = familles.get(ressource.famille, ZERO) + ressource.comptee
        sures += ressource.comptee if ressource.sure else ZERO
    return Totaux(
        sum(payees.values(), ZERO), total_ht, payees, donnees, sum(familles.values(), ZERO), sures, etats, familles
    )


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


def prorata(total: Decimal, parts: Sequence[int]) -> tuple[Decimal, ...]:
    """``total`` (€, to the cent) shared in proportion to ``parts``; the shares add up to the total, to the cent.

    Largest remainders get the cents left; at equal remainders, the first. S3: each DLA pays for its structures.
    """
    somme = sum(parts)
    if somme <= 0:
        return tuple(ZERO for _ in parts)
    centimes = int((abs(total) / CENTIME).to_integral_value(ROUND_HALF_UP))
    signe = -1 if total < 0 else 1
    entiers = [centimes * part // somme for part in parts]
    restes = sorted(range(len(parts)), key=lambda k: -(centimes * parts[k] % somme))
    for k in restes[: centimes - sum(entiers)]:
        entiers[k] += 1
    return tuple(signe * entier * CENTIME for entier in entiers)


def _produit(quantite: Decimal, cout: Decimal) -> Decimal:
    with localcontext(prec=_PRECISION):
        return (quantite * cout).quantize(CENTIME, ROUND_HALF_UP)


def _majore(montant: Decimal, taux: Decimal) -> Decimal:
    with localcontext(prec=_PRECISION):
        return (montant * (100 + taux) / 100).quantize(CENTIME, ROUND_HALF_UP)


def _part(montant: Decimal, taux: Decimal) -> Decimal:
    with localcontext(prec=_PRECISION):
        return (montant * 100 / (100 + taux)).quantize(CENTIME, ROUND_HALF_UP)

"""Where to look for money: the seven families of complementary funding, and which were explored (S1 FP7)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.models.budget_calcul import ZERO
from app.models.definitions.catalogue import Catalogue
from app.models.statuts import EtatRessource
from app.models.typographie import francais, montant, pluriel
from app.services.budget.lecture import Budget
from app.services.budget.remarques import CREDITS_DU_DLA

FICHE = "fiche:fp7"
"""Where the method tells more."""


@dataclass(frozen=True)
class FamilleLue:
    """A family: its words, how many resources of the budget are of it, what they bring (€), how many said no."""

    code: str
    texte: str
    explication: str
    pistes: int
    refusees: int
    montant: Decimal

    @property
    def exploree(self) -> bool:
        """Whether somebody there was thought of, whatever the answer."""
        return self.pistes > 0

    @property
    def bilan(self) -> str:
        """« 2 pistes, 5 000 € », « 1 piste, refusée », « pas encore explorée »."""
        if not self.pistes:
            return "pas encore explorée"
        suite = f", {montant(self.montant)}" if self.montant else ""
        if self.refusees == self.pistes:
            suite = ", refusée" if self.pistes == 1 else ", toutes refusées"
        return francais(pluriel(self.pistes, "piste") + suite)


def familles(catalogue: Catalogue, budget: Budget) -> tuple[FamilleLue, ...]:
    """The seven, in the order of the method; the DLA’s own credits are not one of them."""
    return tuple(
        _lue(choix.code, choix.texte, choix.explication, budget)
        for choix in catalogue.liste("familles_financement").choix
        if choix.code != CREDITS_DU_DLA
    )


def _lue(code: str, texte: str, explication: str, budget: Budget) -> FamilleLue:
    siennes = [r.calcul for r in budget.ressources if r.calcul.famille == code]
    refusees = sum(r.etat is EtatRessource.REFUSE for r in siennes)
    return FamilleLue(code, texte, explication, len(siennes), refusees, sum((r.comptee for r in siennes), ZERO))

"""The budgets of a dossier as they stand: one a scenario, with its lines and what they add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models.base import Base, id_stable
from app.models.budget import Depense, Ressource, ScenarioBudget
from app.models.budget_calcul import ZERO, LigneDeDepense, LigneDeRessource, Totaux, totaliser
from app.models.statuts import BasePrix, EtatRessource, NatureDepense
from app.services.ecriture.dossier import Dossier

ID_PREMIER = id_stable("scenario_budget", "premier")
"""The scenario that the first line makes, the same in two copies of a dossier."""

NOM_PREMIER = "Budget"

Lire = Callable[[type[Base]], Iterable[Mapping[str, Any]]]
"""What gives the rows of a table: `Dossier.lignes`, or a reading that masks names."""


@dataclass(frozen=True)
class ScenarioLu:
    """A way of building the budget."""

    id: str
    nom: str
    description: str = ""
    retenu: bool = False


@dataclass(frozen=True)
class DepenseLue:
    """A line of expense: its figures, and its words."""

    calcul: LigneDeDepense
    libelle: str
    unite: str
    commentaire: str

    @property
    def id(self) -> str:
        """Id of its row."""
        return self.calcul.id


@dataclass(frozen=True)
class RessourceLue:
    """A resource: its figures, its words, its dates."""

    calcul: LigneDeRessource
    financeur: str
    sollicite_le: date | None
    reponse_le: date | None
    accorde_le: date | None
    verse_le: date | None
    credits_existants: str
    conditions: str

    @property
    def id(self) -> str:
        """Id of its row."""
        return self.calcul.id


@dataclass(frozen=True)
class Budget:
    """One scenario, whole."""

    scenario: ScenarioLu
    depenses: tuple[DepenseLue, ...]
    ressources: tuple[RessourceLue, ...]
    totaux: Totaux

    @property
    def vide(self) -> bool:
        """Whether nothing was entered."""
        return not self.depenses and not self.ressources

    @property
    def a_chiffrer(self) -> bool:
        """Whether lines were entered, but no amount: nothing can be called balanced yet."""
        return not self.vide and self.totaux.cout_complet == ZERO and self.totaux.ressources == ZERO

    def depenses_de(self, nature: NatureDepense) -> tuple[DepenseLue, ...]:
        """The lines of one nature."""
        return tuple(depense for depense in self.depenses if depense.calcul.nature is nature)


def lister(dossier: Dossier) -> tuple[Budget, ...]:
    """All scenarios in the order they were made; see `batir_tous`."""
    return batir_tous(dossier.lignes)


def batir_tous(lignes: Lire) -> tuple[Budget, ...]:
    """All scenarios of these rows. Lines whose scenario is gone are shown under « Sans scénario », never hidden."""
    depenses, ressources = list(lignes(Depense)), list(lignes(Ressource))
    scenarios = [
        ScenarioLu(s["id"], s["nom"] or NOM_PREMIER, s["description"] or "", bool(s["retenu"]))
        for s in lignes(ScenarioBudget)
    ]
    connus = {s.id for s in scenarios}
    perdus = dict.fromkeys(ligne["scenario"] for ligne in (*depenses, *ressources) if ligne["scenario"] not in connus)
    scenarios += [ScenarioLu(id, "Sans scénario") for id in perdus]
    return tuple(_batir(scenario, depenses, ressources) for scenario in scenarios)


def budget_retenu(budgets: Sequence[Budget]) -> Budget:
    """The one that is kept, else the first; an empty one where there is none."""
    gardes = [budget for budget in budgets if budget.scenario.retenu]
    return next(iter((*gardes, *budgets)), BUDGET_VIDE)


def lire_budget(dossier: Dossier, scenario: str = "") -> Budget:
    """The budget of that scenario; the one kept, for an unknown or an empty id."""
    budgets = lister(dossier)
    return next((b for b in budgets if b.scenario.id == scenario), budget_retenu(budgets))


def _batir(scenario: ScenarioLu, depenses: list[Mapping[str, Any]], ressources: list[Mapping[str, Any]]) -> Budget:
    siennes = tuple(depense_lue(ligne) for ligne in depenses if ligne["scenario"] == scenario.id)
    promises = tuple(ressource_lue(ligne) for ligne in ressources if ligne["scenario"] == scenario.id)
    return Budget(scenario, siennes, promises, totaliser((d.calcul for d in siennes), (r.calcul for r in promises)))


def depense_lue(ligne: Mapping[str, Any]) -> DepenseLue:
    """From a row of `Depense`."""
    calcul = LigneDeDepense(
        ligne["id"], ligne["rubrique"] or "", NatureDepense(ligne["nature"]), ligne["quantite"],  # type: ignore[call-arg]
        ligne["cout_unitaire"], BasePrix(ligne["base_prix"]), ligne["tva"],  # type: ignore[call-arg]
    )  # fmt: skip
    return DepenseLue(calcul, ligne["libelle"], ligne["unite"] or "", ligne["commentaire"] or "")


def ressource_lue(ligne: Mapping[str, Any]) -> RessourceLue:
    """From a row of `Ressource`."""
    etat = EtatRessource(ligne["etat"])  # type: ignore[call-arg]
    return RessourceLue(
        LigneDeRessource(ligne["id"], ligne["famille"] or "", ligne["montant"], etat), ligne["financeur"],
        ligne["sollicite_le"], ligne["reponse_le"], ligne["accorde_le"], ligne["verse_le"],
        ligne["credits_existants"] or "", ligne["conditions"] or "",
    )  # fmt: skip


BUDGET_VIDE = Budget(ScenarioLu(ID_PREMIER, NOM_PREMIER, retenu=True), (), (), totaliser((), ()))
"""What a dossier where nothing was entered has."""

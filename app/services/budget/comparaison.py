"""What a structure and a day cost here, beside the experiences whose sources give it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.models.budget_calcul import ZERO, par_unite
from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.definitions.aide import Experience
from app.models.definitions.catalogue import Catalogue
from app.models.statuts import Mobilisation
from app.services.budget.lecture import Budget
from app.services.ecriture.dossier import Dossier
from app.services.structures import lister

RETENUES = frozenset((Mobilisation.RETENUE.value, Mobilisation.ENGAGEE.value, Mobilisation.AU_TERME.value))
"""Degrees from which a structure takes part."""


@dataclass(frozen=True)
class Cout:
    """What an ingénierie costs; None for what is not known. ``adresse`` is empty for ours."""

    titre: str
    adresse: str
    total: Decimal | None
    jours: Decimal | None
    structures: int | None
    precision: str = ""

    @property
    def par_jour(self) -> Decimal | None:
        """€ a day of intervention, to the cent."""
        if self.total is None or not self.jours or self.jours < 0:
            return None
        return par_unite(self.total, self.jours)

    @property
    def par_structure(self) -> Decimal | None:
        """€ a structure, to the cent."""
        return None if self.total is None else par_unite(self.total, self.structures)


def notre_cout(budget: Budget, jours: Decimal | None, retenues: int) -> Cout:
    """Ours: what is to be paid, the days of the projet d’intervention, the structures retained."""
    total = budget.totaux.depenses
    return Cout("Cette ingénierie", "", total if total != ZERO else None, jours, retenues or None)


def lire_notre_cout(dossier: Dossier, budget: Budget) -> Cout:
    """The same, read from the dossier."""
    jours = dossier.fiche_unique(ProjetIntervention, ID_PROJET)["journees"]
    return notre_cout(budget, jours, compter_retenues(s["mobilisation"] for s in lister(dossier, "mobilisation")))


def compter_retenues(degres: Iterable[str]) -> int:
    """How many structures are retained, engaged, or came to the end."""
    return sum(degre in RETENUES for degre in degres)


def couts_des_experiences(catalogue: Catalogue) -> tuple[Cout, ...]:
    """Experiences whose source gives a cost, in the order of the library; what it doesn’t give stays unknown."""
    return tuple(_cout(vecu) for vecu in catalogue.experiences.values() if vecu.cout is not None)


def _cout(vecu: Experience) -> Cout:
    return Cout(
        vecu.titre, f"experience:{vecu.code}", vecu.cout, vecu.jours, vecu.nombre_structures, vecu.cout_precision
    )

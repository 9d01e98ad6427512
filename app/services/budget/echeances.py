"""The dates of the resources, for the list of everything dated (`app.services.echeances`)."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.definitions.catalogue import Catalogue
from app.models.echeance_datee import Echeance
from app.models.statuts import EtatRessource
from app.models.typographie import montant
from app.services.budget.lecture import budget_retenu, lister
from app.services.ecriture.dossier import Dossier

_DEMANDEES = frozenset((EtatRessource.PRESSENTI, EtatRessource.SOLLICITE))


def echeances(dossier: Dossier, catalogue: Catalogue) -> Iterator[Echeance]:
    """Answers awaited from the funders of the budget kept; done once the funder has answered."""
    for ressource in budget_retenu(lister(dossier)).ressources:
        if ressource.reponse_le is not None:
            combien = "" if ressource.calcul.montant is None else f" ({montant(ressource.calcul.montant)})"
            yield Echeance(
                ressource.reponse_le, f"Réponse attendue — {ressource.financeur}{combien}", "Financement",
                f"budget:{ressource.id}", faite=ressource.calcul.etat not in _DEMANDEES, ligne=ressource.id,
            )  # fmt: skip

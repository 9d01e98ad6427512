"""What Ctrl+K finds in a dossier. To add a table: a function in one of the modules beside, its line here."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.definitions.catalogue import Catalogue
from app.services.ecriture.dossier import Dossier
from app.services.recherche import budget, cycle, registres, seances
from app.services.recherche.trouvable import Trouvable


def du_dossier(dossier: Dossier, catalogue: Catalogue) -> Iterator[Trouvable]:
    """Everything somebody typed, register by register, then what is said in the cycle and in the forms."""
    yield from registres.des_structures(dossier, catalogue)
    yield from registres.des_plans(dossier)
    yield from registres.des_groupes(dossier)
    yield from registres.des_partenaires(dossier, catalogue)
    yield from registres.des_objectifs(dossier, catalogue)
    yield from registres.de_la_vigilance(dossier, catalogue)
    yield from seances.du_comite(dossier, catalogue)
    yield from budget.du_budget(dossier, catalogue)
    yield from budget.des_jalons(dossier)
    yield from cycle.du_cycle(dossier, catalogue)
    yield from cycle.de_la_fiche(dossier)
    yield from cycle.des_formulaires(dossier)

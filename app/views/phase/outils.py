"""Which tools live inside which action, one under the other.

To add one: a class derived from `Outil` in its own module, what imports it when it is needed, one line in `OUTILS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from app.services.saisies import CHAMPS_DES_ACTIONS, COLONNES_DES_ACTIONS
from app.views.contexte import Contexte
from app.views.elements.outil import Outil
from app.views.elements.pile_outils import PileOutils

Fabrique = Callable[[Contexte, str], Outil]


def _de(module: str, classe: str) -> Fabrique:
    """What makes the tool of that class, importing it only then."""

    def fabriquer(contexte: Contexte, action: str) -> Outil:
        return cast(Outil, getattr(import_module(f"app.views.{module}"), classe)(contexte, action))

    return fabriquer


_formulaire = _de("formulaires.outil", "OutilFormulaire")
_structures = _de("structures.outil", "OutilStructures")
_partenaires = _de("partenaires.outil", "OutilPartenaires")
_attentes = _de("partenaires.outil_attentes", "OutilAttentes")
_objectifs = _de("objectifs.outil", "OutilObjectifs")
_indicateurs = _de("objectifs.outil_indicateurs", "OutilIndicateurs")
_plans = _de("plans.outil", "OutilPlans")
_objectifs_individuels = _de("plans.outil_objectifs", "OutilObjectifsIndividuels")
_groupes = _de("groupes.outil", "OutilGroupes")
_choix_guide = _de("choix_guide.outil", "OutilChoixGuide")
_vigilance = _de("vigilance.outil", "OutilVigilance")

_comite = _de("comite.outil", "OutilComite")
_budget = _de("budget.outil", "OutilBudget")

OUTILS: Mapping[str, tuple[Fabrique, ...]] = {
    **dict.fromkeys(CHAMPS_DES_ACTIONS, (_formulaire,)),
    **dict.fromkeys(COLONNES_DES_ACTIONS, (_structures,)),
    "cerner.diagnostics": (_plans, _formulaire),
    "partenariat.reseau": (_partenaires, _formulaire),
    "partenariat.interet": (_partenaires,),
    "partenariat.attentes": (_attentes,),
    "partenariat.capacite": (_partenaires, _formulaire),
    "objectifs.strategique": (_objectifs,),
    "objectifs.operationnels": (_objectifs,),
    "validation.comite": (_comite,),
    "validation.budget": (_budget, _formulaire),
    "mobiliser.groupes": (_groupes, _vigilance, _formulaire),
    "projet.adapter": (_objectifs, _objectifs_individuels),
    "projet.cadre-evaluation": (_indicateurs, _formulaire),
    "projet.formaliser": (_choix_guide, _formulaire),
}
"""Code of the action → what makes its tools, in their order."""


def outil_de(contexte: Contexte, action: str) -> Outil | None:
    """The tool of an action (several are stacked), or None."""
    fabriques = OUTILS.get(action, ())
    if len(fabriques) < 2:
        return fabriques[0](contexte, action) if fabriques else None
    return PileOutils([fabrique(contexte, action) for fabrique in fabriques])


__all__ = ["OUTILS", "Outil", "outil_de"]

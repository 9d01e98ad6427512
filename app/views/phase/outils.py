"""Which tool lives inside which action.

To add one: a class derived from `Outil` in its own module, what imports it when it is needed, one line in `OUTILS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.services.saisies import CHAMPS_DES_ACTIONS, COLONNES_DES_ACTIONS
from app.views.contexte import Contexte
from app.views.elements.outil import Outil

Fabrique = Callable[[Contexte, str], Outil]


def _formulaire(contexte: Contexte, action: str) -> Outil:
    from app.views.formulaires.outil import OutilFormulaire

    return OutilFormulaire(contexte, action)


def _structures(contexte: Contexte, action: str) -> Outil:
    from app.views.structures.outil import OutilStructures

    return OutilStructures(contexte, action)


OUTILS: Mapping[str, Fabrique] = {
    **dict.fromkeys(CHAMPS_DES_ACTIONS, _formulaire),
    **dict.fromkeys(COLONNES_DES_ACTIONS, _structures),
}
"""Code of the action → what makes its tool."""


def outil_de(contexte: Contexte, action: str) -> Outil | None:
    """The tool of an action, or None."""
    fabrique = OUTILS.get(action)
    return None if fabrique is None else fabrique(contexte, action)


__all__ = ["OUTILS", "Outil", "outil_de"]

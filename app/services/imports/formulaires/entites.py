"""Which grids can come back filled in: the entity of the grid, and the register through which its rows are written.

To let another entity come back: its line in `_REGISTRES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from app.models.definitions.catalogue import Catalogue
from app.services.ecriture.dossier import Dossier
from app.services.registres import Registre
from app.services.registres.plans import registre_des_lignes
from app.services.registres.structures import registre_des_structures

_Faire: TypeAlias = Callable[[Catalogue, Dossier], Registre]

_REGISTRES: Mapping[str, _Faire] = {
    "structure": lambda catalogue, dossier: registre_des_structures(catalogue),
    "ligne_plan": lambda catalogue, dossier: registre_des_lignes(dossier, catalogue),
}


def registre_de(entite: str, catalogue: Catalogue, dossier: Dossier) -> Registre | None:
    """The register of that entity; None when its forms are only printed."""
    faire = _REGISTRES.get(entite)
    return None if faire is None else faire(catalogue, dossier)

"""Figures: pure functions from what the dossier says to a `Dessin`, the same on screen and on paper.

Each carries its text alternative and its data as rows. Text is measured by approximation: the same drawing is
shown in two fonts. A file is imported when one of its names is first asked for: the first page draws one figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.services.figures.bandeau import dessiner_bandeau
    from app.services.figures.budget import dessiner_budget
    from app.services.figures.carte_objectifs import dessiner_carte_objectifs
    from app.services.figures.cycle import dessiner_cycle
    from app.services.figures.entonnoir import dessiner_entonnoir
    from app.services.figures.gantt import bornes_de, dessiner_gantt, groupe_de
    from app.services.figures.matrice import dessiner_matrices
    from app.services.figures.quadrant import Position, dessiner_quadrant, dire_position, situer

__all__ = [
    "Position", "bornes_de", "dessiner_bandeau", "dessiner_budget", "dessiner_carte_objectifs", "dessiner_cycle",
    "dessiner_entonnoir", "dessiner_gantt", "dessiner_matrices", "dessiner_quadrant", "dire_position", "groupe_de",
    "situer",
]  # fmt: skip

_FICHIERS: Mapping[str, tuple[str, ...]] = {
    "bandeau": ("dessiner_bandeau",),
    "budget": ("dessiner_budget",),
    "carte_objectifs": ("dessiner_carte_objectifs",),
    "cycle": ("dessiner_cycle",),
    "entonnoir": ("dessiner_entonnoir",),
    "gantt": ("bornes_de", "dessiner_gantt", "groupe_de"),
    "matrice": ("dessiner_matrices",),
    "quadrant": ("Position", "dessiner_quadrant", "dire_position", "situer"),
}
_OU = {nom: fichier for fichier, noms in _FICHIERS.items() for nom in noms}

if not TYPE_CHECKING:  # mypy would take any name for a known one

    def __getattr__(nom: str) -> Any:
        """Import the file of ``nom``, once."""
        if nom not in _OU:
            raise AttributeError(f"module {__name__!r} has no attribute {nom!r}")
        valeur = getattr(import_module(f"{__name__}.{_OU[nom]}"), nom)
        globals()[nom] = valeur
        return valeur

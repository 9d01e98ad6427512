"""Figures: pure functions from what the dossier says to a `Dessin`, the same on screen and on paper.

Each carries its text alternative and its data as rows. Text is measured by approximation: the same drawing is
shown in two fonts.
"""

from app.services.figures.cycle import dessiner_cycle
from app.services.figures.entonnoir import dessiner_entonnoir
from app.services.figures.quadrant import Position, dessiner_quadrant, dire_position, situer

__all__ = ["Position", "dessiner_cycle", "dessiner_entonnoir", "dessiner_quadrant", "dire_position", "situer"]

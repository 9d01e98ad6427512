"""Figures: pure functions from what the dossier says to a `Dessin`, the same on screen and on paper.

Each carries its text alternative and its data as rows. Text is measured by approximation: the same drawing is
shown in two fonts.
"""

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

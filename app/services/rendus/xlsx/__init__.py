"""`Document` → XLSX. `rendre_xlsx` is all the outside needs."""

from app.services.rendus.xlsx.depart import FEUILLE_CACHEE
from app.services.rendus.xlsx.rendu import rendre_xlsx

__all__ = ["FEUILLE_CACHEE", "rendre_xlsx"]

"""Ctrl+K: one search over the places, the method, the help and the dossier."""

from app.services.recherche.index import Recherche
from app.services.recherche.pages import GESTES, PAGES
from app.services.recherche.trouvable import Resultat

__all__ = ["GESTES", "PAGES", "Recherche", "Resultat"]

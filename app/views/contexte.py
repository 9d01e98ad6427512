"""What every page receives: the open dossier and the ways out of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.definitions.catalogue import Catalogue
from app.services.ecriture.dossier import Dossier
from app.views.navigation import Navigation
from app.views.pont import Pont
from app.views.preferences import Preferences
from app.views.theme.theme import Theme

if TYPE_CHECKING:
    from app.services.fichier import Session


@dataclass(frozen=True)
class Contexte:
    """One open dossier, its catalogue, and whom to tell."""

    session: Session
    dossier: Dossier
    catalogue: Catalogue
    pont: Pont
    navigation: Navigation
    theme: Theme
    reglages: Preferences

"""A window's worth of context on a real dossier in memory: the example of the sources, a theme, a navigation that
writes down where one asked to go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.models.definitions.catalogue import Catalogue
from app.services.ecriture.dossier import Dossier
from app.services.exemples import installer_exemple
from app.services.reglages import Reglages
from app.views.contexte import Contexte
from app.views.navigation import Navigation
from app.views.pont import Pont
from app.views.preferences import Preferences
from app.views.theme import theme_courant


class SessionDEssai:
    """What the pages ask of a session: a file name, drafts."""

    chemin = Path("essai.sqlite")
    lecture_seule = False

    def __init__(self) -> None:
        self.gardes: dict[str, str] = {}

    def brouillons(self) -> dict[str, str]:
        """Drafts left."""
        return dict(self.gardes)

    def garder_brouillon(self, cle: str, texte: str) -> None:
        """Keep one."""
        self.gardes[cle] = texte

    def oublier_brouillon(self, cle: str) -> None:
        """Forget one."""
        self.gardes.pop(cle, None)


@pytest.fixture
def contexte(qapp: Any, dossier: Dossier, catalogue: Catalogue) -> Iterator[Contexte]:
    """The example « otsi-slot » open, as every page receives it."""
    installer_exemple("otsi-slot", dossier, date(2026, 11, 21))
    pont = Pont(dossier)
    yield Contexte(SessionDEssai(), dossier, catalogue, pont, Navigation(), theme_courant(), Preferences(Reglages()))  # type: ignore[arg-type]
    pont.couper()


@pytest.fixture
def demandees(contexte: Contexte) -> list[str]:
    """The addresses asked of the window."""
    adresses: list[str] = []
    contexte.navigation.allerDemande.connect(adresses.append)
    return adresses

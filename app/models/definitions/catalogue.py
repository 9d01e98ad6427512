"""All that `resources/` defines, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.models.definitions.aide import Experience, FichePratique, Liste, Postures, Source, Terme
from app.models.definitions.choix_guide import GuideDuChoix
from app.models.definitions.methode import Methode
from app.models.definitions.vigilance import PointsDeVigilance


@dataclass(frozen=True)
class Catalogue:
    """The method and its help; every link between them has been checked to lead somewhere."""

    methode: Methode
    fiches: Mapping[str, FichePratique]
    experiences: Mapping[str, Experience]
    termes: tuple[Terme, ...]
    sources: Mapping[str, Source]
    listes: Mapping[str, Liste]
    postures: Postures
    choix_guide: GuideDuChoix
    vigilance: PointsDeVigilance

    def liste(self, code: str) -> Liste:
        """The list of that code. KeyError if none."""
        return self.listes[code]

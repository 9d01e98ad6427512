"""What helps and what hinders an ingénierie collective, to be found present or not here (R12; S3, S1 FP4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.models.statuts import ConstatVigilance


@dataclass(frozen=True)
class FamilleDeVigilance:
    """A family of ingénieries; ``niveaux`` are the levels of collective action that belong to it."""

    code: str
    titre: str
    niveaux: tuple[str, ...]
    explication: str = ""


@dataclass(frozen=True)
class GenreDeVigilance:
    """A kind of points; ``favorable``: that it is there is good news. Each constat has its own word."""

    code: str
    titre: str
    singulier: str
    pluriel: str
    favorable: bool
    present: str
    a_surveiller: str
    absent: str
    sans_objet: str
    aide: str = ""
    source: str = ""

    def mot(self, constat: ConstatVigilance) -> str:
        """« Présent », « Acquis », « À conforter »…: the word of this kind for that constat."""
        return str(getattr(self, constat.value))

    def appelle(self, constat: ConstatVigilance | None) -> bool:
        """Whether that constat calls for a decision: a brake that is there, a lever that isn’t, whatever is unsure."""
        alarme = ConstatVigilance.ABSENT if self.favorable else ConstatVigilance.PRESENT
        return constat in (alarme, ConstatVigilance.A_SURVEILLER)


@dataclass(frozen=True)
class PointDeVigilance:
    """One lever, brake, question…; no ``familles``: it holds for all. ``actions``: where in the cycle it bites."""

    code: str
    genre: str
    texte: str
    explication: str = ""
    source: str = ""
    familles: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()

    def vaut_pour(self, famille: str) -> bool:
        """Whether it concerns that family (an empty one: any)."""
        return not famille or not self.familles or famille in self.familles


@dataclass(frozen=True)
class PointsDeVigilance:
    """All of `resources/vigilance.toml`."""

    famille: tuple[FamilleDeVigilance, ...]
    genre: tuple[GenreDeVigilance, ...]
    point: tuple[PointDeVigilance, ...]

    @cached_property
    def _points(self) -> Mapping[str, PointDeVigilance]:
        return {point.code: point for point in self.point}

    def get(self, code: str) -> PointDeVigilance | None:
        """The point of that code, or None (one that the user added, or that is no more)."""
        return self._points.get(code)

    def genre_de(self, code: str) -> GenreDeVigilance:
        """The kind of that code. `KeyError` if none."""
        for genre in self.genre:
            if genre.code == code:
                return genre
        raise KeyError(code)

    def famille_du_niveau(self, niveau: str | None) -> str:
        """The family to which a level of collective action belongs; nothing when it belongs to none."""
        return next((f.code for f in self.famille if niveau in f.niveaux), "")

    def de_l_action(self, action: str) -> tuple[PointDeVigilance, ...]:
        """The points that bite in that action, in the order of the file."""
        return tuple(point for point in self.point if action in point.actions)

"""The method: 4 étapes, 12 phases, 45 actions and their points (R01, R03, R42, R43).

One TOML file a phase in ``resources/methode/``; field names here are the keys there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Vigilance:
    """A thing to beware of, and who says so."""

    texte: str
    source: str


@dataclass(frozen=True)
class Exemple:
    """An example of a good answer, drawn from an experience (R43)."""

    texte: str
    source: str
    experience: str = ""


@dataclass(frozen=True)
class Animation:
    """« Animer cette étape » : how to run the action with a group (R42)."""

    duree: str
    deroule: tuple[str, ...]
    questions: tuple[str, ...]
    a_rapporter: tuple[str, ...]
    source: str
    participants: str = ""
    materiel: tuple[str, ...] = ()


@dataclass(frozen=True)
class Point:
    """One line of an action, ticked and answered. ``code`` is unique within its action."""

    code: str
    texte: str
    invite: str = ""
    fiches: tuple[str, ...] = ()
    experiences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Action:
    """One of the 45 actions; ``code`` is ``phase.action``."""

    code: str
    titre: str
    source: str
    point: tuple[Point, ...]
    resume: str = ""
    aide: str = ""
    aide_source: str = ""
    fiches: tuple[str, ...] = ()
    fiches_utiles: tuple[str, ...] = ()
    experiences: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    vigilance: tuple[Vigilance, ...] = ()
    en_salle: bool = False
    exemple: Exemple | None = None
    animation: Animation | None = None

    @property
    def points(self) -> tuple[Point, ...]:
        """The method's own points, in the guide's order."""
        return self.point

    @property
    def code_phase(self) -> str:
        """Code of the phase the action belongs to."""
        return self.code.partition(".")[0]


@dataclass(frozen=True)
class Phase:
    """One of the 12 phases, with its actions."""

    code: str
    etape: str
    titre: str
    titre_court: str
    source: str
    objet: str = ""
    a_la_fin: tuple[str, ...] = ()
    fiches: tuple[str, ...] = ()
    fiches_utiles: tuple[str, ...] = ()
    experiences: tuple[str, ...] = ()
    prestataire: str = ""
    prestataire_source: str = ""
    actions: tuple[Action, ...] = field(default=())


@dataclass(frozen=True)
class Etape:
    """One of the 4 étapes, with its phases."""

    code: str
    titre: str
    sous_titre: str
    phases: tuple[Phase, ...] = field(default=())


@dataclass(frozen=True)
class Methode:
    """The whole cycle, and its members by code."""

    etapes: tuple[Etape, ...]

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The 12 phases in order."""
        return tuple(phase for etape in self.etapes for phase in etape.phases)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """The 45 actions in order."""
        return tuple(action for phase in self.phases for action in phase.actions)

    @cached_property
    def _phases(self) -> Mapping[str, Phase]:
        return {phase.code: phase for phase in self.phases}

    @cached_property
    def _actions(self) -> Mapping[str, Action]:
        return {action.code: action for action in self.actions}

    def etape(self, code: str) -> Etape:
        """The étape of that code. KeyError if none."""
        for etape in self.etapes:
            if etape.code == code:
                return etape
        raise KeyError(code)

    def phase(self, code: str) -> Phase:
        """The phase of that code. KeyError if none."""
        return self._phases[code]

    def action(self, code: str) -> Action:
        """The action of that code. KeyError if none."""
        return self._actions[code]

    def rang(self, code_phase: str) -> int:
        """Place of a phase in the cycle, 1 to 12."""
        return self.phases.index(self.phase(code_phase)) + 1

"""Where the cycle stands: statuses computed from what was entered, beside the user's own (R01, R44). Pure.

The rule is ours and deliberately simple: nothing entered → à faire; every point the user kept is ticked or
answered → fait; anything in between → en cours. The user's own status, when there is one, always wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.models.definitions.methode import Action, Etape, Phase
from app.models.statuts import StatutAction
from app.models.typographie import pluriel


@dataclass(frozen=True)
class EtatPoint:
    """A point as it stands in the dossier; ``code`` is unique within its action."""

    code: str
    texte: str
    invite: str
    coche: bool
    reponse: str
    ecarte: bool
    motif: str
    propre: bool

    @property
    def traite(self) -> bool:
        """Ticked, or answered."""
        return self.coche or bool(self.reponse.strip())


@dataclass(frozen=True)
class EtatAction:
    """An action as it stands in the dossier."""

    definition: Action
    points: tuple[EtatPoint, ...]
    statut_propre: StatutAction | None
    motif: str
    notes: str
    echeance: date | None
    responsable: str
    pieces: int
    saisies: int = 0
    """How many fields of the tools that belong to this action are filled."""

    @property
    def points_retenus(self) -> tuple[EtatPoint, ...]:
        """Points the user has not set aside."""
        return tuple(point for point in self.points if not point.ecarte)

    @property
    def statut_calcule(self) -> StatutAction:
        """The status that what was entered justifies."""
        retenus = self.points_retenus
        traites = sum(point.traite for point in retenus)
        if retenus and traites == len(retenus):
            return StatutAction.FAIT
        entame = traites or self.notes.strip() or self.pieces or self.saisies
        return StatutAction.EN_COURS if entame else StatutAction.A_FAIRE

    @property
    def statut(self) -> StatutAction:
        """The user's own status, else the computed one."""
        return self.statut_propre or self.statut_calcule

    @property
    def traitee(self) -> bool:
        """Done, or rightly left aside."""
        return self.statut in (StatutAction.FAIT, StatutAction.SANS_OBJET)

    @property
    def part(self) -> float:
        """Share done, 0 to 1."""
        if self.traitee:
            return 1.0
        retenus = self.points_retenus
        if not retenus:
            return 0.5 if self.statut is StatutAction.EN_COURS else 0.0
        # An action declared « en cours », or with notes only, has at least begun.
        plancher = 0.0 if self.statut is StatutAction.A_FAIRE else 0.5 / (len(retenus) + 1)
        return max(plancher, sum(point.traite for point in retenus) / (len(retenus) + 1))

    def manques(self) -> tuple[str, ...]:
        """What is still missing, in French; empty when the action is dealt with."""
        if self.statut is StatutAction.SANS_OBJET:
            return () if self.motif.strip() else ("le motif du « sans objet »",)
        if self.statut is StatutAction.FAIT:
            return ()
        restants = [point for point in self.points_retenus if not point.traite]
        if not restants:
            return ("la déclarer faite",) if self.statut_propre else ()
        return (pluriel(len(restants), "point sans réponse", "points sans réponse"),)

    def en_retard(self, aujourdhui: date) -> bool:
        """A due date gone by on an action not dealt with."""
        return self.echeance is not None and self.echeance < aujourdhui and not self.traitee


@dataclass(frozen=True)
class EtatPhase:
    """A phase as it stands in the dossier."""

    definition: Phase
    actions: tuple[EtatAction, ...]
    close: bool

    @property
    def part(self) -> float:
        """Share done, 0 to 1."""
        if self.close:
            return 1.0
        return sum(action.part for action in self.actions) / len(self.actions) if self.actions else 0.0

    @property
    def traitees(self) -> int:
        """How many actions are dealt with."""
        return sum(action.traitee for action in self.actions)

    @property
    def restantes(self) -> tuple[EtatAction, ...]:
        """Actions not dealt with, in order."""
        return tuple(action for action in self.actions if not action.traitee)

    def manques(self) -> tuple[tuple[EtatAction, str], ...]:
        """(action, what it lacks) for all that is missing before the phase is closed."""
        return tuple((action, manque) for action in self.actions for manque in action.manques())


@dataclass(frozen=True)
class EtatEtape:
    """An étape and its phases as they stand."""

    definition: Etape
    phases: tuple[EtatPhase, ...]


@dataclass(frozen=True)
class Parcours:
    """The whole cycle as it stands."""

    etapes: tuple[EtatEtape, ...]

    @property
    def phases(self) -> tuple[EtatPhase, ...]:
        """The 12 phases in order."""
        return tuple(phase for etape in self.etapes for phase in etape.phases)

    @property
    def actions(self) -> tuple[EtatAction, ...]:
        """The 45 actions in order."""
        return tuple(action for phase in self.phases for action in phase.actions)

    @property
    def traitees(self) -> int:
        """How many of the 45 are dealt with."""
        return sum(action.traitee for action in self.actions)

    def phase(self, code: str) -> EtatPhase:
        """The phase of that code. KeyError if none."""
        for phase in self.phases:
            if phase.definition.code == code:
                return phase
        raise KeyError(code)

    def action(self, code: str) -> EtatAction:
        """The action of that code. KeyError if none."""
        for action in self.actions:
            if action.definition.code == code:
                return action
        raise KeyError(code)

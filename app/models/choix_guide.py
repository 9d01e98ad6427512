"""What the answers to the guided choice draw: a type, a level, kinds of intervention, a method, and why (R11). Pure.

Each answer speaks for some targets and against others with the weight of its question. The one with the most weight is
suggested; two that are level are both shown, for nothing must be decided on thin grounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.models.definitions.choix_guide import AXES, GuideDuChoix, OptionDuChoix, QuestionDuChoix


@dataclass(frozen=True)
class Raison:
    """An answer that speaks for or against a target; ``poids`` is that of its question."""

    question: QuestionDuChoix
    option: OptionDuChoix

    @property
    def poids(self) -> int:
        """How much it weighs."""
        return self.question.poids


@dataclass(frozen=True)
class Piste:
    """A target of an axis (``type``, ``reponse_collective``) with what speaks for it and against it."""

    axe: str
    code: str
    pour: tuple[Raison, ...] = ()
    contre: tuple[Raison, ...] = ()

    @property
    def score(self) -> int:
        """Weight for, less weight against."""
        return sum(r.poids for r in self.pour) - sum(r.poids for r in self.contre)


@dataclass(frozen=True)
class LectureDuChoix:
    """What is to be read from the answers. ``pistes`` are all targets an answer spoke of."""

    reponses: tuple[Raison, ...]
    pistes: tuple[Piste, ...]
    questions: int

    def piste(self, axe: str, code: str | None) -> Piste:
        """What was said of that target; nothing was, perhaps."""
        return next((p for p in self.pistes if p.axe == axe and p.code == code), Piste(axe, code or ""))

    def favorables(self, axe: str) -> tuple[Piste, ...]:
        """Targets of an axis that more speaks for than against, the strongest first."""
        trouvees = [p for p in self.pistes if p.axe == axe and p.score > 0]
        return tuple(sorted(trouvees, key=lambda p: -p.score))

    def suggestions(self, axe: str) -> tuple[Piste, ...]:
        """The strongest target of an axis: none when nothing speaks, several when they are level."""
        favorables = self.favorables(axe)
        return tuple(p for p in favorables if p.score == favorables[0].score)

    def suggestion(self, axe: str) -> Piste | None:
        """The one target that stands out, or None."""
        trouvees = self.suggestions(axe)
        return trouvees[0] if len(trouvees) == 1 else None

    def s_ecarte(self, axe: str, choisi: str | None) -> bool:
        """Whether what was chosen is not among what is suggested. Choosing nothing is no gap."""
        trouvees = self.suggestions(axe)
        return bool(choisi) and bool(trouvees) and all(p.code != choisi for p in trouvees)


def lire_reponses(guide: GuideDuChoix, reponses: Mapping[str, Any] | None) -> LectureDuChoix:
    """Read the answers (question → option); those of a question or an option that is no more are left out."""
    donnees = tuple(
        Raison(question, option)
        for question in guide.question
        if (option := question.choisie((reponses or {}).get(question.code))) is not None
    )
    pour: dict[str, list[Raison]] = {}
    contre: dict[str, list[Raison]] = {}
    for raison in donnees:
        for cible in raison.option.vers:
            pour.setdefault(cible, []).append(raison)
        for cible in raison.option.contre:
            contre.setdefault(cible, []).append(raison)
    pistes = tuple(
        Piste(axe, cible.partition(":")[2], tuple(pour.get(cible, ())), tuple(contre.get(cible, ())))
        for axe in AXES
        for cible in dict.fromkeys((*pour, *contre))
        if cible.startswith(f"{axe}:")
    )
    return LectureDuChoix(donnees, pistes, len(guide.question))

"""The guided choice of a type of ingénierie: questions, what each answer points to and implies (R11).

The codes are those of the lists ``type_ingenierie``, ``niveau_collectif``, ``types_intervention``,
``methodes_constitution`` and ``enee``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

AXES: tuple[str, ...] = ("type", "niveau", "intervention", "methode")
"""What is chosen: the names used in ``vers`` and ``contre`` (``type:reponse_collective``)."""

LISTES_DES_AXES: Mapping[str, str] = {
    "type": "type_ingenierie",
    "niveau": "niveau_collectif",
    "intervention": "types_intervention",
    "methode": "methodes_constitution",
}
"""Axis → the list of the method that has its codes."""


@dataclass(frozen=True)
class OptionDuChoix:
    """An answer. ``vers`` and ``contre`` name what it points to and away from; ``implique`` says what follows."""

    code: str
    texte: str
    vers: tuple[str, ...] = ()
    contre: tuple[str, ...] = ()
    implique: str = ""
    source: str = ""


@dataclass(frozen=True)
class QuestionDuChoix:
    """A question in plain words; ``poids``: how much its answer weighs beside the others."""

    code: str
    texte: str
    option: tuple[OptionDuChoix, ...]
    aide: str = ""
    source: str = ""
    poids: int = 1

    def choisie(self, code: object) -> OptionDuChoix | None:
        """The option of that code, or None."""
        return next((option for option in self.option if option.code == code), None)


@dataclass(frozen=True)
class Consequence:
    """What a type or a level implies: ``sujet`` is « Format », « Durée », « Qui paie » or « À vérifier »."""

    cible: str
    sujet: str
    texte: str
    source: str


@dataclass(frozen=True)
class AxeDeContenu:
    """One of the four domains of accompaniment of S2, and the Enée themes that come under it."""

    code: str
    titre: str
    themes: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True)
class ExempleDAccroche:
    """A title that hooks, what makes it good, and where it comes from."""

    texte: str
    pourquoi: str
    source: str
    experience: str = ""


@dataclass(frozen=True)
class Accroche:
    """How to give the action a title that makes one want to come (S1 FM3.2)."""

    texte: str
    source: str
    conseils: tuple[str, ...] = ()
    exemple: tuple[ExempleDAccroche, ...] = ()


@dataclass(frozen=True)
class GuideDuChoix:
    """All of `resources/choix-ingenierie.toml`."""

    question: tuple[QuestionDuChoix, ...]
    consequence: tuple[Consequence, ...]
    axe: tuple[AxeDeContenu, ...]
    accroche: Accroche = field(default_factory=lambda: Accroche("", ""))

    @cached_property
    def _questions(self) -> Mapping[str, QuestionDuChoix]:
        return {question.code: question for question in self.question}

    def question_de(self, code: str) -> QuestionDuChoix | None:
        """The question of that code, or None."""
        return self._questions.get(code)

    def consequences(self, *cibles: str) -> tuple[Consequence, ...]:
        """What these targets imply, in the order of the file."""
        return tuple(c for c in self.consequence if c.cible in cibles)

"""One measured figure, and how two things are compared fairly."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

TRAME = 1 / 60
"""A frame of the screen, in seconds."""


class PartieAbsente(Exception):
    """The part to measure isn't in the program yet, or a tool is missing here; the message says which."""


@dataclass(frozen=True)
class Mesure:
    """A row of the table; times in seconds, memory in bytes, as ``montre`` and ``reference`` say in words."""

    figure: str
    montre: str
    contre: str
    rapport: float
    but: float

    @property
    def tenu(self) -> bool:
        """Whether the goal is reached."""
        return self.rapport <= self.but


def chronometrer(faire: Callable[[], object]) -> float:
    """Seconds that ``faire`` takes."""
    debut = time.perf_counter()
    faire()
    return time.perf_counter() - debut


def alterner(
    notre: Callable[[], float], reference: Callable[[], float], tours: int, echauffement: int = 1
) -> tuple[float, float]:
    """Medians of the two, taken in turns after ``echauffement`` rounds for nothing."""
    for _ in range(echauffement):
        reference()
        notre()
    couples = [(reference(), notre()) for _ in range(tours)]
    return statistics.median(n for _, n in couples), statistics.median(r for r, _ in couples)


def comparer(figure: str, but: float, notre: float, reference: float, contre: str) -> Mesure:
    """A row that compares two times."""
    return Mesure(figure, ms(notre), f"{contre} : {ms(reference)}", notre / reference, but)


def ms(secondes: float) -> str:
    """``12,3 ms``, or ``1,24 s``."""
    if secondes >= 1:
        return f"{secondes:.2f} s".replace(".", ",")
    return f"{secondes * 1000:.{1 if secondes >= 0.01 else 2}f} ms".replace(".", ",")


def mio(octets: float) -> str:
    """``103 Mio``."""
    return f"{octets / 2**20:.0f} Mio"

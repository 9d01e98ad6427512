"""The recent dossiers as the welcome page and the menu show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.models.typographie import date_longue


@dataclass(frozen=True)
class Recent:
    """A dossier opened before; ``present``: its file is still there."""

    chemin: Path
    present: bool
    modifie: str

    @property
    def nom(self) -> str:
        """The name of the file."""
        return self.chemin.name


def lire_recents(chemins: Iterable[str]) -> tuple[Recent, ...]:
    """Look at each file once; a missing one is kept, greyed."""
    return tuple(_lire(Path(chemin)) for chemin in chemins)


def _lire(chemin: Path) -> Recent:
    try:
        quand = datetime.fromtimestamp(chemin.stat().st_mtime).date()
    except OSError:
        return Recent(chemin, False, "")
    return Recent(chemin, True, date_longue(quand))

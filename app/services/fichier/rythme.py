"""When to publish and when to back up: the pure decision; the view owns the timer."""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Rythme:
    """Seconds. ``repos``: nothing typed for that long; ``au_plus``: never later than that after the first change."""

    repos: float = 2.0
    au_plus: float = 15.0


LOCAL = Rythme()
AMOVIBLE = Rythme(10.0, 60.0)
"""A key or a network folder: fewer writes."""

SAUVEGARDE = 600.0
"""Seconds of work between two local backups."""


def faut_publier(rythme: Rythme, *, depuis_changement: float, depuis_premier: float) -> bool:
    """``depuis_changement``: seconds since the last gesture; ``depuis_premier``: since the first unpublished one."""
    return depuis_changement >= rythme.repos or depuis_premier >= rythme.au_plus


def faut_sauvegarder(*, depuis_derniere: float, revision: int, revision_sauvee: int) -> bool:
    """Ten minutes on, and something changed."""
    return depuis_derniere >= SAUVEGARDE and revision != revision_sauvee


def rythme_pour(chemin: str) -> Rythme:
    """Slower for what can be unplugged or hangs on a network, as far as the path tells."""
    plat = chemin.replace("\\", "/")
    if plat.startswith(("//", "/media/", "/run/media/", "/mnt/", "/Volumes/")):
        return AMOVIBLE
    if sys.platform == "win32":  # pragma: no cover
        import ctypes

        genre = ctypes.windll.kernel32.GetDriveTypeW(plat[:2] + "\\")
        return AMOVIBLE if genre in (2, 4) else LOCAL
    return LOCAL

"""Where `resources/` is. A module of its own: the first window needs it, and nothing else of the services."""

from __future__ import annotations

import sys
from pathlib import Path


def dossier_ressources() -> Path:
    """Beside `app/`, or inside the frozen bundle."""
    base = getattr(sys, "_MEIPASS", None)
    return (Path(base) if base else Path(__file__).parents[2]) / "resources"

"""Where `resources/` is. A module of its own: the first window needs it, and nothing else of the services."""

from __future__ import annotations

import sys
from pathlib import Path

from app.models.erreurs import ErreurUtilisateur


def dossier_ressources() -> Path:
    """Beside `app/`, or inside the frozen bundle."""
    base = getattr(sys, "_MEIPASS", None)
    return (Path(base) if base else Path(__file__).parents[2]) / "resources"


def verifier_inventaire(racine: Path, dossiers: tuple[str, ...]) -> None:
    """Raise when a file of ``dossiers`` named in ``inventaire.txt`` is missing: a phase whose file was lost would
    otherwise leave the window without a word, and all that was noted about it with it (fault row 69).

    A file that isn't in the inventory is read all the same; a folder without an inventory isn't checked.
    """
    inventaire = racine / "inventaire.txt"
    if not inventaire.is_file():
        return
    attendus = inventaire.read_text(encoding="utf-8").split()
    absents = [nom for nom in attendus if nom.startswith(dossiers) and not (racine / nom).is_file()]
    if absents:
        suite = f" (et {len(absents) - 1} de plus)" if len(absents) > 1 else ""
        raise ErreurUtilisateur(
            f"Installation incomplète : le fichier « resources/{absents[0]} » est introuvable{suite}.",
            "Réinstallez Ingéco ; vos dossiers ne sont pas touchés.",
        )

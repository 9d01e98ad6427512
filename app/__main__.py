"""``python -m app``: the window, or without a window what the command line asks. Qt is not imported for the latter."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """No argument, or the path of a dossier: the window. Anything else: `app.cli`. Return the exit code."""
    donnes = list(sys.argv[1:] if arguments is None else arguments)
    if not donnes or (len(donnes) == 1 and _est_un_dossier(donnes[0])):
        from app.bootstrap import lancer

        return lancer(donnes)
    from app.cli import main as en_ligne_de_commande

    return int(en_ligne_de_commande(donnes))


def _est_un_dossier(argument: str) -> bool:
    return not argument.startswith("-") and (argument.endswith(".sqlite") or Path(argument).is_file())


if __name__ == "__main__":
    sys.exit(main())

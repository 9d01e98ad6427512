"""``python -m app``: the window, or without a window what the command line asks. Qt is not imported for the latter."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """No argument, or the path of a dossier: the window. Anything else: `app.cli`. Return the exit code."""
    donnes = list(sys.argv[1:] if arguments is None else arguments)
    if not donnes or (len(donnes) == 1 and _est_un_dossier(donnes[0])):
        if not a_un_ecran():
            return _sans_ecran()
        from app.bootstrap import lancer

        return lancer(donnes)
    from app.cli import main as en_ligne_de_commande

    return int(en_ligne_de_commande(donnes))


def a_un_ecran() -> bool:
    """Whether a window can be opened here; only Linux can lack a display server, and Qt would abort without it."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(nom) for nom in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _sans_ecran() -> int:
    from app.cli.sortie import preparer_sorties, refuser
    from app.models.erreurs import ErreurUtilisateur

    preparer_sorties()
    return refuser(
        ErreurUtilisateur(
            "Cet ordinateur n’a pas d’écran : la fenêtre d’Ingéco ne peut pas s’ouvrir.",
            "Sans fenêtre, « ingeco --help » donne la liste des commandes.",
        )
    )


def _est_un_dossier(argument: str) -> bool:
    return not argument.startswith("-") and (argument.endswith(".sqlite") or Path(argument).is_file())


if __name__ == "__main__":
    sys.exit(main())

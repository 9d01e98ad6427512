"""The command line: the same services without a window, and without Qt.

To add a command: one module here with ``AIDE``, ``declarer`` and ``executer``, one name in ``COMMANDES``.
Exit codes: 0 done; 1 refused, or problems found; 2 wrong usage.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

from app import VERSION
from app.cli.arguments import Analyseur
from app.cli.sortie import avertir, dire, preparer_sorties, refuser
from app.models.erreurs import ErreurUtilisateur

COMMANDES = ("nouveau", "exemple", "methode", "documents", "exporter", "importer", "verifier", "journal")


def main(argv: Sequence[str]) -> int:
    """Do what ``argv`` asks and return the exit code; what a person can meet is told in French, on standard error."""
    preparer_sorties()
    if not argv or argv[0] in ("-h", "--help", "--aide"):
        dire(aide())
        return 0 if argv else 2
    if argv[0] in ("-V", "--version"):
        dire(f"Ingéco {VERSION}")
        return 0
    if argv[0] not in COMMANDES:
        avertir(f"« {argv[0]} » n’est pas une commande d’Ingéco.\nCommandes : {', '.join(COMMANDES)}.")
        return 2
    try:
        return _executer(argv[0], argv[1:])
    except ErreurUtilisateur as erreur:
        return refuser(erreur)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # `ingeco methode | head`
        return 0
    except KeyboardInterrupt:
        avertir("Interrompu : rien d’autre n’a été écrit.")
        return 1


def _executer(nom: str, arguments: Sequence[str]) -> int:
    module = _module(nom)
    analyseur = Analyseur(nom, module.AIDE)
    module.declarer(analyseur)
    analyseur.add_argument("--json", action="store_true", help="écrire le résultat pour un programme")
    try:
        options = analyseur.parse_args(arguments)
    except SystemExit as fin:
        return int(fin.code or 0)
    return int(module.executer(options))


def aide() -> str:
    """The list of commands."""
    largeur = max(map(len, COMMANDES))
    lignes = [f"  {nom:<{largeur}}  {_module(nom).AIDE}" for nom in COMMANDES]
    return "\n".join(
        [
            f"Ingéco {VERSION} — le compagnon d’une ingénierie collective",
            "",
            "Utilisation : ingeco [DOSSIER]           ouvre la fenêtre",
            "              ingeco COMMANDE --help     explique une commande",
            "",
            "Commandes, sans fenêtre :",
            *lignes,
        ]
    )


def _module(nom: str) -> Any:
    return importlib.import_module(f"app.cli.{nom}")

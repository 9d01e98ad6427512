"""Arguments of a command, in French: `argparse` checks them, its own English never reaches the screen."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import NoReturn

from app.models.typographie import francais

_FAUTES = (
    (r"the following arguments are required: (.*)", r"il manque \1."),
    (r"unrecognized arguments: (.*)", r"« \1 » n’est pas attendu ici."),
    (r"argument ([^:]+): expected one argument", r"\1 attend une valeur."),
    (r"argument ([^:]+): expected at least one argument", r"\1 attend au moins une valeur."),
    (
        r"argument ([^:]+): invalid choice: '?(.*?)'? \(choose from (.*)\)",
        r"« \2 » n’est pas possible pour \1 (choix : \3).",
    ),
    (r"argument ([^:]+): invalid \w+ value: '?(.*?)'?", r"« \2 » n’est pas une valeur possible pour \1."),
    (r"argument ([^:]+): not allowed with argument (.*)", r"\1 ne va pas avec \2."),
    (r"argument ([^:]+): ignored explicit argument '?(.*?)'?", r"\1 n’attend pas de valeur."),
    (r"one of the arguments (.*) is required", r"il faut l’un de : \1."),
)


def en_francais(message: str) -> str:
    """What `argparse` complains about, in French; a complaint not foreseen stays general, never English."""
    for motif, phrase in _FAUTES:
        if trouve := re.fullmatch(motif, message):
            return trouve.expand(phrase).replace("'", "")
    return "la commande est mal écrite."


class _MiseEnForme(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=34, width=100)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Utilisation\u00a0: ")


class Analyseur(argparse.ArgumentParser):
    """The arguments of one command. A wrong one ends the program with code 2 and a French sentence."""

    def __init__(self, commande: str, description: str) -> None:
        super().__init__(
            prog=f"ingeco {commande}", description=description, formatter_class=_MiseEnForme,
            allow_abbrev=False, add_help=False,
        )  # fmt: skip
        self._positionals.title = "Arguments\u00a0"
        self._optionals.title = "Options\u00a0"
        self.add_argument("-h", "--help", "--aide", action="help", help="afficher cette aide")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is written; exit code 2."""
        phrase = en_francais(message)
        print(francais(f"{self.prog} : {phrase}\n{self.format_usage().strip()}"), file=sys.stderr)
        raise SystemExit(2)

"""The door for contributors: ``python3 dev.py run | test | check | bench | faults | shots | build | lock``.

Standard library only: it works on a fresh Debian, Windows or macOS with nothing but Python ≥ 3.11. It makes `.venv`,
installs what the lock file names, sees that Qt finds its system libraries, then does the work.

To add a command: one function here, one line in ``COMMANDES``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 — this file is what an older Python meets first
    sys.exit(f"Ingéco demande Python 3.11 ou plus récent ; celui-ci est {sys.version.split()[0]}.")

from app.__main__ import a_un_ecran
from outils.bibliotheques import verifier_bibliotheques
from outils.installation import COMPLET, CONSTRUCTION, SIMPLE, preparer
from outils.messages import Arret, dire
from outils.verrous import refaire_verrous

RACINE = Path(__file__).resolve().parent
QUALITE = "tests/architecture/test_qualite.py"

SANS_ECRAN = """Cet ordinateur n’a pas d’écran : la fenêtre d’Ingéco ne peut pas s’ouvrir.

Sans fenêtre, tout ce qui suit fonctionne (remplacez les noms de fichiers par les vôtres) :
  {python} -m app methode
  {python} -m app exemple essai.sqlite
  {python} -m app exporter essai.sqlite --vers sorties
  {python} -m app --help"""


def lancer(*arguments: object, **milieu: str) -> int:
    """Run a command from the root of the repository and return its exit code."""
    environnement = {**os.environ, "PYTHONUTF8": "1", **milieu}
    return subprocess.run([str(a) for a in arguments], cwd=RACINE, env=environnement, check=False).returncode


def hors_ecran() -> dict[str, str]:
    """The environment in which Qt draws in memory: tests, bench and pictures need no display."""
    return {"QT_QPA_PLATFORM": "offscreen"}


def run(arguments: list[str]) -> int:
    """Ouvre la fenêtre d’Ingéco [DOSSIER]."""
    python = preparer(RACINE, SIMPLE)
    if not a_un_ecran():
        dire(SANS_ECRAN.format(python=os.path.relpath(python)), erreur=True)
        return 1
    verifier_bibliotheques(python, ecran=True)
    return lancer(python, "-m", "app", *arguments)


def test(arguments: list[str]) -> int:
    """Passe tous les tests, sans écran ; les arguments vont à pytest."""
    python = _atelier()
    return lancer(python, "-m", "pytest", "-n", "2", *arguments, **hors_ecran())


def check(arguments: list[str]) -> int:
    """Mise en forme, style, types, puis tous les tests."""
    python = _atelier()
    etapes: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("Mise en forme", ("ruff", "format", "--check", ".")),
        ("Style", ("ruff", "check", ".")),
        ("Types", ("mypy",)),
        ("Architecture", ("pytest", "-q", "tests/architecture", "--deselect", QUALITE)),
        ("Tests", ("pytest", "-n", "2", "--deselect", QUALITE, "--ignore", "tests/architecture", *arguments)),
    )
    echecs = []
    for titre, commande in etapes:
        dire(f"── {titre}")
        if lancer(python, "-m", *commande, **hors_ecran()) != 0:
            echecs.append(titre.lower())
    dire("Tout est en ordre." if not echecs else f"À reprendre : {', '.join(echecs)}.", erreur=bool(echecs))
    return 1 if echecs else 0


def bench(arguments: list[str]) -> int:
    """Mesure les vitesses promises et imprime leur tableau [--rapide] [--seulement MOT]."""
    return lancer(_atelier(), "-m", "outils.bancs", *arguments, **hors_ecran())


def faults(arguments: list[str]) -> int:
    """Met le fichier dossier à l’épreuve : --minutes N [--graine S]."""
    return lancer(_atelier(), "-m", "tests.fault.campagne", *arguments, **hors_ecran())


def shots(arguments: list[str]) -> int:
    """Une image de chaque écran et de chaque page imprimée, dans vues/."""
    return lancer(_atelier(), "-m", "outils.vues", *arguments, **hors_ecran())


def build(arguments: list[str]) -> int:
    """Construit l’application à distribuer (un dossier), dans dist/."""
    python = preparer(RACINE, CONSTRUCTION)
    verifier_bibliotheques(python, ecran=False)
    return lancer(python, "-m", "outils.construction", *arguments, **hors_ecran())


def lock(arguments: list[str]) -> int:
    """Refait les fichiers requirements*.lock d’après pyproject.toml (demande le réseau)."""
    return refaire_verrous(RACINE)


def _atelier() -> Path:
    """The interpreter with all that development needs."""
    python = preparer(RACINE, COMPLET)
    verifier_bibliotheques(python, ecran=False)
    return python


COMMANDES: dict[str, Callable[[list[str]], int]] = {
    faire.__name__: faire for faire in (run, test, check, bench, faults, shots, build, lock)
}


def aide() -> str:
    """The list of commands."""
    lignes = [f"  {nom:<8}{faire.__doc__}" for nom, faire in COMMANDES.items()]
    return "\n".join(["Utilisation : python3 dev.py COMMANDE", "", *lignes])


def main(argv: list[str]) -> int:
    """Do what the first word asks. 0: done; 1: failed; 2: no such command."""
    if not argv or argv[0] in ("-h", "--help", "aide"):
        dire(aide())
        return 0 if argv else 2
    if argv[0] not in COMMANDES:
        dire(f"« {argv[0]} » n’est pas une commande.\n\n{aide()}", erreur=True)
        return 2
    try:
        return COMMANDES[argv[0]](argv[1:])
    except Arret as arret:
        dire(str(arret), erreur=True)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Whether Qt finds the system libraries it was built against; on Linux only, elsewhere its wheels bring them all."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from outils.messages import Arret
from outils.paquets_systeme import QT, installer_paquets

_PARTOUT = ("libQt6Core.so.6", "libQt6Gui.so.6", "libQt6Widgets.so.6", "libQt6PrintSupport.so.6", "libQt6Svg.so.6")
_HORS_ECRAN = ("platforms/libqoffscreen.so",)
_ECRAN = ("platforms/libqxcb.so",)
_IMPRESSION = ("printsupport/libcupsprintersupport.so",)

_MANQUANTE = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)


def verifier_bibliotheques(python: Path, *, ecran: bool) -> None:
    """Install, or say, what Qt lacks to draw in memory and, with ``ecran``, on a display. Raises `Arret`."""
    if not sys.platform.startswith("linux"):
        return
    manquantes = bibliotheques_manquantes(python, ecran=ecran)
    if not manquantes:
        return
    installer_paquets(QT, f"Il manque à Qt {len(manquantes)} bibliothèque(s) du système : {', '.join(manquantes)}.")
    if encore := bibliotheques_manquantes(python, ecran=ecran):
        raise Arret(f"Il manque encore à Qt : {', '.join(encore)}.")


def bibliotheques_manquantes(python: Path, *, ecran: bool) -> list[str]:
    """Names of the shared libraries that don't resolve; empty too where `ldd` is absent."""
    qt = next(python.parent.parent.glob("lib/python3*/site-packages/PySide6/Qt"), None)
    ldd = shutil.which("ldd")
    if qt is None or ldd is None:
        return []
    plugins = (*_HORS_ECRAN, *_ECRAN, *_IMPRESSION) if ecran else _HORS_ECRAN
    fichiers = [qt / "lib" / nom for nom in _PARTOUT] + [qt / "plugins" / nom for nom in plugins]
    presents = [str(f) for f in fichiers if f.is_file()]
    sortie = subprocess.run([ldd, *presents], capture_output=True, text=True, check=False).stdout
    return sorted(set(_MANQUANTE.findall(sortie)))

"""Debian packages that Python or Qt need, installed where we may, said exactly where we may not.

The lists are here and nowhere else (README.md points to them).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

from outils.messages import Arret, dire

QT = (
    "libgl1", "libegl1", "libfontconfig1", "libdbus-1-3", "libglib2.0-0", "libxkbcommon-x11-0", "libxcb-cursor0",
    "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxcb-xkb1", "libgssapi-krb5-2", "libcups2",
)  # fmt: skip
"""What the window needs on a minimal Debian 12 or 13 (found by ldd and by running it)."""


def installer_paquets(paquets: Sequence[str], raison: str) -> None:
    """Install Debian ``paquets``. Raises `Arret` with the line to type when that can't be done here."""
    ligne = f"apt-get install -y {' '.join(paquets)}"
    if shutil.which("apt-get") is None:
        raise Arret(f"{raison}\nSous Debian ou Ubuntu, ce serait :\n  sudo {ligne}")
    devant = _administrateur()
    if devant is None:
        raise Arret(f"{raison}\nTapez cette ligne, puis recommencez :\n  sudo {ligne}")
    dire(f"{raison}\nInstallation de {' '.join(paquets)}…")
    milieu = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    installer = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *paquets]
    for commande in (["apt-get", "update", "-q"], installer):
        fini = subprocess.run([*devant, *commande], env=milieu, capture_output=True, text=True, check=False)
    if fini.returncode != 0:
        raise Arret(f"{raison}\n{fini.stderr.strip()}\nTapez cette ligne, puis recommencez :\n  sudo {ligne}")


def _administrateur() -> list[str] | None:
    """What to put before a command to run it as root: nothing, ``sudo -n``, or None if neither is possible."""
    if os.name == "posix" and os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    essai = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if essai.returncode == 0 else None

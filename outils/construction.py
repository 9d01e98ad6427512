"""`dev.py build`: the one-folder bundle, then a run of it without a display to see that it answers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from outils.messages import Arret, dire

RACINE = Path(__file__).parents[1]


def construire() -> Path:
    """Run PyInstaller on `packaging/ingeco.spec`; return the folder made. Raises `Arret`."""
    commande = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "packaging/ingeco.spec"]
    if subprocess.run(commande, cwd=RACINE, check=False).returncode != 0:
        raise Arret("PyInstaller a échoué (la raison est donnée ci-dessus).")
    return RACINE / "dist" / "ingeco"


def essayer(paquet: Path) -> None:
    """Ask the bundle for the tree of the method: resources, services and interpreter must all be in it."""
    programme = paquet / ("ingeco.exe" if os.name == "nt" else "ingeco")
    fini = subprocess.run([programme, "methode"], capture_output=True, text=True, encoding="utf-8", check=False)
    if fini.returncode != 0 or "Bâtir le budget" not in fini.stdout:
        raise Arret(f"Le paquet construit ne marche pas :\n{fini.stderr[-2000:]}")


def taille(paquet: Path) -> int:
    """Bytes of a folder, links not followed."""
    return sum(f.stat().st_size for f in paquet.rglob("*") if f.is_file() and not f.is_symlink())


if __name__ == "__main__":
    try:
        resultat = construire()
        essayer(resultat)
    except Arret as arret:
        dire(str(arret), erreur=True)
        sys.exit(1)
    dire(f"Fait : {resultat.relative_to(RACINE)} ({taille(resultat) / 1e6:.0f} Mo).")

"""The bundle that `dev.py build` makes, against a bundle of a bare Qt window."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

from outils.bancs.matiere import atelier
from outils.bancs.mesure import Mesure, PartieAbsente, mio
from outils.construction import RACINE, taille

_NUE = "from PySide6.QtWidgets import QApplication, QMainWindow\na = QApplication([])\nf = QMainWindow()\nf.show()\n"


def paquet(rapide: bool) -> list[Mesure]:
    """Size on disk; needs `dist/ingeco`, and PyInstaller to make the bare one."""
    notre = RACINE / "dist" / "ingeco"
    if rapide or not notre.is_dir() or importlib.util.find_spec("PyInstaller") is None:
        raise PartieAbsente("il faut dist/ingeco (dev.py build), et ne pas demander --rapide")
    with atelier() as dossier:
        (dossier / "nue.py").write_text(_NUE, "utf-8")
        commande = [sys.executable, "-m", "PyInstaller", "--onedir", "--log-level", "ERROR", "nue.py"]
        subprocess.run(commande, cwd=dossier, check=True, capture_output=True)
        nue = taille(Path(dossier / "dist" / "nue"))
    return [Mesure("Application à distribuer", mio(taille(notre)), f"Qt nu : {mio(nue)}", taille(notre) / nue, 1.2)]

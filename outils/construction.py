"""`dev.py build`: the one-folder bundle, then a run of it without a display to see that it answers."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
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
    """Use the bundle as its user would: the method is in it, an example dossier opens, every format gets written."""
    programme = paquet / ("ingeco.exe" if os.name == "nt" else "ingeco")
    with tempfile.TemporaryDirectory() as ici:
        dossier, papiers = Path(ici, "exemple.sqlite"), Path(ici, "papiers")
        monde = {**os.environ, "INGECO_DONNEES": str(Path(ici, "donnees"))}
        for mots, attendu in (
            (["methode"], "Bâtir le budget"),
            (["exemple", str(dossier), "--nom", "offre-insertion"], "exemple.sqlite"),
            (["exporter", str(dossier), "--vers", str(papiers)], ".pdf"),
        ):
            fini = subprocess.run(
                [programme, *mots], capture_output=True, text=True, encoding="utf-8", check=False, env=monde
            )
            if fini.returncode != 0 or attendu not in fini.stdout:
                raise Arret(f"Le paquet construit ne marche pas ({mots[0]}) :\n{fini.stderr[-2000:]}")
        if {f.suffix for f in papiers.iterdir()} != {".pdf", ".xlsx", ".docx"}:
            raise Arret("Le paquet construit n’écrit pas tous les formats.")


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

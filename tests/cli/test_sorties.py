"""What the program prints, as another program reads it: names of files untouched, no traceback, none of Qt’s words."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commandes import Taper, exemple, taper

__all__ = ["exemple", "taper"]

RACINE = Path(__file__).parents[2]


def _lancer(*arguments: object, **milieu: str) -> subprocess.CompletedProcess[bytes]:
    """``python -m app`` in a process of its own; an empty value takes a variable away."""
    environnement = {nom: valeur for nom, valeur in {**os.environ, **milieu}.items() if valeur}
    commande = [sys.executable, "-m", "app", *(os.fspath(a) for a in arguments)]  # type: ignore[call-overload]
    return subprocess.run(commande, cwd=RACINE, env=environnement, capture_output=True, check=False)


@pytest.mark.parametrize("nom", ["l'été", "Budget : le vrai ?", "« Essai »", "3 000 km"])
def test_le_nom_imprime_est_celui_du_fichier(taper: Taper, exemple: Path, tmp_path: Path, nom: str) -> None:
    """« $(ingeco exporter …) » must find what was written: no apostrophe, no space is made nicer."""
    vers = tmp_path / nom
    arguments = ("exporter", exemple, "--vers", vers, "--document", "grille-contact", "--format", "xlsx")
    (ecrit,) = taper(*arguments).sortie.splitlines()
    assert Path(ecrit).is_file()
    (donne,) = taper(*arguments, "--json").json
    assert Path(donne).is_file()
    cree = taper("nouveau", vers / f"{nom}.sqlite", "--intitule", "x").sortie.strip()
    assert cree.endswith(str(vers / f"{nom}.sqlite"))


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a name be no text")
def test_un_nom_qui_n_est_pas_du_texte(taper: Taper, exemple: Path, tmp_path: Path) -> None:
    """A key written under an old system: « é » is one byte that is no UTF-8."""
    vers = os.fsencode(tmp_path) + b"/r\xe9p"
    parti = _lancer(
        "exporter", exemple, "--vers", os.fsdecode(vers), "--document", "grille-contact", "--format", "xlsx"
    )
    assert (parti.returncode, parti.stderr) == (0, b"")
    ecrit = parti.stdout.rstrip(b"\n")
    assert ecrit.startswith(vers)
    formulaire = tmp_path / os.fsdecode(b"m\xe9l.xlsx")
    shutil.copy(os.fsdecode(ecrit), formulaire)
    lu = _lancer("importer", exemple, formulaire, "--simuler")
    assert (lu.returncode, lu.stderr) == (0, b"")
    assert b"m\xe9l.xlsx" in lu.stdout
    lu = _lancer("importer", exemple, formulaire, "--simuler", "--json")
    assert json.loads(lu.stdout.decode("utf-8"))["fichier"] == str(formulaire)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_sans_ecran_la_fenetre_dit_pourquoi_elle_ne_s_ouvre_pas(exemple: Path) -> None:
    for arguments in ((), (exemple,)):
        refus = _lancer(*arguments, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
        assert (refus.returncode, refus.stdout) == (1, b"")
        dit = refus.stderr.decode("utf-8")
        assert "n’a pas d’écran" in dit
        assert "ingeco --help" in dit
        assert "qt." not in dit

"""The door for contributors, on a machine that has nothing: what it installs, what it says when it may not."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from outils import bibliotheques, installation, paquets_systeme
from outils.messages import Arret
from tests.architecture.modules import RACINE, lire

AVANT_LES_BIBLIOTHEQUES = ("dev", "outils.messages", "outils.installation", "outils.paquets_systeme", "outils.verrous")


def test_dev_py_ne_demande_que_python() -> None:
    """Everything it imports before `.venv` exists is in the standard library, or ours and just as frugal."""
    modules = {m.nom: m for m in (*lire("outils"), *lire("app"))}
    vus, a_voir = set(), ["outils.bibliotheques", *AVANT_LES_BIBLIOTHEQUES[1:]]
    externes = set(_racines(ast.parse((RACINE / "dev.py").read_text("utf-8"))))
    while a_voir:
        nom = a_voir.pop()
        if nom in vus:
            continue
        vus.add(nom)
        for importe in modules[nom].imports:
            for candidat in (importe, importe.rpartition(".")[0]):
                if candidat in modules:
                    a_voir.append(candidat)
                    break
            else:
                externes.add(importe.partition(".")[0])
    assert externes - {"outils", "app", "__future__"} <= set(sys.stdlib_module_names)


def _racines(arbre: ast.Module) -> list[str]:
    noms = [alias.name for n in ast.walk(arbre) if isinstance(n, ast.Import) for alias in n.names]
    noms += [n.module or "" for n in ast.walk(arbre) if isinstance(n, ast.ImportFrom)]
    return [nom.partition(".")[0] for nom in noms]


def test_une_commande_inconnue_donne_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["danser"]) == 2
    assert "« danser »" in capsys.readouterr().err.replace("\u00a0", " ")


def test_l_aide_nomme_chaque_commande(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["--help"]) == 0
    aide = capsys.readouterr().out
    for nom in ("run", "test", "check", "bench", "faults", "shots", "build", "lock"):
        assert f"\n  {nom}" in aide


def test_sans_ecran_run_le_dit_et_montre_la_ligne_de_commande(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for nom in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(nom, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "preparer", lambda racine, verrou: RACINE / ".venv/bin/python")
    assert dev.main(["run"]) == 1
    dit = capsys.readouterr().err
    assert "pas d’écran" in dit
    assert "-m app methode" in dit
    assert "-m app exporter" in dit


@pytest.fixture
def depot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with lock files and a pretended `.venv`; pip’s calls are noted, not made."""
    for nom in (installation.SIMPLE, installation.COMPLET, installation.CONSTRUCTION):
        (tmp_path / nom).write_text(f"# {nom}\n")
    monkeypatch.setattr(installation, "_demarre", lambda python: True)
    (tmp_path / ".venv").mkdir()
    return tmp_path


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    appels: list[list[str]] = []

    def noter(commande: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        appels.append(commande)
        return subprocess.CompletedProcess(commande, 0)

    monkeypatch.setattr(installation.subprocess, "run", noter)
    return appels


def test_on_n_installe_qu_une_fois_et_de_nouveau_si_le_verrou_change(depot: Path, pip: list[list[str]]) -> None:
    installation.preparer(depot, installation.COMPLET)
    installation.preparer(depot, installation.COMPLET)
    installation.preparer(depot, installation.SIMPLE)
    assert len(pip) == 1, "what develops also runs"
    (depot / installation.COMPLET).write_text("# another\n")
    installation.preparer(depot, installation.COMPLET)
    assert len(pip) == 2


def test_toujours_avec_empreintes_et_sans_compiler(depot: Path, pip: list[list[str]]) -> None:
    installation.preparer(depot, installation.SIMPLE)
    (commande,) = pip
    assert {"--require-hashes", "--no-deps", "--only-binary"} <= set(commande)
    assert not any("index-url" in mot for mot in commande)
    (depot / "roues").mkdir()
    installation.preparer(depot, installation.COMPLET)
    assert "--no-index" in pip[1], "a wheelhouse beside the program replaces the network"


def test_sans_droit_la_ligne_a_taper_est_dite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paquets_systeme, "_administrateur", lambda: None)
    monkeypatch.setattr(paquets_systeme.shutil, "which", lambda nom: f"/usr/bin/{nom}")
    with pytest.raises(Arret, match="sudo apt-get install -y libgl1 libegl1"):
        paquets_systeme.installer_paquets(paquets_systeme.QT, "Il manque à Qt une bibliothèque.")


def test_ici_qt_trouve_tout_pour_dessiner_hors_ecran() -> None:
    assert bibliotheques.bibliotheques_manquantes(Path(sys.executable), ecran=False) == []


def test_une_bibliotheque_absente_se_voit(monkeypatch: pytest.MonkeyPatch) -> None:
    sortie = "\tlibGL.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n\tlibEGL.so.1 => not found\n"
    monkeypatch.setattr(
        bibliotheques.subprocess, "run", lambda *a, **k: subprocess.CompletedProcess(a, 1, stdout=sortie)
    )
    monkeypatch.setattr(bibliotheques.shutil, "which", lambda nom: "/usr/bin/ldd")
    assert bibliotheques.bibliotheques_manquantes(Path(sys.executable), ecran=True) == ["libEGL.so.1", "libGL.so.1"]


def test_la_ci_appelle_la_commande_du_lisez_moi() -> None:
    assert "exec python3 dev.py test\n" in (RACINE / ".ci/run").read_text("utf-8")
    assert "python3 dev.py test" in (RACINE / "README.md").read_text("utf-8")

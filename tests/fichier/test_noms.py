"""File names made from what people type."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.fichier import libre, nom_de_fichier
from app.services.fichier.verrou import chemin_du_verrou

MECHANTS = (
    "CON", "con.txt", "AUX", "NUL.", "COM1", "lpt9.sqlite", "COM¹", "..\\..\\x", "../../etc/passwd", "/etc/passwd",
    "C:\\Windows\\system32", "a:b", "a" * 300, "é" * 300, "🌻" * 100, "\u202egpj.exe", "fin.", "fin ", "   ", "",
    "...", "a\x00b", "a\nb\tc", "<x>|?*\"", "~$verrou", "-rf", "nom\ud800", "%2e%2e%2f", ".cache", "\u200b\ufeff",
)  # fmt: skip


def _sain(nom: str) -> None:
    assert nom == PurePosixPath(nom).name == PureWindowsPath(nom).name, "stays in its folder"
    assert not PureWindowsPath(nom).is_reserved()
    assert not set(nom) & set('<>:"/\\|?*\x00\n\t\u202e\u200b\ufeff')
    assert nom == nom.strip(" .")
    assert not nom.startswith((".", "-", "~"))
    assert 0 < len(nom.encode("utf-8")) <= 200
    assert len(chemin_du_verrou(Path(nom)).name.encode()) <= 255


@pytest.mark.parametrize("texte", MECHANTS, ids=range(len(MECHANTS)))
def test_r60_noms_mechants(texte: str, tmp_path: Path) -> None:
    nom = nom_de_fichier(texte, ".pdf")
    _sain(nom)
    assert nom.endswith(".pdf")
    (tmp_path / nom).write_text("x")
    assert [v.name for v in tmp_path.iterdir()] == [nom]


@given(st.text(max_size=200))
def test_r60_n_importe_quel_texte(texte: str) -> None:
    nom = nom_de_fichier(texte, ".sqlite")
    _sain(nom)
    assert nom_de_fichier(nom.removesuffix(".sqlite"), ".sqlite") == nom, "clean names stay as they are"


def test_r60_un_nom_ordinaire_reste_lisible() -> None:
    assert nom_de_fichier("Recycleries d’Ille-et-Vilaine", ".sqlite") == "Recycleries d’Ille-et-Vilaine.sqlite"
    assert nom_de_fichier("Bilan : été 2026", ".pdf") == "Bilan - été 2026.pdf"
    assert nom_de_fichier("", ".pdf", defaut="document") == "document.pdf"


def test_un_nom_pris_en_donne_un_autre(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    assert libre(tmp_path, "a.pdf").name == "a (2).pdf"

"""Who joins must find what a comment, a test or a page refers to: no code without its row, no link into the void."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.modules import RACINE

DOCS = RACINE / "docs"
PAGES = sorted((*RACINE.glob("*.md"), *RACINE.glob("packaging/*.md"), *DOCS.rglob("*.md")))
ADR = sorted(DOCS.glob("adr/0*.md"))


def _codes(motif: str, *repertoires: str) -> set[str]:
    """What ``motif`` captures in the Python files of these folders."""
    textes = (p.read_text(encoding="utf-8") for nom in repertoires for p in (RACINE / nom).rglob("*.py"))
    return {code for texte in textes for code in re.findall(motif, texte)}


def _fautes() -> set[str]:
    return set(re.findall(r"^\| (\d+) \|", (DOCS / "fautes.md").read_text(encoding="utf-8"), re.MULTILINE))


def test_chaque_capacite_nommee_a_sa_ligne() -> None:
    """Above the last capability (R46), a number is that of a fault."""
    lignes = set(re.findall(r"^\| (R\d\d) \|", (DOCS / "capacites.md").read_text(encoding="utf-8"), re.MULTILINE))
    lignes |= {f"R{n}" for n in _fautes() if int(n) > 46}
    nommees = _codes(r"\b(R\d\d)\b", "app", "tests")
    assert {"R07", "R41"} <= nommees
    assert nommees <= lignes


def test_chaque_faute_nommee_a_sa_ligne() -> None:
    nommees = {str(int(n)) for n in _codes(r"def test_(?:r\d+_)*r(\d+)_", "tests")}
    assert {"62", "66"} <= nommees
    assert nommees <= _fautes()


@pytest.mark.parametrize("page", PAGES, ids=[p.name for p in PAGES])
def test_chaque_lien_mene_a_un_fichier(page: Path) -> None:
    """Links of a page, and the files it names between backquotes, from the root or from `app/`."""
    texte = page.read_text(encoding="utf-8")
    for lien in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", texte):
        assert "://" in lien or (page.parent / lien).exists(), lien
    nommes = re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|toml|md|txt))`", texte)
    racines = (RACINE, RACINE / "app", RACINE / "app/services")
    assert [nom for nom in nommes if not any((racine / nom).exists() for racine in racines)] == []


def test_chaque_decision_est_dans_la_liste_et_dit_son_prix() -> None:
    assert len(ADR) >= 11
    liste = (DOCS / "adr/README.md").read_text(encoding="utf-8")
    for page in ADR:
        texte = page.read_text(encoding="utf-8")
        assert f"({page.name})" in liste
        for partie in (r"\*\*Question\.", r"\*\*Decision\.", r"We would reconsider|What would change our mind"):
            assert re.search(partie, texte), (page.name, partie)
        assert len(texte.split()) <= 600, f"{page.name} is no longer one page"

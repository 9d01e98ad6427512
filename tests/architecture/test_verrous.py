"""Lock files: exact versions with hashes, no address of an index, and each contains the one before."""

from __future__ import annotations

import re

import pytest

from outils.installation import COMPLET, CONSTRUCTION, SIMPLE
from tests.architecture.modules import RACINE

_EPINGLE = re.compile(r"^([a-zA-Z0-9._-]+)==(\S+)(.*)$", re.MULTILINE)


def _epingles(nom: str) -> dict[str, str]:
    return {m[1]: m[2] for m in _EPINGLE.finditer((RACINE / nom).read_text("utf-8"))}


@pytest.mark.parametrize("nom", [SIMPLE, COMPLET, CONSTRUCTION])
def test_versions_exactes_empreintes_et_aucune_adresse(nom: str) -> None:
    texte = (RACINE / nom).read_text("utf-8")
    assert "://" not in texte
    assert "--index" not in texte
    blocs = re.split(r"\n(?=[a-zA-Z])", texte.strip())
    assert len(blocs) == len(_epingles(nom)) > 10
    assert [bloc.split("\n")[0] for bloc in blocs if "--hash=sha256:" not in bloc] == []


@pytest.mark.parametrize(("petit", "grand"), [(SIMPLE, COMPLET), (COMPLET, CONSTRUCTION)])
def test_chaque_verrou_contient_le_precedent(petit: str, grand: str) -> None:
    assert _epingles(petit).items() <= _epingles(grand).items()


def test_la_version_de_qt_est_saine_sur_python_3_11() -> None:
    majeure, mineure, *_ = (int(n) for n in _epingles(SIMPLE)["pyside6-essentials"].split("."))
    assert (majeure, mineure) < (6, 12), "docs/adr/0004-version-de-qt.md"

"""The texts kept from one start to the next: as good as the files, never instead of them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from app.services.catalogue import CatalogueInvalide, charger_catalogue
from app.services.catalogue.lecture import lire_texte
from app.services.catalogue.memoire import MemoireDesTextes
from app.services.ressources import dossier_ressources


@pytest.fixture
def racine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content files that may be changed, and a cache of its own."""
    monkeypatch.setenv("INGECO_DONNEES", str(tmp_path / "poste"))
    copie = tmp_path / "resources"
    shutil.copytree(dossier_ressources(), copie, ignore=shutil.ignore_patterns("polices", "icones", "inventaire.txt"))
    return copie


def test_le_second_depart_lit_la_meme_chose(racine: Path, tmp_path: Path) -> None:
    lu = charger_catalogue(racine)
    assert (tmp_path / "poste" / "textes-lus.json").is_file()
    assert charger_catalogue(racine) == lu
    memoire = MemoireDesTextes(racine)
    assert memoire.lire(racine / "termes.toml", racine).donnees == lire_texte(racine / "termes.toml", racine).donnees
    assert memoire.servie


def test_un_texte_corrige_est_relu(racine: Path) -> None:
    charger_catalogue(racine)
    termes = racine / "termes.toml"
    avant = termes.stat()
    termes.write_bytes(termes.read_bytes() + b"\n")
    os.utime(termes, ns=(avant.st_atime_ns, avant.st_mtime_ns + 1))
    memoire = MemoireDesTextes(racine)
    memoire.lire(termes, racine)
    assert not memoire.servie
    memoire.lire(racine / "sources.toml", racine)
    assert memoire.servie


def test_un_lien_coupe_se_dit_avec_sa_ligne(racine: Path) -> None:
    charger_catalogue(racine)
    (racine / "fiches" / "fp7.toml").unlink()
    with pytest.raises(CatalogueInvalide) as refus:
        charger_catalogue(racine)
    assert all(probleme.ligne > 1 for probleme in refus.value.problemes)


@pytest.mark.parametrize("contenu", ["", "{", "[]", "[1, 2]", "null", '[["x"], {"termes.toml": [1, 2, {}]}]'])
def test_une_memoire_abimee_est_refaite(racine: Path, tmp_path: Path, contenu: str) -> None:
    lu = charger_catalogue(racine)
    memoire = tmp_path / "poste" / "textes-lus.json"
    memoire.write_text(contenu, "utf-8")
    assert charger_catalogue(racine) == lu
    assert len(memoire.read_bytes()) > 1000


def test_un_poste_qui_refuse_n_empeche_rien(racine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    occupe = tmp_path / "occupe"
    occupe.write_text("un fichier, pas un dossier", "utf-8")
    monkeypatch.setenv("INGECO_DONNEES", str(occupe))
    assert charger_catalogue(racine).methode.actions

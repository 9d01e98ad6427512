"""Settings never stand between a person and her dossier."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.services.reglages import Reglages, avec_recent, ecrire_reglages, lire_reglages


def test_ce_qui_est_ecrit_se_relit(tmp_path: Path) -> None:
    chemin = tmp_path / "sous" / "reglages.json"
    voulu = Reglages(auteur="Camille", bureau="Ligue de l’enseignement", theme="sombre", zoom=150, recents=("a", "b"))
    assert ecrire_reglages(voulu, chemin)
    assert lire_reglages(chemin) == voulu


@pytest.mark.parametrize("abime", ["{", "[]", '{"zoom": "grand"}', '{"recents": 3}', "\x00\x00"])
def test_r68_reglages_abimes_sont_reinitialises_et_cest_dit(tmp_path: Path, abime: str) -> None:
    chemin = tmp_path / "reglages.json"
    chemin.write_text(abime, "utf-8")
    lus = lire_reglages(chemin)
    assert lus.zoom == 100
    assert "réinitialisés" in lus.avis[0]
    assert ecrire_reglages(lus, chemin)
    assert lire_reglages(chemin).avis == ()


def test_r68_une_cle_dune_version_future_est_ignoree(tmp_path: Path) -> None:
    chemin = tmp_path / "reglages.json"
    chemin.write_text('{"auteur": "Camille", "hologramme": true, "zoom": 900}', "utf-8")
    lus = lire_reglages(chemin)
    assert (lus.auteur, lus.zoom, lus.avis) == ("Camille", 200, ())


def test_r68_profil_en_lecture_seule_nest_pas_un_drame(tmp_path: Path) -> None:
    fichier = tmp_path / "un-fichier"
    fichier.write_text("")
    assert ecrire_reglages(Reglages(auteur="x"), fichier / "reglages.json") is False


def test_recents_sans_doublon_et_dix_au_plus() -> None:
    reglages = Reglages(recents=tuple(f"d{n}" for n in range(10)))
    suite = avec_recent(replace(reglages), Path("d5"))
    assert suite.recents[0] == "d5"
    assert len(suite.recents) == len(set(suite.recents)) == 10
    assert os.fspath(Path("neuf")) == avec_recent(suite, Path("neuf")).recents[0]

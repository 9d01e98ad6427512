"""The short campaign, and proof that it would see a fault in our own precautions."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fault import arrets
from tests.fault.campagne import EPREUVES, Epreuve, jouer, main, tableau
from tests.fault.epreuve import Resultat


@pytest.mark.parametrize("epreuve", EPREUVES, ids=lambda e: e.famille.__name__)
def test_rien_ne_se_perd(epreuve: Epreuve) -> None:
    resultat = jouer(epreuve, 20261121, court=True)
    assert resultat.verdict == "tenu", (tableau([resultat]), resultat.notes[:5])
    assert resultat.injectes > 0


def test_sans_synchronisation_la_publication_se_dechire(tmp_path: Path) -> None:
    resultat = arrets.couper_le_courant_en_publiant(tmp_path, random.Random(1), 80, sans_sync=True)
    assert resultat.abimes > 0


def test_en_wal_normal_des_gestes_acquis_se_perdent(tmp_path: Path) -> None:
    resultat = arrets.couper_le_courant_en_ecrivant(tmp_path, random.Random(1), 80, (("synchronous", "NORMAL"),))
    assert resultat.perdus > 0


def test_une_famille_qui_n_injecte_rien_est_un_echec(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    muette = Epreuve(lambda dossier, hasard, combien: Resultat("muette"), 1, 1)
    monkeypatch.setattr("tests.fault.campagne.EPREUVES", (muette,))
    assert main(["--court", "--graine", "1"]) == 1
    assert "RIEN INJECTÉ" in capsys.readouterr().out

"""Official numbers are checked and said to be wrong in French (R06)."""

from __future__ import annotations

import pytest

from app.services import identifiants


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("", None),
        ("732 829 320 00074", None),
        ("732.829.320.00074", None),
        ("732829320", None),
        ("732 829 320 00075", "n’est pas valide"),
        ("12345", "14 chiffres"),
        ("abc", "que des chiffres"),
    ],
)
def test_siret(texte: str, attendu: str | None) -> None:
    constat = identifiants.verifier_siret(texte)
    assert constat is None if attendu is None else attendu in (constat or "")


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("", None),
        ("W751234567", None),
        ("w 35 2001234", None),
        ("W2A1000123", None),
        ("W9R1000123", None),
        ("W67100123", "il y en a 8"),
        ("W681001234", "tribunal"),
        ("751234567", "SIREN"),
        ("0351012345", "ancien numéro"),
        ("X123456789", "commence par un W"),
        ("WABC123456", "département"),
    ],
)
def test_rna(texte: str, attendu: str | None) -> None:
    constat = identifiants.verifier_rna(texte)
    assert constat is None if attendu is None else attendu in (constat or "")


def test_l_alsace_moselle_n_a_pas_de_rna() -> None:
    assert "tribunal" in identifiants.conseil_rna("67000", None)
    assert identifiants.conseil_rna("67000", "W751234567") == ""
    assert identifiants.conseil_rna("35000", "") == ""
    assert identifiants.conseil_rna(None, None) == ""


def test_un_numero_juste_se_lit_par_groupes_un_faux_comme_il_est() -> None:
    assert identifiants.presenter_siret("73282932000074") == "732 829 320 00074"
    assert identifiants.presenter_siret("732829320") == "732 829 320"
    assert identifiants.presenter_siret("73282932000075") == "73282932000075"
    assert identifiants.presenter_siret(None) == ""
    assert identifiants.presenter_rna("w 751234567") == "W751234567"
    assert identifiants.presenter_rna("en cours") == "en cours"
    assert identifiants.siren_de("732 829 320 00074") == "732829320"
    assert identifiants.siren_de("12") == ""

"""Numbers and dates typed in any French way; what can't be read is refused with words."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import date_courte, date_longue, montant
from app.views.elements.lecture import lire_date, lire_nombre

AUJOURDHUI = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("12345.67", "12345.67"),
        ("12\u00a0345,67\u00a0€", "12345.67"),
        ("142 000 €", "142000"),
        ("−3", "-3"),
        ("12,", "12"),
        (",5", "0.5"),
        ("12,500", "12.50"),
    ],
)
def test_un_nombre_se_lit(texte: str, attendu: str) -> None:
    assert lire_nombre(texte) == Decimal(attendu)


@pytest.mark.parametrize("texte", ["1.234,5", "abc", "12,345", "1,2,3", "12€€x", "--3"])
def test_un_nombre_douteux_est_refuse(texte: str) -> None:
    with pytest.raises(ErreurUtilisateur):
        lire_nombre(texte)


def test_un_champ_vide_n_est_pas_zero() -> None:
    assert lire_nombre("  ") is None
    assert lire_date(" ", AUJOURDHUI) is None


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False))
def test_ce_que_l_on_affiche_se_relit(valeur: Decimal) -> None:
    assert lire_nombre(montant(valeur)) == valeur


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("12/12/2026", date(2026, 12, 12)),
        ("1/3/27", date(2027, 3, 1)),
        ("12/12", date(2026, 12, 12)),
        ("12.12.2026", date(2026, 12, 12)),
        ("12 12 2026", date(2026, 12, 12)),
        ("2026-12-12", date(2026, 12, 12)),
        ("12 déc. 2026", date(2026, 12, 12)),
        ("12 DÉCEMBRE 2026", date(2026, 12, 12)),
        ("1er mai 2026", date(2026, 5, 1)),
        ("3 août", date(2026, 8, 3)),
        ("samedi 12 décembre 2026", date(2026, 12, 12)),
        ("le 5 fév. 2027", date(2027, 2, 5)),
    ],
)
def test_une_date_se_lit(texte: str, attendu: date) -> None:
    assert lire_date(texte, AUJOURDHUI) == attendu


@pytest.mark.parametrize("texte", ["31/02/2026", "demain", "12/13/2026", "12 brumaire 2026", "99"])
def test_une_date_douteuse_est_refusee(texte: str) -> None:
    with pytest.raises(ErreurUtilisateur):
        lire_date(texte, AUJOURDHUI)


@given(st.dates(min_value=date(1971, 1, 1), max_value=date(2069, 12, 31)))
def test_une_date_affichee_se_relit(jour: date) -> None:
    assert lire_date(date_longue(jour), AUJOURDHUI) == jour
    if abs(jour - AUJOURDHUI) <= timedelta(days=182):
        assert lire_date(date_courte(jour), AUJOURDHUI) == jour

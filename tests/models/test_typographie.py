"""French typography."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import typographie as t
from app.models.texte import nettoyer, sans_accents


@pytest.mark.parametrize(
    ("brut", "attendu"),
    [
        ("Qui ? Moi !", "Qui\u202f? Moi\u202f!"),
        ("Mesurer : poids", "Mesurer\u00a0: poids"),
        ("une « accroche » ici", "une «\u00a0accroche\u00a0» ici"),
        (
            "15 000 € pour 9,5 j et 1 234 567 habitants",
            "15\u202f000\u00a0€ pour 9,5\u00a0j et 1\u202f234\u202f567 habitants",
        ),
        ("à 14:32, http://exemple", "à 14:32, http://exemple"),
        ("62 % des 3,5 ETP", "62\u00a0% des 3,5\u00a0ETP"),
    ],
)
def test_espaces(brut: str, attendu: str) -> None:
    assert t.francais(brut) == attendu
    assert t.francais(attendu) == attendu


def test_nombres_et_dates() -> None:
    assert t.montant(Decimal("15000.00")) == "15\u202f000\u00a0€"
    assert t.montant(Decimal("23824.32")) == "23\u202f824,32\u00a0€"
    assert t.montant(Decimal("-1234.5")) == "-1\u202f234,50\u00a0€"
    assert t.nombre(Decimal("9.50")) == "9,5"
    assert t.nombre(Decimal("1E+3")) == "1\u202f000"
    assert t.date_longue(date(2026, 5, 1)) == "1er\u00a0mai 2026"
    assert t.date_courte(date(2026, 12, 12)) == "12\u00a0déc."
    assert t.pluriel(0, "structure") == "0\u00a0structure"
    assert t.pluriel(3, "action reste", "actions restent") == "3\u00a0actions restent"


@given(st.text(max_size=80))
def test_la_typographie_ne_change_que_des_espaces(texte: str) -> None:
    def sans_espaces(s: str) -> str:
        return "".join(c for c in s if c not in " \u00a0\u202f")

    assert sans_espaces(t.francais(texte)) == sans_espaces(texte)


@given(st.text(max_size=80))
def test_nettoyer_deux_fois_revient_a_une(texte: str) -> None:
    net = nettoyer(texte)
    assert nettoyer(net.texte) == type(net)(net.texte, 0)


def test_nettoyer_compte_ce_quil_retire() -> None:
    assert nettoyer("a\x00b\x07c\ud800d\ufffe").retires == 4
    assert nettoyer("a\tb\nc\u202f\u00a0\u2028\u200d").retires == 0


def test_sans_accents() -> None:
    assert sans_accents("L’Œuvre ÉLÉGANTE") == "l'oeuvre elegante"

"""Field types: what people type, what is refused and why, and back again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.dates import DERNIER_JOUR, PREMIER_JOUR
from app.models.definitions.aide import Choix
from app.models.definitions.champs import TYPES, ValeurRefusee, type_champ
from app.models.typographie import francais

CHOIX = (Choix("oui", "Oui"), Choix("plutot_non", "Plutôt non"), Choix("iae", "Insertion par l’activité économique"))


@pytest.mark.parametrize(
    ("tape", "attendu"),
    [
        ("12,5", "12.5"), ("12.5", "12.5"), ("1 234,5", "1234.5"), ("1\u00a0234,5", "1234.5"),
        ("1\u202f234,5", "1234.5"), ("12345.67", "12345.67"), ("12\u202f345,67\u00a0€", "12345.67"),
        (" 12 345,67 € ", "12345.67"), ("0", "0"), ("-3", "-3"), ("\u22123,25", "-3.25"), (",5", "0.5"),
        ("7 euros", "7"),
    ],
)  # fmt: skip
def test_un_montant_tape_a_la_francaise_se_lit(tape: str, attendu: str) -> None:
    assert type_champ("montant").lire(tape) == Decimal(attendu)


@pytest.mark.parametrize("tape", ["1.234,5", "abc", "12,5,6", "12 34", "--3", "€", "1e5", "NaN", "inf", "12 345,67 $"])
def test_un_montant_ambigu_est_refuse_avec_sa_raison(tape: str) -> None:
    with pytest.raises(ValeurRefusee) as refus:
        type_champ("montant").lire(tape)
    assert francais(f"« {tape} »") in francais(refus.value.message)
    assert refus.value.conseil


@pytest.mark.parametrize(
    ("tape", "attendu"),
    [
        ("14/03/2026", date(2026, 3, 14)), ("14-3-2026", date(2026, 3, 14)), ("2026-03-14", date(2026, 3, 14)),
        ("14 mars 2026", date(2026, 3, 14)), ("1er mai 2026", date(2026, 5, 1)),
        ("1er\u00a0août 2026", date(2026, 8, 1)),
        ("samedi 14 mars 2026", date(2026, 3, 14)), ("14/03/26", date(2026, 3, 14)), ("29/02/2028", date(2028, 2, 29)),
    ],
)  # fmt: skip
def test_une_date_se_lit_de_plusieurs_facons(tape: str, attendu: date) -> None:
    assert type_champ("date").lire(tape) == attendu


@pytest.mark.parametrize("tape", ["31/02/2026", "14/13/2026", "demain", "2026", "29/02/2026"])
def test_une_date_impossible_est_refusee(tape: str) -> None:
    with pytest.raises(ValeurRefusee):
        type_champ("date").lire(tape)


@pytest.mark.parametrize(("tape", "attendu"), [("oui", True), ("Oui", True), ("OUI", True), ("x", True), ("n", False)])
def test_oui_non(tape: str, attendu: bool) -> None:
    assert type_champ("oui_non").lire(tape) is attendu


def test_entiers_annees_et_etp_ont_leurs_bornes() -> None:
    assert type_champ("entier").lire("1\u202f420") == 1420
    assert type_champ("annee").ecrire(1998) == "1998"
    assert type_champ("etp").lire("3,5 ETP") == Decimal("3.5")
    for code, tape in (("entier", "2,5"), ("entier", "-1"), ("annee", "98"), ("etp", "-1")):
        with pytest.raises(ValeurRefusee):
            type_champ(code).lire(tape)


def test_un_choix_se_reconnait_a_son_libelle_ou_a_son_code() -> None:
    choix = type_champ("choix", CHOIX)
    assert choix.lire("plutôt NON") == "plutot_non"
    assert choix.lire("insertion par l'activité\u00a0économique") == "iae"
    with pytest.raises(ValeurRefusee) as refus:
        choix.lire("peut-être")
    assert "« Oui »" in refus.value.conseil
    assert type_champ("choix_multiples", CHOIX).lire("Oui ; Plutôt non\nOui") == ("oui", "plutot_non")


@pytest.mark.parametrize("code", TYPES)
def test_le_vide_est_rien_pour_tous_les_types(code: str) -> None:
    champ = type_champ(code, CHOIX)
    assert champ.lire(" \u00a0\n") is None
    assert champ.ecrire(None) == ""


VALEURS = {
    "texte": st.text(min_size=1).filter(lambda t: t == t.strip(" \t\n\u00a0\u202f\u2009")),
    "texte_long": st.text(min_size=1).filter(lambda t: t == t.strip(" \t\n\u00a0\u202f\u2009")),
    "nombre": st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4),
    "entier": st.integers(0, 10**12),
    "annee": st.integers(1000, 2999),
    "montant": st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=2),
    "etp": st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**5, places=3),
    "date": st.dates(PREMIER_JOUR, DERNIER_JOUR),
    "oui_non": st.booleans(),
    "choix": st.sampled_from([c.code for c in CHOIX]),
    "choix_multiples": st.lists(st.sampled_from([c.code for c in CHOIX]), min_size=1, unique=True).map(tuple),
}


@given(st.data())
def test_ce_qui_est_ecrit_se_relit(data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(sorted(TYPES)))
    valeur = data.draw(VALEURS[code])
    champ = type_champ(code, CHOIX)
    assert champ.lire(champ.ecrire(valeur)) == valeur

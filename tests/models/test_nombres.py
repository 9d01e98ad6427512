"""Numbers as French people type or paste them: the exact one, or a refusal (FACTS §1.1, §2.2)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.colonnes import (
    TypeChoix,
    TypeCodes,
    TypeEntier,
    TypeNombre,
    TypeOuiNon,
    TypeTaux,
    TypeTexte,
    ordre_de_tri,
)
from app.models.definitions.aide import Choix
from app.models.nombres import ValeurIncomprise, lire_entier, lire_nombre
from app.models.typographie import montant, nombre

SECTEURS = (Choix("culture", "Culture"), Choix("iae", "Insertion par l’activité économique"), Choix("sante", "Santé"))


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("12345.67", "12345.67"),
        ("12 345,67 €", "12345.67"),
        ("\u22123", "-3"),
        (",5", "0.5"),
        ("8 ETP", "8"),
        ("100", "100"),
        ("12,", "12"),
    ],
)
def test_ce_qui_se_tape(texte: str, attendu: str) -> None:
    assert lire_nombre(texte) == Decimal(attendu)


@pytest.mark.parametrize("texte", ["1.234,5", "1.234", "abc", "12,345", "1e5", "--2", "12,5,5"])
def test_ce_qui_peut_se_lire_de_deux_facons_se_refuse(texte: str) -> None:
    with pytest.raises(ValeurIncomprise, match=texte.replace(".", r"\.")):
        lire_nombre(texte)


@pytest.mark.parametrize("texte", ["50 %", "50%", "5,5\u00a0%"])
def test_un_pourcentage_n_est_pas_un_nombre_de_postes(texte: str) -> None:
    with pytest.raises(ValeurIncomprise, match="est un pourcentage"):
        TypeNombre("ETP").lire(texte)
    assert TypeTaux("%").lire(texte) == Decimal(texte.rstrip("% \u00a0").replace(",", "."))
    assert TypeTaux("%").lire("50 %") == TypeTaux("%").lire("50")
    with pytest.raises(ValeurIncomprise, match="n’est pas un nombre"):
        lire_nombre("beaucoup %")


def test_rien_est_rien() -> None:
    assert lire_nombre("  ") is None
    assert lire_entier("") is None


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False))
def test_ce_que_l_on_montre_se_relit(valeur: Decimal) -> None:
    assert lire_nombre(nombre(valeur)) == valeur
    assert lire_nombre(montant(valeur)) == valeur
    assert TypeNombre("€").lire(TypeNombre("€").texte(valeur)) == valeur


def test_une_annee_a_quatre_chiffres() -> None:
    assert TypeEntier(annee=True).texte(TypeEntier(annee=True).lire("2004")) == "2004"
    for texte in ("04", "20045", "-3", "2004,5"):
        with pytest.raises(ValeurIncomprise):
            TypeEntier(annee=True).lire(texte)


def test_un_choix_se_reconnait_sans_accents_ni_majuscules() -> None:
    assert TypeChoix(SECTEURS).lire("SANTE") == "sante"
    assert TypeChoix(SECTEURS).lire("insertion par l'activité économique") == "iae"
    assert TypeChoix(SECTEURS, libre=True).lire("Vélo") == "Vélo"
    with pytest.raises(ValeurIncomprise, match="liste"):
        TypeChoix(SECTEURS).lire("Vélo")
    with pytest.raises(ValeurIncomprise):
        TypeChoix(SECTEURS, vide=False).lire("")


def test_plusieurs_choix_font_l_aller_et_retour() -> None:
    type_ = TypeCodes(SECTEURS)
    assert type_.lire(type_.texte(("sante", "culture"))) == ("sante", "culture")
    assert type_.lire("") is None


@pytest.mark.parametrize(("texte", "coche"), [("Oui", True), ("x", True), ("NON", False), ("", False)])
def test_oui_ou_non(texte: str, coche: bool) -> None:
    assert TypeOuiNon().lire(texte) is coche


def test_le_tri_met_les_vides_a_la_fin_dans_les_deux_sens() -> None:
    valeurs = ["Écluse", None, "abeille", "", "Zèbre"]
    assert ordre_de_tri(valeurs, TypeTexte()) == [2, 0, 4, 1, 3]
    assert ordre_de_tri(valeurs, TypeTexte(), decroissant=True) == [4, 0, 2, 1, 3]


@pytest.mark.parametrize("texte", ["-100", "-0,01 %", "100,01", "2000 %"])
def test_un_taux_va_de_zero_a_cent(texte: str) -> None:
    with pytest.raises(ValeurIncomprise, match="de 0 à 100"):
        TypeTaux("%").lire(texte)
    assert TypeTaux("%").lire("0") == 0
    assert TypeTaux("%").lire("100 %") == 100


@pytest.mark.parametrize("texte", ["€ 300", "€300,00", "\u00a0€\u00a0300"])
def test_l_euro_peut_venir_devant(texte: str) -> None:
    assert lire_nombre(texte) == 300
    with pytest.raises(ValeurIncomprise, match="n’est pas un nombre"):
        lire_nombre("€ 300 €")


@pytest.mark.parametrize("combien", [16, 20, 31, 400])
def test_un_nombre_demesure_se_refuse_en_le_disant(combien: int) -> None:
    assert lire_nombre("9" * 15) == 10**15 - 1
    assert lire_nombre("0" * combien + "7") == 7
    for lire in (lire_nombre, lire_entier, TypeEntier().lire):
        with pytest.raises(ValeurIncomprise, match="quinze chiffres au plus"):
            lire("9" * combien)

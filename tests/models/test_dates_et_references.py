"""Dates read by one rule everywhere, and rows of another table read by their name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.colonnes import SUPPRIMEE, TypeJour, TypeReference, ordre_de_tri
from app.models.dates import lire_date
from app.models.definitions.aide import Choix
from app.models.definitions.champs import ValeurRefusee, type_champ
from app.models.nombres import ValeurIncomprise
from app.models.typographie import date_chiffres, date_courte, date_longue

JOUR = TypeJour(lambda: date(2026, 11, 21))
NOMS = (Choix("1", "Écluse et Cie"), Choix("2", "Atelier"), Choix("3", "atelier"), Choix("4", "Recyclerie"))


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from([date_chiffres, date_longue, date.isoformat]))
def test_une_date_se_lit_comme_elle_s_ecrit(jour: date, ecrire: object) -> None:
    texte = ecrire(jour)  # type: ignore[operator]
    assert lire_date(texte) == JOUR.lire(texte) == type_champ("date").lire(texte) == jour
    assert JOUR.lire(JOUR.texte(jour)) == jour
    assert lire_date(date_courte(jour), jour) == jour


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("14/06", date(2026, 6, 14)),
        ("14/3/69", date(2069, 3, 14)),
        ("14/3/70", date(1970, 3, 14)),
        ("le sam. 14 mars 2026", date(2026, 3, 14)),
        ("mardi 1er sept 2026", date(2026, 9, 1)),
        ("14 JUIL. 2026", date(2026, 7, 14)),
        ("", None),
    ],
)
def test_les_facons_d_un_bureau(texte: str, attendu: date | None) -> None:
    assert JOUR.lire(texte) == attendu


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        ("31/02/2026", "n’existe pas"),
        ("12 jui 2026", "n’est pas une date"),
        ("2026", "n’est pas une date"),
        ("12 brumaire 2026", "n’est pas une date"),
    ],
)
def test_ce_qui_n_est_pas_une_date_se_refuse(texte: str, dit: str) -> None:
    with pytest.raises(ValeurIncomprise, match=dit):
        JOUR.lire(texte)
    with pytest.raises(ValeurRefusee, match=dit):
        type_champ("date").lire(texte)


@pytest.mark.parametrize(
    ("texte", "aujourdhui", "attendu"),
    [
        ("15 janvier", date(2026, 11, 21), date(2027, 1, 15)),
        ("15/10", date(2026, 11, 21), date(2026, 10, 15)),
        ("20 déc.", date(2027, 1, 8), date(2026, 12, 20)),
        ("29/02", date(2027, 5, 1), date(2028, 2, 29)),
    ],
)
def test_sans_annee_c_est_le_plus_proche(texte: str, aujourdhui: date, attendu: date) -> None:
    assert lire_date(texte, aujourdhui) == attendu


def test_un_29_fevrier_que_ni_l_an_dernier_ni_l_an_prochain_n_ont() -> None:
    with pytest.raises(ValeurIncomprise, match="n’existe pas"):
        lire_date("29/02", date(2026, 11, 21))


def test_sans_annee_il_faut_savoir_laquelle() -> None:
    with pytest.raises(ValeurIncomprise, match="il manque l’année"):
        lire_date("14/03")


def test_les_jours_se_trient_dans_le_temps() -> None:
    jours = [date(2026, 12, 1), None, date(2026, 3, 14)]
    assert ordre_de_tri(jours, JOUR) == [2, 0, 1]


def test_une_reference_se_montre_et_se_lit_par_son_nom() -> None:
    type_ = TypeReference(lambda: NOMS)
    assert (type_.texte("1"), type_.texte(None), type_.texte("absent")) == ("Écluse et Cie", "", SUPPRIMEE)
    assert (type_.lire("ECLUSE  et cie"), type_.lire("  ")) == ("1", None)
    with pytest.raises(ValeurIncomprise, match="Plusieurs lignes"):
        type_.lire("Atelier")
    with pytest.raises(ValeurIncomprise, match="dans la liste"):
        type_.lire("Inconnue")
    with pytest.raises(ValeurIncomprise):
        TypeReference(lambda: NOMS, vide=False).lire("")


def test_les_noms_se_demandent_une_fois_puis_de_nouveau_si_l_on_veut() -> None:
    demandes: list[int] = []

    def fournir() -> tuple[Choix, ...]:
        demandes.append(1)
        return NOMS

    type_ = TypeReference(fournir)
    assert demandes == []
    for choix in NOMS * 100:
        type_.texte(choix.code)
    assert len(demandes) == 1
    type_.fraiche().texte("1")
    assert len(demandes) == 2


@pytest.mark.parametrize("texte", ["1/1/0001", "31/12/1899", "01/01/2200", "31/12/9999", "9999-12-31"])
def test_une_annee_mal_tapee_se_refuse(texte: str) -> None:
    with pytest.raises(ValeurIncomprise, match="entre 1900 et 2199"):
        JOUR.lire(texte)
    assert (JOUR.lire("1/1/1900"), JOUR.lire("31/12/2199")) == (date(1900, 1, 1), date(2199, 12, 31))

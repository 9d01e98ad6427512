"""Planning backwards: the algebra of delays, working days, and what is said of each step."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.definitions.parametres import ModeleRetroplanning
from app.models.retroplanning import EtapePlanifiee, planifier, remarques_de_date
from app.services.feries import FRANCE, ouvre
from app.services.parametres import definitions

jours = st.dates(date(2000, 1, 1), date(2080, 12, 31))
modeles = st.sampled_from(definitions().modele)
CODES = [p.code for p in definitions().parametre if p.nombre is not None]
delais = st.fixed_dictionaries({code: st.integers(0, 40) for code in CODES})


def par_code(etapes: tuple[EtapePlanifiee, ...]) -> dict[str, EtapePlanifiee]:
    """Steps by their code."""
    return {e.code: e for e in etapes}


@given(modeles, jours, delais)
def test_chaque_etape_tombe_un_jour_ouvre_au_delai_demande(
    modele: ModeleRetroplanning, ancre: date, voulus: dict[str, int]
) -> None:
    etapes = par_code(planifier(modele, ancre, voulus, FRANCE, ancre))
    assert len(etapes) == len(modele.etape)
    for definie in modele.etape:
        depart = etapes[definie.avant].jour if definie.avant else ancre
        jour = etapes[definie.code].jour
        assert ouvre(jour)
        assert jour <= depart
        traverses = sum(ouvre(jour + timedelta(days=n)) for n in range((depart - jour).days))
        # With no delay, a step leaves a day off for the working day before it.
        assert traverses == voulus[definie.parametre] or (voulus[definie.parametre] == 0 and traverses <= 1)


@given(modeles, jours, delais)
def test_les_etapes_viennent_dans_l_ordre_du_temps(
    modele: ModeleRetroplanning, ancre: date, voulus: dict[str, int]
) -> None:
    etapes = planifier(modele, ancre, voulus, FRANCE, ancre)
    assert [e.jour for e in etapes] == sorted(e.jour for e in etapes)


@given(modeles, jours, delais, st.integers(1, 400))
def test_une_date_plus_tardive_n_avance_aucune_etape(
    modele: ModeleRetroplanning, ancre: date, voulus: dict[str, int], plus: int
) -> None:
    avant = par_code(planifier(modele, ancre, voulus, FRANCE, ancre))
    apres = par_code(planifier(modele, ancre + timedelta(days=plus), voulus, FRANCE, ancre))
    assert all(apres[code].jour >= avant[code].jour for code in avant)


def test_un_comite_du_12_decembre_a_la_main() -> None:
    """Checked on the calendar: ten working days before Saturday 12 December 2026 is Monday 30 November."""
    modele = definitions().modele_de("comite")
    voulus = {p.code: p.nombre or 0 for p in definitions().parametre}
    etapes = par_code(planifier(modele, date(2026, 12, 12), voulus, FRANCE, date(2026, 11, 21)))
    assert etapes["envoi"].jour == date(2026, 11, 30)
    assert etapes["relecture"].jour == date(2026, 11, 25)
    assert etapes["redaction"].jour == date(2026, 11, 10)
    assert etapes["redaction"].passee
    assert any("11 jours" in r.replace("\u00a0", " ") for r in etapes["redaction"].remarques)
    assert any("Armistice" in r for r in etapes["redaction"].remarques)
    assert etapes["envoi"].avant == "Date du comité d’appui"
    assert etapes["envoi"].remarques == ()


@pytest.mark.parametrize(
    ("jour", "attendu"),
    [
        (date(2026, 12, 25), "férié\u00a0: Noël"),
        (date(2026, 12, 12), "samedi"),
        (date(2026, 12, 13), "dimanche"),
        (date(2028, 2, 29), ""),
    ],
)
def test_une_date_singuliere_se_dit(jour: date, attendu: str) -> None:
    dites = " ".join(remarques_de_date(jour, FRANCE))
    assert attendu in dites
    assert bool(dites) == bool(attendu)


def test_partir_d_un_29_fevrier() -> None:
    modele = definitions().modele_de("convention")
    voulus = dict.fromkeys(CODES, 0)
    etapes = planifier(modele, date(2028, 2, 29), voulus, FRANCE, date(2026, 1, 1))
    assert {e.jour for e in etapes} == {date(2028, 2, 29)}


@pytest.mark.parametrize(("nombres", "dit"), [((2, 4), "de 2 à 4."), ((3, 3), "consulter\u00a0: 3.")])
def test_le_cahier_des_charges_rappelle_combien_de_prestataires_consulter(nombres: tuple[int, int], dit: str) -> None:
    voulus = {**dict.fromkeys(CODES, 5), "prestataires_minimum": nombres[0], "prestataires_maximum": nombres[1]}
    etapes = par_code(
        planifier(definitions().modele_de("convention"), date(2027, 6, 30), voulus, FRANCE, date(2026, 1, 1))
    )
    (rappel,) = (r for r in etapes["consultation"].remarques if r.startswith("Prestataires"))
    assert rappel.endswith(dit)
    assert not any("restataires" in r for code, e in etapes.items() if code != "consultation" for r in e.remarques)

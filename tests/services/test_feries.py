"""Public holidays as the law has them (checked by hand on the calendar of 2026 and 2027)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.feries import PARAMETRE, SUBDIVISIONS, ferie, jours_ouvres, ouvre, ouvre_avant, reculer
from app.services.parametres import choisir, definitions
from app.services.reglages import Reglages, ecrire_reglages

jours = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("jour", "nom"),
    [
        (date(2026, 12, 25), "Noël"),
        (date(2027, 3, 29), "Lundi de Pâques"),
        (date(2026, 5, 14), "Ascension"),
        (date(2026, 7, 14), "Fête nationale"),
        (date(2026, 11, 11), "Armistice"),
    ],
)
def test_les_jours_feries_ont_leur_nom_francais(jour: date, nom: str) -> None:
    assert (ferie(jour) or "").casefold() == nom.casefold()
    assert not ouvre(jour)


def test_onze_jours_feries_par_an() -> None:
    premier = date(2026, 1, 1).toordinal()
    assert sum(ferie(date.fromordinal(premier + n)) is not None for n in range(365)) == 11
    assert ferie(date(2026, 12, 24)) is None


@given(jours, st.integers(0, 60))
def test_reculer_en_jours_ouvres_en_passe_autant(jour: date, combien: int) -> None:
    avant = reculer(jour, combien)
    passes = [date.fromordinal(n) for n in range(avant.toordinal(), jour.toordinal())]
    assert sum(ouvre(p) for p in passes) == combien
    assert ouvre(ouvre_avant(jour))
    assert ouvre_avant(jour) <= jour


@pytest.mark.parametrize(
    ("ou", "jour", "nom"),
    [
        ("alsace_moselle", date(2026, 4, 3), "Vendredi saint"),
        ("alsace_moselle", date(2025, 12, 26), "Saint-Étienne"),
        ("reunion", date(2028, 12, 20), "Abolition de l’esclavage"),
        ("guyane", date(2026, 6, 10), "Abolition de l’esclavage"),
    ],
)
def test_chaque_territoire_a_ses_jours(ou: str, jour: date, nom: str) -> None:
    assert ferie(jour) is None
    assert ouvre(jour)
    ecrire_reglages(Reglages(auteur="Léa", parametres=choisir({}, PARAMETRE, ou)))
    assert ferie(jour) == nom
    assert not ouvre(jour)
    assert ferie(date(2026, 5, 14)) == "Ascension"
    ecrire_reglages(Reglages(auteur="Léa"))
    assert ferie(jour) is None, "read again as soon as the settings change"


def test_tous_les_territoires_proposes_sont_connus_de_la_bibliotheque() -> None:
    codes = [choix.code for choix in definitions().un(PARAMETRE).choix]
    assert codes == list(SUBDIVISIONS)
    for code in codes:
        ecrire_reglages(Reglages(auteur=code, parametres={PARAMETRE: code}))
        noms = {ferie(date.fromordinal(date(2026, 1, 1).toordinal() + n)) for n in range(365)}
        assert len(noms) >= 12  # eleven, and None
        assert not any("'" in (nom or "") for nom in noms), "typographic apostrophes"


@given(jours, jours)
def test_compter_les_jours_ouvres_defait_reculer(jour: date, autre: date) -> None:
    debut, fin = sorted((jour, min(autre, jour + timedelta(days=90), key=lambda j: abs(j - jour))))
    debut = ouvre_avant(debut)
    assert reculer(fin, jours_ouvres(debut, fin)) == debut
    assert jours_ouvres(fin, debut) == 0

"""Public holidays as the law has them (checked by hand on the calendar of 2026 and 2027)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.feries import ferie, ouvre, ouvre_avant, reculer

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
    avant = reculer(jour, combien, ouvres=True)
    passes = [date.fromordinal(n) for n in range(avant.toordinal(), jour.toordinal())]
    assert sum(ouvre(p) for p in passes) == combien
    assert ouvre(ouvre_avant(jour))
    assert ouvre_avant(jour) <= jour

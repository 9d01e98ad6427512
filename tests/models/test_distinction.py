"""Names that begin alike stay unlike once they are shortened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import distinction
from app.models.distinction import NomsProches, abreger


def coupes(noms: list[str], place: int) -> list[str]:
    """The names in ``place`` letters."""

    def couper(texte: str) -> str:
        return texte if len(texte) <= place else texte[: place - 1].rstrip() + "…"

    proches = NomsProches(noms)
    return [abreger(nom, proches.rang(nom), couper) for nom in noms]


@pytest.mark.parametrize(
    ("noms", "attendus"),
    [
        (["Office de tourisme de Vitré", "Office de tourisme de Redon"], ["Office … Vitré", "Office … Redon"]),
        (["Office de tourisme de Vitré", "Écluse et Cie"], ["Office de touri…", "Écluse et Cie"]),
        (
            ["Office de tourisme de Vitré", "Office de tourisme de Redon", "Office de tourisme de Redon sud"],
            ["Office … Vitré", "Office … Redon", "Office … sud"],
        ),
        (["Amicale", "Amicale"], ["Amicale", "Amicale"]),
    ],
)
def test_ce_qui_les_distingue_se_lit(noms: list[str], attendus: list[str]) -> None:
    assert coupes(noms, 16) == attendus


_MOTS = st.lists(st.sampled_from(["Office", "de", "tourisme", "Vitré", "nord", "sud", "des"]), min_size=1, max_size=7)


@given(st.lists(_MOTS.map(" ".join), min_size=1, max_size=8))
def test_chaque_nom_tient_et_rien_n_est_invente(noms: list[str]) -> None:
    for nom, coupe in zip(noms, coupes(noms, 14), strict=True):
        assert len(coupe) <= 14
        assert all(mot in nom for mot in coupe.replace("…", " ").split())


@given(st.text("ab", min_size=20, max_size=40), st.integers(0, 200))
def test_un_seul_long_mot_se_distingue_aussi(debut: str, queue: int) -> None:
    une, autre = coupes([f"{debut}x{'z' * queue}", f"{debut}y{'z' * queue}"], 14)
    assert une != autre


def test_on_ne_compare_que_les_noms_que_l_on_lit(monkeypatch: pytest.MonkeyPatch) -> None:
    compares: list[tuple[str, str]] = []
    commun = distinction._commun

    def noter(avant: str, apres: str) -> int:
        compares.append((avant, apres))
        return commun(avant, apres)

    monkeypatch.setattr(distinction, "_commun", noter)
    proches = NomsProches(f"Association {n} des jardins" for n in range(10_000))
    assert not compares
    proches.rang("Association 42 des jardins")
    assert len(compares) == 2

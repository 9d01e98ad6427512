"""The point of the posture figure: where the answers put it, and which posture it names (R05)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.definitions.aide import Axe, Posture, Postures, QuestionDePosture
from app.models.posture import coordonnees, reponses_valides, situer

POSTURES = Postures(
    axe=(Axe("pouvoirs_publics", "PP", "faible", "fort"), Axe("projet_collectif", "PC", "faible", "fort")),
    question=(
        QuestionDePosture("pp1", "pouvoirs_publics", "…", 1),
        QuestionDePosture("pp2", "pouvoirs_publics", "…", -1),
        QuestionDePosture("pc1", "projet_collectif", "…", 1),
        QuestionDePosture("pc2", "projet_collectif", "…", -1),
    ),
    posture=tuple(
        Posture(code, code, pp, pc, "", "", "", "S3")
        for code, pp, pc in (
            ("facilitateur", "fort", "fort"),
            ("aiguilleur", "fort", "faible"),
            ("revelateur", "faible", "faible"),
            ("en_empathie", "faible", "fort"),
        )
    ),
)


@pytest.mark.parametrize(
    ("reponses", "attendue"),
    [
        ({"pp1": 2, "pp2": -2, "pc1": 2, "pc2": -2}, "facilitateur"),
        ({"pp1": 2, "pp2": -2, "pc1": -2, "pc2": 2}, "aiguilleur"),
        ({"pp1": -2, "pp2": 2, "pc1": -2, "pc2": 2}, "revelateur"),
        ({"pp1": -2, "pp2": 2, "pc1": 2, "pc2": -2}, "en_empathie"),
    ],
)
def test_quatre_reponses_franches_nomment_la_posture(reponses: dict[str, int], attendue: str) -> None:
    position = situer(reponses, POSTURES)
    assert position.posture is not None
    assert position.posture.code == attendue
    x, y = (
        1 if cote == "fort" else -1 for cote in (position.posture.projet_collectif, position.posture.pouvoirs_publics)
    )
    assert (position.x, position.y) == (x, y)


def test_sans_reponse_on_est_au_centre_et_rien_n_est_nomme() -> None:
    for rien in (None, {}, {"pp1": 0, "pc1": 0}):
        position = situer(rien, POSTURES)
        assert (position.x, position.y) == (0, 0)
        assert position.au_centre
        assert position.posture is None


def test_un_seul_axe_qui_parle_laisse_deux_postures() -> None:
    position = situer({"pp1": 2, "pp2": -2}, POSTURES)
    assert {p.code for p in position.proches} == {"facilitateur", "aiguilleur"}
    assert position.posture is None
    assert not position.au_centre
    assert (position.repondues, position.questions) == (2, 4)


def test_des_reponses_qui_se_compensent_laissent_l_axe_muet() -> None:
    position = situer({"pp1": 2, "pp2": 2, "pc1": 2}, POSTURES)
    assert (position.x, position.y) == (1, 0)
    assert {p.code for p in position.proches} == {"facilitateur", "en_empathie"}


def test_une_reponse_inconnue_ou_abimee_est_ignoree() -> None:
    assert reponses_valides({"pp1": 9, "zzz": 1, "pc1": "2", "pc2": True}, POSTURES) == {"pp1": 2}


@given(st.dictionaries(st.sampled_from(["pp1", "pp2", "pc1", "pc2"]), st.integers(-2, 2)))
def test_le_point_reste_dans_le_carre_et_les_reponses_contraires_le_renvoient_en_face(reponses: dict[str, int]) -> None:
    x, y = coordonnees(reponses, POSTURES)
    assert -1 <= x <= 1
    assert -1 <= y <= 1
    assert coordonnees({c: -v for c, v in reponses.items()}, POSTURES) == (-x, -y)

"""What answers draw: the experiences of the sources find themselves; and laws that hold whatever the answers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.choix_guide import lire_reponses
from tests.fabrique import catalogue as livre

GUIDE = livre().choix_guide
REPONSES = st.fixed_dictionaries(
    {}, optional={q.code: st.sampled_from([o.code for o in q.option]) for q in GUIDE.question}
)

VECUES: dict[str, tuple[dict[str, str], str, str]] = {
    # experience: its answers, as its source lets them be read; its type; its level
    "banques": (
        {"besoin": "semblable", "groupe": "inconnues", "produire": "savoir", "individuel": "aucun",
         "nombre": "nombreuses", "duree": "journee"},
        "reponse_collective", "information",
    ),
    "grh-sport": (
        {"besoin": "semblable", "groupe": "inconnues", "produire": "savoir_faire", "individuel": "aucun",
         "nombre": "nombreuses", "duree": "deux_jours", "offre": "non"},
        "reponse_collective", "formation",
    ),
    "npdc-europe": (
        {"besoin": "partage", "groupe": "inconnues", "produire": "solution", "individuel": "beaucoup",
         "nombre": "groupe", "duree": "quelques_mois"},
        "solution_individuelle_collective", "thematique",
    ),
    "sud-finistere-pole": (
        {"besoin": "partage", "groupe": "collectif", "produire": "ensemble", "individuel": "un_peu",
         "nombre": "groupe", "duree": "long", "statuts": "mixtes"},
        "solution_individuelle_collective", "collectif_constitue",
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", VECUES)
def test_une_experience_se_retrouve_dans_ses_reponses(code: str) -> None:
    reponses, type_, niveau = VECUES[code]
    vecu = livre().experiences[code]
    assert (vecu.type, vecu.niveau) == (type_, niveau)
    lecture = lire_reponses(GUIDE, reponses)
    assert [p.code for p in lecture.suggestions("type")] == [type_]
    assert [p.code for p in lecture.suggestions("niveau")] == [niveau]


def test_sans_reponse_rien_n_est_suggere() -> None:
    for rien in (None, {}, {"question-d-autrefois": "oui"}, {"besoin": "reponse-d-autrefois"}, {"besoin": 3}):
        lecture = lire_reponses(GUIDE, rien)
        assert lecture.reponses == ()
        assert all(lecture.suggestion(axe) is None for axe in ("type", "niveau", "intervention", "methode"))
        assert not lecture.s_ecarte("type", "individuelle")


def test_un_besoin_propre_reste_individuel_quoi_qu_on_reponde_d_autre_de_leger() -> None:
    lecture = lire_reponses(GUIDE, {"besoin": "propre", "nombre": "peu", "duree": "quelques_mois"})
    suggestion = lecture.suggestion("type")
    assert suggestion is not None
    assert suggestion.code == "individuelle"
    assert lecture.s_ecarte("type", "reponse_collective")
    assert not lecture.s_ecarte("type", "individuelle")
    assert not lecture.s_ecarte("type", None)


def test_ce_qui_contredit_est_garde_avec_ce_qui_soutient() -> None:
    lecture = lire_reponses(GUIDE, {"besoin": "semblable", "individuel": "beaucoup"})
    piste = lecture.piste("type", "reponse_collective")
    assert [r.question.code for r in piste.pour] == ["besoin"]
    assert [r.question.code for r in piste.contre] == ["individuel"]
    assert piste.score == 4 - 2


@given(REPONSES)
def test_une_suggestion_n_est_jamais_moins_soutenue_qu_une_autre(reponses: dict[str, Any]) -> None:
    lecture = lire_reponses(GUIDE, reponses)
    assert len(lecture.reponses) == len(reponses)
    for axe in ("type", "niveau", "intervention", "methode"):
        scores = [p.score for p in lecture.pistes if p.axe == axe]
        for piste in lecture.suggestions(axe):
            assert piste.score == max(scores) > 0
            assert piste.pour
            assert not lecture.s_ecarte(axe, piste.code)
        assert bool(lecture.suggestions(axe)) == any(score > 0 for score in scores)


@given(REPONSES, st.randoms())
def test_l_ordre_des_reponses_ne_change_rien(reponses: dict[str, Any], hasard: Any) -> None:
    melangees = list(reponses.items())
    hasard.shuffle(melangees)
    assert lire_reponses(GUIDE, dict(melangees)) == lire_reponses(GUIDE, reponses)

"""The whole method is in, and says where it comes from (R01, R03, R41–R43).

The expected tree is `tests/golden/methode.txt`: titles and points copied from the guide's four fiches méthodologiques
by a script, misprints included, independently of `resources/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from app.models.definitions.catalogue import Catalogue
from app.models.definitions.methode import Action
from app.models.texte import sans_accents
from tests.architecture.modules import RACINE
from tests.fabrique import catalogue as lire_catalogue

ACTIONS = lire_catalogue().methode.actions


def _plier(texte: str) -> str:
    """Letters and digits alone: the guide prints titles in capitals, without accents here and there."""
    return re.sub(r"[^a-z0-9]+", " ", sans_accents(texte)).strip()


def _guide() -> list[tuple[str, str]]:
    lignes: list[tuple[str, str]] = []
    for ligne in (RACINE / "tests/golden/methode.txt").read_text("utf-8").splitlines()[3:]:
        marque, _, texte = ligne.strip().partition(" ")
        if marque == "=>":
            lignes[-1] = (lignes[-1][0], texte)
        else:
            lignes.append((marque, texte))
    return lignes


def _notre(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for etape in catalogue.methode.etapes:
        yield "#", etape.titre
        for phase in etape.phases:
            yield "##", phase.titre
            for action in phase.actions:
                yield "###", action.titre
                yield from (("-", point.texte) for point in action.points)


def test_la_methode_est_celle_du_guide_mot_pour_mot(catalogue: Catalogue) -> None:
    attendu = [(marque, _plier(texte)) for marque, texte in _guide()]
    assert [(marque, _plier(texte)) for marque, texte in _notre(catalogue)] == attendu


@pytest.mark.parametrize(("marque", "combien"), [("#", 4), ("##", 12), ("###", 45), ("-", 137)])
def test_le_compte_y_est(catalogue: Catalogue, marque: str, combien: int) -> None:
    assert sum(m == marque for m, _ in _guide()) == combien
    assert sum(m == marque for m, _ in _notre(catalogue)) == combien


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.code)
def test_chaque_action_est_complete(action: Action, catalogue: Catalogue) -> None:
    assert len(action.aide) > 150, "a help text of one's own"
    assert len(action.resume) > 20
    assert action.questions
    assert action.vigilance
    assert action.exemple is not None
    assert len(action.exemple.texte) > 80
    assert action.exemple.experience in catalogue.experiences
    assert action.fiches or action.fiches_utiles or action.experiences
    assert all(point.invite for point in action.points)
    if action.en_salle:
        assert action.animation is not None
        assert action.animation.deroule
        assert action.animation.questions
        assert action.animation.a_rapporter


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.code)
def test_chaque_bloc_dit_sa_source(action: Action, catalogue: Catalogue) -> None:
    assert action.exemple is not None
    sources = [action.source, action.aide_source, action.exemple.source, *(v.source for v in action.vigilance)]
    sources += [action.animation.source] if action.animation else []
    connues = {sans_accents(code) for code in catalogue.sources} | {"ingeco"}
    for source in sources:
        citees = re.findall(r"\bS\d\b|Ingéco", source)
        assert citees, f"« {source} » names no source"
        assert {sans_accents(citee) for citee in citees} <= connues


def test_des_actions_se_menent_en_salle(catalogue: Catalogue) -> None:
    assert sum(action.en_salle for action in catalogue.methode.actions) >= 10


def test_chaque_phase_dit_son_objet_et_sa_sortie(catalogue: Catalogue) -> None:
    for phase in catalogue.methode.phases:
        assert phase.objet, phase.code
        assert phase.a_la_fin, phase.code


def test_les_reperes_du_prestataire_partenaire_viennent_de_s2(catalogue: Catalogue) -> None:
    avec = [phase for phase in catalogue.methode.phases if phase.prestataire]
    assert [phase.code for phase in avec] == ["cerner", "partenariat", "modalites", "transferer"], "S2 II.B.2"
    assert all(phase.prestataire_source.startswith("S2") for phase in avec)


def test_les_sept_fiches_pratiques_et_les_deux_fiches_experiences(catalogue: Catalogue) -> None:
    assert sorted(catalogue.fiches) == ["fe1", "fe2", *(f"fp{n}" for n in range(1, 8))]
    for fiche in catalogue.fiches.values():
        assert all(section.source for section in fiche.section), fiche.code
        if fiche.code.startswith("fp"):
            assert sum(len(section.texte) for section in fiche.section) > 1000, fiche.code
        else:
            assert any(section.experiences for section in fiche.section), "a fiche expérience leads to its experience"


def test_le_guide_dit_on_dit_aujourd_hui(catalogue: Catalogue) -> None:
    assert len(catalogue.termes) >= 8
    assert all(t.guide and t.aujourdhui and t.note and t.formes for t in catalogue.termes)


def test_chaque_lien_mene_quelque_part(catalogue: Catalogue) -> None:
    cibles = {**catalogue.fiches, **catalogue.experiences}
    liens = [
        code
        for porteur in (*catalogue.methode.phases, *catalogue.methode.actions)
        for code in (*porteur.fiches, *porteur.fiches_utiles, *porteur.experiences)
    ]
    assert len(liens) > 100
    assert [code for code in liens if code not in cibles] == []
    orphelines = set(catalogue.experiences) - set(liens) - {a.exemple.experience for a in ACTIONS if a.exemple}
    assert not orphelines, "an experience that no step leads to"

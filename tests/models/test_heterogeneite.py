"""What a group of structures looks like, and what it asks (R08; S1 FP4; S3)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.affinites import Membre, Rapport, foyers, rapport
from app.models.heterogeneite import CONCURRENCE, LOCOMOTIVE, Constat, Niveau, dresser

_MOTS = st.sampled_from(["", "Culture", "culture", "Sport", "Réemploi et déchets"])
_LIEUX = st.sampled_from(["", "Redon", "Redon, Vitré", "Fougères et Vitré", "VITRE"])
_MONTANTS = st.none() | st.decimals(min_value=0, max_value=2_000_000, places=2)
_REPONSES = st.tuples(*[st.sampled_from([None, "oui", "plutot_oui", "plutot_non", "non"])] * 4)
_DEGRES = st.sampled_from(["reperee", "retenue", "engagee", "sortie"])

_MEMBRES = st.lists(
    st.builds(
        Membre,
        id=st.uuids().map(str),
        nom=st.text(min_size=1, max_size=12),
        mobilisation=_DEGRES,
        secteur=_MOTS,
        branche=_MOTS,
        aire=_LIEUX,
        commune=_LIEUX,
        budget=_MONTANTS,
        etp=_MONTANTS,
        annee=st.none() | st.integers(1900, 2026),
        financements=st.sampled_from([(), ("subventions",), ("subventions", "emplois_aides")]),
        reponses=_REPONSES,
        niveaux=st.sampled_from([(), ("direction",), ("salarie",), ("gouvernance", "salarie")]),
    ),
    max_size=12,
)


def membre(nom: str, **champs: object) -> Membre:
    """A structure with its name as id."""
    return Membre(id=nom, nom=nom, **champs)  # type: ignore[arg-type]


def les(constats: tuple[Constat, ...], code: str) -> list[Constat]:
    """The findings of that code."""
    return [c for c in constats if c.code == code]


@given(_MEMBRES, st.randoms(), st.none() | st.integers(0, 12), st.none() | st.integers(0, 12))
def test_le_portrait_ne_depend_pas_de_l_ordre(
    membres: list[Membre], hasard: object, bas: int | None, haut: int | None
) -> None:
    autres = list(membres)
    hasard.shuffle(autres)  # type: ignore[attr-defined]
    assert dresser(membres, bas, haut) == dresser(autres, bas, haut)


@given(_MEMBRES)
def test_tout_constat_se_lit_et_ne_nomme_que_le_groupe(membres: list[Membre]) -> None:
    portrait = dresser(membres)
    noms = {m.nom for m in membres}
    for constat in portrait.constats:
        assert constat.phrase.endswith(".")
        assert set(constat.noms) <= noms
    assert portrait.effectif + len(portrait.sorties) == len(membres)
    niveaux = [c.niveau for c in portrait.constats]
    assert niveaux == sorted(niveaux, key=lambda n: n is not Niveau.ATTENTION), "what matters comes first"


@given(_MEMBRES)
def test_les_comptes_ne_perdent_personne(membres: list[Membre]) -> None:
    portrait = dresser(membres)
    presents = [m for m in membres if m.mobilisation != "sortie"]
    assert sum(n for _, n in portrait.secteurs) == sum(bool(m.secteur) for m in presents)
    assert sum(n for _, n in portrait.territoires) == sum(bool(m.territoire) for m in presents)
    if portrait.budget is not None:
        assert portrait.budget.minimum <= portrait.budget.mediane <= portrait.budget.maximum


@given(_MEMBRES)
def test_le_rapport_de_deux_structures_est_le_meme_dans_les_deux_sens(membres: list[Membre]) -> None:
    for un, autre in pairwise(membres):
        assert rapport(un, autre) is rapport(autre, un)


@given(_MEMBRES)
def test_un_foyer_ne_reunit_que_des_structures_en_concurrence(membres: list[Membre]) -> None:
    uniques = [replace(m, nom=m.id) for m in membres]
    par_nom = {m.nom: m for m in uniques}
    for foyer in foyers(uniques):
        un, autre = foyer.noms[:2]
        assert rapport(par_nom[un], par_nom[autre]) is Rapport.CONCURRENCE


def test_un_groupe_vide_ne_dit_rien() -> None:
    assert dresser([]).constats == ()
    assert dresser([], 8, 12).constats == ()


def test_une_structure_seule_ne_se_compare_a_rien() -> None:
    seule = membre("A", secteur="Culture", aire="Redon", budget=Decimal(9000), etp=Decimal(2), annee=1999)
    codes = {c.code for c in dresser([seule]).constats}
    assert codes <= {"taille", "manques"}


def test_tout_inconnu_se_dit() -> None:
    (manques,) = les(dresser([membre("A"), membre("B")]).constats, "manques")
    assert "2 sans budget" in manques.phrase
    assert "2 sans réponse au contact" in manques.phrase
    assert manques.noms == ("A", "B")


def test_trois_sur_huit_sans_budget() -> None:
    huit = [membre(f"S{n}", budget=Decimal(1000) if n > 2 else None) for n in range(8)]
    (manques,) = les(dresser(huit).constats, "manques")
    assert "sur 8\u00a0structures" in manques.phrase
    assert "3 sans budget" in manques.phrase


@pytest.mark.parametrize(
    ("effectif", "attendu"), [(7, "il en faudrait au moins 8"), (8, ""), (12, ""), (13, "plus que les 12 prévues")]
)
def test_la_taille_visee_se_verifie_aux_bornes(effectif: int, attendu: str) -> None:
    tailles = les(dresser([membre(f"S{n:02}") for n in range(effectif)], 8, 12).constats, "taille")
    assert [attendu in c.phrase and c.niveau is Niveau.ATTENTION for c in tailles] == ([True] if attendu else [])


def test_la_meme_branche_au_meme_endroit_appelle_la_question_de_la_concurrence() -> None:
    groupe = [
        membre("Compagnie A", branche="Spectacle vivant", aire="Redon, Vitré"),
        membre("Compagnie B", branche="spectacle  VIVANT", commune="Redon"),
        membre("Compagnie C", branche="Spectacle vivant", aire="Fougères"),
    ]
    (constat,) = les(dresser(groupe).constats, "concurrence")
    assert constat.niveau is Niveau.ATTENTION
    assert constat.question == CONCURRENCE
    assert constat.noms == ("Compagnie A", "Compagnie B")
    assert rapport(groupe[0], groupe[2]) is Rapport.COMPLEMENT


@pytest.mark.parametrize(
    ("autre", "attendu"),
    [
        ({"secteur": "Culture", "branche": "Cinéma", "aire": "Redon"}, Rapport.A_REGARDER),
        ({"secteur": "Sport", "branche": "Nautisme", "aire": "Redon"}, Rapport.COMPLEMENT),
        ({"secteur": "Sport", "aire": "Ville de Redon", "financements": ("dons",)}, Rapport.A_REGARDER),
        ({"secteur": "Sport", "branche": "Nautisme", "aire": "Brest"}, Rapport.NEUTRE),
        ({"secteur": "Culture", "branche": "Cirque", "aire": "Brest", "financements": ("dons",)}, Rapport.COMPLEMENT),
        ({"secteur": "Culture"}, Rapport.INCONNU),
    ],
)
def test_deux_structures_cote_a_cote(autre: dict[str, object], attendu: Rapport) -> None:
    cirque = membre("A", secteur="Culture", branche="Cirque", aire="Redon", financements=("dons",))
    assert rapport(cirque, membre("B", **autre)) is attendu


def test_un_nombre_de_communes_n_est_pas_un_lieu() -> None:
    """Two valleys of nine communes each have no place in common."""
    un = membre("A", branche="Office de tourisme", aire="Les gorges, 9 communes sur deux cantons")
    autre = membre("B", branche="Office de tourisme", aire="Rive droite, 9 communes sur deux cantons")
    assert foyers([un, autre]) == ()
    assert membre("C", aire="Fontarcine et 4 communes", commune="Commune d’Auzac").lieux == {"fontarcine", "auzac"}


def test_une_locomotive_est_une_chance_deux_une_question() -> None:
    petites = [membre(f"P{n}", budget=Decimal(50_000)) for n in range(4)]
    grande = membre("Grande", budget=50_000 * LOCOMOTIVE)
    (une,) = les(dresser([*petites, grande]).constats, "locomotive")
    assert (une.niveau, une.noms) == (Niveau.INFORMATION, ("Grande",))
    (deux,) = les(dresser([*petites, grande, replace(grande, id="x", nom="Autre")]).constats, "locomotive")
    assert (deux.niveau, deux.noms) == (Niveau.ATTENTION, ("Autre", "Grande"))


def test_dix_fois_plus_grand_appelle_du_temps_individuel() -> None:
    def ecarts(grand: int) -> list[Constat]:
        return les(
            dresser([membre("A", budget=Decimal(40_000)), membre("B", budget=Decimal(grand))]).constats, "ecart-budget"
        )

    assert ecarts(399_999) == []
    (constat,) = ecarts(400_000)
    assert "de 40\u202f000\u00a0€ à 400\u202f000\u00a0€, 10 fois plus" in constat.phrase
    assert constat.noms == ("A", "B")


def test_un_budget_nul_ne_divise_rien() -> None:
    assert les(dresser([membre("A", budget=Decimal(0)), membre("B", budget=Decimal(9))]).constats, "ecart-budget") == []


def test_des_attentes_qui_divergent_se_voient_avec_leur_sujet() -> None:
    oui = membre("Oui", reponses=("oui", "oui", "plutot_oui", None))
    non = membre("Non", reponses=("oui", "oui", "plutot_non", "non"))
    (constat,) = les(dresser([oui, non]).constats, "attentes")
    assert constat.niveau is Niveau.ATTENTION
    assert "divergent sur la réponse proposée\u00a0: 1 sur 2 a des réserves" in constat.phrase
    assert constat.noms == ("Non",)
    (accord,) = les(dresser([oui, replace(oui, id="b")]).constats, "attentes")
    assert accord.niveau is Niveau.INFORMATION


def test_qui_est_sortie_ne_compte_plus_et_se_signale() -> None:
    portrait = dresser([membre("A"), membre("B", mobilisation="sortie", budget=Decimal(1))], 2, 4)
    assert (portrait.effectif, portrait.budget, portrait.sorties) == (1, None, ("B",))
    assert {"sorties", "taille"} == {c.code for c in portrait.alertes}


def test_des_participants_sans_pouvoir_a_cote_de_dirigeants() -> None:
    groupe = [membre("A", niveaux=("gouvernance", "salarie")), membre("B", niveaux=("salarie",)), membre("C")]
    (constat,) = les(dresser(groupe).constats, "participants")
    assert (constat.niveau, constat.noms) == (Niveau.ATTENTION, ("B",))
    assert les(dresser(groupe[1:]).constats, "participants") == []

"""From objectives to indicators: nothing is lost on the map, holes are what is missing, remarks refuse nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.carte_objectifs import Attente, Sorte, disposer
from app.models.statuts import Atteinte
from app.models.trace import OPERATIONNEL, STRATEGIQUE, GenreTrou, Trace, remarques, tracer


def objectif(id: str, genre: str = OPERATIONNEL, sert: str | None = None, texte: str = "") -> dict[str, Any]:
    """A row of objectives, with the words shown."""
    return {
        "id": id, "genre": genre, "libelle": texte or id, "code": None, "texte": texte, "sert": sert,
        "commentaire": None,
    }  # fmt: skip


def resultat(id: str, objectif: str | None = None, **champs: Any) -> dict[str, Any]:
    """A row of results."""
    return {
        "id": id, "objectif": objectif, "texte": id, "nature": None, "echeance": None, "constat": None,
        "constate_le": None, "constat_mots": None, **champs,
    }  # fmt: skip


def indicateur(id: str, resultat: str = "", **champs: Any) -> dict[str, Any]:
    """A row of indicators that lacks nothing, unless ``champs`` says so."""
    return {
        "id": id, "resultat": resultat, "texte": id, "depart": None, "cible": Decimal(10), "unite": None,
        "cible_mots": None, "registre": "efficacite", "sources": ("documents",), "outil": "entretien",
        "precisions": None, "responsable": None, "echeance": None, "mesure": None, "mesure_mots": None,
        "mesure_le": None, **champs,
    }  # fmt: skip


@st.composite
def dossiers(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows that refer to one another, to nothing, or to rows that are gone."""
    genres = draw(st.lists(st.sampled_from((STRATEGIQUE, OPERATIONNEL)), max_size=6))
    noms = [f"o{i}" for i in range(len(genres))]
    citer = st.sampled_from([*noms, "parti", None])
    objectifs = [objectif(nom, genre, draw(citer)) for nom, genre in zip(noms, genres, strict=True)]
    resultats = [resultat(f"r{i}", draw(citer)) for i in range(draw(st.integers(0, 6)))]
    mesure = st.sampled_from([*(r["id"] for r in resultats), "parti", ""])
    indicateurs = [
        indicateur(f"i{i}", draw(mesure), cible=draw(st.sampled_from((None, Decimal(3)))))
        for i in range(draw(st.integers(0, 8)))
    ]
    return objectifs, resultats, indicateurs


@given(dossiers())
def test_chaque_ligne_est_sur_la_carte_une_fois_et_une_seule(rangs: Any) -> None:
    trace = tracer(*rangs)
    toutes = sorted(ligne["id"] for table in rangs for ligne in table)
    assert sorted(x.id for liste in (trace.buts, trace.attendus, trace.mesures) for x in liste) == toutes
    assert sorted(c.id for c in disposer(trace) if c.id) == toutes


@given(dossiers(), st.sampled_from((None, Attente(0), Attente(1), Attente(0, genre=STRATEGIQUE))))
def test_les_cases_ne_se_recouvrent_pas_et_chaque_ligne_se_lit(rangs: Any, attente: Attente | None) -> None:
    prises: set[tuple[int, int]] = set()
    cases = disposer(tracer(*rangs), attente)
    for case in cases:
        for rang in range(case.rang, case.rang + case.lignes):
            for colonne in range(case.colonne, 3 if case.large else case.colonne + 1):
                assert (rang, colonne) not in prises
                prises.add((rang, colonne))
    hauteur = max((c.rang + c.lignes for c in cases), default=0)
    assert {rang for rang, _ in prises} == set(range(hauteur))
    assert attente is None or sum(c.attente == attente for c in cases) == 1


@given(dossiers())
def test_un_trou_est_toujours_sur_la_carte(rangs: Any) -> None:
    trace = tracer(*rangs)
    a_ecrire = {c.attente.parent: c.trou for c in disposer(trace) if c.sorte is Sorte.A_ECRIRE and c.attente}
    ouverts = (GenreTrou.SANS_OPERATIONNEL, GenreTrou.SANS_RESULTAT, GenreTrou.SANS_INDICATEUR)
    assert a_ecrire == {t.ligne: t.genre for t in trace.trous if t.genre in ouverts}
    assert {t.ligne for t in trace.trous} <= {ligne["id"] for table in rangs for ligne in table}
    assert trace.evalues == sum(b.mesures > 0 for b in trace.buts)


def genres(trace: Trace) -> list[tuple[str, str]]:
    """The holes: row and kind."""
    return [(t.ligne, t.genre.value) for t in trace.trous]


def test_ce_qui_manque_se_voit_a_chaque_niveau() -> None:
    trace = tracer(
        [objectif("S", STRATEGIQUE), objectif("T", STRATEGIQUE), objectif("a", sert="S"), objectif("b")],
        [resultat("r", "a"), resultat("q", "a"), resultat("g")],
        [indicateur("i", "r", cible=None, sources=(), outil=None), indicateur("j", "g"), indicateur("k")],
    )
    assert genres(trace) == [
        ("i", "sans_cible"),
        ("i", "sans_source"),
        ("i", "sans_outil"),
        ("q", "sans_indicateur"),
        ("T", "sans_operationnel"),
        ("b", "sans_resultat"),
        ("k", "hors_resultat"),
    ]
    assert [b.id for b in trace.buts if b.evalue] == ["S", "a"]


def test_une_cible_en_mots_et_des_precisions_suffisent() -> None:
    trace = tracer(
        [objectif("a")],
        [resultat("r", "a")],
        [indicateur("i", "r", cible=None, cible_mots="Toutes", sources=None, outil=None, precisions="Le bilan")],
    )
    assert not trace.trous


def test_un_registre_sans_indicateur_est_vide() -> None:
    trace = tracer([], [resultat("r")], [indicateur("i", "r"), indicateur("j", registre="coherence")])
    par_registre = trace.par_registre(("efficacite", "efficience"))
    assert {nom: [m.id for m in mesures] for nom, mesures in par_registre.items()} == {
        "efficacite": ["i"],
        "efficience": [],
    }


def test_remarques() -> None:
    avant = date(2026, 1, 1)
    trace = tracer(
        [],
        [
            resultat("sans nombre", nature="quantitatif"),
            resultat("six structures : 6", nature="quantitatif"),
            resultat("mesuré", nature="quantitatif"),
            resultat("tôt", nature="qualitatif", echeance=avant),
        ],
        [
            indicateur("i", "mesuré"),
            indicateur("égal", "tôt", depart=Decimal(10), cible=Decimal("10.0")),
            indicateur("tôt aussi", "tôt", echeance=avant, sources=None),
        ],
    )
    assert [r.ligne for r in remarques(trace, date(2026, 9, 4))] == [
        "sans nombre", "tôt", "égal", "tôt aussi", "tôt aussi",
    ]  # fmt: skip
    assert [r.ligne for r in remarques(trace)] == ["sans nombre", "égal", "tôt aussi"]


@pytest.mark.parametrize(
    ("depart", "cible", "lue", "atteinte"),
    [
        ("0", "3", "3", Atteinte.ATTEINT),
        ("0", "3", "4", Atteinte.ATTEINT),
        ("0", "3", "2", Atteinte.PARTIEL),
        ("1", "3", "1", Atteinte.NON_ATTEINT),
        ("1", "3", "0.5", Atteinte.NON_ATTEINT),
        ("12", "4", "3", Atteinte.ATTEINT),
        ("12", "4", "9", Atteinte.PARTIEL),
        ("12", "4", "15", Atteinte.NON_ATTEINT),
        (None, "10", "4", Atteinte.PARTIEL),
        (None, "0", "0", Atteinte.ATTEINT),
        (None, "0", "3", None),
        ("5", "5", "4", None),
        ("0", None, "4", None),
        ("0", "4", None, None),
    ],
)
def test_ou_l_on_en_est_de_la_cible(
    depart: str | None, cible: str | None, lue: str | None, atteinte: Atteinte | None
) -> None:
    valeurs = (None if v is None else Decimal(v) for v in (depart, cible, lue))
    avant, voulue, apres = valeurs
    (mesure,) = tracer([], [], [indicateur("i", depart=avant, cible=voulue, mesure=apres)]).mesures
    assert mesure.atteinte is atteinte
    assert mesure.mesuree is (lue is not None)

"""Where expectations clash (S1 FP3): the rules, and what always holds of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.models.statuts import AvisContact, EtatPartenaire, PositionAttente
from app.models.tensions import (
    QUESTIONS,
    AttenteVue,
    Cible,
    Gravite,
    PartenaireVu,
    bilan_des_questions,
    familles_absentes,
    paires,
    reperer,
    sans_reponse,
    tensions_de,
)

FAMILLES = ("reseau_dla", "financeurs", "beneficiaires", "ressources")


def attente(id: str = "a", de: str = "CD", **champs: object) -> AttenteVue:
    """An expectation of the Conseil départemental, unless said otherwise."""
    return AttenteVue(id, de, "Un employeur unique", **champs)  # type: ignore[arg-type]


def test_ce_qui_converge_ou_s_ajoute_ne_heurte_rien() -> None:
    for position in ("", "converge", "s_ajoute"):
        assert tensions_de(attente(position=position, objectif="o")) == ()


def test_ce_qui_contredit_heurte_l_objectif_nomme_sinon_le_projet() -> None:
    (sur_objectif,) = tensions_de(attente(position="incompatible", objectif="mutualiser"))
    assert (sur_objectif.cible, sur_objectif.avec, sur_objectif.gravite) == (
        Cible.OBJECTIF,
        "mutualiser",
        Gravite.INCOMPATIBLE,
    )
    (sur_projet,) = tensions_de(attente(position="contredit"))
    assert (sur_projet.cible, sur_projet.avec, sur_projet.gravite) == (Cible.PROJET, "", Gravite.CONTREDIT)


def test_deux_partenaires_face_a_face_sont_a_eclaircir_meme_si_rien_ne_contredit_le_projet() -> None:
    (tension,) = tensions_de(attente(position="converge", face_a="FEM"))
    assert (tension.cible, tension.avec, tension.gravite) == (Cible.PARTENAIRE, "FEM", Gravite.A_ECLAIRCIR)
    deux = tensions_de(attente(position="contredit", face_a="FEM", objectif="o"))
    assert [t.cible for t in deux] == [Cible.PARTENAIRE, Cible.OBJECTIF]


def test_une_tension_reglee_reste_visible_mais_n_est_plus_ouverte() -> None:
    toutes = reperer([attente("a", position="incompatible", reglee=True), attente("b", position="contredit")])
    assert [(t.attente, t.ouverte) for t in toutes] == [("b", True), ("a", False)]
    assert toutes[0].gravite is Gravite.CONTREDIT


def test_une_paire_reunit_ce_que_l_un_et_l_autre_disent() -> None:
    toutes = reperer([attente("a", "CD", face_a="FEM"), attente("b", "FEM", face_a="CD", position="contredit")])
    assert {paire: [t.attente for t in ts] for paire, ts in paires(toutes).items()} == {
        frozenset(("CD", "FEM")): ["b", "a"]
    }


def test_sans_reponse_ne_reproche_pas_ce_qui_converge() -> None:
    muettes = sans_reponse(
        [
            attente("converge", position="converge"),
            attente("a_situer"),
            attente("contredit", position="contredit"),
            attente("repondue", position="contredit", reponse="Nous l’écartons, et le lui disons."),
            attente("reglee", reglee=True),
        ]
    )
    assert [a.id for a in muettes] == ["a_situer", "contredit"]


def test_une_famille_dont_tous_ont_decline_est_absente() -> None:
    partenaires = [
        PartenaireVu("1", "CD", "financeurs"),
        PartenaireVu("2", "Agence", "ressources", EtatPartenaire.DECLINE.value),
        PartenaireVu("3", "Sans famille"),
    ]
    assert familles_absentes(partenaires, FAMILLES) == ("reseau_dla", "beneficiaires", "ressources")


def test_les_trois_questions_comptent_oui_non_et_sans_reponse() -> None:
    partenaires = [
        PartenaireVu("1", "CD", reponses={"partage": AvisContact.PLUTOT_OUI.value}),
        PartenaireVu("2", "DRAC", reponses={"partage": AvisContact.PLUTOT_NON.value}),
        PartenaireVu("3", "FEM"),
        PartenaireVu("4", "Agence", etat="decline", reponses={"partage": "non"}),
    ]
    partage, complementaire, _ = bilan_des_questions(partenaires)
    assert (partage.oui, partage.non, partage.sans) == (("1",), ("2",), ("3",))
    assert partage.posee
    assert not complementaire.posee


ATTENTES = st.lists(
    st.builds(
        AttenteVue,
        id=st.uuids().map(str),
        partenaire=st.sampled_from("ABCD"),
        texte=st.text(max_size=8),
        position=st.sampled_from(["", *(p.value for p in PositionAttente)]),
        objectif=st.sampled_from(["", "o1", "o2"]),
        face_a=st.sampled_from(["", *"ABCD"]),
        reponse=st.sampled_from(["", "  ", "Oui."]),
        reglee=st.booleans(),
    )
)


@given(ATTENTES)
def test_toute_tension_a_sa_raison_et_tout_ce_qui_contredit_en_est_une(attentes: list[AttenteVue]) -> None:
    tensions = reperer(attentes)
    par_id = {a.id: a for a in attentes}
    contraires = {a.id for a in attentes if a.position in ("contredit", "incompatible")}
    assert contraires <= {t.attente for t in tensions}
    for tension in tensions:
        source = par_id[tension.attente]
        assert tension.ouverte is not source.reglee
        assert tension.de != tension.avec
        assert tension.attente in contraires or (tension.cible is Cible.PARTENAIRE and source.face_a == tension.avec)


@given(ATTENTES)
def test_l_ordre_va_de_la_plus_grave_ouverte_aux_reglees(attentes: list[AttenteVue]) -> None:
    rangs = [(not t.ouverte, -t.gravite.poids) for t in reperer(attentes)]
    assert rangs == sorted(rangs)


@given(ATTENTES)
def test_regler_une_attente_ne_change_rien_aux_autres(attentes: list[AttenteVue]) -> None:
    for choisie in attentes[:3]:
        autres = {t for t in reperer(attentes) if t.attente != choisie.id}
        reglees = [AttenteVue(**{**vars(a), "reglee": True}) if a.id == choisie.id else a for a in attentes]
        apres = reperer(reglees)
        assert {t for t in apres if t.attente != choisie.id} == autres
        assert not any(t.ouverte for t in apres if t.attente == choisie.id)


@given(st.lists(st.tuples(st.sampled_from(["", *FAMILLES]), st.sampled_from([e.value for e in EtatPartenaire]))))
def test_chaque_partenaire_compte_une_fois_dans_chaque_question(rangs: list[tuple[str, str]]) -> None:
    partenaires = [PartenaireVu(str(i), "", famille, etat) for i, (famille, etat) in enumerate(rangs)]
    for bilan in bilan_des_questions(partenaires):
        assert bilan.question in QUESTIONS
        assert len(bilan.oui) + len(bilan.non) + len(bilan.sans) == sum(not p.decline for p in partenaires)

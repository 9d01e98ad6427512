"""The arithmetic of the budget: exact, order-independent, shares that add up (R16)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.models.budget_calcul import (
    CENTIME,
    ZERO,
    LigneDeDepense,
    LigneDeRessource,
    par_unite,
    prorata,
    taux,
    totaliser,
)
from app.models.statuts import BasePrix, EtatRessource, NatureDepense

montants = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False, allow_infinity=False)
depenses = st.builds(
    LigneDeDepense,
    id=st.just("d"),
    rubrique=st.sampled_from(("realisation", "suivi", "")),
    nature=st.sampled_from(list(NatureDepense)),
    quantite=st.none() | st.decimals(min_value=0, max_value=10**4, places=3),
    cout_unitaire=st.none() | montants,
    base_prix=st.sampled_from(list(BasePrix)),
    tva=st.none() | st.sampled_from((Decimal("5.5"), Decimal(10), Decimal(20))),
)
ressources = st.builds(
    LigneDeRessource,
    id=st.just("r"),
    famille=st.sampled_from(("etat", "dla", "")),
    montant=st.none() | montants,
    etat=st.sampled_from(list(EtatRessource)),
)


def depense(quantite: str, cout: str, **champs: object) -> LigneDeDepense:
    defauts = {"nature": NatureDepense.DEPENSE, "base_prix": BasePrix.TTC, "tva": None, "rubrique": "realisation"}
    return LigneDeDepense(id="d", quantite=Decimal(quantite), cout_unitaire=Decimal(cout), **{**defauts, **champs})  # type: ignore[arg-type]


def test_une_ligne_hors_taxe_et_toutes_taxes() -> None:
    ht = depense("9", "750", base_prix=BasePrix.HT, tva=Decimal(20))
    assert (ht.ht, ht.ttc) == (Decimal(6750), Decimal(8100))
    ttc = depense("1", "8100", tva=Decimal(20))
    assert (ttc.ht, ttc.ttc) == (Decimal(6750), Decimal(8100))
    assert depense("3", "0.335").montant == Decimal("1.01"), "half up, on the line"


def test_la_valorisation_se_compte_a_part() -> None:
    total = totaliser(
        [depense("2", "600"), depense("4", "300", nature=NatureDepense.VALORISATION_DLA)],
        [
            LigneDeRessource("a", "etat", Decimal(800), EtatRessource.ACCORDE),
            LigneDeRessource("b", "dla", Decimal(300), EtatRessource.SOLLICITE),
            LigneDeRessource("c", "autres", Decimal(5000), EtatRessource.REFUSE),
        ],
    )
    assert (total.depenses, total.valorisation, total.cout_complet) == (Decimal(1200), Decimal(1200), Decimal(2400))
    assert (total.ressources, total.solde, total.solde_sur) == (Decimal(1100), Decimal(-100), Decimal(-400))
    assert total.etats[EtatRessource.REFUSE] == Decimal(5000)
    assert not total.equilibre


@given(st.lists(depenses, max_size=8), st.lists(ressources, max_size=8), st.randoms())
def test_l_ordre_ne_change_rien_et_les_parties_font_le_tout(d: list, r: list, hasard: object) -> None:  # type: ignore[type-arg]
    total = totaliser(d, r)
    hasard.shuffle(d)  # type: ignore[attr-defined]
    hasard.shuffle(r)  # type: ignore[attr-defined]
    assert totaliser(d, r) == total
    assert sum(total.rubriques.values(), ZERO) == total.depenses
    assert sum(total.familles.values(), ZERO) == total.ressources
    assert total.cout_complet == sum((ligne.ttc for ligne in d), ZERO)


@given(montants, st.lists(st.integers(0, 60), min_size=1, max_size=12))
def test_les_parts_font_le_total_au_centime(total: Decimal, parts: list[int]) -> None:
    lots = prorata(total, parts)
    if sum(parts) == 0:
        assert set(lots) == {ZERO}
        return
    assert sum(lots, ZERO) == total
    for lot, part in zip(lots, parts, strict=True):
        assert abs(lot - total * part / sum(parts)) < CENTIME


def test_trois_dla_et_un_centime_de_trop() -> None:
    assert prorata(Decimal(100), (1, 1, 1)) == (Decimal("33.34"), Decimal("33.33"), Decimal("33.33"))


def test_ce_qui_ne_se_divise_pas_n_a_pas_de_taux() -> None:
    assert taux(Decimal(5), ZERO) is None
    assert taux(Decimal(1), Decimal(3)) == Decimal("33.3")
    assert par_unite(Decimal(20100), 3) == Decimal(6700)
    assert par_unite(Decimal(10), 0) is None


enormes = st.decimals(min_value=-(10**18), max_value=10**18, places=2, allow_nan=False, allow_infinity=False)


@given(st.lists(st.tuples(enormes, enormes), max_size=6), enormes)
def test_des_montants_demesures_s_ajoutent_au_centime(lignes: list[tuple[Decimal, Decimal]], paye: Decimal) -> None:
    total = totaliser(
        [depense(str(quantite), str(cout)) for quantite, cout in lignes],
        [LigneDeRessource("r", "etat", paye, EtatRessource.VERSE)],
    )
    exact = sum(int(quantite * 100) * int(cout * 100) for quantite, cout in lignes)  # in 1/10,000 €
    assert abs(int(total.depenses.scaleb(2, Context(prec=80))) * 100 - exact) <= 50 * len(lignes), (
        "half a cent a line, at most"
    )
    centimes = [int(m.scaleb(2, Context(prec=80))) for m in (total.solde, paye, total.depenses)]
    assert centimes[0] == centimes[1] - centimes[2]
    assert sum(int(lot.scaleb(2, Context(prec=80))) for lot in prorata(total.depenses, (1, 2, 4))) == centimes[2]


@given(depenses, st.decimals(min_value=-1000, max_value=1000, places=1))
def test_aucun_taux_de_tva_n_arrete_le_calcul(ligne: LigneDeDepense, tva: Decimal) -> None:
    etrange = replace(ligne, tva=tva)
    if tva <= -100:
        assert etrange.ht == etrange.ttc == etrange.montant, "a rate that leaves no price is counted as none"
    else:
        assert etrange.montant in (etrange.ht, etrange.ttc)


def test_chaque_taux_francais_ligne_par_ligne() -> None:
    lignes = [depense("3", "0.99", base_prix=BasePrix.HT, tva=Decimal(t)) for t in ("5.5", "10", "20", "0")]
    assert [ligne.ttc for ligne in lignes] == [Decimal(t) for t in ("3.13", "3.27", "3.56", "2.97")]
    total = totaliser(lignes, [])
    assert (total.depenses, total.depenses_ht) == (Decimal("12.93"), Decimal("11.88"))

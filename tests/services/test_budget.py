"""The budget of a dossier: lines, scenarios, remarks, shares, dates (R16)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.models.budget import PartDla, Ressource, ScenarioBudget
from app.models.definitions.catalogue import Catalogue
from app.models.erreurs import ErreurUtilisateur
from app.models.statuts import EtatRessource, NatureDepense
from app.models.structure import Structure
from app.services import registres
from app.services.budget import comparaison, scenarios
from app.services.budget.echeances import echeances
from app.services.budget.familles import familles
from app.services.budget.lecture import ID_PREMIER, Budget, budget_retenu, lire_budget, lister
from app.services.budget.partage import parts, reste_aux_dla
from app.services.budget.remarques import remarque_des_statuts, remarques, resume
from app.services.ecriture.dossier import Dossier
from app.services.registres.budget import registre_des_depenses, registre_des_ressources
from tests.fabrique import catalogue as catalogue_livre
from tests.fabrique import dossier_en_memoire, photographier

JOUR = date(2026, 11, 21)
_TYPO = str.maketrans("\u202f\u00a0", "  ")


def depense(dossier: Dossier, libelle: str = "Cabinet", scenario: str = ID_PREMIER, **champs: Any) -> str:
    """Enter an expense as the table does."""
    registre = registre_des_depenses(catalogue_livre(), scenario, NatureDepense.DEPENSE)
    return registres.ajouter(dossier, registre, {"libelle": libelle, **champs})


def ressource(dossier: Dossier, financeur: str = "DLA", scenario: str = ID_PREMIER, **champs: Any) -> str:
    """Enter a resource as the table does."""
    registre = registre_des_ressources(dossier, catalogue_livre(), scenario)
    return registres.ajouter(dossier, registre, {"financeur": financeur, **champs})


def dites(budget: Budget) -> list[str]:
    """The remarks, with ordinary spaces."""
    return [remarque.texte.translate(_TYPO) for remarque in remarques(budget, JOUR)]


def test_la_premiere_ligne_fait_le_budget_et_ctrl_z_le_defait(dossier: Dossier) -> None:
    avant = photographier(dossier)
    assert lire_budget(dossier).vide
    assert resume(dossier) == ""
    depense(dossier, quantite=Decimal(9), cout_unitaire=Decimal(750), base_prix="ht", tva=Decimal(20))
    (budget,) = lister(dossier)
    assert (budget.scenario.id, budget.scenario.retenu) == (ID_PREMIER, True)
    assert lire_budget(dossier).totaux.depenses == Decimal(8100)
    assert resume(dossier).translate(_TYPO) == "manque 8 100 €"
    dossier.annuler()
    assert photographier(dossier) == avant


def test_une_variante_a_ses_propres_lignes(dossier: Dossier) -> None:
    depense(dossier, quantite=Decimal(1), cout_unitaire=Decimal(1000))
    ressource(dossier, montant=Decimal(600), etat="accorde", famille="dla")
    avant = photographier(dossier)
    copie = scenarios.dupliquer(dossier, ID_PREMIER, " Avec la Région ")
    ressource(dossier, "Région", copie, montant=Decimal(400))
    premier, variante = lister(dossier)
    assert variante.scenario.nom == "Avec la Région"
    assert (premier.totaux.solde, variante.totaux.solde) == (Decimal(-400), Decimal(0))
    assert {d.id for d in premier.depenses}.isdisjoint(d.id for d in variante.depenses)
    scenarios.retenir(dossier, copie)
    assert [b.scenario.retenu for b in lister(dossier)] == [False, True]
    assert resume(dossier) == "équilibré"
    scenarios.supprimer(dossier, copie)
    assert [b.scenario.id for b in lister(dossier)] == [ID_PREMIER]
    assert len(dossier.lignes(Ressource)) == 1
    for _ in range(4):
        dossier.annuler()
    assert photographier(dossier) == avant


def test_retenir_ce_qui_l_est_deja_ne_laisse_pas_de_trace(dossier: Dossier) -> None:
    depense(dossier)
    revision = dossier.revision
    scenarios.retenir(dossier, ID_PREMIER)
    assert dossier.revision == revision


def test_supprimer_le_scenario_retenu_en_retient_un_autre(dossier: Dossier) -> None:
    scenarios.creer(dossier, "Avec la Région")
    dernier = scenarios.creer(dossier, "Sans elle")
    scenarios.retenir(dossier, dernier)
    scenarios.supprimer(dossier, dernier)
    assert [b.scenario.id for b in lister(dossier) if b.scenario.retenu] == [ID_PREMIER]
    dossier.annuler()
    assert budget_retenu(lister(dossier)).scenario.id == dernier, "one gesture, one Ctrl+Z"


def test_un_scenario_a_un_nom(dossier: Dossier) -> None:
    with pytest.raises(ErreurUtilisateur, match="nom"):
        scenarios.creer(dossier, "  ")
    assert dossier.lignes(ScenarioBudget) == []


def test_un_second_scenario_suppose_le_premier(dossier: Dossier) -> None:
    scenarios.creer(dossier, "Sans la Région")
    assert [b.scenario.nom for b in lister(dossier)] == ["Budget", "Sans la Région"]
    assert budget_retenu(lister(dossier)).scenario.id == ID_PREMIER


def test_une_ligne_dont_le_scenario_a_disparu_se_montre(dossier: Dossier) -> None:
    """Two copies: one deletes the scenario, the other adds a line to it."""
    dossier.connexion.execute(
        "INSERT INTO depense (id, scenario, libelle, nature, quantite, cout_unitaire, base_prix, ordre)"
        " VALUES ('d', 'parti', 'Salle', 'depense', '1', '80', 'ttc', 1)"
    )
    (budget,) = lister(dossier)
    assert budget.scenario.nom == "Sans scénario"
    assert budget.totaux.depenses == Decimal(80)
    scenarios.renommer(dossier, "parti", "Retrouvé")
    assert [b.scenario.nom for b in lister(dossier)] == ["Retrouvé"]


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({}, "la quantité et le coût unitaire manquent"),
        ({"quantite": Decimal(2)}, "le coût unitaire manque ;"),
        ({"cout_unitaire": Decimal(2)}, "la quantité manque ;"),
        ({"quantite": Decimal(0), "cout_unitaire": Decimal(5)}, "le montant est nul"),
        ({"quantite": Decimal(1), "cout_unitaire": Decimal(-50)}, "le montant est négatif"),
        ({"quantite": Decimal(1), "cout_unitaire": Decimal(50), "base_prix": "ht"}, "sans taux de TVA"),
        ({"quantite": Decimal(1), "cout_unitaire": Decimal(50), "tva": Decimal(200)}, "une TVA de 200 % étonne"),
    ],
)
def test_une_depense_etrange_est_dite_et_menee_a_sa_ligne(
    dossier: Dossier, champs: dict[str, Any], phrase: str
) -> None:
    id = depense(dossier, "Salle", **champs)
    trouvees = [r for r in remarques(lire_budget(dossier), JOUR) if phrase in r.texte.translate(_TYPO)]
    assert [r.adresse for r in trouvees] == [f"budget:{id}"]
    assert trouvees[0].texte.startswith("«\u00a0Salle\u00a0»\u00a0:")


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({}, "le montant n’est pas encore écrit"),
        ({"montant": Decimal(0)}, "le montant est nul"),
        ({"montant": Decimal(-1)}, "une ressource s’ajoute"),
        ({"montant": Decimal(5)}, "la famille de financement n’est pas choisie"),
        ({"montant": Decimal(5), "etat": "sollicite"}, "la date de réponse attendue n’est pas notée"),
        ({"etat": "sollicite", "reponse_le": date(2026, 11, 1)}, "attendue le 1er novembre 2026 ; relancez"),
        ({"etat": "accorde"}, "l’accord n’est pas daté"),
        ({"etat": "verse"}, "le versement n’est pas daté"),
        ({"sollicite_le": date(2026, 5, 2), "accorde_le": date(2026, 5, 1)}, "les dates ne se suivent pas"),
        ({"famille": "dla", "credits_existants": "Fonds régional"}, "ne s’y superposent pas (S1 FP7)"),
    ],
)
def test_une_ressource_a_revoir_est_dite(dossier: Dossier, champs: dict[str, Any], phrase: str) -> None:
    id = ressource(dossier, **champs)
    trouvees = [r for r in remarques(lire_budget(dossier), JOUR) if phrase in r.texte.translate(_TYPO)]
    assert [r.adresse for r in trouvees] == [f"budget:{id}"]


def test_ce_qui_est_refuse_ne_fait_plus_parler(dossier: Dossier) -> None:
    ressource(dossier, etat="refuse", famille="dla", credits_existants="x")
    assert dites(lire_budget(dossier)) == []


def test_la_tva_deux_fois(dossier: Dossier) -> None:
    depense(dossier, "Cabinet", quantite=Decimal(1), cout_unitaire=Decimal(100), base_prix="ht", tva=Decimal(20))
    assert not any("deux fois" in texte for texte in dites(lire_budget(dossier)))
    depense(dossier, "T.V.A. du cabinet", quantite=Decimal(1), cout_unitaire=Decimal(20))
    assert any("« T.V.A. du cabinet » : la TVA semble comptée deux fois" in t for t in dites(lire_budget(dossier)))


def test_l_equilibre_est_dit_avec_ce_qui_reste_a_confirmer(dossier: Dossier) -> None:
    depense(dossier, quantite=Decimal(1), cout_unitaire=Decimal(2300), rubrique="realisation")
    assert dites(lire_budget(dossier)) == ["Il manque 2 300 € : les ressources ne couvrent pas ce qui est à payer."]
    ressource(dossier, montant=Decimal(2500), famille="etat")
    assert dites(lire_budget(dossier)) == [
        "Les ressources dépassent ce qui est à payer de 200 €.",
        "Rien n’est encore accordé : 2 300 € restent à confirmer.",
    ]
    assert resume(dossier).translate(_TYPO) == "200 € de trop"


def test_un_groupe_mele_demande_un_autre_financeur(dossier: Dossier) -> None:
    with dossier.operation("x") as op:
        op.creer(Structure, nom="Bois & Cie", statut_juridique="societe_commerciale", mobilisation="retenue")
        op.creer(Structure, nom="Partie", statut_juridique="societe_commerciale", mobilisation="sortie")
        op.creer(Structure, nom="Asso", statut_juridique="association", mobilisation="retenue")
    assert remarque_des_statuts(dossier, lire_budget(dossier)) == (), "nothing to pay yet"
    ressource(dossier, "DLA", montant=Decimal(10), famille="dla")
    (remarque,) = remarque_des_statuts(dossier, lire_budget(dossier))
    assert remarque.texte.translate(_TYPO).startswith("« Bois & Cie » n’est pas une association : le DLA")
    ressource(dossier, "Région", montant=Decimal(10), famille="collectivites")
    assert remarque_des_statuts(dossier, lire_budget(dossier)) == ()


def test_ce_qui_distingue_un_scenario_se_garde(dossier: Dossier) -> None:
    depense(dossier)
    scenarios.decrire(dossier, ID_PREMIER, " Sans la Région ")
    assert lire_budget(dossier).scenario.description == "Sans la Région"
    dossier.annuler()
    assert lire_budget(dossier).scenario.description == ""


def test_chaque_dla_paie_pour_ses_structures(dossier: Dossier) -> None:
    depense(dossier, quantite=Decimal(1), cout_unitaire=Decimal(15000))
    ressource(dossier, "C2RA", montant=Decimal(5000), famille="c2ra")
    ressource(dossier, "DLA", montant=Decimal(1000), famille="dla")
    ressource(dossier, "Fondation", montant=Decimal(9000), famille="autres", etat="refuse")
    with dossier.operation("parts") as op:
        for nom, combien in (("DLA 22", 4), ("DLA 29", 4), ("DLA 35", 4), ("DLA 56", None)):
            op.creer(PartDla, nom=nom, structures=combien)
    budget = lire_budget(dossier)
    lues = parts(dossier, budget)
    assert reste_aux_dla(budget) == Decimal(10000)
    assert [p.part for p in lues] == [Decimal(5000)] * 3 + [Decimal(0)]
    assert [p.reste for p in lues] == [Decimal("3333.34"), Decimal("3333.33"), Decimal("3333.33"), Decimal(0)]


@example(Decimal("1.11"), Decimal("0.01"), [1, 1, 9, 31])  # by remainders alone, the first owes more than its share
@given(
    st.decimals(0, 10**7, places=2), st.decimals(0, 10**7, places=2), st.lists(st.integers(0, 60), max_size=8)
)  # fmt: skip
def test_les_parts_font_le_tout(a_payer: Decimal, ailleurs: Decimal, structures: list[int]) -> None:
    dossier = dossier_en_memoire()
    depense(dossier, quantite=Decimal(1), cout_unitaire=a_payer)
    ressource(dossier, montant=ailleurs, famille="collectivites")
    with dossier.operation("parts") as op:
        for combien in structures:
            op.creer(PartDla, nom="DLA", structures=combien)
    budget = lire_budget(dossier)
    lues = parts(dossier, budget)
    if sum(structures):
        assert sum(p.part for p in lues) == a_payer
        assert sum(p.reste for p in lues) == max(a_payer - ailleurs, Decimal(0))
    assert all(p.reste <= p.part for p in lues)


def test_les_sept_familles_et_celles_qu_on_a_explorees(dossier: Dossier, catalogue: Catalogue) -> None:
    ressource(dossier, "Fondation", montant=Decimal(3000), famille="autres", etat="refuse")
    ressource(dossier, "Région", montant=Decimal(3000), famille="collectivites")
    ressource(dossier, "Ville", famille="collectivites")
    ressource(dossier, "DLA", montant=Decimal(9), famille="dla")
    lues = familles(catalogue, lire_budget(dossier))
    assert len(lues) == 7
    assert all(f.explication for f in lues)
    bilans = {f.code: f.bilan.translate(_TYPO) for f in lues if f.exploree}
    assert bilans == {"autres": "1 piste, refusée", "collectivites": "2 pistes, 3 000 €"}
    assert {f.bilan for f in lues if not f.exploree} == {"pas encore explorée"}


def test_notre_cout_a_cote_de_ceux_des_experiences(dossier: Dossier, catalogue: Catalogue) -> None:
    depense(dossier, quantite=Decimal(1), cout_unitaire=Decimal(20100))
    with dossier.operation("x") as op:
        for degre in ("retenue", "engagee", "au_terme", "interessee", "sortie"):
            op.creer(Structure, nom="S", mobilisation=degre)
    notre = comparaison.lire_notre_cout(dossier, lire_budget(dossier))
    assert (notre.total, notre.structures, notre.par_structure) == (Decimal(20100), 3, Decimal(6700))
    assert notre.par_jour is None, "days not written yet"
    siens = {c.adresse: c for c in comparaison.couts_des_experiences(catalogue)}
    phases = siens["experience:offre-insertion"]
    assert (phases.par_structure, phases.par_jour) == (Decimal(6700), Decimal("957.14"))
    assert "experience:paca-ges" not in siens, "its source gives no cost"


def test_les_reponses_attendues_sont_des_echeances(dossier: Dossier, catalogue: Catalogue) -> None:
    id = ressource(
        dossier, "Région", montant=Decimal(1500), etat="sollicite", reponse_le=date(2026, 12, 15), famille="etat"
    )
    ressource(dossier, "Ville", etat="accorde", reponse_le=date(2026, 10, 1))
    ressource(dossier, "Sans date")
    region, ville = echeances(dossier, catalogue)
    assert region.titre.translate(_TYPO) == "Réponse attendue — Région (1 500 €)"
    assert (region.jour, region.adresse, region.faite) == (date(2026, 12, 15), f"budget:{id}", False)
    assert ville.faite
    copie = scenarios.dupliquer(dossier, ID_PREMIER, "Variante")
    assert len(list(echeances(dossier, catalogue))) == 2, "only those of the budget kept"
    scenarios.supprimer(dossier, copie)


def test_le_temps_donne_ne_se_mele_pas_a_ce_qui_est_a_payer(dossier: Dossier, catalogue: Catalogue) -> None:
    depense(dossier, quantite=Decimal(1), cout_unitaire=Decimal(100))
    temps = registre_des_depenses(catalogue, ID_PREMIER, NatureDepense.VALORISATION_DLA)
    registres.ajouter(dossier, temps, {"libelle": "Animation", "quantite": Decimal(4), "cout_unitaire": Decimal(300)})
    totaux = lire_budget(dossier).totaux
    assert (totaux.depenses, totaux.valorisation) == (Decimal(100), Decimal(1200))
    payer = registre_des_depenses(catalogue, ID_PREMIER, NatureDepense.DEPENSE)
    for registre, nom in ((temps, "Animation"), (payer, "Cabinet")):
        assert [ligne[1] for ligne in registres.lire_stockees(dossier, registre, ["libelle"])] == [nom]


def test_les_lignes_se_rangent_par_rubrique(dossier: Dossier, catalogue: Catalogue) -> None:
    for libelle, rubrique in (("d", None), ("c", "Frais de bouche"), ("b", "logistique"), ("a", "conception")):
        depense(dossier, libelle, rubrique=rubrique)
    registre = registre_des_depenses(catalogue, ID_PREMIER, NatureDepense.DEPENSE)
    assert [ligne[1] for ligne in registres.lire_stockees(dossier, registre, ["libelle"])] == ["a", "b", "c", "d"]


def test_chaque_etat_a_sa_place(dossier: Dossier) -> None:
    for etat in EtatRessource:
        ressource(dossier, etat.libelle, etat=etat.value, montant=Decimal(10))
    totaux = lire_budget(dossier).totaux
    assert (totaux.ressources, totaux.ressources_sures) == (Decimal(40), Decimal(20))


def test_des_lignes_sans_montant_ne_sont_pas_un_equilibre(dossier: Dossier) -> None:
    id = depense(dossier, "Cabinet")
    ressource(dossier, "Région")
    assert resume(dossier) == "à chiffrer"
    registre = registre_des_depenses(catalogue_livre(), ID_PREMIER, NatureDepense.DEPENSE)
    registres.modifier(dossier, registre, id, "quantite", Decimal(1))
    registres.modifier(dossier, registre, id, "cout_unitaire", Decimal("14641.69"))
    assert resume(dossier).translate(_TYPO) == "manque 14 642 €", "the rail has no room for cents"
    registres.modifier(dossier, registre, id, "cout_unitaire", Decimal("0.30"))
    assert resume(dossier).translate(_TYPO) == "manque 0,30 €", "nor are they lost where there is nothing else"


def test_une_tva_copiee_en_fraction_est_devinee(dossier: Dossier) -> None:
    depense(dossier, quantite=Decimal(1), cout_unitaire=Decimal(100), base_prix="ht", tva=Decimal("0.2"))
    assert any(dite.endswith("une TVA de 0,2 % étonne ; est-ce 20 % ?") for dite in dites(lire_budget(dossier)))


def test_une_tva_impossible_se_dit_et_n_empeche_rien(dossier: Dossier) -> None:
    depense(dossier, quantite=Decimal(1), cout_unitaire=Decimal(100), base_prix="ttc", tva=Decimal(-100))
    budget = lire_budget(dossier)
    assert budget.totaux.depenses_ht == Decimal(100)
    assert any("étonne" in dite for dite in dites(budget))

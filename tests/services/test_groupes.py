"""Composing groups: scenarios, assignments, proposals; each gesture undone by one Ctrl+Z (R08)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.affinites import Membre
from app.models.dessin import Mot, Rectangle
from app.models.erreurs import ErreurUtilisateur
from app.models.groupes import Affectation, Groupe, Scenario
from app.models.heterogeneite import ATTENTES, COMPETENCES, CONCURRENCE, SIMILITUDE
from app.models.structure import Structure
from app.services import groupes, structures
from app.services.dependances import retirer
from app.services.ecriture.dossier import Dossier
from app.services.figures.matrice import PAIRES_MAX, RANGEES_MAX, dessiner_matrices
from app.services.groupes import EtatGroupe, EtatScenario
from tests.fabrique import catalogue, dossier_en_memoire, photographier


@pytest.fixture
def dossier() -> Dossier:
    """Empty."""
    return dossier_en_memoire()


def inscrire(dossier: Dossier, combien: int, **champs: object) -> list[str]:
    """So many structures kept."""
    return [
        structures.ajouter(dossier, f"Association {n:02}", **{"mobilisation": "retenue", **champs})
        for n in range(combien)
    ]


def lu(dossier: Dossier) -> EtatScenario:
    """The only scenario."""
    (scenario,) = groupes.lire_groupes(dossier, catalogue()).scenarios
    return scenario


def dedans(dossier: Dossier) -> dict[str, list[str]]:
    """Group → who is in it."""
    return {g.nom: [m.id for m in g.membres] for g in lu(dossier).groupes}


def deux_groupes(dossier: Dossier) -> tuple[str, str, str]:
    """A scenario with two groups."""
    scenario, un = groupes.commencer(dossier)
    return scenario, un, groupes.creer_groupe(dossier, scenario)


def annule_et_retablit(dossier: Dossier, geste: Callable[[], object]) -> None:
    """Undo gives back every byte, redo too."""
    avant = photographier(dossier)
    geste()
    apres = photographier(dossier)
    assert apres != avant
    dossier.annuler()
    assert photographier(dossier) == avant
    dossier.retablir()
    assert photographier(dossier) == apres


def test_les_questions_de_vigilance_sont_celles_du_guide() -> None:
    codes = [c.code for c in catalogue().listes["vigilance_groupes"].choix]
    assert codes == [ATTENTES, CONCURRENCE, SIMILITUDE, COMPETENCES]


def test_le_premier_scenario_vient_avec_un_groupe(dossier: Dossier) -> None:
    annule_et_retablit(dossier, lambda: groupes.commencer(dossier))
    scenario = lu(dossier)
    assert (scenario.nom, [g.nom for g in scenario.groupes]) == ("Scénario 1", ["Groupe 1"])
    groupes.creer_groupe(dossier, scenario.id)
    assert [g.nom for g in lu(dossier).groupes] == ["Groupe 1", "Groupe 2"]


def test_plusieurs_structures_s_affectent_en_un_geste(dossier: Dossier) -> None:
    ids = inscrire(dossier, 3)
    _, un, deux = deux_groupes(dossier)
    annule_et_retablit(dossier, lambda: groupes.deplacer(dossier, ids, de=None, vers=un))
    assert dedans(dossier) == {"Groupe 1": ids, "Groupe 2": []}
    annule_et_retablit(dossier, lambda: groupes.deplacer(dossier, ids[:2], de=un, vers=deux))
    assert dedans(dossier) == {"Groupe 1": ids[2:], "Groupe 2": ids[:2]}
    annule_et_retablit(dossier, lambda: groupes.deplacer(dossier, ids[:1], de=deux, vers=None))
    assert [m.id for m in lu(dossier).libres] == ids[:1]


def test_refaire_ce_qui_est_fait_ne_laisse_pas_de_trace(dossier: Dossier) -> None:
    ids = inscrire(dossier, 2)
    scenario, un, _ = deux_groupes(dossier)
    groupes.deplacer(dossier, ids, de=None, vers=un)
    groupes.retenir(dossier, scenario)
    revision = dossier.revision
    groupes.deplacer(dossier, ids, de=None, vers=un)
    groupes.deplacer(dossier, ids, de=un, vers=un)
    groupes.ajouter_aussi(dossier, ids, un)
    groupes.retenir(dossier, scenario)
    groupes.repondre(dossier, un, ATTENTES, "")
    groupes.ecrire_groupe(dossier, un, "nom", "  Groupe   1 ")
    assert dossier.revision == revision


def test_une_structure_peut_etre_dans_deux_groupes_et_cela_se_voit(dossier: Dossier) -> None:
    (id,) = inscrire(dossier, 1)
    _, un, deux = deux_groupes(dossier)
    groupes.deplacer(dossier, [id], de=None, vers=un)
    groupes.ajouter_aussi(dossier, [id], deux)
    scenario = lu(dossier)
    assert [m.id for m in scenario.doubles] == [id]
    assert scenario.affectees == 1
    assert "1 dans plusieurs groupes" in groupes.resume_du_scenario(scenario)
    groupes.deplacer(dossier, [id], de=deux, vers=None)
    assert dedans(dossier) == {"Groupe 1": [id], "Groupe 2": []}


def test_un_seul_scenario_est_retenu(dossier: Dossier) -> None:
    premier, _ = groupes.commencer(dossier)
    second = groupes.creer_scenario(dossier, "Par métier")
    groupes.retenir(dossier, premier)
    annule_et_retablit(dossier, lambda: groupes.retenir(dossier, second))
    lus = groupes.lire_groupes(dossier, catalogue())
    assert [s.retenu for s in lus.scenarios] == [False, True]
    assert lus.retenu is not None
    groupes.retenir(dossier, None)
    assert groupes.lire_groupes(dossier, catalogue()).retenu is None


def test_dupliquer_essaie_autre_chose_sans_toucher_a_l_original(dossier: Dossier) -> None:
    ids = inscrire(dossier, 2)
    scenario, un, _ = deux_groupes(dossier)
    groupes.deplacer(dossier, ids, de=None, vers=un)
    groupes.ecrire_groupe(dossier, un, "taille_max", Decimal(12))
    groupes.repondre(dossier, un, CONCURRENCE, "Peu : métiers différents.")
    groupes.retenir(dossier, scenario)
    annule_et_retablit(dossier, lambda: groupes.dupliquer_scenario(dossier, scenario))
    original, copie = groupes.lire_groupes(dossier, catalogue()).scenarios
    assert (copie.nom, copie.retenu) == ("Scénario 1 (variante)", False)
    for avant, apres in zip(original.groupes, copie.groupes, strict=True):
        assert avant.id != apres.id
        assert (avant.nom, avant.membres, avant.taille_max, avant.vigilance) == (
            apres.nom, apres.membres, apres.taille_max, apres.vigilance,
        )  # fmt: skip
    groupes.supprimer_scenario(dossier, copie.id)
    assert lu(dossier).groupes == original.groupes


def test_supprimer_emporte_les_affectations_jamais_les_structures(dossier: Dossier) -> None:
    ids = inscrire(dossier, 2)
    scenario, un, _ = deux_groupes(dossier)
    groupes.deplacer(dossier, ids, de=None, vers=un)
    annule_et_retablit(dossier, lambda: groupes.supprimer_groupe(dossier, un))
    assert [m.id for m in lu(dossier).libres] == ids
    dossier.annuler()
    annule_et_retablit(dossier, lambda: groupes.supprimer_scenario(dossier, scenario))
    assert [dossier.lignes(t) for t in (Scenario, Groupe, Affectation)] == [[], [], []]
    assert structures.compter(dossier) == 2


def test_une_structure_supprimee_quitte_ses_groupes(dossier: Dossier) -> None:
    ids = inscrire(dossier, 2)
    _, un, _ = deux_groupes(dossier)
    groupes.deplacer(dossier, ids, de=None, vers=un)
    with dossier.operation("Supprimer") as op:
        retirer(op, ids[0], entite=Structure)
    assert dedans(dossier)["Groupe 1"] == ids[1:]
    dossier.annuler()
    assert dedans(dossier)["Groupe 1"] == ids


def test_une_structure_sortie_n_est_plus_offerte_et_se_signale_dans_son_groupe(dossier: Dossier) -> None:
    ids = inscrire(dossier, 3)
    _, un, _ = deux_groupes(dossier)
    groupes.deplacer(dossier, ids[:2], de=None, vers=un)
    for id in (ids[0], ids[2]):
        structures.modifier(dossier, id, "mobilisation", "sortie")
    scenario = lu(dossier)
    assert scenario.libres == ()
    assert scenario.groupes[0].compte == "1"
    assert "sorties" in {c.code for c in scenario.groupes[0].portrait.alertes}


def test_les_retenues_et_les_engagees_viennent_d_abord(dossier: Dossier) -> None:
    for nom, degre in (("Z", "engagee"), ("A", "reperee"), ("B", "sortie"), ("C", "retenue"), ("D", "interessee")):
        structures.ajouter(dossier, nom, mobilisation=degre)
    groupes.commencer(dossier)
    assert [m.nom for m in lu(dossier).libres] == ["Z", "C", "D", "A"]


def test_les_tailles_visees_se_disent_et_se_gardent_coherentes(dossier: Dossier) -> None:
    _, un = groupes.commencer(dossier)
    groupes.ecrire_groupe(dossier, un, "taille_min", Decimal(8))
    assert lu(dossier).groupes[0].compte == "0 / 8 au moins"
    groupes.ecrire_groupe(dossier, un, "taille_max", Decimal(12))
    assert lu(dossier).groupes[0].compte == "0 / 8–12"
    with pytest.raises(ErreurUtilisateur, match="dépasse"):
        groupes.ecrire_groupe(dossier, un, "taille_min", Decimal(13))
    with pytest.raises(ErreurUtilisateur, match="Il faut un nom"):
        groupes.ecrire_groupe(dossier, un, "nom", "  ")


def test_un_groupe_disparu_se_dit_sans_rien_ecrire(dossier: Dossier) -> None:
    (id,) = inscrire(dossier, 1)
    revision = dossier.revision
    for geste in (
        lambda: groupes.deplacer(dossier, [id], de=None, vers="parti"),
        lambda: groupes.ecrire_groupe(dossier, "parti", "notes", "x"),
        lambda: groupes.retenir(dossier, "parti"),
        lambda: groupes.creer_groupe(dossier, "parti"),
    ):
        with pytest.raises(ErreurUtilisateur, match="n’existe plus"):
            geste()
    assert dossier.revision == revision


def test_la_phrase_de_la_fiche_de_presentation(dossier: Dossier) -> None:
    assert groupes.phrase_des_groupes(dossier) == ""
    ids = inscrire(dossier, 5)
    scenario, un, deux = deux_groupes(dossier)
    assert groupes.phrase_des_groupes(dossier) == ""
    groupes.deplacer(dossier, ids[:2], de=None, vers=un)
    groupes.deplacer(dossier, ids[2:4], de=None, vers=deux)
    assert groupes.phrase_des_groupes(dossier) == "2\u00a0groupes de 2\u00a0structures chacun"
    groupes.deplacer(dossier, ids[4:], de=None, vers=deux)
    assert groupes.phrase_des_groupes(dossier) == "2\u00a0groupes de 2 et 3\u00a0structures"
    groupes.creer_scenario(dossier)
    assert groupes.phrase_des_groupes(dossier) == "", "one is still choosing"
    assert groupes.compte_des_groupes(dossier) == "2\u00a0scénarios"
    groupes.retenir(dossier, scenario)
    assert groupes.phrase_des_groupes(dossier) == "2\u00a0groupes de 2 et 3\u00a0structures"
    assert groupes.compte_des_groupes(dossier) == "2\u00a0groupes"


def test_repartir_par_territoire_se_propose_puis_s_accepte_en_un_geste(dossier: Dossier) -> None:
    for n, aire in enumerate(("Redon", "Vitré", "Redon", "Vitré", "Redon", "")):
        structures.ajouter(dossier, f"S{n}", aire_actuelle=aire or None, mobilisation="retenue")
    deux_groupes(dossier)
    scenario = lu(dossier)
    revision = dossier.revision
    proposition = groupes.proposer(scenario, scenario.libres, "territoire")
    assert dossier.revision == revision, "a proposal writes nothing"
    annule_et_retablit(dossier, lambda: groupes.accepter(dossier, proposition))
    aires = [sorted({m.aire for m in g.membres} - {""}) for g in lu(dossier).groupes]
    assert sorted(aires) == [["Redon"], ["Vitré"]]
    assert sorted(len(g.membres) for g in lu(dossier).groupes) == [3, 3]
    assert dossier.a_annuler() == "Répartir 6\u00a0structures — par territoire"


def test_un_groupe_plein_n_en_recoit_pas_d_autre(dossier: Dossier) -> None:
    inscrire(dossier, 5)
    _, un, deux = deux_groupes(dossier)
    for id in (un, deux):
        groupes.ecrire_groupe(dossier, id, "taille_max", Decimal(2))
    scenario = lu(dossier)
    proposition = groupes.proposer(scenario, scenario.libres, "tailles")
    assert len(proposition.places) == 4
    assert len(proposition.restent) == 1


@pytest.mark.parametrize("combien", [1, 2, 15, 16, 60])
def test_la_matrice_tient_dans_son_cadre_et_se_coupe_pour_une_page(combien: int) -> None:
    membres = [
        Membre(str(n), f"Association numéro {n} au très long nom du pays", secteur="Culture", branche="Cirque",
               aire="Redon", budget=Decimal(n), annee=2000, reponses=("oui", "non", None, "plutot_oui"))
        for n in range(combien)
    ]  # fmt: skip
    dessins = dessiner_matrices("Nord", membres)
    assert sum(len(d.donnees) for d in dessins) == combien
    assert all(len(d.donnees) <= RANGEES_MAX for d in dessins)
    for dessin in dessins:
        for forme in dessin.formes:
            if isinstance(forme, Rectangle):
                assert 0 <= forme.x <= forme.x + forme.largeur <= dessin.largeur
                assert 0 <= forme.y <= forme.y + forme.hauteur <= dessin.hauteur
    marques = [f.texte for d in dessins for f in d.formes if isinstance(f, Mot) and f.texte == "C"]
    assert len(marques) == (combien * (combien - 1) // 2 if combien <= PAIRES_MAX else 0)
    assert ("Concurrence possible" in dessins[0].alternative) == (1 < combien <= PAIRES_MAX)


_LIEU = st.sampled_from(["", "Redon", "Vitré", "Brest"])
_MEMBRE = st.builds(
    Membre, id=st.uuids().map(str), nom=st.text(max_size=6), aire=_LIEU, secteur=_LIEU,
    budget=st.none() | st.integers(0, 900).map(Decimal),
)  # fmt: skip


@settings(max_examples=60)
@given(
    st.lists(_MEMBRE, max_size=20),
    st.lists(st.none() | st.integers(0, 6), min_size=0, max_size=4),
    st.sampled_from(sorted(groupes.CRITERES)),
)
def test_une_proposition_place_chacune_une_fois_sans_deborder(
    membres: list[Membre], maxima: list[int | None], critere: str
) -> None:
    vides = tuple(
        EtatGroupe(str(n), "s", f"G{n}", (), "", None, plafond, {}, "", ()) for n, plafond in enumerate(maxima)
    )
    scenario = EtatScenario("s", "S", "", False, vides, tuple(membres))
    proposition = groupes.proposer(scenario, membres, critere)
    places = [m.id for m, _ in proposition.places] + [m.id for m in proposition.restent]
    assert sorted(places) == sorted(m.id for m in membres)
    for groupe in vides:
        if groupe.taille_max is not None:
            assert len(proposition.pour(groupe.id)) <= groupe.taille_max
    assert proposition == groupes.proposer(scenario, membres[::-1], critere)
    if any(plafond is None for plafond in maxima):
        assert proposition.restent == ()

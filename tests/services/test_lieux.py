"""Every gesture of the journal leads to where it was made; every row typed is found by Ctrl+K, at the same place."""

from __future__ import annotations

import pytest

from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.partenaires import Attente
from app.models.plan import LignePlan, PlanAccompagnement, id_plan
from app.models.schema import tables_metier
from app.services import decisions, groupes, partenaires, structures
from app.services.ecriture.dossier import Dossier
from app.services.journal import lire_journal
from app.services.lieux import lieu_du_geste
from app.services.recherche import Recherche
from app.services.registres import ajouter, supprimer
from app.services.registres.contacts import registre_des_contacts
from app.services.registres.plans import registre_des_lignes
from tests.fabrique import catalogue, dossier_en_memoire


@pytest.fixture
def dossier() -> Dossier:
    return dossier_en_memoire()


def lieu(dossier: Dossier) -> str:
    """Where the last gesture took place."""
    return lieu_du_geste(dossier, max(entree.numero for entree in lire_journal(dossier)))


def trouve(dossier: Dossier, mots: str) -> list[str]:
    """Addresses that Ctrl+K proposes."""
    return [r.adresse for r in Recherche(catalogue(), dossier).chercher(mots)]


def test_un_partenaire_et_ce_qu_il_attend(dossier: Dossier) -> None:
    banque = partenaires.ajouter(dossier, "Banque du Ponant", notes="Rappeler en janvier")
    assert lieu(dossier) == f"partenaire:{banque}"
    attente = partenaires.attendre(dossier, banque, "Des prêts mieux préparés")
    assert lieu(dossier) == f"partenaires:{attente}"
    assert trouve(dossier, "rappeler janvier") == [f"partenaire:{banque}"]
    assert trouve(dossier, "prets prepares") == [f"partenaires:{attente}"]
    with dossier.operation("Attente retirée") as op:
        op.supprimer(Attente, attente)
    assert lieu(dossier) == f"partenaire:{banque}"


def test_une_ligne_de_plan_s_ouvre_dans_le_plan_de_sa_structure(dossier: Dossier) -> None:
    aurore = structures.ajouter(dossier, "Les Jardins de l’Aurore")
    registre = registre_des_lignes(dossier, catalogue(), aurore)
    ligne = ajouter(dossier, registre, {"difficulte": "Trésorerie tendue au printemps"})
    assert lieu(dossier) == f"plans:{ligne}"
    assert trouve(dossier, "tresorerie tendue") == [f"plans:{ligne}"]
    autres = [ajouter(dossier, registre, {"difficulte": mots}) for mots in ("Bail précaire", "Outils usés")]
    supprimer(dossier, registre, autres)
    assert lieu(dossier) == "plans:lignes"
    with dossier.operation("Diagnostic") as op:
        op.poser(PlanAccompagnement, id_plan(aurore), structure=aurore, points_forts="Des bénévoles fidèles")
    assert lieu(dossier) == f"plan:{aurore}"
    assert trouve(dossier, "benevoles fideles") == [f"plan:{aurore}"]
    assert dossier.ligne(LignePlan, ligne) is not None


def test_un_contact_mene_a_sa_structure_un_groupe_au_tableau(dossier: Dossier) -> None:
    aurore = structures.ajouter(dossier, "Les Jardins de l’Aurore")
    ajouter(dossier, registre_des_contacts(catalogue(), aurore), {"nom": "Solène Ferrand"})
    assert lieu(dossier) == f"structure:{aurore}"
    assert trouve(dossier, "solene ferrand") == [f"structure:{aurore}"]
    scenario = groupes.creer_scenario(dossier, "Par territoire")
    assert lieu(dossier) == "groupes"
    littoral = groupes.creer_groupe(dossier, scenario, "Littoral")
    assert lieu(dossier) == f"groupe:{littoral}"
    assert trouve(dossier, "littoral")[0] == f"groupe:{littoral}"


def test_de_l_objectif_a_l_indicateur_et_a_la_decision(dossier: Dossier) -> None:
    for table, mots in ((Objectif, "Mutualiser les paies"), (Resultat, "Trois paies faites"), (Indicateur, "Paies")):
        with dossier.operation(mots) as op:
            id = op.creer(table, texte=mots)
        assert lieu(dossier) == f"objectifs:{id}"
        assert f"objectifs:{id}" in trouve(dossier, mots)
    decision = decisions.decider(dossier, "Voir chaque trésorière avant l’été", responsable="Camille")
    assert lieu(dossier) == f"decision:{decision}"
    assert trouve(dossier, "tresoriere ete") == [f"decision:{decision}"]
    dossier.annuler()
    assert trouve(dossier, "tresoriere ete") == []


def test_chaque_table_du_dossier_a_son_lieu(dossier: Dossier) -> None:
    """A table added to the dossier is one that the journal leads to."""
    from app.services import lieux

    places = {*lieux._LIEUX, *lieux._FORMULAIRES}
    assert set(tables_metier()) - places == set()

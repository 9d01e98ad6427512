"""Composed documents: their whole text against golden files, and the promises that matter most."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.models.definitions.catalogue import Catalogue
from app.models.definitions.champs import Montant
from app.models.documents.blocs import CleValeurs, ListeACocher, Signature, Tableau, Titre
from app.services.documents import composer
from app.services.ecriture.dossier import Dossier
from tests.documents.dossiers import JOUR, dossier_complet, grand_dossier
from tests.documents.lecture import en_texte

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize(
    "code", ["fiche-presentation", "dossier-comite", "grille-structures", "grille-contact", "budget"]
)
def test_le_texte_compose_est_celui_du_fichier_de_reference(code: str, catalogue: Catalogue) -> None:
    """INGECO_GOLDEN=1 rewrites the files; read the difference before keeping it."""
    obtenu = en_texte(composer(code, dossier_complet(), catalogue, aujourdhui=JOUR))
    chemin = GOLDEN / f"{code}.txt"
    if os.environ.get("INGECO_GOLDEN"):
        chemin.write_text(obtenu, "utf-8")
    assert obtenu == chemin.read_text("utf-8")


def test_le_parcours_imprime_ce_que_nous_avons_ajoute_et_ecarte(rempli: Dossier, catalogue: Catalogue) -> None:
    document = composer("parcours", rempli, catalogue, aujourdhui=JOUR)
    listes = {b.code: b for b in document.blocs if isinstance(b, ListeACocher)}
    assert len(listes) == 45
    intervention, aire, propre = listes["cibler.territoire"].entrees
    assert (intervention.coche, intervention.reponse) == (True, "Oui, toutes.")
    assert aire.ecartee
    assert aire.mention == "Écarté\u00a0: déjà traité par la grille des structures"
    assert (propre.texte, propre.mention) == ("Vérifier la desserte en train de Redon", "Ajouté par nous")
    texte = en_texte(document)
    assert "Sans objet\u00a0: les compétences seront vues pendant l’intervention" in texte
    assert "Échéance\u00a0: 24\u00a0novembre 2026" in texte
    assert "Responsable\u00a0: Marie Dupont" in texte
    assert "Deux structures interviennent aussi dans le Morbihan" in texte
    pastilles = {b.code: b.pastille.texte for b in document.blocs if isinstance(b, Titre) and b.pastille}
    assert pastilles["action:cibler.secteur"] == "Fait"
    assert pastilles["action:cibler.competences"] == "Sans objet"
    assert len(pastilles) == 45


@pytest.mark.parametrize(
    "code",
    [
        "fiche-presentation", "dossier-comite", "grille-structures", "grille-contact", "parcours", "groupes",
        "plan-accompagnement", "reseau-partenarial", "objectifs", "grille-plans", "budget",
    ],
)  # fmt: skip
def test_un_document_vierge_ne_dit_rien_du_dossier(code: str, rempli: Dossier, catalogue: Catalogue) -> None:
    du_bureau = composer(code, rempli, catalogue, vierge=True, aujourdhui=JOUR)
    assert du_bureau.vierge
    assert du_bureau.entete.bureau == "DLA d’Ille-et-Vilaine"
    sans_rien = composer(code, None, catalogue, aujourdhui=JOUR)
    assert sans_rien.blocs == du_bureau.blocs
    assert sans_rien.dossier_uuid == ""
    texte = en_texte(sans_rien)
    for secret in ("Redon", "Marie", "142"):
        assert secret not in texte


def test_les_valeurs_gardent_leur_type_et_leur_code(rempli: Dossier, catalogue: Catalogue) -> None:
    (tableau,) = (b for b in composer("grille-structures", rempli, catalogue).blocs if isinstance(b, Tableau))
    rang = [c.code for c in tableau.colonnes].index("budget")
    assert isinstance(tableau.colonnes[rang].type, Montant)
    case = tableau.rangees[0].cases[rang]
    assert (case.texte, str(case.valeur)) == ("142\u202f000\u00a0€", "142000")
    assert len(tableau.rangees[0].code) == 36
    assert [g.titre for g in tableau.groupes][1:] == [
        "Le territoire",
        "Le secteur d’activité",
        "Le projet de la structure",
        "Le poids économique et social",
        "Les compétences",
        "Le contact",
        "L’accord de la structure pour diffuser ses informations",
    ]


def test_anonyme_cache_qui_n_a_pas_accepte_partout_ou_son_nom_parait(rempli: Dossier, catalogue: Catalogue) -> None:
    for code in ("dossier-comite", "grille-contact", "grille-structures", "fiche-presentation", "parcours"):
        texte = en_texte(composer(code, rempli, catalogue, anonyme=True, aujourdhui=JOUR))
        for secret in ("Recyclerie du Pays", "Jardins Solidaires", "Le Rex", "55210055400013", "02 99 00", "Morvan"):
            assert secret not in texte, code
    grille = en_texte(composer("grille-structures", rempli, catalogue, anonyme=True))
    assert "Structure 1" in grille
    assert "Les Amis du Vélo" in grille
    assert "Théâtre du Vent Debout" in grille


def test_anonyme_cache_aussi_un_nom_cite_dans_un_texte(rempli: Dossier, catalogue: Catalogue) -> None:
    from app.models.cadrage import ID_PROBLEMATIQUE, Problematique

    with rempli.operation("x") as op:
        op.poser(Problematique, ID_PROBLEMATIQUE, contexte="La RECYCLERIE DU PAYS DE REDON nous a alertés.")
    texte = en_texte(composer("dossier-comite", rempli, catalogue, anonyme=True))
    assert "La Structure 1 nous a alertés." in texte


def test_le_comite_ecrit_son_avis_a_la_main(rempli: Dossier, catalogue: Catalogue) -> None:
    (dernier,) = (b for b in composer("dossier-comite", rempli, catalogue).blocs if isinstance(b, Signature))
    assert [c.texte for c in dernier.choix] == ["Favorable", "Avec réserves", "Défavorable", "Ajourné"]
    assert not any(c.coche for c in dernier.choix)


def test_un_dossier_vide_dit_ce_qui_reste_a_completer(vide: Dossier, catalogue: Catalogue) -> None:
    document = composer("fiche-presentation", vide, catalogue)
    donnees = [d for b in document.blocs if isinstance(b, CleValeurs) for d in b.donnees]
    assert donnees
    assert all(d.lignes == 0 for d in donnees)
    assert "Aucune structure n’est encore inscrite" in en_texte(document)


def test_beaucoup_de_structures_se_resument_dans_la_fiche(catalogue: Catalogue) -> None:
    texte = en_texte(composer("fiche-presentation", grand_dossier(30), catalogue))
    assert "30\u00a0structures" in texte
    assert "Mobilité (10), Réemploi et déchets (10), Culture (10)" in texte
    assert (
        "de 96\u202f000\u00a0€ à 410\u202f000,50\u00a0€, 6\u202f480\u202f005\u00a0€ en tout (30\u00a0réponses)" in texte
    )

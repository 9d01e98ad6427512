"""The register of structures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.models.groupes import Affectation, Groupe, id_affectation
from app.models.statuts import Mobilisation
from app.models.structure import Structure
from app.services import structures
from app.services.journal import lire_journal
from tests.fabrique import dossier_en_memoire


def test_entonnoir_compte_qui_est_alle_au_moins_jusque_la() -> None:
    dossier = dossier_en_memoire()
    for nom, degre in (("a", "reperee"), ("b", "contactee"), ("c", "retenue"), ("d", "sortie"), ("e", "au_terme")):
        structures.ajouter(dossier, nom, mobilisation=degre)
    paliers = structures.entonnoir(dossier)
    assert [(p.libelle, n) for p, n in paliers] == [
        ("Repérée", 5), ("Contactée", 3), ("Intéressée", 2), ("Retenue", 2), ("Engagée", 1), ("Au terme", 1),
    ]  # fmt: skip
    assert structures.effectifs(dossier)[Mobilisation.SORTIE] == 1


def test_une_liste_importee_sannule_dun_seul_geste() -> None:
    dossier = dossier_en_memoire()
    structures.ajouter_toutes(dossier, [{"nom": f"Structure {n}"} for n in range(20)])
    assert structures.compter(dossier) == 20
    dossier.annuler()
    assert structures.compter(dossier) == 0


def test_modifier_plusieurs_dun_geste() -> None:
    dossier = dossier_en_memoire()
    ids = [structures.ajouter(dossier, nom) for nom in ("a", "b", "c")]
    structures.modifier_plusieurs(dossier, ids[:2], "secteur", "Culture")
    assert [s["secteur"] for s in structures.lister(dossier, "secteur")] == ["Culture", "Culture", None]
    assert lire_journal(dossier, 1)[0].libelle == "Secteur — 2 structures"
    dossier.annuler()
    assert [s["secteur"] for s in structures.lister(dossier, "secteur")] == [None, None, None]


def test_une_suppression_annulee_rend_sa_place_a_la_structure() -> None:
    dossier = dossier_en_memoire()
    ids = [structures.ajouter(dossier, nom) for nom in ("a", "b", "c")]
    structures.supprimer(dossier, [ids[0], ids[1]])
    structures.ajouter(dossier, "d")
    dossier.annuler()
    dossier.annuler()
    assert [s["nom"] for s in structures.lister(dossier, "nom")] == ["a", "b", "c"]


def test_une_place_prise_entre_temps_nempeche_pas_dannuler() -> None:
    dossier = dossier_en_memoire()
    ids = [structures.ajouter(dossier, nom) for nom in ("a", "b")]
    structures.supprimer(dossier, [ids[0]])
    # The file was opened again: rows were copied and stand closer together.
    dossier.connexion.execute("UPDATE structure SET rowid = 1 WHERE nom = 'b'")
    dossier.annuler()
    assert sorted(s["nom"] for s in structures.lister(dossier, "nom")) == ["a", "b"]


def test_le_journal_nomme_la_structure() -> None:
    dossier = dossier_en_memoire()
    id = structures.ajouter(dossier, "Les Amis du Vélo")
    structures.modifier(dossier, id, "etp", Decimal("3.5"))
    assert dossier.a_annuler() == "Postes — Les Amis du Vélo"
    structures.supprimer(dossier, [id])
    assert dossier.a_annuler() == "Structure supprimée — Les Amis du Vélo"


def test_vider_un_champ_obligatoire_garde_un_texte_vide() -> None:
    dossier = dossier_en_memoire()
    id = structures.ajouter(dossier, "x")
    structures.modifier(dossier, id, "nom", "")
    structures.modifier(dossier, id, "sigle", "")
    ligne = dossier.ligne(Structure, id) or {}
    assert (ligne["nom"], ligne["sigle"]) == ("", None)


def test_qui_reste_a_appeler_et_dans_quels_groupes_elle_est() -> None:
    dossier = dossier_en_memoire()
    ids = [structures.ajouter(dossier, nom) for nom in ("a", "b", "c")]
    structures.modifier(dossier, ids[1], "mobilisation", "contactee")
    assert structures.a_contacter(dossier) == (ids[0], ids[2])
    assert structures.combien_a_contacter(dossier) == 2
    with dossier.operation("Groupe") as op:
        groupe = op.creer(Groupe, nom="G1")
        op.creer(Groupe, nom="G2")
        op.poser(Affectation, id_affectation(groupe, ids[0]), groupe=groupe, structure=ids[0])
    assert structures.groupes_de(dossier, ids[0]) == ((groupe, "G1"),)
    assert structures.groupes_de(dossier, ids[1]) == ()


def test_l_accord_de_diffusion_garde_le_jour_que_l_on_donne() -> None:
    dossier = dossier_en_memoire()
    id = structures.ajouter(dossier, "a", diffusion_le=date(2026, 3, 1))
    structures.modifier(dossier, id, "diffusion_acceptee", True)
    assert (dossier.ligne(Structure, id) or {})["diffusion_le"] == date(2026, 3, 1)

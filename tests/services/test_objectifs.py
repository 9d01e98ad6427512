"""Objectives, results, indicators of a dossier: taken from the guide, written, ordered, linked, undone."""

from __future__ import annotations

from typing import Any

import pytest

from app.models.definitions.catalogue import Catalogue
from app.models.erreurs import ErreurUtilisateur
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.trace import OPERATIONNEL, STRATEGIQUE
from app.services import objectifs, parcours, registres
from app.services.ecriture.dossier import Dossier
from app.services.registres import LigneCollee
from app.services.registres.objectifs import (
    registre_des_indicateurs,
    registre_des_objectifs,
    registre_des_resultats,
)
from tests.fabrique import photographier


def ecrire(dossier: Dossier, catalogue: Catalogue, texte: str, **champs: Any) -> str:
    """An objective of our own."""
    return registres.ajouter(dossier, registre_des_objectifs(dossier, catalogue), {"texte": texte, **champs})


def attendre(dossier: Dossier, catalogue: Catalogue, texte: str, objectif: str | None = None) -> str:
    """An expected result."""
    valeurs = {"texte": texte, "objectif": objectif}
    return registres.ajouter(dossier, registre_des_resultats(dossier, catalogue), valeurs)


def mesurer(dossier: Dossier, catalogue: Catalogue, texte: str, resultat: str) -> str:
    """An indicator."""
    valeurs = {"texte": texte, "resultat": resultat}
    return registres.ajouter(dossier, registre_des_indicateurs(dossier, catalogue), valeurs)


def textes(dossier: Dossier, catalogue: Catalogue, genre: str) -> list[str]:
    """The words of the objectives of one kind, in their order."""
    return [objectif["libelle"] for objectif in objectifs.lister(dossier, catalogue, genre)]


def test_un_objectif_du_guide_garde_ses_mots_jusqu_aux_notres(dossier: Dossier, catalogue: Catalogue) -> None:
    id = objectifs.prendre(dossier, catalogue, OPERATIONNEL, "transfert")
    assert objectifs.prendre(dossier, catalogue, OPERATIONNEL, "transfert") == id
    assert dossier.revision == 1
    du_guide = "Capitaliser et transférer des informations, outils, méthodes…"
    assert textes(dossier, catalogue, OPERATIONNEL) == [du_guide]
    objectifs.dire_autrement(dossier, id, "  Publier nos outils ")
    assert textes(dossier, catalogue, OPERATIONNEL) == ["Publier nos outils"]
    objectifs.dire_autrement(dossier, id, "")
    assert textes(dossier, catalogue, OPERATIONNEL) == [du_guide]
    assert textes(dossier, catalogue, STRATEGIQUE) == []


def test_ecarter_rend_les_resultats_a_toute_l_ingenierie(dossier: Dossier, catalogue: Catalogue) -> None:
    id = objectifs.prendre(dossier, catalogue, STRATEGIQUE, "dla")
    servant = ecrire(dossier, catalogue, "Décider d’un poste partagé", sert=id)
    attendre(dossier, catalogue, "Des contrats à jour", id)
    avant = photographier(dossier)
    objectifs.laisser(dossier, catalogue, STRATEGIQUE, "dla")
    trace = objectifs.lire_trace(dossier, catalogue)
    assert [a.texte for a in trace.generaux] == ["Des contrats à jour"]
    assert [b.id for b in trace.libres] == [servant]
    objectifs.laisser(dossier, catalogue, STRATEGIQUE, "dla")
    dossier.annuler()
    assert photographier(dossier) == avant
    dossier.retablir()
    assert objectifs.compter(dossier) == 1


def test_un_resultat_emporte_ses_indicateurs(dossier: Dossier, catalogue: Catalogue) -> None:
    resultat = attendre(dossier, catalogue, "Six trames d’entretien")
    mesurer(dossier, catalogue, "Trames écrites", resultat)
    avant = photographier(dossier)
    objectifs.supprimer(dossier, Resultat, resultat)
    assert not dossier.lignes(Indicateur)
    objectifs.supprimer(dossier, Resultat, resultat)
    dossier.annuler()
    assert photographier(dossier) == avant


def test_ordonner(dossier: Dossier, catalogue: Catalogue) -> None:
    ids = [ecrire(dossier, catalogue, mot) for mot in ("un", "deux", "trois")]
    autre = ecrire(dossier, catalogue, "pourquoi", genre=STRATEGIQUE)
    assert objectifs.deplacer(dossier, Objectif, ids[2], -1)
    assert textes(dossier, catalogue, OPERATIONNEL) == ["un", "trois", "deux"]
    assert not objectifs.deplacer(dossier, Objectif, ids[0], -1)
    assert not objectifs.deplacer(dossier, Objectif, autre, 1)
    assert not objectifs.deplacer(dossier, Objectif, "parti", 1)
    assert dossier.a_annuler() == "Objectif déplacé"
    dossier.annuler()
    assert textes(dossier, catalogue, OPERATIONNEL) == ["un", "deux", "trois"]
    r = [attendre(dossier, catalogue, mot, ids[0]) for mot in ("a", "b")]
    attendre(dossier, catalogue, "ailleurs", ids[1])
    assert objectifs.deplacer(dossier, Resultat, r[1], -1)
    assert [a.texte for a in objectifs.lire_trace(dossier, catalogue).attendus] == ["b", "a", "ailleurs"]


def test_des_objectifs_sans_ordre_se_rangent_aussi(dossier: Dossier, catalogue: Catalogue) -> None:
    with dossier.operation("Comme une fusion") as op:
        ids = [op.creer(Objectif, texte=mot) for mot in "abc"]
    assert objectifs.deplacer(dossier, Objectif, ids[0], 1)
    assert textes(dossier, catalogue, OPERATIONNEL) == ["b", "a", "c"]


def test_seul_un_operationnel_sert_un_strategique(dossier: Dossier, catalogue: Catalogue) -> None:
    pourquoi = ecrire(dossier, catalogue, "Pourquoi", genre=STRATEGIQUE)
    comment, autre = (ecrire(dossier, catalogue, mot) for mot in ("Comment", "Autre"))
    registre = registre_des_objectifs(dossier, catalogue)
    for id, cible in ((pourquoi, pourquoi), (comment, autre), (comment, comment), (comment, "parti")):
        with pytest.raises(ErreurUtilisateur):
            registres.modifier(dossier, registre, id, "sert", cible)
    registres.modifier(dossier, registre, comment, "sert", pourquoi)
    registres.modifier(dossier, registre, pourquoi, "genre", OPERATIONNEL)
    assert {o["sert"] for o in dossier.lignes(Objectif)} == {None}
    dossier.annuler()
    registres.modifier(dossier, registre, comment, "genre", STRATEGIQUE)
    assert {o["sert"] for o in dossier.lignes(Objectif)} == {None}


def test_un_objectif_du_guide_ne_change_ni_de_code_ni_de_genre(dossier: Dossier, catalogue: Catalogue) -> None:
    id = objectifs.prendre(dossier, catalogue, OPERATIONNEL, "transfert")
    registre = registre_des_objectifs(dossier, catalogue)
    for nom, valeur in (("code", "besoins"), ("genre", STRATEGIQUE)):
        with pytest.raises(ErreurUtilisateur):
            registres.modifier(dossier, registre, id, nom, valeur)
    with pytest.raises(ErreurUtilisateur):
        ecrire(dossier, catalogue, "À nous", code="besoins")


def test_coller_une_liste_de_resultats_garde_son_ordre(dossier: Dossier, catalogue: Catalogue) -> None:
    registre = registre_des_resultats(dossier, catalogue)
    registres.coller(dossier, registre, [LigneCollee(None, {"texte": mot}) for mot in "abc"])
    assert [a.texte for a in objectifs.lire_trace(dossier, catalogue).generaux] == ["a", "b", "c"]
    assert dossier.revision == 1


def test_la_couverture_se_dit_en_une_phrase(dossier: Dossier, catalogue: Catalogue) -> None:
    def dite() -> str:
        return objectifs.couverture(objectifs.lire_trace(dossier, catalogue))

    assert dite() == ""
    premier = ecrire(dossier, catalogue, "un")
    assert dite() == "L’objectif n’est pas encore évalué"
    ecrire(dossier, catalogue, "deux")
    assert dite() == "Aucun des 2\u00a0objectifs n’est encore évalué"
    resultat = attendre(dossier, catalogue, "r", premier)
    mesurer(dossier, catalogue, "i", resultat)
    assert dite() == "1\u00a0objectif sur 2 est évalué"
    assert [t.genre.value for t in objectifs.manques(dossier, catalogue)][-1] == "sans_resultat"
    assert objectifs.resume(dossier) == "2"


@pytest.mark.parametrize("genre", [STRATEGIQUE, OPERATIONNEL])
def test_les_points_coches_deviennent_des_objectifs_en_un_geste(
    genre: str, dossier: Dossier, catalogue: Catalogue
) -> None:
    action = catalogue.methode.action(objectifs.ACTIONS[genre])
    premier, second = (point.code for point in action.points[:2])
    parcours.cocher(dossier, action, premier, True)
    parcours.cocher(dossier, action, second, True)
    parcours.repondre(dossier, action, second, "Dans nos mots")
    assert len(objectifs.points_a_reprendre(dossier, genre)) == 2
    objectifs.reprendre_les_points(dossier, genre)
    lus = dossier.lignes(Objectif, "code", "texte")
    assert [ligne["texte"] for ligne in lus] == ["", "Dans nos mots"]
    assert not objectifs.points_a_reprendre(dossier, genre)
    dossier.annuler()
    assert len(objectifs.points_a_reprendre(dossier, genre)) == 2


@pytest.mark.parametrize("genre", [STRATEGIQUE, OPERATIONNEL])
def test_chaque_point_de_la_carte_est_un_objectif_du_guide(genre: str, catalogue: Catalogue) -> None:
    points = {point.code.replace("-", "_") for point in catalogue.methode.action(objectifs.ACTIONS[genre]).points}
    assert points == {choix.code for choix in catalogue.liste(objectifs.LISTES[genre]).choix}

"""Ctrl+K finds the method, the help and the dossier; accents and œ don't matter."""

from __future__ import annotations

import pytest

from app.services import parcours, structures
from app.services.recherche import PAGES, Recherche
from tests.fabrique import catalogue, dossier_en_memoire


@pytest.mark.parametrize(
    ("tape", "adresse"),
    [
        ("comite", "action:validation.comite"),
        ("COMITÉ D’APPUI", "action:validation.comite"),
        ("comite dappui", "action:validation.comite"),
        ("d'intervention projet", "phase:projet"),
        ("mettre en oeuvre", "phase:mise-en-oeuvre"),
        ("problematique", "phase:cerner"),
        ("financer", "fiche:fp7"),
        ("slot", "experience:otsi-slot"),
        ("c2ra", "terme:c2ra"),
        ("grilles", "documents"),
    ],
)
def test_la_methode_se_trouve_sans_accents(tape: str, adresse: str) -> None:
    trouves = [r.adresse for r in Recherche(catalogue()).chercher(tape, 60)]
    assert adresse in trouves


def test_ce_que_lon_vient_de_saisir_se_trouve_aussitot() -> None:
    dossier = dossier_en_memoire()
    recherche = Recherche(catalogue(), dossier)
    assert recherche.chercher("recyclerie du canal") == ()
    id = structures.ajouter(dossier, "Recyclerie du Canal", commune="Redon")
    parcours.noter(dossier, catalogue().methode.action("cerner.documentation"), "Étude de l’œuvre Durand")
    assert recherche.chercher("recyclerie CANAL")[0].adresse == f"structure:{id}"
    assert recherche.chercher("redon")[0].sous_titre == "Redon"
    assert recherche.chercher("oeuvre durand")[0].adresse == "action:cerner.documentation"
    dossier.annuler()
    assert recherche.chercher("oeuvre durand") == ()


def test_sans_rien_taper_les_pages_sont_proposees() -> None:
    assert [r.genre for r in Recherche(catalogue()).chercher("  ")] == ["Page"] * len(PAGES)


def test_le_titre_compte_plus_que_le_texte() -> None:
    premier = Recherche(catalogue()).chercher("budget")[0]
    assert "budget" in premier.titre.casefold()

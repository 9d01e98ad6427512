"""Ctrl+K finds the method, the help and the dossier; accents and œ don't matter."""

from __future__ import annotations

from datetime import date

import pytest

from app.models.base import Base
from app.models.budget import Depense
from app.models.schema import tables_metier
from app.models.statuts import NatureAvis
from app.services import parcours, structures
from app.services.comite import avis, seances
from app.services.exemples import installer_exemple
from app.services.recherche import PAGES, Recherche
from app.services.recherche.trouvable import champs_libres
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


@pytest.mark.parametrize("exemple", ["otsi-slot", "recycleries-fiscalite"])
def test_tout_ce_qui_s_ecrit_se_retrouve(exemple: str) -> None:
    """Whatever was typed in whatever column of words, the beginning of it leads somewhere."""
    dossier = dossier_en_memoire()
    installer_exemple(exemple, dossier, date(2026, 11, 21))
    recherche = Recherche(catalogue(), dossier)
    essais, perdus = 0, []
    for nom in tables_metier():
        entite = Base.entites[nom]
        for champ in champs_libres(entite):
            dits = [ligne[champ] for ligne in dossier.lignes(entite) if ligne[champ] and " " in ligne[champ]]
            if dits:
                essais += 1
                debut = max(dits, key=len)[:60].rsplit(" ", 1)[0]
                if not recherche.chercher(debut):
                    perdus.append(f"{nom}.{champ} : {debut}")
    assert essais > 50
    assert perdus == []


@pytest.mark.parametrize(
    ("tape", "adresse"),
    [
        ("programmer", "comite:programmer"),
        ("retroplanning", "echeances:retroplanning"),
        ("cofinancement", "budget:ou-chercher"),
        ("doublons", "structures:doublons"),
        ("formulaire", "documents:lire"),
    ],
)
def test_un_geste_se_trouve_par_son_nom(tape: str, adresse: str) -> None:
    assert adresse in [r.adresse for r in Recherche(catalogue()).chercher(tape)[:3]]


def test_la_seance_la_reserve_et_la_depense_se_trouvent_ou_elles_sont() -> None:
    dossier = dossier_en_memoire()
    seance = seances.programmer(dossier, date(2027, 3, 9), objet="Choix du prestataire", lieu="Maison Tillion")
    avis.donner(dossier, seance, NatureAvis.FAVORABLE, motivation="Un projet qui tient debout")
    with dossier.operation("Dépense") as op:
        depense = op.creer(Depense, libelle="Location du moulin")
    recherche = Recherche(catalogue(), dossier)
    assert recherche.chercher("maison tillion")[0].adresse == f"seance:{seance}"
    assert recherche.chercher("tient debout")[0].adresse == f"seance:{seance}"
    assert recherche.chercher("moulin")[0].adresse == f"budget:{depense}"

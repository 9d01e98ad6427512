"""A structure entered twice is spotted, at once or in the whole register (R06)."""

from __future__ import annotations

import pytest

from app.models.erreurs import ErreurUtilisateur
from app.services import doublons, structures
from app.services.doublons import (
    Paire,
    a_montrer,
    chercher,
    cles_distinctes,
    comparer_a_nouveau,
    distinguees,
    distinguer,
    doublon_de,
    lire,
)
from app.services.ecriture.dossier import Dossier


def paires_probables(dossier: Dossier) -> tuple[Paire, ...]:
    """What a search of the whole register shows."""
    return a_montrer(dossier, chercher(lire(dossier)))


def test_meme_numero_ou_meme_nom_au_meme_endroit(dossier: Dossier) -> None:
    premiere = structures.ajouter(dossier, "Les Amis du Vélo", commune="Rennes", siret="732 829 320 00074")
    assert doublon_de(dossier, premiere) is None
    meme_siret = structures.ajouter(dossier, "Vélo pour tous", siret="73282932000074")
    trouve = doublon_de(dossier, meme_siret)
    assert trouve is not None
    assert (trouve.id, trouve.nom, trouve.par) == (premiere, "Les Amis du Vélo", "même SIRET")
    meme_nom = structures.ajouter(dossier, "LES AMIS DU VELO", commune="Rennes")
    assert (doublon_de(dossier, meme_nom) or trouve).par == "même nom, même commune"
    assert doublon_de(dossier, structures.ajouter(dossier, "Les Amis du Vélo", commune="Redon")) is None
    assert doublon_de(dossier, "absente") is None


def test_un_autre_etablissement_du_meme_siren_se_dit(dossier: Dossier) -> None:
    structures.ajouter(dossier, "Atelier, siège", commune="Rennes", siret="73282932000074")
    autre = structures.ajouter(dossier, "Atelier, antenne", commune="Redon", siret="73282932000082")
    assert (trouve := doublon_de(dossier, autre)) is not None
    assert trouve.par == "même SIREN, deux établissements"
    (paire,) = paires_probables(dossier)
    assert (paire.par, paire.sure) == ("même SIREN, deux établissements", True)


@pytest.mark.parametrize(
    ("une", "autre", "par"),
    [
        ({"nom": "L’Association des Amis du Vélo"}, {"nom": "Amis du velo"}, "même nom"),
        ({"nom": "Ferme du Canal", "commune": "Vitré"}, {"nom": "Ferme du Kanal", "commune": "VITRE"}, "presque"),
        ({"nom": "Théâtre du Vent", "commune": "Brest"}, {"nom": "Vent du Théâtre"}, "ordre des mots"),
        ({"nom": "Pôle ESS d’Anjou", "sigle": "P.E.A."}, {"nom": "PEA"}, "sigle"),
        ({"nom": "A", "rna": "W751234567"}, {"nom": "B", "rna": "w 751234567"}, "RNA"),
        ({"nom": "A", "siret": "732829320"}, {"nom": "B", "siret": "73282932000074"}, "même SIREN"),
    ],
)  # fmt: skip
def test_deux_fois_la_meme(dossier: Dossier, une: dict[str, str], autre: dict[str, str], par: str) -> None:
    ids = tuple(structures.ajouter_toutes(dossier, [une, autre]))
    (paire,) = paires_probables(dossier)
    assert (paire.premiere, paire.seconde) == ids
    assert par in paire.par


@pytest.mark.parametrize(
    ("une", "autre"),
    [
        ({"nom": "Amis du Vélo", "commune": "Rennes"}, {"nom": "Amis du Vélo", "commune": "Redon"}),
        ({"nom": "Amis du Vélo", "siret": "732829320"}, {"nom": "Amis du Vélo", "siret": "552100554"}),
        ({"nom": "Crèche no 1", "commune": "Rennes"}, {"nom": "Crèche no 2", "commune": "Rennes"}),
        ({"nom": "", "commune": "Rennes"}, {"nom": "", "commune": "Rennes"}),
        ({"nom": "Compagnie du Pont", "commune": "Rennes"}, {"nom": "Harmonie municipale", "commune": "Rennes"}),
    ],
)
def test_deux_structures_bien_distinctes(dossier: Dossier, une: dict[str, str], autre: dict[str, str]) -> None:
    structures.ajouter_toutes(dossier, [une, autre])
    assert paires_probables(dossier) == ()


def test_la_recherche_compare_peu_et_rend_souvent_la_main() -> None:
    lignes = [
        {"id": str(n), "nom": f"{mot} {suite} {n:x}", "sigle": None, "siret": None, "rna": None, "commune": "Rennes"}
        for n, (mot, suite) in enumerate(
            (mot, suite) for mot in ("Atelier", "Collectif", "Ferme", "Maison", "Radio") for suite in range(400)
        )
    ]
    souffles = sum(1 for paire in doublons.chercher(lignes) if paire is None)
    travail = (1 + 2 * doublons.VOISINES) * len(lignes)
    assert 0.8 * travail / 200 <= souffles <= travail / 200 + 3


def test_chaque_paire_n_est_dite_qu_une_fois(dossier: Dossier) -> None:
    une = {
        "nom": "Les Amis du Vélo",
        "sigle": "ADV",
        "siret": "73282932000074",
        "rna": "W751234567",
        "commune": "Brest",
    }
    structures.ajouter_toutes(dossier, [une, une, une])
    paires = paires_probables(dossier)
    assert len({paire.cle for paire in paires}) == len(paires) == 3


def test_deux_structures_distinguees_ne_sont_plus_proposees(dossier: Dossier) -> None:
    une, autre = structures.ajouter_toutes(dossier, [{"nom": "Amis du vélo"}, {"nom": "AMIS DU VÉLO"}])
    assert len(paires_probables(dossier)) == 1
    assert doublon_de(dossier, autre) is not None
    distinguer(dossier, autre, une)
    revision = dossier.revision
    distinguer(dossier, une, autre)
    assert dossier.revision == revision, "said twice, in whatever order: no trace"
    assert paires_probables(dossier) == ()
    assert doublon_de(dossier, autre) is None
    assert doublon_de(dossier, une) is None
    (paire,) = distinguees(dossier)
    assert set(paire.noms) == {"Amis du vélo", "AMIS DU VÉLO"}
    comparer_a_nouveau(dossier, paire.id)
    assert len(paires_probables(dossier)) == 1


@pytest.mark.parametrize("rang", [0, 1])
def test_une_paire_s_oublie_avec_l_une_des_deux(dossier: Dossier, rang: int) -> None:
    ids = structures.ajouter_toutes(dossier, [{"nom": "Amis du vélo"}, {"nom": "Les amis du vélo"}])
    distinguer(dossier, *ids)
    structures.supprimer(dossier, [ids[rang]])
    assert cles_distinctes(dossier) == frozenset()
    dossier.annuler()
    assert cles_distinctes(dossier) == {frozenset(ids)}


def test_on_ne_distingue_pas_une_structure_d_elle_meme_ni_d_une_partie(dossier: Dossier) -> None:
    (une,) = structures.ajouter_toutes(dossier, [{"nom": "Seule"}])
    for autre in (une, "partie"):
        with pytest.raises(ErreurUtilisateur):
            distinguer(dossier, une, autre)
    assert distinguees(dossier) == ()

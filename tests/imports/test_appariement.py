"""Which column is which: the headings people really write."""

from __future__ import annotations

import pytest

from app.models.colonnes import Colonne
from app.services.imports.appariement import IGNORER, NOTES, apparier
from app.services.imports.synonymes import SYNONYMES
from app.services.imports.tableau import Feuille
from app.services.registres.structures import colonnes_des_structures
from tests.fabrique import catalogue


@pytest.fixture(scope="module")
def champs() -> dict[str, Colonne]:
    return colonnes_des_structures(catalogue())


def _lire(champs: dict[str, Colonne], titres: tuple[str, ...], *avant: tuple[str, ...]) -> dict[str, str]:
    feuille = Feuille("f", (*avant, titres, ("x",) * len(titres)))
    appariement = apparier(feuille, champs)
    assert appariement.titres == len(avant)
    return {c.titre: c.champ for c in appariement.colonnes}


def test_tous_nos_libelles_et_tous_nos_entetes(champs: dict[str, Colonne]) -> None:
    for mots in ("libelle", "entete"):
        trouves = _lire(champs, tuple(getattr(champ, mots) for champ in champs.values()))
        assert list(trouves.values()) == list(champs)


def test_les_synonymes_designent_des_champs_du_registre(champs: dict[str, Colonne]) -> None:
    assert SYNONYMES.keys() == champs.keys()


@pytest.mark.parametrize(
    ("titre", "champ"),
    [
        ("N° SIRET", "siret"), ("Téléphonne", "telephone"), ("Tél.", "telephone"), ("E-Mail", "courriel"),
        ("C.P.", "code_postal"), ("VILLE", "commune"), ("Budget 2025 (€)", "budget"), ("Nb d’ETP", "etp"),
        ("Date de création", "annee_creation"), ("Adhérents", "adherents"), ("Forme juridique", "statut_juridique"),
        ("Observations diverses", "notes"), ("Secteur d'activite", "secteur"),
        ("Territoire d'intervention", "aire_actuelle"),
        ("Couleur préférée", NOTES), ("N", NOTES),
    ],
)  # fmt: skip
def test_titres_rencontres(champs: dict[str, Colonne], titre: str, champ: str) -> None:
    assert _lire(champs, ("Association", "Commentaire libre", "Commune de la mairie", titre))[titre] == champ


def test_titres_sous_un_en_tete_et_colonnes_ambigues(champs: dict[str, Colonne]) -> None:
    trouves = _lire(
        champs, ("Raison sociale", "Nom", "Prénom", "Fonction", "Salariés", "Effectif ETP"),
        ("Liste des structures rencontrées en 2025",), (), ("Mise à jour : 12/03/2026",),
    )  # fmt: skip
    assert trouves == {
        "Raison sociale": "nom", "Nom": "contact_nom", "Prénom": "contact_nom", "Fonction": "contact_fonction",
        "Salariés": NOTES, "Effectif ETP": "etp",
    }  # fmt: skip


def test_sans_titres_les_valeurs_parlent(champs: dict[str, Colonne]) -> None:
    feuille = Feuille("f", (("Les Amis", "35000", "a@b.fr", "02 99 00 00 00"), ("B", "35200", "c@d.fr", "0299000001")))
    appariement = apparier(feuille, champs)
    assert appariement.titres == -1
    assert [c.champ for c in appariement.colonnes] == ["nom", "code_postal", "courriel", "telephone"]
    assert appariement.colonnes[0].certitude == "à vérifier"


def test_lutilisateur_decide(champs: dict[str, Colonne]) -> None:
    feuille = Feuille("f", (("Truc", "Budget", "Produits", "Vide"), ("a", "1", "2", "")))
    appariement = apparier(feuille, champs, 0)
    assert [c.champ for c in appariement.colonnes] == [NOTES, "budget", NOTES, IGNORER]
    assert appariement.problemes(champs) == ("Dites quelle colonne donne le nom de la structure.",)
    choisi = appariement.avec(0, "nom").avec(2, "budget")
    assert "«\u00a0Budget\u00a0» et «\u00a0Produits\u00a0»" in choisi.problemes(champs)[0]
    assert choisi.avec(2, IGNORER).problemes(champs) == ()
    assert appariement.sans_inconnues().colonnes[2].champ == IGNORER

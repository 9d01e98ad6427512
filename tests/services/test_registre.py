"""The register as a table: its columns, a pasted block in one gesture, spreadsheets’ own way of copying (R06)."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.models.definitions.catalogue import Catalogue
from app.models.structure import Structure
from app.services import registres, structures
from app.services.ecriture.dossier import Dossier
from app.services.registres import LigneCollee
from app.services.registres.structures import registre_des_structures
from app.services.structures import REGISTRE

CASES = st.text(st.characters(exclude_characters="\r", exclude_categories=("Cs", "Cc")) | st.sampled_from('\n\t"'))
TABLEAUX = st.integers(1, 4).flatmap(
    lambda largeur: st.lists(st.lists(CASES, min_size=largeur, max_size=largeur), min_size=1, max_size=5)
)


@given(TABLEAUX.filter(lambda t: t[-1] != [""]))
def test_copier_puis_coller_rend_les_memes_cases(tableau: list[list[str]]) -> None:
    assert registres.lire_tableau_colle(registres.ecrire_tableau_copie(tableau)) == tableau


def test_un_guillemet_de_la_prose_n_ouvre_pas_une_case() -> None:
    assert registres.lire_tableau_colle('"Pôle" ESS\t3\r\nB\t4') == [['"Pôle" ESS', "3"], ["B", "4"]]


def test_chaque_colonne_du_registre_a_ses_mots(catalogue: Catalogue) -> None:
    colonnes = registre_des_structures(catalogue).colonnes
    assert len(colonnes) > 35
    assert all(colonne.libelle and colonne.entete for colonne in colonnes.values())


def test_un_bloc_colle_est_un_seul_geste(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "Ancienne", etp=Decimal(2))
    registres.coller(
        dossier, REGISTRE, [LigneCollee(id, {"etp": Decimal("3.5")}), LigneCollee(None, {"nom": "Neuve", "etp": None})]
    )
    assert [(ligne["nom"], ligne["etp"]) for ligne in dossier.lignes(Structure)] == [
        ("Ancienne", Decimal("3.5")),
        ("Neuve", None),
    ]
    assert dossier.a_annuler() == "Collage — 3\u00a0cases"
    dossier.annuler()
    assert [(ligne["nom"], ligne["etp"]) for ligne in dossier.lignes(Structure)] == [("Ancienne", Decimal(2))]


def test_effacer_rend_leur_defaut_aux_cases_obligatoires(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "Une", mobilisation="engagee", hors_territoire=True, commune="Redon")
    registres.effacer(dossier, REGISTRE, {id: ["nom", "mobilisation", "hors_territoire", "commune"]})
    (ligne,) = dossier.lignes(Structure)
    assert (ligne["nom"], ligne["mobilisation"], ligne["hors_territoire"], ligne["commune"]) == (
        "Une",
        "reperee",
        False,
        None,
    )


def test_les_lignes_se_lisent_telles_que_gardees(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "Une", etp=Decimal("3.50"))
    assert registres.lire_stockees(dossier, REGISTRE, ("nom", "etp")) == [(id, "Une", "3.5")]
    assert registres.lire_stockees(dossier, REGISTRE, ("etp",), [id, "absente"]) == [(id, "3.5")]
    assert registres.valeur_lue(REGISTRE, "etp", "3.5") == Decimal("3.5")

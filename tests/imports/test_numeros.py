"""What spreadsheets do to numbers of seven, nine and fourteen digits, in a list as in a form that comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.structure import Structure
from app.services.ecriture.dossier import Dossier
from app.services.imports.appariement import apparier
from app.services.imports.formulaires import Genre, appliquer
from app.services.imports.numeros import douter, reparer
from app.services.imports.tableau import Feuille
from app.services.imports.valeurs import lire_case
from app.services.registres.structures import registre_des_structures
from tests.fabrique import catalogue, dossier_en_memoire
from tests.imports.formulaires import Formulaire, la_case

CHAMPS = registre_des_structures(catalogue()).colonnes


@pytest.fixture
def rempli() -> Dossier:
    dossier = dossier_en_memoire()
    with dossier.operation("Structures") as op:
        op.creer(Structure, nom="Les Amis du Vélo", telephone="06 12 34 56 78", code_postal="35000", siret="123")
    return dossier


@pytest.fixture
def grille(rempli: Dossier, tmp_path: Path) -> Formulaire:
    return Formulaire.partir(rempli, tmp_path)


@pytest.mark.parametrize(
    ("champ", "tape", "ecrit", "dit"),
    [
        ("telephone", 299000000, "02 99 00 00 00", "Zéro rétabli au début du numéro."),
        ("telephone", "0299000000", "02 99 00 00 00", ""),
        ("telephone", "+33 2 99 00 00 00", "+33 2 99 00 00 00", ""),
        ("code_postal", 1000, "01000", "Zéro rétabli au début du code."),
        ("siret", 73282932000074, "73282932000074", ""),
        ("siret", "732 829 320 00074", "73282932000074", ""),
        ("siret", "73282932000075", "73282932000075", "n’est pas valide"),
        ("siret", "7,32829E+13", "7,32829E+13", "que des chiffres"),
        ("rna", "w 351 000 123", "W351000123", ""),
        ("rna", "351000123", "351000123", "SIREN ou un SIRET"),
        ("courriel", "mailto:velo@asso.example", "velo@asso.example", ""),
        ("courriel", "à demander", "à demander", "ne ressemble pas à une adresse"),
    ],
)
def test_un_formulaire_revient_avec_des_numeros_justes_ou_le_dit(
    grille: Formulaire, rempli: Dossier, champ: str, tape: object, ecrit: str, dit: str
) -> None:
    """The mended value is written, the doubtful one too: it is what was answered, and the report says so."""
    retour = grille.ecrire(1, **{champ: tape}).revenir()
    case = la_case(retour)
    assert (case.genre, case.proposee, case.valeur) == (Genre.CHANGEE, True, ecrit)
    assert (dit in case.motif) if dit else case.motif == ""
    appliquer(rempli, retour, retour.proposees)
    assert rempli.lignes(Structure)[0][champ] == ecrit
    assert not grille.revenir().cases, "read again, it says nothing more"


def test_le_meme_numero_ecrit_autrement_ne_change_rien(grille: Formulaire) -> None:
    assert not grille.ecrire(1, telephone=612345678).revenir().cases
    assert not grille.ecrire(1, telephone="0612345678", siret="123").revenir().cases


@pytest.mark.parametrize("rna", ["W2A1234567", "w2b 123 4567", "W9R1001234", "W571234567"])
def test_une_liste_reconnait_le_rna_de_corse_d_outre_mer_et_de_moselle(rna: str) -> None:
    lue = lire_case("rna", CHAMPS["rna"], rna)
    assert lue.valeur == rna.replace(" ", "").upper()
    assert bool(lue.avis) is rna.startswith("W57"), "there, it should not exist: kept, and said"


def test_une_colonne_de_rna_sans_titre_se_devine() -> None:
    lignes = (("Les Amis du Vélo", "W2A1234567"), ("Le Fournil", "W351000123"), ("La Ruche", "W9R1001234"))
    appariement = apparier(Feuille("Feuille1", lignes), CHAMPS, -1)
    assert [c.champ for c in appariement.colonnes] == ["nom", "rna"]


@pytest.mark.parametrize(("champ", "texte"), [("nom", "612345678"), ("branche", "1000"), ("commune", "w 351 000 123")])
def test_les_autres_champs_restent_comme_ils_sont(champ: str, texte: str) -> None:
    assert (reparer(champ, texte), douter(champ, texte)) == ((texte, ""), "")

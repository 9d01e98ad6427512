"""Files that are no form of this dossier, or no form at all: refused in French, the dossier untouched (R60–R66)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.models.fiche import ID_FICHE, Fiche
from app.models.structure import Structure
from app.services.documents import composer
from app.services.ecriture.dossier import Dossier
from app.services.imports.formulaires import FormulaireRefuse, Genre, PasUnFormulaire, examiner
from app.services.imports.tableau import FEUILLES_MAX, ListeRefusee
from app.services.rendus import rendre
from tests.documents.dossiers import dossier_rempli, dossier_vide
from tests.fabrique import catalogue, photographier
from tests.imports import corpus
from tests.imports.formulaires import TETES, Formulaire


@pytest.fixture
def rempli() -> Dossier:
    return dossier_rempli()


@pytest.fixture
def grille(rempli: Dossier, tmp_path: Path) -> Formulaire:
    return Formulaire.partir(rempli, tmp_path)


def _modifier(formulaire: Formulaire, geste: Callable[[Any], object]) -> None:
    classeur = openpyxl.load_workbook(formulaire.chemin)
    geste(classeur)
    classeur.save(formulaire.chemin)


def _cle(classeur: Any, cle: str, valeur: str) -> None:
    feuille = classeur["_ingeco"]
    (case,) = (ligne[1] for ligne in feuille.iter_rows(max_row=12, max_col=2) if ligne[0].value == cle)
    case.value = valeur


def test_r66_le_formulaire_d_un_autre_dossier_est_refuse_et_nomme(rempli: Dossier, tmp_path: Path) -> None:
    autre = dossier_vide()
    autre.connexion.execute("UPDATE meta SET valeur = 'ailleurs' WHERE cle = 'dossier'")
    with autre.operation("x") as op:
        op.poser(Fiche, ID_FICHE, intitule="Le tourisme en vallée d’Aure")
    avant = photographier(rempli)
    with pytest.raises(FormulaireRefuse, match=r"d’un autre dossier.*vallée d’Aure") as refus:
        Formulaire.partir(rempli, tmp_path, de=autre).revenir()
    assert "Ouvrez ce dossier-là" in refus.value.conseil
    assert photographier(rempli) == avant


def test_r66_une_version_plus_recente_et_un_document_inconnu(grille: Formulaire) -> None:
    _modifier(grille, lambda c: _cle(c, "formulaire", "3"))
    with pytest.raises(FormulaireRefuse, match="version plus récente"):
        grille.revenir()
    _modifier(grille, lambda c: _cle(c, "formulaire", "2"))
    _modifier(grille, lambda c: _cle(c, "document", "grille-du-futur"))
    with pytest.raises(FormulaireRefuse, match=r"ne connaît pas.*grille-du-futur"):
        grille.revenir()
    _modifier(grille, lambda c: _cle(c, "document", "dossier-comite"))
    with pytest.raises(FormulaireRefuse, match="ne se relit pas"):
        grille.revenir()


def test_sans_sa_feuille_cachee_il_peut_encore_servir_de_liste(grille: Formulaire) -> None:
    _modifier(grille, lambda c: c.remove(c["_ingeco"]))
    with pytest.raises(PasUnFormulaire, match=r"vient d’Ingéco.*feuille cachée") as refus:
        grille.revenir()
    assert "comme une liste" in refus.value.conseil


def test_sans_sa_memoire_rien_de_rempli_n_est_remplace_sans_accord(grille: Formulaire) -> None:
    _modifier(grille, lambda c: c.remove(c["_ingeco_depart"]))
    retour = grille.ecrire(1, etp=4, histoire="Née d’un café associatif").revenir()
    assert {c.champ: c.proposee for c in retour.cases} == {"etp": False, "histoire": True}
    assert any("départ" in avis for avis in retour.avis)


def test_sans_sa_ligne_de_codes(grille: Formulaire) -> None:
    with pytest.raises(FormulaireRefuse, match="ligne cachée"):
        grille.remplir(lambda feuille, _: feuille.delete_rows(1)).revenir()


def test_les_titres_reecrits_ne_changent_rien(grille: Formulaire) -> None:
    def geste(feuille: Any, colonnes: dict[str, int]) -> None:
        for colonne in colonnes.values():
            feuille.cell(TETES, colonne).value = f"Question {colonne}"

    assert grille.remplir(geste).revenir().lignes == ()


def test_une_liste_un_pdf_un_classeur_protege_cent_feuilles(
    rempli: Dossier, tmp_path: Path, grille: Formulaire
) -> None:
    avant = photographier(rempli)
    chiffre = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    for octets, dit in (
        (corpus.liste_xlsx(), "n’est pas un formulaire d’Ingéco"),
        (corpus.csv_excel("utf-8"), "n’est pas un formulaire d’Ingéco"),
        (b"%PDF-1.7\n", "un document PDF"),
        (chiffre, "protégé par un mot de passe"),
        (corpus.bombe(), "pour sécurité"),
        (grille.chemin.read_bytes()[:3000], "ne peut pas être lu"),
        (b"", "vide"),
    ):
        chemin = tmp_path / "recu.xlsx"
        chemin.write_bytes(octets)
        with pytest.raises(ListeRefusee, match=dit) as refus:
            examiner(rempli, catalogue(), chemin)
        if not isinstance(refus.value, PasUnFormulaire):
            mots = f"{refus.value.message} {refus.value.conseil}"
            assert "liste" not in mots, "a form was given, not a list"
            assert ".csv" not in mots

    def cent(classeur: Any) -> None:
        for n in range(FEUILLES_MAX):
            classeur.create_sheet(f"Brouillon {n}", 0).append(["x"])

    _modifier(grille, cent)
    with pytest.raises(PasUnFormulaire, match="trop de feuilles"):
        grille.revenir()
    with pytest.raises(ListeRefusee, match="n’est plus à cet endroit"):
        examiner(rempli, catalogue(), tmp_path / "parti.xlsx")
    assert photographier(rempli) == avant


def test_un_document_qui_n_est_pas_une_grille_ne_se_relit_pas(rempli: Dossier, tmp_path: Path) -> None:
    with pytest.raises(ListeRefusee):
        examiner(rempli, catalogue(), rendre(composer("parcours", rempli, catalogue()), "pdf", tmp_path / "p.pdf"))


def test_un_vierge_qui_retrouve_une_structure_ne_pretend_pas_avoir_oublie(rempli: Dossier, tmp_path: Path) -> None:
    """A blank form said nothing when it left: what the dossier already answers is the reason, not a lost memory."""
    nom = str(rempli.lignes(Structure, "nom")[0]["nom"])
    formulaire = Formulaire.partir(rempli, tmp_path, vierge=True).ecrire(1, nom=nom, etp=99)
    (ligne,) = formulaire.revenir().lignes
    (case,) = (c for c in ligne.cases if c.champ == "etp")
    assert (case.genre, case.proposee) == (Genre.CONFLIT, False)
    assert case.motif == "Le dossier a déjà une autre réponse."

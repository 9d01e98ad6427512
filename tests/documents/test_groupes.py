"""The document of groups: its whole text, its anonymity, its blank form, both formats (R08, R38)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import docx
import pytest

from app.models.definitions.catalogue import Catalogue
from app.models.dessin import Mot
from app.models.documents.blocs import FigureBloc, Tableau
from app.models.groupes import Affectation, Groupe, Scenario, id_affectation
from app.models.mobilisation import Contact
from app.models.structure import Structure
from app.services.documents import composer
from app.services.ecriture.dossier import Dossier
from app.services.rendus import rendre
from tests.documents.dossiers import JOUR
from tests.documents.lecture import en_texte, serre, texte_pdf
from tests.documents.test_pages import dossier_d_exemple

GOLDEN = Path(__file__).parents[1] / "golden" / "groupes.txt"
NORD, SUD, AUTRE = (f"10000000-0000-4000-8000-{n:012d}" for n in (1, 2, 3))
UN, DEUX = (f"20000000-0000-4000-8000-{n:012d}" for n in (1, 2))


@pytest.fixture
def compose(rempli: Dossier) -> Dossier:
    """Two scenarios, the first kept: two groups, one structure in both, one left out."""
    ids = [s["id"] for s in rempli.lignes(Structure, "id")]
    with rempli.operation("Composer") as op:
        op.creer(Scenario, id=UN, nom="Par territoire", description="Une heure de route au plus.", retenu=True)
        op.creer(Scenario, id=DEUX, nom="Un seul groupe")
        op.creer(
            Groupe, id=NORD, scenario=UN, nom="Nord", taille_min=3, taille_max=5, criteres=("territoire",),
            profil="Autour de la Recyclerie du Pays de Redon, qui entraîne.",
            vigilance={"concurrence": "Peu ; la Recyclerie du Pays de Redon en a parlé.", "attentes": "Oui."},
        )  # fmt: skip
        op.creer(Groupe, id=SUD, scenario=UN, nom="Sud")
        op.creer(Groupe, id=AUTRE, scenario=DEUX, nom="Toutes")
        for groupe, dedans in ((NORD, ids[:3]), (SUD, ids[2:4]), (AUTRE, ids[:5])):
            for id in dedans:
                op.creer(Affectation, id=id_affectation(groupe, id), groupe=groupe, structure=id)
        op.creer(Contact, structure=ids[0], nom="Claire Le Goff", niveau="direction", participe=True)
        op.creer(
            Contact, structure=ids[1], nom="Nolwenn Secret", niveau="salarie", participe=True, courriel="n@s.example"
        )
    return rempli


def test_le_texte_compose_est_celui_du_fichier_de_reference(compose: Dossier, catalogue: Catalogue) -> None:
    """INGECO_GOLDEN=1 rewrites the file; read the difference before keeping it."""
    obtenu = en_texte(composer("groupes", compose, catalogue, aujourdhui=JOUR))
    if os.environ.get("INGECO_GOLDEN"):
        GOLDEN.write_text(obtenu, "utf-8")
    assert obtenu == GOLDEN.read_text("utf-8")


def test_seul_le_scenario_retenu_se_detaille_et_tous_se_comparent(compose: Dossier, catalogue: Catalogue) -> None:
    document = composer("groupes", compose, catalogue, aujourdhui=JOUR)
    tableaux = {b.code: b for b in document.blocs if isinstance(b, Tableau)}
    assert set(tableaux) == {f"{NORD}-structures", f"{SUD}-structures", "comparaison"}
    assert [c.titre for c in tableaux["comparaison"].colonnes[1:]] == ["Par territoire (retenu)", "Un seul groupe"]
    assert len([b for b in document.blocs if isinstance(b, FigureBloc)]) == 2
    with compose.operation("x") as op:
        op.modifier(Scenario, UN, retenu=False)
    codes = {b.code for b in composer("groupes", compose, catalogue).blocs if isinstance(b, Tableau)}
    assert f"{AUTRE}-structures" in codes, "while one chooses, each is shown"


def test_anonyme_cache_les_noms_partout_ou_ils_paraissent(compose: Dossier, catalogue: Catalogue) -> None:
    document = composer("groupes", compose, catalogue, anonyme=True, aujourdhui=JOUR)
    figures = [b.dessin for b in document.blocs if isinstance(b, FigureBloc)]
    texte = en_texte(document) + repr(figures)
    for secret in ("Recyclerie du Pays", "Jardins Solidaires", "Nolwenn", "n@s.example", "Morvan", "02 99 00"):
        assert secret not in texte
    assert "Structure 1" in texte
    assert "Les Amis du Vélo" in texte
    assert "Peu ; la Structure 1 en a parlé." in texte.replace("\u202f;", " ;")


def test_une_structure_nommee_comme_un_bout_d_identifiant_garde_son_groupe(
    compose: Dossier, catalogue: Catalogue
) -> None:
    """Ids of rows are no text: anonymity leaves them whole."""
    with compose.operation("x") as op:
        op.modifier(Structure, compose.lignes(Structure, "id")[1]["id"], sigle="8000")
    document = composer("groupes", compose, catalogue, anonyme=True)
    tableau = next(b for b in document.blocs if isinstance(b, Tableau) and b.code == f"{NORD}-structures")
    assert len(tableau.rangees) == 3


def test_le_formulaire_vierge_se_remplit_a_la_main(compose: Dossier, catalogue: Catalogue) -> None:
    vierge = composer("groupes", None, catalogue, aujourdhui=JOUR)
    assert vierge.blocs == composer("groupes", compose, catalogue, vierge=True, aujourdhui=JOUR).blocs
    texte = en_texte(vierge)
    assert "Redon" not in texte
    for question in catalogue.listes["vigilance_groupes"].choix:
        assert texte.count(question.texte) == 2


def test_sans_groupe_le_document_le_dit(rempli: Dossier, catalogue: Catalogue) -> None:
    assert "Les groupes ne sont pas encore composés." in en_texte(composer("groupes", rempli, catalogue))


@pytest.mark.parametrize("format", ["pdf", "docx"])
@pytest.mark.parametrize("vierge", [False, True])
def test_le_document_s_ecrit_dans_ses_deux_formats(
    compose: Dossier, catalogue: Catalogue, format: str, vierge: bool, tmp_path: Path
) -> None:
    chemin = rendre(composer("groupes", compose, catalogue, vierge=vierge), format, tmp_path / f"groupes.{format}")
    lu = texte_pdf(chemin) if format == "pdf" else _texte_docx(chemin)
    for mots in (
        ("Groupe 1", "Groupe 2", "Ce qui décide") if vierge else ("Nord", "Par territoire", "Théâtre du Vent Debout")
    ):
        assert serre(mots) in serre(lu)


def _texte_docx(chemin: Path) -> str:
    word: Any = docx.Document(str(chemin))
    cases = (case.text for table in word.tables for rangee in table.rows for case in rangee.cells)
    return "\n".join((*(p.text for p in word.paragraphs), *cases))


def test_la_matrice_donne_les_noms_en_entier(catalogue: Catalogue) -> None:
    exemple = dossier_d_exemple("otsi-slot")
    figures = [b.dessin for b in composer("groupes", exemple, catalogue, aujourdhui=JOUR).blocs
               if isinstance(b, FigureBloc)]  # fmt: skip
    noms = [nom for figure in figures for nom, _ in figure.donnees]
    ecrits = {f.texte.partition(". ")[2] for figure in figures for f in figure.formes if isinstance(f, Mot)}
    assert len(noms) == 60
    assert [nom for nom in noms if nom not in ecrits] == ["Office de tourisme intercommunal des Trois Clochers"]

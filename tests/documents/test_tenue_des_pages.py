"""No page for a few lines, no date cut before its year, nothing printed twice: what a committee leafs through (R31)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.comite import Membre
from app.models.definitions.catalogue import Catalogue
from app.models.definitions.champs import TexteLong
from app.models.documents.blocs import Bloc, CleValeurs, Donnee, FigureBloc, Note, Paragraphe, SautDePage, Tableau
from app.models.documents.document import Document
from app.models.typographie import INSECABLE, date_longue
from app.services.documents import composer
from app.services.documents.composition import definitions
from app.services.rendus.ecriture import rendre
from app.services.rendus.pdf.blocs import Presse
from app.services.rendus.pdf.lignes import Style, mettre_en_lignes
from app.services.rendus.pdf.mise_en_page import paginer
from app.services.rendus.pdf.polices import Encre, largeur
from app.services.rendus.pdf.serrage import mettre_en_pages
from app.services.rendus.pdf.styles import MM
from app.services.rendus.pdf.tableau import TableauFlux
from tests.documents.dossiers import JOUR, dossier_complet, dossier_vide
from tests.documents.lecture import en_texte, texte_pdf
from tests.documents.test_mise_en_forme import Blanc, exemple, tableau_de
from tests.documents.test_pages import EXEMPLES


def tableaux(document: Document, code: str) -> list[Tableau]:
    return [bloc for bloc in document.blocs if isinstance(bloc, Tableau) and bloc.code == code]


# --- pages that would hold too little -------------------------------------------------------------------------------


def test_la_feuille_d_emargement_tient_sur_une_page_quand_elle_peut(catalogue: Catalogue) -> None:
    mise = mettre_en_pages(exemple("otsi-slot", "emargement", catalogue))
    assert len(mise.pages) == 1


@pytest.mark.parametrize("combien", [20, 26, 38])
def test_sinon_la_derniere_page_est_pleine_de_lignes_a_signer(combien: int, catalogue: Catalogue) -> None:
    dossier = dossier_complet()
    with dossier.operation("Inviter") as op:
        for n in range(combien):
            op.creer(Membre, nom=f"Personne {n}", organisme=f"Organisme {n}")
    document = composer("emargement", dossier, catalogue, aujourdhui=JOUR)
    (tableau,) = tableaux(document, "emargement")
    assert [s.titre for s in tableau.sections][-2:] == ["Autres membres", "Autres personnes présentes"]
    mise = mettre_en_pages(document)
    dernier = len(mise.pages) - 1
    assert dernier
    feuille = next(e for e, _ in mise.pages[-1].poses if isinstance(e, TableauFlux))
    assert mise.format.cadre(dernier) - mise.pages[-1].prise < feuille._rangees[-1].hauteur
    assert feuille._rangees[-1].hauteur >= 12 * MM
    assert [r.nom for r in feuille._rangees if r.nom.startswith("Personne")] == [
        f"Personne {n}" for n in range(combien)
    ]


def test_aucune_page_de_la_fiche_ne_commence_par_une_rangee_seule(catalogue: Catalogue) -> None:
    document = exemple("otsi-slot", "fiche-presentation", catalogue)
    premiere, _ = mettre_en_pages(document).pages[1].poses[0]
    assert isinstance(premiere, TableauFlux)
    haut, bas = premiere._a_dessiner()[:2]
    assert haut.cellules[0][0].texte == "Résultats attendus (suite)"
    assert bas.cellules[0][0].texte == "Leur évaluation"


@pytest.mark.parametrize("avant", range(20, 50))
def test_la_derniere_rangee_emmene_les_dernieres_lignes_de_la_precedente(avant: int, catalogue: Catalogue) -> None:
    donnees = (Donnee("a", "Résultats", "\n".join(["Ligne"] * 12)), Donnee("b", "Évaluation", "Dite"))
    blocs: tuple[Bloc, ...] = (*(Paragraphe("Texte") for _ in range(avant)), CleValeurs("c", donnees))
    document = replace(composer("fiche-presentation", None, catalogue), pages_maximum=0, blocs=blocs)
    parts = [e for page in mettre_en_pages(document).pages for e, _ in page.poses if isinstance(e, TableauFlux)]
    assert all(len(part._a_dessiner()) > 1 for part in parts[1:])
    assert sum(len([x for x in r.cellules[1] if x.texte]) for part in parts for r in part._a_dessiner()) == 13


@pytest.mark.parametrize("lignes", [38, 41])
def test_avant_un_saut_de_page_non_plus_une_page_ne_sert_pas_a_trois_lignes(lignes: int, catalogue: Catalogue) -> None:
    textes = tuple(Paragraphe("Une ligne.") for _ in range(lignes))
    blocs: tuple[Bloc, ...] = (*textes, SautDePage(), *(Paragraphe("Une autre.") for _ in range(30)))
    document = replace(composer("budget", dossier_vide(), catalogue, aujourdhui=JOUR), blocs=blocs)
    assert len(mettre_en_pages(replace(document, vierge=True)).pages) == 3, "a blank form is never set smaller"
    mise = mettre_en_pages(document)
    assert len(mise.pages) == 2
    assert mise.format.echelle >= 0.92


@given(st.floats(0, 600))
def test_un_long_tableau_se_poursuit_et_sa_note_garde_des_rangees(prise: float) -> None:
    presse = Presse(400, "portrait", Encre())
    tableau = replace(tableau_de([TexteLong(), TexteLong()], *(["x", "y"] for _ in range(20))), avec_suite=True)
    elements = [
        Blanc(prise),
        *(e for bloc in (tableau, Note("Des ordres de grandeur.")) for e in presse.elements(bloc)),
    ]
    pages = paginer(elements, 400, lambda n: 620)
    assert len(pages) <= 2
    fin = [e for e, _ in pages[-1].poses if isinstance(e, TableauFlux)]
    assert len(fin) == 1
    assert len(fin[0]._a_dessiner()) > 1
    # Where half a page is left, the table begins there.
    if prise < 300:
        assert any(isinstance(e, TableauFlux) for e, _ in pages[0].poses)


def test_les_reperes_de_cout_ne_prennent_pas_une_page(catalogue: Catalogue) -> None:
    assert len(mettre_en_pages(exemple("recycleries-fiscalite", "budget", catalogue)).pages) == 2


@pytest.mark.parametrize("code", [d.code for d in definitions()])
def test_chaque_page_vierge_porte_son_numero_et_de_quoi_ecrire(code: str, catalogue: Catalogue, tmp_path: Path) -> None:
    document = composer(code, None, catalogue)
    assert all(page.prise > 0.15 * mise.format.cadre(n) for mise in [mettre_en_pages(document)]
               for n, page in enumerate(mise.pages))  # fmt: skip
    pages = pypdf.PdfReader(rendre(document, "pdf", tmp_path / "vierge.pdf")).pages
    for n, page in enumerate(pages, 1):
        assert f"Page {n} / {len(pages)}" in page.extract_text().replace(INSECABLE, " ")


# --- said once, or in a sentence --------------------------------------------------------------------------------------


def test_un_budget_vide_se_dit_en_une_phrase_et_le_tableur_garde_ses_colonnes(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    document = composer("budget", dossier_vide(), catalogue, aujourdhui=JOUR)
    lu = texte_pdf(rendre(document, "pdf", tmp_path / "b.pdf"))
    assert "Aucune dépense n’est encore inscrite." in lu.replace(INSECABLE, " ")
    assert "Total" not in lu
    word: Any = docx.Document(str(rendre(document, "docx", tmp_path / "b.docx")))
    assert not word.tables
    classeur = openpyxl.load_workbook(rendre(document, "xlsx", tmp_path / "b.xlsx"))
    assert "Dépenses" in classeur.sheetnames


def test_ce_qui_reste_a_faire_ne_deroule_pas_douze_phases_intactes(catalogue: Catalogue) -> None:
    vide = composer("dossier-comite", dossier_vide(), catalogue, aujourdhui=JOUR)
    assert not tableaux(vide, "restant")
    assert "Aucune des 12 phases n’est encore commencée." in en_texte(vide)
    (plein,) = tableaux(composer("dossier-comite", dossier_complet(), catalogue, aujourdhui=JOUR), "restant")
    assert [r.cases[0].texte for r in plein.rangees].count("Pas encore commencé") == 1
    assert "Évaluer l’ingénierie collective" in plein.rangees[-1].cases[1].texte.split("\n")
    (dates,) = tableaux(exemple("otsi-slot", "dossier-comite", catalogue), "restant")
    assert sum("2027" in r.cases[2].texte for r in dates.rangees) >= 2, "a date set is always told"


@pytest.mark.parametrize(("nom", "montres"), [("otsi-slot", 3), ("offre-insertion", 3), ("recycleries-fiscalite", 5)])
def test_le_comite_lit_des_groupes_leur_taille_et_ce_qui_demande_attention(
    nom: str, montres: int, catalogue: Catalogue
) -> None:
    (groupes,) = tableaux(exemple(nom, "dossier-comite", catalogue), "groupes")
    colonnes = [c.code for c in groupes.colonnes]
    for rangee in groupes.rangees:
        dits = dict(zip(colonnes, (case.texte for case in rangee.cases), strict=True))
        assert "structures" in dits["groupe"]
        assert dits["structures"].count(",") == montres - 1
        assert ("… et 9\u00a0autres" in dits["structures"]) == (nom == "otsi-slot")
        assert "prévoyez" not in dits.get("attention", ""), "advice to us, not to the committee"
    assert ("attention" in colonnes) == (nom != "recycleries-fiscalite")


@pytest.mark.parametrize("nom", EXEMPLES)
@pytest.mark.parametrize("code", ["echeancier", "objectifs", "budget", "reseau-partenarial", "parcours"])
def test_word_ne_redit_pas_sous_la_figure_ce_que_le_document_dit(
    code: str, nom: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    document = exemple(nom, code, catalogue)
    figures = [bloc for bloc in document.blocs if isinstance(bloc, FigureBloc)]
    assert figures
    sans = replace(document, blocs=tuple(b for b in document.blocs if not isinstance(b, FigureBloc)))
    avec: Any = docx.Document(str(rendre(document, "docx", tmp_path / "avec.docx")))
    seul: Any = docx.Document(str(rendre(sans, "docx", tmp_path / "sans.docx")))
    assert len(avec.tables) == len(seul.tables)
    assert len(avec.inline_shapes) == len(figures)
    assert all(forme._inline.docPr.get("descr") for forme in avec.inline_shapes)


def test_word_garde_les_chiffres_que_seule_la_figure_montre(catalogue: Catalogue, tmp_path: Path) -> None:
    chemin = rendre(exemple("otsi-slot", "dossier-comite", catalogue), "docx", tmp_path / "d.docx")
    word: Any = docx.Document(str(chemin))
    lus = [[cellule.text for cellule in rangee.cells] for tableau in word.tables for rangee in tableau.rows]
    assert ["Repérées", "60"] in lus


def test_une_carte_ne_met_pas_deux_points_a_la_file(catalogue: Catalogue) -> None:
    for nom in EXEMPLES:
        for bloc in exemple(nom, "objectifs", catalogue).blocs:
            if isinstance(bloc, FigureBloc):
                assert not [dit for _, dit in bloc.dessin.donnees if ".. " in dit]


# --- dates ------------------------------------------------------------------------------------------------------------

_STYLE = Style(9)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 12), st.floats(90, 300))
def test_une_date_ne_se_coupe_pas_avant_son_annee(jour: date, avant: int, place: float) -> None:
    texte = " ".join(["mot"] * avant + [date_longue(jour), "au plus tard"])
    lignes = mettre_en_lignes(texte, _STYLE, place)
    assert not any(ligne.startswith("2026") for ligne in lignes)
    assert " ".join(lignes).replace(INSECABLE, " ") == texte.replace(INSECABLE, " ")


def test_dans_une_colonne_trop_etroite_l_annee_descend_entiere() -> None:
    place = largeur("14 septembre", _STYLE.police, _STYLE.taille) + 4
    assert mettre_en_lignes("14 septembre 2026", _STYLE, place) == [f"14{INSECABLE}septembre", "2026"]


def test_word_tient_aussi_ses_dates(catalogue: Catalogue, tmp_path: Path) -> None:
    word: Any = docx.Document(str(rendre(exemple("otsi-slot", "echeancier", catalogue), "docx", tmp_path / "e.docx")))
    dites = {cellule.text for rangee in word.tables[0].rows for cellule in rangee.cells}
    assert f"23{INSECABLE}novembre{INSECABLE}2026" in dites

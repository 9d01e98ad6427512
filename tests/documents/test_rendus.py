"""Every document, blank and filled, in every format it offers, read back by another program."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn
from openpyxl.styles.styleable import NamedStyleDescriptor

from app.models.definitions.catalogue import Catalogue
from app.models.documents.blocs import Tableau, Titre
from app.models.documents.document import Document
from app.services.documents import composer, definitions
from app.services.ecriture.dossier import Dossier
from app.services.rendus import rendre
from app.services.rendus.pdf.lignes import Ligne
from app.services.rendus.pdf.styles import COURANT
from app.services.rendus.pdf.tableau import ColonneDeTableau, Gabarit, RangeeDeTableau, TableauFlux
from tests.documents.dossiers import JOUR, dossier_complet
from tests.documents.lecture import serre, sur_papier, texte_pdf

TOUS = [(d.code, f) for d in definitions() for f in d.formats]


def _composer(code: str, catalogue: Catalogue, etat: str) -> Document:
    dossier = dossier_complet() if etat == "rempli" else None
    return composer(code, dossier, catalogue, aujourdhui=JOUR)


@pytest.mark.parametrize("etat", ["vierge", "rempli"])
@pytest.mark.parametrize(("code", "format"), TOUS)
def test_chaque_document_se_rend(code: str, format: str, etat: str, catalogue: Catalogue, tmp_path: Path) -> None:
    document = _composer(code, catalogue, etat)
    chemin = rendre(document, format, tmp_path / f"essai.{format}")
    _LECTURES[format](document, chemin)
    assert [p.name for p in tmp_path.iterdir()] == [chemin.name]


def _lire_pdf(document: Document, chemin: Path) -> None:
    texte = serre(texte_pdf(chemin))
    assert serre(document.titre) in texte
    for bloc in document.blocs:
        if isinstance(bloc, Titre):
            assert serre(bloc.texte) in texte
        if isinstance(bloc, Tableau):
            for rangee in sur_papier(bloc).rangees:
                for case in rangee.cases:
                    assert serre(case.texte) in texte
    lecteur: Any = pypdf.PdfReader(chemin)
    assert serre(f"Page 1 / {len(lecteur.pages)}") in texte
    assert lecteur.trailer["/Root"]["/Lang"] == "fr-FR"
    assert document.titre in str(lecteur.metadata.title)
    cote = 841 if document.orientation == "portrait" else 595
    assert all(int(page.mediabox.height) == cote for page in lecteur.pages)
    for police in _polices(lecteur):
        assert police.startswith(("Lato", "DejaVu"))


def _polices(lecteur: Any) -> set[str]:
    """The fonts of all pages, each embedded."""
    noms = set()
    for page in lecteur.pages:
        for police in page["/Resources"]["/Font"].values():
            objet = police.get_object()
            assert "/FontFile2" in objet["/FontDescriptor"]
            noms.add(str(objet["/BaseFont"]).split("+")[1])
    return noms


def _lire_xlsx(document: Document, chemin: Path) -> None:
    classeur: Any = openpyxl.load_workbook(chemin)
    tableaux = [b for b in document.blocs if isinstance(b, Tableau)]
    feuilles, cachees = classeur.worksheets[: len(tableaux)], classeur.worksheets[len(tableaux) :]
    assert [f.sheet_state for f in cachees] == ["veryHidden"] * (1 if document.vierge else 2)
    cachee = cachees[0]
    cles = {cachee.cell(n, 1).value: cachee.cell(n, 2).value for n in range(1, 9)}
    assert cles["document"] == document.code
    assert (cles["dossier"] or "") == document.dossier_uuid
    for feuille, tableau in zip(feuilles, tableaux, strict=True):
        assert [c.value for c in feuille[1]][1:] == [c.code for c in tableau.colonnes]
        assert [c.value or "" for c in feuille[6]][1:] == [c.titre for c in tableau.colonnes]
        assert feuille.row_dimensions[1].hidden
        assert feuille.column_dimensions["A"].hidden
        lus = [feuille.cell(n, 1).value for n in range(7, feuille.max_row + 1)]
        assert [code for code in lus if code] == [r.code for r in tableau.rangees]


def _lire_docx(document: Document, chemin: Path) -> None:
    word: Any = docx.Document(str(chemin))
    titres = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    attendus = [b.texte for b in document.blocs if isinstance(b, Titre)]
    assert all(any(t.startswith(a) for t in titres) for a in attendus)
    section = word.sections[0]
    cotes = (210, 297) if document.orientation == "portrait" else (297, 210)
    assert (round(section.page_width.mm), round(section.page_height.mm)) == cotes
    langue = word.styles["Normal"].element.find(f"{qn('w:rPr')}/{qn('w:lang')}")
    assert langue.get(qn("w:val")) == "fr-FR"
    pied = section.footer._element.xml
    assert "PAGE" in pied
    assert "NUMPAGES" in pied


_LECTURES = {"pdf": _lire_pdf, "xlsx": _lire_xlsx, "docx": _lire_docx}


def test_la_grille_en_tableur_a_de_vrais_types(rempli: Dossier, catalogue: Catalogue, tmp_path: Path) -> None:
    chemin = rendre(composer("grille-structures", rempli, catalogue), "xlsx", tmp_path / "g.xlsx")
    feuille: Any = openpyxl.load_workbook(chemin).worksheets[0]
    colonnes = {c.value: c.column for c in feuille[1]}
    budget = feuille.cell(7, colonnes["budget"])
    assert (budget.value, budget.data_type, budget.number_format) == (142000, "n", '#,##0.00\\ "€"')
    assert feuille.cell(8, colonnes["budget"]).value == pytest.approx(410000.5)
    assert feuille.cell(7, colonnes["annee_creation"]).value == 2009
    assert Decimal(str(feuille.cell(7, colonnes["etp"]).value)) == Decimal("3.5")
    assert feuille.cell(7, colonnes["financements"]).value == "Subventions publiques\u202f; Prestations et ventes"
    assert feuille.freeze_panes == "C7"
    assert feuille.page_setup.paperSize == 9
    assert feuille.print_title_rows == "$5:$6"
    assert feuille.protection.sheet
    assert not budget.protection.locked


def test_la_grille_de_contact_propose_ses_listes(rempli: Dossier, catalogue: Catalogue, tmp_path: Path) -> None:
    chemin = rendre(composer("grille-contact", rempli, catalogue), "xlsx", tmp_path / "g.xlsx")
    classeur: Any = openpyxl.load_workbook(chemin)
    feuille, cachee, _depart = classeur.worksheets
    colonnes = {c.value: c.column_letter for c in feuille[1]}
    regles = {str(r.sqref).split(":")[0]: r for r in feuille.data_validations.dataValidation}
    regle = regles[f"{colonnes['contact_reponse']}7"]
    plage = regle.formula1.split("!")[1].replace("$", "")
    assert [c[0].value for c in cachee[plage]] == ["Oui", "Plutôt oui", "Plutôt non", "Non"]
    assert regle.error
    nom = feuille[f"{colonnes['nom']}7"]
    assert (nom.value, nom.protection.locked) == ("Les Amis du Vélo", True)
    assert feuille[f"{colonnes['contact_reponse']}8"].value == "Plutôt non"
    ajoutee = feuille[f"{colonnes['nom']}{7 + 6}"]
    assert ajoutee.value is None
    assert not ajoutee.protection.locked


def test_les_tetes_de_tableau_se_repetent_en_pdf_et_en_docx(
    rempli: Dossier, catalogue: Catalogue, tmp_path: Path
) -> None:
    from tests.documents.dossiers import grand_dossier

    chemin = rendre(composer("grille-structures", grand_dossier(40), catalogue), "pdf", tmp_path / "g.pdf")
    pages = [serre(page.extract_text()) for page in pypdf.PdfReader(chemin).pages]
    assert len(pages) > 3
    assert all(serre("Le poids économique et social") in page for page in pages)
    chemin = rendre(composer("dossier-comite", rempli, catalogue), "docx", tmp_path / "d.docx")
    xml = zipfile.ZipFile(chemin).read("word/document.xml").decode()
    assert xml.count("<w:tblHeader/>") >= 2
    assert xml.count("descr=") >= 2


def test_le_pdf_a_des_signets(rempli: Dossier, catalogue: Catalogue, tmp_path: Path) -> None:
    chemin = rendre(composer("dossier-comite", rempli, catalogue), "pdf", tmp_path / "d.pdf")
    lecteur: Any = pypdf.PdfReader(chemin)
    signets = [s.title for s in lecteur.outline if not isinstance(s, list)]
    assert signets[0] == "La fiche de présentation"
    assert signets[-2:] == ["L’avis du comité d’appui", "Feuille d’émargement"]


def test_le_sommaire_donne_la_bonne_page(rempli: Dossier, catalogue: Catalogue, tmp_path: Path) -> None:
    chemin = rendre(composer("dossier-comite", rempli, catalogue), "pdf", tmp_path / "d.pdf")
    lecteur: Any = pypdf.PdfReader(chemin)
    premiere = serre(lecteur.pages[0].extract_text())
    signets = {s.title: lecteur.get_destination_page_number(s) + 1 for s in lecteur.outline if not isinstance(s, list)}
    for titre, page in signets.items():
        assert serre(f"{titre}{page}") in premiere


def test_deux_cent_cinquante_structures_en_une_grille(catalogue: Catalogue, tmp_path: Path) -> None:
    from tests.documents.dossiers import grand_dossier

    document = composer("grille-structures", grand_dossier(250), catalogue)
    appels: list[tuple[int, int]] = []
    chemin = rendre(document, "pdf", tmp_path / "g.pdf", avancer=lambda fait, total: appels.append((fait, total)))
    texte = serre(texte_pdf(chemin))
    for n in (1, 125, 250):
        assert serre(f"Association numéro {n} pour") in texte
    assert appels[-1][0] == appels[-1][1] == len(pypdf.PdfReader(chemin).pages)
    feuille: Any = openpyxl.load_workbook(rendre(document, "xlsx", tmp_path / "g.xlsx")).worksheets[0]
    assert feuille.cell(256, 2).value == "Association numéro 250 pour l’emploi local"


@pytest.mark.parametrize("etat", ["vierge", "rempli"])
def test_la_fiche_de_presentation_tient_en_deux_pages(etat: str, catalogue: Catalogue, tmp_path: Path) -> None:
    chemin = rendre(_composer("fiche-presentation", catalogue, etat), "pdf", tmp_path / "f.pdf")
    assert len(pypdf.PdfReader(chemin).pages) == 2


def test_la_premiere_page_du_comite_dit_l_essentiel(rempli: Dossier, catalogue: Catalogue, tmp_path: Path) -> None:
    chemin = rendre(composer("dossier-comite", rempli, catalogue, aujourdhui=JOUR), "pdf", tmp_path / "d.pdf")
    premiere, *_, avis, emargement = (serre(page.extract_text()) for page in pypdf.PdfReader(chemin).pages)
    for attendu in (
        "Ce qui est demandé au comité d’appui", "Séance du 12 décembre 2026", "au risque de l’emploi lui-même",
        "2 / 5", "7,5", "7 550 €", "Marie Dupont, DLA d’Ille-et-Vilaine", "Projet", "Version 2",
        "À l’attention de : Membres du comité d’appui", "02 99 12 34 56",
    ):  # fmt: skip
        assert serre(attendu) in premiere
    for attendu in ("Favorable", "Avec réserves", "Défavorable", "Ajourné", "Pour le comité d’appui"):
        assert serre(attendu) in avis
    assert serre("Feuille d’émargement") in emargement


def test_en_docx_la_nouvelle_page_commence_par_un_titre(rempli: Dossier, catalogue: Catalogue, tmp_path: Path) -> None:
    word: Any = docx.Document(str(rendre(composer("dossier-comite", rempli, catalogue), "docx", tmp_path / "d.docx")))
    portes = [p.text for p in word.paragraphs if p.paragraph_format.page_break_before]
    assert portes == ["La fiche de présentation", "L’avis du comité d’appui", "Feuille d’émargement"]


def test_le_siret_et_l_accord_ne_sont_que_dans_le_tableur(
    rempli: Dossier, catalogue: Catalogue, tmp_path: Path
) -> None:
    document = composer("grille-structures", rempli, catalogue, aujourdhui=JOUR)
    feuille: Any = openpyxl.load_workbook(rendre(document, "xlsx", tmp_path / "g.xlsx")).worksheets[0]
    codes = {cellule.value: cellule.column for cellule in feuille[1]}
    assert {"siret", "rna", "commune", "contact_nom", "diffusion_acceptee", "diffusion_le"} <= set(codes)
    assert "55210055400013" in {ligne[codes["siret"] - 1].value for ligne in feuille.iter_rows(min_row=7)}
    papier = serre(texte_pdf(rendre(document, "pdf", tmp_path / "g.pdf")))
    assert "55210055400013" not in papier
    assert "SIRET" not in papier


def test_un_titre_de_tableau_n_attend_pas_seul_au_bas_de_la_page() -> None:
    """A section of rows that can’t be cut begins only where its first row fits too."""
    ligne = Ligne("mot", COURANT, 80)
    rangees = [RangeeDeTableau([], titre=[Ligne("Freins", COURANT, 13)]), *(RangeeDeTableau([[ligne]]) for _ in "abcd")]
    gabarit = Gabarit((ColonneDeTableau(200),), (), ([],), "texte", COURANT, COURANT)
    tableau = TableauFlux(gabarit, rangees)
    assert tableau.couper(200, tableau.debut(200)) is not None
    assert tableau.couper(200, tableau.debut(200) - 1) is None


def test_un_style_ne_se_cherche_qu_une_fois_par_feuille(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looking a style up by its name costs as much as writing the cell."""
    cherches: list[tuple[str, str]] = []
    chercher = NamedStyleDescriptor.__set__

    def noter(descripteur: Any, case: Any, nom: str) -> None:
        cherches.append((case.parent.title, nom))
        chercher(descripteur, case, nom)

    monkeypatch.setattr(NamedStyleDescriptor, "__set__", noter)
    chemin = rendre(_composer("grille-contact", catalogue, "rempli"), "xlsx", tmp_path / "grille.xlsx")
    assert len(cherches) == len(set(cherches))
    monkeypatch.undo()
    feuille: Any = openpyxl.load_workbook(chemin).worksheets[0]
    saisies = [feuille.cell(ligne, 4) for ligne in range(7, feuille.max_row + 1)]
    assert len(saisies) > 5
    assert {case.style for case in saisies} == {saisies[0].style}
    for plage in feuille.merged_cells.ranges:
        assert plage.size["columns"] > 1
        assert not any(feuille.cell(plage.min_row, n).value for n in range(plage.min_col + 1, plage.max_col + 1))

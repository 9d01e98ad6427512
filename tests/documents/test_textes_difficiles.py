"""What people paste: markup, formulas, control characters, emoji, very long texts (RELIABILITY.md §4, rows 51–57)."""

from __future__ import annotations

import time
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from openpyxl.utils.escape import unescape

from app.models.base import id_stable
from app.models.cadrage import ID_PROBLEMATIQUE, Problematique
from app.models.definitions.catalogue import Catalogue
from app.models.fiche import ID_FICHE, Fiche
from app.models.parcours import ActionSuivie
from app.models.structure import Structure
from app.services.documents import composer
from app.services.ecriture.dossier import Dossier
from app.services.rendus import rendre
from app.services.rendus.xlsx.cellules import MAXIMUM, titre_de_feuille
from tests.documents.dossiers import dossier_vide
from tests.documents.lecture import serre, texte_pdf

BALISES = (
    "<b>gras", "abc <b def", "x<y et y>z", "<br>", "</para>", "R&D et <5 ans", "A & B", "<3", "&#0;", "&amp;",
    "<email@x.fr>", "&eacute;", '<img src="/etc/passwd"/>', '<a href="javascript:alert(1)">ici</a>',
    "<font color=\"[[[getattr(pow,'__globals__')]]]\">x</font>", "<!-- rien -->", "]]>", "%(nom)s {0} \\n",
    "<![CDATA[x]]>",
)  # fmt: skip
FORMULES = ("=1+1", "=cmd|'/C calc'!A0", "+33 2 99", "-5 points", "@midi", "#N/A", "_x000D_ gardé", "'apostrophe", "=")


def _dossier(texte: str) -> Dossier:
    dossier = dossier_vide()
    with dossier.operation("x") as op:
        op.poser(Fiche, ID_FICHE, intitule=texte, bureau=texte, bureau_coordonnees=texte, provenance=texte)
        op.poser(Problematique, ID_PROBLEMATIQUE, formulation=texte, contexte=texte)
        op.creer(Structure, nom=texte, finalites=texte, contact_commentaire=texte)
    return dossier


@pytest.mark.parametrize("texte", BALISES)
def test_r51_le_pdf_et_le_docx_montrent_ce_qui_a_ete_tape(texte: str, catalogue: Catalogue, tmp_path: Path) -> None:
    dossier = _dossier(texte)
    for code in ("dossier-comite", "grille-contact"):
        document = composer(code, dossier, catalogue)
        chemin = rendre(document, "pdf", tmp_path / "d.pdf")
        assert serre(texte) in serre(texte_pdf(chemin))
        assert all("/Annots" not in page for page in pypdf.PdfReader(chemin).pages)
    word = docx.Document(str(rendre(composer("dossier-comite", dossier, catalogue), "docx", tmp_path / "d.docx")))
    assert texte in [p.text for p in word.paragraphs]


@pytest.mark.parametrize("texte", FORMULES + BALISES[:4])
def test_r55_un_tableur_ne_recoit_jamais_de_formule(texte: str, catalogue: Catalogue, tmp_path: Path) -> None:
    document = composer("grille-contact", _dossier(texte), catalogue)
    feuille = openpyxl.load_workbook(rendre(document, "xlsx", tmp_path / "g.xlsx")).worksheets[0]
    nom = feuille.cell(7, 2)
    # What Excel shows: `_x005F_` is how OOXML writes an underscore that would otherwise begin an escape.
    assert (unescape(str(nom.value)), nom.data_type) == (texte, "s")
    assert all(case.data_type != "f" for ligne in feuille.iter_rows() for case in ligne)


def test_r56_les_caracteres_invisibles_ne_font_rien_echouer(catalogue: Catalogue, tmp_path: Path) -> None:
    texte = "a" + "".join(chr(c) for c in [*range(1, 32), *range(127, 160)]) + "\u200b\u200d\u202e\ufeff\u2028z"
    dossier = _dossier(texte)
    assert "a" in texte_pdf(rendre(composer("dossier-comite", dossier, catalogue), "pdf", tmp_path / "d.pdf"))
    rendre(composer("dossier-comite", dossier, catalogue), "docx", tmp_path / "d.docx")
    rendre(composer("grille-contact", dossier, catalogue), "xlsx", tmp_path / "g.xlsx")


def test_r54_un_signe_sans_glyphe_est_dit_et_liste_en_annexe(catalogue: Catalogue, tmp_path: Path) -> None:
    dossier = _dossier("Décollage 🚀 à l’été, Ελλάδα ≥ 3 ☐ → 𝐀 中文")
    texte = texte_pdf(rendre(composer("grille-structures", dossier, catalogue), "pdf", tmp_path / "d.pdf"))
    serree = serre(texte)
    assert serre("Décollage □ (U+1F680) à l’été") in serree
    assert "Ελλάδα≥3☐→" in serree
    assert serre("U+1F680 rocket") in serree
    assert serre("U+4E2D") in serree


def test_les_espaces_fines_tiennent_les_nombres_ensemble(catalogue: Catalogue, tmp_path: Path) -> None:
    from app.services.rendus.pdf.lignes import Style, mettre_en_lignes
    from app.services.rendus.pdf.polices import polices

    polices()
    phrase = "Le budget est de 12\u202f345,67\u00a0€ : est-ce « assez » ? Oui !"
    for place in range(75, 200, 7):
        lignes = mettre_en_lignes(phrase, Style(), place)
        assert any("12\u202f345,67\u00a0€" in ligne for ligne in lignes)
        assert not any(ligne.startswith((":", "?", "!", "»")) or ligne.endswith("«") for ligne in lignes)
        assert "".join(lignes).replace(" ", "") == phrase.replace(" ", "")


def test_r53_une_case_de_cinq_mille_mots_sort_en_entier(catalogue: Catalogue, tmp_path: Path) -> None:
    mots = " ".join(f"mot{n}" for n in range(5_000))
    _tout_y_est(mots, [f"mot{n}" for n in range(5_000)], catalogue, tmp_path)


def test_r53_cinquante_mille_mots_et_un_million_de_signes_sans_espace(catalogue: Catalogue, tmp_path: Path) -> None:
    depart = time.monotonic()
    for texte in (" ".join(["emploi"] * 50_000), "x" * 1_000_000):
        dossier = dossier_vide()
        with dossier.operation("x") as op:
            op.poser(Problematique, ID_PROBLEMATIQUE, contexte=texte)
            op.creer(Structure, nom="Une", finalites=texte)
        for code in ("grille-structures", "dossier-comite"):
            rendre(composer(code, dossier, catalogue), "pdf", tmp_path / "d.pdf")
    assert time.monotonic() - depart < 180  # catches what grows with the square of a text, whatever the machine


def _tout_y_est(texte: str, mots: list[str], catalogue: Catalogue, dossier: Path) -> None:
    plein = dossier_vide()
    with plein.operation("x") as op:
        op.poser(Problematique, ID_PROBLEMATIQUE, contexte=texte)
        op.creer(Structure, nom="Une seule", finalites=texte)
    for code in ("grille-structures", "dossier-comite"):
        lus = texte_pdf(rendre(composer(code, plein, catalogue), "pdf", dossier / "d.pdf")).split()
        assert set(mots) <= set(lus)


def test_r57_une_case_trop_longue_pour_un_tableur_continue_dessous(catalogue: Catalogue, tmp_path: Path) -> None:
    texte = "é" * 40_000
    document = composer("grille-structures", _dossier(texte), catalogue)
    feuille = openpyxl.load_workbook(rendre(document, "xlsx", tmp_path / "g.xlsx")).worksheets[0]
    haut, bas = str(feuille.cell(7, 2).value), str(feuille.cell(8, 2).value)
    assert len(haut) == MAXIMUM
    assert haut + bas == texte
    assert str(feuille.cell(8, 1).value).endswith("+1")


def test_r57_les_titres_de_feuille_sont_ceux_qu_excel_accepte() -> None:
    pris: set[str] = set()
    titres = [titre_de_feuille(t, pris) for t in ("a/b:c[d]?*\\", "x" * 60, "x" * 60, "", "''", "Budget\x00", "budget")]
    assert len({t.casefold() for t in titres}) == len(titres)
    assert all(0 < len(t) <= 31 and not set(t) & set("[]:*?/\\\x00") for t in titres)


def test_r53_un_entete_demesure_reste_dans_la_page(catalogue: Catalogue, tmp_path: Path) -> None:
    mots = [f"titre{n}" for n in range(3_000)]
    dossier = dossier_vide()
    with dossier.operation("x") as op:
        op.poser(Fiche, ID_FICHE, intitule=" ".join(mots), bureau_coordonnees="\n".join(mots))
        code = "cibler.territoire"
        op.poser(ActionSuivie, id_stable("action_suivie", code), action_code=code, responsable=" ".join(mots))
    chemin = rendre(composer("parcours", dossier, catalogue), "pdf", tmp_path / "d.pdf")
    lecteur = pypdf.PdfReader(chemin)
    assert texte_pdf(chemin).count("titre2999") == 3
    basses = []
    for page in lecteur.pages:
        page.extract_text(visitor_text=lambda t, cm, tm, f, c: basses.append(tm[5]) if t.strip() else None)
    assert min(basses) > 10


def test_un_nom_de_deux_cents_signes_tient_dans_sa_colonne(catalogue: Catalogue, tmp_path: Path) -> None:
    nom = "Association pour la coordination départementale des initiatives citoyennes " * 3
    texte = texte_pdf(rendre(composer("grille-structures", _dossier(nom[:200]), catalogue), "pdf", tmp_path / "d.pdf"))
    assert serre(nom[:200]) in serre(texte)

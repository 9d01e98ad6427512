"""Tables and margins as a reader wants them: whole words, commas in line, who made the print on every page (R31)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from app.models.definitions.catalogue import Catalogue
from app.models.definitions.champs import Etp, Montant, TexteLong, TypeChamp
from app.models.documents.blocs import Bloc, Case, Coche, Colonne, Paragraphe, Rangee, SectionDeTableau, Tableau, Titre
from app.models.documents.document import Document
from app.models.echeance_datee import Echeance
from app.models.structure import Structure
from app.models.typographie import montant
from app.services.documents import composer
from app.services.documents.genres.echeancier import _PAR_PAGE, _en_pages
from app.services.figures.gantt import dire_quand, groupe_de
from app.services.rendus.centimes import accorder_les_centimes
from app.services.rendus.ecriture import rendre
from app.services.rendus.largeurs import repartir
from app.services.rendus.pdf.blocs import Presse
from app.services.rendus.pdf.colonnes import apres_la_virgule
from app.services.rendus.pdf.elements import Pave
from app.services.rendus.pdf.entete import en_morceaux
from app.services.rendus.pdf.mise_en_page import Element, paginer
from app.services.rendus.pdf.polices import Encre, largeur
from app.services.rendus.pdf.serrage import FormatDePage, mettre_en_pages
from app.services.rendus.pdf.styles import DISCRET, TABLEAU
from app.services.rendus.pdf.tableau import TableauFlux
from app.services.rendus.pdf.tableaux import ConstructeurDeTableau
from app.services.rendus.pdf.titre import TitreFlux
from app.services.rendus.pdf.toile import Toile
from tests.documents.dossiers import JOUR, dossier_vide
from tests.documents.test_pages import EXEMPLES, dossier_d_exemple

ETIRABLES = ("grille-plans", "grille-contact", "plan-accompagnement", "groupes", "dossier-comite", "objectifs")


def tableau_de(types: list[TypeChamp], *rangees: list[str], total: bool = False) -> Tableau:
    """A table of one section; with ``total``, its last row is one."""
    colonnes = tuple(Colonne(f"c{n}", f"Titre {n}", type_) for n, type_ in enumerate(types))
    lignes = [Rangee(str(n), tuple(map(Case, textes))) for n, textes in enumerate(rangees)]
    if total:
        lignes[-1] = replace(lignes[-1], total=True)
    return Tableau("t", colonnes, (SectionDeTableau("", tuple(lignes)),))


def sur_page(tableau: Tableau, orientation: str = "portrait") -> TableauFlux:
    place = FormatDePage(orientation).largeur
    return ConstructeurDeTableau(tableau, place, orientation, Encre()).construire()


def exemple(nom: str, code: str, catalogue: Catalogue) -> Document:
    return composer(code, dossier_d_exemple(nom), catalogue, aujourdhui=JOUR)


class Blanc(Element):
    """So many points already taken on the page."""

    def __init__(self, haut: float) -> None:
        self._haut = haut

    def hauteur(self, largeur: float) -> float:
        return self._haut

    def dessiner(self, toile: Toile, x: float, y: float, largeur: float) -> None:
        return


# --- tables in PDF ------------------------------------------------------------------------------------------------


def test_seul_le_nom_est_en_gras_pas_ce_qui_en_est_dit() -> None:
    flux = sur_page(tableau_de([TexteLong(), TexteLong()], ["Un planning\n(à constater en juin)", "oui"]))
    nom, suite = flux._rangees[0].cellules[0]
    assert (nom.style.graisse, suite.style.graisse) == ("gras", "normal")


def test_les_virgules_des_etp_sont_l_une_sous_l_autre() -> None:
    textes = ["8,5", "14", "0,25", "", "1 200"]
    flux = sur_page(tableau_de([TexteLong(), Etp()], *(["x", texte] for texte in textes)))
    style = TABLEAU["portrait"]
    virgules = set()
    for rangee, texte in zip(flux._rangees, textes, strict=True):
        for ligne in rangee.cellules[1] if texte else []:
            apres = texte.partition(",")[2]
            decimales = largeur(f",{apres}", style.police, style.taille) if apres else 0
            virgules.add(round(ligne.retrait + decimales, 6))
    assert len(virgules) == 1


def test_la_boite_d_un_seul_choix_reste_dans_sa_colonne() -> None:
    """Aligned like a number, it lost the indent that its box is drawn in: the box stood in the column before."""
    tableau = tableau_de([TexteLong(), TexteLong()], ["Réunir", ""])
    a_cocher = replace(tableau.rangees[0].cases[1], choix=(Coche("fait", "Fait"),))
    rangee = replace(tableau.rangees[0], cases=(tableau.rangees[0].cases[0], a_cocher))
    section = replace(tableau.sections[0], rangees=(rangee,))
    ((ligne,),) = (sur_page(replace(tableau, sections=(section,)))._rangees[0].cellules[1],)
    assert ligne.coche is False
    assert ligne.retrait == 11


def test_des_mots_dans_une_colonne_de_nombres_restent_au_bord() -> None:
    assert apres_la_virgule({"8,5", "environ 3"}, TABLEAU["portrait"]) == 0


@pytest.mark.parametrize("nom", EXEMPLES)
@pytest.mark.parametrize("code", ETIRABLES)
def test_aucun_mot_d_un_tableau_n_est_coupe(code: str, nom: str, catalogue: Catalogue) -> None:
    document = exemple(nom, code, catalogue)
    for tableau in (b for b in document.blocs if isinstance(b, Tableau)):
        flux = sur_page(tableau, document.orientation)
        rangees = [r for r in flux._rangees if r.titre is None]
        lus = [{mot for c in r.cellules for ligne in c for mot in ligne.texte.split()} for r in rangees]
        for rangee, imprimes in zip(tableau.rangees, lus, strict=True):
            ecrits = {mot for i, c in enumerate(tableau.colonnes) if not c.tableur_seul
                      for mot in rangee.cases[i].texte.split()}  # fmt: skip
            assert {mot for mot in ecrits if mot.isalpha()} <= imprimes


@given(st.lists(st.tuples(st.floats(20, 200), st.floats(0, 90)), min_size=1, max_size=8))
def test_repartir_garde_la_place_et_sert_chaque_besoin(colonnes: list[tuple[float, float]]) -> None:
    largeurs, besoins = [c[0] for c in colonnes], [c[1] for c in colonnes]
    parts = repartir(largeurs, besoins)
    if parts is None:
        assert any(besoin > large for large, besoin in colonnes)
        return
    assert sum(parts) == pytest.approx(sum(largeurs))
    assert all(part >= besoin - 1e-6 for part, besoin in zip(parts, besoins, strict=True))


@given(st.floats(0, 600))
def test_l_annonce_d_un_tableau_reste_avec_lui(prise: float) -> None:
    presse = Presse(400, "portrait", Encre())
    tableau = tableau_de([TexteLong(), TexteLong()], *(["x", "y"] for _ in range(20)))
    blocs: list[Bloc] = [Titre("Attentes", 1), Paragraphe("Cinq tensions ouvertes.", "chapeau"), tableau]
    elements = [Blanc(prise), *(e for bloc in blocs for e in presse.elements(bloc))]
    pages = paginer(elements, 400, lambda n: 620)
    assert not any(isinstance(page.poses[-1][0], Pave | TitreFlux) for page in pages)


# --- amounts ------------------------------------------------------------------------------------------------------


def test_une_colonne_a_centimes_en_donne_partout() -> None:
    montants = ["15\u202f000\u00a0€", "937,50\u00a0€", "", "-2\u202f000\u00a0€"]
    tableau = tableau_de([TexteLong(), Montant()], *(["x", m] for m in montants))
    accorde = accorder_les_centimes(tableau)
    assert [r.cases[1].texte for r in accorde.rangees] == [
        "15\u202f000,00\u00a0€", "937,50\u00a0€", "", "-2\u202f000,00\u00a0€",
    ]  # fmt: skip


@given(st.lists(st.decimals(-99999, 99999, places=2), max_size=6))
def test_accorder_ne_change_aucun_montant(valeurs: list[Decimal]) -> None:
    tableau = tableau_de([Montant()], *([montant(v)] for v in valeurs))
    accorde = accorder_les_centimes(tableau)
    textes = [r.cases[0].texte for r in accorde.rangees]
    assert [t.replace(",00", "") for t in textes] == [montant(v) for v in valeurs]
    assert len({"," in t for t in textes}) < 2
    assert accorder_les_centimes(accorde) == accorde


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_les_centimes_s_accordent_sur_le_papier(format: str, catalogue: Catalogue, tmp_path: Path) -> None:
    chemin = rendre(exemple("recycleries-fiscalite", "budget", catalogue), format, tmp_path / f"b.{format}")
    if format == "pdf":
        lu = "".join(page.extract_text() for page in pypdf.PdfReader(chemin).pages)
    else:
        word: Any = docx.Document(str(chemin))
        lu = " ".join(c.text for t in word.tables for r in t.rows for c in r.cells)
    lu = lu.replace("\u202f", " ").replace("\u00a0", " ")
    assert "4 520,80 €" in lu
    assert "-11 302,00 €" in lu


def test_des_mots_parmi_les_montants_laissent_la_colonne_telle_quelle() -> None:
    tableau = tableau_de([Montant()], ["12,50\u00a0€"], ["à fixer"], ["3\u00a0€"])
    assert accorder_les_centimes(tableau) is tableau


# --- head and foot ------------------------------------------------------------------------------------------------


@given(st.lists(st.text("abcdefgh @.", min_size=1, max_size=40).map(str.strip).filter(bool), min_size=1, max_size=5),
       st.sampled_from(["–", "·", "|"]))  # fmt: skip
def test_une_adresse_ne_laisse_pendre_aucun_tiret(parts: list[str], tiret: str) -> None:
    lignes = [ligne.texte for ligne in en_morceaux(f" {tiret} ".join(parts), DISCRET, 120)]
    assert not any(ligne.strip().endswith(tiret) or ligne.strip().startswith(tiret) for ligne in lignes)
    assert "".join("".join(lignes).replace(tiret, "").split()) == "".join("".join(parts).split())


def test_le_pied_dit_qui_et_quand_en_entier(catalogue: Catalogue, tmp_path: Path) -> None:
    chemin = rendre(exemple("otsi-slot", "dossier-comite", catalogue), "pdf", tmp_path / "d.pdf")
    for page in pypdf.PdfReader(chemin).pages:
        pied = page.extract_text().replace("\u00a0", " ")
        assert "1er décembre 2026 · Nadège Corvaisier" in pied


@pytest.mark.parametrize("nom", EXEMPLES)
def test_l_entete_ne_coupe_pas_un_nom_ni_ne_laisse_pendre_un_point(
    nom: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    document = exemple(nom, "dossier-comite", catalogue)
    chemin = rendre(document, "pdf", tmp_path / "d.pdf")
    tete = pypdf.PdfReader(chemin).pages[0].extract_text().partition("Ce qui est demandé")[0].split("\n")
    assert not [ligne for ligne in tete if ligne.rstrip().endswith(("·", "–"))]
    assert any(document.entete.charge_mission in ligne for ligne in tete)


def test_les_signatures_ne_prennent_pas_une_page_pour_elles_seules(catalogue: Catalogue) -> None:
    assert len(mettre_en_pages(exemple("recycleries-fiscalite", "releve-avis", catalogue)).pages) == 2


# --- long lists ---------------------------------------------------------------------------------------------------


def test_une_longue_liste_dit_une_fois_ce_qui_est_commun(catalogue: Catalogue) -> None:
    dossier = dossier_vide()
    with dossier.operation("x") as op:
        for n in range(20):
            op.creer(Structure, nom=f"Office {n}", secteur="tourisme", mobilisation="engagee" if n % 2 else "reperee")
    document = composer("dossier-comite", dossier, catalogue, aujourdhui=JOUR)
    (rang,) = [n for n, b in enumerate(document.blocs) if isinstance(b, Tableau) and b.code == "structures"]
    tableau, dit = document.blocs[rang], document.blocs[rang - 1]
    assert isinstance(tableau, Tableau)
    assert isinstance(dit, Paragraphe)
    assert dit.texte == "Pour les 20\u00a0structures, secteur\u00a0: Tourisme."
    assert [c.code for c in tableau.colonnes] == ["nom", "aire_actuelle", "budget", "etp", "mobilisation"]
    assert {len(r.cases) for r in tableau.rangees} == {5}


def test_une_liste_courte_garde_toutes_ses_colonnes(catalogue: Catalogue) -> None:
    document = exemple("offre-insertion", "dossier-comite", catalogue)
    (tableau,) = [b for b in document.blocs if isinstance(b, Tableau) and b.code == "structures"]
    assert "secteur" in [c.code for c in tableau.colonnes]


# --- dates along time ---------------------------------------------------------------------------------------------


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12))
def test_une_frise_coupee_ne_laisse_aucune_date_seule(tailles: list[int]) -> None:
    toutes = [Echeance(JOUR, f"{g}-{n}", "Plan d’accompagnement", f"cle:{g}-{n}", de=f"Structure {g}")
              for g, combien in enumerate(tailles) for n in range(combien)]  # fmt: skip
    pages = list(_en_pages(toutes))
    assert [e for page in pages for e in page] == toutes
    for page in pages:
        groupes = [(nom, len(list(siens))) for nom, siens in groupby(page, groupe_de)]
        assert len(page) + len(groupes) <= _PAR_PAGE
        assert all(n > 1 or sum(groupe_de(e) == nom for e in toutes) == 1 for nom, n in groupes)


@pytest.mark.parametrize(
    ("debut", "fin", "attendu"),
    [
        (date(2027, 1, 11), None, "11\u00a0janvier 2027"),
        (date(2027, 1, 11), date(2027, 1, 14), "du 11 au 14\u00a0janvier 2027"),
        (date(2027, 1, 1), date(2027, 2, 22), "du 1er\u00a0janvier au 22\u00a0février 2027"),
        (date(2026, 12, 28), date(2027, 1, 3), "du 28\u00a0décembre 2026 au 3\u00a0janvier 2027"),
    ],
)
def test_une_periode_ne_repete_ni_son_mois_ni_son_annee(debut: date, fin: date | None, attendu: str) -> None:
    assert dire_quand(Echeance(debut, "x", "Jalon", "jalon:x", fin=fin)) == attendu


# --- Word ---------------------------------------------------------------------------------------------------------


def test_en_docx_les_nombres_a_droite_les_totaux_en_gras(catalogue: Catalogue, tmp_path: Path) -> None:
    chemin = rendre(exemple("otsi-slot", "budget", catalogue), "docx", tmp_path / "b.docx")
    word: Any = docx.Document(str(chemin))
    (ressources,) = [t for t in word.tables if t.rows[0].cells[0].text == "Financeur"]
    assert all(r.cells[-1].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT for r in ressources.rows
               if r.cells[-1].text.endswith("€"))  # fmt: skip
    (total,) = [r for r in ressources.rows if r.cells[0].text == "Total des ressources"]
    assert all(trace.bold for c in total.cells for trace in c.paragraphs[0].runs if trace.text)
    (bandeau,) = [r for r in ressources.rows if r.cells[0].text == "Sollicité"]
    assert bandeau.cells[0].paragraphs[0].paragraph_format.keep_with_next
    assert bandeau.cells[0].paragraphs[0].runs[0].bold
    assert all(r._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for r in ressources.rows)


def test_en_docx_le_numero_de_page_est_ecrit_comme_le_reste(catalogue: Catalogue, tmp_path: Path) -> None:
    chemin = rendre(exemple("otsi-slot", "budget", catalogue), "docx", tmp_path / "b.docx")
    pied: Any = docx.Document(str(chemin)).sections[0].footer.paragraphs[0]
    assert {trace.font.size for trace in pied.runs} == {Pt(8)}
    assert pied.text.endswith("Page 1 / 1")
    # One tab before it: one stop only, at the right margin.
    assert pied.text.count("\t") == 1
    assert len(pied.paragraph_format.tab_stops) == 1
    assert len(pied.style.paragraph_format.tab_stops) == 0


def test_en_docx_l_annonce_et_la_tete_restent_avec_le_tableau(catalogue: Catalogue, tmp_path: Path) -> None:
    chemin = rendre(exemple("otsi-slot", "reseau-partenarial", catalogue), "docx", tmp_path / "r.docx")
    word: Any = docx.Document(str(chemin))
    (annonce,) = [p for p in word.paragraphs if p.text.startswith("5\u00a0tensions ouvertes")]
    assert annonce.paragraph_format.keep_with_next
    (attentes,) = [t for t in word.tables if len(t.columns) == 6 and t.rows[0].cells[1].text == "Ce qu’il attend"]
    assert all(c.paragraphs[0].paragraph_format.keep_with_next for c in attentes.rows[0].cells)


def test_en_docx_un_mot_long_elargit_sa_colonne(tmp_path: Path, catalogue: Catalogue) -> None:
    chemin = rendre(exemple("otsi-slot", "dossier-comite", catalogue), "docx", tmp_path / "d.docx")
    word: Any = docx.Document(str(chemin))
    (structures,) = [t for t in word.tables if t.rows[0].cells[-1].text == "Mobilisation"]
    assert structures.columns[-1].width > Pt(66)  # its part of the page would be 58: « Mobilisatio-n »

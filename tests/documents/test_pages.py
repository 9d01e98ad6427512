"""How documents fill their pages: two for the fiche, one a plan; room for a hand on the blank ones (R31, R39)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdf
import pytest

from app.models.cadrage import ID_PROBLEMATIQUE, ID_PROJET, Problematique, ProjetIntervention
from app.models.definitions.catalogue import Catalogue
from app.models.documents.blocs import Bloc, CleValeurs, Donnee, Paragraphe, Tableau, Titre
from app.models.documents.document import Document
from app.models.fiche import ID_FICHE, Fiche
from app.models.objectifs import Objectif, Resultat
from app.models.structure import Structure
from app.services.documents import composer
from app.services.documents.abrege import DEGRES, MARQUE, abreger, abreger_texte
from app.services.documents.composition import definitions
from app.services.ecriture.dossier import Dossier
from app.services.exemples import installer_exemple
from app.services.rendus.ecriture import rendre
from app.services.rendus.pdf.serrage import mettre_en_pages
from app.services.rendus.pdf.styles import HAUTEUR_REGLURE, MM
from app.services.rendus.pdf.tableau import TableauFlux
from tests.documents.dossiers import JOUR, dossier_complet, dossier_vide
from tests.documents.lecture import en_texte, serre, texte_pdf

EXEMPLES = ("offre-insertion", "otsi-slot", "recycleries-fiscalite")
LONG = "Les associations du territoire portent seules la fonction employeur. Elles demandent un appui commun. " * 12
LISTE = "\n".join(f"- Point numéro {n}, écrit en toutes lettres pour tenir une ligne." for n in range(1, 19))


@cache
def dossier_d_exemple(nom: str) -> Dossier:
    """One of the three examples shipped; read, never written to."""
    dossier = dossier_vide()
    installer_exemple(nom, dossier, JOUR)
    return dossier


def fiche(dossier: Dossier, catalogue: Catalogue) -> Document:
    return composer("fiche-presentation", dossier, catalogue, aujourdhui=JOUR)


def pages_de(chemin: Path) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(chemin).pages]


@pytest.fixture
def bourre() -> Dossier:
    """Everything the fiche prints, at the greatest length someone in love with their subject would write."""
    dossier = dossier_complet()
    with dossier.operation("Bourrer") as op:
        op.poser(Problematique, ID_PROBLEMATIQUE, formulation=LONG, contexte=LONG, enjeux=LISTE, besoins=LISTE)
        op.poser(
            ProjetIntervention, ID_PROJET, rythme=LONG, contenus=LISTE, groupes=LONG, animation_dla=LONG,
            systeme_intervenant=LONG, partenariat=LONG, financement=LONG, duree=LONG,
        )  # fmt: skip
        op.poser(Fiche, ID_FICHE, intitule=LONG, bureau_coordonnees=LONG, territoire=LONG)
        for n in range(25):
            op.creer(Objectif, genre="operationnel", texte=f"Objectif {n} : {LONG[:140]}")
            op.creer(Resultat, objectif="o2", texte=f"Résultat {n} : {LONG[:140]}", nature="qualitatif")
            op.creer(Structure, nom=f"Association pour l’emploi partagé numéro {n}", secteur="culture", branche=LONG)
    return dossier


@pytest.mark.parametrize("nom", EXEMPLES)
def test_la_fiche_de_presentation_tient_en_deux_pages(nom: str, catalogue: Catalogue, tmp_path: Path) -> None:
    document = fiche(dossier_d_exemple(nom), catalogue)
    chemin = rendre(document, "pdf", tmp_path / "fiche.pdf")
    assert len(pages_de(chemin)) == 2
    # Set tighter is enough for these: every word is there.
    lu = serre(texte_pdf(chemin))
    assert MARQUE not in lu
    assert all(
        serre(ligne) in lu
        for bloc in document.blocs
        if isinstance(bloc, CleValeurs)
        for d in bloc.donnees
        if "\n" not in d.texte
        for ligne in [d.texte[:40]]
    )


def test_une_fiche_trop_riche_s_abrege_et_le_dit(bourre: Dossier, catalogue: Catalogue, tmp_path: Path) -> None:
    document = fiche(bourre, catalogue)
    assert len(mettre_en_pages(replace(document, pages_maximum=0)).pages) > 4
    pages = pages_de(rendre(document, "pdf", tmp_path / "fiche.pdf"))
    assert len(pages) == 2
    assert "".join(pages).count(MARQUE) > 5
    assert serre("Texte abrégé pour tenir en 2 pages") in serre(pages[1])
    assert "autres" in "".join(pages)
    assert "Page 2 / 2" in pages[1].replace("\u00a0", " ")
    # The Word version, which anyone can go on with, keeps every word.
    assert en_texte(document).count("Elles demandent un appui commun.") > 60


@pytest.mark.parametrize("signes", [10, 40, 90, 200, 5000])
@pytest.mark.parametrize("texte", [LONG.strip(), LISTE.replace("- ", "– "), "x" * 400, "a b " * 300, "", "Court."])
def test_un_texte_abrege_se_tient_a_sa_longueur_et_le_dit(texte: str, signes: int) -> None:
    court = abreger_texte(texte, signes)
    if len(texte) <= signes:
        assert court == texte
        return
    assert len(court) <= signes + 2 * len(" – … et 99 autres") or court.count("\n") <= 1
    assert court.endswith((MARQUE, "autre", "autres"))


def test_une_phrase_entiere_est_gardee_quand_il_y_en_a_une() -> None:
    assert abreger_texte("Une phrase assez longue. Une autre qui suit.", 30) == f"Une phrase assez longue. {MARQUE}"
    assert abreger_texte("Sans aucun point jusqu’à la fin du texte", 22) == f"Sans aucun point {MARQUE}"
    assert abreger_texte("– un\n– deux\n– trois\n– quatre", 12) == "– un\n– deux\n–\u00a0… et 2\u00a0autres"


def test_un_tableau_abrege_compte_ce_qu_il_laisse(catalogue: Catalogue, bourre: Dossier) -> None:
    document = composer("dossier-comite", bourre, catalogue, aujourdhui=JOUR)
    for degre in range(DEGRES + 1):
        for avant, apres in zip(document.blocs, abreger(document.blocs, degre), strict=True):
            if isinstance(avant, Tableau) and isinstance(apres, Tableau) and apres != avant:
                otees = len(avant.rangees) - len(apres.rangees) + 1
                if apres.rangees[-1].code == f"{avant.code}-autres":
                    assert apres.rangees[-1].cases[0].texte.startswith(f"… et {otees}\u00a0autre")
                assert all(len(r.cases) == len(avant.colonnes) for r in apres.rangees)


@pytest.mark.parametrize("nom", EXEMPLES)
def test_un_plan_d_accompagnement_tient_en_une_page(nom: str, catalogue: Catalogue) -> None:
    document = composer("plan-accompagnement", dossier_d_exemple(nom), catalogue, aujourdhui=JOUR)
    plans = {b.texte for b in document.blocs if isinstance(b, Titre) and b.niveau == 1 and b.code.startswith("plan:")}
    assert plans
    pages = mettre_en_pages(document).pages
    premiere = next(n for n, page in enumerate(pages) if any(getattr(e, "texte", "") in plans for e, _ in page.poses))
    assert len(pages) - premiere == len(plans)


@pytest.mark.parametrize("nom", EXEMPLES)
@pytest.mark.parametrize("code", [d.code for d in definitions()])
def test_aucune_derniere_page_pour_la_seule_note_de_l_exemple(code: str, nom: str, catalogue: Catalogue) -> None:
    document = composer(code, dossier_d_exemple(nom), catalogue, aujourdhui=JOUR)
    assert document.entete.provenance
    assert len(mettre_en_pages(document).pages[-1].poses) > 1


@pytest.mark.parametrize("code", [d.code for d in definitions()])
def test_un_document_vierge_n_est_jamais_reduit(code: str, catalogue: Catalogue) -> None:
    mise = mettre_en_pages(composer(code, None, catalogue))
    assert mise.format.echelle == 1
    assert HAUTEUR_REGLURE >= 8 * MM
    for page in mise.pages:
        for element, _ in page.poses:
            if isinstance(element, TableauFlux):
                reglees = [ligne for r in element._a_dessiner() for c in r.cellules for ligne in c if ligne.reglee]
                assert all(ligne.hauteur >= 6.7 * MM for ligne in reglees)


def _rangees(hauteurs: list[int]) -> tuple[Bloc, ...]:
    donnees = tuple(Donnee(f"d{n}", f"Libellé {n}", "\n".join(["Ligne"] * h)) for n, h in enumerate(hauteurs))
    return (CleValeurs("c", donnees),)


@pytest.mark.parametrize("avant", range(24, 38))
@pytest.mark.parametrize("hauteurs", [[1, 1, 9, 1], [1] * 6])
def test_aucune_ligne_ni_rangee_ne_reste_seule(hauteurs: list[int], avant: int, catalogue: Catalogue) -> None:
    """Whatever stands above: a row that is cut leaves two lines on each side, a table of low rows two rows."""
    document = replace(
        composer("fiche-presentation", None, catalogue), pages_maximum=0,
        blocs=(*(Paragraphe("Texte") for _ in range(avant)), *_rangees(hauteurs)),
    )  # fmt: skip
    parts = [e for page in mettre_en_pages(document).pages for e, _ in page.poses if isinstance(e, TableauFlux)]
    lues = [len(r.cellules[1]) for t in parts for r in t._a_dessiner()]
    assert sum(lues) == sum(hauteurs)
    assert lues.count(1) == hauteurs.count(1)
    if max(hauteurs) == 1:
        assert all(len(t._a_dessiner()) >= 2 for t in parts)


def test_deux_colonnes_a_remplir_sont_separees(catalogue: Catalogue) -> None:
    """The blank échéancier and the blank points de vigilance are ruled: one knows where to write."""
    for code in ("echeancier", "dossier-comite"):
        mise = mettre_en_pages(composer(code, None, catalogue))
        tableaux = [e for page in mise.pages for e, _ in page.poses if isinstance(e, TableauFlux) and e._g.encadre]
        assert tableaux
        assert all(t._g.quadrille for t in tableaux)

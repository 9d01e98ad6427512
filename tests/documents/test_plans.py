"""Plans d’accompagnement on paper: a page a plan, the grid of all lines, blank, anonymous (R09)."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest

from app.models.definitions.catalogue import Catalogue
from app.models.documents.blocs import Paragraphe, Tableau, Titre
from app.models.objectifs import Objectif
from app.services import plans, registres, structures
from app.services.documents import composer
from app.services.ecriture.dossier import Dossier
from app.services.registres import Registre
from app.services.registres.plans import registre_des_lignes
from app.services.rendus import rendre
from tests.documents.lecture import en_texte, serre
from tests.fabrique import catalogue as catalogue_livre
from tests.fabrique import dossier_en_memoire

JOUR = date(2026, 11, 21)
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
def dossier() -> Dossier:
    """An empty dossier."""
    return dossier_en_memoire()


@pytest.fixture
def trois(dossier: Dossier) -> list[str]:
    """Three structures."""
    return [structures.ajouter(dossier, nom) for nom in ("Les Amis du Vélo", "Recyclerie de Redon", "Théâtre du Vent")]


def registre(dossier: Dossier, structure: str = "") -> Registre:
    """The lines of a structure, or of all."""
    return registre_des_lignes(dossier, catalogue_livre(), structure)


def ligne(dossier: Dossier, structure: str, difficulte: str, **champs: object) -> str:
    """Enter a line in the plan of a structure."""
    return registres.ajouter(dossier, registre(dossier, structure), {"difficulte": difficulte, **champs})


def test_le_document_a_une_page_par_plan_et_dit_qui_n_en_a_pas(
    dossier: Dossier, trois: list[str], catalogue: Catalogue
) -> None:
    for structure in trois[:2]:
        ligne(dossier, structure, "Comptabilité", echeance=date(2026, 10, 15), echeance_mots="au plus tard")
    plans.ecrire(dossier, trois[0], "objectif_individuel", "Tenir sa comptabilité")
    with dossier.operation("Objectif") as op:
        op.creer(Objectif, texte="Consolider l’emploi")
    document = composer("plan-accompagnement", dossier, catalogue, aujourdhui=JOUR)
    titres = [bloc.texte for bloc in document.blocs if isinstance(bloc, Titre) and bloc.niveau == 1]
    assert titres == ["Vue d’ensemble", "Les Amis du Vélo", "Recyclerie de Redon"]
    texte = en_texte(document)
    assert "15/10/2026 · au plus tard" in texte
    assert "Consolider l’emploi" in texte
    assert "Sans plan d’accompagnement écrit à ce jour (1\u00a0structure) : Théâtre du Vent." in texte


@pytest.fixture
def du_dla_37(dossier: Dossier, trois: list[str]) -> Dossier:
    """Two plans in the manner of the DLA 37’s page; the third structure has none."""
    ligne(
        dossier,
        trois[0],
        "Transfert de l’activité « comptoir » vers une autre structure",
        cause="L’activité appelle une entreprise d’insertion, statut mieux adapté.",
        action="Étudier la création de l’entreprise",
        echeance_mots="octobre – novembre 2026",
        moyens="Deux stagiaires\nConseils de l’union régionale",
        ressource="reseaux",
        etat="en_cours",
    )
    ligne(
        dossier,
        trois[0],
        "Comptabilité",
        echeance=date(2026, 10, 15),
        moyens="Deux jours",
        ressource="cette_ingenierie",
    )
    ligne(dossier, trois[1], "Comptabilité", action="Se former avec d’autres", etat="abandonne")
    for nom, valeur in (
        ("diagnostic_le", date(2026, 3, 12)),
        ("points_faibles", "Aucun permanent affecté à la gestion"),
        ("mission", "les_deux"),
        ("objectif_general", "Accompagner l’équipe dans le changement"),
        ("objectifs_operationnels", "Reprendre les fiches de poste\n- Redéfinir l’organisation"),
        ("objectif_individuel", "Tenir seule sa comptabilité analytique"),
        ("resultat_individuel", "Un tableau de bord chaque trimestre"),
        ("valide_le", date(2026, 6, 3)),
    ):
        plans.ecrire(dossier, trois[0], nom, valeur)
    with dossier.operation("Objectifs") as op:
        op.creer(Objectif, texte="Donner à chacune une comptabilité qui aide à décider")
        op.creer(Objectif, genre="strategique", texte="Consolider l’emploi")
    return dossier


def test_le_texte_compose_est_celui_du_fichier_de_reference(du_dla_37: Dossier, catalogue: Catalogue) -> None:
    """INGECO_GOLDEN=1 rewrites the file; read the difference before keeping it."""
    ids: dict[str, str] = {}
    obtenu = _ID.sub(
        lambda trouve: ids.setdefault(trouve.group(), f"id-{len(ids) + 1}"),
        en_texte(composer("plan-accompagnement", du_dla_37, catalogue, aujourdhui=JOUR)),
    )
    chemin = Path(__file__).parents[1] / "golden" / "plan-accompagnement.txt"
    if os.environ.get("INGECO_GOLDEN"):
        chemin.write_text(obtenu, "utf-8")
    assert obtenu == chemin.read_text("utf-8")


def test_rempli_il_se_rend_en_pdf_et_en_word(du_dla_37: Dossier, catalogue: Catalogue, tmp_path: Path) -> None:
    document = composer("plan-accompagnement", du_dla_37, catalogue, aujourdhui=JOUR)
    pdf = rendre(document, "pdf", tmp_path / "plans.pdf")
    pages = [serre(page.extract_text()) for page in pypdf.PdfReader(pdf).pages]
    assert len(pages) == 3
    assert serre("Les Amis du Vélo") in pages[1]
    assert serre("octobre – novembre 2026") in pages[1]
    word = docx.Document(str(rendre(document, "docx", tmp_path / "plans.docx")))
    titres = [p.text for p in word.paragraphs if p.style is not None and str(p.style.name).startswith("Heading")]
    assert "Mission d’appui préconisée" in titres
    assert any(
        "Deux stagiaires" in case.text for tableau in word.tables for rang in tableau.rows for case in rang.cells
    )


def test_un_objectif_individuel_seul_tient_dans_la_vue_d_ensemble(
    dossier: Dossier, trois: list[str], catalogue: Catalogue
) -> None:
    plans.ecrire(dossier, trois[0], "objectif_individuel", "Tenir sa comptabilité")
    document = composer("plan-accompagnement", dossier, catalogue)
    assert [bloc.texte for bloc in document.blocs if isinstance(bloc, Titre)] == ["Vue d’ensemble"]
    assert "Tenir sa comptabilité" in en_texte(document)


def test_une_ligne_sans_structure_s_imprime_aussi(dossier: Dossier, trois: list[str], catalogue: Catalogue) -> None:
    registres.ajouter(dossier, registre(dossier), {"difficulte": "Trésorerie"})
    tableaux = {
        bloc.code: bloc
        for bloc in composer("plan-accompagnement", dossier, catalogue).blocs
        if isinstance(bloc, Tableau)
    }
    assert tableaux["plans-orphelines"].rangees[0].cases[0].texte == "Trésorerie"


def test_sans_plan_le_document_le_dit_et_vierge_il_se_remplit(
    dossier: Dossier, trois: list[str], catalogue: Catalogue
) -> None:
    (vide,) = composer("plan-accompagnement", dossier, catalogue).blocs
    assert vide == Paragraphe("Aucun plan d’accompagnement n’est encore écrit.", "vide")
    ligne(dossier, trois[0], "Comptabilité")
    vierge = composer("plan-accompagnement", dossier, catalogue, vierge=True)
    assert vierge.blocs == composer("plan-accompagnement", None, catalogue).blocs
    (tableau,) = (bloc for bloc in vierge.blocs if isinstance(bloc, Tableau))
    assert [colonne.titre for colonne in tableau.colonnes] == [
        "Difficulté rencontrée", "Cause supposée", "Action envisagée", "Échéance", "Moyens à mobiliser",
    ]  # fmt: skip
    assert "Comptabilité" not in en_texte(vierge)


def test_anonyme_cache_les_noms_dans_les_plans_et_leurs_textes(
    dossier: Dossier, trois: list[str], catalogue: Catalogue
) -> None:
    structures.modifier(dossier, trois[1], "diffusion_acceptee", True)
    ligne(dossier, trois[0], "Comptabilité", cause="Seule la directrice des Amis du Vélo la tient", moyens="Avec Redon")
    ligne(dossier, trois[1], "Trésorerie", action="Emprunter avec LES AMIS DU VÉLO")
    plans.ecrire(dossier, trois[1], "mission_contexte", "Le Théâtre du Vent a proposé son aide.")
    texte = en_texte(composer("plan-accompagnement", dossier, catalogue, anonyme=True))
    assert "Recyclerie de Redon" in texte
    for secret in ("Les Amis du Vélo", "LES AMIS DU VÉLO", "Théâtre du Vent"):
        assert secret not in texte
    assert "Structure 1" in texte


def test_la_grille_des_lignes_nomme_les_structures_dans_leur_ordre(
    dossier: Dossier, trois: list[str], catalogue: Catalogue, tmp_path: Path
) -> None:
    registres.ajouter(dossier, registre(dossier), {"difficulte": "Sans structure"})
    ligne(dossier, trois[2], "Trésorerie")
    ligne(dossier, trois[0], "Comptabilité", echeance=date(2026, 10, 15), ressource="reseaux", etat="fait")
    structures.modifier(dossier, trois[2], "diffusion_acceptee", True)
    (tableau,) = (b for b in composer("grille-plans", dossier, catalogue).blocs if isinstance(b, Tableau))
    codes = [colonne.code for colonne in tableau.colonnes]
    assert [
        [rangee.cases[codes.index(c)].texte for c in ("structure", "difficulte")] for rangee in tableau.rangees
    ] == [
        ["Les Amis du Vélo", "Comptabilité"],
        ["Théâtre du Vent", "Trésorerie"],
        ["", "Sans structure"],
    ]
    premiere = {code: case.texte for code, case in zip(codes, tableau.rangees[0].cases, strict=True)}
    assert (premiere["ressource"], premiere["etat"]) == ("Fédérations et réseaux associatifs", "Fait")
    assert tableau.rangees[0].code == plans.lignes_de(dossier, trois[0])[0]["id"]
    (masque,) = (b for b in composer("grille-plans", dossier, catalogue, anonyme=True).blocs if isinstance(b, Tableau))
    assert [rangee.cases[0].texte for rangee in masque.rangees] == ["Structure 1", "Théâtre du Vent", ""]
    feuille = openpyxl.load_workbook(
        rendre(composer("grille-plans", dossier, catalogue), "xlsx", tmp_path / "l.xlsx")
    ).worksheets[0]
    assert feuille.cell(7, 1).value == tableau.rangees[0].code

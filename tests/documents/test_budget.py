"""The budget on paper and in a spreadsheet: what is written adds up again in another program (R16)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.models.budget import Depense, PartDla, Ressource
from app.models.budget_calcul import LigneDeDepense, LigneDeRessource, totaliser
from app.models.definitions.catalogue import Catalogue
from app.models.dessin import Rectangle
from app.models.documents.blocs import Formule, Paragraphe, Renvoi, Tableau
from app.models.documents.document import Document
from app.models.statuts import BasePrix, EtatRessource, NatureDepense
from app.models.structure import Structure
from app.services.budget.lecture import lire_budget
from app.services.documents import composer
from app.services.documents.genres.argent_lignes import somme
from app.services.ecriture.dossier import Dossier
from app.services.figures import dessiner_budget
from app.services.rendus.ecriture import rendre
from tests.documents.dossiers import JOUR, dossier_rempli, dossier_vide
from tests.documents.lecture import en_texte, serre, texte_pdf
from tests.documents.tableur import Tableur

CALC = shutil.which("soffice") or shutil.which("libreoffice")
PIEGES = ('=HYPERLINK("http://x";"y")', "=1+1", "+1", "@SUM(A1)", "-2+3", "'=A1", '";=1+1;"')


def grand_budget() -> Dossier:
    """Sixty lines more, half of them before VAT, in known and unknown rubriques; three DLA."""
    dossier = dossier_rempli()
    scenario = lire_budget(dossier).scenario.id
    with dossier.operation("Soixante lignes") as op:
        for n in range(60):
            op.creer(
                Depense, scenario=scenario, libelle=f"{PIEGES[n % len(PIEGES)]} {n}", unite="jour",
                rubrique=("conception", "realisation", "Frais de bouche", None)[n % 4],
                quantite=Decimal(n) / 4, cout_unitaire=Decimal("33.33") + n, base_prix=("ht", "ttc")[n % 2],
                tva=(Decimal("5.5"), None, Decimal(20))[n % 3], nature="valorisation_dla" if n % 7 == 0 else "depense",
            )  # fmt: skip
        op.creer(Depense, scenario=scenario, libelle="Sans prix", quantite=Decimal(2))
        op.creer(Ressource, scenario=scenario, financeur="=A1", montant=Decimal("10.01"), etat="verse")
        for nom, combien in (("DLA 22", 3), ("DLA 35", 4), ("DLA 56", 0)):
            op.creer(PartDla, nom=nom, structures=combien, referent=nom == "DLA 35")
    return dossier


def recalculer(chemin: Path) -> Any:
    """The workbook as LibreOffice computes it again, from formulas alone."""
    if CALC is None:
        pytest.skip("LibreOffice is not installed: nothing to recalculate with")
    sortie = chemin.parent / "recalcule"
    profil = f"-env:UserInstallation=file://{chemin.parent / 'profil'}"
    subprocess.run(
        [CALC, profil, "--headless", "--convert-to", "xlsx", "--outdir", str(sortie), str(chemin)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return openpyxl.load_workbook(sortie / chemin.name, data_only=True)


def tableaux_de(dossier: Dossier | None, catalogue: Catalogue, *, vierge: bool = False) -> list[Tableau]:
    """The tables of the document."""
    document = composer("budget", dossier, catalogue, vierge=vierge, aujourdhui=JOUR)
    return [bloc for bloc in document.blocs if isinstance(bloc, Tableau)]


def comparer(chemin: Path, document: Document, lire: Callable[[str, str], Any]) -> list[str]:
    """The cells where ``lire(feuille, cellule)`` doesn’t find what the program says; more than eighty are compared."""
    classeur: Any = openpyxl.load_workbook(chemin)
    ecarts, compares = [], 0
    for tableau, feuille in zip(
        (b for b in document.blocs if isinstance(b, Tableau)), classeur.worksheets, strict=False
    ):
        lignes = {feuille.cell(n, 1).value: n for n in range(1, feuille.max_row + 1)}
        for rangee in tableau.rangees:
            for rang, case in enumerate(rangee.cases, 2):
                if case.formule is not None:
                    cellule = feuille.cell(lignes[rangee.code], rang)
                    assert cellule.data_type == "f"
                    calcule = Decimal(str(lire(feuille.title, cellule.coordinate) or 0)).quantize(Decimal("0.01"))
                    attendu = case.valeur if isinstance(case.valeur, Decimal) else Decimal(str(case.valeur or 0))
                    compares += 1
                    if calcule != attendu:
                        ecarts.append(f"{feuille.title}!{cellule.coordinate}: {calcule}, {attendu}")
    assert compares > 80
    return ecarts


@pytest.fixture
def grand_classeur(catalogue: Catalogue, tmp_path: Path) -> tuple[Path, Document]:
    """The workbook of the large budget, and the document it was made from."""
    document = composer("budget", grand_budget(), catalogue, aujourdhui=JOUR)
    return rendre(document, "xlsx", tmp_path / "budget.xlsx"), document


def test_les_formules_seules_redonnent_tous_nos_totaux(grand_classeur: tuple[Path, Document]) -> None:
    chemin, document = grand_classeur
    assert comparer(chemin, document, Tableur(openpyxl.load_workbook(chemin)).valeur) == []


def test_un_autre_tableur_retrouve_tous_nos_totaux(grand_classeur: tuple[Path, Document]) -> None:
    chemin, document = grand_classeur
    leurs = recalculer(chemin)
    assert comparer(chemin, document, lambda feuille, cellule: leurs[feuille][cellule].value) == []


def test_une_formule_abimee_ou_un_montant_change_se_voient(grand_classeur: tuple[Path, Document]) -> None:
    """What the tests above would say if a formula forgot a line, or didn’t follow an amount typed by hand."""
    chemin, document = grand_classeur
    classeur: Any = openpyxl.load_workbook(chemin)
    depenses = classeur["Dépenses"]
    premiere = next(c for ligne in depenses.iter_rows() for c in ligne if str(c.value).startswith("=SUM("))
    fin = int(premiere.value.rstrip(")").rpartition("H")[2])
    premiere.value = premiere.value.replace(f"H{fin})", f"H{fin - 1})")
    ecarts = comparer(chemin, document, Tableur(classeur).valeur)
    assert any(ecart.startswith("Dépenses!") for ecart in ecarts)
    assert any(ecart.startswith("Équilibre!") for ecart in ecarts)
    ressources: Any = openpyxl.load_workbook(chemin)
    ressources["Ressources"]["E8"].value = 1
    assert any(e.startswith("Équilibre!") for e in comparer(chemin, document, Tableur(ressources).valeur))


def test_qui_ne_recalcule_pas_lit_quand_meme_les_totaux(catalogue: Catalogue, tmp_path: Path) -> None:
    dossier = grand_budget()
    chemin = rendre(composer("budget", dossier, catalogue, aujourdhui=JOUR), "xlsx", tmp_path / "budget.xlsx")
    equilibre: Any = openpyxl.load_workbook(chemin, data_only=True)["Équilibre"]
    lus = {equilibre.cell(n, 1).value: equilibre.cell(n, 3).value for n in range(7, 16)}
    totaux = lire_budget(dossier).totaux
    assert Decimal(str(lus["a-payer"])) == totaux.depenses
    assert Decimal(str(lus["solde"])) == totaux.solde
    assert Decimal(str(lus["complet"])) == totaux.cout_complet


def test_un_texte_de_l_usager_n_est_jamais_une_formule(catalogue: Catalogue, tmp_path: Path) -> None:
    dossier = grand_budget()
    chemin = rendre(composer("budget", dossier, catalogue, aujourdhui=JOUR), "xlsx", tmp_path / "budget.xlsx")
    classeur: Any = openpyxl.load_workbook(chemin)
    formules = [c.value for f in classeur.worksheets for ligne in f.iter_rows() for c in ligne if c.data_type == "f"]
    assert formules
    assert all(formule.startswith(("=IF(OR(", "=SUM(", "=C")) for formule in formules)
    assert not any("HYPERLINK" in formule for formule in formules)


@pytest.mark.parametrize("texte", ["HYPERLINK('x')", "cmd|' /C calc'!A0", "A1;B1", "é", "sum(", "{1}", "A1:B2"])
def test_une_formule_n_accepte_que_les_mots_du_programme(texte: str) -> None:
    with pytest.raises(ValueError, match="not a formula"):
        Formule(("SUM(", texte, ")"))


def test_une_somme_de_milliers_de_cases_reste_une_formule_admise() -> None:
    parties = somme([Renvoi(str(n), "ttc") for n in range(450)]).parties
    assert [p for p in parties if isinstance(p, str) and p != ","] == ["SUM(", ")", "+SUM(", ")", "+SUM(", ")"]
    assert sum(isinstance(p, Renvoi) for p in parties) == 450
    assert somme([]).parties == ("0",)


def test_le_formulaire_vierge_calcule_ce_qu_on_y_tape(catalogue: Catalogue, tmp_path: Path) -> None:
    chemin = rendre(composer("budget", None, catalogue, aujourdhui=JOUR), "xlsx", tmp_path / "vierge.xlsx")
    classeur: Any = openpyxl.load_workbook(chemin)
    feuille = classeur["Dépenses"]
    (ligne,) = (n for n in range(1, feuille.max_row + 1) if feuille.cell(n, 1).value == "vierge-realisation-1")
    for colonne, valeur in enumerate(("Cabinet", 9, "jour", 750, "HT", 20), 2):
        assert not feuille.cell(ligne, colonne).protection.locked
        feuille.cell(ligne, colonne).value = valeur
    assert feuille.cell(ligne, 8).protection.locked
    ressources = classeur["Ressources"]
    (autre,) = (n for n in range(1, ressources.max_row + 1) if ressources.cell(n, 1).value == "vierge-accorde-1")
    ressources.cell(autre, 5).value = 8000
    classeur.save(chemin)
    equilibre = recalculer(chemin)["Équilibre"]
    lus = {equilibre.cell(n, 1).value: equilibre.cell(n, 3).value for n in range(7, 13)}
    assert (lus["a-payer"], lus["ressources"], lus["solde"]) == (8100, 8000, -100)


def test_le_papier_dit_les_lignes_les_totaux_et_l_equilibre(
    rempli: Dossier, catalogue: Catalogue, tmp_path: Path
) -> None:
    document = composer("budget", rempli, catalogue, aujourdhui=JOUR)
    texte = serre(texte_pdf(rendre(document, "pdf", tmp_path / "b.pdf")))
    for dit in ("Cabinet : 6 journées", "6 840 €", "Sous-total", "7 200 €", "Refusé, pour mémoire", "Fondation",
                "Le budget est équilibré.", "Les cofinanceurs couvrent 45 %", "Coût complet"):  # fmt: skip
        assert serre(dit) in texte, dit


def test_sans_une_ligne_le_document_le_dit(catalogue: Catalogue) -> None:
    document = composer("budget", dossier_vide(), catalogue, aujourdhui=JOUR)
    vides = [b.texte for b in document.blocs if isinstance(b, Paragraphe) and b.style == "vide"]
    assert vides == ["Aucune dépense n’est encore inscrite.", "Aucune ressource n’est encore inscrite."]


def test_une_structure_qui_paie_sans_avoir_consenti_reste_cachee(catalogue: Catalogue) -> None:
    dossier = dossier_rempli()
    nom = next(s["nom"] for s in dossier.lignes(Structure) if not s["diffusion_acceptee"])
    scenario = lire_budget(dossier).scenario.id
    with dossier.operation("x") as op:
        op.creer(Ressource, scenario=scenario, financeur=nom, montant=Decimal(50), conditions=f"Convention {nom}")
        op.creer(Depense, scenario=scenario, libelle=f"Repas chez {nom}", commentaire=f"avec {nom}")
    for code in ("budget", "dossier-comite"):
        assert nom in en_texte(composer(code, dossier, catalogue, aujourdhui=JOUR))
        assert nom not in en_texte(composer(code, dossier, catalogue, anonyme=True, aujourdhui=JOUR))


def test_la_figure_dit_en_mots_ce_qu_elle_montre(rempli: Dossier, catalogue: Catalogue) -> None:
    rubriques = [(c.code, c.texte) for c in catalogue.liste("rubriques_budget").choix]
    dessin = dessiner_budget(lire_budget(rempli).totaux, rubriques)
    assert "à payer" in dessin.alternative.lower()
    donnees = dict(dessin.donnees)
    assert serre(donnees["Réalisation"]) == serre("7 200 €")
    assert donnees["Solde"] == "équilibré"
    vide = dessiner_budget(lire_budget(dossier_vide()).totaux, rubriques)
    assert vide.hauteur > 0


def test_une_remise_n_allonge_pas_la_figure_hors_de_son_cadre() -> None:
    lignes = [
        LigneDeDepense("a", "conception", NatureDepense.DEPENSE, Decimal(1), Decimal(1000), BasePrix.TTC, None),
        LigneDeDepense("b", "autre", NatureDepense.DEPENSE, Decimal(-1), Decimal(400), BasePrix.TTC, None),
    ]
    recues = [LigneDeRessource("c", "dla", Decimal(900), EtatRessource.ACCORDE)]
    dessin = dessiner_budget(totaliser(lignes, recues), (("conception", "Conception"), ("autre", "Autre")), 480)
    droites = [f.x + f.largeur for f in dessin.formes if isinstance(f, Rectangle)]
    assert max(droites) == pytest.approx(480, abs=1), "the longest bar fills the frame"
    assert serre(dict(dessin.donnees)["Autre"]) == serre("-400 €"), "what isn’t drawn is told"

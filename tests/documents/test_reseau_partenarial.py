"""« Le réseau partenarial » on paper: blank, with nobody, nine, sixty partners, and outside the office (R10, R38)."""

from __future__ import annotations

import os
from pathlib import Path

import docx
import pypdf
import pytest

from app.models.definitions.catalogue import Catalogue
from app.models.dessin import Mot
from app.models.documents.blocs import FigureBloc, Tableau
from app.models.partenaires import Partenaire
from app.models.tensions import Cible, Gravite, Tension
from app.services import decisions, partenaires
from app.services.documents import composer
from app.services.ecriture.dossier import Dossier
from app.services.figures.reseau_tensions import dessiner_tensions
from app.services.rendus.ecriture import rendre
from tests.documents.dossiers import JOUR
from tests.documents.lecture import en_texte, serre, texte_pdf
from tests.documents.test_pages import dossier_d_exemple
from tests.services.reseaux import beaucoup_de_partenaires, neuf_partenaires

CODE = "reseau-partenarial"
GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture
def neuf(rempli: Dossier) -> Dossier:
    """Nine partners, and a decision about one."""
    ids = neuf_partenaires(rempli)
    origine = f"partenaire:{ids['DRAC']}"
    decisions.decider(rempli, "Rencontrer l’agence culturelle", origine=origine, responsable="Marie Dupont")
    return rempli


def sans_ids(texte: str, dossier: Dossier) -> str:
    """Ids differ at each run."""
    for table in ("partenaire", "attente", "decision"):
        for rang, (id,) in enumerate(dossier.requete(f'SELECT id FROM "{table}" ORDER BY rowid'), 1):
            texte = texte.replace(id, f"<{table} {rang}>")
    return texte


def test_le_texte_compose_est_celui_du_fichier_de_reference(neuf: Dossier, catalogue: Catalogue) -> None:
    """INGECO_GOLDEN=1 rewrites the file; read the difference before keeping it."""
    obtenu = sans_ids(en_texte(composer(CODE, neuf, catalogue, aujourdhui=JOUR)), neuf)
    chemin = GOLDEN / f"{CODE}.txt"
    if os.environ.get("INGECO_GOLDEN"):
        chemin.write_text(obtenu, "utf-8")
    assert obtenu == chemin.read_text("utf-8")


def test_vierge_il_laisse_la_place_d_ecrire_et_ne_dit_rien_du_dossier(neuf: Dossier, catalogue: Catalogue) -> None:
    document = composer(CODE, neuf, catalogue, vierge=True)
    assert document.blocs == composer(CODE, None, catalogue).blocs
    texte = en_texte(document)
    for secret in ("Ponant", "DRAC", "Personne encore", "employeur unique"):
        assert secret not in texte
    tableaux = {b.code: b for b in document.blocs if isinstance(b, Tableau)}
    assert [len(s.rangees) for s in tableaux["familles"].sections] == [3, 3, 3, 3]
    boites = tableaux["questions"].rangees[0].cases[1].choix
    assert [c.texte for c in boites] == ["Oui", "Plutôt oui", "Plutôt non", "Non"]


def test_un_dossier_sans_partenaire_dit_ce_qui_manque(vide: Dossier, catalogue: Catalogue) -> None:
    document = composer(CODE, vide, catalogue)
    assert not any(isinstance(bloc, Tableau) for bloc in document.blocs)
    texte = en_texte(document)
    for dit in ("Les quatre familles sont à explorer", "pas encore été posées", "Aucune attente", "Aucun membre"):
        assert dit in texte


def test_hors_du_bureau_ni_contacts_ni_noms_de_structures(neuf: Dossier, catalogue: Catalogue) -> None:
    id = partenaires.ajouter(
        neuf, "Recyclerie du Pays de Redon", famille="ressources", role="Voisine des Jardins Solidaires de Vitré"
    )
    partenaires.attendre(neuf, id, "Que la Recyclerie du Pays de Redon soit citée", position="contredit")
    decisions.decider(neuf, "Répondre à la Recyclerie du Pays de Redon", origine=f"partenaire:{id}")
    document = composer(CODE, neuf, catalogue, anonyme=True, aujourdhui=JOUR)
    figures = [f for b in document.blocs if isinstance(b, FigureBloc) for f in b.dessin.formes]
    texte = en_texte(document) + repr(figures)
    for secret in (
        "Solène Ferrand",
        "c2ra.example",
        "02 98 00 00 02",
        "Abgrall",
        "Recyclerie du Pays",
        "Jardins Solidaires",
    ):
        assert secret not in texte, secret
    assert "C2RA Val-d’Armor" in texte
    ici = en_texte(composer(CODE, neuf, catalogue, aujourdhui=JOUR))
    assert "Solène Ferrand" in ici
    assert "Recyclerie du Pays" in ici


@pytest.mark.parametrize("combien", [0, 9, 60])
def test_il_se_rend_et_se_relit_dans_ses_deux_formats(
    combien: int, rempli: Dossier, catalogue: Catalogue, tmp_path: Path
) -> None:
    if combien == 9:
        neuf_partenaires(rempli)
    else:
        beaucoup_de_partenaires(rempli, combien)
    document = composer(CODE, rempli, catalogue, aujourdhui=JOUR)
    pdf = rendre(document, "pdf", tmp_path / "reseau.pdf")
    premiere = serre(pypdf.PdfReader(pdf).pages[0].extract_text())
    assert serre("Système intervenant") in premiere, "la carte et sa légende sont sous le titre, en première page"
    lu = serre(texte_pdf(pdf))
    word = docx.Document(str(rendre(document, "docx", tmp_path / "reseau.docx")))
    cases = serre("\n".join(c.text for t in word.tables for r in t.rows for c in r.cells))
    for nom in (ligne["nom"] for ligne in rempli.lignes(Partenaire, "nom")):
        assert serre(nom) in lu
        assert serre(nom) in cases


def test_les_noms_tiennent_en_entier_tant_que_la_page_est_assez_haute(catalogue: Catalogue) -> None:
    exemple = dossier_d_exemple("otsi-slot")
    (carte,) = (
        b.dessin for b in composer(CODE, exemple, catalogue, aujourdhui=JOUR).blocs if isinstance(b, FigureBloc)
    )
    noms = [p["nom"] for p in exemple.lignes(Partenaire, "nom")]
    ecrits = " ".join(f.texte for f in carte.formes if isinstance(f, Mot))
    assert [nom for nom in noms if nom not in ecrits] == ["Une directrice d’office qui a vécu deux regroupements"]
    assert carte.hauteur <= 430


@pytest.mark.parametrize(
    ("autre", "tracee"),
    [((300, 130), False), ((90, 130), True), ((300, 20), True), ((160, 130), False), ((0, 300), True)],
)
def test_aucune_ligne_de_tension_ne_passe_sous_un_tiers(autre: tuple[float, float], tracee: bool) -> None:
    """From (0, 130), past a chip from (120, 110) to (200, 150)."""
    places = {"un": (0.0, 130.0, 0.0, 0.0), "autre": (*autre, 0.0, 0.0), "tiers": (120.0, 110.0, 80.0, 40.0)}
    tension = Tension("a", "un", Cible.PARTENAIRE, "autre", Gravite.CONTREDIT, True, False)
    assert len(dessiner_tensions([(1, tension)], places, (0, 0))) == tracee

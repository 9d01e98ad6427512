"""The échéancier on paper and its figure: all dates, in order, readable; blank, the steps to date by hand."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdf
import pytest

from app.models.base import id_stable
from app.models.definitions.catalogue import Catalogue
from app.models.dessin import Dessin, Mot, Polygone, Rectangle
from app.models.documents.blocs import FigureBloc, Tableau
from app.models.echeance_datee import Echeance
from app.models.echeancier import Jalon
from app.models.fiche import ID_FICHE, Fiche
from app.models.plan import LignePlan
from app.models.structure import Structure
from app.services.documents import composer
from app.services.echeances import a_venir, lire_echeances
from app.services.ecriture.dossier import Dossier
from app.services.figures import bornes_de, dessiner_gantt
from app.services.figures.mesure import largeur_approchee
from app.services.parametres import definitions
from app.services.reglages import ecrire_reglages, lire_reglages
from app.services.rendus import rendre
from app.services.rendus.couleurs import COULEURS
from tests.documents.dossiers import JOUR
from tests.documents.lecture import en_texte

GOLDEN = Path(__file__).parents[1] / "golden" / "echeancier.txt"


@pytest.fixture
def date_(rempli: Dossier) -> Dossier:
    """The filled dossier, with milestones."""
    with rempli.operation("x") as op:
        op.poser(Fiche, ID_FICHE, convention_fin=date(2027, 12, 31))
        op.creer(
            Jalon,
            id=id_stable("jalon", "visite"),
            titre="Visite de la Recyclerie du Pays de Redon",
            jour=date(2026, 11, 25),
            responsable="Yann Morvan",
        )
        op.creer(Jalon, id=id_stable("jalon", "intervention"), titre="Intervention", jour=date(2027, 2, 1),
                 fin=date(2027, 4, 30), genre="intervention")  # fmt: skip
    return rempli


def test_le_texte_compose_est_celui_du_fichier_de_reference(date_: Dossier, catalogue: Catalogue) -> None:
    """INGECO_GOLDEN=1 rewrites the file; read the difference before keeping it."""
    obtenu = en_texte(composer("echeancier", date_, catalogue, aujourdhui=JOUR))
    if os.environ.get("INGECO_GOLDEN"):
        GOLDEN.write_text(obtenu, "utf-8")
    assert obtenu == GOLDEN.read_text("utf-8")


def test_les_dates_sont_dites_par_periode_le_retard_en_mots(date_: Dossier, catalogue: Catalogue) -> None:
    document = composer("echeancier", date_, catalogue, aujourdhui=JOUR)
    (tableau,) = (b for b in document.blocs if isinstance(b, Tableau))
    assert tableau.sections[0].titre.startswith("En retard")
    assert tableau.sections[0].rangees[0].cases[-1].texte == "En retard (il y a 6\u00a0jours)"
    texte = en_texte(document)
    assert "du 1er\u00a0février au 30\u00a0avril 2027" in texte
    assert "Fin de la convention" in texte
    assert any(isinstance(b, FigureBloc) for b in document.blocs)


def test_vierge_il_donne_les_etapes_a_dater(date_: Dossier, catalogue: Catalogue) -> None:
    du_bureau = composer("echeancier", date_, catalogue, vierge=True, aujourdhui=JOUR)
    assert du_bureau.blocs == composer("echeancier", None, catalogue, aujourdhui=JOUR).blocs
    (tableau,) = (b for b in du_bureau.blocs if isinstance(b, Tableau))
    titres = [r.cases[0].texte for r in tableau.rangees]
    assert {e.titre for m in definitions().modele for e in m.etape} <= set(titres)
    assert all(not r.cases[1].texte for r in tableau.rangees)
    assert "Redon" not in en_texte(du_bureau)


def test_anonyme_aucun_nom_ne_sort(date_: Dossier, catalogue: Catalogue) -> None:
    with date_.operation("x") as op:
        courte = op.creer(Structure, nom="XY", contact_nom="Zoé Ker")
        op.creer(LignePlan, structure=courte, difficulte="T", action="Voir Zoé Ker", echeance=date(2027, 1, 8))
    clair = en_texte(composer("echeancier", date_, catalogue, aujourdhui=JOUR))
    assert "Recyclerie du Pays de Redon" in clair
    assert "XY" in clair
    masque = en_texte(composer("echeancier", date_, catalogue, anonyme=True, aujourdhui=JOUR))
    for nom in ("Recyclerie du Pays de Redon", "XY", "Yann Morvan", "Zoé Ker"):
        assert nom not in masque
    assert "Visite de la Structure" in masque


def test_une_longue_frise_se_coupe_par_page_sous_son_titre(
    date_: Dossier, catalogue: Catalogue, tmp_path: Path
) -> None:
    with date_.operation("x") as op:
        for structure in [s["id"] for s in date_.lignes(Structure, "id")]:
            for n in range(35):
                op.creer(LignePlan, structure=structure, difficulte="T", action=f"Action {n}",
                         echeance=date(2027, 1 + n % 12, 8))  # fmt: skip
    document = composer("echeancier", date_, catalogue, aujourdhui=JOUR)
    figures = [b for b in document.blocs if isinstance(b, FigureBloc)]
    assert sum(len(f.dessin.donnees) for f in figures) == len(a_venir(lire_echeances(date_, catalogue)))
    pages = [page.extract_text() for page in pypdf.PdfReader(rendre(document, "pdf", tmp_path / "e.pdf")).pages]
    (rang,) = [n for n, page in enumerate(pages) if "Le long du temps" in page]
    assert "Plan d’accompagnement —" in pages[rang].replace("\u00a0", " ")
    assert len(pages) == rang + len(figures)


def test_un_dossier_sans_date_le_dit(dossier_sans_date: Dossier, catalogue: Catalogue) -> None:
    document = composer("echeancier", dossier_sans_date, catalogue, aujourdhui=JOUR)
    assert "Rien n’est encore daté" in en_texte(document)
    assert not any(isinstance(b, FigureBloc) for b in document.blocs)


@pytest.fixture
def dossier_sans_date() -> Dossier:
    """Nothing but tables."""
    from tests.documents.dossiers import dossier_vide

    return dossier_vide()


# --- the figure -----------------------------------------------------------------------------------------------


def tient(dessin: Dessin) -> None:
    """Everything within the frame, in colours that paper knows."""
    for forme in dessin.formes:
        for couleur in (getattr(forme, c, None) for c in ("fond", "trait", "couleur")):
            assert couleur is None or couleur in COULEURS
        if isinstance(forme, Mot):
            large = largeur_approchee(forme.texte, forme.taille, forme.gras)
            gauche = forme.x - {"debut": 0.0, "milieu": large / 2, "fin": large}[forme.ancre]
            assert -2 <= gauche <= gauche + large <= dessin.largeur + 2, forme
            assert 0 <= forme.y <= dessin.hauteur, forme
        if isinstance(forme, Rectangle):
            assert 0 <= forme.x <= forme.x + forme.largeur <= dessin.largeur + 0.1
            assert forme.y + forme.hauteur <= dessin.hauteur + 0.1
        if isinstance(forme, Polygone):
            assert all(-1 <= x <= dessin.largeur + 1 for x, _ in forme.points)


def deux_cents() -> list[Echeance]:
    """Dates of two kinds over a year and a half, some late, some done, with long words."""
    return [
        Echeance(
            JOUR + timedelta(days=7 * (n % 80) - 60), f"Action {n} : " + "mots " * (n % 30),
            "Action" if n % 2 else "Plan d’accompagnement", f"action:{n}", faite=n % 9 == 0, ligne=str(n),
            fin=JOUR + timedelta(days=7 * (n % 80) - 30) if n % 5 == 0 else None,
        )
        for n in range(200)
    ]  # fmt: skip


@pytest.mark.parametrize("largeur", [300, 560, 760])
def test_deux_cents_dates_tiennent_et_menent_chacune_a_sa_place(largeur: float) -> None:
    toutes = deux_cents()
    dessin = dessiner_gantt(toutes, JOUR, largeur)
    tient(dessin)
    assert {f.lien for f in dessin.formes if isinstance(f, Mot) and f.lien} == {e.adresse for e in toutes}
    assert len(dessin.donnees) == 200
    assert "200\u00a0dates" in dessin.alternative
    retards = [e for e in toutes if e.en_retard(JOUR)]
    assert sum("en retard" in f.texte for f in dessin.formes if isinstance(f, Mot)) == len(retards) > 0


@pytest.mark.parametrize("jour", [date(1926, 2, 1), date(2126, 12, 31), date(2028, 2, 29), date(9999, 12, 31)])
def test_une_annee_mal_tapee_n_ecrase_pas_les_autres(jour: date) -> None:
    proches = [Echeance(JOUR + timedelta(days=n), f"d{n}", "Action", f"action:{n}") for n in (1, 40)]
    debut, fin = bornes_de([*proches, Echeance(jour, "loin", "Action", "action:x")], JOUR)
    assert (fin - debut).days < 1500
    dessin = dessiner_gantt([*proches, Echeance(jour, "loin", "Action", "action:x")], JOUR, 560)
    tient(dessin)
    assert any(str(jour.year) in f.texte for f in dessin.formes if isinstance(f, Mot))


def test_les_jours_feries_se_voient() -> None:
    noel = [Echeance(date(2026, 12, 28), "Après Noël", "Action", "action:x")]
    bandes = [f for f in dessiner_gantt(noel, date(2026, 12, 20), 560).formes
              if isinstance(f, Rectangle) and f.fond == "attention_fond"]  # fmt: skip
    assert len(bandes) >= 2  # Noël, then New Year’s Day


def test_sans_aucune_date_la_frise_le_dit() -> None:
    dessin = dessiner_gantt([], JOUR, 560)
    tient(dessin)
    assert dessin.alternative == "Aucune date."


def test_vierge_il_compte_comme_le_retroplanning_du_bureau(catalogue: Catalogue) -> None:
    def comptes(parametres: dict[str, int | str]) -> list[str]:
        document = composer("echeancier", None, catalogue, aujourdhui=JOUR, parametres=parametres)
        (tableau,) = (b for b in document.blocs if isinstance(b, Tableau))
        return [r.cases[2].texte for r in tableau.rangees if "avant" in r.cases[2].texte]

    livres, regles = comptes({}), comptes({"comite_envoi": 21, "service_etat": "DDETSPP"})
    assert [n for n, (a, b) in enumerate(zip(livres, regles, strict=True)) if a != b] == [0]
    assert regles[0].startswith("21\u00a0jours ouvrés avant")
    # What this computer holds is what its paper says, without being told.
    ecrire_reglages(replace(lire_reglages(), parametres={"comite_envoi": 1}))
    document = composer("echeancier", None, catalogue, aujourdhui=JOUR)
    assert "1\u00a0jour ouvré avant" in en_texte(document)

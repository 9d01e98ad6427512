"""The papers of the comité d’appui: agenda, attendance sheet, relevé d’avis, and the file that holds them all (R15)."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest

from app.models.comite import Membre
from app.models.definitions.catalogue import Catalogue
from app.models.documents.blocs import Encadre, Signature, Tableau, Titre
from app.models.documents.document import Document
from app.models.statuts import NatureAvis
from app.services.comite import avis, reserves, seances
from app.services.documents import composer
from app.services.ecriture.dossier import Dossier
from app.services.rendus import rendre
from tests.documents.comite_rempli import PREVUE, RESERVE, remplir_le_comite
from tests.documents.dossiers import JOUR
from tests.documents.lecture import en_texte, serre, texte_pdf

GOLDEN = Path(__file__).parents[1] / "golden"
PAPIERS = ("ordre-du-jour", "emargement", "releve-avis")


@pytest.fixture
def garni(rempli: Dossier) -> Dossier:
    """The filled dossier, its comité d’appui too."""
    remplir_le_comite(rempli)
    return rempli


def _tableau(document: Document, code: str) -> Tableau:
    return next(b for b in document.blocs if isinstance(b, Tableau) and b.code == code)


@pytest.mark.parametrize("code", PAPIERS)
def test_le_texte_compose_est_celui_du_fichier_de_reference(code: str, garni: Dossier, catalogue: Catalogue) -> None:
    """INGECO_GOLDEN=1 rewrites the files; read the difference before keeping it."""
    obtenu = en_texte(composer(code, garni, catalogue, aujourdhui=JOUR))
    chemin = GOLDEN / f"{code}.txt"
    if os.environ.get("INGECO_GOLDEN"):
        chemin.write_text(obtenu, "utf-8")
    assert obtenu == chemin.read_text("utf-8")


def test_l_ordre_du_jour_donne_l_heure_de_chaque_point(garni: Dossier, catalogue: Catalogue) -> None:
    document = composer("ordre-du-jour", garni, catalogue, aujourdhui=JOUR)
    (seance,) = (b for b in document.blocs if isinstance(b, Encadre))
    assert seance.texte.startswith(
        "Lundi 14\u00a0décembre 2026, de 14\u00a0h\u00a000 à 15\u00a0h\u00a005\nMaison des associations"
    )
    lignes = [[c.texte for c in r.cases] for r in _tableau(document, "points").rangees]
    assert lignes[0] == ["14\u00a0h\u00a000", "Accueil, tour de table", "", "", "5\u00a0min"]
    assert lignes[2][0] == "14\u00a0h\u00a015"
    assert lignes[2][3] == "Fiche de présentation d’une ingénierie collective", "the title of the paper, not its code"
    assert "Rencontre le 12 novembre" in en_texte(document), "what stands comes back"


def test_sans_heure_lisible_l_ordre_du_jour_se_passe_d_heures(garni: Dossier, catalogue: Catalogue) -> None:
    seances.modifier(garni, PREVUE, debut="après la plénière")
    document = composer("ordre-du-jour", garni, catalogue, aujourdhui=JOUR)
    assert [c.code for c in _tableau(document, "points").colonnes] == ["titre", "rapporteur", "document", "duree"]
    assert "à après la plénière" not in en_texte(document)
    assert "après la plénière" in en_texte(document)


def test_on_signe_dans_des_cases_assez_hautes_meme_invite(garni: Dossier, catalogue: Catalogue, tmp_path: Path) -> None:
    document = composer("emargement", garni, catalogue, aujourdhui=JOUR)
    tableau = _tableau(document, "emargement")
    assert tableau.hauteur_minimale >= 12
    assert [s.titre for s in tableau.sections][-1] == "Autres personnes présentes"
    noms = [r.cases[0].texte.split("\n")[0] for r in tableau.rangees]
    assert noms[:2] == ["Odile Ferrand", "Karim Lenoir"]
    assert "supplée Paul Guivarc’h" in en_texte(document)
    word: Any = docx.Document(str(rendre(document, "docx", tmp_path / "e.docx")))
    hauteurs = [rangee.height.mm for rangee in word.tables[-1].rows if rangee.height]
    assert len(hauteurs) == len(tableau.rangees)
    assert round(min(hauteurs)) >= 12


def test_le_releve_dit_qui_a_dit_quoi(garni: Dossier, catalogue: Catalogue) -> None:
    texte = en_texte(composer("releve-avis", garni, catalogue, aujourdhui=JOUR))
    for attendu in (
        "Favorable avec réserves",
        "Karim Lenoir (Conseil départemental), par Sonia Petit",
        "Hélène Roux\u00a0: Six structures",
        "Marie Dupont\u00a0: répondre à 1\u00a0réserve, pour le 30\u00a0novembre 2026.",
        "Prochaine séance du comité d’appui\u00a0: 14\u00a0décembre 2026",
    ):
        assert attendu in texte
    assert "vierge-" not in texte


def test_une_seance_prevue_donne_une_feuille_a_remplir_puis_un_releve(rempli: Dossier, catalogue: Catalogue) -> None:
    id = seances.programmer(rempli, date(2026, 12, 14))
    avant = en_texte(composer("releve-avis", rempli, catalogue, aujourdhui=JOUR))
    assert "Défavorable" in avant, "the four words wait for a tick"
    assert "Accueil, tour de table" in avant
    avis.donner(rempli, id, NatureAvis.FAVORABLE)
    seances.clore(rempli, id, datetime(2026, 12, 14, 15, 0, tzinfo=UTC))
    apres = en_texte(composer("releve-avis", rempli, catalogue, aujourdhui=JOUR))
    assert "Défavorable" not in apres
    assert "Aucune réserve n’a été émise." in apres


def test_un_dossier_sans_comite_le_dit(vide: Dossier, catalogue: Catalogue) -> None:
    for code in PAPIERS:
        assert "Aucune séance du comité d’appui n’est encore programmée." in en_texte(composer(code, vide, catalogue))


@pytest.mark.parametrize("code", PAPIERS)
def test_vierge_il_ne_dit_rien_du_dossier(code: str, garni: Dossier, catalogue: Catalogue) -> None:
    vierge = composer(code, garni, catalogue, vierge=True, aujourdhui=JOUR)
    assert vierge.blocs == composer(code, None, catalogue, aujourdhui=JOUR).blocs
    texte = en_texte(vierge)
    for secret in ("Ferrand", "Redon", "Uniformation", "2026-12-14", "Mélusine"):
        assert secret not in texte


@pytest.mark.parametrize("code", [*PAPIERS, "dossier-comite"])
def test_expurge_il_cache_les_structures_et_jamais_ne_donne_un_contact(
    code: str, garni: Dossier, catalogue: Catalogue
) -> None:
    reserves.modifier(garni, RESERVE, suite="La RECYCLERIE DU PAYS DE REDON s’engage.")
    for anonyme in (False, True):
        texte = en_texte(composer(code, garni, catalogue, anonyme=anonyme, aujourdhui=JOUR))
        assert "odile.ferrand@" not in texte
        assert "02 99 00 11 22" not in texte
        if anonyme:
            assert "recyclerie du pays" not in texte.casefold()
    assert ("Structure 1" in texte) == (code != "emargement")


def test_le_dossier_du_comite_est_un_seul_fichier_avec_son_sommaire(
    garni: Dossier, catalogue: Catalogue, tmp_path: Path
) -> None:
    document = composer("dossier-comite", garni, catalogue, aujourdhui=JOUR)
    titres = [b.texte for b in document.blocs if isinstance(b, Titre) and b.niveau == 1]
    signatures = [b.titre for b in document.blocs if isinstance(b, Signature)]
    assert signatures == ["L’avis du comité d’appui"]
    assert titres[:3] == ["L’ordre du jour", "La suite donnée aux réserves", "La fiche de présentation"]
    assert titres[-1] == "Feuille d’émargement"
    chemin = rendre(document, "pdf", tmp_path / "d.pdf")
    premiere = serre(pypdf.PdfReader(chemin).pages[0].extract_text())
    assert "Séancedu14décembre2026" in premiere
    for titre in (*titres, *signatures):
        assert serre(titre) in premiere, "the first page says where everything is"
    assert serre("Préciser la part d’Uniformation.") in serre(texte_pdf(chemin))


def test_la_fiche_de_presentation_y_entre_telle_quelle(garni: Dossier, catalogue: Catalogue) -> None:
    fiche = composer("fiche-presentation", garni, catalogue, aujourdhui=JOUR)
    dedans = composer("dossier-comite", garni, catalogue, aujourdhui=JOUR).blocs
    for bloc in fiche.blocs:
        if isinstance(bloc, Titre):
            assert any(isinstance(b, Titre) and b.texte == bloc.texte and b.niveau == bloc.niveau + 1 for b in dedans)
        else:
            assert bloc in dedans


@pytest.mark.parametrize("combien", [0, 1, 25])
@pytest.mark.parametrize("code", PAPIERS)
def test_de_personne_a_vingt_cinq_membres(
    code: str, combien: int, vide: Dossier, catalogue: Catalogue, tmp_path: Path
) -> None:
    with vide.operation("Membres") as op:
        for n in range(combien):
            op.creer(Membre, nom=f"Membre numéro {n + 1}", famille="etat" if n % 2 else None)
    seances.programmer(vide, date(2026, 12, 14))
    document = composer(code, vide, catalogue, aujourdhui=JOUR)
    texte = serre(texte_pdf(rendre(document, "pdf", tmp_path / "p.pdf")))
    assert (serre(f"Membre numéro {combien}") in texte) == (combien > 0 and code != "releve-avis")

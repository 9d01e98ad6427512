"""The document of the objectives: what it says, blank and filled, in both formats, and what an anonymous one hides."""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.definitions.catalogue import Catalogue
from app.models.dessin import Dessin, Ligne, Mot, Rectangle
from app.models.documents.blocs import CleValeurs, FigureBloc, Paragraphe, Tableau
from app.models.fiche import ID_FICHE, Fiche
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.structure import Structure
from app.models.trace import OPERATIONNEL, STRATEGIQUE, Trace, tracer
from app.services.documents import composer
from app.services.ecriture.dossier import Dossier
from app.services.figures import dessiner_carte_objectifs
from app.services.figures.mesure import largeur_approchee
from app.services.objectifs import id_du_guide, lire_trace
from app.services.rendus.couleurs import COULEURS
from app.services.rendus.ecriture import rendre
from tests.documents.dossiers import JOUR, dossier_vide
from tests.documents.lecture import en_texte, serre, texte_pdf
from tests.fabrique import catalogue as catalogue_livre
from tests.models.test_trace import dossiers, indicateur, objectif, resultat

GOLDEN = Path(__file__).parents[1] / "golden"


def ids(prefixe: str, combien: int) -> list[str]:
    """Ids that don’t change from one day to the next."""
    return [f"{prefixe}-{n}" for n in range(1, combien + 1)]


@pytest.fixture
def evalue() -> Dossier:
    """Two strategic objectives, three operational ones, results measured or not, an evaluation project."""
    dossier = dossier_vide()
    s, a, c, r1, r2, r3, g = ids("o", 3) + ids("r", 4)
    besoins = id_du_guide(OPERATIONNEL, "besoins")
    with dossier.operation("Remplir") as op:
        op.poser(Fiche, ID_FICHE, intitule="Mutualiser la gestion des ressources humaines", ouvert_le=date(2026, 9, 4))
        op.creer(Structure, nom="Les Amis du Vélo", diffusion_acceptee=False)
        op.poser(
            ProjetIntervention, ID_PROJET, evaluation_objets=("demarche", "effets"),
            evaluation_objet="Ce que chacune a changé.", evaluation_registres=("efficacite", "efficience"),
            evaluation_outils=("questionnaire",), participation_structures="Les Amis du Vélo relisent tout.",
        )  # fmt: skip
        op.creer(Objectif, id=s, genre=STRATEGIQUE, texte="Consolider l’emploi", ordre=1)
        op.creer(Objectif, id=id_du_guide(STRATEGIQUE, "competences"), genre=STRATEGIQUE, code="competences", ordre=2)
        op.creer(Objectif, id=a, texte="Outiller chaque employeur, Les Amis du Vélo d’abord", sert=s, ordre=3)
        op.creer(Objectif, id=besoins, code="besoins", texte="Écouter avant de proposer", sert=s, ordre=4)
        op.creer(Objectif, id=c, texte="Décider d’un poste partagé", ordre=5)
        op.creer(Resultat, id=r1, objectif=a, texte="Des contrats à jour", nature="quantitatif", ordre=1)
        op.creer(Resultat, id=r2, objectif=a, texte="Des bénévoles informés", nature="qualitatif", ordre=2)
        op.creer(Resultat, id=r3, objectif=c, texte="Trois scénarios", echeance=date(2027, 6, 30), ordre=3)
        op.creer(Resultat, id=g, texte="Un groupe qui dure", ordre=4)
        op.creer(
            Indicateur, id="i-1", resultat=r1, texte="Structures à jour", depart=Decimal(2), cible=Decimal(6),
            unite="structures", registre="efficacite", sources=("enquete_structures", "documents"),
            outil="grille_suivi", responsable="Marie Dupont", echeance=date(2027, 6, 30),
        )  # fmt: skip
        op.creer(Indicateur, id="i-2", resultat=r1, texte="Contrats relus chez Les Amis du Vélo")
        op.creer(
            Indicateur, id="i-3", resultat=r3, texte="Scénarios présentés", cible_mots="Au moins trois",
            precisions="Compte rendu du comité", registre="efficacite",
        )  # fmt: skip
    return dossier


def test_le_texte_est_celui_du_fichier_de_reference(evalue: Dossier, catalogue: Catalogue) -> None:
    """INGECO_GOLDEN=1 rewrites it; read the difference before keeping it."""
    obtenu = en_texte(composer("objectifs", evalue, catalogue, aujourdhui=JOUR))
    chemin = GOLDEN / "objectifs.txt"
    if os.environ.get("INGECO_GOLDEN"):
        chemin.write_text(obtenu, "utf-8")
    assert obtenu == chemin.read_text("utf-8")


@pytest.mark.parametrize("format", ["pdf", "docx"])
@pytest.mark.parametrize("quoi", ["vierge", "vide", "rempli"])
def test_il_se_rend(quoi: str, format: str, evalue: Dossier, catalogue: Catalogue, tmp_path: Path) -> None:
    dossier = {"vierge": None, "vide": dossier_vide(), "rempli": evalue}[quoi]
    document = composer("objectifs", dossier, catalogue, aujourdhui=JOUR)
    chemin = rendre(document, format, tmp_path / f"objectifs.{format}")
    if format == "pdf":
        lu = serre(texte_pdf(chemin))
        attendus = {
            "vierge": ("Capitaliseret", "dansnosmots", "Lesrésultatsobtenusrépondent"),
            "vide": ("Aucunobjectifn’estencorefixé", "Aucunrésultat", "Aucunregistre"),
            "rempli": ("Desobjectifsauxindicateurs", "Aumoinstrois", "Indicateuràdéfinir"),
        }[quoi]
        assert all(mot.casefold() in lu.casefold() for mot in attendus)


def test_sans_noms_aucun_bloc_ne_nomme_qui_n_a_pas_consenti(evalue: Dossier, catalogue: Catalogue) -> None:
    def dit(anonyme: bool) -> str:
        document = composer("objectifs", evalue, catalogue, aujourdhui=JOUR, anonyme=anonyme)
        figures = [b.dessin for b in document.blocs if isinstance(b, FigureBloc)]
        mots = [f.texte for d in figures for f in d.formes if isinstance(f, Mot)]
        return en_texte(document) + " ".join([*mots, *(str(d.donnees) for d in figures)])

    assert dit(anonyme=False).count("Les Amis du Vélo") > 3
    assert "Vélo" not in dit(anonyme=True)
    assert "Structure 1" in dit(anonyme=True)


def test_ce_qui_manque_est_ecrit_dans_le_tableau(evalue: Dossier, catalogue: Catalogue) -> None:
    document = composer("objectifs", evalue, catalogue, aujourdhui=JOUR)
    tableau = next(b for b in document.blocs if isinstance(b, Tableau) and b.code == "resultats")
    lignes = {r.code: [c.texte for c in r.cases] for r in tableau.rangees}
    assert lignes["i-2"][2:7] == ["", "à définir", "", "à définir", "à définir"]
    assert lignes["i-3"][3:7] == ["Au moins trois", "Efficacité", "Compte rendu du comité", ""]
    assert lignes["r-2"][1] == "à définir"
    assert [s.titre for s in tableau.sections][-1] == "Toute l’ingénierie"
    registres = next(b for b in document.blocs if isinstance(b, CleValeurs) and b.code == "registres")
    assert "Aucun indicateur encore" in registres.donnees[1].texte
    chapeau = next(b for b in document.blocs if isinstance(b, Paragraphe))
    assert chapeau.texte == "3\u00a0objectifs sur 5 sont évalués."


# --- the figure ---------------------------------------------------------------------------------------------------


def dans_le_cadre(dessin: Dessin) -> None:
    """Every shape within the drawing, every colour known on paper."""
    for forme in dessin.formes:
        assert {getattr(forme, c, None) for c in ("fond", "trait", "couleur")} <= {None, *COULEURS}
        if isinstance(forme, Mot):
            assert forme.x >= -1
            assert forme.x + largeur_approchee(forme.texte, forme.taille, forme.gras) <= dessin.largeur + 2, forme
            assert 0 <= forme.y <= dessin.hauteur, forme
        elif isinstance(forme, Rectangle):
            assert -1 <= forme.x <= forme.x + forme.largeur <= dessin.largeur + 0.1
            assert forme.y + forme.hauteur <= dessin.hauteur + 0.1
        elif isinstance(forme, Ligne):
            assert max(forme.y1, forme.y2) <= dessin.hauteur + 0.1


def test_la_carte_dit_ses_trous_et_les_dessine_en_pointilles(evalue: Dossier, catalogue: Catalogue) -> None:
    (carte,) = dessiner_carte_objectifs(lire_trace(evalue, catalogue), catalogue)
    dans_le_cadre(carte)
    assert carte.alternative.startswith("Carte des objectifs\u00a0: 2\u00a0objectifs stratégiques, 3\u00a0objectifs")
    assert "points à définir" in carte.alternative
    pointilles = [f for f in carte.formes if isinstance(f, Ligne) and f.pointilles]
    a_definir = [texte for quoi, texte in carte.donnees if quoi == "À définir"]
    assert len(pointilles) == 4 * len(a_definir) == 16
    assert dessiner_carte_objectifs(tracer([], [], []), catalogue) == ()


@settings(max_examples=25)
@given(dossiers())
def test_quelle_que_soit_la_trace_chaque_ligne_est_dessinee_dans_le_cadre(rangs: Any) -> None:
    objectifs, resultats, indicateurs = rangs
    figures = dessiner_carte_objectifs(tracer(objectifs, resultats, indicateurs), catalogue_livre(), hauteur=120)
    for figure in figures:
        dans_le_cadre(figure)
    ecrits = {f.texte for figure in figures for f in figure.formes if isinstance(f, Mot)}
    assert {ligne["id"] for ligne in (*objectifs, *resultats)} <= ecrits


def test_une_grande_carte_se_coupe_puis_se_resserre(catalogue: Catalogue) -> None:
    def trace(combien: int) -> Trace:
        return tracer(
            [objectif(f"o{n}", texte=f"Objectif {n} dit en quelques mots de plus") for n in range(combien)],
            [resultat(f"r{n}.{k}", f"o{n}") for n in range(combien) for k in range(3)],
            [indicateur(f"i{n}.{k}.{m}", f"r{n}.{k}") for n in range(combien) for k in range(3) for m in range(3)],
        )

    moyenne = dessiner_carte_objectifs(trace(3), catalogue)
    assert 1 < len(moyenne) <= 4
    assert moyenne[0].titre == f"Carte des objectifs (1 sur {len(moyenne)})"
    assert all("i2.2.2" not in figure.alternative for figure in moyenne)
    assert any(f.texte == "i2.2.2" for f in moyenne[-1].formes if isinstance(f, Mot))
    grande = dessiner_carte_objectifs(trace(30), catalogue)
    mots = [f.texte for figure in grande for f in figure.formes if isinstance(f, Mot)]
    assert mots.count("3\u00a0indicateurs") == 90
    for figure in (*moyenne, *grande):
        dans_le_cadre(figure)
        assert figure.hauteur <= 460


def test_un_seul_objectif_plus_haut_qu_une_page_continue_sur_la_suivante(catalogue: Catalogue) -> None:
    trace = tracer(
        [objectif("o", texte="Outiller")],
        [resultat(f"r{n}", "o") for n in range(12)],
        [indicateur(f"i{n}", f"r{n}") for n in range(12)],
    )
    figures = dessiner_carte_objectifs(trace, catalogue, hauteur=150)
    assert len(figures) > 2
    for figure in figures[1:]:
        mots = [f.texte for f in figure.formes if isinstance(f, Mot)]
        assert "Outiller" in mots
        assert "(suite)" in mots


def test_la_carte_imprimee_dit_ce_qui_est_advenu(catalogue: Catalogue, tmp_path: Path) -> None:
    """The same words and the same sign as on screen, for a result and for an indicator; the PDF has them to draw."""
    dossier = dossier_vide()
    with dossier.operation("Résultats") as op:
        tenu = op.creer(Resultat, texte="Des contrats à jour", constat="atteint", constate_le=date(2026, 3, 12))
        op.creer(Indicateur, resultat=tenu, texte="Contrats", cible=Decimal(6), mesure=Decimal(4))
        manque = op.creer(Resultat, texte="Une charte", constat="non_atteint", constat_mots="personne ne l’a signée")
        op.creer(Indicateur, resultat=manque, texte="Signatures")
    (carte,) = dessiner_carte_objectifs(lire_trace(dossier, catalogue), catalogue)
    dans_le_cadre(carte)
    debuts = {f.texte.split()[0]: f.couleur for f in carte.formes if isinstance(f, Mot) and f.texte[0] in "✓◐✕"}
    assert debuts == {"✓": "fait", "◐": "attention", "✕": "danger"}
    dits = " ".join(texte for _, texte in carte.donnees)
    assert "Atteint, constaté le\u00a012/03/2026" in dits
    assert "personne ne l’a signée" in dits
    assert "cible atteinte en partie" in dits
    chemin = rendre(composer("objectifs", dossier, catalogue, aujourdhui=JOUR), "pdf", tmp_path / "carte.pdf")
    assert all(signe in texte_pdf(chemin) for signe in "✓◐✕")


def test_ce_qui_est_constate_et_mesure_s_imprime(catalogue: Catalogue) -> None:
    """A column « Mesuré » comes once something was; before, the table is as it was."""
    dossier = dossier_vide()
    with dossier.operation("Résultats") as op:
        r = op.creer(Resultat, texte="Des contrats à jour", constat="partiel", constate_le=date(2026, 3, 12))
        i = op.creer(Indicateur, resultat=r, texte="Contrats relus", cible=Decimal(6))
    assert "mesure" not in [c.code for c in tableau_des_resultats(dossier, catalogue).colonnes]
    with dossier.operation("Mesure") as op:
        op.modifier(Indicateur, i, mesure=Decimal(4), mesure_le=date(2026, 3, 12), unite="contrats")
    apres = tableau_des_resultats(dossier, catalogue)
    assert "mesure" in [c.code for c in apres.colonnes]
    textes = [case.texte.replace("\u00a0", " ") for case in apres.sections[0].rangees[0].cases]
    assert any("→ Atteint en partie, constaté le 12/03/2026" in texte for texte in textes)
    assert "4 contrats le 12/03/2026, cible atteinte en partie" in textes


def tableau_des_resultats(dossier: Dossier, catalogue: Catalogue) -> Tableau:
    """The table of results in the document."""
    blocs = composer("objectifs", dossier, catalogue, aujourdhui=JOUR).blocs
    return next(b for b in blocs if isinstance(b, Tableau) and "indicateur" in [c.code for c in b.colonnes])

"""The blocks « vigilance » and « type_ingenierie » of reports: blank, filled, empty, anonymous, in each format."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.models.cadrage import ID_PROJET, ProjetIntervention
from app.models.definitions.catalogue import Catalogue
from app.models.definitions.rapport import BlocDeRapport, DefinitionsDocuments, Rapport
from app.models.documents.blocs import CleValeurs, Paragraphe, Tableau
from app.models.documents.document import Document
from app.models.statuts import ConstatVigilance
from app.services import choix_guide, decisions, vigilance
from app.services.documents import composer
from app.services.ecriture.dossier import Dossier
from app.services.rendus import rendre
from tests.documents.dossiers import JOUR
from tests.documents.lecture import en_texte, serre, texte_pdf

PRESENT = ConstatVigilance.PRESENT


def essai(dossier: Dossier | None, catalogue: Catalogue, *choix: str, anonyme: bool = False) -> Document:
    """A report made of the two blocks."""
    rapport = Rapport(
        "essai", "Essai", "d", "s",
        (
            BlocDeRapport("type", "type_ingenierie", titre="Le type d’ingénierie"),
            BlocDeRapport("vigilance", "vigilance", titre="Points de vigilance", choix=choix),
        ),
    )  # fmt: skip
    documents = DefinitionsDocuments({}, {"essai": rapport})
    return composer("essai", dossier, catalogue, anonyme=anonyme, aujourdhui=JOUR, documents=documents)


@pytest.fixture
def regarde(rempli: Dossier, catalogue: Catalogue) -> Dossier:
    """A dossier whose points were looked at."""
    vigilance.constater(rempli, catalogue, "frein.cout", PRESENT)
    vigilance.commenter(
        rempli, catalogue, "frein.cout", "La Recyclerie du Pays de Redon ne peut pas avancer les frais."
    )
    vigilance.constater(rempli, catalogue, "frein.immaturite", ConstatVigilance.ABSENT)
    vigilance.constater(rempli, catalogue, "levier.enjeux", ConstatVigilance.ABSENT)
    vigilance.ajouter(rempli, "Les élections de mars")
    decisions.decider(rempli, "Chercher un cofinancement", "vigilance:frein.cout", "Léa", date(2026, 12, 12), JOUR)
    decisions.decider(rempli, "Écrire à la fédération", "partenaire:x")
    return rempli


def tableau(document: Document) -> Tableau:
    """The table of points."""
    (trouve,) = (b for b in document.blocs if isinstance(b, Tableau))
    return trouve


def test_les_points_releves_et_leurs_decisions(regarde: Dossier, catalogue: Catalogue) -> None:
    rangees = {r.code: [c.texte for c in r.cases] for r in tableau(essai(regarde, catalogue)).rangees}
    assert list(rangees) == ["frein.cout", "levier.enjeux"]  # an absent brake is good news, a missing lever is not
    point, constat, commentaire, decision = rangees["frein.cout"]
    assert (point, constat) == ("Coût de l’accompagnement", "Présent")
    assert commentaire.startswith("La Recyclerie")
    assert decision == "Chercher un cofinancement (Léa, pour le 12\u00a0décembre 2026)"
    assert rangees["levier.enjeux"][1:] == ["Manquant", "", "À décider"]


def test_on_peut_n_en_garder_qu_un_genre(regarde: Dossier, catalogue: Catalogue) -> None:
    assert [r.code for r in tableau(essai(regarde, catalogue, "levier")).rangees] == ["levier.enjeux"]


def test_anonyme_le_nom_cite_dans_un_constat_est_cache(regarde: Dossier, catalogue: Catalogue) -> None:
    texte = en_texte(essai(regarde, catalogue, anonyme=True))
    assert "Recyclerie du Pays" not in texte
    assert "La Structure 1 ne peut pas avancer les frais." in texte


def test_vierge_tous_les_points_attendent_une_croix(catalogue: Catalogue) -> None:
    document = essai(None, catalogue, "frein", "question")
    rangees = tableau(document).rangees
    assert len(rangees) == 12 + 4
    assert all([c.texte for c in r.cases[1:]] == ["", "", ""] and len(r.cases[1].choix) == 4 for r in rangees)
    assert not any(c.coche for r in rangees for c in r.cases[1].choix)
    (type_,) = (b for b in document.blocs if isinstance(b, CleValeurs))
    assert [d.code for d in type_.donnees][-8:] == [f"choix.{q.code}" for q in catalogue.choix_guide.question]
    assert not any(coche.coche for d in type_.donnees for coche in d.choix)


def test_un_dossier_vide_le_dit(vide: Dossier, catalogue: Catalogue) -> None:
    dits = [b.texte for b in essai(vide, catalogue).blocs if isinstance(b, Paragraphe)]
    assert dits == [
        "Le type d’ingénierie n’est pas encore choisi.",
        "Aucun point de vigilance n’est relevé pour l’instant.",
    ]


def test_le_type_retenu_ce_qu_il_implique_et_l_ecart_non_justifie(vide: Dossier, catalogue: Catalogue) -> None:
    for question, option in (("besoin", "partage"), ("produire", "ensemble"), ("duree", "long")):
        choix_guide.repondre(vide, catalogue, question, option)
    choix_guide.retenir(vide, "type_ingenierie", "solution_individuelle_collective")
    choix_guide.retenir(vide, "niveau", "formation")
    donnees = {d.code: d.texte for b in essai(vide, catalogue).blocs if isinstance(b, CleValeurs) for d in b.donnees}
    assert donnees["projet_intervention.niveau"] == "Ingénierie collective apparentée à une session de formation"
    assert "Accompagnement d’un collectif déjà constitué" in donnees["projet_intervention.niveau_motif"]
    assert donnees["projet_intervention.niveau_motif"].startswith("À dire")
    assert "projet_intervention.type_motif" not in donnees
    assert "OPCO" in donnees["implique-Qui paie"]
    assert donnees["choix.duree"] == "Un an ou plus, s’il le faut"
    with vide.operation("x") as op:
        op.poser(ProjetIntervention, ID_PROJET, niveau_motif="Le comité le demande.")
    donnees = {d.code: d.texte for b in essai(vide, catalogue).blocs if isinstance(b, CleValeurs) for d in b.donnees}
    assert donnees["projet_intervention.niveau_motif"] == "Le comité le demande."


@pytest.mark.parametrize("format", ["pdf", "docx"])
@pytest.mark.parametrize("etat", ["vierge", "vide", "rempli"])
def test_les_deux_blocs_se_rendent_dans_chaque_format(
    etat: str, format: str, vide: Dossier, regarde: Dossier, catalogue: Catalogue, tmp_path: Path
) -> None:
    document = essai({"vierge": None, "vide": vide, "rempli": regarde}[etat], catalogue)
    chemin = rendre(document, format, tmp_path / f"essai.{format}")
    assert chemin.stat().st_size > 1000
    if format == "pdf" and etat == "rempli":
        assert serre("Chercher un cofinancement") in serre(texte_pdf(chemin))

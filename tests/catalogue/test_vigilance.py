"""The points de vigilance as shipped: those of the sources, all of them, each where it bites."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.models.definitions.catalogue import Catalogue
from app.models.statuts import ConstatVigilance
from app.services.catalogue import CatalogueInvalide, charger_catalogue
from app.services.ressources import dossier_ressources


def textes(catalogue: Catalogue, genre: str, famille: str = "") -> list[str]:
    """The words of the points of a kind that belong to that family alone (or to all)."""
    familles = (famille,) if famille else ()
    return [p.texte for p in catalogue.vigilance.point if p.genre == genre and p.familles == familles]


def test_le_tableau_de_la_note_est_la_en_entier(catalogue: Catalogue) -> None:
    comptes = {
        (genre, famille): len(textes(catalogue, genre, famille))
        for genre in ("levier", "frein", "piste")
        for famille in ("thematique", "collectif")
    }
    assert comptes == {
        ("levier", "thematique"): 7, ("frein", "thematique"): 4, ("piste", "thematique"): 3,
        ("levier", "collectif"): 8, ("frein", "collectif"): 8, ("piste", "collectif"): 3,
    }  # fmt: skip


def test_les_six_facteurs_de_succes_dans_les_mots_de_la_source(catalogue: Catalogue) -> None:
    assert textes(catalogue, "facteur") == [
        "Mixer accompagnement individuel et format collectif",
        "Déjouer les effets de mode ou d’aubaine",
        "Veiller à la composition du groupe",
        "Anticiper le «\u00a0bon\u00a0» moment de l’accompagnement",
        "Prendre le temps",
        "Valoriser les différents niveaux d’apports des accompagnements collectifs",
    ]


def test_les_quatre_questions_de_composition_mordent_dans_les_groupes(catalogue: Catalogue) -> None:
    questions = [p for p in catalogue.vigilance.point if p.genre == "question"]
    assert len(questions) == 4
    assert all("mobiliser.groupes" in p.actions and p.source.startswith("S1 FP4") for p in questions)


def test_chaque_point_est_explique_source_et_se_joue_quelque_part(catalogue: Catalogue) -> None:
    for point in catalogue.vigilance.point:
        assert point.explication
        assert point.source
        assert point.actions


def test_les_mots_du_constat_vont_a_chaque_genre(catalogue: Catalogue) -> None:
    frein, levier = (catalogue.vigilance.genre_de(code) for code in ("frein", "levier"))
    assert [frein.mot(c) for c in ConstatVigilance] == ["Présent", "À surveiller", "Absent", "Sans objet"]
    assert [levier.mot(c) for c in ConstatVigilance] == ["Acquis", "À conforter", "Manquant", "Sans objet"]
    assert frein.appelle(ConstatVigilance.PRESENT)
    assert not frein.appelle(ConstatVigilance.ABSENT)
    assert levier.appelle(ConstatVigilance.ABSENT)
    assert not levier.appelle(ConstatVigilance.PRESENT)
    for genre in catalogue.vigilance.genre:
        assert genre.appelle(ConstatVigilance.A_SURVEILLER)
        assert not genre.appelle(ConstatVigilance.SANS_OBJET)
        assert not genre.appelle(None)


def test_la_famille_suit_le_niveau(catalogue: Catalogue) -> None:
    famille = catalogue.vigilance.famille_du_niveau
    assert famille("thematique") == "thematique"
    assert famille("collectif_constitue") == "collectif"
    assert famille("information") == ""
    assert famille(None) == ""


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        ('actions = ["validation.porteur"]', 'actions = ["validation.porte"]', "validation.porte"),
        ('code = "frein.cout"\ngenre = "frein"', 'code = "frein.cout"\ngenre = "obstacle"', "obstacle"),
        ('code = "frein.cout"', 'code = "frein.precarite"', "employé deux fois"),
        ('niveaux = ["thematique"]', 'niveaux = ["theme"]', "theme"),
        ('code = "frein.cout"\n', "", "il manque la clé"),
    ],
)
def test_une_faute_est_dite_par_fichier_et_par_ligne(tmp_path: Path, avant: str, apres: str, dit: str) -> None:
    for nom in ("methode", "fiches", "experiences"):
        shutil.copytree(dossier_ressources() / nom, tmp_path / nom)
    for chemin in dossier_ressources().glob("*.toml"):
        shutil.copy(chemin, tmp_path)
    chemin = tmp_path / "vigilance.toml"
    texte = chemin.read_text("utf-8")
    assert avant in texte
    chemin.write_text(texte.replace(avant, apres, 1), "utf-8")
    with pytest.raises(CatalogueInvalide) as refus:
        charger_catalogue(tmp_path)
    problemes = [p for p in refus.value.problemes if p.fichier == "vigilance.toml"]
    assert any(dit in p.message for p in problemes)

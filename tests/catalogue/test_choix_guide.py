"""The guided choice as shipped: complete, sourced; and told by file and line when it is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.models.definitions.catalogue import Catalogue
from app.models.definitions.choix_guide import LISTES_DES_AXES
from app.services.catalogue import CatalogueInvalide, charger_catalogue
from app.services.ressources import dossier_ressources


@pytest.fixture
def ressources(tmp_path: Path) -> Path:
    """A copy one may damage; fonts and icons stay where they are."""
    for element in dossier_ressources().iterdir():
        if element.is_dir() and element.name not in ("polices", "icones", "exemples", "grilles", "rapports"):
            shutil.copytree(element, tmp_path / element.name)
        elif element.suffix == ".toml":
            shutil.copy(element, tmp_path)
    return tmp_path


def test_huit_questions_simples_avec_leur_source(catalogue: Catalogue) -> None:
    questions = catalogue.choix_guide.question
    assert [q.code for q in questions] == [
        "besoin", "groupe", "produire", "individuel", "nombre", "duree", "offre", "statuts",
    ]  # fmt: skip
    assert all(q.source and q.texte.endswith("\u202f?") for q in questions)
    assert all(o.source for q in questions for o in q.option if o.implique)


def test_le_besoin_pese_plus_que_toute_autre_question(catalogue: Catalogue) -> None:
    besoin, *autres = catalogue.choix_guide.question
    assert all(besoin.poids > autre.poids for autre in autres)


@pytest.mark.parametrize("axe", ["type", "niveau", "intervention", "methode"])
def test_chaque_choix_de_la_methode_peut_etre_designe(catalogue: Catalogue, axe: str) -> None:
    designes = {v.partition(":")[2] for q in catalogue.choix_guide.question for o in q.option for v in o.vers
                if v.startswith(f"{axe}:")}  # fmt: skip
    assert designes == {choix.code for choix in catalogue.liste(LISTES_DES_AXES[axe]).choix}


def test_chaque_type_et_chaque_niveau_disent_ce_qu_ils_impliquent(catalogue: Catalogue) -> None:
    guide = catalogue.choix_guide
    for axe in ("type", "niveau"):
        for choix in catalogue.liste(LISTES_DES_AXES[axe]).choix:
            sujets = [c.sujet for c in guide.consequences(f"{axe}:{choix.code}")]
            assert "Format" in sujets
            assert len(sujets) == len(set(sujets))
    paie = {c.cible: c for c in guide.consequence if c.sujet == "Qui paie"}
    assert "ne sont pas financés par le DLA" in paie["niveau:information"].texte
    assert "OPCO" in paie["niveau:formation"].texte
    assert "2\u202f500\u00a0€" in paie["type:reponse_collective"].texte


def test_les_themes_enee_tiennent_sous_les_quatre_domaines(catalogue: Catalogue) -> None:
    ranges = [theme for axe in catalogue.choix_guide.axe for theme in axe.themes]
    assert len(catalogue.choix_guide.axe) == 4
    assert sorted(ranges) == sorted(choix.code for choix in catalogue.liste("enee").choix)


def test_les_intitules_cites_sont_ceux_des_experiences(catalogue: Catalogue) -> None:
    exemples = catalogue.choix_guide.accroche.exemple
    assert len(exemples) == 3
    for exemple in exemples:
        assert exemple.texte == catalogue.experiences[exemple.experience].titre


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        ('vers = ["type:individuelle"]', 'vers = ["type:seule"]', "« type:seule » (clé « vers ») ne mène nulle part."),
        ('cible = "niveau:formation"', 'cible = "niveau:stage"', "« niveau:stage »"),
        ('code = "groupe"\ntexte = "Les', 'code = "besoin"\ntexte = "Les', "« besoin » est employé deux fois"),
        ('themes = ["communication"]', 'themes = ["chant"]', "« chant »"),
        ("poids = 4", 'poids = "lourd"', "« poids » attend un nombre entier."),
    ],
)
def test_une_faute_est_dite_par_fichier_et_par_ligne(ressources: Path, avant: str, apres: str, dit: str) -> None:
    chemin = ressources / "choix-ingenierie.toml"
    texte = chemin.read_text("utf-8")
    assert avant in texte
    chemin.write_text(texte.replace(avant, apres, 1), "utf-8")
    with pytest.raises(CatalogueInvalide) as refus:
        charger_catalogue(ressources)
    assert any(p.fichier == "choix-ingenierie.toml" and p.ligne > 1 for p in refus.value.problemes)
    assert dit in "".join(str(p).replace("\u00a0", " ") for p in refus.value.problemes)


def test_un_fichier_perdu_se_dit(ressources: Path) -> None:
    (ressources / "choix-ingenierie.toml").unlink()
    with pytest.raises(CatalogueInvalide, match="le fichier manque"):
        charger_catalogue(ressources)

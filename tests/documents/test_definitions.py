"""The definition files: those shipped are sound; those that aren't are told by file, line and id."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.models.definitions.champs import TYPES
from app.models.documents import blocs
from app.services.catalogue import CatalogueInvalide
from app.services.catalogue.documents import GENRES, charger_documents
from app.services.documents import definitions
from app.services.documents.genres import GENRES_CONNUS
from app.services.rendus.docx import rendu as docx
from app.services.rendus.pdf import blocs as pdf
from app.services.rendus.xlsx.cellules import FORMATS
from app.services.ressources import dossier_ressources


def test_les_cinq_documents_sont_la() -> None:
    codes = {d.code for d in definitions()}
    assert {"dossier-comite", "fiche-presentation", "parcours", "grille-structures", "grille-contact"} <= codes
    for d in definitions():
        assert d.titre
        assert d.description
        assert d.source
        assert d.vierge_possible


def test_chaque_genre_annonce_a_sa_fonction() -> None:
    assert GENRES == GENRES_CONNUS


def test_chaque_bloc_et_chaque_type_est_connu_de_tous_les_rendus() -> None:
    tous = set(blocs.Bloc.__args__)
    assert set(pdf._MISES) == tous
    assert set(docx._REDACTIONS) == tous
    assert set(FORMATS) == set(TYPES)


@pytest.fixture
def ressources(tmp_path: Path) -> Path:
    for nom in ("grilles", "rapports"):
        shutil.copytree(dossier_ressources() / nom, tmp_path / nom)
    shutil.copy(dossier_ressources() / "listes.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("fichier", "avant", "apres", "message"),
    [
        ("grilles/grille-structures.toml", 'code = "budget"', 'code = "bujet"', "structure.bujet"),
        ("grilles/grille-structures.toml", 'type = "montant"', 'type = "euros"', "« euros »"),
        ("grilles/grille-contact.toml", 'liste = "mobilisation"', 'liste = "mobilisations"', "« mobilisations »"),
        ("rapports/dossier-comite.toml", 'genre = "budget"', 'genre = "budjet"', "« budjet »"),
        ("rapports/dossier-comite.toml", "role_dla.legitimite", "role_dla.legitime", "role_dla.legitime"),
        ("rapports/dossier-comite.toml", 'document = "fiche-presentation"', 'document = "fiche"', "« fiche »"),
        ("rapports/dossier-comite.toml", 'document = "fiche-presentation"', 'document = "dossier-comite"', "celui-ci"),
        ("rapports/parcours.toml", 'orientation = "portrait"', 'orientation = "debout"', "orientation"),
        ("rapports/parcours.toml", 'code = "parcours"', 'code = "journal"', "« parcours »"),
        ("rapports/parcours.toml", 'formats = ["pdf", "docx"]', 'formats = ["pdf", "odt"]', "odt"),
    ],
)
def test_une_faute_est_dite_avec_son_fichier_et_sa_ligne(
    ressources: Path, fichier: str, avant: str, apres: str, message: str
) -> None:
    chemin = ressources / fichier
    texte = chemin.read_text("utf-8")
    assert avant in texte
    chemin.write_text(texte.replace(avant, apres, 1), "utf-8")
    with pytest.raises(CatalogueInvalide) as refus:
        charger_documents(ressources)
    (probleme,) = refus.value.problemes
    assert probleme.fichier == fichier
    assert probleme.ligne > 1
    assert message in probleme.message


def test_toutes_les_fautes_sont_dites_ensemble(ressources: Path) -> None:
    for nom in ("grilles/grille-contact.toml", "rapports/parcours.toml"):
        with (ressources / nom).open("a", encoding="utf-8") as fichier:
            fichier.write('\ninconnue = "x"\n')
    with pytest.raises(CatalogueInvalide) as refus:
        charger_documents(ressources)
    assert {p.fichier for p in refus.value.problemes} == {"grilles/grille-contact.toml", "rapports/parcours.toml"}

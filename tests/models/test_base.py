"""A table is a class: its annotations say what its columns hold, its `champ` what a person reads of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Integer, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from app.models.base import Base, Champ, champ
from app.models.fiche import Fiche
from app.models.schema import METADONNEES, tables_metier
from app.models.types import Jour, NombreExact, TexteLibre
from tests.architecture.modules import RACINE


@pytest.fixture
def visite() -> Iterator[type[Base]]:
    """A table of this test only."""

    class Visite(Base):
        __tablename__ = "visite"

        lieu: Champ[str] = champ("Lieu", defaut="")
        jour: Champ[date | None] = champ("Jour")
        duree: Champ[Decimal | None] = champ("Durée", unite="h")
        rang: Champ[int] = champ("Rang", index=True)

    yield Visite
    METADONNEES.remove(Visite.__table__)
    del Base.entites["visite"]


def test_l_annotation_dit_ce_que_la_colonne_garde_et_si_elle_peut_rester_vide(visite: type[Base]) -> None:
    colonnes = visite.__table__.columns
    assert [c.name for c in colonnes] == ["lieu", "jour", "duree", "rang", "id"]
    assert [type(c.type) for c in colonnes] == [TexteLibre, Jour, NombreExact, Integer, Text]
    assert [c.nullable for c in colonnes] == [False, True, True, False, False]
    assert colonnes["duree"].info["libelle"] == "Durée"
    assert colonnes["duree"].info["unite"] == "h"
    assert [index.name for index in visite.__table__.indexes] == ["ix_visite_rang"]


def test_la_table_est_stricte_et_son_id_est_sa_cle(visite: type[Base]) -> None:
    ordre = str(CreateTable(visite.__table__).compile(dialect=sqlite.dialect()))
    assert ordre.rstrip().endswith("STRICT")
    assert "PRIMARY KEY (id)" in ordre


def test_une_annotation_que_rien_ne_garde_est_refusee_a_l_import() -> None:
    with pytest.raises(KeyError, match="float"):

        class Mesure(Base):
            __tablename__ = "mesure"

            poids: Champ[float] = champ("Poids")

    assert "mesure" not in METADONNEES.tables


def test_chaque_table_que_l_on_ecrit_a_sa_classe() -> None:
    assert set(Base.entites) == set(tables_metier())
    assert Base.entites["fiche"] is Fiche
    assert all(classe.__tablename__ == nom for nom, classe in Base.entites.items())


def test_les_tables_se_decrivent_sans_l_orm() -> None:
    programme = "import sys, app.models.schema; print('sqlalchemy.orm' in sys.modules)"
    dit = subprocess.run([sys.executable, "-c", programme], cwd=RACINE, capture_output=True, text=True, check=True)
    assert dit.stdout.strip() == "False"

"""Older and newer formats: the golden file of each version, and what a step must guarantee."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.models.schema import METADONNEES, VERSION_SCHEMA
from app.services.fichier import MigrationImpossible, Poste, connexion, migrations, ouverture, ouvrir, sauvegardes
from app.services.fichier.migrations import ETAPES, Etape, migrer
from tests.dossiers.fabriquer import COFFRES, tout_remplir
from tests.fichier.gestes import inscrire, noms_lus

ACTUELLE = VERSION_SCHEMA


def test_aucune_etape_ne_manque() -> None:
    assert set(ETAPES) == set(range(1, VERSION_SCHEMA)), "a step from each past version"
    assert {c.stem for c in COFFRES.glob("v*.sqlite")} == {f"v{n}" for n in range(1, VERSION_SCHEMA + 1)}


@pytest.mark.parametrize("version", range(1, VERSION_SCHEMA + 1))
def test_r32_fichier_temoin_de_chaque_version(tmp_path: Path, poste: Poste, version: int) -> None:
    temoin = COFFRES / f"v{version}.sqlite"
    assert temoin.stat().st_size < 600_000
    copie = tmp_path / temoin.name
    copie.write_bytes(temoin.read_bytes())
    session = ouvrir(copie, poste=poste)
    assert not [avis for avis in session.avis if "mis de côté" in avis]
    with closing(sqlite3.connect(":memory:")) as oracle:
        oracle.deserialize(temoin.read_bytes())
        for nom, table in METADONNEES.tables.items():
            connues = [c for _, c, *_ in oracle.execute(f'PRAGMA table_info("{nom}")')]
            if nom == "brouillon" or not connues:
                continue
            colonnes = ", ".join(f'"{c}"' for c in connues)
            attendu = oracle.execute(f'SELECT {colonnes} FROM "{nom}"').fetchall()
            trouve = session.dossier.requete(f'SELECT {colonnes} FROM "{nom}"')
            if nom == "meta":
                attendu = [ligne for ligne in attendu if ligne[0] not in ("sceau", "lecture_min")]
                trouve = [ligne for ligne in trouve if ligne[0] != "lecture_min"]
            assert sorted(trouve, key=repr) == sorted(attendu, key=repr), nom
            assert trouve, f"{nom}: make the golden file again (python -m tests.dossiers.fabriquer)"
            assert version < VERSION_SCHEMA or set(connues) == set(table.columns.keys()), nom
            for i, colonne in enumerate(connues):
                vide = all(ligne[i] is None for ligne in trouve)
                assert not vide or (nom, colonne) == ("operation", "vise"), f"{nom}.{colonne} is never filled"
    session.fermer()


def test_le_script_du_temoin_remplit_tout(tmp_path: Path, poste: Poste) -> None:
    chemin = tout_remplir(tmp_path / "v.sqlite", poste)
    assert noms_lus(chemin)


def test_de_1_a_2_les_objectifs_deviennent_des_lignes() -> None:
    """What was written in the form of version 1 is found again, line by line, and nothing of the form is lost."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        for ordre in ETAPES[1].schema:
            base.execute(ordre)
        base.execute("PRAGMA user_version=1")
        champs = {
            "objectifs_strategiques": '["utilite_sociale", "dynamiques"]',
            "objectif_strategique": "Consolider l’offre.\nEt la pérenniser.",
            "objectifs_operationnels": '["territoire"]',
            "objectifs_libres": "- Se connaître\n\n• Mutualiser un poste\n- Se connaître",
            "resultats_attendus": "– Une position commune\nTrois projets redéfinis",
        }
        base.execute(
            f"INSERT INTO projet_intervention (id, {', '.join(champs)}) VALUES ('p', {', '.join('?' * len(champs))})",
            tuple(champs.values()),
        )
        avant = base.execute(f"SELECT {', '.join(champs)} FROM projet_intervention").fetchone()
        assert migrer(base, etapes={1: ETAPES[1]}, actuelle=2) == 1
        assert base.execute("SELECT genre, code, texte FROM objectif ORDER BY genre DESC, ordre").fetchall() == [
            ("strategique", "utilite_sociale", ""),
            ("strategique", "dynamiques", ""),
            ("strategique", None, "Consolider l’offre.\nEt la pérenniser."),
            ("operationnel", "territoire", ""),
            ("operationnel", None, "Se connaître"),
            ("operationnel", None, "Mutualiser un poste"),
        ]
        assert base.execute("SELECT objectif, texte FROM resultat ORDER BY ordre").fetchall() == [
            (None, "Une position commune"),
            (None, "Trois projets redéfinis"),
        ]
        assert base.execute(f"SELECT {', '.join(champs)} FROM projet_intervention").fetchone() == avant


@pytest.mark.parametrize(
    ("total", "reste", "description"),
    [
        ("15000", [("Reste du budget annoncé", "2000")], None),
        ("13000", [], None),
        ("10000", [], "Total annoncé dans le formulaire : 10 000 €, moins que la somme des postes."),
        (None, [], None),
    ],
)
def test_de_1_a_2_le_total_annonce_ne_se_perd_jamais(
    total: str | None, reste: list[tuple[str, str]], description: str | None
) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        for ordre in ETAPES[1].schema:
            base.execute(ordre)
        base.execute("PRAGMA user_version=1")
        base.execute(
            "INSERT INTO projet_intervention (id, cout_prestations, cout_logistique, valorisation, cout_total)"
            " VALUES ('p', '8000', '2000', '3000', ?)",
            (total,),
        )
        migrer(base, etapes={1: ETAPES[1]}, actuelle=2)
        lignes = base.execute("SELECT libelle, cout_unitaire FROM depense ORDER BY ordre").fetchall()
        assert lignes[3:] == reste
        ((dite,),) = base.execute("SELECT description FROM scenario_budget").fetchall()
        assert (dite and re.sub(r"\s", " ", dite)) == description


def _ajouter_colonne(base: sqlite3.Connection) -> None:
    base.execute("ALTER TABLE structure ADD COLUMN numero_inventé TEXT")
    base.execute("UPDATE structure SET numero_inventé = 'n° ' || rowid")


def _rater(base: sqlite3.Connection) -> None:
    _ajouter_colonne(base)
    raise sqlite3.OperationalError("disk I/O error")


def _perdre(base: sqlite3.Connection) -> None:
    base.execute("DELETE FROM structure WHERE nom = 'Recyclou'")


def _orpheliner(base: sqlite3.Connection) -> None:
    base.execute("UPDATE journal SET operation = 999")


@pytest.fixture
def version_2(monkeypatch: pytest.MonkeyPatch) -> Etape:
    """Tomorrow: the format is at 2, with a made-up step."""
    etape = Etape(ACTUELLE, connexion.schema_sql(), _ajouter_colonne)
    _demain(monkeypatch, etape)
    return etape


def _demain(monkeypatch: pytest.MonkeyPatch, *etapes: Etape) -> None:
    defaut = ({e.de: e for e in etapes}, ACTUELLE + 1)
    monkeypatch.setattr(migrations.schema_de, "__defaults__", defaut)
    monkeypatch.setattr(migrations.migrer, "__kwdefaults__", {"etapes": defaut[0], "actuelle": defaut[1]})
    monkeypatch.setattr(ouverture, "VERSION_SCHEMA", ACTUELLE + 1)
    monkeypatch.setattr("app.services.fichier.lecture.VERSION_SCHEMA", ACTUELLE + 1)


def test_r32_mise_a_niveau(chemin: Path, poste: Poste, version_2: Etape) -> None:
    avant = chemin.read_bytes()
    session = ouvrir(chemin, poste=poste)
    avis = "\n".join(session.avis)
    assert "Dossier mis à niveau" in avis
    assert "copie de l’ancienne version est gardée" in avis
    assert chemin.read_bytes() == avant, "the original changes with the first change only"
    numeros = session.dossier.requete("SELECT numero_inventé FROM structure ORDER BY rowid")
    assert numeros == [("n° 1",), ("n° 2",), ("n° 3",)]
    gardee = next(c for c in sauvegardes(poste, session.identite) if c.motif == f"avant-migration-v{ACTUELLE}")
    assert gardee.chemin.read_bytes() == avant
    inscrire(session, "Après")
    session.fermer()
    with closing(sqlite3.connect(chemin)) as base:
        assert base.execute("PRAGMA user_version").fetchone() == (ACTUELLE + 1,)


def test_r33_l_ancienne_version_refuse_le_nouveau_fichier(
    chemin: Path, poste: Poste, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.services.fichier import VersionPlusRecente

    with monkeypatch.context() as demain:
        _demain(demain, Etape(ACTUELLE, connexion.schema_sql(), _ajouter_colonne))
        demain.setattr(ouverture, "LECTURE_MIN", ACTUELLE + 1)
        session = ouvrir(chemin, poste=poste)
        inscrire(session, "Avec la nouvelle")
        session.fermer()
    apres = chemin.read_bytes()
    with pytest.raises(VersionPlusRecente, match="version plus récente"):
        ouvrir(chemin, poste=poste)
    assert chemin.read_bytes() == apres


@pytest.mark.parametrize("faute", [_rater, _perdre, _orpheliner])
def test_r04_mise_a_niveau_ratee(chemin: Path, poste: Poste, monkeypatch: pytest.MonkeyPatch, faute: object) -> None:
    avant = chemin.read_bytes()
    with monkeypatch.context() as demain:
        _demain(demain, Etape(ACTUELLE, connexion.schema_sql(), faute))  # type: ignore[arg-type]
        with pytest.raises(MigrationImpossible, match="Mise à niveau non terminée") as dit:
            ouvrir(chemin, poste=poste)
    assert "votre fichier d’origine est intact" in dit.value.message
    assert chemin.read_bytes() == avant
    assert list(poste.sessions.iterdir()) == []
    ouvrir(chemin, poste=poste).fermer()


def test_une_etape_manquante_est_refusee(chemin: Path, poste: Poste, monkeypatch: pytest.MonkeyPatch) -> None:
    _demain(monkeypatch)
    with pytest.raises(MigrationImpossible, match="ne sait pas mettre à niveau"):
        ouvrir(chemin, poste=poste)


def test_r04_la_transaction_est_entiere() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        connexion.batir(base, 1, connexion.schema_sql())
        avant = base.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()
        etapes = {1: Etape(1, (), _ajouter_colonne), 2: Etape(2, (), _rater)}
        with pytest.raises(MigrationImpossible):
            migrer(base, etapes=etapes, actuelle=3)
        assert base.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall() == avant
        assert base.execute("PRAGMA user_version").fetchone() == (1,)
        assert base.execute("PRAGMA foreign_keys").fetchone() == (1,)

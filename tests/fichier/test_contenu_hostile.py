"""Files that mean harm, or that a general tool has left in a sorry state: refused, or opened with what is sound."""

from __future__ import annotations

import random
import shutil
import time
import tracemalloc
from pathlib import Path

import pytest

from app.models.structure import Structure
from app.services.fichier import ContenuInattendu, ErreurFichier, Poste, TropVolumineux, ouvrir, verifier
from tests.fichier.gestes import autre_outil, dossier_pret, noms_ouverts, refus

HOSTILES = {
    "déclencheur": ("CREATE TRIGGER piege AFTER UPDATE ON structure BEGIN DELETE FROM structure; END",),
    "vue": ("CREATE VIEW v AS SELECT * FROM structure",),
    "table virtuelle": ("CREATE VIRTUAL TABLE f USING fts5(x)",),
    "colonne calculée": ("ALTER TABLE structure ADD COLUMN calcul TEXT AS (upper(nom))",),
    "table inconnue": ("CREATE TABLE intruse (x)",),
    "colonne inconnue": ("ALTER TABLE structure ADD COLUMN intruse TEXT",),
    "vue à la place d'une table": (
        "ALTER TABLE brouillon RENAME TO b2",
        "CREATE VIEW brouillon AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i FROM n",
    ),
    "index piégé": ("CREATE INDEX piege ON structure (abs(length(hex(zeroblob(20000)))))",),
    "contrainte": ("DROP TABLE brouillon", "CREATE TABLE brouillon (champ TEXT CHECK (length(zeroblob(9)) > 1))"),
    "index sur une fonction": ("CREATE INDEX piege ON structure (lower(nom))",),
}


@pytest.mark.parametrize("piege", HOSTILES)
def test_r34_contenu_inattendu(chemin: Path, poste: Poste, piege: str) -> None:
    with autre_outil(chemin) as base:
        for sql in HOSTILES[piege]:
            base.execute(sql)
    erreur = refus(chemin, poste)
    assert isinstance(erreur, ContenuInattendu)
    assert "Contenu inattendu" in erreur.message
    assert "ouverture refusée" in erreur.message


def test_r35_un_million_de_tables(chemin: Path, poste: Poste) -> None:
    with autre_outil(chemin) as base:
        base.execute("PRAGMA writable_schema=ON")
        base.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<200000) INSERT INTO sqlite_master"
            " SELECT 'table', 't' || i, 't' || i, 2, 'CREATE TABLE t' || i || '(x)' FROM n"
        )
    debut = time.monotonic()
    assert "Contenu inattendu" in refus(chemin, poste).message
    assert time.monotonic() - debut < 60  # catches what never ends, whatever the machine


def test_r35_lecture_sans_fin(cle: Path, poste: Poste, monkeypatch: pytest.MonkeyPatch) -> None:
    chemin = dossier_pret(cle / "long.sqlite", poste, *(f"Structure {n}" for n in range(500)))
    monkeypatch.setattr("app.services.fichier.controle.DELAI", 0.0)
    assert "n’en finit pas" in refus(chemin, poste).message


def test_r36_lignes_fautives_mises_de_cote(chemin: Path, poste: Poste) -> None:
    with autre_outil(chemin) as base:
        base.execute("PRAGMA foreign_keys=OFF")
        ligne = base.execute("SELECT id FROM structure WHERE nom = 'La Boucle'").fetchone()[0]
        base.execute("PRAGMA ignore_check_constraints=ON")
        base.execute("PRAGMA writable_schema=ON")
        base.execute("UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = 'structure'")
        base.execute("PRAGMA writable_schema=RESET")
    with autre_outil(chemin) as base:
        base.execute("PRAGMA foreign_keys=OFF")
        base.execute("UPDATE structure SET adherents = 'beaucoup', budget = 'mille' WHERE id = ?", (ligne,))
        base.execute("INSERT INTO structure (id, nom, mobilisation, hors_territoire, diffusion_acceptee)"
                     " VALUES ('../../x', 'Clé piégée', 'reperee', 0, 0)")  # fmt: skip
        base.execute("INSERT INTO journal (operation, entite, ligne) VALUES (9999, 'structure', 'x')")
        base.execute(
            "INSERT INTO journal (operation, entite, ligne, apres) VALUES (1, 'structure', 'x', ?)",
            ('{"nom\\" = 1; DROP TABLE structure --": 1}',),
        )
    session = ouvrir(chemin, poste=poste)
    assert noms_ouverts(session) == ["Les Jardins", "La Boucle", "Recyclou"]
    boucle = session.dossier.ligne(Structure, ligne)
    assert boucle is not None
    assert boucle["adherents"] is None
    assert boucle["budget"] is None
    avis = "\n".join(session.avis)
    assert "2 champs illisibles mis de côté" in avis.replace("\u00a0", " ")
    assert "3 enregistrements mis de côté" in avis.replace("\u00a0", " ")
    assert "Nombre d’adhérents" in avis
    assert "autre outil" in avis
    session.fermer()


def test_r36_doublons_d_identifiant(chemin: Path, poste: Poste) -> None:
    with autre_outil(chemin) as base:
        base.execute("CREATE TABLE copie AS SELECT * FROM structure")
        base.execute("INSERT INTO copie SELECT * FROM structure LIMIT 1")
        base.execute("DROP TABLE structure")
        base.execute("ALTER TABLE copie RENAME TO structure")
    session = ouvrir(chemin, poste=poste)
    assert len(noms_ouverts(session)) == 3
    assert any("1 enregistrement mis de côté" in avis.replace("\u00a0", " ") for avis in session.avis)
    session.fermer()


def test_r37_utf8_invalide_et_caractere_nul(chemin: Path, poste: Poste) -> None:
    with autre_outil(chemin) as base:
        base.execute("UPDATE structure SET histoire = CAST(x'ff41' AS TEXT) WHERE nom = 'Recyclou'")
        base.execute("UPDATE structure SET commune = 'Ren' || char(0) || 'nes' WHERE nom = 'La Boucle'")
    session = ouvrir(chemin, poste=poste)
    assert noms_ouverts(session) == ["Les Jardins", "La Boucle", "Recyclou"]
    histoires = [ligne["histoire"] for ligne in session.dossier.lignes(Structure, "histoire")]
    assert histoires[2] is None
    assert histoires[0]
    assert any("2 champs illisibles mis de côté" in avis.replace("\u00a0", " ") for avis in session.avis)
    session.fermer()
    rapport = verifier(chemin)
    assert not rapport.sain
    assert any("Ancienneté" in probleme for probleme in rapport.problemes)


def test_r38_cinq_gigaoctets(cle: Path, poste: Poste) -> None:
    with open(cle / "enorme.sqlite", "wb") as fichier:
        fichier.truncate(5 * 1024**3)
    tracemalloc.start()
    with pytest.raises(TropVolumineux, match="Trop volumineux"):
        ouvrir(cle / "enorme.sqlite", poste=poste)
    _, le_plus = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert le_plus < 20 * 1024**2, "refused by its size, without being read"


def test_mille_mutations_aucune_panne(cle: Path, poste: Poste) -> None:
    """Hostile bytes behind a good seal: whatever comes, an answer in French or an open dossier, quickly."""
    source = dossier_pret(cle / "base.sqlite", poste, "Une", "Deux").read_bytes()
    hasard = random.Random(34)
    mute, dits = cle / "mute.sqlite", set[str]()
    for _ in range(120):
        octets = bytearray(source)
        for _ in range(hasard.randint(1, 30)):
            octets[hasard.randrange(100, len(octets))] = hasard.randrange(256)
        octets[24:28] = octets[92:96] = (10**6).to_bytes(4, "big")  # « another tool did it »: past the seal
        mute.write_bytes(octets)
        try:
            ouvrir(mute, poste=poste).suspendre()
        except ErreurFichier as erreur:
            dits.add(erreur.message)
        for atelier in poste.sessions.iterdir():
            shutil.rmtree(atelier)
    assert len(dits) > 2

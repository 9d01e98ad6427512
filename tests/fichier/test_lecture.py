"""Opening what people bring: other files, damaged files, files that mean harm."""

from __future__ import annotations

import errno
import io
import os
import random
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.models.schema import VERSION_SCHEMA
from app.models.structure import Structure
from app.services.fichier import (
    ErreurFichier,
    FichierAbime,
    FichierAbsent,
    PasUnDossier,
    Poste,
    SupportIllisible,
    VersionPlusRecente,
    creer,
    disque,
    ouvrir,
    verifier,
)
from tests.fichier.gestes import autre_outil, avec_geste, inscrire, noms_lus, noms_ouverts, refus


@pytest.fixture
def octets(chemin: Path) -> bytes:
    """The bytes of a sound dossier."""
    return chemin.read_bytes()


def test_fichier_absent(cle: Path, poste: Poste) -> None:
    with pytest.raises(FichierAbsent, match="introuvable"):
        ouvrir(cle / "rien.sqlite", poste=poste)


@pytest.mark.parametrize("code", [errno.EIO, errno.ETIMEDOUT, 362])
def test_r22_fichier_en_ligne_seulement(chemin: Path, poste: Poste, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def lire(chemin: Path) -> bytes:
        erreur = OSError(errno.EIO if code == 362 else code, "cloud")
        if code == 362:
            erreur.winerror = 362  # type: ignore[attr-defined]
        raise erreur

    monkeypatch.setattr(disque, "lire", lire)
    with pytest.raises(SupportIllisible, match="en ligne seulement") as dit:
        ouvrir(chemin, poste=poste)
    assert "copiez-le" in dit.value.conseil


@pytest.mark.parametrize("suffixe", ["-journal", "-wal"])
def test_r23_fichier_annexe_d_un_autre(chemin: Path, poste: Poste, suffixe: str) -> None:
    annexe = chemin.with_name(chemin.name + suffixe)
    annexe.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + os.urandom(5000))
    session = ouvrir(chemin, poste=poste)
    assert any("Fichier annexe trouvé, mis de côté" in avis for avis in session.avis)
    assert len(noms_ouverts(session)) == 3
    assert annexe.exists(), "the original stays until we publish"
    assert list(poste.quarantaine.rglob(annexe.name))
    inscrire(session, "Encore une")
    session.fermer()
    assert not annexe.exists(), "otherwise any SQLite tool would replay it into our file"
    assert len(noms_lus(chemin)) == 4


def test_r23_journal_a_chaud_d_un_outil_tue(chemin: Path, poste: Poste, tmp_path: Path) -> None:
    """Another tool was killed in the middle of its own writing: file half new, journal half old."""
    with autre_outil(chemin) as base:
        base.execute("PRAGMA cache_size=1")
        base.execute("BEGIN IMMEDIATE")
        base.execute("UPDATE structure SET histoire = hex(randomblob(3000))")
        base.execute("UPDATE fiche SET intitule = hex(randomblob(60000))")
        journal = chemin.with_name(chemin.name + "-journal")
        assert journal.exists()
        coupe = tmp_path / "coupe" / chemin.name
        coupe.parent.mkdir()
        shutil.copy(journal, coupe.with_name(journal.name))
        shutil.copy(chemin, coupe)
        base.execute("ROLLBACK")
    entete = bytearray(coupe.with_name(journal.name).read_bytes())
    entete[:8] = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    coupe.with_name(journal.name).write_bytes(entete)
    session = ouvrir(coupe, poste=poste)
    assert len(noms_ouverts(session)) == 3
    assert any("annexe" in avis for avis in session.avis)
    session.fermer()


def test_r24_copie_dechiree(chemin: Path, poste: Poste, octets: bytes) -> None:
    session = ouvrir(chemin, poste=poste)
    with session.dossier.operation("Réécrire") as op:
        for ligne in session.dossier.lignes(Structure, "id"):
            op.modifier(Structure, ligne["id"], histoire="x" * 9000)
    session.fermer()
    nouveaux = chemin.read_bytes()
    moitie = 4096 * (len(octets) // 8192)
    chemin.write_bytes(nouveaux[:moitie] + octets[moitie:] + nouveaux[len(octets) :])
    erreur = refus(chemin, poste)
    assert isinstance(erreur, FichierAbime)
    assert "La sauvegarde du" in erreur.conseil
    assert "est disponible" in erreur.conseil
    assert len(noms_lus(erreur.copies[0])) == 3


def test_r25_tronque_a_n_importe_quel_octet(cle: Path, poste: Poste, octets: bytes) -> None:
    hasard = random.Random(25)
    longueurs = {*range(1, 120, 7), *(hasard.randrange(1, len(octets)) for _ in range(180)), len(octets) - 1}
    tronque = cle / "tronque.sqlite"
    for longueur in longueurs:
        tronque.write_bytes(octets[:longueur])
        with pytest.raises(FichierAbime, match="Fichier tronqué") as dit:
            ouvrir(tronque, poste=poste)
        if longueur >= 100:
            assert "octets sur" in dit.value.message


def test_r26_un_bit_retourne(cle: Path, poste: Poste, octets: bytes) -> None:
    hasard = random.Random(26)
    abime = cle / "abime.sqlite"
    sceau = octets.index(b"sceau")  # a bit of the seal’s own record looks like the work of another tool: not tried here
    for _ in range(200):
        place, bit = hasard.randrange(len(octets)), 1 << hasard.randrange(8)
        if abs(place - sceau) < 200:
            continue
        pourri = bytearray(octets)
        pourri[place] ^= bit
        abime.write_bytes(pourri)
        with pytest.raises(ErreurFichier) as dit:
            ouvrir(abime, poste=poste)
        assert abime.read_bytes() == pourri, "never touched"
        assert isinstance(dit.value, FichierAbime) or place < 100, place
        if isinstance(dit.value, FichierAbime) and place >= 100:
            assert "Sceau rompu" in dit.value.message
    assert list(poste.sessions.iterdir()) == []


def test_r26_puis_on_recupere(chemin: Path, poste: Poste, octets: bytes) -> None:
    chemin.write_bytes(octets[:-1] + bytes([octets[-1] ^ 1]))
    erreur = refus(chemin, poste)
    assert isinstance(erreur, FichierAbime)
    assert "Vous pouvez récupérer ce qui est lisible" in erreur.conseil
    assert erreur.sauvetage is not None
    rapport = erreur.sauvetage(chemin.with_name("recupere.sqlite"))
    assert rapport.perdues == 0
    assert "enregistrements retrouvés" in rapport.resume()
    session = ouvrir(chemin.with_name("recupere.sqlite"), poste=poste)
    assert noms_ouverts(session) == ["Les Jardins", "La Boucle", "Recyclou"]
    session.fermer()


def test_r27_pages_saccagees(cle: Path, poste: Poste) -> None:
    """1 to 5 pages trashed: the report per table is exact, and 95 % of the rows come back (median)."""
    session = creer(cle / "gros.sqlite", "Gros", poste=poste)
    for n in range(8):
        inscrire(session, *(f"Structure {n}-{i}" for i in range(60)))
    session.fermer()
    sain = (cle / "gros.sqlite").read_bytes()
    avant = _comptes(cle / "gros.sqlite")
    hasard = random.Random(27)
    parts = []
    for essai in range(12):
        pourri = bytearray(sain)
        for _ in range(hasard.randint(1, 5)):
            page = hasard.randrange(1, len(sain) // 4096)
            pourri[page * 4096 : (page + 1) * 4096] = hasard.randbytes(4096) if essai % 2 else bytes(4096)
        (cle / "gros.sqlite").write_bytes(pourri)
        erreur = refus(cle / "gros.sqlite", poste)
        assert isinstance(erreur, FichierAbime)
        assert erreur.sauvetage is not None
        neuf = cle / f"recupere{essai}.sqlite"
        rapport = erreur.sauvetage(neuf)
        apres = _comptes(neuf)
        for bilan in rapport.bilans:
            if bilan.table in apres:
                assert bilan.recuperees == apres[bilan.table]
        parts.append(sum(apres[t] for t in avant) / sum(avant.values()))
    parts.sort()
    assert parts[len(parts) // 2] >= 0.95, parts


def _comptes(chemin: Path) -> dict[str, int]:
    with closing(sqlite3.connect(chemin)) as base:
        return {
            t: base.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0]
            for t in ("structure", "operation", "journal", "fiche")
        }


def test_r28_vide_dossier_tube_peripherique(cle: Path, poste: Poste) -> None:
    (cle / "vide.sqlite").touch()
    with pytest.raises(PasUnDossier, match="Ce fichier est vide"):
        ouvrir(cle / "vide.sqlite", poste=poste)
    with pytest.raises(PasUnDossier, match="n’est pas un dossier Ingéco"):
        ouvrir(cle, poste=poste)
    os.mkfifo(cle / "tube")
    with pytest.raises(PasUnDossier, match="n’est pas un dossier Ingéco"):
        ouvrir(cle / "tube", poste=poste)
    with pytest.raises(PasUnDossier, match="n’est pas un dossier Ingéco"):
        ouvrir(Path("/dev/zero"), poste=poste)


def _zip() -> bytes:
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w") as archive:
        archive.writestr("word/document.xml", "<x/>" * 200)
    return tampon.getvalue()


AUTRES = {
    "texte": "Compte rendu du comité d’appui".encode(),
    "texte court": b"x",
    "json": b'{"a": 1}',
    "html": b"<html></html>" * 50,
    "zip": _zip(),
    "pdf": b"%PDF-1.7\n" + b"x" * 5000,
    "doc": b"\xd0\xcf\x11\xe0" + bytes(600),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(300),
    "zeros": bytes(8192),
    "chiffré": random.Random(1).randbytes(9000),
    "hasard": random.Random(2).randbytes(65536),
    "utf-16": "dossier".encode("utf-16") * 50,
    "journal": b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(900),
    "une ligne": b"\n",
}


@pytest.mark.parametrize("genre", AUTRES)
def test_r29_ce_n_est_pas_un_dossier(cle: Path, poste: Poste, genre: str) -> None:
    (cle / "autre").write_bytes(AUTRES[genre])
    erreur = refus(cle / "autre", poste)
    assert isinstance(erreur, PasUnDossier)
    assert "Ce fichier n’est pas un dossier Ingéco" in erreur.message


@pytest.mark.parametrize(
    ("sql", "application", "mot"),
    [
        ("CREATE TABLE moz_places (id)", 0, "Firefox"),
        ("CREATE TABLE notes (id)", 0, "Anki"),
        ("CREATE TABLE t (id)", 0x47504B47, "autre logiciel"),
    ],
)
def test_r30_base_d_un_autre_logiciel(cle: Path, poste: Poste, sql: str, application: int, mot: str) -> None:
    with autre_outil(cle / "places.sqlite") as base:
        base.execute(sql)
        base.execute(f"PRAGMA application_id={application}")
    erreur = refus(cle / "places.sqlite", poste)
    assert isinstance(erreur, PasUnDossier)
    assert mot in erreur.message


def _vieillir(chemin: Path, version: int, lecture_min: int) -> None:
    with autre_outil(chemin) as base:
        base.execute("CREATE TABLE invention (id TEXT)")
        base.execute("ALTER TABLE structure ADD COLUMN futur TEXT")
        base.execute("UPDATE meta SET valeur = ? WHERE cle = 'lecture_min'", (str(lecture_min),))
        base.execute(f"PRAGMA user_version={version}")


def test_r31_plus_recent_mais_lisible(chemin: Path, poste: Poste) -> None:
    _vieillir(chemin, VERSION_SCHEMA + 1, VERSION_SCHEMA)
    avant = chemin.read_bytes()
    session = ouvrir(chemin, poste=poste)
    assert session.lecture_seule
    assert any("version plus récente" in avis and "lecture seule" in avis for avis in session.avis)
    assert len(noms_ouverts(session)) == 3
    with pytest.raises(ErreurFichier, match="version plus récente"):
        session.enregistrer_sous(chemin.with_name("x.sqlite"))
    session.publier()
    session.fermer()
    assert chemin.read_bytes() == avant


def test_r31_plus_recent_et_illisible(chemin: Path, poste: Poste) -> None:
    _vieillir(chemin, VERSION_SCHEMA + 8, VERSION_SCHEMA + 1)
    erreur = refus(chemin, poste)
    assert isinstance(erreur, VersionPlusRecente)
    assert "version plus récente" in erreur.message
    assert "Mettez Ingéco à jour" in erreur.conseil


def test_modifie_par_un_autre_outil(chemin: Path, poste: Poste) -> None:
    with autre_outil(chemin) as base:
        base.execute("UPDATE structure SET nom = 'Renommée ailleurs' WHERE nom = 'Recyclou'")
    session = ouvrir(chemin, poste=poste)
    assert any("modifié par un autre outil" in avis for avis in session.avis)
    assert noms_ouverts(session)[2] == "Renommée ailleurs"
    assert not session.a_publier(), "the file is not rewritten before a real change"
    inscrire(session, "Un vrai changement")
    session.fermer()
    assert verifier(chemin).sain


def test_verifier_un_dossier_sain(chemin: Path, poste: Poste) -> None:
    avec_geste(chemin, poste, "Encore une")
    rapport: Any = verifier(chemin)
    assert rapport.sain
    assert rapport.problemes == ()
    chemin.write_bytes(chemin.read_bytes()[:-5])
    assert "tronqué" in verifier(chemin).problemes[0]

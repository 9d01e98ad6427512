"""Documents attached to an action: in, listed, out again byte for byte, refused when they can’t be (R01)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite as dialecte
from sqlalchemy.schema import CreateIndex, CreateTable

from app.models.erreurs import ErreurUtilisateur
from app.models.schema import METADONNEES
from app.services import pieces
from app.services.ecriture.dossier import Dossier, Signataire


@pytest.fixture
def dossier() -> Dossier:
    connexion = sqlite3.connect(":memory:", isolation_level=None)
    for table in METADONNEES.sorted_tables:
        connexion.execute(str(CreateTable(table).compile(dialect=dialecte.dialect())))
        for index in table.indexes:
            connexion.execute(str(CreateIndex(index).compile(dialect=dialecte.dialect())))
    return Dossier(connexion, Signataire("Test", "poste"))


def test_un_document_joint_ressort_octet_pour_octet(dossier: Dossier, tmp_path: Path) -> None:
    source = tmp_path / "Compte rendu du 3 mai — élus.pdf"
    source.write_bytes(bytes(range(256)) * 10)
    pieces.joindre(dossier, "cibler.territoire", source)
    source.unlink()
    (piece,) = pieces.lister(dossier, "cibler.territoire")
    assert (piece.nom, piece.taille, piece.type_mime) == ("Compte rendu du 3 mai — élus.pdf", 2560, "application/pdf")
    assert pieces.lister(dossier, "cibler.secteur") == ()
    sortie = tmp_path / "sortie"
    sortie.mkdir()
    premier, second = (pieces.extraire(dossier, piece.id, sortie) for _ in range(2))
    assert premier.read_bytes() == second.read_bytes() == bytes(range(256)) * 10
    assert second.name == "Compte rendu du 3 mai — élus (2).pdf"
    assert sorted(p.name for p in sortie.iterdir()) == sorted([premier.name, second.name])


def test_retirer_s_annule(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("bonjour")
    id = pieces.joindre(dossier, "cibler.territoire", tmp_path / "a.txt")
    pieces.retirer(dossier, id)
    assert pieces.lister(dossier) == ()
    dossier.annuler()
    assert pieces.extraire(dossier, id, tmp_path / "retour.txt").read_text() == "bonjour"


def test_le_meme_document_joint_deux_fois_n_est_garde_qu_une(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"x" * 1000)
    pieces.joindre(dossier, "cibler.territoire", tmp_path / "a.bin")
    pieces.joindre(dossier, "cibler.secteur", tmp_path / "a.bin")
    assert dossier.requete("SELECT count(*), sum(length(octets)) FROM contenu") == [(1, 1000)]


def test_un_gros_document_se_demande_un_enorme_se_refuse(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    petit, gros, enorme = (tmp_path / nom for nom in ("petit.pdf", "gros.pdf", "énorme.mp4"))
    petit.write_bytes(b"x")
    gros.write_bytes(b"x" * 6_000_000)
    with enorme.open("wb") as fichier:
        fichier.truncate(101_000_000)
    assert pieces.question_avant(dossier, [petit]) is None
    question = pieces.question_avant(dossier, [petit, gros])
    assert question is not None
    assert "gros.pdf" in question
    assert "6,0\u00a0Mo" in question
    with pytest.raises(ErreurUtilisateur, match="énorme"):
        pieces.question_avant(dossier, [enorme])
    with pytest.raises(ErreurUtilisateur, match="Rien n’a été joint"):
        pieces.joindre(dossier, None, enorme)
    monkeypatch.setattr(pieces, "DOSSIER_A_CONFIRMER", 5_000_000)
    pieces.joindre(dossier, None, gros)
    assert "long à copier" in (pieces.question_avant(dossier, [petit]) or "")


def test_un_fichier_absent_ou_un_repertoire_se_dit_en_francais(dossier: Dossier, tmp_path: Path) -> None:
    with pytest.raises(ErreurUtilisateur, match="ne peut pas être lu"):
        pieces.joindre(dossier, None, tmp_path / "parti.doc")
    with pytest.raises(ErreurUtilisateur, match="répertoire"):
        pieces.joindre(dossier, None, tmp_path)
    assert dossier.a_annuler() is None


def test_extraire_ou_l_on_ne_peut_pas_ecrire(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    id = pieces.joindre(dossier, None, tmp_path / "a.txt")
    with pytest.raises(ErreurUtilisateur, match="n’a pas pu être enregistré"):
        pieces.extraire(dossier, id, tmp_path / "nulle part" / "a.txt")


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        ("rapport.pdf", "rapport.pdf"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ('a<b>:"c|?*.doc', "a-b---c---.doc"),
        ("CON", "CON-"),
        ("nul.txt", "nul-.txt"),
        ("  fin. . ", "fin"),
        ("...", "document"),
        ("é\u202egpj.exe", "égpj.exe"),
        ("x" * 300 + ".xlsx", "x" * 115 + ".xlsx"),
        ("saut\nde ligne.txt", "saut de ligne.txt"),
    ],
)
def test_noms_que_tous_les_systemes_acceptent(nom: str, attendu: str) -> None:
    assert pieces.nom_sur(nom) == attendu

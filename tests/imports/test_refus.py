"""RELIABILITY §4 rows 61 to 64: what isn't a list is named, what is hostile is refused, the dossier stays as it was."""

from __future__ import annotations

import builtins
import multiprocessing
import os
import random
import socket
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from app.services.imports import enfant, lecture
from app.services.imports.attendu import FORMULAIRE, LISTE
from app.services.imports.enfant import lire_octets
from app.services.imports.lecture import Lecture, lire_liste
from app.services.imports.tableau import ListeRefusee
from tests.imports import corpus

SECURITE = "Fichier refusé pour sécurité"


@pytest.mark.parametrize(
    ("octets", "mots"),
    [
        (b"", "vide"),
        (b" \r\n\x00", "vide"),
        (corpus.ancien_xls(), r"\.xls\)"),
        (corpus.chiffre(), "mot de passe"),
        (corpus.ods(), "LibreOffice"),
        (corpus.xlsm(), "macros"),
        (corpus.zip_de({"word/document.xml": b"<a/>"}), "Word"),
        (corpus.zip_de({"a.txt": b"a"}), "archive ZIP"),
        (b"%PDF-1.7 xxx", "PDF"),
        (b"SQLite format 3\x00" + b"x" * 90, "base de données"),
        (b"<html><table><tr><td>Nom</td></tr></table>", "page web"),
        (b"Nom;Ville\nA\x00B;C\n", "ni un classeur"),
        (corpus.liste_xlsx()[:2000], "abîmé"),
        (corpus.liste_xlsx()[:-60], "abîmé"),
        (corpus.refaire(corpus.liste_xlsx(), lambda n, c: None if "sheet1" in n else c), "aucune ligne"),
        (corpus.refaire(corpus.liste_xlsx(), lambda n, c: c[:-40] if "sheet1" in n else c), "abîmé"),
    ],
)  # fmt: skip
def test_r61_nomme_ce_que_ce_nest_pas(octets: bytes, mots: str) -> None:
    with pytest.raises(ListeRefusee, match=mots) as refus:
        lire_octets(octets, "liste.xlsx")
    assert refus.value.conseil
    assert "Error" not in str(refus.value)


@pytest.mark.parametrize(
    "octets",
    [
        corpus.xxe(), corpus.milliard_de_rires(), corpus.doctype_tardif(), corpus.xml_utf16(), corpus.bombe(),
        corpus.bombe_en_morceaux(), corpus.trop_d_entrees(), corpus.nom_dangereux("../../autorun.inf"),
        corpus.nom_dangereux("/etc/passwd"), corpus.nom_dangereux("C:\\x"), corpus.nom_dangereux("xl/..\\x"),
        corpus.noms_en_double(), corpus.parties_recouvertes(),
    ],
    ids=[
        "xxe", "rires", "doctype", "utf16", "bombe", "morceaux", "entrees", "points", "racine", "disque", "inverse",
        "doubles", "recouvertes",
    ],
)  # fmt: skip
def test_r62_r63_refuse_pour_securite(octets: bytes) -> None:
    assert len(octets) < 10_000_000
    debut = time.monotonic()
    for attendu in (LISTE, FORMULAIRE):
        with pytest.raises(ListeRefusee, match=SECURITE) as refus:
            lire_octets(octets, "liste.xlsx", attendu)
        assert "sinon, ne l’ouvrez pas" in refus.value.conseil, "nobody is told to open what could hurt"
    assert time.monotonic() - debut < 60, "refused before it is unpacked"


@pytest.mark.parametrize(
    "partie", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "docProps/core.xml"]
)
def test_r63_ni_lecture_ni_connexion(partie: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entities that ask for a file and for a page, in any part: refused before anything is opened or called."""
    canari = tmp_path / "canari.txt"
    canari.write_text("secret", "utf-8")
    prologue = (
        f'<!DOCTYPE x [<!ENTITY f SYSTEM "file://{canari}"><!ENTITY h SYSTEM "http://127.0.0.1:9/canari">'
        f'<!ENTITY % p SYSTEM "file://{canari}"> %p;]>'
    )
    octets = corpus._avec_prologue(prologue.encode(), partie)
    ouverts: list[object] = []
    ouvrir, connecter = builtins.open, socket.socket.connect
    monkeypatch.setattr(builtins, "open", lambda nom, *a, **k: ouverts.append(nom) or ouvrir(nom, *a, **k))
    monkeypatch.setattr(socket.socket, "connect", lambda *a: ouverts.append(a[1]) or connecter(*a))
    with pytest.raises(ListeRefusee, match=SECURITE) as refus:
        lire_octets(octets, "liste.xlsx")
    assert ouverts == []
    assert "secret" not in str(refus.value)


def test_r62_tailles_menteuses() -> None:
    with pytest.raises(ListeRefusee):
        lire_octets(corpus.tailles_menteuses(), "liste.xlsx")


def test_r64_feuille_demesuree() -> None:
    with pytest.raises(ListeRefusee, match="5000 lignes"):
        lire_octets(corpus.case_au_bout_du_monde(), "liste.xlsx")
    assert lire_octets(corpus.fusion_immense(), "liste.xlsx").feuilles[0].lignes[1][0] == "Les Amis du Vélo"


def test_r61_octets_au_hasard_donnent_une_liste_ou_un_refus() -> None:
    hasard = random.Random(2026)
    modele = corpus.liste_xlsx()
    refuses = 0
    for _ in range(60):
        octets = bytearray(modele)
        for _ in range(hasard.randint(1, 12)):
            octets[hasard.randrange(len(octets))] = hasard.randrange(256)
        try:
            lire_octets(bytes(octets[: hasard.randint(40, len(octets))]), "liste.xlsx")
        except ListeRefusee:
            refuses += 1
    assert refuses > 30


# --- through the child process ------------------------------------------------------------------------------


def _poser(dossier: Path, octets: bytes, nom: str = "liste.xlsx") -> Path:
    chemin = dossier / nom
    chemin.write_bytes(octets)
    return chemin


def test_lenfant_lit_et_refuse(tmp_path: Path) -> None:
    lu = lire_liste(_poser(tmp_path, corpus.liste_xlsx()))
    assert lu.feuilles[0].lignes[1][:3] == ("Les Amis du Vélo", "73282932000074", "Rennes")
    with pytest.raises(ListeRefusee, match=SECURITE):
        lire_liste(_poser(tmp_path, corpus.xxe()))


def test_r64_un_million_de_textes(tmp_path: Path) -> None:
    """Allowed by the sizes (2 MB, 23 MB once open): stopped by the clock, or by the memory of the child."""
    octets = corpus.textes_innombrables(1_000_000)
    debut = time.monotonic()
    with pytest.raises(ListeRefusee, match=r"trop de temps|ne peut pas être lu"):
        lire_liste(_poser(tmp_path, octets), delai=2)
    assert time.monotonic() - debut < 60


def _meurt(tuyau: Connection, octets: bytes, nom: str) -> None:
    os._exit(11)


def _dort(tuyau: Connection, octets: bytes, nom: str) -> None:
    time.sleep(30)


def _devore(tuyau: Connection, octets: bytes, nom: str) -> None:
    enfant.lire_octets = lambda *_: bytearray(enfant.MEMOIRE_MAX)  # type: ignore[assignment]
    enfant.travailler(tuyau, octets, nom)


@pytest.mark.parametrize(
    ("travail", "mots"), [(_meurt, "ne peut pas être lu"), (_devore, "ne peut pas être lu"), (_dort, "trop de temps")]
)
def test_r64_un_enfant_qui_meurt_ne_nous_emporte_pas(
    travail: Callable[..., None], mots: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lecture, "travailler", travail)
    with pytest.raises(ListeRefusee, match=mots):
        lire_liste(_poser(tmp_path, corpus.liste_xlsx()), delai=0.4 if travail is _dort else 20)


def test_on_peut_renoncer(tmp_path: Path) -> None:
    avant = set(multiprocessing.active_children())
    une = Lecture(_poser(tmp_path, corpus.liste_xlsx()))
    assert set(multiprocessing.active_children()) - avant
    une.interrompre()
    assert set(multiprocessing.active_children()) <= avant, "the child is gone"
    une.interrompre()


def test_r61_fichiers_impossibles(tmp_path: Path) -> None:
    with pytest.raises(ListeRefusee, match="n’est plus à cet endroit"):
        Lecture(tmp_path / "absente.csv")
    with pytest.raises(ListeRefusee, match="n’est pas un fichier"):
        Lecture(tmp_path)
    os.mkfifo(tmp_path / "tube.csv")
    with pytest.raises(ListeRefusee, match="n’est pas un fichier"):
        Lecture(tmp_path / "tube.csv")
    gros = tmp_path / "gros.csv"
    with gros.open("wb") as flux:
        flux.truncate(5_000_000_000)
    with pytest.raises(ListeRefusee, match="dépasse 10"):
        Lecture(gros)

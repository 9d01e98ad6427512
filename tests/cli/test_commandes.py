"""The command line as a person types it: real files in, real files out, French sentences, exit codes."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli import COMMANDES, main
from app.models.typographie import francais


@dataclass(frozen=True)
class Reponse:
    """What the program answered."""

    code: int
    sortie: str
    erreur: str

    @property
    def json(self) -> Any:
        return json.loads(self.sortie)


Taper = Callable[..., Reponse]


@pytest.fixture
def taper(capsys: pytest.CaptureFixture[str]) -> Taper:
    """Type a command."""

    def faire(*arguments: object) -> Reponse:
        code = main([str(a) for a in arguments])
        pris = capsys.readouterr()
        return Reponse(code, pris.out, pris.err)

    return faire


@pytest.fixture
def exemple(taper: Taper, tmp_path: Path) -> Path:
    """An example dossier made by the command."""
    chemin = tmp_path / "exemple.sqlite"
    assert taper("exemple", chemin).code == 0
    return chemin


def test_nouveau_cree_un_dossier_qui_s_ouvre_partout(taper: Taper, tmp_path: Path) -> None:
    chemin = tmp_path / "Élan d’été.sqlite"
    reponse = taper("nouveau", chemin, "--intitule", "L’été en commun", "--bureau", "DLA des Landes", "--json")
    assert reponse.code == 0
    with closing(sqlite3.connect(f"file:{chemin}?immutable=1", uri=True)) as base:
        assert base.execute("SELECT intitule, bureau FROM fiche").fetchall() == [("L’été en commun", "DLA des Landes")]
        assert base.execute("SELECT valeur FROM meta WHERE cle = 'dossier'").fetchone()[0] == reponse.json["identite"]
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_nouveau_n_ecrase_rien(taper: Taper, tmp_path: Path) -> None:
    chemin = tmp_path / "notes.sqlite"
    chemin.write_bytes(b"precieux")
    reponse = taper("nouveau", chemin, "--intitule", "x")
    assert (reponse.code, chemin.read_bytes()) == (1, b"precieux")
    assert "existe déjà" in reponse.erreur
    assert "n’a été écrasé" in reponse.erreur


def test_exemple_en_nomme_au_moins_deux_et_les_cree_tous(taper: Taper, tmp_path: Path) -> None:
    exemples = taper("exemple", "--liste", "--json").json
    assert len(exemples) >= 2
    for e in exemples:
        assert e["source"].startswith("S")
        assert e["inventions"], "what the source doesn't give is marked as ours"
        assert e["nom"] in taper("exemple", "--liste").sortie
        reponse = taper("exemple", tmp_path / f"{e['nom']}.sqlite", "--nom", e["nom"])
        assert reponse.code == 0
        assert e["titre"] in reponse.sortie
        assert taper("verifier", tmp_path / f"{e['nom']}.sqlite").code == 0


def test_exemple_inconnu_ou_sans_fichier(taper: Taper, tmp_path: Path) -> None:
    reponse = taper("exemple", tmp_path / "x.sqlite", "--nom", "bidule")
    assert reponse.code == 1
    assert "otsi-slot" in reponse.erreur
    assert not (tmp_path / "x.sqlite").exists()
    assert taper("exemple").code == 2


def test_methode_donne_tout_l_arbre(taper: Taper) -> None:
    etapes = taper("methode", "--json").json["etapes"]
    phases = [p for e in etapes for p in e["phases"]]
    actions = [a for p in phases for a in p["actions"]]
    assert (len(etapes), len(phases), len(actions)) == (4, 12, 45)
    assert sum(len(a["points"]) for a in actions) == 137
    assert all(a["source"].startswith("S1 FM") for a in actions)
    assert {"fiches", "fiches_utiles", "experiences"} <= actions[0].keys()
    texte = taper("methode").sortie
    assert all(a["titre"] in texte for a in actions)


def test_documents_dit_formats_et_orientation(taper: Taper) -> None:
    documents = {d["code"]: d for d in taper("documents", "--json").json}
    attendus = {"dossier-comite", "fiche-presentation", "parcours", "grille-structures", "grille-contact"}
    assert attendus <= documents.keys()
    assert documents["grille-structures"]["orientation"] == "paysage"
    assert {"pdf", "xlsx"} <= set(documents["grille-structures"]["formats"])
    assert all(code in taper("documents").sortie for code in documents)


def test_verifier_dit_le_fichier_sain_et_ce_qui_manque(taper: Taper, tmp_path: Path) -> None:
    chemin = tmp_path / "neuf.sqlite"
    taper("nouveau", chemin, "--intitule", "Neuf")
    avant = chemin.read_bytes()
    reponse = taper("verifier", chemin)
    assert reponse.code == 0
    assert "Le fichier est sain" in reponse.sortie
    assert "Bâtir le budget d’intervention" in reponse.sortie
    donnees = taper("verifier", chemin, "--json").json
    assert donnees["sain"] is True
    assert donnees["methode"]["traitees"] == 0
    assert len(donnees["methode"]["manques"]) == 45
    assert chemin.read_bytes() == avant, "checking changes nothing"


def test_verifier_voit_un_octet_change(taper: Taper, exemple: Path) -> None:
    octets = bytearray(exemple.read_bytes())
    octets[len(octets) // 2] ^= 1
    exemple.write_bytes(octets)
    reponse = taper("verifier", exemple)
    assert reponse.code == 1
    assert "problème" in reponse.sortie
    assert taper("verifier", exemple, "--json").json["sain"] is False


@pytest.mark.parametrize("commande", ["verifier", "journal", "exporter"])
@pytest.mark.parametrize(
    ("contenu", "dit"),
    [
        (None, "« quoi.sqlite » est introuvable"),
        (b"", "Ce fichier est vide"),
        (b"%PDF-1.7 bonjour", "un document PDF"),
        (b"SQLite format 3\0" + b"x" * 84, "d’un autre logiciel"),
    ],
    ids=["absent", "vide", "pdf", "autre base"],
)
def test_un_fichier_qui_n_est_pas_un_dossier(
    taper: Taper, tmp_path: Path, commande: str, contenu: bytes | None, dit: str
) -> None:
    chemin = tmp_path / "quoi.sqlite"
    if contenu is not None:
        chemin.write_bytes(contenu)
    suite = ("--vers", tmp_path / "sorties") if commande == "exporter" else ()
    reponse = taper(commande, chemin, *suite)
    assert reponse.code == 1
    assert francais(dit) in reponse.sortie + reponse.erreur
    assert "Traceback" not in reponse.erreur
    assert not (tmp_path / "sorties").exists()


def test_journal_raconte_les_gestes(taper: Taper, exemple: Path) -> None:
    entrees = taper("journal", exemple, "--json").json
    assert entrees[0]["libelle"].startswith("Dossier d’exemple")
    assert {"champ", "avant", "apres"} == entrees[0]["details"][0].keys()
    assert francais(entrees[0]["libelle"]) in taper("journal", exemple, "--limite", 1).sortie


def test_journal_d_un_dossier_vide(taper: Taper, tmp_path: Path) -> None:
    taper("nouveau", tmp_path / "a.sqlite", "--intitule", "x")
    assert "Rien n’a encore été saisi" in taper("journal", tmp_path / "a.sqlite").sortie


MAUVAIS = [
    ("bidule",),
    ("transmettre", "a.sqlite"),
    ("nouveau",),
    ("nouveau", "a.sqlite"),
    ("nouveau", "a.sqlite", "--intitule"),
    ("methode", "--rien"),
    ("methode", "--json=3"),
    ("journal", "a.sqlite", "--limite", "beaucoup"),
    ("journal", "a.sqlite", "--limite", "0"),
    ("journal", "a.sqlite", "--limite", "-3"),
    ("exporter", "a.sqlite"),
    ("exporter", "a.sqlite", "--vers", "d", "--format", "odt"),
    (),
]


@pytest.mark.parametrize("arguments", MAUVAIS, ids=" ".join)
def test_mal_ecrit_donne_2_et_une_phrase_francaise(taper: Taper, arguments: tuple[str, ...]) -> None:
    reponse = taper(*arguments)
    assert reponse.code == 2
    dit = reponse.erreur if arguments else reponse.sortie
    assert dit.strip()
    anglais = r"\b(usage|error|required|argument:|invalid|expected|choose|unrecognized|following|the)\b"
    assert not re.search(anglais, dit, re.IGNORECASE), dit


@pytest.mark.parametrize("commande", COMMANDES)
def test_l_aide_de_chaque_commande_est_en_francais(taper: Taper, commande: str) -> None:
    reponse = taper(commande, "--help")
    assert reponse.code == 0
    assert "Utilisation" in reponse.sortie
    assert not re.search(r"usage:|show this|optional|positional", reponse.sortie)
    assert commande in taper("--help").sortie


def test_ce_qui_viendra_plus_tard_n_est_pas_promis(taper: Taper) -> None:
    aide = taper("--help").sortie
    assert not re.search(r"\b(transmettre|comparer|fusionner|bilan)\b", aide)

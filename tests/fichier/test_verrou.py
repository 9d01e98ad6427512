"""Two people, two windows, two computers on one dossier."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.models.erreurs import EcritureRefusee
from app.services.fichier import DejaOuvert, Motif, Poste, ouvrir, verrou
from tests.fichier.gestes import dossier_pret, inscrire, noms_lus, noms_ouverts, poste_de

RACINE = Path(__file__).resolve().parents[2]


def _poser_verrou(chemin: Path, **champs: object) -> Path:
    contenu = {
        "auteur": "Alex",
        "poste": "POSTE-12",
        "machine": "POSTE-12",
        "pid": 4242,
        "depuis": datetime.now(UTC).isoformat(),
        "session": str(uuid.uuid4()),
        "sessions": "/ailleurs",
    }
    ou = verrou.chemin_du_verrou(chemin)
    ou.write_text(json.dumps(contenu | champs), "utf-8")
    return ou


def _autre_processus(code: str, *args: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *args],
        cwd=RACINE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


_OUVRE = """
import sys
from pathlib import Path
from app.services.fichier import Poste, ouvrir
session = ouvrir(sys.argv[1], poste=Poste(Path(sys.argv[2]), "Dominique", "POSTE-1"))
print("ouvert", flush=True)
sys.stdin.readline()
session.fermer()
print("ferme", flush=True)
"""


def test_r18_deux_fenetres_du_meme_programme(chemin: Path, poste: Poste) -> None:
    session = ouvrir(chemin, poste=poste)
    with pytest.raises(DejaOuvert) as dit:
        ouvrir(chemin, poste=poste)
    assert dit.value.ici, "the view raises its own window"
    session.fermer()
    ouvrir(chemin, poste=poste).fermer()


def test_r19_deja_ouvert_par_un_autre_processus(chemin: Path, poste: Poste) -> None:
    autre = _autre_processus(_OUVRE, str(chemin), str(poste.donnees))
    assert autre.stdout is not None
    assert autre.stdin is not None
    assert autre.stdout.readline() == "ouvert\n"
    with pytest.raises(DejaOuvert, match=r"Déjà ouvert par Dominique depuis \d\d:\d\d\.") as dit:
        ouvrir(chemin, poste=poste)
    assert not dit.value.ici
    lecture = ouvrir(chemin, poste=poste, sur_occupe="lecture_seule")
    assert lecture.lecture_seule
    assert len(noms_ouverts(lecture)) == 3
    with pytest.raises(EcritureRefusee, match="lecture seule"):
        inscrire(lecture, "Refusée")
    lecture.enregistrer_sous(chemin.with_name("ma-copie.sqlite"))
    inscrire(lecture, "Dans ma copie")
    lecture.fermer()
    assert noms_lus(chemin.with_name("ma-copie.sqlite"))[-1] == "Dans ma copie"
    autre.communicate("\n", timeout=20)
    ouvrir(chemin, poste=poste).fermer()


_TRAVAILLE = """
import sys, random, time
from pathlib import Path
from app.services.fichier import DejaOuvert, Poste, ouvrir
from tests.fichier.gestes import inscrire
chemin, donnees, nom, combien = sys.argv[1:]
hasard = random.Random(nom)
faits = 0
while faits < int(combien):
    try:
        session = ouvrir(chemin, poste=Poste(Path(donnees), nom, "POSTE-1"))
    except DejaOuvert:
        time.sleep(hasard.random() / 100)
        continue
    for _ in range(hasard.randint(1, 4)):
        if faits < int(combien):
            inscrire(session, f"{nom}-{faits}")
            faits += 1
    assert session.fermer().phase == "a_jour"
    print(faits, flush=True)
"""


def test_r19_deux_processus_entrelaces_ne_perdent_rien(chemin: Path, poste: Poste) -> None:
    autres = [_autre_processus(_TRAVAILLE, str(chemin), str(poste.donnees), nom, "20") for nom in ("A", "B")]
    for autre in autres:
        autre.communicate(timeout=60)
        assert autre.returncode == 0
    assert sorted(noms_lus(chemin)[3:]) == sorted(f"{nom}-{n}" for nom in "AB" for n in range(20))


def test_r20_ouvert_sur_un_autre_poste(chemin: Path, poste: Poste, tmp_path: Path) -> None:
    _poser_verrou(chemin)
    with pytest.raises(DejaOuvert, match="Ouvert sur POSTE-12 par Alex") as dit:
        ouvrir(chemin, poste=poste)
    assert "lecture seule" in dit.value.conseil
    assert "copie" in dit.value.conseil
    assert "reprendre" in dit.value.conseil
    session = ouvrir(chemin, poste=poste, sur_occupe="reprendre")
    inscrire(session, "Reprise")
    session.fermer()
    assert noms_lus(chemin)[-1] == "Reprise"


def test_r20_repris_par_l_autre_poste_rien_n_est_ecrase(chemin: Path, poste: Poste, tmp_path: Path) -> None:
    ici = ouvrir(chemin, poste=poste)
    inscrire(ici, "Ici")
    autre = ouvrir(chemin, poste=poste_de(tmp_path, "Alex", "POSTE-12"), sur_occupe="reprendre")
    inscrire(autre, "Là-bas")
    assert autre.publier().phase == "a_jour"
    assert ici.publier().motif is Motif.CHANGE
    ici.enregistrer_sous(chemin.with_name("ici.sqlite"))
    ici.fermer()
    autre.fermer()
    assert noms_lus(chemin)[-1] == "Là-bas"
    assert noms_lus(chemin.with_name("ici.sqlite"))[-1] == "Ici"


def test_r21_verrou_d_un_processus_mort(chemin: Path, poste: Poste) -> None:
    autre = _autre_processus(_OUVRE, str(chemin), str(poste.donnees))
    assert autre.stdout is not None
    assert autre.stdout.readline() == "ouvert\n"
    autre.kill()
    autre.communicate()
    assert verrou.chemin_du_verrou(chemin).exists()
    session = ouvrir(chemin, poste=poste)
    assert session.avis == (), "taken over without a word"
    session.fermer()
    assert not verrou.chemin_du_verrou(chemin).exists()


@pytest.mark.parametrize("contenu", [b"", b"{", b"[1]", b"\xff\xfe", b'{"pid": "x"}'])
def test_r21_verrou_abime(chemin: Path, poste: Poste, contenu: bytes) -> None:
    verrou.chemin_du_verrou(chemin).write_bytes(contenu)
    if contenu == b'{"pid": "x"}':
        with pytest.raises(DejaOuvert):
            ouvrir(chemin, poste=poste)
        return
    ouvrir(chemin, poste=poste).fermer()


def test_r21_meme_machine_autre_compte_processus_mort(chemin: Path, poste: Poste) -> None:
    with subprocess.Popen([sys.executable, "-c", "pass"]) as fini:
        fini.wait()
    _poser_verrou(chemin, machine=platform.node(), pid=fini.pid)
    ouvrir(chemin, poste=poste).fermer()
    _poser_verrou(chemin, machine=platform.node(), pid=os.getppid())
    with pytest.raises(DejaOuvert):
        ouvrir(chemin, poste=poste)


def test_r11_support_en_lecture_seule(sans_privileges: Path) -> None:
    poste = poste_de(sans_privileges)
    cle = sans_privileges / "cle"
    cle.mkdir()
    chemin = dossier_pret(cle / "d.sqlite", poste, "Une")
    avant = chemin.read_bytes()
    cle.chmod(0o555)
    session = ouvrir(chemin, poste=poste)
    assert session.lecture_seule
    assert any("Lecture seule" in avis and "utilisez Enregistrer sous" in avis for avis in session.avis)
    session.enregistrer_sous(sans_privileges / "copie.sqlite")
    inscrire(session, "Deux")
    session.fermer()
    assert chemin.read_bytes() == avant
    assert noms_lus(sans_privileges / "copie.sqlite") == ["Une", "Deux"]


def test_r11_support_devenu_lecture_seule(sans_privileges: Path) -> None:
    poste = poste_de(sans_privileges)
    cle = sans_privileges / "cle"
    cle.mkdir()
    session = ouvrir(dossier_pret(cle / "d.sqlite", poste, "Une"), poste=poste)
    cle.chmod(0o555)
    inscrire(session, "Deux")
    etat = session.publier()
    assert etat.motif is Motif.LECTURE_SEULE
    assert "Lecture seule : utilisez Enregistrer sous" in etat.message.replace("\u00a0", " ")
    cle.chmod(0o755)
    assert session.publier().phase == "a_jour"
    session.fermer()

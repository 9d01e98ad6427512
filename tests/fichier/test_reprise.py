"""The computer stops: what was typed is there the next morning."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.services.fichier import (
    DisqueDuPostePlein,
    ErreurFichier,
    Motif,
    Poste,
    Session,
    SessionInterrompueTrouvee,
    ouvrir,
    sauvegardes,
    sessions_interrompues,
)
from tests.fichier.gestes import autre_outil, inscrire, noms_lus, noms_ouverts

RACINE = Path(__file__).resolve().parents[2]

_MEURT = """
import os, signal, sys
from pathlib import Path
from app.services.fichier import Poste, disque, ouvrir
from tests.fichier.gestes import inscrire
chemin, donnees, ou = sys.argv[1:]
session = ouvrir(chemin, poste=Poste(Path(donnees), "Camille", "POSTE-1"))
inscrire(session, "Avant")
session.publier()
inscrire(session, "Pendant")
session.garder_brouillon("structure/x/notes", "texte pas encore valid\\u00e9")
def meurt(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if ou == "commit":
    session.dossier.connexion.execute("BEGIN IMMEDIATE")
    session.dossier.connexion.execute("DELETE FROM structure")
    meurt()
ou, _, apres = ou.partition("+")
vrai = getattr(disque, ou)
setattr(disque, ou, lambda *a: (vrai(*a), meurt()) if apres else meurt())
session.publier()
"""


def _tuer(chemin: Path, poste: Poste, ou: str) -> None:
    code = subprocess.run(
        [sys.executable, "-c", _MEURT, str(chemin), str(poste.donnees), ou], cwd=RACINE, check=False
    ).returncode
    assert code == -signal.SIGKILL


@pytest.fixture
def tue(chemin: Path, poste: Poste) -> Callable[[], None]:
    """A session killed in the middle of a commit."""
    return lambda: _tuer(chemin, poste, "commit")


def test_r01_tue_pendant_une_ecriture(chemin: Path, poste: Poste, tue: Callable[[], None]) -> None:
    tue()
    with pytest.raises(SessionInterrompueTrouvee, match="Une session interrompue a été retrouvée") as dit:
        ouvrir(chemin, poste=poste)
    assert "Reprendre" in dit.value.message
    (interrompue,) = sessions_interrompues(poste)
    assert interrompue.intitule == "Accompagnement des recycleries"
    assert interrompue.chemin == chemin
    assert interrompue.non_publies == 1
    assert interrompue.brouillons == 1
    session = interrompue.reprendre()
    assert noms_ouverts(session)[3:] == ["Avant", "Pendant"]
    assert session.brouillons() == {"structure/x/notes": "texte pas encore validé"}
    assert sessions_interrompues(poste) == (), "the one taken up is alive again"
    session.oublier_brouillon("structure/x/notes")
    session.fermer()
    assert noms_lus(chemin)[3:] == ["Avant", "Pendant"]
    assert sessions_interrompues(poste) == ()


@pytest.mark.parametrize(
    "ou",
    ["ecrire_neuf", "ecrire_neuf+", "remplacer", "remplacer+", "synchroniser_dossier", "relire", "balayer", "balayer+"],
)
def test_r02_tue_pendant_la_publication(chemin: Path, poste: Poste, ou: str) -> None:
    _tuer(chemin, poste, ou)
    assert noms_lus(chemin)[3:] in (["Avant"], ["Avant", "Pendant"]), "old or new, whole"
    (interrompue,) = sessions_interrompues(poste)
    session = interrompue.reprendre()
    assert session.publier().phase == "a_jour", session.publication
    inscrire(session, "Après")
    session.oublier_brouillon("structure/x/notes")
    session.fermer()
    assert noms_lus(chemin)[3:] == ["Avant", "Pendant", "Après"]
    assert [v for v in os.listdir(chemin.parent) if v != chemin.name] == [], "temporaries are swept"


def test_r01_enregistrer_sous_ou_abandonner(
    chemin: Path, poste: Poste, tue: Callable[[], None], tmp_path: Path
) -> None:
    tue()
    session = sessions_interrompues(poste)[0].enregistrer_sous(tmp_path / "ailleurs.sqlite")
    session.oublier_brouillon("structure/x/notes")
    session.fermer()
    assert noms_lus(tmp_path / "ailleurs.sqlite")[3:] == ["Avant", "Pendant"]
    tue()
    interrompue = sessions_interrompues(poste)[0]
    copie = interrompue.abandonner()
    assert copie is not None
    assert noms_lus(copie.chemin)[3:] == ["Avant", "Avant", "Pendant"][:0] + noms_lus(copie.chemin)[3:]
    assert "Pendant" in noms_lus(copie.chemin)
    assert sessions_interrompues(poste) == ()


def test_une_session_sans_rien_a_perdre_ne_derange_personne(chemin: Path, poste: Poste) -> None:
    code = "import os,sys,signal\nfrom pathlib import Path\nfrom app.services.fichier import Poste, ouvrir\n"
    code += "s=ouvrir(sys.argv[1], poste=Poste(Path(sys.argv[2]),'C','P'))\nos.kill(os.getpid(), signal.SIGKILL)"
    subprocess.run([sys.executable, "-c", code, str(chemin), str(poste.donnees)], cwd=RACINE, check=False)
    assert len(list(poste.sessions.iterdir())) == 1
    session = ouvrir(chemin, poste=poste)
    assert session.avis == ()
    session.fermer()
    assert list(poste.sessions.iterdir()) == []


def test_fermer_sans_la_cle_garde_tout(cle: Path, chemin: Path, poste: Poste) -> None:
    session = ouvrir(chemin, poste=poste)
    inscrire(session, "Sans la clé")
    cle.rename(cle.with_name("partie"))
    assert session.fermer().motif is Motif.RETIRE
    (interrompue,) = sessions_interrompues(poste)
    reprise = interrompue.reprendre()
    assert any("publié à son retour" in avis for avis in reprise.avis)
    cle.with_name("partie").rename(cle)
    reprise.fermer()
    assert noms_lus(chemin)[-1] == "Sans la clé"


def _remplir(session: Session) -> None:
    for n in range(400):
        inscrire(session, f"Structure {n}" + "x" * 2000)


def test_r10_disque_du_poste_plein(chemin: Path, poste: Poste) -> None:
    session = ouvrir(chemin, poste=poste)
    pages = session.dossier.connexion.execute("PRAGMA page_count").fetchone()[0]
    session.dossier.connexion.execute(f"PRAGMA max_page_count={pages + 6}")
    with pytest.raises(DisqueDuPostePlein, match="Disque du poste plein") as dit:
        _remplir(session)
    assert "saisie est gardée en mémoire" in dit.value.conseil
    assert "Libérez de la place" in dit.value.conseil
    avant = noms_ouverts(session)
    session.dossier.connexion.execute("PRAGMA max_page_count=100000")
    inscrire(session, "Après avoir fait de la place")
    session.fermer()
    assert noms_lus(chemin) == [*avant, "Après avoir fait de la place"]


def test_r10_poste_plein_a_l_ouverture(chemin: Path, poste: Poste, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    from app.services.fichier import disque

    def plein(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disque, "ecrire_atomique", plein)
    session = ouvrir(chemin, poste=poste)
    assert session.lecture_seule
    assert any("disque du poste est plein" in avis for avis in session.avis)
    session.fermer()


@pytest.mark.parametrize("contenu", [b"", b"{", b"[]", b'{"chemin": 3, "empreinte": {"a": 1}}', b"\xff" * 50])
def test_r68_session_json_abime(
    chemin: Path, poste: Poste, tue: Callable[[], None], contenu: bytes, tmp_path: Path
) -> None:
    tue()
    (racine,) = poste.sessions.iterdir()
    (racine / "session.json").write_bytes(contenu)
    (interrompue,) = sessions_interrompues(poste)
    assert interrompue.intitule == "Accompagnement des recycleries"
    with pytest.raises(ErreurFichier, match="son contenu est intact"):
        interrompue.reprendre()
    session = interrompue.enregistrer_sous(tmp_path / "retrouve.sqlite")
    session.oublier_brouillon("structure/x/notes")
    session.fermer()
    assert "Pendant" in noms_lus(tmp_path / "retrouve.sqlite")


def test_r68_donnees_du_poste_non_inscriptibles(sans_privileges: Path) -> None:
    from tests.fichier.gestes import dossier_pret, poste_de

    poste = poste_de(sans_privileges)
    chemin = dossier_pret(sans_privileges / "d.sqlite", poste, "Une")
    for ou in [*poste.donnees.rglob("*"), poste.donnees]:
        if ou.is_dir():
            ou.chmod(0o555)
    session = ouvrir(chemin, poste=poste)
    assert session.lecture_seule
    assert any("Lecture seule" in avis for avis in session.avis)
    session.fermer()


def test_copie_de_travail_abimee(chemin: Path, poste: Poste, tue: Callable[[], None]) -> None:
    tue()
    (racine,) = poste.sessions.iterdir()
    with autre_outil(racine / "travail.sqlite") as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    octets = bytearray((racine / "travail.sqlite").read_bytes())
    octets[-4096:] = bytes(4096)
    (racine / "travail.sqlite").write_bytes(octets)
    (interrompue,) = sessions_interrompues(poste)
    session = interrompue.reprendre()
    assert any("Récupération" in avis for avis in session.avis)
    assert (racine / "travail.abime").exists()
    assert "Pendant" in noms_ouverts(session)
    session.suspendre()


def test_r03_la_copie_de_travail_nait_en_wal(chemin: Path, poste: Poste) -> None:
    """No rollback journal is ever made on it: the deletion of one could be undone by a power cut."""
    session = ouvrir(chemin, poste=poste)
    (racine,) = poste.sessions.iterdir()
    assert (racine / "travail.sqlite").read_bytes()[18:20] == b"\x02\x02"
    inscrire(session, "Une")
    assert sorted(v.name for v in racine.iterdir()) == [
        "session.json", "travail.sqlite", "travail.sqlite-shm", "travail.sqlite-wal", "verrou",
    ]  # fmt: skip
    session.suspendre()


def test_un_brouillon_reste_sur_ce_poste(chemin: Path, poste: Poste) -> None:
    session = ouvrir(chemin, poste=poste)
    session.garder_brouillon("structure/x/notes", "un texte en cours")
    inscrire(session, "Une")
    session.publier()
    with autre_outil(chemin) as base:
        assert base.execute("SELECT count(*) FROM brouillon").fetchone() == (0,)
    session.fermer()
    (interrompue,) = sessions_interrompues(poste)
    assert interrompue.brouillons == 1
    assert interrompue.non_publies == 0
    reprise = interrompue.reprendre()
    assert reprise.brouillons() == {"structure/x/notes": "un texte en cours"}
    reprise.oublier_brouillon("structure/x/notes")
    reprise.fermer()


def test_session_json_a_la_place_d_un_dossier(poste: Poste) -> None:
    (poste.sessions / "n'importe quoi").mkdir(parents=True)
    (poste.sessions / "fichier").parent.joinpath("perdu.txt").write_text("x")
    assert sessions_interrompues(poste) == ()


def test_les_copies_locales_s_effacent(chemin: Path, poste: Poste) -> None:
    from app.services.fichier import effacer_copies_locales

    session = ouvrir(chemin, poste=poste)
    identite = session.identite
    session.fermer()
    assert effacer_copies_locales(poste, identite) >= 1
    assert sauvegardes(poste, identite) == ()
    shutil.rmtree(poste.donnees)
    ouvrir(chemin, poste=poste).fermer()

"""RELIABILITY.md §4, rows 42 and 69: the system asks the program to stop; the program finds itself incomplete."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.models.definitions.catalogue import Catalogue
from app.models.fiche import ID_FICHE, Fiche
from app.models.parcours import ActionSuivie
from app.services import ressources
from app.services.fichier import Poste, ouvrir, sessions_interrompues
from app.services.parcours import id_action
from app.services.rendus.pdf import polices as polices_pdf
from app.views.fenetre.incidents import Incidents
from app.views.fenetre.principale import FenetrePrincipale
from app.views.theme import icones
from tests.fenetre.saisie import taper
from tests.fenetre.test_fenetre import note, travail

RACINE = Path(__file__).parents[2]

_SAISIE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
executer = QApplication.exec
def saisir():
    from tests.fenetre.saisie import taper
    from tests.fenetre.test_fenetre import note
    fenetre = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "fenetrePrincipale")
    taper(note(fenetre, "cibler.territoire"), "Été, à moitié écr")
    print("tapé", flush=True)
def lancer_et_saisir(*_):
    QTimer.singleShot(0, saisir)
    return executer()
QApplication.exec = lancer_et_saisir
from app.bootstrap import lancer
sys.exit(lancer(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM is a POSIX signal")
def test_r42_sigterm_met_la_frappe_dans_le_fichier(chemin: Path, poste: Poste) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _SAISIE, str(chemin)],
        cwd=RACINE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as programme:  # fmt: skip
        assert programme.stdout is not None
        assert programme.stdout.readline() == "tapé\n"
        programme.send_signal(signal.SIGTERM)
        _, dit = programme.communicate(timeout=15)
    assert programme.returncode == 0, "asked to stop, it stops by itself"
    assert "Traceback" not in dit
    assert sessions_interrompues(poste) == ()
    session = ouvrir(chemin, poste=poste)
    ligne = session.dossier.ligne(ActionSuivie, id_action("cibler.territoire"))
    assert ligne is not None
    assert ligne["notes"] == "Été, à moitié écr"
    session.fermer()


def test_r42_la_fin_de_session_rend_le_fichier_lisible_par_un_autre(
    fenetre: FenetrePrincipale, chemin: Path, tmp_path: Path, poste: Poste
) -> None:
    """What `commitDataRequest` calls: the file holds the half word while the window is still there."""
    taper(note(fenetre, "cibler.territoire"), "à moitié écr")
    fenetre.mettre_a_l_abri()
    copie = Path(shutil.copy(chemin, tmp_path / "copie.sqlite"))
    session = ouvrir(copie, poste=Poste(tmp_path / "ailleurs", "Autre", "autre-poste"), lecture_seule=True)
    ligne = session.dossier.ligne(ActionSuivie, id_action("cibler.territoire"))
    assert ligne is not None
    assert ligne["notes"] == "à moitié écr"
    session.fermer()


# --- row 69 -------------------------------------------------------------------------------------------------


@pytest.fixture
def incomplete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what is shipped, in force for this test, from which files can be taken away."""
    copie = Path(shutil.copytree(ressources.dossier_ressources(), tmp_path / "resources"))
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    return copie


@pytest.fixture
def dits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What dialogs say, each closed at once."""
    textes: list[str] = []

    def executer(dialogue: QDialog) -> int:
        textes.extend(e.text() for e in dialogue.findChildren(QLabel) if e.text())
        return 0

    monkeypatch.setattr(QDialog, "exec", executer)
    return textes


def test_r69_l_inventaire_nomme_chaque_texte_livre() -> None:
    """To mend: write the name of the new file into `resources/inventaire.txt` (in the order of `sort`)."""
    livres = ressources.dossier_ressources()
    textes = {p.relative_to(livres).as_posix() for p in livres.rglob("*.toml")}
    attendus = sorted(nom for nom in textes if not nom.startswith("exemples/"))
    assert (livres / "inventaire.txt").read_text("utf-8").split() == attendus


@pytest.mark.parametrize(
    "perdu", ["methode/4-finaliser/3-transferer.toml", "listes.toml", "fiches/fp7.toml", "methode"]
)
def test_r69_texte_de_la_methode_perdu(
    perdu: str, incomplete: Path, dits: list[str], fenetre: FenetrePrincipale, chemin: Path, poste: Poste,
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    assert fenetre.fermer_dossier()
    avant = chemin.read_bytes()
    if (incomplete / perdu).is_dir():
        shutil.rmtree(incomplete / perdu)
    else:
        (incomplete / perdu).unlink()
    with qtbot.captureExceptions(), monkeypatch.context() as patch:
        patch.setattr(sys, "excepthook", Incidents(lambda: fenetre).recevoir)  # in place of pytest-qt's
        fenetre.ouvrir(chemin)
        qtbot.wait(100)  # the welcome page finds out too
    assert any("Installation incomplète" in dit and perdu in dit for dit in dits), dits
    assert any("Réinstallez Ingéco" in dit for dit in dits)
    assert fenetre.travail is None
    assert fenetre.centralWidget().objectName() == "accueil"
    assert chemin.read_bytes() == avant
    session = ouvrir(chemin, poste=poste)  # not left locked
    assert session.dossier.fiche_unique(Fiche, ID_FICHE)["intitule"] == "Mutualiser les ressources humaines"
    session.fermer()


def test_r69_definition_de_grille_perdue(incomplete: Path, chemin: Path, tmp_path: Path) -> None:
    from app.models.erreurs import ErreurUtilisateur
    from app.services.catalogue.documents import charger_documents

    (incomplete / "grilles" / "grille-contact.toml").unlink()
    with pytest.raises(ErreurUtilisateur, match=r"Installation incomplète.*grille-contact\.toml"):
        charger_documents(incomplete)


@pytest.mark.parametrize("police", ["Lato-Regular.ttf", "DejaVuSans.ttf"])
def test_r69_police_du_pdf_perdue(police: str, incomplete: Path) -> None:
    from app.models.erreurs import ErreurUtilisateur

    (incomplete / "polices" / police).unlink()
    polices_pdf.polices.cache_clear()
    try:
        with pytest.raises(ErreurUtilisateur, match="Installation incomplète") as refus:
            polices_pdf.polices()
    finally:
        polices_pdf.polices.cache_clear()
    assert police in refus.value.message
    assert "vos dossiers ne sont pas touchés" in refus.value.conseil


def test_r69_icones_et_polices_de_la_fenetre_perdues(
    incomplete: Path, qtbot: QtBot, chemin: Path, poste: Poste, caplog: pytest.LogCaptureFixture
) -> None:
    """The words are beside the icons and the system has fonts: one goes on working."""
    from app.bootstrap import fenetre_pour

    shutil.rmtree(incomplete / "icones")
    shutil.rmtree(incomplete / "polices")
    for cache in (icones._icone, icones._source):
        cache.cache_clear()
    try:
        fenetre = fenetre_pour(chemin, poste=poste)
        fenetre.show()
        fenetre.gestes.aller("phase:cibler")
        QApplication.processEvents()
        assert travail(fenetre).espace.adresse() == "phase:cibler"
        assert fenetre.close()
    finally:
        for cache in (icones._icone, icones._source):
            cache.cache_clear()
    assert "Installation incomplète" in caplog.text


@pytest.mark.parametrize("perdu", ["methode/1-identifier/1-cerner.toml", "polices/Lato-Bold.ttf", "grilles"])
def test_r69_en_ligne_de_commande(perdu: str, incomplete: Path, chemin: Path, catalogue: Catalogue) -> None:
    if (incomplete / perdu).is_dir():
        shutil.rmtree(incomplete / perdu)
    else:
        (incomplete / perdu).unlink()
    avant = chemin.read_bytes()
    ici = f"import sys; sys._MEIPASS = {str(incomplete.parent)!r}"
    code = f"{ici}\nfrom app.__main__ import main\nsys.exit(main(sys.argv[1:]))"
    fini = subprocess.run(
        [sys.executable, "-c", code, "exporter", str(chemin), "--vers", str(incomplete.parent / "s")],
        cwd=RACINE, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert fini.returncode == 1
    assert "Installation incomplète" in fini.stderr
    assert perdu.rpartition("/")[2] in fini.stderr
    assert "Réinstallez Ingéco" in fini.stderr
    assert "Traceback" not in fini.stdout + fini.stderr
    assert chemin.read_bytes() == avant

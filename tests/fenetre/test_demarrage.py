"""The welcome page is on screen before anything it doesn't need is imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.bootstrap import fenetre_pour
from app.services.fichier import Poste
from app.services.reglages import Reglages, ecrire_reglages
from app.views.elements import Lien
from tests.fenetre.test_incidents import repondre

_PROGRAMME = """
import sys, builtins
avant = builtins.__import__
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
class Oeil(QObject):
    # Says, when the page is painted for the first time, whether the rest was there already.
    vu = None
    def eventFilter(self, objet, evenement):
        if self.vu is None and evenement.type() is QEvent.Type.Paint and objet.objectName() in ("accueil", "espace"):
            self.vu = "sqlalchemy" in sys.modules
            print("mots" if "app.views.fenetre.rail_mots" in sys.modules else "image")
        return False
def attendre(condition):
    for _ in range(1000):
        if condition():
            return
        QTest.qWait(20)
def executer(*_):
    oeil = Oeil()
    QApplication.instance().installEventFilter(oeil)
    fenetre = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "fenetrePrincipale")
    fenetre.update()
    attendre(lambda: oeil.vu is not None)
    print(fenetre.isVisible(), fenetre.centralWidget().objectName(), oeil.vu)
    attendre(lambda: "sqlalchemy" in sys.modules)
    print("sqlalchemy" in sys.modules)
    if fenetre.travail is not None:
        attendre(lambda: "app.views.fenetre.rail_mots" in sys.modules)
        print("app.views.fenetre.rail_mots" in sys.modules)
    fenetre.close()
    return 0
QApplication.exec = executer
from app.bootstrap import lancer
sys.exit(lancer(sys.argv[1:]))
"""


def lancer(*arguments: str) -> list[str]:
    """What the program said, started as a person starts it."""
    resultat = subprocess.run(
        [sys.executable, "-c", _PROGRAMME, *arguments],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert resultat.returncode == 0, resultat.stderr
    return resultat.stdout.split()


def test_l_accueil_s_affiche_avant_le_reste(poste: Poste) -> None:
    assert lancer() == ["image", "True", "accueil", "False", "True"]


def test_l_accueil_se_complete_une_fois_peint_si_lent_que_soit_l_ecran(qtbot: QtBot, poste: Poste) -> None:
    fenetre = fenetre_pour(None, poste=poste)
    qtbot.wait(150)
    assert not fenetre.findChildren(Lien, "exemple")
    fenetre.show()
    qtbot.waitUntil(lambda: bool(fenetre.findChildren(Lien, "exemple")))
    fenetre.close()


def test_un_dossier_donne_en_argument_s_ouvre_et_les_registres_se_comptent_ensuite(chemin: Path) -> None:
    assert lancer(str(chemin)) == ["image", "True", "espace", "True", "True", "True"]


def test_le_dernier_dossier_se_rouvre_si_on_l_a_demande(chemin: Path, poste: Poste) -> None:
    assert ecrire_reglages(Reglages(rouvrir_dernier=True, recents=(str(chemin),)))
    assert lancer()[2] == "espace"
    chemin.unlink()
    assert lancer()[2] == "accueil"


def test_un_dossier_absent_se_dit_sans_tomber(qtbot: QtBot, poste: Poste, tmp_path: Path) -> None:
    dits = repondre("Fermer")
    fenetre = fenetre_pour(tmp_path / "absent.sqlite", poste=poste)
    assert dits
    assert fenetre.travail is None
    fenetre.close()

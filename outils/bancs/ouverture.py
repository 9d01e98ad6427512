"""Starting: first paint, peak memory, example dossier open and ready to type in — each against a bare Qt window.

Each start is a process of its own, timed from outside, from the launch of the interpreter to the word it prints.
"""

from __future__ import annotations

import compileall
import os
import shutil
import statistics
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

import app
from outils.bancs.matiere import atelier, dossier_d_exemple
from outils.bancs.mesure import Mesure, mio, ms

_PROGRAMME = Path(app.__file__).parent

_PATIENCE = 60
"""Seconds after which a start that says nothing is killed, and reported."""

_GUET = """
import os, sys, time, traceback
def echouer(*erreur):
    traceback.print_exception(*erreur)
    os._exit(1)
sys.excepthook = echouer
from PySide6.QtCore import QEvent, QObject, QTimer
class Guet(QObject):
    def __init__(self, quand_peint):
        super().__init__()
        self.quand_peint, self.fait = quand_peint, False
    def eventFilter(self, objet, evenement):
        if not self.fait and evenement.type() == QEvent.Type.Paint:
            self.fait = True
            QTimer.singleShot(0, self.quand_peint)
        return False
def dire():
    try:
        with open("/proc/self/status") as etat:
            crete = next(int(l.split()[1]) * 1024 for l in etat if l.startswith("VmHWM"))
    except OSError:
        crete = 0
    print("PRET", crete, time.process_time(), flush=True)
    os._exit(0)
"""

_NUE = (
    """
from PySide6.QtWidgets import QApplication, QMainWindow
"""
    + _GUET
    + """
application = QApplication([])
fenetre = QMainWindow()
fenetre.resize(1366, 768)
fenetre.show()
guet = Guet(dire)
fenetre.installEventFilter(guet)
fenetre.update()
application.exec()
"""
)

_NOTRE = (
    """
import sys
from app.bootstrap import lancer
def surveiller():
    from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit
"""
    + textwrap.indent(_GUET, "    ")
    + """
    fenetre = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "fenetrePrincipale")
    def ouvrir_une_fiche():
        espace = fenetre.travail.espace
        espace.aller("action:cerner.diagnostics")
        def champ_pret():
            champs = [c for t in (QLineEdit, QPlainTextEdit, QTextEdit) for c in espace.page().findChildren(t)]
            if any(c.isVisible() and c.isEnabled() and not c.isReadOnly() for c in champs):
                espace.page().repaint()
                dire()
            QTimer.singleShot(1, champ_pret)
        champ_pret()
    guet = Guet(ouvrir_une_fiche if "fiche" in sys.argv else dire)
    fenetre.installEventFilter(guet)
    fenetre.update()
    return QApplication.boucle()
class Crochet:
    # Once Qt is there, its event loop first looks out for the first paint; the program itself is untouched.
    def find_spec(self, nom, chemin=None, cible=None):
        if nom == "app.views.application":
            from PySide6.QtWidgets import QApplication
            QApplication.boucle = QApplication.exec
            QApplication.exec = lambda *_: surveiller()
sys.meta_path.insert(0, Crochet())
lancer([a for a in sys.argv[1:] if a != "fiche"])
"""
)


@dataclass(frozen=True)
class Demarrage:
    """One start: seconds from outside, seconds of computing, peak memory in bytes (0 where it can't be known)."""

    duree: float
    processeur: float
    crete: int


def _demarrer(programme: str, *arguments: str) -> Demarrage:
    debut = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", programme, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as processus:
        assert processus.stdout is not None
        gardien = threading.Timer(_PATIENCE, processus.kill)
        gardien.start()
        ligne = processus.stdout.readline()
        duree = time.perf_counter() - debut
        _, erreurs = processus.communicate()
        gardien.cancel()
    if not ligne.startswith("PRET"):
        raise RuntimeError(erreurs[-2000:])
    _, crete, processeur = ligne.split()
    return Demarrage(duree, float(processeur), int(crete))


def demarrages(rapide: bool) -> list[Mesure]:
    """First paint, memory, and the example open; the three programs in turns."""
    tours = 5 if rapide else 11
    compileall.compile_dir(_PROGRAMME, quiet=2)  # as it is shipped, and as the libraries it is compared with are
    with atelier() as dossier:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        exemple = dossier_d_exemple(dossier)
        copies = map(partial(_copie, exemple), count())
        essais: dict[str, Callable[[], Demarrage]] = {
            "nue": lambda: _demarrer(_NUE),
            "accueil": lambda: _demarrer(_NOTRE),
            "exemple": lambda: _demarrer(_NOTRE, str(next(copies))),
            "fiche": lambda: _demarrer(_NOTRE, str(next(copies)), "fiche"),
        }
        for essai in essais.values():
            essai()
        releves: dict[str, list[Demarrage]] = {nom: [] for nom in essais}
        for _ in range(tours):
            for nom, essai in essais.items():
                releves[nom].append(essai())
    temps = {nom: statistics.median(d.duree for d in r) for nom, r in releves.items()}
    calculs = {nom: statistics.median(d.processeur for d in r) for nom, r in releves.items()}
    cretes = {nom: statistics.median(d.crete for d in r) for nom, r in releves.items()}
    nue = "QApplication + QMainWindow nues"

    def ligne(figure: str, nom: str, but: float) -> Mesure:
        contre = f"{nue} : {ms(temps['nue'])} (calcul : {ms(calculs['nue'])})"
        return Mesure(figure, f"{ms(temps[nom])} (calcul : {ms(calculs[nom])})", contre, temps[nom] / temps["nue"], but)

    mesures = [ligne("Première image de la fenêtre", "accueil", 1.5)]
    if cretes["nue"]:
        mesures.append(
            Mesure(
                "Mémoire maximale à la première image",
                mio(cretes["accueil"]),
                f"{nue} : {mio(cretes['nue'])}",
                cretes["accueil"] / cretes["nue"],
                1.5,
            )
        )
    mesures.append(ligne("Dossier d’exemple ouvert, peint", "exemple", 4.0))
    mesures.append(ligne("… et une fiche d’action prête à saisir", "fiche", 4.0))
    return mesures


def _copie(source: Path, n: int) -> Path:
    """A dossier of its own for each start: it is left open by a process that stops short. What that process left to
    take up again is cleared away: each start follows an ordinary closing."""
    shutil.rmtree(source.parent / "poste" / "sessions", ignore_errors=True)
    copie = source.with_name(f"copie-{n}.sqlite")
    copie.write_bytes(source.read_bytes())
    return copie

"""Writing: one field typed → durable, syncs a save, and the longest time the window doesn't answer."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
from pathlib import Path

from app.services import parcours
from app.services.catalogue import charger_catalogue
from app.services.fichier import creer
from app.services.fichier.connexion import regler
from outils.bancs.matiere import atelier, dossier_d_exemple, poste
from outils.bancs.mesure import TRAME, Mesure, PartieAbsente, alterner, chronometrer, comparer, ms


def champ_durable(rapide: bool) -> list[Mesure]:
    """A note typed, journalled and on the disk, against one row committed by bare `sqlite3` with the same pragmas."""
    action = charger_catalogue().methode.actions[0]
    with atelier() as dossier:
        session = creer(dossier / "champ.sqlite", "Champ", poste=poste(dossier))
        nue = sqlite3.connect(dossier / "nue.sqlite", isolation_level=None)
        regler(nue)
        nue.execute("CREATE TABLE note (id TEXT PRIMARY KEY, texte TEXT) STRICT")
        nue.execute("INSERT INTO note VALUES ('a', '')")
        textes = (f"Une note de la taille habituelle, numéro {n}, avec deux phrases." for n in range(10_000))

        def notre() -> float:
            texte = next(textes)
            return chronometrer(lambda: parcours.noter(session.dossier, action, texte))

        def reference() -> float:
            texte = next(textes)

            def faire() -> None:
                nue.execute("BEGIN IMMEDIATE")
                nue.execute("UPDATE note SET texte = ? WHERE id = 'a'", (texte,))
                nue.execute("COMMIT")

            return chronometrer(faire)

        temps = alterner(notre, reference, 150 if rapide else 600, echauffement=20)
        pragmas = ", ".join(
            f"{nom}={nue.execute(f'PRAGMA {nom}').fetchone()[0]}" for nom in ("journal_mode", "synchronous")
        )
        nue.close()
        session.fermer()
    return [comparer("Un champ saisi → durable", 2.5, *temps, f"une ligne, sqlite3 nu ({pragmas})")]


_GESTES = """
import sys
from pathlib import Path
from app.services import parcours
from app.services.catalogue import charger_catalogue
from app.services.fichier import ouvrir, poste_par_defaut
session = ouvrir(Path(sys.argv[1]), poste=poste_par_defaut())
action = charger_catalogue().methode.actions[0]
import os
for n in range(41):
    os.chdir(".")  # seen by strace: a gesture begins
    parcours.noter(session.dossier, action, f"note {n}")
os.chdir(".")
os._exit(0)
"""

_SYNCS = "fsync,fdatasync,sync_file_range,msync,sync,syncfs"


def syncs_par_geste(rapide: bool) -> list[Mesure]:
    """Calls that force the disk, counted by `strace` gesture by gesture over forty of them."""
    del rapide
    strace = _strace()
    with atelier() as dossier:
        exemple = dossier_d_exemple(dossier)
        trace = dossier / "trace"
        subprocess.run(
            [strace, "-f", "-e", f"trace=chdir,{_SYNCS}", "-o", trace, sys.executable, "-c", _GESTES, exemple],
            check=True, capture_output=True,
        )  # fmt: skip
        gestes = trace.read_text("utf-8", "replace").split('chdir(".")')[2:-1]
    comptes = [len(re.findall(r"\b\w*sync\w*\(", geste)) for geste in gestes]
    mesure = f"{statistics.median(comptes):.0f} (en tout {sum(comptes)} pour {len(comptes)} gestes)"
    but = "une par geste ; de temps en temps, le WAL est reversé"
    return [Mesure("Synchronisations du disque par geste", mesure, but, statistics.median(comptes), 1.0)]


_FENETRE = """
import sys, time
from pathlib import Path
from app.bootstrap import fenetre_pour
from app.services.fichier import poste_par_defaut
fenetre = fenetre_pour(Path(sys.argv[1]), poste=poste_par_defaut())
from PySide6.QtCore import QEvent, QTimer, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit
application = QApplication.instance()
fenetre.show()
espace = fenetre.travail.espace
espace.aller("action:cerner.diagnostics")
for _ in range(50):
    application.processEvents()
    time.sleep(0.005)
champs = [c for t in (QPlainTextEdit, QTextEdit) for c in espace.page().findChildren(t)]
champ = next(c for c in champs if c.isVisible() and not c.isReadOnly())
champ.setFocus()
ecarts, dernier = [], [time.perf_counter()]
def battre():
    maintenant = time.perf_counter()
    ecarts.append(maintenant - dernier[0])
    dernier[0] = maintenant
battement = QTimer()
battement.setTimerType(Qt.TimerType.PreciseTimer)
battement.timeout.connect(battre)
battement.start(1)
def taper(lettre):
    for genre in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.postEvent(champ, QKeyEvent(genre, 0, Qt.KeyboardModifier.NoModifier, lettre))
texte = iter("Les structures disent la même chose : le temps manque. " * 2)
frappe = QTimer()
def suivante():
    lettre = next(texte, None)
    if lettre is None:
        frappe.stop()
        espace.ecrire_saisie()
        QTimer.singleShot(4000, lambda: application.exit(0))
    else:
        taper(lettre)
frappe.timeout.connect(suivante)
frappe.start(25)
dernier[0] = time.perf_counter()
application.exec()
ecarts.sort()
phase = fenetre.travail.session.publication.phase
print("ECARTS", ecarts[-1], ecarts[len(ecarts) * 99 // 100], ecarts[-5], phase, flush=True)
import os
os._exit(0)
"""


def silence_de_la_fenetre(rapide: bool) -> list[Mesure]:
    """Longest gap between two beats of the window while one types, with a disk that takes 15 ms to sync.

    `strace` delays each sync; typing, drafts, the commit and the publication that follows all fall in the span.
    """
    del rapide
    strace = _strace()
    lent = [
        strace,
        "-f",
        "--seccomp-bpf",
        "-e",
        "trace=fsync,fdatasync",
        "-e",
        "inject=fsync,fdatasync:delay_exit=15000",
    ]
    with atelier() as dossier:
        exemple = dossier_d_exemple(dossier)
        fini = subprocess.run(
            [*map(str, lent), "-o", os.devnull, sys.executable, "-c", _FENETRE, str(exemple)],
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
    trouve = re.search(r"ECARTS (\S+) (\S+) (\S+) (\w+)", fini.stdout)
    if trouve is None:
        raise RuntimeError(fini.stderr[-2000:])
    pire, centile = float(trouve[1]), float(trouve[2])
    cinquieme = float(trouve[3])
    note = f"une trame : 16,7 ms (cinquième plus long : {ms(cinquieme)} ; 99 % sous {ms(centile)} ; {trouve[4]})"
    return [Mesure("Plus long silence de la fenêtre, disque à 15 ms", ms(pire), note, pire / TRAME, 1.0)]


def _strace() -> Path:
    chemin = shutil.which("strace")
    if chemin is None:
        raise PartieAbsente("strace n’est pas installé ici")
    return Path(chemin)

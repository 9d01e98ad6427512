"""The folder of one session on this computer: the working copy, what it came from, and the lock that says « alive ».

The lock is the operating system's: it goes when the process dies, whatever way it dies, so that an interrupted
session is recognised surely.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from app.services.fichier import disque
from app.services.fichier.connexion import preparer_wal
from app.services.fichier.empreinte import Empreinte, depuis_json
from app.services.fichier.poste import Poste
from app.services.fichier.valeurs import FORME_UUID

TRAVAIL = "travail.sqlite"
CHANTIER = "chantier.sqlite"
FICHE = "session.json"
VERROU = "verrou"


@dataclass(frozen=True)
class FicheDeSession:
    """What must be known to take a session up again; ``chemin`` is None when the note was lost."""

    dossier: str = ""
    chemin: Path | None = None
    empreinte: Empreinte | None = None
    revision_publiee: int = -1
    ouverte_le: str = ""


class AtelierOccupe(Exception):
    """A living process holds that session."""


class Atelier:
    """A session folder whose lock this process holds."""

    def __init__(self, racine: Path, verrou: FileLock) -> None:
        self.racine = racine
        self._verrou = verrou

    @property
    def travail(self) -> Path:
        """The working copy."""
        return self.racine / TRAVAIL

    @property
    def chantier(self) -> Path:
        """The working copy while it is being built."""
        return self.racine / CHANTIER

    def mettre_en_service(self, fiche: FicheDeSession) -> None:
        """The copy built becomes the working copy, its note written first: one never exists without the other."""
        preparer_wal(self.chantier)
        with open(self.chantier, "r+b") as fichier:
            disque.synchroniser(fichier.fileno())
        self.noter(fiche)
        os.replace(self.chantier, self.travail)
        disque.synchroniser_dossier(self.racine)

    @property
    def nom(self) -> str:
        """The id of the session."""
        return self.racine.name

    def fiche(self) -> FicheDeSession:
        """What was noted; an empty note when it is missing or damaged."""
        return lire_fiche(self.racine)

    def noter(self, fiche: FicheDeSession) -> None:
        """Note where the session stands."""
        donnees: dict[str, Any] = {
            "dossier": fiche.dossier,
            "chemin": None if fiche.chemin is None else str(fiche.chemin),
            "empreinte": None if fiche.empreinte is None else fiche.empreinte.en_json(),
            "revision_publiee": fiche.revision_publiee,
            "ouverte_le": fiche.ouverte_le,
        }
        texte = json.dumps(donnees, ensure_ascii=False).encode("utf-8", "surrogatepass")
        disque.ecrire_atomique(self.racine / FICHE, texte)

    def completer(self, **champs: Any) -> FicheDeSession:
        """Note a few fields anew."""
        fiche = replace(self.fiche(), **champs)
        self.noter(fiche)
        return fiche

    def liberer(self) -> None:
        """Leave the folder as it is: work in it can be taken up again."""
        self._verrou.release()

    def detruire(self) -> None:
        """Nothing in it is needed any more. The working copy goes first, without which the rest says nothing; the
        lock last, so that nobody takes half a folder for a session."""
        disque.effacer(self.travail)
        for voisin in sorted(self.racine.glob("*")):
            if voisin.name != VERROU:
                disque.effacer(voisin)
        self._verrou.release()
        shutil.rmtree(self.racine, ignore_errors=True)


def registre(poste: Poste) -> FileLock:
    """Held while session folders are made or probed, so that nobody takes a probe, or a folder being made, for a dead
    session. Not re-entrant. OSError when this computer's folder cannot be written."""
    poste.sessions.mkdir(parents=True, exist_ok=True, mode=0o700)
    return FileLock(poste.donnees / "sessions.lock", timeout=30, poll_interval=0.01)


def nouvel_atelier(poste: Poste) -> Atelier:
    """A fresh session folder, private to this user. OSError when this computer gives no room for it."""
    with registre(poste):
        racine = poste.sessions / str(uuid.uuid4())
        racine.mkdir(mode=0o700)
        return saisir(racine)


def reprendre_atelier(poste: Poste, racine: Path) -> Atelier:
    """Take the lock of an existing folder. `AtelierOccupe` when a living process has it."""
    with registre(poste):
        return saisir(racine)


def saisir(racine: Path) -> Atelier:
    """The same for who already holds the `registre`."""
    verrou = FileLock(racine / VERROU, blocking=False, thread_local=False)
    try:
        verrou.acquire()
    except Timeout as erreur:
        raise AtelierOccupe(str(racine)) from erreur
    return Atelier(racine, verrou)


def est_vivant(poste: Poste, session: str) -> bool:
    """Whether a living process holds that session."""
    racine = poste.sessions / session
    with registre(poste):
        if not (racine / VERROU).exists():
            return False
        try:
            saisir(racine).liberer()
        except AtelierOccupe:
            return True
        except FileNotFoundError:  # its owner is just tidying up
            return False
    return False


def lire_fiche(racine: Path) -> FicheDeSession:
    """The note of a session folder; a damaged one gives an empty note rather than losing the session."""
    try:
        lue = json.loads(disque.lire(racine / FICHE).decode("utf-8", "surrogatepass"))
    except (OSError, ValueError):
        return FicheDeSession()
    if not isinstance(lue, dict):
        return FicheDeSession()
    chemin, revision, dossier = lue.get("chemin"), lue.get("revision_publiee"), lue.get("dossier")
    return FicheDeSession(
        dossier=dossier if isinstance(dossier, str) and FORME_UUID.match(dossier) else "",
        chemin=Path(chemin) if isinstance(chemin, str) and chemin else None,
        empreinte=depuis_json(lue["empreinte"]) if isinstance(lue.get("empreinte"), dict) else None,
        revision_publiee=revision if isinstance(revision, int) else -1,
        ouverte_le=str(lue.get("ouverte_le", "")),
    )

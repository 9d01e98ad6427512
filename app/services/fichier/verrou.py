"""The lock file beside a dossier: a courtesy between people, ``.~verrou.<nom>`` naming who has it open since when.

It protects nothing by itself (publication compares fingerprints for that); it spares two people from working on the
same dossier unknowingly. A lock left by a process that died on this computer is taken over without a word.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import platform
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock

from app.models.typographie import date_chiffres, heure
from app.services.fichier import disque
from app.services.fichier.atelier import est_vivant
from app.services.fichier.erreurs import DejaOuvert
from app.services.fichier.poste import Poste
from app.services.fichier.valeurs import FORME_UUID

PREFIXE = ".~verrou."
_ESSAIS = 10


@dataclass(frozen=True)
class Occupant:
    """What a lock file says."""

    auteur: str
    poste: str
    machine: str
    pid: int
    depuis: str
    session: str
    sessions: str

    @property
    def heure(self) -> str:
        """« 14:02 », with the day when it was not today."""
        try:
            instant = datetime.fromisoformat(self.depuis)
        except ValueError:
            return "une heure inconnue"
        if instant.tzinfo is None:
            return "une heure inconnue"
        jour = instant.astimezone().date()
        return heure(instant) if jour == datetime.now().date() else f"le {date_chiffres(jour)} à {heure(instant)}"


@dataclass(frozen=True)
class Verrou:
    """A lock of ours; `rendre` it at the end."""

    chemin: Path
    session: str

    def rendre(self) -> None:
        """Take the lock file away if it still is ours."""
        occupant = _lire(self.chemin)
        if occupant is not None and occupant.session == self.session:
            disque.effacer(self.chemin)


def chemin_du_verrou(dossier: Path) -> Path:
    """Where the lock of a dossier stands; a very long name is shortened."""
    nom = dossier.name
    if len(os.fsencode(nom)) > 200:
        nom = nom[:40] + "~" + hashlib.sha256(os.fsencode(nom)).hexdigest()[:12]
    return dossier.with_name(PREFIXE + nom)


def prendre(dossier: Path, session: str, poste: Poste, *, forcer: bool = False) -> Verrou:
    """Lock a dossier for a session. `DejaOuvert` when somebody has it; OSError when the folder takes no file.

    ``forcer``: the user chose to take over from another computer.
    """
    chemin = chemin_du_verrou(dossier)
    poste.donnees.mkdir(parents=True, exist_ok=True)
    # Processes of this computer take their turn: two of them must not both inherit the same dead lock.
    with FileLock(poste.donnees / "verrous.lock", timeout=30, poll_interval=0.01):
        for _ in range(_ESSAIS):
            occupant = _lire(chemin)
            a_nous = occupant is not None and occupant.session == session  # taken up again after a crash
            if occupant is not None and not a_nous and not forcer and not _perime(occupant, poste):
                raise _deja_ouvert(occupant, poste)
            with suppress(FileNotFoundError):  # its owner may be giving it back at this very moment
                os.unlink(chemin)
            with suppress(FileExistsError):  # another computer was quicker: look again
                _ecrire(chemin, session, poste)
                return Verrou(chemin, session)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(chemin))


def _ecrire(chemin: Path, session: str, poste: Poste) -> None:
    contenu = {
        "auteur": poste.auteur,
        "poste": poste.nom,
        "machine": platform.node(),
        "pid": os.getpid(),
        "depuis": datetime.now(UTC).isoformat(timespec="seconds"),
        "session": session,
        "sessions": str(poste.sessions),
    }
    disque.ecrire_neuf(chemin, json.dumps(contenu, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _lire(chemin: Path) -> Occupant | None:
    """The lock file; None when it is unreadable for good (a crash while writing it)."""
    for essai in range(3):
        try:
            lu = json.loads(disque.lire(chemin).decode("utf-8", "surrogatepass"))
            return _occupant(lu)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError):
            if essai < 2:
                time.sleep(0.05)
    return None


def _occupant(lu: Any) -> Occupant:
    if not isinstance(lu, dict):
        raise ValueError("not a lock")
    textes = {
        nom: str(lu.get(nom, ""))[:300] for nom in ("auteur", "poste", "machine", "depuis", "session", "sessions")
    }
    pid = lu.get("pid")
    return Occupant(pid=pid if isinstance(pid, int) else 0, **textes)


def _perime(occupant: Occupant, poste: Poste) -> bool:
    """Whether its owner, on this very computer, is gone. Of another computer we can't know."""
    if occupant.machine != platform.node() or not FORME_UUID.match(occupant.session):
        return False
    if occupant.sessions == str(poste.sessions):
        return not est_vivant(poste, occupant.session)
    return not _pid_vivant(occupant.pid)


def _pid_vivant(pid: int) -> bool:
    if os.name != "posix" or pid <= 0:  # on Windows os.kill(pid, 0) would end the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _deja_ouvert(occupant: Occupant, poste: Poste) -> DejaOuvert:
    qui = occupant.auteur or "une autre personne"
    memes = occupant.machine == platform.node()
    ici = memes and occupant.pid == os.getpid()
    details = {"par": qui, "poste": occupant.poste, "depuis": occupant.heure, "ici": ici}
    if memes:
        return DejaOuvert(
            f"Déjà ouvert par {qui} depuis {occupant.heure}.",
            "Revenez à l’autre fenêtre, ou ouvrez-le en lecture seule pour le consulter ou en faire une copie.",
            **details,  # type: ignore[arg-type]
        )
    return DejaOuvert(
        f"Ouvert sur {occupant.poste or 'un autre poste'} par {qui} depuis {occupant.heure}.",
        "Vous pouvez l’ouvrir en lecture seule, en faire une copie, ou le reprendre si cette personne a terminé.",
        **details,  # type: ignore[arg-type]
    )

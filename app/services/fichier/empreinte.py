"""What a file looked like when we read or wrote it: enough to tell cheaply, then surely, whether it changed."""

from __future__ import annotations

import hashlib
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

DEBUT = 100
"""Bytes of the start that the cheap look compares: SQLite's header, where every commit leaves a trace."""


@dataclass(frozen=True)
class Empreinte:
    """``sha256`` decides; the rest only says whether it is worth computing it again."""

    sha256: str
    taille: int
    modifie_ns: int
    inode: int
    peripherique: int
    debut: str

    def en_json(self) -> dict[str, Any]:
        """Plain values, for session.json."""
        return asdict(self)


def empreinte_de(octets: bytes, etat: os.stat_result, sha256: str = "") -> Empreinte:
    """The fingerprint of bytes just read from, or written to, a file in that state (``sha256`` if already known)."""
    sha256 = sha256 or hashlib.sha256(octets).hexdigest()
    return Empreinte(sha256, len(octets), etat.st_mtime_ns, etat.st_ino, etat.st_dev, octets[:DEBUT].hex())


def depuis_json(donnees: Any) -> Empreinte | None:
    """The fingerprint kept in session.json; None when what is there is not one."""
    try:
        lue = Empreinte(**donnees)
    except TypeError:
        return None
    entiers = (lue.taille, lue.modifie_ns, lue.inode, lue.peripherique)
    bonne = isinstance(lue.sha256, str) and isinstance(lue.debut, str) and all(isinstance(n, int) for n in entiers)
    return lue if bonne else None


def semble_inchange(chemin: Path, connue: Empreinte) -> bool:
    """The cheap look: size, date, inode and first bytes. OSError as the system gives it."""
    etat = os.stat(chemin)
    if (etat.st_size, etat.st_mtime_ns, etat.st_ino) != (connue.taille, connue.modifie_ns, connue.inode):
        return False
    with open(chemin, "rb") as fichier:
        return fichier.read(DEBUT).hex() == connue.debut

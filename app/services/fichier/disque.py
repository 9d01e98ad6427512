"""The few things done to files, each in one place so that a test can make it fail or cut the power after it.

No SQLite here, and nothing in this module ever opens a file that a connection of ours holds (POSIX locks).
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import time
import uuid
from contextlib import suppress
from pathlib import Path

PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.4)
"""Seconds between two tries at replacing a file that an antivirus or a sync client holds: about 3 s in all."""

_OCCUPE_WINDOWS = frozenset({5, 32, 33})
_PLEIN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
SUFFIXE_TEMPORAIRE = ".tmp"


def est_plein(erreur: OSError) -> bool:
    """No room left (or more than the medium's format takes)."""
    return erreur.errno in _PLEIN


def est_occupe(erreur: OSError) -> bool:
    """Another program holds the file: Windows errors 5, 32, 33."""
    return getattr(erreur, "winerror", None) in _OCCUPE_WINDOWS or erreur.errno in (errno.EBUSY, errno.ETXTBSY)


def est_refuse(erreur: OSError) -> bool:
    """No right to write there."""
    return erreur.errno in _REFUS


def synchroniser(descripteur: int) -> None:
    """Bytes down to the device (macOS needs F_FULLFSYNC for that)."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(descripteur, fcntl.F_FULLFSYNC)
            return
        except OSError:  # network volumes don't know it
            pass
    os.fsync(descripteur)


def synchroniser_dossier(dossier: Path) -> None:
    """A rename down to the device, where the system has a way to ask for it."""
    if os.name != "posix":
        return
    descripteur = os.open(dossier, os.O_RDONLY)
    try:
        os.fsync(descripteur)
    except OSError as erreur:
        if erreur.errno not in (errno.EINVAL, errno.EBADF, errno.ENOTSUP):
            raise
    finally:
        os.close(descripteur)


def lire(chemin: Path) -> bytes:
    """All bytes of a file, read once."""
    with open(chemin, "rb") as fichier:
        return fichier.read()


def relire(chemin: Path) -> bytes:
    """The bytes as the medium gives them back: the system's cache is dropped first where it can be."""
    with open(chemin, "rb") as fichier:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(fichier.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return fichier.read()


def temporaire(cible: Path) -> Path:
    """A name of ours beside ``cible``: ``.<nom>.<uuid>.tmp``, short enough for any file system."""
    return cible.with_name(f".{_court(cible.name)}.{uuid.uuid4().hex}{SUFFIXE_TEMPORAIRE}")


def _court(nom: str) -> str:
    while len(nom.encode("utf-8", "surrogateescape")) > 180:
        nom = nom[:-1]
    return nom


def ecrire_neuf(chemin: Path, octets: bytes) -> None:
    """Write a file that must not exist yet, down to the device. On failure nothing of it is left."""
    descripteur = os.open(chemin, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descripteur, "wb", buffering=0) as fichier:
            reste = memoryview(octets)
            while reste:
                reste = reste[fichier.write(reste) :]
            synchroniser(fichier.fileno())
    except BaseException:
        effacer(chemin)
        raise


def ecrire_atomique(chemin: Path, octets: bytes) -> None:
    """Replace a small file of ours whole."""
    provisoire = temporaire(chemin)
    ecrire_neuf(provisoire, octets)
    try:
        remplacer(provisoire, chemin)
    except BaseException:
        effacer(provisoire)
        raise


def remplacer(source: Path, cible: Path) -> None:
    """``os.replace``, tried again for about 3 s while another program holds the target."""
    for pause in PAUSES:
        try:
            os.replace(source, cible)
            return
        except OSError as erreur:
            if not est_occupe(erreur):
                raise
            time.sleep(pause)
    os.replace(source, cible)


def poser_sans_ecraser(source: Path, cible: Path) -> None:
    """Give ``source`` the name ``cible``; FileExistsError when the name is taken, also by somebody quicker."""
    if os.name == "nt":
        os.rename(source, cible)
        return
    try:
        os.link(source, cible)
    except OSError as erreur:
        if isinstance(erreur, FileExistsError):
            raise
        if cible.exists():  # FAT and some network folders know no links
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(cible)) from erreur
        os.replace(source, cible)
        return
    effacer(source)


def reprendre_droits(source: os.stat_result, cible: Path) -> None:
    """Keep the permissions of the file being replaced; media without permissions don't matter."""
    with suppress(OSError):
        os.chmod(cible, stat.S_IMODE(source.st_mode))


def effacer(chemin: Path) -> None:
    """Delete a file of ours; one that cannot be deleted now will be swept later."""
    with suppress(OSError):
        os.unlink(chemin)


def balayer(cible: Path) -> int:
    """Delete the temporaries that earlier publications of ``cible`` left behind; return how many."""
    prefixe, nombre = f".{_court(cible.name)}.", 0
    try:
        voisins = list(cible.parent.iterdir())
    except OSError:
        return 0
    for voisin in voisins:
        coeur = voisin.name[len(prefixe) : -len(SUFFIXE_TEMPORAIRE)]
        if voisin.name.startswith(prefixe) and voisin.name.endswith(SUFFIXE_TEMPORAIRE) and _hexa32(coeur):
            effacer(voisin)
            nombre += 1
    return nombre


def _hexa32(texte: str) -> bool:
    return len(texte) == 32 and all(c in "0123456789abcdef" for c in texte)


def place_libre(dossier: Path) -> int:
    """Free bytes where ``dossier`` is; 0 when unknown."""
    try:
        return shutil.disk_usage(dossier).free
    except OSError:
        return 0

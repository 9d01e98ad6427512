"""The child process that opens a file from elsewhere: it may die, run out of memory or be killed; we don't.

It gets bytes and gives back JSON bytes; it opens no file, and the program's data are not in its memory.
"""

from __future__ import annotations

import os
import struct
import sys
import zipfile
import zlib
from multiprocessing.connection import Connection

from app.models.erreurs import ErreurUtilisateur
from app.services.imports.attendu import LISTE, PRUDENCE, Attendu
from app.services.imports.gardes import FichierDangereux
from app.services.imports.nature import est_un_classeur
from app.services.imports.tableau import Classeur, ListeRefusee, emballer
from app.services.imports.texte_csv import lire_csv

MEMOIRE_MAX = 640 * 1024 * 1024
"""Bytes of address space the child may ask for, on systems that can limit it."""

LU = b"L"
REFUSE = b"R"

ILLISIBLES = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, LookupError, ValueError, TypeError,
    AttributeError, SyntaxError, AssertionError, NotImplementedError, ArithmeticError, MemoryError, RecursionError,
)  # fmt: skip
"""What openpyxl, expat and zipfile were seen to raise on broken files (RELIABILITY §2); parse errors of both XML
libraries are SyntaxErrors."""


def lire_octets(octets: bytes, nom: str, attendu: Attendu = LISTE) -> Classeur:
    """Read what is ``attendu`` from bytes, in this very process. Raises `ListeRefusee`, always in French."""
    try:
        if est_un_classeur(octets, attendu):
            from app.services.imports.xlsx import lire_xlsx

            return lire_xlsx(octets, nom, attendu)
        return lire_csv(octets, nom)
    except FichierDangereux as danger:
        raise ListeRefusee(danger.message, PRUDENCE) from danger
    except ILLISIBLES as erreur:
        raise illisible(nom, attendu) from erreur


def illisible(nom: str, attendu: Attendu = LISTE) -> ListeRefusee:
    """The one refusal for a file that cannot be read, whatever broke."""
    return ListeRefusee(
        f"« {nom} » ne peut pas être lu : il est abîmé, incomplet, ou ce n’est pas {attendu.nom}.", attendu.a_nouveau
    )


def travailler(tuyau: Connection, octets: bytes, nom: str, attendu: Attendu = LISTE) -> None:
    """What the child runs: read, answer, end. Its traces go nowhere: the parent knows what to say."""
    with open(os.devnull, "w", encoding="utf-8") as nulle_part:
        sys.stderr = nulle_part
        _se_limiter()
        try:
            reponse = LU + emballer(lire_octets(octets, nom, attendu))
        except ErreurUtilisateur as refus:
            reponse = REFUSE + "\x00".join((refus.message, refus.conseil)).encode()
        tuyau.send_bytes(reponse)
        tuyau.close()


def _se_limiter() -> None:
    """Cap our own memory where the system can (not on Windows, where the time limit alone protects)."""
    if sys.platform == "win32":
        return
    import resource

    _, plafond = resource.getrlimit(resource.RLIMIT_AS)
    voulu = MEMOIRE_MAX if plafond == resource.RLIM_INFINITY else min(MEMOIRE_MAX, plafond)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (voulu, plafond))
    except (ValueError, OSError):
        return  # macOS refuses some values: the time limit remains

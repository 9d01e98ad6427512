"""Reading a file that a person chose: once, with a size limit, in a child process that can be stopped.

A window polls `Lecture`; anything else calls `lire_liste`, which waits.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import stat
import time
from pathlib import Path

from app.services.imports.attendu import LISTE, Attendu
from app.services.imports.enfant import LU, illisible, travailler
from app.services.imports.tableau import TAILLE_MAX, Classeur, ListeRefusee, deballer

DELAI = 20.0
"""Seconds before the child is killed."""


class Lecture:
    """One file being read. `resultat` is None until it is done; `interrompre` gives up."""

    def __init__(self, chemin: Path, *, delai: float = DELAI, attendu: Attendu = LISTE) -> None:
        self.nom = chemin.name
        self._attendu = attendu
        octets = lire_fichier(chemin, attendu)
        self.empreinte = hashlib.sha256(octets).hexdigest()
        """SHA-256 of what is read: a file that changes afterwards is recognised."""
        contexte = multiprocessing.get_context("spawn")
        self._tuyau, cote_enfant = contexte.Pipe(duplex=False)
        self._enfant = contexte.Process(target=travailler, args=(cote_enfant, octets, self.nom, attendu), daemon=True)
        try:
            self._enfant.start()
        except OSError as erreur:
            self._tuyau.close()
            raise ListeRefusee(
                "La lecture du fichier n’a pas pu être lancée sur cet ordinateur.",
                "Fermez quelques programmes, puis recommencez.",
            ) from erreur
        finally:
            cote_enfant.close()
        self._limite = time.monotonic() + delai

    def resultat(self, attente: float = 0.0) -> Classeur | None:
        """The list once it is read, None while it isn't (after ``attente`` seconds at most).

        Raises `ListeRefusee` when the file is refused, broken, or too long to read.
        """
        if not self._tuyau.poll(attente):
            if time.monotonic() > self._limite:
                self.interrompre()
                raise ListeRefusee(
                    f"La lecture de « {self.nom} » a été arrêtée : elle demandait trop de temps.",
                    self._attendu.alleger,
                )
            return None
        try:
            reponse = self._tuyau.recv_bytes()
        except (EOFError, OSError) as erreur:  # the child died: out of memory, or worse
            raise illisible(self.nom, self._attendu) from erreur
        finally:
            self.interrompre()
        genre, corps = reponse[:1], reponse[1:]
        if genre != LU:
            message, _, conseil = corps.decode().partition("\x00")
            raise ListeRefusee(message, conseil)
        return deballer(corps)

    def interrompre(self) -> None:
        """Stop the child, if it still runs, and let go of it."""
        if not self._tuyau.closed:
            self._tuyau.close()
            self._enfant.kill()
            self._enfant.join()
            self._enfant.close()


def lire_liste(chemin: Path, *, delai: float = DELAI) -> Classeur:
    """Read a list and wait for it. Raises `ListeRefusee`."""
    lecture = Lecture(chemin, delai=delai)
    while (classeur := lecture.resultat(0.2)) is None:
        pass
    return classeur


def lire_fichier(chemin: Path, attendu: Attendu = LISTE) -> bytes:
    """The bytes of a regular file of at most `TAILLE_MAX`. Raises `ListeRefusee`."""
    try:
        etat = chemin.stat()
        if not stat.S_ISREG(etat.st_mode):
            raise ListeRefusee(f"« {chemin.name} » n’est pas un fichier.", attendu.choisir)
        with chemin.open("rb") as flux:
            octets = flux.read(TAILLE_MAX + 1)
    except FileNotFoundError as erreur:
        raise ListeRefusee(
            f"« {chemin.name} » n’est plus à cet endroit.", "Vérifiez que la clé ou le dossier partagé est accessible."
        ) from erreur
    except OSError as erreur:
        raise ListeRefusee(
            f"« {chemin.name} » ne peut pas être ouvert.",
            "S’il est ouvert dans un autre programme (Excel…), fermez-le, puis réessayez.",
        ) from erreur
    if len(octets) > TAILLE_MAX:
        raise ListeRefusee(f"« {chemin.name} » dépasse 10 Mo : ce n’est sans doute pas {attendu.nom}.", attendu.alleger)
    return octets

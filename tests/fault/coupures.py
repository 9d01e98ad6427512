"""Simulated power cuts: what is written is recorded call by call, then replayed up to a random instant.

What was not synced by then is kept, dropped or garbled sector by sector; a rename or a deletion not followed by a sync
of its folder happens, or not. The model assumes a disk that tells the truth about its syncs.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import apsw

from app.services.fichier import disque

SECTEUR = 512


@dataclass
class Film:
    """Events in order: (what, file, …). ``acquis`` events say what the user was told by then."""

    evenements: list[tuple[Any, ...]] = field(default_factory=list)

    def noter(self, *evenement: Any) -> None:
        """Add an event."""
        self.evenements.append(evenement)

    def acquis(self, jusqu_a: int) -> int:
        """The last thing acknowledged before that instant."""
        return max((e[1] for e in self.evenements[:jusqu_a] if e[0] == "acquis"), default=0)

    def rejouer(self, jusqu_a: int, depart: dict[str, bytes], hasard: random.Random) -> dict[str, bytes]:
        """The files as a machine would find them after a cut at that instant."""
        fichiers = {nom: _Fichier(bytearray(octets)) for nom, octets in depart.items()}
        en_suspens: list[tuple[Any, ...]] = []
        for evenement in self.evenements[:jusqu_a]:
            quoi, nom, *reste = evenement
            if quoi == "ecrire":
                fichiers.setdefault(nom, _Fichier()).ecrire(*reste)
            elif quoi == "tronquer":
                fichiers.setdefault(nom, _Fichier()).tronquer(*reste)
            elif quoi == "sync":
                fichiers.setdefault(nom, _Fichier()).synchroniser()
            elif quoi in ("renommer", "effacer"):
                en_suspens.append(evenement)
            elif quoi == "sync_dossier":
                for attente in en_suspens:
                    _nommer(fichiers, attente)
                en_suspens.clear()
        for attente in en_suspens[: hasard.randint(0, len(en_suspens))]:
            _nommer(fichiers, attente)
        return {nom: fichier.apres_coupure(hasard) for nom, fichier in fichiers.items()}


class _Fichier:
    def __init__(self, stable: bytearray | None = None) -> None:
        self.stable = stable if stable is not None else bytearray()
        self.attente: list[tuple[int, bytes | None]] = []

    def ecrire(self, ou: int, octets: bytes) -> None:
        self.attente.append((ou, octets))

    def tronquer(self, taille: int) -> None:
        self.attente.append((taille, None))

    def synchroniser(self) -> None:
        for ou, octets in self.attente:
            _poser(self.stable, ou, octets)
        self.attente.clear()

    def apres_coupure(self, hasard: random.Random) -> bytes:
        corps = bytearray(self.stable)
        for ou, octets in self.attente:
            if octets is None:
                if hasard.random() < 0.5:
                    _poser(corps, ou, None)
                continue
            for debut in range(0, len(octets), SECTEUR):
                sort = hasard.random()
                morceau = octets[debut : debut + SECTEUR]
                if sort < 0.45:
                    _poser(corps, ou + debut, morceau)
                elif sort < 0.6:
                    _poser(corps, ou + debut, hasard.randbytes(len(morceau)))
        return bytes(corps)


def _poser(corps: bytearray, ou: int, octets: bytes | None) -> None:
    if octets is None:
        del corps[ou:]
        return
    if len(corps) < ou:
        corps += bytes(ou - len(corps))
    corps[ou : ou + len(octets)] = octets


def _nommer(fichiers: dict[str, _Fichier], evenement: tuple[Any, ...]) -> None:
    quoi, nom, *reste = evenement
    ancien = fichiers.pop(nom, None)
    if quoi == "renommer" and ancien is not None:
        fichiers[reste[0]] = ancien


class VfsQuiFilme(apsw.VFS):
    """SQLite's own file system, recorded."""

    def __init__(self, film: Film, nom: str = "film") -> None:
        self.film, self.nom = film, nom
        super().__init__(nom, base="")

    def xOpen(self, name: Any, flags: list[int]) -> Any:
        """Open, recorded when it is one of the files that last."""
        return _FichierFilme(self.film, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        """A deletion lasts once its folder is synced."""
        self.film.noter("effacer", Path(filename).name)
        if syncdir:
            self.film.noter("sync_dossier", "")
        super().xDelete(filename, syncdir)


class _FichierFilme(apsw.VFSFile):
    def __init__(self, film: Film, nom: Any, flags: list[int]) -> None:
        self.film = film
        chemin = nom.filename() if isinstance(nom, apsw.URIFilename) else nom
        self.nom = Path(chemin).name if chemin else "provisoire"
        super().__init__("", nom, flags)

    def xWrite(self, data: Any, offset: int) -> None:
        """Recorded as not synced yet."""
        self.film.noter("ecrire", self.nom, offset, bytes(data))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        """Recorded as not synced yet."""
        self.film.noter("tronquer", self.nom, newsize)
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        """What came before lasts."""
        self.film.noter("sync", self.nom)
        super().xSync(flags)


@contextmanager
def filmer_les_fichiers(film: Film) -> Iterator[None]:
    """Record what `disque` does to ordinary files: contents at their sync, renames, deletions, syncs of folders.

    A file renamed without having been synced is recorded with contents that may still be lost.
    """
    vus: set[str] = set()
    vrai = {"replace": os.replace, "link": os.link, "unlink": os.unlink}
    synchroniser, synchroniser_dossier = disque.synchroniser, disque.synchroniser_dossier

    def ecrit(chemin: str) -> None:
        if os.path.exists(chemin):
            film.noter("tronquer", chemin, 0)
            film.noter("ecrire", chemin, 0, Path(chemin).read_bytes())
            vus.add(chemin)

    def sync(descripteur: int) -> None:
        synchroniser(descripteur)
        chemin = os.readlink(f"/proc/self/fd/{descripteur}")
        ecrit(chemin)
        film.noter("sync", chemin)

    def renommer(source: Any, cible: Any) -> None:
        if str(source) not in vus:
            ecrit(str(source))
        vrai["replace"](source, cible)
        film.noter("renommer", str(source), str(cible))
        vus.add(str(cible))

    def effacer(chemin: Any, *a: Any, **k: Any) -> None:
        vrai["unlink"](chemin, *a, **k)
        film.noter("effacer", str(chemin))

    def sync_dossier(dossier: Path) -> None:
        synchroniser_dossier(dossier)
        film.noter("sync_dossier", str(dossier))

    with (
        mock.patch.object(disque, "synchroniser", sync),
        mock.patch.object(disque, "synchroniser_dossier", sync_dossier),
        mock.patch.object(os, "replace", renommer),
        mock.patch.object(os, "unlink", effacer),
    ):
        yield

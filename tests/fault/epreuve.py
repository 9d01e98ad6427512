"""What a family of faults reports, and the oracles: files are read by plain sqlite3, never by our own code."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Resultat:
    """``injectes``: faults that really happened; ``abimes``: files found broken; ``perdus``: acknowledged work lost."""

    faute: str
    injectes: int = 0
    abimes: int = 0
    perdus: int = 0
    notes: list[str] = field(default_factory=list)
    comptes: dict[str, int] = field(default_factory=dict)

    def compter(self, quoi: str, combien: int = 1) -> None:
        """Count something the table shows beside the verdict."""
        self.comptes[quoi] = self.comptes.get(quoi, 0) + combien

    def abime(self, note: str) -> None:
        """A file broken, or a fault that went unseen."""
        self.abimes += 1
        self.notes.append(note)

    def perdu(self, note: str) -> None:
        """Something acknowledged is gone."""
        self.perdus += 1
        self.notes.append(note)

    @property
    def verdict(self) -> str:
        """One word."""
        if self.abimes or self.perdus:
            return "PERTE"
        return "tenu" if self.injectes else "RIEN INJECTÉ"

    def ajouter(self, autre: Resultat) -> None:
        """Add another round of the same family."""
        self.injectes += autre.injectes
        self.abimes += autre.abimes
        self.perdus += autre.perdus
        self.notes += autre.notes
        for quoi, combien in autre.comptes.items():
            self.compter(quoi, combien)


def noms(chemin: Path) -> set[str] | None:
    """Names in the register of a file that must be whole by itself; None when it is not."""
    try:
        with closing(sqlite3.connect(":memory:")) as base:
            base.deserialize(chemin.read_bytes())
            return _noms(base)
    except (OSError, sqlite3.Error, MemoryError):
        return None


def noms_de_travail(travail: Path, brouillon: Path) -> set[str] | None:
    """The same of a working copy with its ``-wal``, on copies."""
    copie = brouillon / "oracle.sqlite"
    for suffixe in ("", "-wal", "-shm"):
        ici = copie.with_name(copie.name + suffixe)
        ici.unlink(missing_ok=True)
        if suffixe != "-shm" and travail.with_name(travail.name + suffixe).exists():
            shutil.copyfile(travail.with_name(travail.name + suffixe), ici)
    try:
        with closing(sqlite3.connect(copie)) as base:
            return _noms(base)
    except sqlite3.Error:
        return None


_DEPENDANTES = ("contact", "mouvement", "affectation", "plan_accompagnement", "ligne_plan")
"""Tables whose rows come and go with a structure."""

_SANS_STRUCTURE = 'SELECT 1 FROM "{}" WHERE structure NOT IN (SELECT id FROM structure) LIMIT 1'


def _noms(base: sqlite3.Connection) -> set[str] | None:
    if base.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        return None
    if any(base.execute(_SANS_STRUCTURE.format(table)).fetchone() for table in _DEPENDANTES):
        return None
    return {str(nom) for (nom,) in base.execute("SELECT nom FROM structure")}


def dans_un_enfant(faire: Callable[[Callable[[str], None]], None]) -> tuple[int, int]:
    """Fork; the child does ``faire(dire)`` and leaves without cleaning up. Returns pid and pipe."""
    lire, ecrire = os.pipe()
    pid = os.fork()
    if pid:
        os.close(ecrire)
        return pid, lire
    code = 1
    try:
        os.close(lire)
        faire(lambda ligne: _dire(ecrire, ligne))
        code = 0
    except BaseException as erreur:  # noqa: BLE001 — the child must end here, whatever happened
        _dire(ecrire, f"! {type(erreur).__name__} {erreur}".replace("\n", " "))
    finally:
        os._exit(code)


def _dire(ecrire: int, ligne: str) -> None:
    os.write(ecrire, f"{ligne}\n".encode())


def tout_lire(lire: int) -> list[str]:
    """What the child said before it ended."""
    morceaux = []
    while morceau := os.read(lire, 65536):
        morceaux.append(morceau)
    os.close(lire)
    return b"".join(morceaux).decode().splitlines()

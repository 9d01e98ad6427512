"""What a chargé de mission does in these tests, and an oracle that reads files without any code of the program."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.models.structure import Structure
from app.services.fichier import ErreurFichier, Poste, Session, creer, ouvrir

AIDE = "Accompagnement des recycleries"


def poste_de(dossier: Path, auteur: str = "Camille", nom: str = "POSTE-1") -> Poste:
    """A computer whose own folder is under ``dossier``."""
    return Poste(dossier / f"poste-{nom}", auteur, nom)


def inscrire(session: Session, *noms: str) -> None:
    """One gesture: these structures enter the register."""
    with session.dossier.operation("Inscrire des structures") as op:
        for nom in noms:
            op.creer(Structure, nom=nom, histoire="Une longue histoire associative. " * 3)


def dossier_pret(chemin: Path, poste: Poste, *noms: str) -> Path:
    """A closed dossier with these structures."""
    session = creer(chemin, AIDE, poste=poste, bureau="DLA d’Ille-et-Vilaine")
    if noms:
        inscrire(session, *noms)
    assert session.fermer().phase == "a_jour"
    return chemin


def noms_lus(chemin: Path) -> list[str]:
    """The oracle: names in the register, read by plain sqlite3 from the file alone."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(chemin.read_bytes())
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [nom for (nom,) in base.execute("SELECT nom FROM structure ORDER BY rowid")]


def noms_ouverts(session: Session) -> list[str]:
    """Names in the register of an open session."""
    return [ligne["nom"] for ligne in session.dossier.lignes(Structure, "nom")]


def voisins(chemin: Path) -> list[str]:
    """What lies beside a dossier."""
    return sorted(v.name for v in chemin.parent.iterdir() if v.is_file())


@contextmanager
def autre_outil(chemin: Path) -> Iterator[sqlite3.Connection]:
    """Somebody edits the file with a general SQLite tool."""
    with closing(sqlite3.connect(chemin, isolation_level=None)) as base:
        yield base


def avec_geste(chemin: Path, poste: Poste, *noms: str) -> None:
    """Somebody opens, adds, closes."""
    session = ouvrir(chemin, poste=poste)
    inscrire(session, *noms)
    assert session.fermer().phase == "a_jour"


def refus(chemin: Path, poste: Poste) -> ErreurFichier:
    """Opening is refused, the file stays as it was."""
    avant = chemin.read_bytes()
    with pytest.raises(ErreurFichier) as dit:
        ouvrir(chemin, poste=poste)
    assert chemin.read_bytes() == avant
    assert "Traceback" not in str(dit.value)
    return dit.value

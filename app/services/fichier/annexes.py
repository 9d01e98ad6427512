"""Leftover ``-journal`` or ``-wal`` files beside a dossier: another tool's unfinished business.

Ours is never opened by SQLite where it lies, so they are somebody else's. The set is copied to quarantine; the dossier
is tried alone, then with its side file, always on copies. The originals stay where they are until we publish.
"""

from __future__ import annotations

import os
import sqlite3
import uuid
from contextlib import closing
from pathlib import Path

from app.services.fichier import disque
from app.services.fichier.connexion import adresse
from app.services.fichier.empreinte import empreinte_de
from app.services.fichier.erreurs import FichierAbime, PasUnDossier
from app.services.fichier.lecture import Lecture, examiner, lire_octets
from app.services.fichier.poste import Poste
from app.services.fichier.sceau import EtatSceau

SUFFIXES = ("-journal", "-wal")
AVIS = "Fichier annexe trouvé, mis de côté : « {nom} » ({suite})."


def lire_avec_annexes(chemin: Path, poste: Poste) -> tuple[Lecture, list[str]]:
    """Read a dossier, minding what lies beside it. Raises the refusals of `lecture`."""
    octets, etat = lire_octets(chemin)
    trouvees = [voisin for s in SUFFIXES if _pleine(voisin := chemin.with_name(chemin.name + s))]
    if not trouvees:
        return examiner(octets, etat), []
    rangee = _mettre_en_quarantaine(chemin, octets, trouvees, poste)
    refus: FichierAbime | PasUnDossier | None = None
    try:
        seule = examiner(octets, etat)
        if seule.sceau is EtatSceau.INTACT:
            return seule, _avis(trouvees, "le dossier est entier sans lui")
    except (FichierAbime, PasUnDossier) as erreur:
        refus = erreur
    avec = _rejouer(rangee, chemin.name)
    if avec is not None:
        try:
            lecture = examiner(avec, etat)
        except (FichierAbime, PasUnDossier):
            lecture = None
        if lecture is not None and lecture.sceau is not EtatSceau.ROMPU:
            empreinte = empreinte_de(octets, etat)  # publishing compares with the file as it lies there
            return Lecture(lecture.octets, empreinte, lecture.entete, lecture.sceau), _avis(
                trouvees, "il a servi à remettre le dossier en état"
            )
    if refus is not None:
        raise refus
    return seule, _avis(trouvees, "il ne va pas avec ce dossier")


def _pleine(voisin: Path) -> bool:
    try:
        return voisin.is_file() and voisin.stat().st_size > 0
    except OSError:
        return False


def _avis(trouvees: list[Path], suite: str) -> list[str]:
    return [AVIS.format(nom=voisin.name, suite=suite) for voisin in trouvees]


def _mettre_en_quarantaine(chemin: Path, octets: bytes, trouvees: list[Path], poste: Poste) -> Path | None:
    rangee = poste.quarantaine / uuid.uuid4().hex
    try:
        rangee.mkdir(parents=True, mode=0o700)
        disque.ecrire_neuf(rangee / chemin.name, octets)
        for voisin in trouvees:
            disque.ecrire_neuf(rangee / voisin.name, disque.lire(voisin))
    except OSError:
        return None
    return rangee


def _rejouer(rangee: Path | None, nom: str) -> bytes | None:
    """Let SQLite finish the other tool's transaction, on a further copy; only its own recovery runs there."""
    if rangee is None:
        return None
    essai = rangee / "essai"
    try:
        essai.mkdir()
        for piece in rangee.iterdir():
            if piece.is_file():
                disque.ecrire_neuf(essai / piece.name, disque.lire(piece))
        with closing(sqlite3.connect(adresse(essai / nom, "rw"), uri=True, isolation_level=None)) as base:
            base.execute("PRAGMA trusted_schema=OFF")
            base.execute("PRAGMA query_only=ON")
            base.execute("BEGIN")
            base.execute("SELECT count(*) FROM sqlite_master").fetchone()
            octets = bytearray(base.serialize())
            base.execute("ROLLBACK")
    except (OSError, sqlite3.Error):
        return None
    if len(octets) < 100:
        return None
    octets[18] = octets[19] = 1
    return bytes(octets)


def ecarter(chemin: Path) -> None:
    """Before our file takes that name: a side file left there would be replayed into it by any SQLite tool."""
    for suffixe in SUFFIXES:
        voisin = chemin.with_name(chemin.name + suffixe)
        if _pleine(voisin):
            try:
                os.replace(voisin, voisin.with_name(f"{voisin.name}.mis-de-cote-{uuid.uuid4().hex[:8]}"))
            except OSError:
                continue

"""Putting a sealed image in the place of the user's file, so that this file is whole at any instant.

(a) the target is what we read or last wrote → (b) image written beside it, down to the device → (c) the replaced
bytes are kept if nobody has them → (d) rename → (e) folder down to the device → (f) re-read and compared → (g) our
old temporaries swept. Whatever stops it, the target holds all of the old bytes or all of the new.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from app.services.fichier import annexes, copies_locales, disque, sceau
from app.services.fichier.connexion import adresse
from app.services.fichier.empreinte import Empreinte, empreinte_de
from app.services.fichier.erreurs import SauvegardeImpossible
from app.services.fichier.etat import Motif
from app.services.fichier.image import Image
from app.services.fichier.lecture import etiquette
from app.services.fichier.poste import Poste

ATTENTE_EN_PLACE = 2.0
"""Seconds to wait for another program's lock when writing into a file whose name cannot be taken."""


class PublicationRefusee(Exception):
    """The target must not be written, or could not be; ``motif`` says why."""

    def __init__(self, motif: Motif, detail: str = "", manque: int = 0) -> None:
        super().__init__(motif.value, detail)
        self.motif = motif
        self.detail = detail
        self.manque = manque


@dataclass(frozen=True)
class Cible:
    """Where the dossier goes, and what we know to be there. ``connue`` is None for a file that must not exist yet."""

    chemin: Path
    identite: str
    connue: Empreinte | None
    nous_l_avons_ecrite: bool = False


def verifier_cible(cible: Cible, publication: str = "") -> bytes | None:
    """Step (a). Returns the bytes to be replaced when they are not ours, None when they need no keeping.

    ``publication``: our last lineage row; a target that holds it is ours, even if a crash kept us from noting so.
    Raises `PublicationRefusee`.
    """
    if cible.connue is None:
        if cible.chemin.exists():
            raise PublicationRefusee(Motif.CHANGE)
        if not cible.chemin.parent.is_dir():
            raise PublicationRefusee(Motif.RETIRE)
        return None
    try:
        octets = disque.lire(cible.chemin)
    except OSError as erreur:
        raise PublicationRefusee(_absence(cible, erreur)) from erreur
    if hashlib.sha256(octets).hexdigest() == cible.connue.sha256:
        return None if cible.nous_l_avons_ecrite else octets
    motif = changement(octets, cible.identite, publication)
    if motif is not None:
        raise PublicationRefusee(motif)
    return None


def changement(octets: bytes, identite: str, publication: str) -> Motif | None:
    """Why bytes that are not those we know may not be replaced; None when our own last publication is in them."""
    trouvee = etiquette(octets)
    if trouvee is None:
        return Motif.CHANGE
    if trouvee.identite != identite:
        return Motif.AUTRE_DOSSIER
    return None if publication and trouvee.publication == publication and trouvee.sain else Motif.CHANGE


def _absence(cible: Cible, erreur: OSError) -> Motif:
    if not isinstance(erreur, FileNotFoundError) and not isinstance(erreur, NotADirectoryError):
        return Motif.OCCUPE if disque.est_occupe(erreur) or disque.est_refuse(erreur) else Motif.SUPPORT
    return absence(cible.chemin, cible.connue)


def absence(chemin: Path, connue: Empreinte | None) -> Motif:
    """Medium gone, or file deleted? An empty mount point stays behind on some systems: its device number differs."""
    try:
        etat = os.stat(chemin.parent)
    except OSError:
        return Motif.RETIRE
    return Motif.RETIRE if connue is not None and etat.st_dev != connue.peripherique else Motif.SUPPRIME


def remplacer(cible: Cible, image: Image, poste: Poste, a_garder: bytes | None) -> Empreinte:
    """Steps (b) to (g). Returns the fingerprint of what is there now. Raises `PublicationRefusee`."""
    provisoire = disque.temporaire(cible.chemin)
    try:
        disque.ecrire_neuf(provisoire, image.octets)
        _garder(a_garder, cible, poste)
        annexes.ecarter(cible.chemin)
        en_place = _poser(provisoire, cible, image)
        disque.synchroniser_dossier(cible.chemin.parent)
        relus = disque.relire(cible.chemin)
        etat = os.stat(cible.chemin)
    except OSError as erreur:
        disque.effacer(provisoire)
        raise _refus(erreur, cible, len(image.octets)) from erreur
    if relus != image.octets and hashlib.sha256(relus).hexdigest() != en_place:
        raise PublicationRefusee(Motif.RELECTURE)
    disque.balayer(cible.chemin)
    return empreinte_de(relus, etat, en_place)


def _garder(octets: bytes | None, cible: Cible, poste: Poste) -> None:
    if octets is None:
        return
    try:
        copies_locales.deposer(poste, cible.identite, octets, motif="avant-remplacement", revision=0)
    except SauvegardeImpossible as erreur:
        raise PublicationRefusee(Motif.DEFAUT, erreur.message) from erreur


def _poser(provisoire: Path, cible: Cible, image: Image) -> str:
    """Step (d). Returns the SHA-256 that must be found there."""
    if cible.connue is None:
        disque.poser_sans_ecraser(provisoire, cible.chemin)
        return image.sha256
    with suppress(FileNotFoundError):
        disque.reprendre_droits(os.stat(cible.chemin), provisoire)
    try:
        disque.remplacer(provisoire, cible.chemin)
    except OSError as erreur:
        if not disque.est_occupe(erreur):
            raise
        sha = _ecrire_en_place(cible.chemin, image)
        disque.effacer(provisoire)
        return sha
    return image.sha256


def _ecrire_en_place(chemin: Path, image: Image) -> str:
    """The name is held by another program but the file can be written: SQLite's own transaction does it.

    Then the seal, 64 digits in one sector, is renewed: SQLite counts its commit in the header. Cut between the two, the
    file is a sound database with a broken seal, and the working copy is still there.
    """
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as memoire:
            memoire.deserialize(image.octets)
            with closing(
                sqlite3.connect(adresse(chemin, "rw"), uri=True, isolation_level=None, timeout=ATTENTE_EN_PLACE)
            ) as vers:
                vers.execute("PRAGMA synchronous=FULL")
                memoire.backup(vers)
    except sqlite3.Error as erreur:
        raise PublicationRefusee(Motif.OCCUPE, str(erreur)) from erreur
    return _resceller(chemin, image)


def _resceller(chemin: Path, image: Image) -> str:
    avant = disque.lire(chemin)
    octets = bytearray(avant)
    sceau.resceller(octets, image.octets)
    with open(chemin, "r+b", buffering=0) as fichier:
        for debut in range(0, len(octets), 4096):
            if octets[debut : debut + 4096] != avant[debut : debut + 4096]:
                fichier.seek(debut)
                fichier.write(octets[debut : debut + 4096])
        disque.synchroniser(fichier.fileno())
    return hashlib.sha256(octets).hexdigest()


def _refus(erreur: OSError, cible: Cible, taille: int) -> PublicationRefusee:
    if disque.est_plein(erreur):
        manque = max(1, -(-(taille - disque.place_libre(cible.chemin.parent)) // 1_000_000))
        return PublicationRefusee(Motif.PLEIN, str(erreur), manque)
    if isinstance(erreur, FileExistsError):
        return PublicationRefusee(Motif.CHANGE)
    if disque.est_occupe(erreur):
        return PublicationRefusee(Motif.OCCUPE)
    if disque.est_refuse(erreur):
        return PublicationRefusee(Motif.LECTURE_SEULE)
    if isinstance(erreur, (FileNotFoundError, NotADirectoryError)):
        return PublicationRefusee(absence(cible.chemin, cible.connue))
    return PublicationRefusee(Motif.SUPPORT, str(erreur))

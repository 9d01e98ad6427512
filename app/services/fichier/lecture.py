"""The opening pipeline: a user's file is read once, whole, and everything else happens on those bytes.

Order: exists, regular, size → magic, application, truncation → seal → in memory: schema, integrity, rows.
The file itself is never opened by SQLite and never written.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from dataclasses import dataclass
from pathlib import Path

from app.models.schema import METADONNEES, VERSION_SCHEMA
from app.models.typographie import nombre
from app.services.fichier import controle, disque, sceau
from app.services.fichier.empreinte import Empreinte, empreinte_de
from app.services.fichier.entete import CONSEIL_ABIME, Entete, lire_entete, tables_demesurees
from app.services.fichier.erreurs import (
    ContenuInattendu,
    FichierAbime,
    FichierAbsent,
    PasUnDossier,
    SupportIllisible,
    TropVolumineux,
    VersionPlusRecente,
)
from app.services.fichier.recopie import recopier
from app.services.fichier.valeurs import FORME_UUID, Ecart

TAILLE_MAX = 512 * 1024 * 1024
"""Bytes: a dossier is worked on in memory when it is read and published."""

_EN_LIGNE = frozenset({errno.EIO, errno.ETIMEDOUT, getattr(errno, "ENOTCONN", -1), getattr(errno, "EREMOTEIO", -1)})
_EN_LIGNE_WINDOWS = frozenset({362, 395, 396})


@dataclass(frozen=True)
class Lecture:
    """The bytes of a file that claims to be a dossier, and what they say of themselves."""

    octets: bytes
    empreinte: Empreinte
    entete: Entete
    sceau: sceau.EtatSceau


@dataclass(frozen=True)
class Contenu:
    """What was poured into a working copy."""

    identite: str
    meta: dict[str, str]
    ecarts: tuple[Ecart, ...]
    plus_recente: bool


def lire_octets(chemin: Path) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file of a reasonable size, and its state; French refusals otherwise."""
    try:
        etat = os.stat(chemin)
        if not stat.S_ISREG(etat.st_mode):
            genre = "un dossier de fichiers" if stat.S_ISDIR(etat.st_mode) else "un fichier ordinaire"
            verbe = "C’est" if stat.S_ISDIR(etat.st_mode) else "Ce n’est pas"
            raise PasUnDossier(
                f"{verbe} {genre} : ce n’est pas un dossier Ingéco.", "Choisissez un fichier « .sqlite »."
            )
        if etat.st_size > TAILLE_MAX:
            raise TropVolumineux(
                f"Trop volumineux : ce fichier pèse {nombre(etat.st_size // 1_000_000)} Mo.",
                f"Un dossier Ingéco ne dépasse pas {nombre(TAILLE_MAX // 1_048_576)} Mo.",
            )
        return disque.lire(chemin), etat
    except FileNotFoundError as erreur:
        raise FichierAbsent(
            f"Le fichier « {chemin.name} » est introuvable.",
            "A-t-il été déplacé ou renommé ? La clé est-elle branchée ?",
        ) from erreur
    except OSError as erreur:
        raise _illisible(chemin, erreur) from erreur


def _illisible(chemin: Path, erreur: OSError) -> SupportIllisible | FichierAbsent:
    if erreur.errno == errno.ENAMETOOLONG:
        return FichierAbsent(
            "Le chemin de ce fichier est trop long.", "Rapprochez-le de la racine du disque ou renommez-le."
        )
    if getattr(erreur, "winerror", None) in _EN_LIGNE_WINDOWS or erreur.errno in _EN_LIGNE:
        return SupportIllisible(
            f"Le support ne rend pas « {chemin.name} » (fichier en ligne seulement, ou support en erreur).",
            "Connectez-vous pour le télécharger, ou copiez-le sur ce poste, puis ouvrez la copie.",
        )
    if disque.est_refuse(erreur):
        return SupportIllisible(
            f"Vous n’avez pas le droit de lire « {chemin.name} ».",
            "Demandez l’accès, ou une copie, à qui l’a enregistré.",
        )
    return SupportIllisible(
        f"Le fichier « {chemin.name} » ne peut pas être lu ({erreur.strerror}).",
        "Copiez-le sur ce poste, puis ouvrez la copie.",
    )


def lire(chemin: Path) -> Lecture:
    """Read a dossier file up to its seal. Raises the refusals of `entete` and of `lire_octets`."""
    octets, etat = lire_octets(chemin)
    return examiner(octets, etat)


def examiner(octets: bytes, etat: os.stat_result) -> Lecture:
    """The same on bytes already read."""
    entete = lire_entete(octets)
    return Lecture(octets, empreinte_de(octets, etat), entete, sceau.examiner(octets))


def exiger_sain(lecture: Lecture) -> None:
    """Refuse a broken seal. A file changed by another tool passes: its rows will be checked one by one."""
    if lecture.sceau in (sceau.EtatSceau.ROMPU, sceau.EtatSceau.ABSENT):
        raise FichierAbime("Sceau rompu : ce fichier est abîmé.", CONSEIL_ABIME)


def verser(lecture: Lecture, vers: sqlite3.Connection, tables: frozenset[str] | None = None) -> Contenu:
    """Check the bytes in memory, then copy their rows into ``vers``, which already has our tables.

    ``tables``: those of the file's own version when it is older than ours. Raises `ContenuInattendu`,
    `FichierAbime`, `VersionPlusRecente`.
    """
    plus_recente = lecture.entete.version > VERSION_SCHEMA
    if tables_demesurees(lecture.octets, lecture.entete):
        raise controle.inattendu("des milliers de tables")
    with controle.en_memoire(lecture.octets) as base:
        try:
            lues = controle.controler(
                base, plus_recente=plus_recente, attendues=tables or frozenset(METADONNEES.tables)
            )
            meta = lire_meta(base) if "meta" in lues else {}
            if plus_recente:
                _exiger_lisible(lecture.entete.version, meta)
            identite = meta.get("dossier", "")
            if not FORME_UUID.match(identite):
                raise FichierAbime("Fichier abîmé : l’identité du dossier ne se lit plus.", CONSEIL_ABIME)
            ecarts = recopier(base, lues, vers)
        except FichierAbime as erreur:
            raise FichierAbime(erreur.message, erreur.conseil or CONSEIL_ABIME) from erreur
        except sqlite3.DatabaseError as erreur:
            raise controle.traduire(erreur) from erreur
    return Contenu(identite, meta, tuple(ecarts), plus_recente)


def lire_meta(base: sqlite3.Connection) -> dict[str, str]:
    """The rows of ``meta`` that are plain text."""
    base.text_factory = lambda brut: brut.decode("utf-8", "replace")
    try:
        lignes = base.execute("SELECT cle, valeur FROM meta LIMIT 200").fetchall()
    finally:
        base.text_factory = str
    return {cle: valeur for cle, valeur in lignes if isinstance(cle, str) and isinstance(valeur, str)}


def _exiger_lisible(version: int, meta: dict[str, str]) -> None:
    minimum = meta.get("lecture_min", "")
    if not minimum.isdecimal() or int(minimum) > VERSION_SCHEMA:
        raise VersionPlusRecente(
            f"Ce dossier a été créé avec une version plus récente d’Ingéco (format {version}).",
            "Mettez Ingéco à jour sur ce poste. Le fichier n’a pas été modifié.",
        )


@dataclass(frozen=True)
class Etiquette:
    """Whose file it is, and the last publication it holds: what tells « ours », « another dossier », « moved on »."""

    identite: str
    publication: str
    revision: int
    sain: bool


def etiquette(octets: bytes) -> Etiquette | None:
    """Read only the identity and the lineage of some bytes; None when they are not a readable dossier."""
    try:
        entete = lire_entete(octets)
        if tables_demesurees(octets, entete):
            return None
        with controle.en_memoire(octets) as base:
            identite = lire_meta(base).get("dossier", "")
            derniere = base.execute(
                "SELECT id FROM publication WHERE typeof(id) = 'text' ORDER BY rowid DESC LIMIT 1"
            ).fetchone()
            revision = base.execute("SELECT max(n) FROM operation").fetchone()[0]
    except (FichierAbime, PasUnDossier, ContenuInattendu, sqlite3.DatabaseError):
        return None
    sain = sceau.examiner(octets) is sceau.EtatSceau.INTACT
    numero = revision if isinstance(revision, int) else 0
    return Etiquette(identite, str(derniere[0]) if derniere else "", numero, sain)

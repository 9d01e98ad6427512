"""Local backups of a dossier: sealed whole copies, verified after writing, thinned with care.

``sauvegardes/<dossier>/NNNNNN-<UTC>-<motif>-r<revision>-<sha16>.sqlite``: all that is known of a copy is in its name,
so that no index can be lost. A file ``.gel`` beside them stops thinning while the dossier fails a check.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.models.typographie import nombre
from app.services.fichier import disque, rotation, sceau
from app.services.fichier.erreurs import FichierAbime, FichierExistant, SauvegardeImpossible
from app.services.fichier.poste import Poste
from app.services.fichier.valeurs import FORME_UUID

_NOM = re.compile(r"(\d{6,9})-(\d{8}T\d{6}Z)-([a-z0-9-]{1,40})-r(\d{1,12})-([0-9a-f]{16})\.sqlite\Z")
_MOTIF = re.compile(r"[^a-z0-9]+")
GEL = ".gel"


@dataclass(frozen=True)
class Sauvegarde:
    """One local backup. ``taille`` in bytes; ``quand`` in UTC."""

    quand: datetime
    motif: str
    revision: int
    chemin: Path
    taille: int
    numero: int
    empreinte: str

    @property
    def pour_toujours(self) -> bool:
        """Made before a migration: never thinned."""
        return self.motif.startswith("avant-migration")


def sauvegardes(poste: Poste, identite: str) -> tuple[Sauvegarde, ...]:
    """The backups of a dossier kept on this computer, the latest first."""
    return tuple(sorted(_lister(_dossier(poste, identite)), key=lambda s: -s.numero))


def _dossier(poste: Poste, identite: str) -> Path:
    if not FORME_UUID.match(identite):
        raise ValueError(f"not a dossier id: {identite!r}")
    return poste.sauvegardes / identite


def _lister(dossier: Path) -> Iterator[Sauvegarde]:
    try:
        voisins = list(dossier.iterdir())
    except OSError:
        return
    for chemin in voisins:
        forme = _NOM.match(chemin.name)
        if not forme:
            continue
        try:
            quand = datetime.fromisoformat(forme.group(2))
            taille = chemin.stat().st_size
        except (OSError, ValueError):
            continue
        yield Sauvegarde(
            quand, forme.group(3), int(forme.group(4)), chemin, taille, int(forme.group(1)), forme.group(5)
        )


def deposer(poste: Poste, identite: str, octets: bytes, *, motif: str, revision: int) -> Sauvegarde:
    """Keep these bytes unless the very same ones are kept already; verify, then thin.

    Raises `SauvegardeImpossible` in French (folder full, removed, read-only): the work itself is not concerned.
    """
    dossier = _dossier(poste, identite)
    empreinte = hashlib.sha256(octets).hexdigest()[:16]
    presentes = sauvegardes(poste, identite)
    deja = next((s for s in presentes if s.empreinte == empreinte and s.taille == len(octets)), None)
    if deja is not None and not motif.startswith("avant-migration") and est_intacte(deja):
        return deja
    numero = presentes[0].numero + 1 if presentes else 1
    court = _MOTIF.sub("-", motif.lower()).strip("-")[:40] or "copie"
    instant = datetime.now(UTC)
    chemin = dossier / f"{numero:06d}-{instant:%Y%m%dT%H%M%SZ}-{court}-r{max(revision, 0)}-{empreinte}.sqlite"
    try:
        dossier.mkdir(parents=True, exist_ok=True, mode=0o700)
        disque.balayer(chemin)
        provisoire = disque.temporaire(chemin)
        disque.ecrire_neuf(provisoire, octets)
        disque.remplacer(provisoire, chemin)
        disque.synchroniser_dossier(dossier)
        faite = Sauvegarde(
            instant.replace(microsecond=0), court, max(revision, 0), chemin, len(octets), numero, empreinte
        )
        if not est_intacte(faite):
            disque.effacer(chemin)
            raise OSError("la copie relue diffère de ce qui a été écrit")
    except OSError as erreur:
        raise _impossible(erreur, dossier, len(octets)) from erreur
    eclaircir(poste, identite)
    return faite


def _impossible(erreur: OSError, dossier: Path, taille: int) -> SauvegardeImpossible:
    if disque.est_plein(erreur):
        manque = max(1, (taille - disque.place_libre(dossier)) // 1_000_000)
        cause, conseil = (
            f"il manque {nombre(manque)} Mo sur ce poste",
            "Libérez de la place ou effacez des copies locales.",
        )
    elif disque.est_refuse(erreur):
        cause = "le dossier des sauvegardes n’accepte pas d’écriture"
        conseil = "Vérifiez les droits de votre session."
    else:
        cause, conseil = str(erreur.strerror or erreur), "Vérifiez le disque de ce poste."
    return SauvegardeImpossible(f"Sauvegarde impossible : {cause}. Votre travail n’est pas touché.", conseil)


def est_intacte(copie: Sauvegarde) -> bool:
    """Whether the file still is, byte for byte, what was put away."""
    try:
        octets = disque.lire(copie.chemin)
    except OSError:
        return False
    return hashlib.sha256(octets).hexdigest()[:16] == copie.empreinte


def geler(poste: Poste, identite: str, *, gele: bool) -> None:
    """Stop (or allow again) the thinning: a sick dossier must not push its last healthy copies out."""
    marque = _dossier(poste, identite) / GEL
    try:
        if gele:
            marque.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            marque.touch()
        else:
            marque.unlink(missing_ok=True)
    except OSError:
        pass  # without a mark nothing is thinned either: the folder cannot be written


def eclaircir(poste: Poste, identite: str) -> int:
    """Delete what `rotation` no longer wants, if the latest copy proves sound; return how many went."""
    toutes = sauvegardes(poste, identite)
    if not toutes or (_dossier(poste, identite) / GEL).exists():
        return 0
    copies = [rotation.Copie(s.numero, s.quand, s.taille, s.pour_toujours) for s in toutes]
    condamnees = rotation.a_effacer(copies)
    gardees = [s for s in toutes if s.numero not in condamnees]
    if not condamnees or not _scellee(gardees[0]):
        return 0
    for copie in toutes:
        if copie.numero in condamnees:
            disque.effacer(copie.chemin)
    return len(condamnees)


def _scellee(copie: Sauvegarde) -> bool:
    try:
        octets = disque.lire(copie.chemin)
    except OSError:
        return False
    return sceau.examiner(octets) is sceau.EtatSceau.INTACT


def restaurer(sauvegarde: Sauvegarde, vers: Path) -> Path:
    """Put a copy of a backup at ``vers``, which must be free; the dossier of today is not touched.

    Raises `FichierExistant`, or `FichierAbime` when the backup itself is damaged.
    """
    if vers.exists():
        raise FichierExistant(
            f"« {vers.name} » existe déjà : rien n’a été écrasé.", "Choisissez un autre nom pour la copie restaurée."
        )
    if not est_intacte(sauvegarde):
        raise FichierAbime("Cette sauvegarde est abîmée.", "Essayez la précédente.", copies=())
    provisoire = disque.temporaire(vers)
    disque.ecrire_neuf(provisoire, disque.lire(sauvegarde.chemin))
    try:
        disque.poser_sans_ecraser(provisoire, vers)
    except BaseException:
        disque.effacer(provisoire)
        raise
    disque.synchroniser_dossier(vers.parent)
    return vers


def effacer_copies_locales(poste: Poste, identite: str) -> int:
    """« Effacer les copies locales » (confidentiality): all backups of a dossier on this computer; return how many."""
    combien = len(sauvegardes(poste, identite))
    shutil.rmtree(_dossier(poste, identite), ignore_errors=True)
    return combien

"""Attached documents, kept *inside* the dossier so that they travel with it (R01, RELIABILITY.md).

Bytes are kept once (by SHA-256) and never deleted while an undo could want them back.
"""

from __future__ import annotations

import mimetypes
import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.models.erreurs import ErreurUtilisateur
from app.models.parcours import PieceJointe
from app.models.texte import nettoyer
from app.models.typographie import INSECABLE, francais, nombre
from app.services.ecriture.dossier import Dossier, maintenant
from app.services.fichier.noms import libre

MO = 1_000_000
TAILLE_A_CONFIRMER = 5 * MO
"""Above this size, the user is asked before the document is put into the dossier (bytes)."""
DOSSIER_A_CONFIRMER = 50 * MO
"""Above this total of attached documents, the user is asked too (bytes)."""
TAILLE_MAXIMALE = 100 * MO
"""A document above this size is refused (bytes)."""

_LONGUEUR_NOM = 120
_INTERDITS = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """An attached document as lists show it; size in bytes."""

    id: str
    nom: str
    taille: int
    type_mime: str
    ajoutee_le: datetime | None
    commentaire: str
    action_code: str | None


def lister(dossier: Dossier, action_code: str | None = None) -> tuple[Piece, ...]:
    """The documents of one action, or of the whole dossier, in the order they were attached."""
    lignes = dossier.lignes(PieceJointe)
    return tuple(_piece(ligne) for ligne in lignes if action_code is None or ligne["action_code"] == action_code)


def _piece(ligne: dict[str, Any]) -> Piece:
    return Piece(
        id=ligne["id"],
        nom=ligne["nom"],
        taille=ligne["taille"],
        type_mime=ligne["type_mime"] or "",
        ajoutee_le=ligne["ajoutee_le"],
        commentaire=ligne["commentaire"] or "",
        action_code=ligne["action_code"],
    )


def taille_lisible(octets: int) -> str:
    """``3,2 Mo``, ``48 ko``, ``312 octets``."""
    if octets >= MO:
        return f"{nombre(Decimal(octets) / MO, 1)}{INSECABLE}Mo"
    if octets >= 1000:
        return f"{nombre(round(octets / 1000))}{INSECABLE}ko"
    return f"{nombre(octets)}{INSECABLE}{'octet' if octets < 2 else 'octets'}"


# --- putting in ---------------------------------------------------------------------------------------------


def question_avant(dossier: Dossier, chemins: Iterable[Path]) -> str | None:
    """What to ask the user before attaching these files, or None when nothing needs asking.

    Raises `ErreurUtilisateur` for a file that can’t be attached at all (absent, a folder, above 100 Mo).
    """
    chemins = list(chemins)
    tailles = [_taille(chemin) for chemin in chemins]
    gros = [chemin for chemin, taille in zip(chemins, tailles, strict=True) if taille > TAILLE_A_CONFIRMER]
    total = _deja_joint(dossier) + sum(tailles)
    if total > DOSSIER_A_CONFIRMER:
        return francais(
            f"Avec {'ce document' if len(chemins) == 1 else 'ces documents'}, les pièces jointes pèseront "
            f"{taille_lisible(total)} : le dossier deviendra long à copier et à envoyer. Joindre quand même ?"
        )
    if gros:
        noms = " et ".join(f"« {nom_sur(chemin.name)} » ({taille_lisible(_taille(chemin))})" for chemin in gros[:3])
        return francais(f"{noms} : un gros document alourdit chaque copie du dossier. Joindre quand même ?")
    return None


def joindre(dossier: Dossier, action_code: str | None, chemin: Path, *, initiateur: object = None) -> str:
    """Put a copy of the file into the dossier; return the id of the new document.

    Raises `ErreurUtilisateur` when the file is absent, unreadable, a folder or above 100 Mo.
    """
    _taille(chemin)
    try:
        with chemin.open("rb") as fichier:
            octets = fichier.read(TAILLE_MAXIMALE + 1)
    except OSError as erreur:
        raise _illisible(chemin) from erreur
    if len(octets) > TAILLE_MAXIMALE:
        raise _trop_gros(chemin, len(octets))
    nom = nom_sur(chemin.name)
    with dossier.operation(f"Pièce jointe — {nom}", initiateur=initiateur) as op:
        return op.creer(
            PieceJointe,
            action_code=action_code,
            nom=nom,
            type_mime=mimetypes.guess_type(nom)[0],
            taille=len(octets),
            sha256=op.deposer(octets),
            ajoutee_le=maintenant(),
        )


def retirer(dossier: Dossier, id: str, *, initiateur: object = None) -> None:
    """Take a document out; Ctrl+Z brings it back whole."""
    ligne = dossier.ligne(PieceJointe, id)
    with dossier.operation(f"Pièce jointe retirée — {ligne['nom'] if ligne else ''}", initiateur=initiateur) as op:
        op.supprimer(PieceJointe, id)


def _taille(chemin: Path) -> int:
    try:
        etat = chemin.stat()
    except OSError as erreur:
        raise _illisible(chemin) from erreur
    if stat.S_ISDIR(etat.st_mode):
        raise ErreurUtilisateur(
            francais(f"« {chemin.name} » est un répertoire : rien n’a été joint."),
            "Joignez les documents qu’il contient, ou une archive .zip.",
        )
    if not stat.S_ISREG(etat.st_mode):
        raise _illisible(chemin)
    if etat.st_size > TAILLE_MAXIMALE:
        raise _trop_gros(chemin, etat.st_size)
    return etat.st_size


def _illisible(chemin: Path) -> ErreurUtilisateur:
    return ErreurUtilisateur(
        francais(f"« {chemin.name} » ne peut pas être lu : rien n’a été joint."),
        "Vérifiez qu’il existe encore et qu’aucun autre programme ne le bloque.",
    )


def _trop_gros(chemin: Path, taille: int) -> ErreurUtilisateur:
    return ErreurUtilisateur(
        francais(
            f"« {chemin.name} » pèse {taille_lisible(taille)} : un dossier n’accepte pas de document "
            f"de plus de {taille_lisible(TAILLE_MAXIMALE)}. Rien n’a été joint."
        ),
        "Réduisez-le, ou notez dans l’action l’endroit où il est rangé.",
    )


def _deja_joint(dossier: Dossier) -> int:
    ((total,),) = dossier.requete("SELECT coalesce(sum(length(octets)), 0) FROM contenu")
    return int(total)


# --- taking a copy out --------------------------------------------------------------------------------------


def extraire(dossier: Dossier, id: str, vers: Path) -> Path:
    """Write a copy of the document; return its path.

    ``vers`` is a folder (the document keeps its name, numbered if that name is taken) or a full file name, which
    is replaced. Raises `ErreurUtilisateur` when nothing can be written there.
    """
    ligne = dossier.ligne(PieceJointe, id)
    octets = dossier.octets(ligne["sha256"]) if ligne else None
    if ligne is None or octets is None:
        raise ErreurUtilisateur("Ce document n’est plus dans le dossier.", "Annuler (Ctrl+Z) peut le faire revenir.")
    cible = libre(vers, nom_sur(ligne["nom"])) if vers.is_dir() else vers
    try:
        _ecrire(cible, octets)
    except OSError as erreur:
        raise ErreurUtilisateur(
            francais(f"« {cible.name} » n’a pas pu être enregistré ; le dossier, lui, n’a pas changé."),
            "Choisissez un autre emplacement, ou libérez de la place sur le disque.",
        ) from erreur
    return cible


def _ecrire(cible: Path, octets: bytes) -> None:
    descripteur, provisoire = tempfile.mkstemp(dir=cible.parent, prefix=".ingeco-", suffix=".tmp")
    try:
        with os.fdopen(descripteur, "wb") as sortie:
            sortie.write(octets)
        os.replace(provisoire, cible)
    except OSError:
        Path(provisoire).unlink(missing_ok=True)
        raise


def nom_sur(nom: str) -> str:
    """A file name that Windows, macOS and Linux all accept, as close as can be to ``nom``; keeps the extension."""
    propre = _INTERDITS.sub("-", nettoyer(nom).texte.replace("\n", " ").replace("\t", " "))
    propre = "".join(c for c in propre if unicodedata.category(c) != "Cf").strip(" .")
    tige, point, suffixe = propre.rpartition(".")
    if not point or len(suffixe) > 10:
        tige, suffixe = propre, ""
    tige = tige.strip(" .")
    if not tige:
        tige = "document"
    if _RESERVES.fullmatch(tige.split(".")[0].strip()):
        tige = f"{tige}-"
    fin = f".{suffixe}" if suffixe else ""
    return tige[: _LONGUEUR_NOM - len(fin)].rstrip(" .") + fin

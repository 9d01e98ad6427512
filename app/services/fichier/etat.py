"""What the status line shows of a publication: frozen values with their French sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Literal

from app.models.typographie import francais, heure

Phase = Literal["a_jour", "en_attente", "echec"]


class Motif(Enum):
    """Why the dossier is not (yet) in the user's file."""

    AUCUN = ""
    RETIRE = "retire"
    SUPPRIME = "supprime"
    CHANGE = "change"
    AUTRE_DOSSIER = "autre_dossier"
    PLEIN = "plein"
    OCCUPE = "occupe"
    LECTURE_SEULE = "lecture_seule"
    SUPPORT = "support"
    RELECTURE = "relecture"
    DEFAUT = "defaut"


@dataclass(frozen=True)
class EtatPublication:
    """``message`` says what is; ``conseil`` what to do; ``a`` when the file was last published."""

    phase: Phase
    message: str
    a: datetime | None = None
    motif: Motif = Motif.AUCUN
    conseil: str = ""


@dataclass(frozen=True)
class Alerte:
    """The user's file is no longer as we left it."""

    motif: Motif
    message: str
    conseil: str = ""


def publie(quand: datetime) -> EtatPublication:
    """« Enregistré à 14:32 »."""
    return EtatPublication("a_jour", f"Enregistré à {heure(quand)}", quand)


def ouvert() -> EtatPublication:
    """Nothing was changed since the file was read."""
    return EtatPublication("a_jour", "Dossier à jour")


_ALERTES: dict[Motif, tuple[str, str]] = {
    Motif.RETIRE: (
        "Support retiré. Votre travail est conservé sur ce poste et sera publié au retour de la clé.",
        "Vous pouvez continuer, ou enregistrer le dossier ailleurs.",
    ),
    Motif.SUPPRIME: (
        "Fichier supprimé ; le republier ? Votre travail est conservé sur ce poste.",
        "Choisissez « Republier » pour le remettre à sa place, ou enregistrez-le ailleurs.",
    ),
    Motif.CHANGE: (
        "Le fichier a changé entre-temps : fusionner ou enregistrer à part. Rien n’a été écrasé.",
        "Votre travail est conservé sur ce poste. Enregistrez-le à part pour garder les deux versions.",
    ),
    Motif.AUTRE_DOSSIER: (
        "Ce n’est pas le même dossier : un autre fichier a pris ce nom. Il n’a pas été touché.",
        "Rebranchez la bonne clé, ou enregistrez votre travail sous un autre nom.",
    ),
}


def alerte(motif: Motif) -> Alerte:
    """The sentence for a file that moved on."""
    message, conseil = _ALERTES[motif]
    return Alerte(motif, francais(message), francais(conseil))

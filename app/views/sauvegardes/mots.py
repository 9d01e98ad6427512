"""How a local copy is told: when, why, how big."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from app.models.typographie import date_longue, heure, nombre
from app.views.journal.modele import mots_du_jour

if TYPE_CHECKING:
    from app.services.fichier import Sauvegarde, SessionInterrompue

_MOTIFS: Mapping[str, str] = {
    "ouverture": "à l’ouverture du dossier",
    "fermeture": "à la fermeture du dossier",
    "periodique": "toutes les dix minutes",
    "point-de-restauration": "point de restauration (Ctrl+S)",
    "avant-import": "avant un import",
    "avant-remplacement": "avant de remplacer un autre fichier",
    "session-abandonnee": "session interrompue, abandonnée",
}
_MIGRATION = re.compile(r"avant-migration-v(\d+)")


def motif_en_mots(motif: str) -> str:
    """Why the copy was made."""
    migration = _MIGRATION.fullmatch(motif)
    if migration:
        return f"avant la mise à niveau du format {migration[1]} (gardée pour toujours)"
    return _MOTIFS.get(motif, motif.replace("-", " "))


def taille_en_mots(octets: int) -> str:
    """``1,2 Mo``, ``340 ko``."""
    if octets < 1_000_000:
        return f"{nombre(max(octets // 1000, 1))}\u00a0ko"
    return f"{nombre(Decimal(octets) / 1_000_000, 1)}\u00a0Mo"


def jour_de(copie: Sauvegarde) -> str:
    """The day, in the local time zone."""
    return mots_du_jour(copie.quand.astimezone().date())


def quand_en_mots(quand: Sauvegarde | SessionInterrompue) -> str:
    """« 12 décembre 2026 à 14:32 »."""
    return f"{date_longue(quand.quand.astimezone().date())} à {heure(quand.quand)}"

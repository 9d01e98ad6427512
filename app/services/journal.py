"""The readable history of a dossier: who changed what, and when (R35)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from app.models.schema import tables_metier
from app.models.typographie import date_chiffres, montant, nombre
from app.services.ecriture.changements import Nature
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.tables import codec


@dataclass(frozen=True)
class Detail:
    """One field: what it said before and after, as a person would read it."""

    champ: str
    avant: str
    apres: str


@dataclass(frozen=True)
class Entree:
    """One gesture. ``etat``: faite, annulee or abandonnee."""

    numero: int
    quand: datetime
    auteur: str
    poste: str
    libelle: str
    nature: Nature
    etat: str
    details: tuple[Detail, ...]


def lire_journal(dossier: Dossier, limite: int | None = None, *, avant: int | None = None) -> tuple[Entree, ...]:
    """The gestures, latest first; ``avant`` (a number) pages on to older ones."""
    lignes = dossier.requete(
        "SELECT n, horodatage, auteur, poste, libelle, nature, etat FROM operation WHERE n < ? ORDER BY n DESC LIMIT ?",
        (avant if avant is not None else 2**62, limite if limite is not None else -1),
    )
    return tuple(
        Entree(
            numero=n,
            quand=datetime.fromisoformat(quand),
            auteur=auteur,
            poste=poste,
            libelle=_libelle(libelle, Nature(nature)),
            nature=Nature(nature),
            etat=etat,
            details=_details(dossier, n),
        )
        for n, quand, auteur, poste, libelle, nature, etat in lignes
    )


def _libelle(libelle: str, nature: Nature) -> str:
    if nature is Nature.ANNULATION:
        return f"Annulé : {libelle}"
    if nature is Nature.RETABLISSEMENT:
        return f"Rétabli : {libelle}"
    return libelle


def _details(dossier: Dossier, operation: int) -> tuple[Detail, ...]:
    lignes = dossier.requete(
        "SELECT entite, avant, apres FROM journal WHERE operation = ? ORDER BY n LIMIT 200", (operation,)
    )
    return tuple(detail for entite, avant, apres in lignes for detail in _de_ligne(entite, avant, apres))


_MUETS = frozenset({"id", "action_code", "phase_code", "document_code", "code", "ordre", "propre", "sha256"})


def _de_ligne(entite: str, avant: str | None, apres: str | None) -> list[Detail]:
    table = tables_metier().get(entite)
    if table is None:
        return []
    ancien = codec(entite).lire(json.loads(avant)) if avant else {}
    nouveau = codec(entite).lire(json.loads(apres)) if apres else {}
    details = []
    for colonne in table.columns:
        nom = colonne.name
        if nom in _MUETS or nom not in ancien.keys() | nouveau.keys():
            continue
        vieux, neuf = lisible(ancien.get(nom), colonne.info), lisible(nouveau.get(nom), colonne.info)
        if vieux != neuf:
            details.append(Detail(str(colonne.info.get("libelle", nom)), vieux, neuf))
    return details


def lisible(valeur: Any, info: Any) -> str:
    """A stored value in the words of a person."""
    if valeur is None or valeur in ((), {}):
        return ""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, Decimal):
        return montant(valeur) if info.get("unite") == "€" else nombre(valeur)
    if hasattr(valeur, "strftime"):
        return date_chiffres(valeur)
    if isinstance(valeur, tuple):
        return ", ".join(valeur)
    if isinstance(valeur, dict):
        return ", ".join(f"{cle} : {contenu}" for cle, contenu in valeur.items())
    return str(valeur)

"""The readable history of a dossier: who changed what, and when (R35)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from app.models.definitions.catalogue import Catalogue
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


def lire_journal(
    dossier: Dossier, limite: int | None = None, *, avant: int | None = None, catalogue: Catalogue | None = None
) -> tuple[Entree, ...]:
    """The gestures, latest first; ``avant`` (a number) pages on to older ones.

    With the ``catalogue``, codes of the method's lists are given in words.
    """
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
            details=_details(dossier, n, catalogue),
        )
        for n, quand, auteur, poste, libelle, nature, etat in lignes
    )


def _libelle(libelle: str, nature: Nature) -> str:
    if nature is Nature.ANNULATION:
        return f"Annulé : {libelle}"
    if nature is Nature.RETABLISSEMENT:
        return f"Rétabli : {libelle}"
    return libelle


def _details(dossier: Dossier, operation: int, catalogue: Catalogue | None) -> tuple[Detail, ...]:
    lignes = dossier.requete(
        "SELECT entite, avant, apres FROM journal WHERE operation = ? ORDER BY n LIMIT 200", (operation,)
    )
    return tuple(detail for entite, avant, apres in lignes for detail in _de_ligne(entite, avant, apres, catalogue))


_MUETS = frozenset({"id", "action_code", "phase_code", "document_code", "code", "ordre", "propre", "sha256"})


def _de_ligne(entite: str, avant: str | None, apres: str | None, catalogue: Catalogue | None) -> list[Detail]:
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
        vieux = lisible(ancien.get(nom), colonne.info, catalogue)
        neuf = lisible(nouveau.get(nom), colonne.info, catalogue)
        if vieux != neuf:
            details.append(Detail(str(colonne.info.get("libelle", nom)), vieux, neuf))
    return details


def lisible(valeur: Any, info: Any, catalogue: Catalogue | None = None) -> str:
    """A value in the words of a person; ``info`` is the column's (`app.models.base.champ`)."""
    if valeur is None or valeur in ((), {}):
        return ""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, Decimal):
        return montant(valeur) if info.get("unite") == "€" else nombre(valeur)
    if isinstance(valeur, date):
        return date_chiffres(valeur)
    if isinstance(valeur, tuple):
        return ", ".join(_mot(code, info, catalogue) for code in valeur)
    if isinstance(valeur, dict):
        return ", ".join(f"{cle} : {contenu}" for cle, contenu in valeur.items())
    return _mot(str(valeur), info, catalogue)


def _mot(code: str, info: Any, catalogue: Catalogue | None) -> str:
    enumeration, liste = info.get("enumeration"), info.get("liste")
    if enumeration is not None and code in {membre.value for membre in enumeration}:
        return str(enumeration.libelle_de(code))
    if liste and catalogue is not None:
        return catalogue.liste(liste).texte(code)
    return code

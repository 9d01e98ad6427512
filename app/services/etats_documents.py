"""Version, state and recipients of each document (R45): set in the window, printed on every page, undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.models.base import id_stable
from app.models.fiche import EtatDunDocument
from app.models.statuts import EtatDocument
from app.services.champs import libelle_champ
from app.services.ecriture.dossier import Dossier

ChampEtat = Literal["version", "etat", "destinataires"]


@dataclass(frozen=True)
class EtatImprime:
    """What one document says of itself; a document never touched is a « projet » without a version."""

    version: str = ""
    etat: str = EtatDocument.PROJET.value
    destinataires: str = ""

    @property
    def en_bref(self) -> str:
        """``Projet · v2``, for a list."""
        libelle = EtatDocument.libelle_de(self.etat)
        return f"{libelle} · v{self.version}" if self.version else libelle


def lire_etats(dossier: Dossier) -> Mapping[str, EtatImprime]:
    """The state of every document that has one, by code."""
    return {
        ligne["document_code"]: EtatImprime(
            ligne["version"] or "", ligne["etat"] or EtatDocument.PROJET.value, ligne["destinataires"] or ""
        )
        for ligne in dossier.lignes(EtatDunDocument)
    }


def ecrire_etat(
    dossier: Dossier, code: str, champ: ChampEtat, valeur: str | None, *, titre: str = "", initiateur: object = None
) -> None:
    """Set one of the three; an empty text becomes nothing. ``titre`` names the document in « Annuler : … »."""
    propre = valeur.strip() if valeur else ""
    actuelle = dossier.ligne(EtatDunDocument, id_etat(code))
    if (actuelle[champ] if actuelle else None) == (propre or None):
        return
    libelle = libelle_champ(EtatDunDocument, champ) + (f" — {titre}" if titre else "")
    with dossier.operation(libelle, initiateur=initiateur) as op:
        op.poser(EtatDunDocument, id_etat(code), document_code=code, **{champ: propre or None})


def id_etat(code: str) -> str:
    """The id of the row that speaks of the document ``code``, the same on every laptop."""
    return id_stable("etat_document", code)

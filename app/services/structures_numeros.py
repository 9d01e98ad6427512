"""Official numbers written into the register, in a cell or by a paste: worth a second look, never refused (R06)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.models.structure import Structure
from app.services.ecriture.dossier import Dossier
from app.services.identifiants import verifier_rna, verifier_siret
from app.services.registres.structures import signaler_doublon

_VERIFIER = {"siret": ("SIRET", verifier_siret), "rna": ("RNA", verifier_rna)}


def remarque_sur_les_numeros(dossier: Dossier, ids: Collection[str], champs: Collection[str]) -> str:
    """What to say after these fields of these structures were written: a number that can’t be right, or for a single
    structure the one that already has its number. Empty when there is nothing to say."""
    ecrits = [champ for champ in _VERIFIER if champ in champs]
    if not ecrits:
        return ""
    une_seule = next(iter(ids)) if len(ids) == 1 else None
    if une_seule is not None:
        ligne = dossier.ligne(Structure, une_seule)
        lignes = [ligne] if ligne is not None else []
    else:
        voulues = set(ids)
        lignes = [ligne for ligne in dossier.lignes(Structure, "id", "nom", *ecrits) if ligne["id"] in voulues]
    defauts = [dit for ligne in lignes for champ in ecrits if (dit := _defaut(ligne, champ))]
    if len(defauts) > 1:
        return f"{len(defauts)}\u00a0numéros à vérifier, dont le {defauts[0]}"
    if defauts:
        return f"À vérifier, {defauts[0]}"
    return (signaler_doublon(dossier, une_seule) or "") if une_seule is not None and lignes else ""


def _defaut(ligne: Mapping[str, str | None], champ: str) -> str:
    sigle, verifier = _VERIFIER[champ]
    defaut = verifier(ligne[champ] or "")
    return "" if defaut is None else f"{sigle} de « {ligne['nom']} » : {defaut[:1].lower()}{defaut[1:]}"

"""Spotting a structure entered twice, while it is being entered (R06): same numbers, or same name in the same place."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.structure import Structure
from app.services.ecriture.dossier import Dossier
from app.services.imports.registre_connu import Annuaire


@dataclass(frozen=True)
class Doublon:
    """The other structure, and what makes one think it is the same (« même SIRET »)."""

    id: str
    nom: str
    par: str


def doublon_de(dossier: Dossier, id: str) -> Doublon | None:
    """The structure that this one seems to repeat, or None."""
    lignes = {ligne["id"]: ligne for ligne in dossier.lignes(Structure, "id", "nom", "siret", "rna", "commune")}
    elle = lignes.pop(id, None)
    if elle is None or not (elle["nom"] or elle["siret"] or elle["rna"]):
        return None
    reconnue = Annuaire(lignes.items()).reconnaitre(elle)
    if reconnue is None:
        return None
    return Doublon(reconnue.cle, lignes[reconnue.cle]["nom"], reconnue.par)

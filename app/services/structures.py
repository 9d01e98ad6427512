"""The register of structures bénéficiaires: list, add, change, remove, count (R06, R07)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stdnum.exceptions import ValidationError
from stdnum.fr import siren, siret

from app.models.statuts import Mobilisation
from app.models.structure import Structure
from app.services.champs import ecrire_champ, libelle_champ
from app.services.ecriture.changements import Nature
from app.services.ecriture.dossier import Dossier

_TABLE = Structure.__tablename__

PARCOURS_DE_MOBILISATION = (
    Mobilisation.REPEREE,
    Mobilisation.CONTACTEE,
    Mobilisation.INTERESSEE,
    Mobilisation.RETENUE,
    Mobilisation.ENGAGEE,
    Mobilisation.AU_TERME,
)
"""The path a structure follows when it stays (R07)."""


def lister(dossier: Dossier, *colonnes: str) -> list[dict[str, Any]]:
    """Structures in the order they were entered; only ``colonnes`` if some are named."""
    return dossier.lignes(Structure, *colonnes)


def compter(dossier: Dossier) -> int:
    """How many structures the register holds."""
    return int(dossier.requete(f'SELECT count(*) FROM "{_TABLE}"')[0][0])


def ajouter(dossier: Dossier, nom: str, *, initiateur: object = None, **champs: Any) -> str:
    """Enter a structure; return its id."""
    with dossier.operation(f"Structure ajoutée — {nom or 'sans nom'}", initiateur=initiateur) as op:
        return op.creer(Structure, nom=nom.strip(), **champs)


def ajouter_toutes(dossier: Dossier, lignes: Iterable[dict[str, Any]], *, initiateur: object = None) -> list[str]:
    """Enter a whole list in one gesture (an import: one Ctrl+Z takes it back)."""
    lignes = list(lignes)
    libelle = f"Import de {len(lignes)} structures"
    with dossier.operation(libelle, initiateur=initiateur, nature=Nature.IMPORT) as op:
        return [op.creer(Structure, **ligne) for ligne in lignes]


def modifier(dossier: Dossier, id: str, nom: str, valeur: Any, *, initiateur: object = None) -> None:
    """Write one field of a structure."""
    actuelle = dossier.ligne(Structure, id)
    de = str(actuelle["nom"]) if actuelle else ""
    ecrire_champ(dossier, Structure, id, nom, valeur, initiateur=initiateur, de=de)


def modifier_plusieurs(
    dossier: Dossier, ids: Iterable[str], nom: str, valeur: Any, *, initiateur: object = None
) -> None:
    """Write the same value into one field of several structures, in one gesture."""
    ids = list(ids)
    libelle = f"{libelle_champ(Structure, nom)} — {len(ids)} structures"
    with dossier.operation(libelle, initiateur=initiateur) as op:
        for id in ids:
            op.modifier(Structure, id, **{nom: valeur})


def supprimer(dossier: Dossier, ids: Iterable[str], *, initiateur: object = None) -> None:
    """Take structures out of the register; Ctrl+Z brings them back whole."""
    ids = list(ids)
    noms = [str((dossier.ligne(Structure, id) or {}).get("nom", "")) for id in ids]
    libelle = f"Structure supprimée — {noms[0]}" if len(ids) == 1 else f"{len(ids)} structures supprimées"
    with dossier.operation(libelle, initiateur=initiateur) as op:
        for id in ids:
            op.supprimer(Structure, id)


def effectifs(dossier: Dossier) -> dict[Mobilisation, int]:
    """How many structures stand at each degree of mobilisation."""
    lus = dict(dossier.requete(f'SELECT mobilisation, count(*) FROM "{_TABLE}" GROUP BY mobilisation'))
    return {degre: int(lus.get(degre.value, 0)) for degre in Mobilisation}


def entonnoir(dossier: Dossier) -> tuple[tuple[Mobilisation, int], ...]:
    """How many came *at least* as far as each degree; those that left count where nobody left (repérées)."""
    combien = effectifs(dossier)
    cumul = 0
    paliers = []
    for degre in reversed(PARCOURS_DE_MOBILISATION):
        cumul += combien[degre]
        paliers.append((degre, cumul))
    paliers.reverse()
    premier, total = paliers[0]
    return ((premier, total + combien[Mobilisation.SORTIE]), *paliers[1:])


def verifier_siret(texte: str) -> str | None:
    """What is wrong with a SIRET or SIREN, in French; None when it is right or empty."""
    if not texte.strip():
        return None
    chiffres = siret.compact(texte)
    try:
        siren.validate(chiffres) if len(chiffres) == 9 else siret.validate(chiffres)
    except ValidationError:
        if not chiffres.isdigit():
            return "Un SIRET ne contient que des chiffres."
        if len(chiffres) not in (9, 14):
            return f"Un SIRET a 14 chiffres, un SIREN 9 ; il y en a {len(chiffres)} ici."
        return "Ce numéro n’est pas valide : un chiffre est sans doute faux."
    return None

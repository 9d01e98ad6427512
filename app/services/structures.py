"""The register of structures bénéficiaires: list, add, change, remove, count (R06, R07).

Whatever the way (cell, paste, bulk edit, sheet), a structure is entered by `creer`, changed by `ecrire` and taken out
by `retirer`: the rules of the aggregate have one place each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from stdnum.exceptions import ValidationError
from stdnum.fr import siren, siret

from app.models.statuts import Mobilisation
from app.models.structure import Structure
from app.services.ecriture.changements import Nature
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation
from app.services.registres import definition, ecriture

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


# --- one structure, inside a gesture --------------------------------------------------------------------------


def creer(op: Operation, valeurs: Mapping[str, Any]) -> str:
    """Enter a structure; return its id."""
    return op.creer(Structure, **valeurs)


def ecrire(op: Operation, id: str, valeurs: Mapping[str, Any]) -> None:
    """Change fields of a structure; ``valeurs`` are those that differ."""
    op.modifier(Structure, id, **valeurs)


def retirer(op: Operation, id: str) -> None:
    """Take a structure out."""
    op.supprimer(Structure, id)


REGISTRE = definition.Registre(
    Structure,
    definition.Mots("structure", "structures", feminin=True),
    colonnes={},
    creer=creer,
    ecrire=ecrire,
    retirer=retirer,
)
"""The register as those need it who write and don’t show; with its columns, see `registres.structures`."""


# --- gestures -------------------------------------------------------------------------------------------------


def lister(dossier: Dossier, *colonnes: str) -> list[dict[str, Any]]:
    """Structures in the order they were entered; only ``colonnes`` if some are named."""
    return dossier.lignes(Structure, *colonnes)


def compter(dossier: Dossier) -> int:
    """How many structures the register holds."""
    return int(dossier.requete(f'SELECT count(*) FROM "{_TABLE}"')[0][0])


def ajouter(dossier: Dossier, nom: str, *, initiateur: object = None, **champs: Any) -> str:
    """Enter a structure; return its id."""
    return ecriture.ajouter(dossier, REGISTRE, {"nom": nom, **champs}, initiateur=initiateur)


def ajouter_toutes(dossier: Dossier, lignes: Iterable[dict[str, Any]], *, initiateur: object = None) -> list[str]:
    """Enter a whole list in one gesture (an import: one Ctrl+Z takes it back)."""
    lignes = list(lignes)
    libelle = f"Import de {len(lignes)} structures"
    with dossier.operation(libelle, initiateur=initiateur, nature=Nature.IMPORT) as op:
        return [creer(op, ligne) for ligne in lignes]


def modifier(dossier: Dossier, id: str, nom: str, valeur: Any, *, initiateur: object = None) -> None:
    """Write one field of a structure."""
    ecriture.modifier(dossier, REGISTRE, id, nom, valeur, initiateur=initiateur)


def modifier_plusieurs(
    dossier: Dossier, ids: Iterable[str], nom: str, valeur: Any, *, initiateur: object = None
) -> None:
    """Write the same value into one field of several structures, in one gesture."""
    ecriture.modifier_plusieurs(dossier, REGISTRE, ids, nom, valeur, initiateur=initiateur)


def supprimer(dossier: Dossier, ids: Iterable[str], *, initiateur: object = None) -> None:
    """Take structures out of the register; Ctrl+Z brings them back whole."""
    ecriture.supprimer(dossier, REGISTRE, ids, initiateur=initiateur)


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

"""The register of structures bénéficiaires: list, add, change, remove, count (R06, R07).

Whatever the way (cell, paste, bulk edit, sheet), a structure is entered by `creer`, changed by `ecrire` and taken out
by `retirer`: the rules of the aggregate have one place each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from app.models.statuts import Mobilisation
from app.models.structure import Structure
from app.services import dependances, mobilisation
from app.services.ecriture.changements import Nature
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation
from app.services.entonnoir import lire_entonnoir
from app.services.registres import definition, ecriture

_TABLE = Structure.__tablename__


# --- one structure, inside a gesture --------------------------------------------------------------------------


def creer(op: Operation, valeurs: Mapping[str, Any]) -> str:
    """Enter a structure and its first movement (`mobilisation.commencer`); return its id."""
    id = op.creer(Structure, **valeurs)
    mobilisation.commencer(op, id)
    return id


def ecrire(op: Operation, id: str, valeurs: Mapping[str, Any]) -> None:
    """Change fields of a structure; ``valeurs`` are those that differ.

    Another degree leaves a movement; a consent given without a day is given today.
    """
    if valeurs.get("diffusion_acceptee") and not (
        valeurs.get("diffusion_le") or op.valeur(Structure, id, "diffusion_le")
    ):
        valeurs = {**valeurs, "diffusion_le": date.today()}
    mobilisation.ecrire(op, id, valeurs)


def retirer(op: Operation, id: str) -> None:
    """Take a structure out with its contacts, its path, its plan and its places in groups."""
    dependances.retirer(op, id, entite=Structure)


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
    """How many came *at least* as far as each degree; those that left count as far as they had come."""
    return tuple((palier.degre, palier.atteint) for palier in lire_entonnoir(dossier).paliers)


def combien_a_contacter(dossier: Dossier) -> int:
    """How many structures nobody called yet."""
    degre = Mobilisation.REPEREE.value
    return int(dossier.requete(f'SELECT count(*) FROM "{_TABLE}" WHERE mobilisation = ?', (degre,))[0][0])


def a_contacter(dossier: Dossier) -> tuple[str, ...]:
    """Structures that nobody called yet, in the order of the register."""
    degre = Mobilisation.REPEREE.value
    lues = dossier.requete(f'SELECT id FROM "{_TABLE}" WHERE mobilisation = ? ORDER BY rowid', (degre,))
    return tuple(str(id) for (id,) in lues)


def groupes_de(dossier: Dossier, id: str) -> tuple[tuple[str, str], ...]:
    """The groups where a structure is, as (id, name), in the order they were made."""
    lus = dossier.requete(
        'SELECT g.id, g.nom FROM "affectation" AS a JOIN "groupe" AS g ON g.id = a.groupe WHERE a.structure = ?'
        " ORDER BY g.rowid",
        (id,),
    )
    return tuple((str(groupe), str(nom)) for groupe, nom in lus)

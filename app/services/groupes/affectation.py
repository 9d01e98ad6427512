"""Gestures that put structures into groups. Several at once is one gesture; one already there leaves no trace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.models.erreurs import ErreurUtilisateur
from app.models.groupes import Affectation, Groupe, id_affectation
from app.models.typographie import pluriel
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation


def deplacer(
    dossier: Dossier, structures: Iterable[str], *, de: str | None, vers: str | None, initiateur: object = None
) -> None:
    """Take structures out of the group ``de`` and put them into ``vers``.

    Without ``de`` they come from no group; without ``vers`` they go back to none. Other groups keep them.
    """
    ids = tuple(dict.fromkeys(structures))
    if de == vers or not ids:
        return
    if vers is None:
        retirer_du_groupe(dossier, ids, str(de), initiateur=initiateur)
        return
    with dossier.operation(f"Affecter {_quoi(dossier, ids)} à {_nom(dossier, vers)}", initiateur=initiateur) as op:
        for id in ids:
            if de is not None:
                _oter(op, de, id)
            _mettre(op, vers, id)


def ajouter_aussi(dossier: Dossier, structures: Iterable[str], groupe: str, *, initiateur: object = None) -> None:
    """Put structures into a group as well: they stay where they are (allowed, and always shown)."""
    ids = tuple(dict.fromkeys(structures))
    libelle = f"Affecter aussi {_quoi(dossier, ids)} à {_nom(dossier, groupe)}"
    with dossier.operation(libelle, initiateur=initiateur) as op:
        for id in ids:
            _mettre(op, groupe, id)


def retirer_du_groupe(dossier: Dossier, structures: Iterable[str], groupe: str, *, initiateur: object = None) -> None:
    """Take structures out of one group."""
    ids = tuple(dict.fromkeys(structures))
    libelle = f"Retirer {_quoi(dossier, ids)} de {_nom(dossier, groupe)}"
    with dossier.operation(libelle, initiateur=initiateur) as op:
        for id in ids:
            _oter(op, groupe, id)


def placer(op: Operation, structure: str, groupe: str) -> None:
    """The same inside a gesture that does more (a proposal accepted)."""
    _mettre(op, groupe, structure)


def _mettre(op: Operation, groupe: str, structure: str) -> None:
    op.poser(Affectation, id_affectation(groupe, structure), groupe=groupe, structure=structure)


def _oter(op: Operation, groupe: str, structure: str) -> None:
    for id in op.ids(Affectation, "structure", structure):
        if op.valeur(Affectation, id, "groupe") == groupe:
            op.supprimer(Affectation, id)


def _nom(dossier: Dossier, groupe: str) -> str:
    trouve = dossier.requete(f'SELECT nom FROM "{Groupe.__tablename__}" WHERE id = ?', (groupe,))
    if not trouve:
        raise ErreurUtilisateur("Ce groupe n’existe plus : rien n’a été modifié.", "Ctrl+Z annule sa suppression.")
    return str(trouve[0][0])


def _quoi(dossier: Dossier, ids: Sequence[str]) -> str:
    if len(ids) != 1:
        return pluriel(len(ids), "structure")
    trouve = dossier.requete("SELECT nom FROM structure WHERE id = ?", ids)
    return str(trouve[0][0]) if trouve else "1 structure"

"""Writing one field of a form, with a label a person understands in the journal and in « Annuler : … »."""

from __future__ import annotations

from typing import Any

from app.models.base import Base
from app.models.schema import tables_metier
from app.services.ecriture.dossier import Dossier


def libelle_champ(entite: type[Base], nom: str) -> str:
    """The French label of a column. KeyError if it has none."""
    return str(tables_metier()[str(entite.__tablename__)].columns[nom].info["libelle"])


def unite_champ(entite: type[Base], nom: str) -> str:
    """The unit of a column (``€``, ``ETP``, ``j``), or an empty string."""
    return str(tables_metier()[str(entite.__tablename__)].columns[nom].info["unite"])


def ecrire_champ(
    dossier: Dossier, entite: type[Base], id: str, nom: str, valeur: Any, *, initiateur: object = None, de: str = ""
) -> None:
    """Write one field of a row (created if it has a stable id and doesn't exist yet); empty text becomes nothing.

    ``de`` names the row in the label (« Budget annuel — Les Amis du Vélo »). Writing what is already there
    leaves no trace.
    """
    if valeur in ("", (), {}) and not _obligatoire(entite, nom):
        valeur = None
    libelle = libelle_champ(entite, nom) + (f" — {de}" if de else "")
    actuelle = dossier.ligne(entite, id)
    if (actuelle[nom] if actuelle else None) == valeur:
        return
    with dossier.operation(libelle, initiateur=initiateur) as op:
        op.poser(entite, id, **{nom: valeur})


def _obligatoire(entite: type[Base], nom: str) -> bool:
    return not tables_metier()[str(entite.__tablename__)].columns[nom].nullable

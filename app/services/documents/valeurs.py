"""From a column of the dossier to the field type and the words that print it."""

from __future__ import annotations

from typing import Any

from app.models.definitions.aide import Choix
from app.models.definitions.catalogue import Catalogue
from app.models.definitions.champs import TypeChamp, type_champ
from app.models.documents.blocs import ValeurDeCase
from app.models.schema import tables_metier
from app.models.statuts import AvisContact, EtatSuivi, Libelle, Mobilisation
from app.models.types import Codes, Jour, NombreExact, OuiNon

_LISTES_DU_PROGRAMME: dict[str, type[Libelle]] = {
    "avis_contact": AvisContact,
    "etat_suivi": EtatSuivi,
    "mobilisation": Mobilisation,
}
_TYPES = {Codes: "choix_multiples", Jour: "date", OuiNon: "oui_non", NombreExact: "nombre"}
_UNITES = {"€": "montant", "ETP": "etp"}


def choix_de(catalogue: Catalogue, liste: str) -> tuple[Choix, ...]:
    """The entries of a list, be it of the method or of the program; none for an empty name."""
    if liste in _LISTES_DU_PROGRAMME:
        return tuple(Choix(m.value, m.libelle) for m in _LISTES_DU_PROGRAMME[liste])
    return catalogue.listes[liste].choix if liste in catalogue.listes else ()


def libelle_de(champ: str) -> str:
    """The French label of ``table.colonne``."""
    table, _, colonne = champ.partition(".")
    return str(tables_metier()[table].columns[colonne].info["libelle"])


def type_de(champ: str, choix: tuple[Choix, ...] = ()) -> TypeChamp:
    """The field type of ``table.colonne``, from what it stores and its unit."""
    table, _, nom = champ.partition(".")
    colonne = tables_metier()[table].columns[nom]
    code = next((code for classe, code in _TYPES.items() if isinstance(colonne.type, classe)), "")
    if code == "nombre":
        code = _UNITES.get(str(colonne.info.get("unite", "")), "nombre")
    if not code:
        code = "choix" if choix else "texte_long"
    return type_champ(code, choix)


def unite_de(champ: str) -> str:
    """The unit that a plain number must show after it (``j``), empty when its type already writes one."""
    table, _, nom = champ.partition(".")
    unite = str(tables_metier()[table].columns[nom].info.get("unite", ""))
    return "" if unite in _UNITES else unite


def valeur_simple(valeur: Any) -> ValeurDeCase:
    """What a spreadsheet cell can hold: several codes are left to their words."""
    return None if isinstance(valeur, (tuple, dict)) else valeur

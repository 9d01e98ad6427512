"""The columns of a register, derived from what its table already says of itself: kind, label, unit, list.

What is not said there (short heads, widths, long texts, references to other tables) is given by the register.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Integer

from app.models.base import Base
from app.models.colonnes import (
    Colonne,
    TypeChoix,
    TypeCodes,
    TypeEntier,
    TypeJour,
    TypeNombre,
    TypeOuiNon,
    TypeReference,
    TypeTaux,
    TypeTexte,
    TypeTexteLong,
)  # fmt: skip
from app.models.definitions.catalogue import Catalogue
from app.models.schema import tables_metier
from app.models.types import Codes, Jour, NombreExact, OuiNon, Reponses
from app.services.registres.definition import choix_d_une_enum


def colonnes_de(
    entite: type[Base],
    catalogue: Catalogue,
    *,
    longs: frozenset[str] = frozenset(),
    libres: frozenset[str] = frozenset(),
    references: Mapping[str, TypeReference] | None = None,
    courts: Mapping[str, tuple[str, int]] | None = None,
) -> dict[str, Colonne]:
    """All columns of a table that a person reads, by name.

    ``longs`` hold texts of several lines, ``libres`` accept words that are not in their list, ``courts`` gives
    a short head and a width (pixels at 100 %). JSON answers have no column.
    """
    colonnes = {}
    for colonne in tables_metier()[str(entite.__tablename__)].columns:
        if colonne.name == "id" or isinstance(colonne.type, Reponses) or "libelle" not in colonne.info:
            continue
        nom = str(colonne.name)
        type_ = (references or {}).get(nom) or _type(colonne, catalogue, nom in longs, nom in libres)
        court, largeur = (courts or {}).get(nom, ("", 140))
        colonnes[nom] = Colonne(nom, str(colonne.info["libelle"]), type_, court, largeur)
    return colonnes


def _type(colonne: Any, catalogue: Catalogue, long: bool, libre: bool) -> TypeTexte:
    genre, info = colonne.type, colonne.info
    choix = catalogue.liste(info["liste"]).choix if info.get("liste") else ()
    if isinstance(genre, Codes):
        return TypeCodes(choix)
    if choix:
        return TypeChoix(choix, libre=libre)
    if info.get("enumeration") is not None:
        return TypeChoix(choix_d_une_enum(info["enumeration"]), vide=bool(colonne.nullable))
    if isinstance(genre, Jour):
        return TypeJour()
    if isinstance(genre, OuiNon):
        return TypeOuiNon()
    if isinstance(genre, NombreExact):
        unite = str(info.get("unite") or "")
        return TypeTaux(unite) if unite == "%" else TypeNombre(unite)
    if isinstance(genre, Integer):
        return TypeEntier()
    return TypeTexteLong() if long else TypeTexte()

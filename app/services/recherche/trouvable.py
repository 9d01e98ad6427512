"""A place that Ctrl+K leads to, and what it is found by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from app.models.base import Base
from app.models.schema import tables_metier
from app.models.structure import Structure
from app.models.types import TexteLibre
from app.services.dependances import LIENS
from app.services.ecriture.dossier import Dossier


@dataclass(frozen=True)
class Resultat:
    """A place to go: ``adresse`` is what the window navigates to; ``genre`` is a French word."""

    titre: str
    sous_titre: str
    adresse: str
    genre: str


Trouvable: TypeAlias = tuple[Resultat, Iterable[str]]
"""A place, and what else it can be found by."""


def textes(entite: type[Base], ligne: Mapping[str, Any]) -> list[str]:
    """Everything that was typed in a row: what Ctrl+K finds it by. Codes, numbers and references aren’t words."""
    return [ligne[nom] for nom in champs_libres(entite) if ligne[nom]]


def champs_libres(entite: type[Base]) -> tuple[str, ...]:
    """The columns where one writes what one wants."""
    return _champs_libres(entite.__tablename__)


@cache
def _champs_libres(table: str) -> tuple[str, ...]:
    references = {lien.colonne for liens in LIENS.values() for lien in liens if lien.entite.__tablename__ == table}
    return tuple(
        colonne.name
        for colonne in tables_metier()[table].columns
        if isinstance(colonne.type, TexteLibre)
        and not (colonne.info.get("liste") or colonne.info.get("enumeration"))
        and colonne.name not in references
        and not colonne.name.endswith("code")
    )


def noms_des_structures(dossier: Dossier) -> dict[str, str]:
    """Id → name."""
    return {s["id"]: s["nom"] for s in dossier.lignes(Structure, "id", "nom")}


def de(quoi: str, nom: str) -> str:
    """« Contact — Recyclerie du canal »; without a name, « Contact »."""
    return f"{quoi} — {nom}" if nom else quoi


def extrait(texte: str, longueur: int = 90) -> str:
    """The beginning of a text, on one line of ``longueur`` characters at most."""
    ligne = " ".join(texte.split())
    return ligne if len(ligne) <= longueur else ligne[: longueur - 1].rstrip() + "…"


def presents(*textes: str | None) -> Iterable[str]:
    """Those that say something."""
    return [texte for texte in textes if texte]

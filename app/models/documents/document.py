"""What is printed on every page of a document, and the document itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from app.models.documents.blocs import Bloc

Format: TypeAlias = Literal["pdf", "xlsx", "docx"]


@dataclass(frozen=True)
class Entete:
    """Whose document it is, about what, in which state (R45). Empty texts are left out or, blank, left to fill."""

    jour: date
    dossier: str = ""
    bureau: str = ""
    coordonnees: str = ""
    logo: bytes | None = None
    territoire: str = ""
    charge_mission: str = ""
    version: str = ""
    etat: str = ""
    destinataires: str = ""
    provenance: str = ""


@dataclass(frozen=True)
class Document:
    """Frozen and complete: it can be rendered later, elsewhere, in any format it allows.

    ``pages_maximum``: pages a renderer that knows them may not exceed; 0, as many as it takes.
    """

    code: str
    titre: str
    entete: Entete
    blocs: tuple[Bloc, ...]
    source: str = ""
    orientation: Literal["portrait", "paysage"] = "portrait"
    formats: tuple[str, ...] = ("pdf",)
    vierge: bool = False
    anonyme: bool = False
    couleur: str = "texte"
    dossier_uuid: str = ""
    pages_maximum: int = 0

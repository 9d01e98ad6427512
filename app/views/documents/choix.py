"""What the left column lists: the documents that can be made, and what each says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.models.definitions.catalogue import Catalogue
from app.models.definitions.grille import Grille
from app.models.definitions.rapport import DefinitionDocument
from app.services.documents import definitions
from app.services.etats_documents import EtatImprime
from app.services.impression_aide import PREFIXE_ANIMATION
from app.views.elements.liste_a_titres import LigneDeListe

FORMATS: Mapping[str, str] = {"pdf": "PDF", "xlsx": "Excel", "docx": "Word"}


@dataclass(frozen=True)
class Papier:
    """One document as the page knows it; ``aide`` is an address of the library for a page of help."""

    code: str
    titre: str
    description: str
    formats: tuple[str, ...]
    vierge_possible: bool = False
    aide: str = ""


def papiers() -> tuple[Papier, ...]:
    """Every document of the method, reports first."""
    return tuple(_papier(definition) for definition in definitions())


def _papier(definition: DefinitionDocument) -> Papier:
    return Papier(
        definition.code, definition.titre, definition.description, definition.formats, definition.vierge_possible
    )


def papier_de_l_aide(code: str, catalogue: Catalogue) -> Papier | None:
    """The sheet « Animer cette étape » of ``animation-cibler.territoire``; None for any other code."""
    action = code.removeprefix(PREFIXE_ANIMATION)
    for connue in catalogue.methode.actions:
        if code.startswith(PREFIXE_ANIMATION) and connue.code == action and connue.animation is not None:
            titre = f"Animer : {connue.titre}"
            texte = "Une page à garder sous la main : durée, déroulé, questions à poser, ce qu’il faut rapporter."
            return Papier(code, titre, texte, ("pdf", "docx"), aide=f"animation:{action}")
    return None


def lignes(tous: tuple[Papier, ...], etats: Mapping[str, EtatImprime], aide: Papier | None) -> list[LigneDeListe]:
    """The rows: reports, grids, then the help sheet one came for."""
    grilles = {d.code for d in definitions() if isinstance(d, Grille)}
    rangees: list[LigneDeListe] = []
    for titre, gardes in (
        ("Rapports", [p for p in tous if p.code not in grilles]),
        ("Grilles", [p for p in tous if p.code in grilles]),
        ("Animation", [aide] if aide else []),
    ):
        if gardes:
            rangees.append(LigneDeListe("", titre))
            rangees += [_ligne(papier, etats) for papier in gardes]
    return rangees


def _ligne(papier: Papier, etats: Mapping[str, EtatImprime]) -> LigneDeListe:
    formats = " · ".join(FORMATS[f] for f in papier.formats if f in FORMATS)
    marque = "" if papier.aide else etats.get(papier.code, EtatImprime()).en_bref
    return LigneDeListe(papier.code, papier.titre, formats, marque)

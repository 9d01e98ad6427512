"""Reading back what was written, with other programs than ours; and a document as plain text."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pypdf

from app.models.dessin import Dessin
from app.models.documents.blocs import Tableau
from app.models.documents.document import Document
from app.services.rendus.centimes import accorder_les_centimes


def texte_pdf(chemin: Path) -> str:
    """All the text of a PDF, as pypdf finds it."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(chemin).pages)


def serre(texte: str) -> str:
    """``texte`` without any white space or invisible character: what wrapping can't change."""
    return re.sub(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]+", "", texte)


def sur_papier(bloc: Tableau) -> Tableau:
    """The table as the paper shows it: without the columns only the spreadsheet has, amounts of a column alike."""
    rangs = [i for i, colonne in enumerate(bloc.colonnes) if not colonne.tableur_seul]
    sections = tuple(
        dataclasses.replace(
            section,
            rangees=tuple(dataclasses.replace(r, cases=tuple(r.cases[i] for i in rangs)) for r in section.rangees),
        )
        for section in bloc.sections
    )
    return accorder_les_centimes(
        dataclasses.replace(bloc, colonnes=tuple(bloc.colonnes[i] for i in rangs), sections=sections)
    )


def en_texte(document: Document) -> str:
    """A composed document as indented text, one value a line: what the golden files hold."""
    lignes = [f"{document.code} | {document.titre} | {document.orientation} | vierge={document.vierge}"]
    entete = dataclasses.asdict(document.entete)
    lignes.append("entête | " + " | ".join(f"{k}={v}" for k, v in entete.items() if v))
    for bloc in document.blocs:
        _decrire(bloc, 0, lignes)
    return "\n".join(lignes) + "\n"


def _decrire(objet: Any, niveau: int, lignes: list[str]) -> None:
    marge = "  " * niveau
    if isinstance(objet, Dessin):
        lignes.append(f"{marge}{objet.titre} — {objet.alternative}")
        return
    simples, suites = [], []
    for champ in dataclasses.fields(objet):
        valeur = getattr(objet, champ.name)
        if isinstance(valeur, Dessin) or (isinstance(valeur, tuple) and valeur and dataclasses.is_dataclass(valeur[0])):
            suites.append(valeur)
        elif champ.name == "type":
            simples.append(f"type={valeur.code}")
        elif valeur not in (None, "", (), False) and valeur != champ.default:
            simples.append(f"{champ.name}={valeur}")
    lignes.append(f"{marge}{type(objet).__name__} | " + " | ".join(simples).replace("\n", "⏎"))
    for suite in suites:
        for enfant in suite if isinstance(suite, tuple) else (suite,):
            _decrire(enfant, niveau + 1, lignes)

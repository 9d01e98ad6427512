"""The help library asked questions: who cites what, which words of the guide a text uses.

Nothing here is stored: all comes from the catalogue (R03, R41). How it is laid out is the views' affair; experiences
have their own module (`app.services.experiences`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.models.definitions.aide import FichePratique, Terme
from app.models.definitions.catalogue import Catalogue
from app.models.definitions.methode import Action, Phase
from app.models.texte import sans_accents

_FICHE_CITEE = re.compile(r"\b(fiches? pratiques?|FP)([ \u00a0])([1-7])\b")


@dataclass(frozen=True)
class Citation:
    """A place of the method, or of the library, that cites a fiche or an experience."""

    titre: str
    contexte: str
    adresse: str


# --- links --------------------------------------------------------------------------------------------------


def citations(catalogue: Catalogue, genre: str, code: str) -> tuple[Citation, ...]:
    """Phases and actions that send to a ``fiche`` or an ``experience``, then the fiches that do."""
    trouvees = [*_de_la_methode(catalogue, genre, code)]
    if genre == "experience":
        for fiche in catalogue.fiches.values():
            if any(code in section.experiences for section in fiche.section):
                trouvees.append(Citation(fiche.titre, fiche.libelle_court, f"fiche:{fiche.code}"))
    return tuple(trouvees)


def _de_la_methode(catalogue: Catalogue, genre: str, code: str) -> Iterator[Citation]:
    for etape in catalogue.methode.etapes:
        for phase in etape.phases:
            if code in _cites_par(phase, genre):
                yield Citation(phase.titre, f"Étape {etape.titre}", f"phase:{phase.code}")
            for action in phase.actions:
                if code in _cites_par(action, genre):
                    yield Citation(action.titre, phase.titre, f"action:{action.code}")


def _cites_par(definition: Phase | Action, genre: str) -> set[str]:
    if genre == "fiche":
        cites = {*definition.fiches, *definition.fiches_utiles}
    else:
        cites = {*definition.experiences}
    if isinstance(definition, Action):
        for point in definition.points:
            cites.update(point.fiches if genre == "fiche" else point.experiences)
        if genre == "experience" and definition.exemple is not None and definition.exemple.experience:
            cites.add(definition.exemple.experience)
    return cites


def lier(texte: str, catalogue: Catalogue, *, sauf: str = "") -> str:
    """Markdown ``texte`` with a link on each fiche it names and on the first use of each word of `Terme`.

    ``sauf`` is the address of the page being read: no link to itself.
    """
    texte = _FICHE_CITEE.sub(lambda m: _lien_fiche(m, sauf), texte)
    vus: set[str] = set()
    formes = {forme: terme for terme in catalogue.termes for forme in terme.formes}

    def remplacer(trouve: re.Match[str]) -> str:
        terme = formes[trouve.group(0)]
        adresse = f"terme:{terme.code}"
        if terme.code in vus or adresse == sauf:
            return trouve.group(0)
        vus.add(terme.code)
        return f"[{trouve.group(0)}]({adresse})"

    return _motif(catalogue.termes).sub(remplacer, texte)


def _lien_fiche(trouve: re.Match[str], sauf: str) -> str:
    adresse = f"fiche:fp{trouve.group(3)}"
    return trouve.group(0) if adresse == sauf else f"[{trouve.group(0)}]({adresse})"


def termes_employes(catalogue: Catalogue, *textes: str) -> tuple[Terme, ...]:
    """The words of the guide that these texts use and that are said otherwise today (R41), in the table's order."""
    trouves = {forme for texte in textes for forme in _motif(catalogue.termes).findall(texte)}
    return tuple(terme for terme in catalogue.termes if trouves.intersection(terme.formes))


def _motif(termes: tuple[Terme, ...]) -> re.Pattern[str]:
    formes = sorted((re.escape(f) for terme in termes for f in terme.formes), key=len, reverse=True)
    return re.compile(r"(?<![\w\[(:/-])(?:" + "|".join(formes) + r")(?![\w\])-])") if formes else re.compile(r"(?!)")


# --- texts to search ----------------------------------------------------------------------------------------


def texte_de_fiche(fiche: FichePratique) -> str:
    """All its words, folded for search."""
    sections = (mot for section in fiche.section for mot in (section.titre, section.texte))
    return sans_accents(" ".join((fiche.libelle_court, fiche.code, fiche.titre, fiche.resume, *sections)))

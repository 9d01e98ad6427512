"""What the left column of the library lists: four parts, each a list of titles that can be searched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.models.definitions.catalogue import Catalogue
from app.models.texte import sans_accents
from app.services.experiences import Tranche, en_bref, texte_d_experience
from app.services.reperes import texte_de_fiche
from app.views.elements.liste_a_titres import LigneDeListe
from app.views.navigation import decouper


@dataclass(frozen=True)
class Entree:
    """One row of a part, and its words folded for search."""

    ligne: LigneDeListe
    plie: str


@dataclass(frozen=True)
class Rubrique:
    """One part of the library; ``genres`` are the addresses that belong to it."""

    code: str
    titre: str
    genres: tuple[str, ...]
    entrees: tuple[Entree, ...]


def rubriques(catalogue: Catalogue) -> tuple[Rubrique, ...]:
    """The four parts, in reading order."""
    return (
        Rubrique("fiches", "Fiches", ("fiche",), tuple(_fiches(catalogue))),
        Rubrique("experiences", "Expériences", ("experience",), tuple(_experiences(catalogue))),
        Rubrique("mots", "Mots", ("terme",), tuple(_mots(catalogue))),
        Rubrique("sources", "Sources", ("source",), tuple(_sources(catalogue))),
    )


def _fiches(catalogue: Catalogue) -> Iterable[Entree]:
    for titre, prefixe in (("Fiches pratiques", "fp"), ("Fiches expériences", "fe")):
        yield Entree(LigneDeListe("", titre), "")
        for fiche in catalogue.fiches.values():
            if fiche.code.startswith(prefixe):
                ligne = LigneDeListe(f"fiche:{fiche.code}", fiche.titre, fiche.libelle_court)
                yield Entree(ligne, texte_de_fiche(fiche))


def _experiences(catalogue: Catalogue) -> Iterable[Entree]:
    for vecu in catalogue.experiences.values():
        ligne = LigneDeListe(f"experience:{vecu.code}", vecu.titre, en_bref(vecu))
        yield Entree(ligne, texte_d_experience(vecu))


def _mots(catalogue: Catalogue) -> Iterable[Entree]:
    for terme in catalogue.termes:
        ligne = LigneDeListe(f"terme:{terme.code}", terme.guide.partition(" (")[0], terme.aujourdhui)
        plie = sans_accents(" ".join((terme.guide, terme.aujourdhui, terme.note, *terme.formes)))
        yield Entree(ligne, plie)


def _sources(catalogue: Catalogue) -> Iterable[Entree]:
    for source in catalogue.sources.values():
        ligne = LigneDeListe(f"source:{source.code}", source.titre, f"{source.code} · {source.auteur}")
        yield Entree(ligne, sans_accents(" ".join((source.code, source.titre, source.auteur, source.nature))))


def filtrer(
    rubrique: Rubrique, texte: str, tranches: Iterable[Tranche], catalogue: Catalogue
) -> tuple[LigneDeListe, ...]:
    """The rows that hold every word of ``texte`` and that every filter keeps; headings without rows go."""
    mots, choisies = sans_accents(texte).split(), tuple(tranches)

    def garde(entree: Entree) -> bool:
        genre, code = decouper(entree.ligne.cle)
        if genre == "experience" and not all(t.garde(catalogue.experiences[code]) for t in choisies):
            return False
        return all(mot in entree.plie for mot in mots)

    gardees: list[LigneDeListe] = []
    for entree in rubrique.entrees:
        if entree.ligne.en_tete:
            if gardees and gardees[-1].en_tete:
                gardees.pop()
            gardees.append(entree.ligne)
        elif garde(entree):
            gardees.append(entree.ligne)
    return tuple(gardees[:-1] if gardees and gardees[-1].en_tete else gardees)


def rubrique_de(adresse: str, toutes: Iterable[Rubrique]) -> str:
    """The part an address belongs to, or nothing (the front page)."""
    genre = decouper(adresse)[0]
    return next((rubrique.code for rubrique in toutes if genre in rubrique.genres), "")


def adresse_complete(cible: str, catalogue: Catalogue) -> str:
    """``"fp4"`` → ``"fiche:fp4"``; a whole address is returned as it is; unknown: nothing (the front page).

    The window may only hand on what follows the colon; « mecenat » is an experience before it is a word.
    """
    par_genre: Mapping[str, Iterable[str]] = {
        "fiche": catalogue.fiches,
        "experience": catalogue.experiences,
        "terme": {terme.code for terme in catalogue.termes},
        "source": catalogue.sources,
    }
    genre, code = decouper(cible)
    if genre in par_genre and (not code or code in par_genre[genre]):
        return cible
    return next((f"{g}:{cible}" for g, codes in par_genre.items() if cible in codes), "")

"""The library of experiences (R33): what each source gives, and how to find one that looks like ours.

What a source doesn't give is said, never filled in. The office's own finished dossiers aren't here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.models.definitions.aide import Experience
from app.models.definitions.catalogue import Catalogue
from app.models.texte import sans_accents
from app.models.typographie import FINE, montant, nombre, pluriel


@dataclass(frozen=True)
class Fait:
    """One figure or fact an experience gives, with its French label."""

    libelle: str
    texte: str


@dataclass(frozen=True)
class Tranche:
    """One choice of a filter: its code, its words, and which experiences it keeps."""

    code: str
    texte: str
    garde: Callable[[Experience], bool]


def texte_d_experience(vecu: Experience) -> str:
    """All its words, folded for search."""
    listes = (*vecu.objectifs_libres, *vecu.positifs, *vecu.vigilance)
    textes = (
        vecu.titre, vecu.resume, vecu.secteur, vecu.territoire, vecu.type_libelle, vecu.problematique, vecu.actions,
        vecu.moyens, vecu.partenariat, vecu.resultats, vecu.a_retenir, vecu.annee, vecu.source,
    )  # fmt: skip
    return sans_accents(" ".join((*textes, *listes)))


def chiffres(vecu: Experience) -> tuple[Fait, ...]:
    """The figures the source gives, shortest words first: structures, DLA, days, length, cost."""
    faits = []
    if vecu.nombre_structures is not None:
        faits.append(Fait("structure" if vecu.nombre_structures < 2 else "structures", str(vecu.nombre_structures)))
    if vecu.nombre_dla is not None:
        faits.append(Fait("DLA", str(vecu.nombre_dla)))
    if vecu.jours is not None:
        faits.append(Fait("jour d’intervention" if vecu.jours < 2 else "jours d’intervention", nombre(vecu.jours)))
    if vecu.duree_mois is not None:
        faits.append(Fait("mois de démarche", nombre(vecu.duree_mois)))
    if vecu.cout is not None:
        faits.append(Fait("coût de la démarche", montant(vecu.cout)))
    return tuple(faits)


def faits(vecu: Experience, catalogue: Catalogue) -> tuple[Fait, ...]:
    """The identity card of an experience; what its source doesn't give is left out (see `non_donne`)."""
    possibles: Mapping[str, str] = {
        "Type d’ingénierie": vecu.type_libelle or catalogue.liste("type_ingenierie").texte(vecu.type),
        "Niveau": catalogue.liste("niveau_collectif").texte(vecu.niveau),
        "Secteur": vecu.secteur,
        "Territoire": vecu.territoire,
        "Année": vecu.annee,
        "Coût": " — ".join(filter(None, (montant(vecu.cout) if vecu.cout is not None else "", vecu.cout_precision))),
        "Thèmes (Enée)": _liste(catalogue, "enee", vecu.enee),
        "Objectifs opérationnels": _liste(catalogue, "objectifs_operationnels", vecu.objectifs_operationnels),
        "Objectifs, dans ses mots": f"{FINE}; ".join(vecu.objectifs_libres),
    }
    return tuple(Fait(libelle, texte) for libelle, texte in possibles.items() if texte)


def _liste(catalogue: Catalogue, liste: str, codes: tuple[str, ...]) -> str:
    return f"{FINE}; ".join(catalogue.liste(liste).texte(code) for code in codes)


def non_donne(vecu: Experience) -> tuple[str, ...]:
    """The figures that the source doesn't give, in words: nobody must take a blank for a zero."""
    mots = {
        "le nombre de structures": vecu.nombre_structures,
        "le nombre de DLA": vecu.nombre_dla,
        "les jours d’intervention": vecu.jours,
        "la durée": vecu.duree_mois,
        "le coût": vecu.cout,
    }
    return tuple(mot for mot, valeur in mots.items() if valeur is None)


def en_bref(vecu: Experience) -> str:
    """One line for a list: sector, size, cost."""
    morceaux = [vecu.secteur.partition(" (")[0].partition(",")[0]]
    if vecu.nombre_structures is not None:
        morceaux.append(pluriel(vecu.nombre_structures, "structure"))
    if vecu.cout is not None:
        morceaux.append(montant(vecu.cout))
    return " · ".join(mot for mot in morceaux if mot)


def tranches_de_cout() -> tuple[Tranche, ...]:
    """Filters by cost, in €."""
    return (
        Tranche("bas", "Moins de 5 000 €", lambda v: v.cout is not None and v.cout < 5000),
        Tranche("moyen", "De 5 000 à 10 000 €", lambda v: v.cout is not None and Decimal(5000) <= v.cout <= 10000),
        Tranche("haut", "Plus de 10 000 €", lambda v: v.cout is not None and v.cout > 10000),
        Tranche("inconnu", "Coût non donné", lambda v: v.cout is None),
    )


def tranches_de_taille() -> tuple[Tranche, ...]:
    """Filters by number of structures."""
    return (
        Tranche("petit", "Moins de 10 structures", lambda v: _entre(v, 0, 9)),
        Tranche("moyen", "De 10 à 20 structures", lambda v: _entre(v, 10, 20)),
        Tranche("grand", "Plus de 20 structures", lambda v: _entre(v, 21, 10**6)),
        Tranche("inconnu", "Nombre non donné", lambda v: v.nombre_structures is None),
    )


def _entre(vecu: Experience, bas: int, haut: int) -> bool:
    return vecu.nombre_structures is not None and bas <= vecu.nombre_structures <= haut


def tranches_de_type(catalogue: Catalogue) -> tuple[Tranche, ...]:
    """Filters by type of ingénierie: those that occur."""
    connus = {vecu.type for vecu in catalogue.experiences.values()}
    choix = catalogue.liste("type_ingenierie").choix
    return tuple(Tranche(c.code, c.texte, _du_type(c.code)) for c in choix if c.code in connus)


def _du_type(code: str) -> Callable[[Experience], bool]:
    return lambda vecu: vecu.type == code


def tranches_de_theme(catalogue: Catalogue) -> tuple[Tranche, ...]:
    """Filters by theme (nomenclature Enée): those that occur."""
    connus = {code for vecu in catalogue.experiences.values() for code in vecu.enee}
    return tuple(Tranche(c.code, c.texte, _du_theme(c.code)) for c in catalogue.liste("enee").choix if c.code in connus)


def _du_theme(code: str) -> Callable[[Experience], bool]:
    return lambda vecu: code in vecu.enee


def tranches_de_secteur(catalogue: Catalogue) -> tuple[Tranche, ...]:
    """Filters by sector: the entries of the list ``secteurs`` that some experience names."""
    tranches = (
        Tranche(choix.code, choix.texte, _du_secteur(sans_accents(choix.texte)))
        for choix in catalogue.liste("secteurs").choix
    )
    return tuple(t for t in tranches if any(t.garde(v) for v in catalogue.experiences.values()))


def _du_secteur(mot: str) -> Callable[[Experience], bool]:
    return lambda vecu: mot in sans_accents(vecu.secteur)

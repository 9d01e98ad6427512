"""Small marks of the map of partners: each says by its shape what its legend says in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from app.models.dessin import Disque, Forme, Ligne, Mot, Polygone
from app.models.statuts import EtatPartenaire
from app.services.figures.mesure import largeur_approchee

Marque: TypeAlias = Callable[[float, float], Sequence[Forme]]


def couper(texte: str, taille: float, place: float, gras: bool = False) -> str:
    """``texte`` on one line of ``place`` points, ending with « … » where it doesn’t fit."""
    net = " ".join(texte.split())
    if largeur_approchee(net, taille, gras) <= place:
        return net
    while net and largeur_approchee(net + "…", taille, gras) > place:
        net = net[:-1]
    return net.rstrip(" ,;:.") + "…"


def _associe(x: float, y: float) -> list[Forme]:
    return [Disque(x, y, 4, fond="fait")]


def _contacte(x: float, y: float) -> list[Forme]:
    return [Disque(x, y, 3.6, "surface", "en_cours", 1.1), Disque(x, y, 1.5, fond="en_cours")]


def _pressenti(x: float, y: float) -> list[Forme]:
    return [Disque(x, y, 3.6, "surface", "a_faire", 1.1)]


def _decline(x: float, y: float) -> list[Forme]:
    return [
        Ligne(x - 3, y - 3, x + 3, y + 3, "sans_objet", 1.3),
        Ligne(x - 3, y + 3, x + 3, y - 3, "sans_objet", 1.3),
    ]


def _comite(x: float, y: float) -> list[Forme]:
    return [Polygone(((x, y - 4.4), (x + 4.4, y), (x, y + 4.4), (x - 4.4, y)), fond="etape2")]


def _intervenant(x: float, y: float) -> list[Forme]:
    return [Polygone(((x, y - 4), (x + 4.4, y + 3.6), (x - 4.4, y + 3.6)), fond="etape3")]


_ETATS: Mapping[str, Marque] = {
    EtatPartenaire.ASSOCIE.value: _associe,
    EtatPartenaire.CONTACTE.value: _contacte,
    EtatPartenaire.PRESSENTI.value: _pressenti,
    EtatPartenaire.DECLINE.value: _decline,
}

LEGENDE: tuple[tuple[Marque, str], ...] = (
    *((_ETATS[e.value], e.libelle) for e in reversed(EtatPartenaire) if e is not EtatPartenaire.DECLINE),
    (_decline, EtatPartenaire.DECLINE.libelle),
    (_comite, "Comité de pilotage"),
    (_intervenant, "Système intervenant"),
)
"""Marks and their words, in the order of the legend."""


def marque_d_etat(etat: str, x: float, y: float) -> Sequence[Forme]:
    """How far a partner is associated; a state of a later version is drawn as the first."""
    return _ETATS.get(etat, _pressenti)(x, y)


def marques_de_place(partenaire: Mapping[str, Any], droite: float, y: float) -> list[Forme]:
    """Member of the committee, intervenant: from ``droite`` to the left, one shape each."""
    dites: list[Forme] = []
    for colonne, marque in (("comite_pilotage", _comite), ("intervenant", _intervenant)):
        if partenaire[colonne]:
            dites += marque(droite - 5 - 11 * len(dites), y)
    return dites


def badge(numero: int, x: float, y: float) -> list[Forme]:
    """The number of a clash."""
    return [
        Disque(x, y, 5.6, "attention_fond", "attention", 1.1),
        Mot(x, y + 2.7, str(numero), 7.5, "attention", gras=True, ancre="milieu"),
    ]

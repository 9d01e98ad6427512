"""Ctrl+K: one search over the method, the help and the dossier; accents, case and œ don't matter."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from app.models.definitions.catalogue import Catalogue
from app.models.texte import sans_accents
from app.services.ecriture.changements import Changes
from app.services.ecriture.dossier import Dossier
from app.services.recherche.dossier import du_dossier
from app.services.recherche.methode import de_la_methode
from app.services.recherche.pages import GESTES, PAGES
from app.services.recherche.trouvable import Resultat


@dataclass(frozen=True)
class _Entree:
    resultat: Resultat
    titre_plie: str
    texte_plie: str
    rang: int


_RANG = {
    "Page": 0, "Geste": 1, "Phase": 1, "Action": 2, "Structure": 3, "Partenaire": 3, "Groupe": 3, "Objectif": 3,
    "Séance": 3, "Budget": 3, "Point": 4, "Vigilance": 4, "Fiche": 5, "Expérience": 6, "Mot": 7,
}  # fmt: skip
_RANG_DE = attrgetter("rang")


class Recherche:
    """An index of the method, made once, and of the dossier, made anew after a change."""

    def __init__(self, catalogue: Catalogue, dossier: Dossier | None = None) -> None:
        lieux = ((lieu, ()) for lieu in (*PAGES, *GESTES))
        self._methode = [_indexer(*entree) for entree in (*lieux, *de_la_methode(catalogue))]
        self._catalogue = catalogue
        self._dossier = dossier
        self._contenu: list[_Entree] | None = None
        self._desabonner = dossier.abonner(self._perimer) if dossier else None

    def fermer(self) -> None:
        """Stop listening to the dossier."""
        if self._desabonner:
            self._desabonner()
            self._desabonner = None

    def _perimer(self, _changes: Changes) -> None:
        self._contenu = None

    def chercher(self, texte: str, limite: int = 30) -> tuple[Resultat, ...]:
        """Entries that hold every word of ``texte``, best first; the pages when it is empty."""
        mots = sans_accents(texte).replace("'", " ").split()
        if not mots:
            return PAGES[:limite]
        if self._contenu is None:
            self._contenu = (
                [_indexer(*entree) for entree in du_dossier(self._dossier, self._catalogue)] if self._dossier else []
            )
        candidats: Sequence[_Entree] = [*self._methode, *self._contenu]
        for mot in mots:
            candidats = [entree for entree in candidats if mot in entree.texte_plie]
        # Only a hit in the title is worth weighing; the others keep their order behind them.
        titres = [entree for entree in candidats if _dans_le_titre(entree, mots)]
        trouves = sorted(titres, key=lambda entree: _note(entree, mots))[:limite]
        if len(trouves) < limite:
            autres = (entree for entree in candidats if not _dans_le_titre(entree, mots))
            trouves += heapq.nsmallest(limite - len(trouves), autres, key=_RANG_DE)
        return tuple(entree.resultat for entree in trouves)


def _dans_le_titre(entree: _Entree, mots: Sequence[str]) -> bool:
    titre = entree.titre_plie
    return any(mot in titre for mot in mots)


def _note(entree: _Entree, mots: Sequence[str]) -> tuple[int, int, int]:
    titre = entree.titre_plie
    dans_le_titre = sum(mot in titre for mot in mots)
    au_debut = titre.startswith(mots[0]) or any(f" {mot}" in f" {titre}" for mot in mots)
    return (-dans_le_titre, 0 if au_debut else 1, entree.rang)


def _indexer(resultat: Resultat, textes: Iterable[str]) -> _Entree:
    titre = _plier(resultat.titre)
    plie = " ".join((titre, _plier(resultat.sous_titre), *(_plier(t) for t in textes if t)))
    return _Entree(resultat, titre, plie, _RANG.get(resultat.genre, 9))


def _plier(texte: str) -> str:
    """« comité d’appui » is found from ``comite d appui``, ``comite d'appui`` and ``comite dappui``."""
    plie = sans_accents(texte)
    return f"{plie.replace(chr(39), ' ')} {plie.replace(chr(39), '')}" if "'" in plie else plie

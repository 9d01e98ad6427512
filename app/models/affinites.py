"""Two structures side by side: might they compete, might they complete each other? Read from what the register says.

It is a reason to ask, never a verdict: the register knows trades and places, not people. Pure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property

from app.models.texte import sans_accents

_SEPARATEURS = re.compile(r"[,;/\n]|\bet\b")
_PAS_UN_LIEU = re.compile(r"\d|(?:sa|son|ses|leurs?|les|alentours)\b")
"""« 14 communes », « sa couronne »: said beside a place, they name none."""
_DEVANT = re.compile(r"(?:commune|ville) (?:de |d')")


@dataclass(frozen=True)
class Membre:
    """What is known of a structure when groups are composed; budget in € a year, posts in ETP.

    ``secteur`` is in words; ``niveaux`` are codes of ``niveau_participant`` of those who take part; ``reponses`` are
    the four contact answers (codes of `AvisContact`, None: not asked).
    """

    id: str
    nom: str
    mobilisation: str = "reperee"
    secteur: str = ""
    branche: str = ""
    aire: str = ""
    commune: str = ""
    budget: Decimal | None = None
    etp: Decimal | None = None
    annee: int | None = None
    financements: tuple[str, ...] = ()
    reponses: tuple[str | None, ...] = (None, None, None, None)
    niveaux: tuple[str, ...] = ()
    participe: bool = False
    personnes: int = 0

    @cached_property
    def lieux(self) -> frozenset[str]:
        """Places named by the area and the commune, comparable."""
        morceaux = (*_SEPARATEURS.split(self.aire), self.commune)
        return frozenset(_lieu(m) for m in morceaux) - {""}

    @cached_property
    def territoire(self) -> str:
        """The one place it is counted under: its area, else its commune."""
        return (self.aire or self.commune).strip()

    @cached_property
    def metier(self) -> str:
        """Its branch, else its sector, comparable."""
        return _cle(self.branche) or _cle(self.secteur)


def _cle(texte: str) -> str:
    return sans_accents(" ".join(texte.split()))


def _lieu(texte: str) -> str:
    """A place, comparable; empty for what names none."""
    cle = _DEVANT.sub("", _cle(texte), count=1)
    return "" if _PAS_UN_LIEU.match(cle) else cle


class Rapport(Enum):
    """What two structures are to each other, with the mark that says it without a colour."""

    CONCURRENCE = "concurrence", "C", "concurrence possible"
    A_REGARDER = "a_regarder", "c", "à regarder"
    COMPLEMENT = "complement", "+", "complémentarité possible"
    NEUTRE = "neutre", "", "rien de notable"
    INCONNU = "inconnu", "?", "on ne sait pas assez"

    marque: str
    libelle: str

    def __new__(cls, code: str, marque: str, libelle: str) -> Rapport:
        membre = object.__new__(cls)
        membre._value_ = code
        membre.marque = marque
        membre.libelle = libelle
        return membre


def rapport(un: Membre, autre: Membre) -> Rapport:
    """In one place: the same branch is competition; the same sector, or the same kinds of funding, is to be looked at;
    other trades may complete each other. In different places, the same branch has much to exchange. Symmetric."""
    if not (un.metier and autre.metier and un.lieux and autre.lieux):
        return Rapport.INCONNU
    meme_lieu = bool(un.lieux & autre.lieux)
    meme_branche = bool(un.branche and autre.branche) and _cle(un.branche) == _cle(autre.branche)
    meme_secteur = bool(un.secteur and autre.secteur) and _cle(un.secteur) == _cle(autre.secteur)
    if meme_lieu and meme_branche:
        return Rapport.CONCURRENCE
    if meme_lieu and (meme_secteur or _memes_financements(un, autre)):
        return Rapport.A_REGARDER
    return Rapport.COMPLEMENT if meme_lieu or meme_branche else Rapport.NEUTRE


def _memes_financements(un: Membre, autre: Membre) -> bool:
    return bool(un.financements) and frozenset(un.financements) == frozenset(autre.financements)


@dataclass(frozen=True)
class Foyer:
    """Structures of one trade in one place: competition is possible among them. ``lieu`` is as one of them wrote it."""

    metier: str
    lieu: str
    noms: tuple[str, ...]


def foyers(membres: Iterable[Membre]) -> tuple[Foyer, ...]:
    """Where two or more of the same branch share a place, the largest first; each set of structures is told once."""
    par_cle: dict[tuple[str, str], list[Membre]] = defaultdict(list)
    for membre in membres:
        if membre.branche:
            for lieu in membre.lieux:
                par_cle[_cle(membre.branche), lieu].append(membre)
    trouves: dict[frozenset[str], Foyer] = {}
    for (_, lieu), ensemble in sorted(par_cle.items()):
        ids = frozenset(m.id for m in ensemble)
        if len(ids) > 1 and ids not in trouves:
            noms = tuple(sorted((m.nom for m in ensemble), key=sans_accents))
            ecrit = min(m.branche.strip() for m in ensemble)
            trouves[ids] = Foyer(ecrit, _ecriture(lieu, ensemble), noms)
    return tuple(sorted(trouves.values(), key=lambda f: (-len(f.noms), f.noms)))


def _ecriture(lieu: str, membres: Sequence[Membre]) -> str:
    """A place as it was typed."""
    ecrits = (e.strip() for m in membres for e in (*_SEPARATEURS.split(m.aire), m.commune))
    return min(e for e in ecrits if _lieu(e) == lieu)

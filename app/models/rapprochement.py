"""Short sentences that say nearly the same thing, brought together by the words they share. No more than that.

Two sentences go together when they share more than half of their words; a word counts by its first letters
(« comptable », « comptabilité »), and words that name any difficulty (« manque de… ») don’t count. Whoever reads the
groups sees the sentences, and judges.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.models.texte import sans_accents

_RACINE = 6
"""Letters by which a word is known."""

_OUTILS = frozenset(
    mot
    for mots in (
        "a ai afin apres au aucun aucune aussi aux avant avec bien c car ce cela certain certaine ces cet cette chez",
        "comme d dans de des deux donc du elle elles en encore entre est et etre eux fait faut il ils je j l la le les",
        "leur leurs lui m mais malgre meme n ne ni nos notre nous on ont ou par pas peu plus pour pres qu que quel",
        "quelle qui s sa sans se ses si son sont sous sur tout toute toutes tous tres trop un une vers vos votre vous",
    )
    for mot in mots.split()
)
"""Words that only hold a sentence together."""

_GENERAUX = frozenset(
    ("absence", "besoin", "besoins", "difficulte", "difficultes", "faible", "faiblesse", "insuffisance", "insuffisant",
     "insuffisante", "manque", "manques", "mauvais", "mauvaise", "probleme", "problemes")
)  # fmt: skip
"""Words that would fit any difficulty."""


@dataclass(frozen=True)
class Groupe:
    """Sentences brought together: ``titre`` is the commonest of them, ``rangs`` their places among those given."""

    titre: str
    rangs: tuple[int, ...]
    formulations: tuple[str, ...]


def rapprocher(phrases: Iterable[str]) -> tuple[Groupe, ...]:
    """Groups of ``phrases``, largest first, then in order; empty sentences belong to none."""
    toutes = [" ".join(phrase.split()) for phrase in phrases]
    racines = [_racines(phrase) for phrase in toutes]
    identiques: dict[frozenset[str], list[int]] = {}
    for rang, cle in enumerate(racines):
        if cle:
            identiques.setdefault(cle, []).append(rang)
    groupes: list[tuple[frozenset[str], list[int]]] = []
    ou: dict[str, list[int]] = {}
    for cle, rangs in sorted(identiques.items(), key=lambda paire: (-len(paire[1]), paire[1][0])):
        proche = _plus_proche(cle, groupes, ou)
        if proche is None:
            for mot in cle:
                ou.setdefault(mot, []).append(len(groupes))
            groupes.append((cle, list(rangs)))
        else:
            groupes[proche][1].extend(rangs)
    faits = [_groupe(toutes, sorted(rangs)) for _, rangs in groupes]
    return tuple(sorted(faits, key=lambda groupe: (-len(groupe.rangs), groupe.rangs[0])))


def _plus_proche(
    cle: frozenset[str], groupes: list[tuple[frozenset[str], list[int]]], ou: dict[str, list[int]]
) -> int | None:
    partages = Counter(rang for mot in cle for rang in ou.get(mot, ()))
    proches = {rang: n / len(cle | groupes[rang][0]) for rang, n in partages.items()}
    meilleur = max(proches, key=lambda rang: (proches[rang], -rang), default=None)
    return meilleur if meilleur is not None and proches[meilleur] > 0.5 else None


def _groupe(phrases: list[str], rangs: list[int]) -> Groupe:
    par_forme: dict[str, list[str]] = {}
    for rang in rangs:
        par_forme.setdefault(sans_accents(phrases[rang]), []).append(phrases[rang])
    titre = max(par_forme.values(), key=lambda memes: (len(memes), -len(memes[0])))[0]
    return Groupe(titre, tuple(rangs), tuple(memes[0] for memes in par_forme.values()))


def _racines(phrase: str) -> frozenset[str]:
    mots = [mot for mot in re.findall(r"[a-z0-9]+", sans_accents(phrase)) if mot not in _OUTILS]
    parlants = [mot for mot in mots if mot not in _GENERAUX] or mots
    return frozenset(mot[:_RACINE].rstrip("sx") if len(mot) > 3 else mot for mot in parlants)

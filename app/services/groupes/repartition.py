"""« Répartir »: propose who could go where. Nothing is written before the proposal is accepted, in one gesture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.models.affinites import Membre
from app.models.texte import sans_accents
from app.models.typographie import pluriel
from app.services.ecriture.dossier import Dossier
from app.services.groupes.affectation import placer
from app.services.groupes.lecture import EtatGroupe, EtatScenario

CRITERES: Mapping[str, tuple[str, str]] = {
    "territoire": ("Par territoire", "Les structures d’un même territoire restent ensemble."),
    "secteur": ("Par secteur", "Les structures d’un même secteur restent ensemble."),
    "tailles": ("Tailles équilibrées", "Chaque groupe reçoit des grandes et des petites structures."),
}
"""Code → (words, what it does)."""


@dataclass(frozen=True)
class Proposition:
    """Who would go where; ``restent`` are those for whom no group has room."""

    critere: str
    places: tuple[tuple[Membre, str], ...]
    restent: tuple[Membre, ...]

    def pour(self, groupe: str) -> tuple[Membre, ...]:
        """Those proposed for a group."""
        return tuple(m for m, g in self.places if g == groupe)


def proposer(scenario: EtatScenario, membres: Sequence[Membre], critere: str) -> Proposition:
    """Spread ``membres`` over the groups of a scenario by one of `CRITERES`. KeyError for another.

    Who is already in a group stays there; no group goes beyond its maximum. The result doesn’t depend on the order of
    ``membres``.
    """
    ensembles = _ENSEMBLES[critere](sorted(membres, key=lambda m: (sans_accents(m.nom), m.id)))
    remplissage = _Remplissage(scenario.groupes, critere)
    for ensemble in ensembles:
        remplissage.verser(ensemble)
    return Proposition(critere, tuple(remplissage.places), tuple(remplissage.restent))


def accepter(dossier: Dossier, proposition: Proposition, *, initiateur: object = None) -> None:
    """Write a proposal: one gesture, one Ctrl+Z."""
    combien = pluriel(len(proposition.places), "structure")
    mots = CRITERES[proposition.critere][0].lower()
    with dossier.operation(f"Répartir {combien} — {mots}", initiateur=initiateur) as op:
        for membre, groupe in proposition.places:
            placer(op, membre.id, groupe)


class _Remplissage:
    """Groups being filled, with what each already holds."""

    def __init__(self, groupes: Sequence[EtatGroupe], critere: str) -> None:
        self._groupes = groupes
        self._effectifs = {g.id: g.portrait.effectif for g in groupes}
        self._cles: dict[str, set[str]] = {g.id: {_cle(critere, m) for m in g.membres} - {""} for g in groupes}
        self._critere = critere
        self.places: list[tuple[Membre, str]] = []
        self.restent: list[Membre] = []

    def verser(self, ensemble: Sequence[Membre]) -> None:
        """Put a set into the group that already has its like, else into the emptiest; go on with the next when full."""
        cle = _cle(self._critere, ensemble[0])
        groupe: EtatGroupe | None = None
        for membre in ensemble:
            if groupe is None or not self._reste(groupe):
                groupe = self._choisir(cle)
            if groupe is None:
                self.restent.append(membre)
                continue
            self.places.append((membre, groupe.id))
            self._effectifs[groupe.id] += 1
            if cle:
                self._cles[groupe.id].add(cle)

    def _reste(self, groupe: EtatGroupe) -> bool:
        return groupe.taille_max is None or self._effectifs[groupe.id] < groupe.taille_max

    def _choisir(self, cle: str) -> EtatGroupe | None:
        ouverts = [g for g in self._groupes if self._reste(g)]
        semblables = [g for g in ouverts if cle and cle in self._cles[g.id]]
        return min(semblables or ouverts, key=lambda g: self._effectifs[g.id], default=None)


def _cle(critere: str, membre: Membre) -> str:
    mots = {"territoire": membre.territoire, "secteur": membre.secteur}.get(critere, "")
    return sans_accents(" ".join(mots.split()))


def _par_mot(critere: str) -> Callable[[Sequence[Membre]], list[list[Membre]]]:
    """Sets of the same word, the largest first; those without one are spread one by one, last."""

    def ensembles(membres: Sequence[Membre]) -> list[list[Membre]]:
        par_cle: dict[str, list[Membre]] = defaultdict(list)
        for membre in membres:
            par_cle[_cle(critere, membre)].append(membre)
        inconnus = par_cle.pop("", [])
        rangees = sorted(par_cle.items(), key=lambda paire: (-len(paire[1]), paire[0]))
        return [ensemble for _, ensemble in rangees] + [[m] for m in inconnus]

    return ensembles


def _par_taille(membres: Sequence[Membre]) -> list[list[Membre]]:
    """One by one from the largest (budget, else posts): each goes to the group with the fewest."""
    inconnu = Decimal(-1)
    tries = sorted(
        membres,
        key=lambda m: (m.budget if m.budget is not None else inconnu, m.etp if m.etp is not None else inconnu),
        reverse=True,
    )
    return [[m] for m in tries]


_ENSEMBLES: Mapping[str, Callable[[Sequence[Membre]], list[list[Membre]]]] = {
    "territoire": _par_mot("territoire"),
    "secteur": _par_mot("secteur"),
    "tailles": _par_taille,
}

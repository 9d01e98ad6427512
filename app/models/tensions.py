"""Where what partners expect clashes, and what the network still lacks: pure rules (R10; S1 FM2.1, FP3).

An expectation says its position towards the project, and may name an objective and another partner. S1 FP3:
expectations may be complementary, contradictory, even incompatible, and are to be known as early as possible.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from app.models.statuts import AvisContact, EtatPartenaire, Libelle, PositionAttente


@dataclass(frozen=True)
class PartenaireVu:
    """A partner as the rules need it; ``reponses`` are codes of `AvisContact` by question of `QUESTIONS`."""

    id: str
    nom: str
    famille: str = ""
    etat: str = EtatPartenaire.PRESSENTI.value
    reponses: Mapping[str, str] | None = None

    @property
    def decline(self) -> bool:
        """Whether it said no: it no longer stands for its family."""
        return self.etat == str(EtatPartenaire.DECLINE.value)


@dataclass(frozen=True)
class AttenteVue:
    """An expectation as the rules need it; ``objectif`` and ``face_a`` are ids, or empty."""

    id: str
    partenaire: str
    texte: str
    position: str = ""
    objectif: str = ""
    face_a: str = ""
    reponse: str = ""
    reglee: bool = False


class Gravite(Libelle):
    """How much a tension weighs, from the lightest: two partners set face to face without a word on the project."""

    A_ECLAIRCIR = "a_eclaircir", "À éclaircir"
    CONTREDIT = "contredit", "Contredit"
    INCOMPATIBLE = "incompatible", "Incompatible"

    @property
    def poids(self) -> int:
        """1 to 3, to sort and to draw."""
        return list(Gravite).index(self) + 1


class Cible(Enum):
    """What an expectation clashes with."""

    PARTENAIRE = "partenaire"
    OBJECTIF = "objectif"
    PROJET = "projet"


@dataclass(frozen=True)
class Tension:
    """One clash: the expectation, whose it is, with what (``avec`` is an id, empty for the project as a whole)."""

    attente: str
    de: str
    cible: Cible
    avec: str
    gravite: Gravite
    ouverte: bool
    repondue: bool


_CONTRAIRES = {
    PositionAttente.CONTREDIT.value: Gravite.CONTREDIT,
    PositionAttente.INCOMPATIBLE.value: Gravite.INCOMPATIBLE,
}


def tensions_de(attente: AttenteVue) -> tuple[Tension, ...]:
    """The clashes one expectation makes.

    With a partner as soon as one is named; with the objective named, or else with the project, when it contradicts
    them. An expectation that contradicts the project but only names a partner clashes with that partner alone.
    """
    contraire = _CONTRAIRES.get(attente.position)
    trouvees = []
    if attente.face_a and attente.face_a != attente.partenaire:
        gravite = contraire or Gravite.A_ECLAIRCIR
        trouvees.append(_tension(attente, Cible.PARTENAIRE, attente.face_a, gravite))
    if contraire is not None and attente.objectif:
        trouvees.append(_tension(attente, Cible.OBJECTIF, attente.objectif, contraire))
    if contraire is not None and not trouvees:
        trouvees.append(_tension(attente, Cible.PROJET, "", contraire))
    return tuple(trouvees)


def _tension(attente: AttenteVue, cible: Cible, avec: str, gravite: Gravite) -> Tension:
    repondue = bool(attente.reponse.strip())
    return Tension(attente.id, attente.partenaire, cible, avec, gravite, not attente.reglee, repondue)


def reperer(attentes: Iterable[AttenteVue]) -> tuple[Tension, ...]:
    """All clashes: open ones first, the heaviest first, otherwise in the order given."""
    toutes = [tension for attente in attentes for tension in tensions_de(attente)]
    return tuple(sorted(toutes, key=lambda t: (not t.ouverte, -t.gravite.poids)))


def paires(tensions: Iterable[Tension]) -> Mapping[frozenset[str], tuple[Tension, ...]]:
    """Clashes between partners, by the two they set face to face, whoever said it."""
    rangees: dict[frozenset[str], list[Tension]] = defaultdict(list)
    for tension in tensions:
        if tension.cible is Cible.PARTENAIRE:
            rangees[frozenset((tension.de, tension.avec))].append(tension)
    return {paire: tuple(trouvees) for paire, trouvees in rangees.items()}


def sans_reponse(attentes: Iterable[AttenteVue]) -> tuple[AttenteVue, ...]:
    """Expectations nobody answers: not settled, not simply converging, and without a word on what is done of them."""
    converge = PositionAttente.CONVERGE.value
    return tuple(a for a in attentes if not a.reglee and a.position != converge and not a.reponse.strip())


# --- the network --------------------------------------------------------------------------------------------------


def familles_absentes(partenaires: Iterable[PartenaireVu], familles: Sequence[str]) -> tuple[str, ...]:
    """The families nobody stands for: those without a partner, or whose partners all declined."""
    presentes = {p.famille for p in partenaires if not p.decline}
    return tuple(famille for famille in familles if famille not in presentes)


QUESTIONS = ("partage", "complementaire", "interet")
"""The three questions of S1 FP3, by the column that holds the answer."""

_FAVORABLES = frozenset({AvisContact.OUI.value, AvisContact.PLUTOT_OUI.value})


@dataclass(frozen=True)
class BilanQuestion:
    """Who answers one of the three questions how: ids of partners that have not declined."""

    question: str
    oui: tuple[str, ...]
    non: tuple[str, ...]
    sans: tuple[str, ...]

    @property
    def posee(self) -> bool:
        """Whether anyone answered."""
        return bool(self.oui or self.non)


def bilan_des_questions(partenaires: Iterable[PartenaireVu]) -> tuple[BilanQuestion, ...]:
    """The three questions, each with those who say yes, no, and nothing yet."""
    presents = [p for p in partenaires if not p.decline]
    bilans = []
    for question in QUESTIONS:
        reponses = [(p.id, (p.reponses or {}).get(question) or "") for p in presents]
        oui = tuple(id for id, avis in reponses if avis in _FAVORABLES)
        non = tuple(id for id, avis in reponses if avis and avis not in _FAVORABLES)
        bilans.append(BilanQuestion(question, oui, non, tuple(id for id, avis in reponses if not avis)))
    return tuple(bilans)

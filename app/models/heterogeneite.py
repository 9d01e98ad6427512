"""How alike the structures of a group are, and what it asks of the person who composes it (R08; S1 FP4; S3). Pure.

S3: levels must not be too far apart, competition must be foreseen — and a leader often pulls the others up. So nothing
here says « no »: a finding has a level, a sentence, the names concerned and the vigilance question it helps to answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from statistics import median
from typing import TypeAlias

from app.models.affinites import Foyer, Membre, foyers
from app.models.statuts import AvisContact, Mobilisation
from app.models.texte import sans_accents
from app.models.typographie import francais, montant, nombre, pluriel

ATTENTES, CONCURRENCE, SIMILITUDE, COMPETENCES = "attentes", "concurrence", "similitude", "competences"
"""Codes of the four vigilance questions (list ``vigilance_groupes``, S1 FP4)."""

ECART_FORT = Decimal(10)
"""Largest over smallest from which sizes are far apart (Ingéco): ten times the budget is another trade of running."""

LOCOMOTIVE = Decimal(3)
"""Times the median from which a structure may pull the others (Ingéco, after S3: « une structure d’envergure »)."""

GENERATION = 25
"""Years between oldest and youngest from which histories differ by a generation (Ingéco)."""

_FAVORABLES = {AvisContact.OUI.value, AvisContact.PLUTOT_OUI.value}
_DECIDENT = {"gouvernance", "direction"}
"""Levels of ``niveau_participant`` that can engage the structure."""

_QUESTIONS = ("la problématique", "ses attentes et besoins", "la réponse proposée", "la méthodologie")
Repartition: TypeAlias = tuple[tuple[str, int], ...]


class Niveau(Enum):
    """How much a finding asks for."""

    INFORMATION = "info"
    ATTENTION = "attention"


@dataclass(frozen=True)
class Constat:
    """One finding: ``noms`` are the structures concerned, ``question`` the vigilance question it helps to answer."""

    code: str
    niveau: Niveau
    phrase: str
    question: str
    noms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Etendue:
    """The spread of a number over those that gave it."""

    minimum: Decimal
    maximum: Decimal
    mediane: Decimal
    connus: int

    @property
    def rapport(self) -> Decimal | None:
        """Largest over smallest; None when it means nothing."""
        return self.maximum / self.minimum if self.connus > 1 and self.minimum > 0 else None


@dataclass(frozen=True)
class Portrait:
    """A group in figures and findings. Those that left the ingénierie (``sorties``) count in nothing else."""

    effectif: int
    personnes: int
    secteurs: Repartition
    branches: Repartition
    territoires: Repartition
    budget: Etendue | None
    etp: Etendue | None
    annees: Etendue | None
    niveaux: Repartition
    foyers: tuple[Foyer, ...]
    sorties: tuple[str, ...]
    constats: tuple[Constat, ...]

    @property
    def alertes(self) -> tuple[Constat, ...]:
        """What asks for attention."""
        return tuple(c for c in self.constats if c.niveau is Niveau.ATTENTION)


def dresser(membres: Iterable[Membre], minimum: int | None = None, maximum: int | None = None) -> Portrait:
    """The portrait of a group aimed at ``minimum`` to ``maximum`` structures; in whatever order they come."""
    tous = sorted(membres, key=lambda m: (sans_accents(m.nom), m.id))
    presents = [m for m in tous if m.mobilisation != Mobilisation.SORTIE.value]
    sorties = tuple(m.nom for m in tous if m.mobilisation == Mobilisation.SORTIE.value)
    ensembles = foyers(presents)
    constats = [
        *_sorties(sorties),
        *_effectif(len(presents), minimum, maximum),
        *_attentes(presents),
        *_concurrence(ensembles),
        *_melange(presents),
        *_tailles(presents),
        *_histoires(presents),
        *_participants(presents),
        *_manques(presents),
    ]
    return Portrait(
        effectif=len(presents),
        personnes=sum(m.personnes for m in presents),
        secteurs=_compter(m.secteur for m in presents),
        branches=_compter(m.branche for m in presents),
        territoires=_compter(m.territoire for m in presents),
        budget=etendue(m.budget for m in presents),
        etp=etendue(m.etp for m in presents),
        annees=etendue(None if m.annee is None else Decimal(m.annee) for m in presents),
        niveaux=_compter(n for m in presents for n in set(m.niveaux)),
        foyers=ensembles,
        sorties=sorties,
        constats=tuple(sorted(constats, key=lambda c: c.niveau is not Niveau.ATTENTION)),
    )


def etendue(valeurs: Iterable[Decimal | None]) -> Etendue | None:
    """Smallest, largest and median of the values known; None when none is."""
    connues = sorted(v for v in valeurs if v is not None)
    return Etendue(connues[0], connues[-1], Decimal(median(connues)), len(connues)) if connues else None


def _compter(mots: Iterable[str]) -> Repartition:
    """Words and how many, the commonest first; the same word written otherwise counts with it."""
    ecrits: dict[str, list[str]] = {}
    for mot in mots:
        net = " ".join(mot.split())
        if net:
            ecrits.setdefault(sans_accents(net), []).append(net)
    comptes = [(_la_plus_ecrite(formes), len(formes)) for formes in ecrits.values()]
    return tuple(sorted(comptes, key=lambda c: (-c[1], sans_accents(c[0]))))


def _la_plus_ecrite(formes: Sequence[str]) -> str:
    comptes = Counter(formes)
    return min(comptes, key=lambda forme: (-comptes[forme], forme))


# --- findings -------------------------------------------------------------------------------------------------


def _constat(code: str, niveau: Niveau, phrase: str, question: str, noms: Sequence[str] = ()) -> Constat:
    return Constat(code, niveau, francais(phrase), question, tuple(noms))


def _sorties(noms: tuple[str, ...]) -> list[Constat]:
    if not noms:
        return []
    phrase = (
        "Une structure sortie de l’ingénierie figure encore dans le groupe."
        if len(noms) == 1
        else f"{len(noms)} structures sorties de l’ingénierie figurent encore dans le groupe."
    )
    return [_constat("sorties", Niveau.ATTENTION, phrase, ATTENTES, noms)]


def _effectif(combien: int, minimum: int | None, maximum: int | None) -> list[Constat]:
    if not combien:
        return []
    compte = pluriel(combien, "structure")
    if minimum is not None and combien < minimum:
        return [_constat("taille", Niveau.ATTENTION, f"{compte} : il en faudrait au moins {minimum}.", SIMILITUDE)]
    if maximum is not None and combien > maximum:
        return [_constat("taille", Niveau.ATTENTION, f"{compte} : c’est plus que les {maximum} prévues.", SIMILITUDE)]
    if minimum is None and maximum is None:
        return [_constat("taille", Niveau.INFORMATION, f"{compte}, sans taille visée.", SIMILITUDE)]
    return []


def _attentes(membres: Sequence[Membre]) -> list[Constat]:
    """The four answers: a group where some say yes and others no doesn’t expect the same."""
    repondues = [m for m in membres if any(m.reponses)]
    if not repondues:
        return []
    partagees = [
        mots
        for rang, mots in enumerate(_QUESTIONS)
        if len({r in _FAVORABLES for m in membres if (r := m.reponses[rang])}) > 1
    ]
    reservees = [m.nom for m in repondues if any(r and r not in _FAVORABLES for r in m.reponses)]
    sur = f"{len(reservees)} sur {len(repondues)}"
    if partagees:
        phrase = f"Les réponses au contact divergent sur {_et(partagees)} : {sur} {_ont(len(reservees))} des réserves."
        return [_constat("attentes", Niveau.ATTENTION, phrase, ATTENTES, reservees)]
    if reservees:
        phrase = f"Les réserves sont communes ({sur}) : la démarche est à revoir plutôt que le groupe."
        return [_constat("attentes", Niveau.ATTENTION, phrase, ATTENTES, reservees)]
    phrase = f"Aucune réserve parmi les {len(repondues)} qui ont répondu au contact."
    if len(repondues) == 1:
        phrase = "La seule qui a répondu au contact n’a pas de réserve."
    return [_constat("attentes", Niveau.INFORMATION, phrase, ATTENTES)]


def _concurrence(ensembles: Sequence[Foyer]) -> list[Constat]:
    return [
        _constat(
            "concurrence",
            Niveau.ATTENTION,
            f"{len(f.noms)} structures de la branche « {f.metier} » sur le même territoire ({f.lieu}) :"
            " parlez de la concurrence possible avant la première séance.",
            CONCURRENCE,
            f.noms,
        )
        for f in ensembles
    ]


def _melange(membres: Sequence[Membre]) -> list[Constat]:
    """Sectors and places: neither one nor many is wrong; what each implies is said (S1 FP4, S3)."""
    if len(membres) < 2:
        return []
    constats: list[Constat] = []
    secteurs = _compter(m.secteur for m in membres)
    connus = sum(n for _, n in secteurs)
    if len(secteurs) == 1 and connus == len(membres):
        phrase = f"Un seul secteur ({secteurs[0][0]}) : on va plus vite au fond ; les concurrences sont plus proches."
        constats.append(_constat("secteurs", Niveau.INFORMATION, phrase, SIMILITUDE))
    elif len(secteurs) > 1:
        seules = _isoles(membres, lambda m: m.secteur, secteurs)
        phrase = f"{len(secteurs)} secteurs : gardez un sujet assez précis, un groupe mêlé tire vers le général."
        constats.append(_constat("secteurs", Niveau.INFORMATION, phrase, SIMILITUDE, seules))
    lieux = _compter(m.territoire for m in membres)
    if len(lieux) > 1:
        isolees = _isoles(membres, lambda m: m.territoire, lieux)
        phrase = f"{len(lieux)} territoires : prévoyez les trajets, ou des temps à distance."
        constats.append(_constat("territoires", Niveau.INFORMATION, phrase, SIMILITUDE, isolees))
    elif lieux and lieux[0][1] == len(membres):
        phrase = f"Un seul territoire ({lieux[0][0]}) : mêmes interlocuteurs, mêmes financeurs sans doute."
        constats.append(_constat("territoires", Niveau.INFORMATION, phrase, SIMILITUDE))
    return constats


def _isoles(membres: Sequence[Membre], mot: Callable[[Membre], str], comptes: Repartition) -> list[str]:
    """Those alone of their kind where others are several."""
    if all(n == 1 for _, n in comptes):
        return []
    seuls = {sans_accents(m) for m, n in comptes if n == 1}
    return [m.nom for m in membres if sans_accents(" ".join(mot(m).split())) in seuls]


def _tailles(membres: Sequence[Membre]) -> list[Constat]:
    """Budgets and posts: far apart is a warning; one structure well above the median is perhaps the leader of S3."""
    constats: list[Constat] = []
    for code, mots, lire, ecrire in _GRANDEURS:
        ecart = etendue(map(lire, membres))
        if ecart is None or ecart.connus < 2:
            continue
        bornes = f"de {ecrire(ecart.minimum)} à {ecrire(ecart.maximum)}"
        grandes = [m.nom for m in membres if (v := lire(m)) is not None and v >= LOCOMOTIVE * ecart.mediane > 0]
        if ecart.rapport is not None and ecart.rapport >= ECART_FORT:
            extremes = [m.nom for m in membres if lire(m) in (ecart.minimum, ecart.maximum)]
            fois = nombre(int(ecart.rapport))
            phrase = f"{mots} vont {bornes}, {fois} fois plus : prévoyez du temps individuel avec chaque structure."
            constats.append(_constat(f"ecart-{code}", Niveau.ATTENTION, phrase, COMPETENCES, extremes))
        if code == "budget" and ecart.connus > 2 and grandes:
            constats.append(_locomotive(grandes))
    return constats


def _locomotive(grandes: Sequence[str]) -> Constat:
    if len(grandes) == 1:
        phrase = "Une structure dépasse nettement les autres : elle peut tirer le groupe, si elle y trouve son compte."
        return _constat("locomotive", Niveau.INFORMATION, phrase, COMPETENCES, grandes)
    phrase = f"{len(grandes)} structures dépassent nettement les autres : une locomotive tire, deux peuvent diviser."
    return _constat("locomotive", Niveau.ATTENTION, phrase, COMPETENCES, grandes)


def _histoires(membres: Sequence[Membre]) -> list[Constat]:
    """A generation between them: experience to pass on, or another way of doing things."""
    datees = [m for m in membres if m.annee is not None]
    annees = [m.annee for m in datees if m.annee is not None]
    if len(annees) < 2 or max(annees) - min(annees) < GENERATION:
        return []
    noms = [m.nom for m in datees if m.annee in (min(annees), max(annees))]
    phrase = f"Nées entre {min(annees)} et {max(annees)} : une génération d’écart, donc de l’expérience à transmettre."
    return [_constat("anciennete", Niveau.INFORMATION, phrase, COMPETENCES, noms)]


def _participants(membres: Sequence[Membre]) -> list[Constat]:
    """Who comes: where some can engage their structure and others can’t, a session decides nothing (S1 FP4)."""
    connus = [m for m in membres if m.niveaux]
    sans_pouvoir = [m.nom for m in connus if not _DECIDENT & set(m.niveaux)]
    if sans_pouvoir and len(sans_pouvoir) < len(connus):
        phrase = f"{len(sans_pouvoir)} sur {len(connus)} viennent sans personne qui décide, à côté de dirigeants."
        if len(sans_pouvoir) == 1:
            phrase = "Une structure vient sans personne qui décide, à côté de dirigeants."
        return [_constat("participants", Niveau.ATTENTION, phrase, COMPETENCES, sans_pouvoir)]
    return []


def _manques(membres: Sequence[Membre]) -> list[Constat]:
    """What isn’t known is said: « 3 sur 8 sans budget »."""
    champs: tuple[tuple[str, Callable[[Membre], bool]], ...] = (
        ("secteur", lambda m: bool(m.secteur)),
        ("branche", lambda m: bool(m.branche)),
        ("territoire", lambda m: bool(m.lieux)),
        ("budget", lambda m: m.budget is not None),
        ("postes (ETP)", lambda m: m.etp is not None),
        ("année de création", lambda m: m.annee is not None),
        ("réponse au contact", lambda m: any(m.reponses)),
        ("participant désigné", lambda m: m.participe),
    )
    manques = [(mots, combien) for mots, su in champs if (combien := sum(not su(m) for m in membres))]
    if not manques:
        return []
    dits = ", ".join(f"{n} sans {mots}" for mots, n in manques)
    noms = [m.nom for m in membres if not all(su(m) for _, su in champs)]
    phrase = f"Il manque des données, sur {pluriel(len(membres), 'structure')} : {dits}."
    return [_constat("manques", Niveau.INFORMATION, phrase, COMPETENCES, noms)]


def _et(mots: Sequence[str]) -> str:
    return " et ".join((", ".join(mots[:-1]), mots[-1])) if len(mots) > 1 else mots[0]


def _ont(combien: int) -> str:
    return "a" if combien == 1 else "ont"


def _etp(valeur: Decimal) -> str:
    return f"{nombre(valeur)} ETP"


_GRANDEURS: tuple[tuple[str, str, Callable[[Membre], Decimal | None], Callable[[Decimal], str]], ...] = (
    ("budget", "Les budgets", lambda m: m.budget, montant),
    ("etp", "Les équipes", lambda m: m.etp, _etp),
)
"""What sizes are read from: code, words, how to read it, how to write it."""

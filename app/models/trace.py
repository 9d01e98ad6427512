"""From each objective to what will tell whether it is reached, and the holes on the way (R13, R14; S1 FM2.2, FM3.2).

Pure: rows in, a frozen `Trace` out. A hole (`Trou`) is something missing that one gesture can create; a remark
(`Remarque`) is something there that is worth a second look. Neither ever refuses anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from app.models.statuts import Atteinte, GenreObjectif, Libelle, NatureResultat

STRATEGIQUE: str = GenreObjectif.STRATEGIQUE.value
OPERATIONNEL: str = GenreObjectif.OPERATIONNEL.value


class GenreTrou(Libelle):
    """What may be missing."""

    SANS_OPERATIONNEL = "sans_operationnel", "Aucun objectif opérationnel ne le sert"
    SANS_RESULTAT = "sans_resultat", "Aucun résultat attendu"
    SANS_INDICATEUR = "sans_indicateur", "Aucun indicateur"
    HORS_RESULTAT = "hors_resultat", "Indicateur qui ne mesure aucun résultat"
    SANS_CIBLE = "sans_cible", "Cible à définir"
    SANS_SOURCE = "sans_source", "Source à définir"
    SANS_OUTIL = "sans_outil", "Outil à définir"


@dataclass(frozen=True)
class Trou:
    """Something missing on the row ``ligne``; ``sujet`` is what that row says."""

    genre: GenreTrou
    ligne: str
    sujet: str


@dataclass(frozen=True)
class Remarque:
    """A French sentence about the row ``ligne``."""

    ligne: str
    texte: str


@dataclass(frozen=True)
class Mesure:
    """An indicator: from what start to what target, seen in which register, read where, with what, by whom, when; and
    what was ``lue`` of it one day."""

    id: str
    texte: str
    depart: Decimal | None = None
    cible: Decimal | None = None
    unite: str = ""
    cible_mots: str = ""
    registre: str = ""
    sources: tuple[str, ...] = ()
    outil: str = ""
    precisions: str = ""
    responsable: str = ""
    echeance: date | None = None
    lue: Decimal | None = None
    lue_mots: str = ""
    lue_le: date | None = None

    @property
    def mesuree(self) -> bool:
        """Whether anything was measured."""
        return self.lue is not None or bool(self.lue_mots) or self.lue_le is not None

    @property
    def atteinte(self) -> Atteinte | None:
        """How the value measured stands to the target; None where numbers don’t tell (words, no target).

        One goes from the start (zero when it isn’t given) to the target, up or down; at the target or past it, it is
        reached; on the way, in part; where one was or behind, not.
        """
        if self.lue is None or self.cible is None:
            return None
        if self.lue == self.cible:
            return Atteinte.ATTEINT
        depart = Decimal(0) if self.depart is None else self.depart
        chemin, fait = self.cible - depart, self.lue - depart
        if not chemin:
            return None
        if fait / chemin >= 1:
            return Atteinte.ATTEINT
        return Atteinte.PARTIEL if fait / chemin > 0 else Atteinte.NON_ATTEINT

    @property
    def trous(self) -> tuple[Trou, ...]:
        """Its target, its source, its tool, when they are missing. Words on the source or tool stand for either."""
        manquants = (
            (GenreTrou.SANS_CIBLE, self.cible is None and not self.cible_mots),
            (GenreTrou.SANS_SOURCE, not self.sources and not self.precisions),
            (GenreTrou.SANS_OUTIL, not self.outil and not self.precisions),
        )
        return tuple(Trou(genre, self.id, self.texte) for genre, manque in manquants if manque)


@dataclass(frozen=True)
class Attendu:
    """An expected result and what measures it; ``constat``: whether it came, once somebody said so."""

    id: str
    texte: str
    nature: str = ""
    echeance: date | None = None
    mesures: tuple[Mesure, ...] = ()
    constat: Atteinte | None = None
    constate_le: date | None = None
    constat_mots: str = ""

    @property
    def constate(self) -> bool:
        """Whether anything was said of it since."""
        return self.constat is not None or bool(self.constat_mots) or self.constate_le is not None

    @property
    def trous(self) -> Iterator[Trou]:
        """Its own, then those of its indicators."""
        if not self.mesures:
            yield Trou(GenreTrou.SANS_INDICATEUR, self.id, self.texte)
        for mesure in self.mesures:
            yield from mesure.trous


@dataclass(frozen=True)
class But:
    """An objective, the strategic one it serves (``sert``), its results, and for a strategic one who serves it."""

    id: str
    genre: str
    texte: str
    code: str = ""
    propre: str = ""
    """Our own words, empty where those of the guide are shown."""
    sert: str = ""
    commentaire: str = ""
    attendus: tuple[Attendu, ...] = ()
    servi_par: tuple[But, ...] = ()

    @property
    def strategique(self) -> bool:
        """Whether it is one."""
        return self.genre == STRATEGIQUE

    @property
    def mesures(self) -> int:
        """How many indicators measure it: its own, and of those that serve it."""
        return sum(len(a.mesures) for a in self.attendus) + sum(b.mesures for b in self.servi_par)

    @property
    def evalue(self) -> bool:
        """Whether anything will tell if it is reached."""
        return self.mesures > 0

    @property
    def trous(self) -> Iterator[Trou]:
        """Its own and those of its results; not those of who serves it."""
        if self.strategique and not self.servi_par:
            yield Trou(GenreTrou.SANS_OPERATIONNEL, self.id, self.texte)
        if not self.strategique and not self.attendus:
            yield Trou(GenreTrou.SANS_RESULTAT, self.id, self.texte)
        for attendu in self.attendus:
            yield from attendu.trous


@dataclass(frozen=True)
class Trace:
    """The whole: strategic objectives with who serves them, the other operational ones, and what hangs from none.

    Every row given is there exactly once as an objective, a result or an indicator; a reference to a row that isn’t
    there counts as none.
    """

    strategiques: tuple[But, ...] = ()
    libres: tuple[But, ...] = ()
    """Operational objectives that serve no strategic one."""
    generaux: tuple[Attendu, ...] = ()
    """Results of the whole ingénierie."""
    hors_resultat: tuple[Mesure, ...] = ()

    @cached_property
    def operationnels(self) -> tuple[But, ...]:
        """All of them, in the order of the map."""
        return (*(b for s in self.strategiques for b in s.servi_par), *self.libres)

    @cached_property
    def buts(self) -> tuple[But, ...]:
        """Every objective, each strategic one followed by those that serve it."""
        return (*(b for s in self.strategiques for b in (s, *s.servi_par)), *self.libres)

    @cached_property
    def attendus(self) -> tuple[Attendu, ...]:
        """Every result."""
        return (*(a for b in self.buts for a in b.attendus), *self.generaux)

    @cached_property
    def mesures(self) -> tuple[Mesure, ...]:
        """Every indicator."""
        return (*(m for a in self.attendus for m in a.mesures), *self.hors_resultat)

    @property
    def vide(self) -> bool:
        """Whether nothing is written at all."""
        return not (self.buts or self.attendus or self.mesures)

    @property
    def evalues(self) -> int:
        """How many objectives something will evaluate."""
        return sum(but.evalue for but in self.buts)

    @cached_property
    def trous(self) -> tuple[Trou, ...]:
        """All holes, from the objectives to the indicators."""
        return (
            *(t for b in self.buts for t in b.trous),
            *(t for a in self.generaux for t in a.trous),
            *(Trou(GenreTrou.HORS_RESULTAT, m.id, m.texte) for m in self.hors_resultat),
            *(t for m in self.hors_resultat for t in m.trous),
        )

    def par_registre(self, registres: Iterable[str]) -> Mapping[str, tuple[Mesure, ...]]:
        """The indicators seen in each of ``registres``; an empty tuple is a hole of the evaluation project (R14)."""
        return {r: tuple(m for m in self.mesures if m.registre == r) for r in registres}


# --- building -------------------------------------------------------------------------------------------------


def tracer(
    objectifs: Sequence[Mapping[str, Any]],
    resultats: Sequence[Mapping[str, Any]],
    indicateurs: Sequence[Mapping[str, Any]],
) -> Trace:
    """Rows of the three tables, each already in its order → the trace. ``libelle`` of an objective is what is shown."""
    ids_resultats = {str(r["id"]) for r in resultats}
    mesures = _par_parent(((_mesure(i), str(i["resultat"] or "")) for i in indicateurs), ids_resultats)
    ids_objectifs = {str(o["id"]) for o in objectifs}
    attendus = _par_parent(
        ((_attendu(r, mesures.get(str(r["id"]), [])), str(r["objectif"] or "")) for r in resultats), ids_objectifs
    )
    buts = [_but(o, attendus.get(str(o["id"]), [])) for o in objectifs]
    strategiques = {b.id for b in buts if b.strategique}
    servants = _par_parent(((b, b.sert) for b in buts if not b.strategique), strategiques)
    return Trace(
        strategiques=tuple(_servi(b, servants.get(b.id, [])) for b in buts if b.strategique),
        libres=tuple(servants.get("", [])),
        generaux=tuple(attendus.get("", [])),
        hors_resultat=tuple(mesures.get("", [])),
    )


def _par_parent(enfants: Iterable[tuple[Any, str]], connus: set[str]) -> dict[str, list[Any]]:
    """Children by the id of their parent; "" when it is none of ``connus``."""
    ranges: dict[str, list[Any]] = {}
    for enfant, parent in enfants:
        ranges.setdefault(parent if parent in connus else "", []).append(enfant)
    return ranges


def _servi(but: But, servants: Sequence[But]) -> But:
    return But(but.id, but.genre, but.texte, but.code, but.propre, "", but.commentaire, but.attendus, tuple(servants))


def _but(ligne: Mapping[str, Any], attendus: Sequence[Attendu]) -> But:
    return But(
        str(ligne["id"]), ligne["genre"], ligne["libelle"], ligne["code"] or "", ligne["texte"] or "",
        ligne["sert"] or "", ligne["commentaire"] or "", tuple(attendus),
    )  # fmt: skip


def _attendu(ligne: Mapping[str, Any], mesures: Sequence[Mesure]) -> Attendu:
    return Attendu(
        str(ligne["id"]), ligne["texte"], ligne["nature"] or "", ligne["echeance"], tuple(mesures),
        Atteinte(ligne["constat"]) if ligne["constat"] else None,  # type: ignore[call-arg]
        ligne["constate_le"], ligne["constat_mots"] or "",
    )  # fmt: skip


def _mesure(ligne: Mapping[str, Any]) -> Mesure:
    mots = {nom: ligne[nom] or "" for nom in ("unite", "cible_mots", "registre", "outil", "precisions", "responsable")}
    return Mesure(
        str(ligne["id"]), ligne["texte"], ligne["depart"], ligne["cible"], sources=ligne["sources"] or (),
        echeance=ligne["echeance"], lue=ligne["mesure"], lue_mots=ligne["mesure_mots"] or "", lue_le=ligne["mesure_le"],
        **mots,
    )  # fmt: skip


# --- what is worth a second look ------------------------------------------------------------------------------

_CHIFFRE = re.compile(r"\d")


def remarques(trace: Trace, ouvert_le: date | None = None) -> tuple[Remarque, ...]:
    """What is there and may not be what was meant; ``ouvert_le`` is the day the dossier was opened."""
    return (
        *(r for a in trace.attendus for r in _du_resultat(a, ouvert_le)),
        *(r for m in trace.mesures for r in _de_l_indicateur(m, ouvert_le)),
    )


def _du_resultat(attendu: Attendu, ouvert_le: date | None) -> Iterator[Remarque]:
    chiffre = _CHIFFRE.search(attendu.texte) or any(
        m.cible is not None or _CHIFFRE.search(m.cible_mots) for m in attendu.mesures
    )
    if attendu.nature == NatureResultat.QUANTITATIF.value and not chiffre:
        yield Remarque(attendu.id, "Résultat quantitatif sans aucun nombre : combien, au juste ?")
    if _avant(attendu.echeance, ouvert_le):
        yield Remarque(attendu.id, "À constater avant l’ouverture du dossier : la date est-elle juste ?")


def _de_l_indicateur(mesure: Mesure, ouvert_le: date | None) -> Iterator[Remarque]:
    if mesure.cible is not None and mesure.cible == mesure.depart:
        yield Remarque(mesure.id, "La cible est égale à la valeur de départ : rien ne changerait.")
    if _avant(mesure.echeance, ouvert_le):
        yield Remarque(mesure.id, "À mesurer avant l’ouverture du dossier : la date est-elle juste ?")
    if not mesure.sources:
        yield Remarque(mesure.id, "Sans source, personne ne saura où lire cet indicateur.")


def _avant(jour: date | None, ouvert_le: date | None) -> bool:
    return jour is not None and ouvert_le is not None and jour < ouvert_le

"""Everything dated in the dossier, in one list: what is late, what comes next, where each date is entered (R12, R17).

To add a kind of date: one function that yields `Echeance`, one line in `_SOURCES`; if it can be done from the list,
one line in `_GESTES`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from typing import Any

from app.models.avancement import Parcours
from app.models.base import Base
from app.models.definitions.catalogue import Catalogue
from app.models.fiche import ID_FICHE, Fiche
from app.models.objectifs import Indicateur, Resultat
from app.models.plan import LignePlan
from app.models.statuts import EtatSuivi, StatutAction
from app.models.structure import Structure
from app.models.typographie import INSECABLE, date_longue, pluriel
from app.models.vigilance import Decision
from app.services import decisions, parcours
from app.services.ecriture.dossier import Dossier

_JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


class Periode(Enum):
    """Where a day stands beside today: the headings of the list, in their order."""

    EN_RETARD = "En retard"
    SEMAINE = "Cette semaine"
    MOIS = "Ce mois-ci"
    PLUS_TARD = "Plus tard"
    FAITE = "Terminées"


@dataclass(frozen=True)
class Echeance:
    """Something to be done or looked at on a day. ``genre`` is a French word, ``adresse`` where it is entered.

    ``ligne`` is the id of its row, or the code of its action: what `marquer_faite` needs.
    """

    jour: date
    titre: str
    genre: str
    adresse: str
    responsable: str = ""
    de: str = ""
    faite: bool = False
    ligne: str = ""

    @property
    def cle(self) -> str:
        """What tells it from all others, whatever its day and its words."""
        return f"{self.genre}/{self.ligne or self.adresse}"

    @property
    def faisable(self) -> bool:
        """Whether it can be said done from the list."""
        return self.genre in _GESTES

    def en_retard(self, aujourdhui: date) -> bool:
        """Whether the day has passed and it isn’t done."""
        return not self.faite and self.jour < aujourdhui

    def periode(self, aujourdhui: date) -> Periode:
        """Under which heading it stands. A week ends on Sunday, a month on its last day."""
        if self.faite:
            return Periode.FAITE
        if self.jour < aujourdhui:
            return Periode.EN_RETARD
        if self.jour <= aujourdhui + timedelta(days=6 - aujourdhui.weekday()):
            return Periode.SEMAINE
        dernier = aujourdhui.replace(day=monthrange(aujourdhui.year, aujourdhui.month)[1])
        return Periode.MOIS if self.jour <= dernier else Periode.PLUS_TARD


def lire_echeances(dossier: Dossier, catalogue: Catalogue) -> tuple[Echeance, ...]:
    """All of them, by day, then in the order of the sources."""
    matiere = _Matiere(dossier, catalogue)
    toutes = [echeance for source in _SOURCES for echeance in source(matiere)]
    return tuple(sorted(toutes, key=lambda e: e.jour))


def a_venir(echeances: Iterable[Echeance]) -> tuple[Echeance, ...]:
    """Those that are not done: late ones first, then the next ones."""
    return tuple(e for e in echeances if not e.faite)


def par_periode(echeances: Iterable[Echeance], aujourdhui: date) -> tuple[tuple[Periode, tuple[Echeance, ...]], ...]:
    """Grouped under their headings, empty ones left out; what is done comes from the latest to the oldest."""
    rangees: dict[Periode, list[Echeance]] = {periode: [] for periode in Periode}
    for echeance in echeances:
        rangees[echeance.periode(aujourdhui)].append(echeance)
    rangees[Periode.FAITE].sort(key=lambda e: e.jour, reverse=True)
    return tuple((periode, tuple(groupe)) for periode, groupe in rangees.items() if groupe)


def resumer(echeances: Iterable[Echeance], aujourdhui: date) -> str:
    """« 2 en retard · 3 cette semaine · 5 plus tard »; nothing when there is none."""
    restantes = a_venir(echeances)
    compte = {p: sum(e.periode(aujourdhui) is p for e in restantes) for p in Periode}
    return " · ".join(f"{n}{INSECABLE}{periode.value.lower()}" for periode, n in compte.items() if n)


def en_retard(dossier: Dossier, catalogue: Catalogue, aujourdhui: date) -> str:
    """« 2 en retard », or nothing: what the rail may say."""
    combien = sum(e.en_retard(aujourdhui) for e in lire_echeances(dossier, catalogue))
    return f"{combien} en retard" if combien else ""


def jour_en_mots(jour: date) -> str:
    """« samedi 12 décembre 2026 »."""
    return f"{_JOURS[jour.weekday()]} {date_longue(jour)}"


def distance_en_mots(jour: date, aujourdhui: date) -> str:
    """« aujourd’hui », « demain », « dans 3 jours », « il y a 2 mois »…"""
    ecart = (jour - aujourdhui).days
    proches = {0: "aujourd’hui", 1: "demain", -1: "hier"}
    if ecart in proches:
        return proches[ecart]
    jours = abs(ecart)
    if jours < 60:
        duree = pluriel(jours, "jour")
    elif jours < 700:
        duree = f"{round(jours / 30.4)}{INSECABLE}mois"
    else:
        duree = pluriel(round(jours / 365.25), "an")
    return f"dans {duree}" if ecart > 0 else f"il y a {duree}"


# --- done from the list -------------------------------------------------------------------------------------------


def marquer_faite(
    dossier: Dossier, catalogue: Catalogue, echeance: Echeance, jour: date, *, initiateur: object = None
) -> None:
    """Say that it is done, on that day. `KeyError` for what can only be done where it is entered."""
    _GESTES[echeance.genre](dossier, catalogue, echeance.ligne, jour, initiateur)


def _faire_action(dossier: Dossier, catalogue: Catalogue, code: str, jour: date, initiateur: object) -> None:
    parcours.fixer_statut(dossier, catalogue.methode.action(code), StatutAction.FAIT, initiateur=initiateur)


def _faire_decision(dossier: Dossier, catalogue: Catalogue, id: str, jour: date, initiateur: object) -> None:
    decisions.faire(dossier, id, jour, initiateur=initiateur)


def _faire_ligne(dossier: Dossier, catalogue: Catalogue, id: str, jour: date, initiateur: object) -> None:
    with dossier.operation("Plan d’accompagnement — action faite", initiateur=initiateur) as op:
        op.modifier(LignePlan, id, etat=EtatSuivi.FAIT.value)


_GESTES: Mapping[str, Callable[[Dossier, Catalogue, str, date, object], None]] = {
    "Action": _faire_action,
    "Décision": _faire_decision,
    "Plan d’accompagnement": _faire_ligne,
}


# --- where dates come from ----------------------------------------------------------------------------------------


class _Matiere:
    """What the sources read; the cycle, which two of them need, is read once."""

    def __init__(self, dossier: Dossier, catalogue: Catalogue) -> None:
        self.dossier, self._catalogue = dossier, catalogue

    @cached_property
    def parcours(self) -> Parcours:
        """The cycle as it stands."""
        return parcours.lire_parcours(self.dossier, self._catalogue.methode)

    def datees(self, entite: type[Base], *colonnes: str) -> Iterator[dict[str, Any]]:
        """Rows of a table that have a due date."""
        return (ligne for ligne in self.dossier.lignes(entite, *colonnes) if ligne["echeance"] is not None)


def _comite(matiere: _Matiere) -> Iterator[Echeance]:
    jour = matiere.dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"]
    if jour is not None:
        tenu = matiere.parcours.action("validation.comite").statut is StatutAction.FAIT
        yield Echeance(jour, "Comité d’appui", "Comité", "document:dossier-comite", faite=tenu)


def _actions(matiere: _Matiere) -> Iterator[Echeance]:
    for action in matiere.parcours.actions:
        if action.echeance is not None:
            definition = action.definition
            yield Echeance(
                action.echeance, definition.titre, "Action", f"action:{definition.code}", action.responsable,
                faite=action.traitee, ligne=definition.code,
            )  # fmt: skip


def _decisions(matiere: _Matiere) -> Iterator[Echeance]:
    for ligne in matiere.datees(Decision, "id", "texte", "responsable", "echeance", "etat"):
        yield Echeance(
            ligne["echeance"], ligne["texte"], "Décision", f"decision:{ligne['id']}", ligne["responsable"] or "",
            faite=ligne["etat"] in decisions.FINIES, ligne=ligne["id"],
        )  # fmt: skip


def _plans(matiere: _Matiere) -> Iterator[Echeance]:
    datees = list(matiere.datees(LignePlan, "id", "structure", "difficulte", "action", "echeance", "etat"))
    if not datees:
        return
    noms = {s["id"]: s["nom"] for s in matiere.dossier.lignes(Structure, "id", "nom")}
    for ligne in datees:
        structure = ligne["structure"]
        titre = ligne["action"] or ligne["difficulte"]
        yield Echeance(
            ligne["echeance"], titre, "Plan d’accompagnement", f"plan:{structure}", de=noms.get(structure, ""),
            faite=ligne["etat"] in decisions.FINIES, ligne=ligne["id"],
        )  # fmt: skip


def _resultats(matiere: _Matiere) -> Iterator[Echeance]:
    for ligne in matiere.datees(Resultat, "id", "texte", "echeance"):
        yield Echeance(ligne["echeance"], ligne["texte"], "Résultat attendu", f"objectifs:{ligne['id']}")
    for ligne in matiere.datees(Indicateur, "id", "texte", "echeance", "responsable"):
        yield Echeance(
            ligne["echeance"], ligne["texte"], "Indicateur", f"objectifs:{ligne['id']}", ligne["responsable"] or ""
        )


_SOURCES: tuple[Callable[[_Matiere], Iterator[Echeance]], ...] = (
    _comite,
    _actions,
    _decisions,
    _plans,
    _resultats,
)

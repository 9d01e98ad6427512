"""Everything dated in the dossier, in one list: what is late, what comes next, where each date is entered (R12, R17).

To add a kind of date: one function that yields `Echeance`, one line in `_SOURCES`; if it can be done from the list,
one line in `_GESTES`; if moving another date may move it, one line in `app.services.echeancier.consequences`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from app.models.avancement import Parcours
from app.models.base import Base
from app.models.definitions.catalogue import Catalogue
from app.models.echeance_datee import Echeance, Periode
from app.models.echeancier import Jalon
from app.models.fiche import ID_FICHE, Fiche
from app.models.objectifs import Indicateur, Resultat
from app.models.plan import LignePlan
from app.models.statuts import EtatSuivi, StatutAction
from app.models.structure import Structure
from app.models.typographie import INSECABLE, pluriel
from app.models.vigilance import Decision
from app.services import decisions, parcours
from app.services.budget.echeances import echeances as echeances_du_budget
from app.services.comite.echeances import echeances as echeances_du_comite
from app.services.comite.seances import jour_programme
from app.services.ecriture.dossier import Dossier


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


def _faire_jalon(dossier: Dossier, catalogue: Catalogue, id: str, jour: date, initiateur: object) -> None:
    with dossier.operation("Jalon — fait", initiateur=initiateur) as op:
        op.modifier(Jalon, id, fait=True)


_GESTES: Mapping[str, Callable[[Dossier, Catalogue, str, date, object], None]] = {
    "Action": _faire_action,
    "Décision": _faire_decision,
    "Plan d’accompagnement": _faire_ligne,
    "Jalon": _faire_jalon,
}


# --- where dates come from ----------------------------------------------------------------------------------------


class _Matiere:
    """What the sources read; the cycle, which two of them need, is read once."""

    def __init__(self, dossier: Dossier, catalogue: Catalogue) -> None:
        self.dossier, self.catalogue = dossier, catalogue

    @cached_property
    def parcours(self) -> Parcours:
        """The cycle as it stands."""
        return parcours.lire_parcours(self.dossier, self.catalogue.methode)

    def datees(self, entite: type[Base], *colonnes: str) -> Iterator[dict[str, Any]]:
        """Rows of a table that have a due date."""
        return (ligne for ligne in self.dossier.lignes(entite, *colonnes) if ligne["echeance"] is not None)


def _comite(matiere: _Matiere) -> Iterator[Echeance]:
    """The sessions and the reservations; the date of the sheet alone while no session is programmed."""
    yield from echeances_du_comite(matiere.dossier)
    jour = matiere.dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"]
    if jour is not None and jour_programme(matiere.dossier) is None:
        tenu = matiere.parcours.action("validation.comite").statut is StatutAction.FAIT
        yield Echeance(jour, "Comité d’appui", "Comité", "document:dossier-comite", faite=tenu)


def _financements(matiere: _Matiere) -> Iterator[Echeance]:
    return echeances_du_budget(matiere.dossier, matiere.catalogue)


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
    for ligne in matiere.datees(Resultat, "id", "texte", "echeance", "constat", "constate_le"):
        yield Echeance(
            ligne["echeance"], ligne["texte"], "Résultat attendu", f"objectifs:{ligne['id']}", ligne=ligne["id"],
            faite=bool(ligne["constat"] or ligne["constate_le"]),
        )  # fmt: skip
    for ligne in matiere.datees(Indicateur, "id", "texte", "echeance", "responsable", "mesure", "mesure_le"):
        yield Echeance(
            ligne["echeance"], ligne["texte"], "Indicateur", f"objectifs:{ligne['id']}", ligne["responsable"] or "",
            ligne=ligne["id"], faite=ligne["mesure"] is not None or ligne["mesure_le"] is not None,
        )  # fmt: skip


def _convention(matiere: _Matiere) -> Iterator[Echeance]:
    jour = matiere.dossier.fiche_unique(Fiche, ID_FICHE)["convention_fin"]
    if jour is not None:
        finie = matiere.parcours.traitees == len(matiere.parcours.actions)
        yield Echeance(jour, "Fin de la convention", "Convention", "echeances:retroplanning", faite=finie)


def _jalons(matiere: _Matiere) -> Iterator[Echeance]:
    genres = {choix.code: choix.texte for choix in matiere.catalogue.liste("genres_jalon").choix}
    for ligne in matiere.dossier.lignes(Jalon):
        jour, fin = ligne["jour"] or ligne["fin"], ligne["fin"]
        if jour is not None:
            yield Echeance(
                jour, ligne["titre"], "Jalon", f"echeances:{ligne['id']}", ligne["responsable"] or "",
                de=genres.get(ligne["genre"], ""), faite=bool(ligne["fait"]), ligne=ligne["id"],
                fin=fin if fin is not None and fin > jour else None,
            )  # fmt: skip


_SOURCES: tuple[Callable[[_Matiere], Iterator[Echeance]], ...] = (
    _comite,
    _financements,
    _convention,
    _jalons,
    _actions,
    _decisions,
    _plans,
    _resultats,
)

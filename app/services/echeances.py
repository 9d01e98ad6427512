"""Everything dated in the dossier, in one list: what is late, what comes next, where each date is entered (R12, R17).

To add a kind of date: one function that yields `Echeance`, one line in `_SOURCES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models.base import Base
from app.models.definitions.catalogue import Catalogue
from app.models.fiche import ID_FICHE, Fiche
from app.models.objectifs import Indicateur, Resultat
from app.models.plan import LignePlan
from app.models.statuts import EtatSuivi, StatutAction
from app.models.structure import Structure
from app.models.vigilance import Decision
from app.services.ecriture.dossier import Dossier
from app.services.parcours import lire_parcours


@dataclass(frozen=True)
class Echeance:
    """Something to be done or looked at on a day. ``genre`` is a French word, ``adresse`` where it is entered."""

    jour: date
    titre: str
    genre: str
    adresse: str
    responsable: str = ""
    de: str = ""
    faite: bool = False

    def en_retard(self, aujourdhui: date) -> bool:
        """Whether the day has passed and it isn’t done."""
        return not self.faite and self.jour < aujourdhui


def lire_echeances(dossier: Dossier, catalogue: Catalogue) -> tuple[Echeance, ...]:
    """All of them, by day, then in the order of the sources."""
    toutes = [echeance for source in _SOURCES for echeance in source(dossier, catalogue)]
    return tuple(sorted(toutes, key=lambda e: e.jour))


def a_venir(echeances: tuple[Echeance, ...], aujourdhui: date) -> tuple[Echeance, ...]:
    """Those that are not done: late ones first, then the next ones."""
    return tuple(e for e in echeances if not e.faite)


def _comite(dossier: Dossier, catalogue: Catalogue) -> Iterator[Echeance]:
    jour = dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"]
    if jour is not None:
        tenu = _comite_passe(dossier, catalogue)
        yield Echeance(jour, "Comité d’appui", "Comité", "document:dossier-comite", faite=tenu)


def _comite_passe(dossier: Dossier, catalogue: Catalogue) -> bool:
    return lire_parcours(dossier, catalogue.methode).action("validation.comite").statut is StatutAction.FAIT


def _actions(dossier: Dossier, catalogue: Catalogue) -> Iterator[Echeance]:
    for action in lire_parcours(dossier, catalogue.methode).actions:
        if action.echeance is not None:
            definition = action.definition
            yield Echeance(
                action.echeance, definition.titre, "Action", f"action:{definition.code}", action.responsable,
                faite=action.traitee,
            )  # fmt: skip


def _decisions(dossier: Dossier, catalogue: Catalogue) -> Iterator[Echeance]:
    for ligne in _datees(dossier, Decision, "id", "texte", "responsable", "echeance", "etat"):
        adresse = f"decision:{ligne['id']}"
        finie = ligne["etat"] in (EtatSuivi.FAIT.value, EtatSuivi.ABANDONNE.value)
        yield Echeance(ligne["echeance"], ligne["texte"], "Décision", adresse, ligne["responsable"] or "", faite=finie)


def _plans(dossier: Dossier, catalogue: Catalogue) -> Iterator[Echeance]:
    noms = {s["id"]: s["nom"] for s in dossier.lignes(Structure, "id", "nom")}
    for ligne in _datees(dossier, LignePlan, "structure", "difficulte", "action", "echeance", "etat"):
        structure = ligne["structure"]
        titre = ligne["action"] or ligne["difficulte"]
        finie = ligne["etat"] in (EtatSuivi.FAIT.value, EtatSuivi.ABANDONNE.value)
        yield Echeance(
            ligne["echeance"], titre, "Plan d’accompagnement", f"plan:{structure}", de=noms.get(structure, ""),
            faite=finie,
        )  # fmt: skip


def _resultats(dossier: Dossier, catalogue: Catalogue) -> Iterator[Echeance]:
    for ligne in _datees(dossier, Resultat, "id", "texte", "echeance"):
        yield Echeance(ligne["echeance"], ligne["texte"], "Résultat attendu", f"objectifs:{ligne['id']}")
    for ligne in _datees(dossier, Indicateur, "id", "texte", "echeance", "responsable"):
        yield Echeance(
            ligne["echeance"], ligne["texte"], "Indicateur", f"objectifs:{ligne['id']}", ligne["responsable"] or ""
        )


def _datees(dossier: Dossier, entite: type[Base], *colonnes: str) -> Iterator[dict[str, Any]]:
    return (ligne for ligne in dossier.lignes(entite, *colonnes) if ligne["echeance"] is not None)


_SOURCES: tuple[Callable[[Dossier, Catalogue], Iterator[Echeance]], ...] = (
    _comite,
    _actions,
    _decisions,
    _plans,
    _resultats,
)

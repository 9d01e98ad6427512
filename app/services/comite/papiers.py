"""Which session the papers of the comité d’appui are about, and all they print of it.

What is sent before (agenda, attendance sheet, file) speaks of the session under way, else the next one planned, else
the last one held. The relevé d’avis speaks of the session under way, else the last one held, else the next one: it
is then a sheet to write on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar

from app.models.statuts import EtatSeance
from app.services.comite import membres, ordre_du_jour, presences, releve, reserves, seances
from app.services.comite.membres import MembreLu
from app.services.comite.ordre_du_jour import PointLu
from app.services.comite.presences import PresenceLue
from app.services.comite.releve import Releve
from app.services.comite.reserves import ReserveLue
from app.services.comite.seances import SeanceLue
from app.services.ecriture.dossier import Dossier

T = TypeVar("T")

_CODES = frozenset(("id", "seance", "membre", "point", "levee_seance", "supplee", "famille"))
"""Fields that hold an id or a code: names of structures are not looked for there."""


@dataclass(frozen=True)
class Papiers:
    """All that is printed; ``seance`` None while none is planned, ``releve`` None while there is no session."""

    seance: SeanceLue | None = None
    points: tuple[PointLu, ...] = ()
    membres: tuple[MembreLu, ...] = ()
    presences: tuple[PresenceLue, ...] = ()
    reserves: tuple[ReserveLue, ...] = ()
    releve: Releve | None = None


def seance_a_venir(dossier: Dossier, aujourdhui: date) -> SeanceLue | None:
    """The session that the papers sent before it speak of."""
    return seances.prochaine(dossier, aujourdhui) or seances.derniere_tenue(dossier)


def seance_relevee(dossier: Dossier, aujourdhui: date) -> SeanceLue | None:
    """The session that the relevé d’avis speaks of."""
    prochaine = seances.prochaine(dossier, aujourdhui)
    if prochaine is not None and prochaine.etat is EtatSeance.EN_COURS:
        return prochaine
    return seances.derniere_tenue(dossier) or prochaine


def lire_papiers(
    dossier: Dossier, aujourdhui: date, dire: Callable[[str], str] | None = None, choisie: str = ""
) -> Papiers:
    """Everything, each text through ``dire`` (names that must not leave the office); contacts are never read.

    ``choisie``: the session all of them are about; one that is gone leaves them without any.
    """
    if choisie:
        seance = relevee = seances.lire(dossier, choisie)
    else:
        seance, relevee = seance_a_venir(dossier, aujourdhui), seance_relevee(dossier, aujourdhui)
    lus = Papiers(
        seance=seance,
        points=ordre_du_jour.points(dossier, seance.id) if seance else (),
        membres=tuple(replace(m, courriel="", telephone="") for m in membres.actifs(dossier)),
        presences=presences.lire(dossier, seance.id) if seance else (),
        reserves=reserves.ouvertes(dossier),
        releve=releve.lire(dossier, relevee.id) if relevee else None,
    )
    return lus if dire is None else _dire_partout(lus, dire)


def _dire_partout(objet: T, dire: Callable[[str], str]) -> T:
    """A frozen object with every text inside it said by ``dire``."""
    champs = {
        champ.name: _dire(getattr(objet, champ.name), dire)
        for champ in fields(objet)  # type: ignore[arg-type]
        if champ.name not in _CODES or not isinstance(getattr(objet, champ.name), str)
    }
    return replace(objet, **champs)  # type: ignore[type-var]


def _dire(valeur: Any, dire: Callable[[str], str]) -> Any:
    if isinstance(valeur, str):
        return dire(valeur)
    if isinstance(valeur, tuple):
        return tuple(_dire(v, dire) for v in valeur)
    return _dire_partout(valeur, dire) if is_dataclass(valeur) and not isinstance(valeur, type) else valeur

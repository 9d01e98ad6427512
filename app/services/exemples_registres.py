"""Rows of an example dossier: a TOML block each, nested as a person would write them, naming each other by ``cle``.

``[[structure]]`` may hold ``[[structure.contact]]``, ``[[structure.mouvement]]``, ``[[structure.plan]]`` and
``[[structure.ligne_plan]]``; ``[[partenaire]]`` its ``attente`` blocks; ``[[objectif]]`` its ``resultat`` and they
their ``indicateur``; ``[[scenario]]`` its ``groupe`` blocks, which list ``structures = ["a", "b"]``;
``[[vigilance]]`` (by the ``code`` of a point) and ``[[partenaire]]`` their ``decision`` blocks; ``[[seance]]`` its
``point``, ``presence``, ``avis``, ``commentaire`` and ``reserve``; ``[[scenario_budget]]`` its ``depense`` and
``ressource``. ``[[membre]]``, ``[[part_dla]]`` and ``[[jalon]]`` stand alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from app.models.base import Base, id_stable, nouvel_id
from app.models.budget import Depense, PartDla, Ressource, ScenarioBudget
from app.models.comite import Avis, Commentaire, Membre, PointSeance, Presence, Reserve, Seance, id_avis, id_presence
from app.models.echeancier import Jalon
from app.models.groupes import Affectation, Groupe, Scenario, id_affectation
from app.models.mobilisation import Contact, Mouvement
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.partenaires import Attente, Partenaire
from app.models.plan import LignePlan, PlanAccompagnement, id_plan
from app.models.structure import Structure
from app.models.vigilance import Decision, PointVigilance, id_vigilance
from app.services.dependances import LIENS
from app.services.ecriture.operation import Operation

Convertir: TypeAlias = Callable[[type[Base], Mapping[str, Any]], dict[str, Any]]

_RACINES: Mapping[str, type[Base]] = {
    "structure": Structure,
    "objectif": Objectif,
    "resultat": Resultat,
    "partenaire": Partenaire,
    "scenario": Scenario,
    "vigilance": PointVigilance,
    "decision": Decision,
    "membre": Membre,
    "seance": Seance,
    "scenario_budget": ScenarioBudget,
    "part_dla": PartDla,
    "jalon": Jalon,
}
"""Blocks of the first level, in the order they are written."""

_ENFANTS: Mapping[type[Base], Mapping[str, tuple[type[Base], str]]] = {
    Structure: {
        "contact": (Contact, "structure"),
        "mouvement": (Mouvement, "structure"),
        "plan": (PlanAccompagnement, "structure"),
        "ligne_plan": (LignePlan, "structure"),
    },
    Objectif: {"resultat": (Resultat, "objectif")},
    Resultat: {"indicateur": (Indicateur, "resultat")},
    Partenaire: {"attente": (Attente, "partenaire"), "decision": (Decision, "origine")},
    Scenario: {"groupe": (Groupe, "scenario")},
    PointVigilance: {"decision": (Decision, "origine")},
    Seance: {
        "point": (PointSeance, "seance"),
        "presence": (Presence, "seance"),
        "avis": (Avis, "seance"),
        "commentaire": (Commentaire, "seance"),
        "reserve": (Reserve, "seance"),
    },
    ScenarioBudget: {"depense": (Depense, "scenario"), "ressource": (Ressource, "scenario")},
}
"""Entity → block name → what it makes, and the column that holds its parent."""

_REFERENCES = frozenset((lien.entite, lien.colonne) for liens in LIENS.values() for lien in liens)


class Registres:
    """Writes the rows of one example. KeyError, with the unknown ``cle``, on a mistake of the file."""

    def __init__(self, op: Operation, convertir: Convertir) -> None:
        self._op = op
        self._convertir = convertir
        self._ids: dict[str, str] = {}

    def tout(self, donnees: Mapping[str, Any]) -> None:
        """Give every block its id first: a row may name one that comes later."""
        blocs = [(entite, bloc) for nom, entite in _RACINES.items() for bloc in donnees.get(nom, ())]
        identifies = [_Bloc(entite, _identifiant(entite, bloc), dict(bloc)) for entite, bloc in blocs]
        for bloc in identifies:
            self._nommer(bloc)
        for rang, bloc in enumerate(identifies, 1):
            self._ecrire(bloc, {}, rang)

    def _nommer(self, bloc: _Bloc) -> None:
        cle = bloc.donnees.pop("cle", None)
        if cle is not None:
            self._ids[cle] = bloc.id
        bloc.enfants = tuple(_enfants(bloc))
        for enfant, _ in bloc.enfants:
            self._nommer(enfant)

    def _ecrire(self, bloc: _Bloc, fixes: Mapping[str, Any], rang: int) -> None:
        structures = bloc.donnees.pop("structures", ()) if bloc.entite is Groupe else ()
        if bloc.entite is Presence:
            bloc.id = id_presence(fixes["seance"], self._ids[bloc.donnees["membre"]])
        elif bloc.entite is Avis:
            bloc.id = id_avis(fixes["seance"])
        champs = {nom: self._resoudre(bloc.entite, nom, valeur) for nom, valeur in bloc.donnees.items()}
        if "ordre" in bloc.entite.__table__.columns:
            champs.setdefault("ordre", rang)
        self._op.creer(bloc.entite, id=bloc.id, **self._convertir(bloc.entite, {**champs, **fixes}))
        for rang_enfant, (enfant, colonne) in enumerate(bloc.enfants, 1):
            parent = _adresse(bloc) if colonne == "origine" else bloc.id
            self._ecrire(enfant, {colonne: parent}, rang_enfant)
        for cle in structures:
            membre = self._ids[cle]
            self._op.creer(Affectation, id=id_affectation(bloc.id, membre), groupe=bloc.id, structure=membre)

    def _resoudre(self, entite: type[Base], nom: str, valeur: Any) -> Any:
        return self._ids[valeur] if (entite, nom) in _REFERENCES else valeur


class _Bloc:
    def __init__(self, entite: type[Base], id: str, donnees: dict[str, Any]) -> None:
        self.entite = entite
        self.id = id
        self.donnees = donnees
        self.enfants: tuple[tuple[_Bloc, str], ...] = ()


def _enfants(parent: _Bloc) -> Iterator[tuple[_Bloc, str]]:
    for nom, (entite, colonne) in _ENFANTS.get(parent.entite, {}).items():
        for bloc in parent.donnees.pop(nom, ()):
            id = id_plan(parent.id) if entite is PlanAccompagnement else _identifiant(entite, bloc)
            yield _Bloc(entite, id, dict(bloc)), colonne


def _identifiant(entite: type[Base], bloc: Mapping[str, Any]) -> str:
    """Rows that say something of a code of the method have the same id on every laptop."""
    code = bloc.get("code")
    if entite is Objectif and code:
        return id_stable("objectif", f"{bloc['genre']}:{code}")
    if entite is PointVigilance and code:
        return id_vigilance(code)
    return nouvel_id()


def _adresse(parent: _Bloc) -> str:
    """What a decision says of where it comes from."""
    if parent.entite is PointVigilance:
        return f"vigilance:{parent.donnees.get('code') or parent.id}"
    return f"{parent.entite.__tablename__}:{parent.id}"

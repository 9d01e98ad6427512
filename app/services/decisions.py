"""Decisions of the dossier: taken from a point de vigilance, a tension, a page… or from nowhere in particular (R12).

A decision remembers the address it came from (``vigilance:frein.cout``, ``partenaire:<id>``): that is its ``origine``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models.definitions.catalogue import Catalogue
from app.models.erreurs import ErreurUtilisateur
from app.models.groupes import Groupe, Scenario
from app.models.objectifs import Objectif
from app.models.partenaires import Partenaire
from app.models.statuts import EtatSuivi
from app.models.structure import Structure
from app.models.vigilance import Decision, PointVigilance, id_vigilance
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import LigneAbsente, Operation
from app.services.registres import definition, ecriture

FINIES = frozenset({EtatSuivi.FAIT.value, EtatSuivi.ABANDONNE.value})
"""States in which nothing is waited for any more."""

_TABLE = Decision.__tablename__


@dataclass(frozen=True)
class DecisionPrise:
    """A decision as it is read; ``etat`` is the code of an `EtatSuivi`."""

    id: str
    texte: str
    origine: str = ""
    responsable: str = ""
    prise_le: date | None = None
    echeance: date | None = None
    etat: str = EtatSuivi.A_FAIRE.value
    faite_le: date | None = None
    suite: str = ""

    @property
    def ouverte(self) -> bool:
        """Whether it still waits for something."""
        return self.etat not in FINIES

    def en_retard(self, aujourdhui: date) -> bool:
        """Whether its day has passed and it is still open."""
        return self.ouverte and self.echeance is not None and self.echeance < aujourdhui


# --- inside a gesture ---------------------------------------------------------------------------------------------


def creer(op: Operation, valeurs: Mapping[str, Any]) -> str:
    """Enter a decision; return its id. `ErreurUtilisateur` when it says nothing."""
    if not str(valeurs.get("texte") or "").strip():
        raise ErreurUtilisateur("Une décision a besoin de mots.", "Écrivez ce qui est décidé, en une phrase.")
    return op.creer(Decision, **valeurs)


def ecrire(op: Operation, id: str, valeurs: Mapping[str, Any]) -> None:
    """Change a decision; one that is no longer « faite » forgets the day it was."""
    valeurs = dict(valeurs)
    if valeurs.get("etat", EtatSuivi.FAIT.value) != EtatSuivi.FAIT.value:
        valeurs["faite_le"] = None
    op.modifier(Decision, id, **valeurs)


REGISTRE = definition.Registre(
    Decision,
    definition.Mots("décision", "décisions", feminin=True, cle="énoncé"),
    colonnes={},
    cle="texte",
    creer=creer,
    ecrire=ecrire,
)
"""The register as those need it who write and don’t show; with its columns, see `registres.decisions`."""


# --- gestures -----------------------------------------------------------------------------------------------------


def decider(
    dossier: Dossier,
    texte: str,
    origine: str = "",
    responsable: str = "",
    echeance: date | None = None,
    prise_le: date | None = None,
    *,
    initiateur: object = None,
) -> str:
    """Take a decision; return its id. ``origine`` is the address it comes from."""
    valeurs = {
        "texte": texte.strip(), "origine": origine, "responsable": responsable.strip(), "echeance": echeance,
        "prise_le": prise_le,
    }  # fmt: skip
    return ecriture.ajouter(dossier, REGISTRE, valeurs, initiateur=initiateur)


def modifier(dossier: Dossier, id: str, *, initiateur: object = None, **champs: Any) -> None:
    """Change fields of a decision in one gesture; what is already there leaves no trace."""
    actuelle = dossier.ligne(Decision, id)
    if actuelle is None:
        raise LigneAbsente(f"{_TABLE} {id}")
    propres = {nom: REGISTRE.rangee(nom, v.strip() if isinstance(v, str) else v) for nom, v in champs.items()}
    if "texte" in propres and not propres["texte"]:
        raise ErreurUtilisateur(
            "Une décision a besoin de mots : l’ancienne est gardée.", "Supprimez-la, ou écrivez-la."
        )
    changees = {nom: valeur for nom, valeur in propres.items() if valeur != actuelle[nom]}
    if not changees:
        return
    with dossier.operation(f"Décision — {_abrege(actuelle['texte'])}", initiateur=initiateur) as op:
        ecrire(op, id, changees)


def faire(dossier: Dossier, id: str, jour: date | None, suite: str = "", *, initiateur: object = None) -> None:
    """Say that a decision is done, on which day and what was done of it."""
    champs: dict[str, Any] = {"etat": EtatSuivi.FAIT.value, "faite_le": jour}
    modifier(dossier, id, initiateur=initiateur, **champs, **({"suite": suite} if suite.strip() else {}))


def faire_plusieurs(dossier: Dossier, ids: Iterable[str], jour: date | None, *, initiateur: object = None) -> None:
    """Say of several decisions at once that they are done; those that are finished already are left as they are."""
    ids = [id for id in ids if (decision := lire(dossier, id)) is not None and decision.ouverte]
    if not ids:
        return
    faites = REGISTRE.mots.combien_de(len(ids), "fait")
    with dossier.operation(faites, initiateur=initiateur) as op:
        for id in ids:
            ecrire(op, id, {"etat": EtatSuivi.FAIT.value, "faite_le": jour})


def rouvrir(dossier: Dossier, id: str, *, initiateur: object = None) -> None:
    """Take up again a decision that was done or given up; what was noted of it stays."""
    modifier(dossier, id, initiateur=initiateur, etat=EtatSuivi.A_FAIRE.value)


def supprimer(dossier: Dossier, id: str, *, initiateur: object = None) -> None:
    """Take a decision away; Ctrl+Z brings it back."""
    ecriture.supprimer(dossier, REGISTRE, [id], initiateur=initiateur)


# --- reading ------------------------------------------------------------------------------------------------------


def lister(dossier: Dossier) -> tuple[DecisionPrise, ...]:
    """All of them, in the order they were entered."""
    return lues(dossier.lignes(Decision))


def lues(lignes: Iterable[Mapping[str, Any]]) -> tuple[DecisionPrise, ...]:
    """Rows of the table as decisions: those of a dossier, or those a document may show."""
    return tuple(map(_lue, lignes))


def _lue(ligne: Mapping[str, Any]) -> DecisionPrise:
    textes = ("origine", "responsable", "suite")
    return DecisionPrise(**{**ligne, **{nom: ligne[nom] or "" for nom in textes}})


def lire(dossier: Dossier, id: str) -> DecisionPrise | None:
    """One of them, or None."""
    ligne = dossier.ligne(Decision, id)
    return None if ligne is None else _lue(ligne)


def ouvertes(dossier: Dossier) -> tuple[DecisionPrise, ...]:
    """Those that wait for something: dated ones by day, then the others."""
    trouvees = [d for d in lister(dossier) if d.ouverte]
    return tuple(sorted(trouvees, key=lambda d: (d.echeance is None, d.echeance or date.max)))


def combien_ouvertes(dossier: Dossier) -> int:
    """How many are open: one count, cheap enough for the rail."""
    a_faire, en_cours = EtatSuivi.A_FAIRE.value, EtatSuivi.EN_COURS.value
    requete = f'SELECT count(*) FROM "{_TABLE}" WHERE etat IN (?, ?)'
    return int(dossier.requete(requete, (a_faire, en_cours))[0][0])


def par_origine(dossier: Dossier, origine: str = "") -> dict[str, tuple[DecisionPrise, ...]]:
    """Decisions by the address they come from; those whose address begins with ``origine`` if it is given."""
    return ranger(decision for decision in lister(dossier) if decision.origine.startswith(origine))


def ranger(prises: Iterable[DecisionPrise]) -> dict[str, tuple[DecisionPrise, ...]]:
    """Decisions by the address they come from."""
    rangees: dict[str, list[DecisionPrise]] = {}
    for decision in prises:
        rangees.setdefault(decision.origine, []).append(decision)
    return {adresse: tuple(decisions) for adresse, decisions in rangees.items()}


# --- where they come from -----------------------------------------------------------------------------------------

_ENTITES: Mapping[str, tuple[type[Any], str, str]] = {
    "partenaire": (Partenaire, "nom", "Partenaire"),
    "structure": (Structure, "nom", "Structure"),
    "plan": (Structure, "nom", "Plan d’accompagnement"),
    "groupe": (Groupe, "nom", "Groupe"),
    "groupes": (Scenario, "nom", "Groupes"),
    "objectifs": (Objectif, "texte", "Objectif"),
}
_PAGES: Mapping[str, str] = {
    "groupes": "Groupes",
    "partenaires": "Partenaires",
    "objectifs": "Objectifs et résultats",
    "structures": "Structures",
    "plans": "Plans d’accompagnement",
    "type-ingenierie": "Type d’ingénierie",
    "vigilance": "Vigilance",
    "echeances": "Échéances",
}


def libelle_origine(dossier: Dossier, catalogue: Catalogue, origine: str | None) -> str:
    """Where a decision comes from, in words: « Vigilance : Précarité des acteurs », « Partenaire : … »; or nothing."""
    genre, _, code = (origine or "").partition(":")
    if not code:
        return _PAGES.get(genre, genre)
    if genre == "vigilance":
        return _avec("Vigilance", _texte_du_point(dossier, catalogue, code))
    if genre in ("action", "point"):
        return _avec("Action", _titre_de_l_action(catalogue, code))
    if genre in _ENTITES:
        entite, cle, mot = _ENTITES[genre]
        ligne = dossier.ligne(entite, code)
        return _avec(mot, ligne[cle] if ligne is not None else "supprimé")
    return _PAGES.get(genre, genre)


def _avec(mot: str, nom: str) -> str:
    return f"{mot}\u00a0: {nom}" if nom else mot


def _texte_du_point(dossier: Dossier, catalogue: Catalogue, code: str) -> str:
    point = catalogue.vigilance.get(code)
    if point is not None:
        return point.texte
    ligne = dossier.ligne(PointVigilance, id_vigilance(code))
    return str((ligne or {}).get("texte") or "")


def _titre_de_l_action(catalogue: Catalogue, code: str) -> str:
    action = code.partition("/")[0]
    connues = {a.code: a.titre for a in catalogue.methode.actions}
    return connues.get(action, "")


def _abrege(texte: str, longueur: int = 60) -> str:
    net = " ".join(texte.split())
    return net if len(net) <= longueur else net[:longueur].rpartition(" ")[0] + "…"

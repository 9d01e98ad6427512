"""Example dossiers, built from the sources' own experiences (``resources/exemples/*.toml``).

What a source doesn't give was invented for the example, and each file lists it. Dates are written ``J+21``:
relative to the day the example is opened, so that it never looks abandoned, and moved off week-ends and public
holidays, on which nobody works.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from app.models.base import Base, id_stable
from app.models.cadrage import ID_PROBLEMATIQUE, ID_PROJET, ID_ROLE, Problematique, ProjetIntervention, RoleDla
from app.models.erreurs import ErreurUtilisateur
from app.models.fiche import ID_FICHE, EtatDunDocument, Fiche
from app.models.parcours import ActionSuivie, PhaseSuivie, PieceJointe, PointSuivi
from app.models.schema import tables_metier
from app.models.types import Codes, Instant, Jour, NombreExact
from app.services.catalogue.lecture import lire_texte
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation
from app.services.exemples_registres import Registres
from app.services.feries import ouvre_apres, ouvre_avant
from app.services.parcours import id_action, id_phase, id_point
from app.services.ressources import dossier_ressources

_RELATIVE = re.compile(r"^J([+-]\d+)?$")


@dataclass(frozen=True)
class Exemple:
    """An example dossier one can open; ``inventions`` says what its source doesn't give."""

    nom: str
    titre: str
    description: str
    source: str
    inventions: tuple[str, ...]


def lister_exemples(racine: Path | None = None) -> tuple[Exemple, ...]:
    """The examples shipped, in alphabetical order of their names."""
    return tuple(_entete(_lire(chemin, racine)) for chemin in _fichiers(racine))


def installer_exemple(
    nom: str, dossier: Dossier, aujourdhui: date, racine: Path | None = None, *, initiateur: object = None
) -> Exemple:
    """Fill an empty dossier with the example ``nom``, in one gesture. Raises `ErreurUtilisateur` if unknown."""
    donnees = next((d for c in _fichiers(racine) if (d := _lire(c, racine)).get("nom") == nom), None)
    if donnees is None:
        connus = ", ".join(e.nom for e in lister_exemples(racine))
        raise ErreurUtilisateur(f"Aucun dossier d’exemple ne s’appelle « {nom} ».", f"Exemples disponibles : {connus}.")
    with dossier.operation(f"Dossier d’exemple : {donnees['titre']}", initiateur=initiateur) as op:
        _Installation(op, aujourdhui).tout(donnees)
    return _entete(donnees)


def _fichiers(racine: Path | None) -> list[Path]:
    return sorted(((racine or dossier_ressources()) / "exemples").glob("*.toml"))


def _lire(chemin: Path, racine: Path | None) -> dict[str, Any]:
    texte = lire_texte(chemin, racine or dossier_ressources())
    if texte.problemes:
        raise ErreurUtilisateur("Un dossier d’exemple est illisible.", str(texte.problemes[0]))
    return texte.donnees


def _entete(donnees: Mapping[str, Any]) -> Exemple:
    return Exemple(
        donnees["nom"], donnees["titre"], donnees["description"], donnees["source"], tuple(donnees["inventions"])
    )


class _Installation:
    def __init__(self, op: Operation, aujourdhui: date) -> None:
        self._op = op
        self._aujourdhui = aujourdhui

    def tout(self, donnees: Mapping[str, Any]) -> None:
        for cle, entite, id in (
            ("fiche", Fiche, ID_FICHE),
            ("problematique", Problematique, ID_PROBLEMATIQUE),
            ("role_dla", RoleDla, ID_ROLE),
            ("projet_intervention", ProjetIntervention, ID_PROJET),
        ):
            self._poser(entite, id, donnees.get(cle, {}))
        Registres(self._op, self._convertir).tout(donnees)
        for action in donnees.get("action", []):
            self._action(dict(action))
        for phase in donnees.get("phase", []):
            instant = datetime.combine(self._jour(phase["close"]), time(17, 0), UTC)
            champs = {"phase_code": phase["code"], "close_le": instant, "commentaire": phase.get("commentaire")}
            self._op.poser(PhaseSuivie, id_phase(phase["code"]), **champs)
        for piece in donnees.get("piece_jointe", []):
            self._piece(piece)
        for document in donnees.get("document", []):
            champs = {k: v for k, v in document.items() if k != "code"}
            code = document["code"]
            self._op.poser(EtatDunDocument, id_stable("etat_document", code), document_code=code, **champs)

    def _poser(self, entite: type[Base], id: str, champs: Mapping[str, Any]) -> None:
        if champs:
            self._op.poser(entite, id, **self._convertir(entite, champs))

    def _action(self, action: dict[str, Any]) -> None:
        code = action.pop("code")
        points = action.pop("point", [])
        if action:
            champs = self._convertir(ActionSuivie, action)
            self._op.poser(ActionSuivie, id_action(code), action_code=code, **champs)
        for rang, point in enumerate(points, 1):
            champs = self._convertir(PointSuivi, point)
            self._op.poser(PointSuivi, id_point(code, point["code"]), action_code=code, **{"ordre": rang, **champs})

    def _piece(self, piece: Mapping[str, Any]) -> None:
        octets = piece["texte"].encode("utf-8")
        self._op.creer(
            PieceJointe,
            action_code=piece["action"],
            nom=piece["nom"],
            type_mime="text/plain",
            taille=len(octets),
            sha256=self._op.deposer(octets),
            ajoutee_le=datetime.combine(self._aujourdhui, time(9, 0), UTC),
            commentaire=piece.get("commentaire"),
        )

    def _convertir(self, entite: type[Base], champs: Mapping[str, Any]) -> dict[str, Any]:
        colonnes = tables_metier()[str(entite.__tablename__)].columns
        resultat: dict[str, Any] = {}
        for nom, valeur in champs.items():
            type_ = colonnes[nom].type
            if isinstance(type_, Jour):
                valeur = self._jour(valeur)
            elif isinstance(type_, Instant):
                valeur = datetime.combine(self._jour(valeur), time(12, 0), UTC)
            elif isinstance(type_, Codes):
                valeur = tuple(valeur)
            elif isinstance(type_, NombreExact):
                valeur = str(valeur)
            resultat[nom] = valeur
        return resultat

    def _jour(self, texte: str) -> date:
        relative = _RELATIVE.match(texte)
        if relative:
            ecart = int(relative.group(1) or 0)
            jour = self._aujourdhui + timedelta(days=ecart)
            # Away from today, so that what is to come doesn't become late and the order of two dates stays.
            return ouvre_avant(jour) if ecart < 0 else ouvre_apres(jour) if ecart > 0 else jour
        return date.fromisoformat(texte)

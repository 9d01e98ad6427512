"""``ingeco verifier``: is the file sound, then what does the method still lack."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from app.cli.arguments import Analyseur
from app.cli.dossiers import dossier_lu
from app.cli.sortie import dire, ecrire_json
from app.models.avancement import Parcours
from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import pluriel
from app.services.catalogue import charger_catalogue
from app.services.fichier import Rapport, verifier
from app.services.parcours import lire_parcours

AIDE = "le fichier est-il sain, et que manque-t-il à la démarche"


def declarer(analyseur: Analyseur) -> None:
    """DOSSIER."""
    analyseur.add_argument("dossier", metavar="DOSSIER", type=Path, help="le fichier du dossier")
    analyseur.epilog = "Code de retour : 0 si le fichier est sain (même si la démarche n’est pas finie), 1 sinon."


def executer(options: argparse.Namespace) -> int:
    """Report on the file and on the method; 1 when the file itself has problems."""
    rapport = verifier(options.dossier)
    parcours = _parcours(options.dossier, rapport)
    if options.json:
        ecrire_json(en_donnees(rapport, parcours))
    else:
        _dire(rapport, parcours)
    return 0 if rapport.sain else 1


def _parcours(chemin: Path, rapport: Rapport) -> Parcours | None:
    """How the cycle stands; None when the file can't be read at all."""
    if not rapport.identite:
        return None
    methode = charger_catalogue().methode
    try:
        with dossier_lu(chemin) as dossier:
            return lire_parcours(dossier, methode)
    except ErreurUtilisateur:
        return None  # the report has already said why


def en_donnees(rapport: Rapport, parcours: Parcours | None) -> dict[str, Any]:
    """Everything found, for a program."""
    return {
        "fichier": str(rapport.chemin),
        "sain": rapport.sain,
        "identite": rapport.identite,
        "version": rapport.version,
        "sceau": rapport.sceau,
        "problemes": list(rapport.problemes),
        "methode": None if parcours is None else _methode(parcours),
    }


def _methode(parcours: Parcours) -> dict[str, Any]:
    return {
        "actions": len(parcours.actions),
        "traitees": parcours.traitees,
        "manques": [
            {"phase": phase.definition.code, "action": action.definition.code, "manque": manque}
            for phase in parcours.phases
            for action, manque in phase.manques()
        ],
    }


def _dire(rapport: Rapport, parcours: Parcours | None) -> None:
    if rapport.sain:
        dire("Le fichier est sain : il s’ouvre, son contenu est entier, son sceau correspond.")
    else:
        dire(f"Le fichier a {pluriel(len(rapport.problemes), 'problème')} :")
        for probleme in rapport.problemes:
            dire(f"  • {probleme}")
    if parcours is None:
        return
    total = len(parcours.actions)
    dire(f"\nLa démarche : {pluriel(parcours.traitees, 'action traitée', 'actions traitées')} sur {total}.")
    for phase in parcours.phases:
        manques = phase.manques()
        if manques:
            dire(f"\n  {phase.definition.titre}")
        for action, manque in manques:
            dire(f"    – {action.definition.titre} : {manque}")
    if parcours.traitees == total:
        dire("Rien ne manque.")

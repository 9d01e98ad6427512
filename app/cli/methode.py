"""``ingeco methode``: the tree étapes → phases → actions → points."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.arguments import Analyseur
from app.cli.sortie import dire, ecrire_json
from app.models.definitions.methode import Action, Methode, Phase
from app.services.catalogue import charger_catalogue

AIDE = "l’arbre de la méthode : étapes, phases, actions, points"


def declarer(analyseur: Analyseur) -> None:
    """No argument of its own."""


def executer(options: argparse.Namespace) -> int:
    """Print the method."""
    methode = charger_catalogue().methode
    if options.json:
        ecrire_json({"etapes": en_donnees(methode)})
    else:
        _dire(methode)
    return 0


def en_donnees(methode: Methode) -> list[dict[str, Any]]:
    """The tree with its codes, titles, sources and links."""
    return [
        {
            "code": etape.code,
            "titre": etape.titre,
            "sous_titre": etape.sous_titre,
            "phases": [_phase(phase) for phase in etape.phases],
        }
        for etape in methode.etapes
    ]


def _phase(phase: Phase) -> dict[str, Any]:
    return {
        "code": phase.code,
        "titre": phase.titre,
        "source": phase.source,
        **_liens(phase),
        "actions": [_action(action) for action in phase.actions],
    }


def _action(action: Action) -> dict[str, Any]:
    return {
        "code": action.code,
        "titre": action.titre,
        "source": action.source,
        "resume": action.resume,
        "en_salle": action.en_salle,
        **_liens(action),
        "points": [{"code": point.code, "texte": point.texte} for point in action.points],
    }


def _liens(porteur: Phase | Action) -> dict[str, list[str]]:
    return {
        "fiches": list(porteur.fiches),
        "fiches_utiles": list(porteur.fiches_utiles),
        "experiences": list(porteur.experiences),
    }


def _dire(methode: Methode) -> None:
    for etape in methode.etapes:
        dire(f"{etape.titre.upper()} — {etape.sous_titre}")
        for phase in etape.phases:
            dire(f"\n  {methode.rang(phase.code)}. {phase.titre}  [{phase.code} · {phase.source}]")
            for action in phase.actions:
                dire(f"     {action.titre}  [{action.code}]")
                for point in action.points:
                    dire(f"       – {point.texte}")
        dire("")

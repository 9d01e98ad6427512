"""``ingeco journal``: who changed what, and when."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.arguments import Analyseur
from app.cli.dossiers import dossier_lu
from app.cli.sortie import court, dire, ecrire_json
from app.models.typographie import date_chiffres, heure
from app.services.journal import Entree, lire_journal

AIDE = "qui a changé quoi, et quand"

_ETATS = {"annulee": " (annulé depuis)", "abandonnee": " (annulé, puis abandonné)"}


def declarer(analyseur: Analyseur) -> None:
    """DOSSIER [--limite N]."""
    analyseur.add_argument("dossier", metavar="DOSSIER", type=Path, help="le fichier du dossier")
    analyseur.add_argument("--limite", metavar="N", type=_combien, help="seulement les N gestes les plus récents")


def _combien(texte: str) -> int:
    """How many gestures: at least one. ValueError otherwise, which `argparse` tells."""
    combien = int(texte)
    if combien < 1:
        raise ValueError(texte)
    return combien


def executer(options: argparse.Namespace) -> int:
    """Print the gestures, latest first."""
    with dossier_lu(options.dossier) as dossier:
        entrees = lire_journal(dossier, options.limite)
    if options.json:
        ecrire_json([_en_donnees(entree) for entree in entrees])
        return 0
    if not entrees:
        dire("Rien n’a encore été saisi dans ce dossier.")
    for entree in entrees:
        _dire(entree)
    return 0


def _en_donnees(entree: Entree) -> dict[str, object]:
    return {
        "numero": entree.numero,
        "quand": entree.quand.isoformat(),
        "auteur": entree.auteur,
        "poste": entree.poste,
        "libelle": entree.libelle,
        "nature": entree.nature.value,
        "etat": entree.etat,
        "details": [{"champ": d.champ, "avant": d.avant, "apres": d.apres} for d in entree.details],
    }


def _dire(entree: Entree) -> None:
    quand = f"{date_chiffres(entree.quand.astimezone())} {heure(entree.quand)}"
    qui = f"{entree.auteur} ({entree.poste})"
    dire(f"{entree.numero:>5}  {quand}  {qui}  {entree.libelle}{_ETATS.get(entree.etat, '')}")
    for detail in entree.details[:12]:
        dire(f"         {detail.champ} : {court(detail.avant) or '(vide)'} → {court(detail.apres) or '(vide)'}")
    if len(entree.details) > 12:
        dire(f"         … et {len(entree.details) - 12} autres champs")

"""``ingeco nouveau``: an empty dossier."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.arguments import Analyseur
from app.cli.dossiers import poste_et_reglages
from app.cli.sortie import dire_fichier, ecrire_json
from app.services.fichier import creer

AIDE = "crée un dossier vide"


def declarer(analyseur: Analyseur) -> None:
    """DOSSIER --intitule T [--bureau B]."""
    analyseur.add_argument("dossier", metavar="DOSSIER", type=Path, help="fichier à créer, par exemple essai.sqlite")
    analyseur.add_argument("--intitule", metavar="T", required=True, help="l’intitulé de l’ingénierie collective")
    analyseur.add_argument("--bureau", metavar="B", default="", help="le bureau DLA (sinon celui de vos réglages)")


def executer(options: argparse.Namespace) -> int:
    """Create the file; never overwrite one."""
    poste, reglages = poste_et_reglages()
    session = creer(options.dossier, options.intitule, poste=poste, bureau=options.bureau or reglages.bureau)
    session.fermer()
    if options.json:
        ecrire_json({"fichier": str(session.chemin), "identite": session.identite})
    else:
        dire_fichier(session.chemin, "Dossier créé : ")
    return 0

"""``ingeco exemple``: a complete dossier, built from an experience of the sources."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from app.cli.arguments import Analyseur
from app.cli.dossiers import poste_et_reglages
from app.cli.sortie import avertir, dire, dire_fichier, ecrire_json
from app.models.erreurs import ErreurUtilisateur
from app.services.ecriture.dossier import Dossier
from app.services.exemples import Exemple, installer_exemple, lister_exemples
from app.services.fichier import creer

AIDE = "crée un dossier d’exemple, complet (--liste pour les connaître)"


def declarer(analyseur: Analyseur) -> None:
    """DOSSIER [--nom N] | --liste."""
    analyseur.add_argument("dossier", metavar="DOSSIER", type=Path, nargs="?", help="fichier à créer")
    analyseur.add_argument("--nom", metavar="N", help="lequel (sinon le premier de la liste)")
    analyseur.add_argument("--liste", action="store_true", help="seulement nommer les exemples")


def executer(options: argparse.Namespace) -> int:
    """List the examples, or make one into a dossier."""
    exemples = lister_exemples()
    if options.liste:
        _lister(exemples, options.json)
        return 0
    if options.dossier is None:
        avertir("Il manque le fichier à créer : ingeco exemple DOSSIER [--nom N], ou ingeco exemple --liste.")
        return 2
    exemple = _choisir(exemples, options.nom)
    poste, _ = poste_et_reglages()

    def remplir(dossier: Dossier) -> None:
        installer_exemple(exemple.nom, dossier, date.today())

    session = creer(options.dossier, exemple.titre, poste=poste, exemple=remplir)
    session.fermer()
    if options.json:
        ecrire_json({"fichier": str(session.chemin), "identite": session.identite, "nom": exemple.nom})
    else:
        dire_fichier(session.chemin, "Dossier d’exemple créé : ")
        dire(f"{exemple.titre} ({exemple.source}).")
    return 0


def _choisir(exemples: tuple[Exemple, ...], nom: str | None) -> Exemple:
    for exemple in exemples:
        if nom in (None, exemple.nom):
            return exemple
    connus = ", ".join(exemple.nom for exemple in exemples)
    raise ErreurUtilisateur(f"Aucun dossier d’exemple ne s’appelle « {nom} ».", f"Exemples disponibles : {connus}.")


def _lister(exemples: tuple[Exemple, ...], en_json: bool) -> None:
    if en_json:
        ecrire_json(
            [
                {
                    "nom": exemple.nom,
                    "titre": exemple.titre,
                    "description": exemple.description,
                    "source": exemple.source,
                    "inventions": list(exemple.inventions),
                }
                for exemple in exemples
            ]
        )
        return
    for exemple in exemples:
        dire(f"{exemple.nom}\n  {exemple.titre} ({exemple.source})\n  {exemple.description}")

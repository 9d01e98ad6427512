"""``ingeco importer``: a form that came back filled in, reported line by line, then written once."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.arguments import Analyseur
from app.cli.dossiers import dossier_ecrit, dossier_lu
from app.cli.sortie import avertir, court, dire, dire_fichier, ecrire_json
from app.services.catalogue import charger_catalogue

if TYPE_CHECKING:
    from app.services.imports.formulaires import Bilan, CaseRetour, Cle, LigneRetour, Retour

AIDE = "lit un formulaire rempli (.xlsx) et reporte ses réponses dans le dossier"


def declarer(analyseur: Analyseur) -> None:
    """DOSSIER FICHIER.xlsx [--simuler]."""
    analyseur.add_argument("dossier", metavar="DOSSIER", type=Path, help="le fichier du dossier")
    analyseur.add_argument("formulaire", metavar="FICHIER.xlsx", type=Path, help="le formulaire qui revient")
    analyseur.add_argument("--simuler", action="store_true", help="dire ce qui changerait, sans rien écrire")
    analyseur.epilog = (
        "Un conflit ou une case vidée n’écrit rien : le dossier garde sa réponse, et la fenêtre permet de choisir. "
        "Code de retour : 0 si tout a été repris, 1 s’il reste un conflit ou une case non comprise."
    )


def executer(options: argparse.Namespace) -> int:
    """Report, then write what nobody has to decide on; 1 when something is left to decide."""
    from app.services.imports.formulaires import appliquer, examiner

    catalogue = charger_catalogue()
    if options.simuler:
        with dossier_lu(options.dossier) as dossier:
            retour = examiner(dossier, catalogue, options.formulaire)
        bilan = None
    else:
        with dossier_ecrit(options.dossier) as session:
            retour = examiner(session.dossier, catalogue, options.formulaire)
            bilan = appliquer(
                session.dossier, retour, retour.proposees, sauvegarder=lambda: session.sauvegarder("avant-import")
            )
    if options.json:
        ecrire_json(en_donnees(retour, bilan))
    else:
        _dire(retour, bilan)
    if retour.problemes:
        avertir("Il reste à décider : ouvrez le dossier, puis Fichier › Lire un formulaire rempli…")
    return 1 if retour.problemes else 0


def en_donnees(retour: Retour, bilan: Bilan | None) -> dict[str, Any]:
    """Everything found and done, for a program."""
    ecrites = frozenset() if bilan is None else retour.proposees
    return {
        "formulaire": retour.document,
        "titre": retour.titre,
        "fichier": str(retour.chemin),
        "resume": retour.phrase,
        "avis": list(retour.avis),
        "inchangees": retour.inchangees,
        "simulation": bilan is None,
        "ecrites": 0 if bilan is None else bilan.cases,
        "creees": [] if bilan is None else list(bilan.creees),
        "lignes": [_ligne(ligne, ecrites) for ligne in retour.lignes],
    }


def _ligne(ligne: LigneRetour, ecrites: Collection[Cle]) -> dict[str, Any]:
    return {
        "ligne": ligne.numero,
        "id": ligne.id,
        "nom": ligne.nom,
        "sort": ligne.sort.value,
        "motif": ligne.motif,
        "cases": [
            {
                "cellule": case.reference,
                "champ": case.champ,
                "libelle": case.libelle,
                "avant": case.avant,
                "formulaire": case.lue,
                "apres": case.apres,
                "genre": case.genre.value,
                "motif": case.motif,
                "proposee": case.proposee,
                "ecrite": case.cle in ecrites,
            }
            for case in ligne.cases
        ],
    }


def _dire(retour: Retour, bilan: Bilan | None) -> None:
    dire_fichier(Path(retour.fichier), f"{retour.titre} — ")
    for avis in retour.avis:
        dire(f"  {avis}")
    for ligne in retour.lignes:
        sort = "" if ligne.motif.startswith(ligne.sort.libelle) else f" [{ligne.sort.libelle}]"
        motif = f" — {ligne.motif}" if ligne.motif else ""
        dire(f"\nLigne {ligne.numero} · {court(ligne.nom) or '(sans nom)'}{sort}{motif}")
        for case in ligne.cases:
            dire(f"  {_signe(case)} {case.reference} {case.libelle} : {_changement(case)}")
            if case.motif and case.motif != ligne.motif:
                dire(f"      {case.motif}")
    dire(f"\n{retour.phrase}")
    dire("Simulation : rien n’a été écrit." if bilan is None else bilan.phrase.replace(" · Ctrl+Z annule tout", "."))


def _signe(case: CaseRetour) -> str:
    """Written, to be decided, not understood; the line below says it in words."""
    return "✓" if case.proposee else "○" if case.possible else "✗"


def _changement(case: CaseRetour) -> str:
    avant, lue, apres = (court(texte) or "(vide)" for texte in (case.avant, case.lue, case.apres))
    return f"{avant} → {apres}" if case.possible else f"« {lue} »"

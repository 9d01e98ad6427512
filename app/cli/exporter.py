"""``ingeco exporter``: grids and reports of a dossier, or their blank forms, into a folder."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from app.cli.arguments import Analyseur
from app.cli.dossiers import dossier_lu
from app.cli.sortie import avertir, dire_fichier, ecrire_json
from app.models.definitions.rapport import DefinitionDocument
from app.models.erreurs import ErreurUtilisateur
from app.services.catalogue import charger_catalogue
from app.services.documents import definitions
from app.services.export import Demande, exporter, preparer

AIDE = "écrit les documents d’un dossier en PDF, Excel ou Word"

FORMATS = ("pdf", "xlsx", "docx")


def declarer(analyseur: Analyseur) -> None:
    """DOSSIER --vers DIR [--document CODE…] [--format F…] [--vierge] [--anonyme]."""
    analyseur.add_argument("dossier", metavar="DOSSIER", type=Path, nargs="?", help="inutile avec --vierge")
    analyseur.add_argument("--vers", metavar="DIR", type=Path, required=True, help="où écrire (créé s’il manque)")
    analyseur.add_argument(
        "--document", metavar="CODE", nargs="+", action="extend", default=[], help="lesquels (sinon tous)"
    )
    analyseur.add_argument(
        "--format", metavar="F", nargs="+", action="extend", default=[], choices=FORMATS,
        help="pdf, xlsx, docx (sinon tous ceux du document)",
    )  # fmt: skip
    analyseur.add_argument("--vierge", action="store_true", help="formulaires à remplir à la main")
    analyseur.add_argument(
        "--anonyme", action="store_true", help="sans le nom des structures qui n’ont pas accepté d’être citées"
    )


def executer(options: argparse.Namespace) -> int:
    """Write the files and print their names."""
    if options.dossier is None and not options.vierge:
        avertir("Il manque le dossier : ingeco exporter DOSSIER --vers DIR (ou --vierge pour des formulaires vides).")
        return 2
    ecrits = exporter(_demandes(options), options.vers)
    if options.json:
        ecrire_json([str(chemin) for chemin in ecrits])
    else:
        for chemin in ecrits:
            dire_fichier(chemin)
    return 0


def _demandes(options: argparse.Namespace) -> tuple[Demande, ...]:
    codes = [d.code for d in choisir(options.document, vierge=options.vierge)]
    catalogue = charger_catalogue()
    with nullcontext() if options.dossier is None else dossier_lu(options.dossier) as dossier:
        demandes = preparer(
            codes, dossier, catalogue, formats=options.format, anonyme=options.anonyme, vierge=options.vierge
        )
    if not demandes:
        raise ErreurUtilisateur(
            f"Aucun de ces documents n’existe au format {' ou '.join(options.format)}.",
            "La commande « ingeco documents » donne les formats de chacun.",
        )
    return demandes


def choisir(codes: Sequence[str], *, vierge: bool) -> list[DefinitionDocument]:
    """The documents named, or all that can be made. Raises `ErreurUtilisateur` for one that doesn't exist."""
    connus = {d.code: d for d in definitions()}
    for code in codes:
        if code not in connus:
            raise ErreurUtilisateur(
                f"Aucun document ne s’appelle « {code} ».", f"Documents possibles : {', '.join(connus)}."
            )
        if vierge and not connus[code].vierge_possible:
            raise ErreurUtilisateur(f"Le document « {code} » n’a pas de forme vierge.", "Retirez --vierge.")
    choisis = [connus[code] for code in dict.fromkeys(codes)] or list(connus.values())
    return [d for d in choisis if d.vierge_possible or not vierge]

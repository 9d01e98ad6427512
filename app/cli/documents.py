"""``ingeco documents``: every grid and report that can be printed."""

from __future__ import annotations

import argparse

from app.cli.arguments import Analyseur
from app.cli.sortie import dire, ecrire_json
from app.services.documents import definitions

AIDE = "code, titre, formats et orientation de chaque document"


def declarer(analyseur: Analyseur) -> None:
    """No argument of its own."""


def executer(options: argparse.Namespace) -> int:
    """List the documents."""
    documents = definitions()
    if options.json:
        ecrire_json(
            [
                {
                    "code": d.code,
                    "titre": d.titre,
                    "formats": list(d.formats),
                    "vierge_possible": d.vierge_possible,
                    "orientation": d.orientation,
                    "description": d.description,
                }
                for d in documents
            ]
        )
        return 0
    largeur = max(len(d.code) for d in documents)
    for d in documents:
        vierge = "remplissable à la main" if d.vierge_possible else "seulement rempli"
        dire(f"{d.code:<{largeur}}  {d.titre}")
        dire(f"{'':<{largeur}}  {', '.join(d.formats)} · {d.orientation} · {vierge}")
    return 0

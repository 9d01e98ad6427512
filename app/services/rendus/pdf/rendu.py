"""The PDF itself: blocks set, put on pages, drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from reportlab.pdfgen.canvas import Canvas

from app.models.documents.document import Document
from app.services.rendus.pdf.entete import Marges
from app.services.rendus.pdf.polices import nom_police
from app.services.rendus.pdf.serrage import mettre_en_pages
from app.services.rendus.pdf.toile import Toile

Avancer: TypeAlias = Callable[[int, int], None]


def rendre_pdf(document: Document, chemin: Path, avancer: Avancer | None = None) -> None:
    """Write the PDF at ``chemin`` (OSError if it can't be). ``avancer(page, pages)`` is called as pages are drawn."""
    mise = mettre_en_pages(document)
    format = mise.format
    canvas = _canvas(document, chemin, format.taille)
    toile = Toile(canvas, format.hauteur)
    marges = Marges(document, mise.encre)
    for n, page in enumerate(mise.pages):
        canvas.scale(format.echelle, format.echelle)
        haut = format.haut(n)
        for element, y in page.poses:
            element.dessiner(toile, format.cote, haut + y, format.largeur)
        marges.dessiner(toile, n + 1, len(mise.pages), format.cote, format.largeur, format.pied)
        canvas.showPage()
        if avancer is not None:
            avancer(n + 1, len(mise.pages))
    canvas.save()


def _canvas(document: Document, chemin: Path, taille: tuple[float, float]) -> Canvas:
    # Without a first font of ours, every page would name Helvetica, which is not embedded. (The stub wants a number.)
    premiere: Any = nom_police("normal")
    canvas = Canvas(str(chemin), pagesize=taille, pageCompression=1, lang="fr-FR", initialFontName=premiere)
    sujet = document.entete.dossier
    canvas.setTitle(f"{document.titre} — {sujet}" if sujet else document.titre)
    canvas.setAuthor(document.entete.bureau or document.entete.charge_mission or "Ingéco")
    canvas.setSubject(document.source)
    canvas.setCreator("Ingéco")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas

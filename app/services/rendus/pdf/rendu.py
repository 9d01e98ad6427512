"""The PDF itself: blocks set, put on pages, drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from app.models.documents.blocs import Note, Paragraphe
from app.models.documents.document import Document
from app.services.rendus.pdf.blocs import Presse
from app.services.rendus.pdf.entete import EnTete, Marges, trop_longs
from app.services.rendus.pdf.mise_en_page import Element, paginer
from app.services.rendus.pdf.polices import Encre, nom_police
from app.services.rendus.pdf.sommaire import SommaireFlux
from app.services.rendus.pdf.styles import MM
from app.services.rendus.pdf.toile import Toile

Avancer: TypeAlias = Callable[[int, int], None]

_COTES = {"portrait": 19 * MM, "paysage": 12 * MM}
_HAUT_PREMIERE = {"portrait": 15 * MM, "paysage": 11 * MM}
_HAUT = 17 * MM
_BAS = 17 * MM


def rendre_pdf(document: Document, chemin: Path, avancer: Avancer | None = None) -> None:
    """Write the PDF at ``chemin`` (OSError if it can't be). ``avancer(page, pages)`` is called as pages are drawn."""
    taille = landscape(A4) if document.orientation == "paysage" else A4
    cote = _COTES[document.orientation]
    largeur, hauteur = taille[0] - 2 * cote, taille[1]
    haut_premiere = _HAUT_PREMIERE[document.orientation]
    encre = Encre()
    elements = _elements(document, largeur, encre)
    sommaires = [e for e in elements if isinstance(e, SommaireFlux)]
    for sommaire in sommaires:
        sommaire.preparer(elements)
    pages = paginer(elements, largeur, lambda n: hauteur - _BAS - (_HAUT if n else haut_premiere))
    for sommaire in sommaires:
        sommaire.numeroter(pages)
    canvas = _canvas(document, chemin, taille)
    toile = Toile(canvas, hauteur)
    marges = Marges(document, encre)
    for n, page in enumerate(pages):
        haut = _HAUT if n else haut_premiere
        for element, y in page.poses:
            element.dessiner(toile, cote, haut + y, largeur)
        marges.dessiner(toile, n + 1, len(pages), cote, largeur, hauteur - _BAS + 8)
        canvas.showPage()
        if avancer is not None:
            avancer(n + 1, len(pages))
    canvas.save()


def _elements(document: Document, largeur: float, encre: Encre) -> list[Element]:
    presse = Presse(largeur, document.orientation, encre)
    elements: list[Element] = [EnTete(document, encre)]
    for texte in trop_longs(document):
        elements += presse.elements(Paragraphe(texte, "discret"))
    for bloc in document.blocs:
        elements += presse.elements(bloc)
    for texte in (document.entete.provenance, encre.annexe()):
        if texte:
            elements += presse.elements(Note(texte))
    return elements


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

"""The workbench of a Word document: its head, paragraphs, runs, tables. What each block says is in `rendu`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.image.exceptions import UnrecognizedImageError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from app.models.documents.document import Document
from app.models.typographie import date_longue
from app.services.rendus.couleurs import hexa
from app.services.rendus.docx.modele import nouveau
from app.services.rendus.docx.texte import net


class Atelier:
    """One Word document being written."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.word = nouveau(document)

    def tete(self) -> None:
        """Office, title, dossier, state."""
        e = self.document.entete
        if e.logo:
            # A logo that can't be read is left out: a document is never lost for a logo.
            with suppress(UnrecognizedImageError, OSError, ValueError):
                self.word.add_picture(io.BytesIO(e.logo), height=Mm(14))
        if e.bureau:
            self.paragraphe("\n".join(t for t in (e.bureau, e.coordonnees) if t), couleur="texte2", taille=9)
        self.word.add_paragraph(net(self.document.titre), style="Title")
        if e.dossier:
            self.word.add_paragraph(net(e.dossier), style="Subtitle")
        if self.document.vierge:
            etat = "Document vierge, à remplir"
        else:
            etat = " · ".join(
                p
                for p in (f"Version {e.version}" if e.version else "", e.etat, date_longue(e.jour), e.charge_mission)
                if p
            )
        self.paragraphe(etat, couleur="texte2", taille=9)
        if e.destinataires:
            self.paragraphe(f"À l’attention de\u00a0: {e.destinataires}", couleur="texte2", taille=9)

    def paragraphe(
        self,
        texte: str,
        *,
        couleur: str = "",
        taille: float = 0,
        gras: bool = False,
        italique: bool = False,
        style: str | None = None,
    ) -> Any:
        """A paragraph; one per line typed, so that the text stays easy to edit."""
        paragraphe: Any = None
        for alinea in net(texte).split("\n"):
            paragraphe = self.word.add_paragraph(style=style)
            self.trace(paragraphe, alinea, couleur=couleur, taille=taille, gras=gras, italique=italique)
        return paragraphe

    @staticmethod
    def trace(
        paragraphe: Any, texte: str, *, couleur: str = "", taille: float = 0, gras: bool = False, italique: bool = False
    ) -> None:
        """A run of text in a paragraph."""
        trace = paragraphe.add_run(texte)
        trace.bold, trace.italic = gras or None, italique or None
        if couleur:
            trace.font.color.rgb = RGBColor.from_string(hexa(couleur))
        if taille:
            trace.font.size = Pt(taille)

    def tableau(self, lignes: Sequence[Sequence[str]], largeurs: Sequence[float], *, tete: bool) -> Any:
        """A plain table; ``largeurs`` are parts of the width of the page; with ``tete``, the first row repeats."""
        section = self.word.sections[0]
        place = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
        tableau: Any = self.word.add_table(rows=len(lignes), cols=len(largeurs), style="Table Grid")
        tableau.alignment = WD_TABLE_ALIGNMENT.CENTER
        tableau.autofit = False
        parts = [int(place * part / sum(largeurs)) for part in largeurs]
        for colonne, large in zip(tableau.columns, parts, strict=True):
            colonne.width = large
        for n, (rangee, textes) in enumerate(zip(tableau.rows, lignes, strict=True)):
            for cellule, texte, large in zip(rangee.cells, textes, parts, strict=True):
                cellule.width = large
                paragraphe = cellule.paragraphs[0]
                paragraphe.paragraph_format.space_after = Pt(1)
                self.trace(
                    paragraphe, net(texte), taille=9, gras=tete and n == 0, couleur="texte2" if tete and n == 0 else ""
                )
                if tete and n == 0:
                    teinter(cellule, "surface2")
            if tete and n == 0:
                proprietes = rangee._tr.get_or_add_trPr()
                proprietes.append(OxmlElement("w:tblHeader"))
        _bordures_claires(tableau)
        self.word.add_paragraph().paragraph_format.space_after = Pt(2)
        return tableau


def teinter(cellule: Any, couleur: str) -> None:
    """Give a cell a background."""
    fond = OxmlElement("w:shd")
    fond.set(qn("w:val"), "clear")
    fond.set(qn("w:fill"), hexa(couleur))
    cellule._tc.get_or_add_tcPr().append(fond)


def _bordures_claires(tableau: Any) -> None:
    bordures = OxmlElement("w:tblBorders")
    for cote in ("top", "left", "bottom", "right", "insideH", "insideV"):
        trait = OxmlElement(f"w:{cote}")
        for cle, valeur in (("val", "single"), ("sz", "4"), ("color", hexa("trait"))):
            trait.set(qn(f"w:{cle}"), valeur)
        bordures.append(trait)
    # The schema wants the borders before the layout and the look.
    proprietes = tableau._tbl.tblPr
    suivants = [e for e in proprietes if e.tag in (qn("w:tblLayout"), qn("w:tblCellMar"), qn("w:tblLook"))]
    suivants[0].addprevious(bordures) if suivants else proprietes.append(bordures)

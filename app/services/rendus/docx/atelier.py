"""The workbench of a Word document: its head, paragraphs, runs, tables. What each block says is in `rendu`."""

from __future__ import annotations

import io
import re
from collections.abc import Container, Sequence
from contextlib import suppress
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import UnrecognizedImageError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from app.models.documents.document import Document
from app.models.typographie import date_longue
from app.services.figures.mesure import largeur_approchee
from app.services.rendus.couleurs import hexa
from app.services.rendus.docx.modele import nouveau
from app.services.rendus.docx.texte import net
from app.services.rendus.largeurs import MOT_LE_PLUS_LONG, repartir
from app.services.rendus.papier import coller_les_dates

_INSECABLE_JUSQU_A = 900
"""Signs of the longest cell of a row that stays on one page."""
_MARGES = Mm(4)
"""What Word keeps free at both sides of a cell, and a little more."""
_LETTRE_LARGE = 0.8
"""In parts of the type size: a word that would fit in such letters isn’t measured."""
_LARGES = 1.25
"""For the fonts that stand in for ours where it is not installed: they are wider."""
_MOT = re.compile(r"[^ \n]+")


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

    def tableau(
        self,
        lignes: Sequence[Sequence[str]],
        largeurs: Sequence[float],
        *,
        tete: bool,
        noms: bool = False,
        totaux: Container[int] = (),
        a_droite: Container[int] = (),
        taille: float = 9,
    ) -> Any:
        """A plain table; ``largeurs`` are parts of the width of the page; with ``tete``, the first row repeats.

        ``noms``: the first line of the first column stands out; ``totaux``: rows that do; ``a_droite``: columns of
        numbers; ``taille`` of the type, in points.
        """
        section = self.word.sections[0]
        place = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
        tableau: Any = self.word.add_table(rows=len(lignes), cols=len(largeurs), style="Table Grid")
        tableau.alignment = WD_TABLE_ALIGNMENT.CENTER
        tableau.autofit = False
        parts = [int(large) for large in _largeurs(lignes, largeurs, float(place))]
        for colonne, large in zip(tableau.columns, parts, strict=True):
            colonne.width = large
        for n, (rangee, textes) in enumerate(zip(tableau.rows, lignes, strict=True)):
            en_tete = tete and n == 0
            for rang, (cellule, texte, large) in enumerate(zip(rangee.cells, textes, parts, strict=True)):
                cellule.width = large
                paragraphe = cellule.paragraphs[0]
                paragraphe.paragraph_format.space_after = Pt(1)
                if rang in a_droite:
                    paragraphe.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                gras, nomme = en_tete or n in totaux, noms and rang == 0 and not en_tete
                debut, saut, suite = net(texte).partition("\n") if nomme else (net(texte), "", "")
                self.trace(paragraphe, debut, taille=taille, gras=gras or nomme, couleur="texte2" if en_tete else "")
                if saut:
                    self.trace(paragraphe, saut + suite, taille=taille, gras=gras)
                if en_tete:
                    teinter(cellule, "surface2")
                    paragraphe.paragraph_format.keep_with_next = True
            proprietes = rangee._tr.get_or_add_trPr()
            if all(len(texte) <= _INSECABLE_JUSQU_A for texte in textes):
                proprietes.append(OxmlElement("w:cantSplit"))
            if en_tete:
                proprietes.append(OxmlElement("w:tblHeader"))
        _bordures_claires(tableau)
        self.word.add_paragraph().paragraph_format.space_after = Pt(2)
        return tableau


def _largeurs(lignes: Sequence[Sequence[str]], largeurs: Sequence[float], place: float) -> Sequence[float]:
    """The width of each column in EMU; a word takes more room from the others rather than be cut."""
    parts = [place * large / sum(largeurs) for large in largeurs]
    besoins = []
    for rang, part in enumerate(parts):
        etroite = int((part - _MARGES) / Pt(9) / _LETTRE_LARGE)
        mots = {
            mot
            for ligne in lignes
            for mot in _MOT.findall(coller_les_dates(ligne[rang]))
            if etroite < len(mot) <= MOT_LE_PLUS_LONG
        }
        besoin = max((Pt(_LARGES * largeur_approchee(mot, 9, gras=True)) + _MARGES for mot in mots), default=0)
        besoins.append(float(besoin) if besoin > part else 0.0)
    return repartir(parts, besoins) or parts


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

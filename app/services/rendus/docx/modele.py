"""The Word document before its content: A4, French, real styles, head and foot with page x / y.

python-docx starts from a US Letter, en-US template: every one of these is set, and tested.
"""

from __future__ import annotations

from typing import Any

import docx
from docx.document import Document as DocumentWord
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from app.models.documents.document import Document
from app.services.rendus.couleurs import hexa
from app.services.rendus.docx.texte import net

_POLICE = "Calibri"
_TITRES = {1: (16, 20, 6), 2: (12.5, 14, 4), 3: (10.5, 10, 2)}


def nouveau(document: Document) -> DocumentWord:
    """An empty document, set up."""
    word = docx.Document()
    _page(word, document)
    _styles(word)
    _marges(word, document)
    proprietes = word.core_properties
    proprietes.title = net(document.titre)[:255]
    proprietes.subject = net(document.entete.dossier)[:255]
    proprietes.author = net(document.entete.bureau or "Ingéco")[:255]
    proprietes.comments = ""
    proprietes.language = "fr-FR"
    return word


def _page(word: DocumentWord, document: Document) -> None:
    section = word.sections[0]
    largeur, hauteur = Mm(210), Mm(297)
    if document.orientation == "paysage":
        section.orientation = WD_ORIENT.LANDSCAPE
        largeur, hauteur = hauteur, largeur
    section.page_width, section.page_height = largeur, hauteur
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(18)
    section.header_distance = section.footer_distance = Mm(9)


def _styles(word: DocumentWord) -> None:
    styles: Any = word.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = _POLICE, Pt(10.5)
    normal.font.color.rgb = RGBColor.from_string(hexa("texte"))
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.widow_control = True
    _langue(normal.element)
    # The language of the defaults too: styles that don't come from Normal take theirs there.
    defauts = word.styles.element.find(qn("w:docDefaults"))
    for langue in defauts.iter(qn("w:lang")) if defauts is not None else ():
        langue.set(qn("w:val"), "fr-FR")
        langue.set(qn("w:eastAsia"), "fr-FR")
    for niveau, (taille, avant, apres) in _TITRES.items():
        titre = styles[f"Heading {niveau}"]
        _police(titre, taille, gras=True)
        titre.paragraph_format.space_before, titre.paragraph_format.space_after = Pt(avant), Pt(apres)
        titre.paragraph_format.keep_with_next = True
    _police(styles["Title"], 22, gras=True)
    _retirer(styles["Title"].element.get_or_add_pPr(), "w:pBdr")
    _police(styles["Subtitle"], 12, couleur="texte2", italique=False)
    _retirer(styles["Subtitle"].element.get_or_add_rPr(), "w:spacing")  # letters as close as everywhere else
    _police(styles["Caption"], 9, couleur="texte2")


def _police(style: Any, taille: float, *, gras: bool = False, couleur: str = "texte", italique: bool = False) -> None:
    style.font.name, style.font.size = _POLICE, Pt(taille)
    style.font.bold, style.font.italic = gras, italique
    style.font.color.rgb = RGBColor.from_string(hexa(couleur))
    polices = style.element.get_or_add_rPr().get_or_add_rFonts()
    for cle in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        if polices.get(qn(cle)) is not None:
            del polices.attrib[qn(cle)]


def _retirer(proprietes: Any, balise: str) -> None:
    for element in proprietes.findall(qn(balise)):
        proprietes.remove(element)


def _langue(element: Any) -> None:
    proprietes = element.get_or_add_rPr()
    langue = OxmlElement("w:lang")
    langue.set(qn("w:val"), "fr-FR")
    proprietes.append(langue)


def _marges(word: DocumentWord, document: Document) -> None:
    section = word.sections[0]
    largeur = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    tete: Any = section.header.paragraphs[0]
    tete.text = net(document.entete.dossier or document.titre)
    pied: Any = section.footer.paragraphs[0]
    # Those of the style would stop the page number halfway.
    word.styles["Footer"].paragraph_format.tab_stops.clear_all()
    pied.paragraph_format.tab_stops.add_tab_stop(largeur, WD_TAB_ALIGNMENT.RIGHT)
    pied.add_run(net(document.entete.bureau) + "\tPage ")
    _champ(pied, "PAGE")
    pied.add_run(" / ")
    _champ(pied, "NUMPAGES")
    if document.source:
        source: Any = section.footer.add_paragraph(net(f"Source\u00a0: {document.source}"))
        _petit(source, 7.5)
    _petit(tete, 8)
    _petit(pied, 8)
    tete.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _petit(paragraphe: Any, taille: float) -> None:
    for trace in paragraphe.runs:
        trace.font.size = Pt(taille)
        trace.font.color.rgb = RGBColor.from_string(hexa("texte3"))


def _champ(paragraphe: Any, instruction: str) -> None:
    """A field that Word computes; each of its parts has its own run, so that what it shows is set like the rest."""
    parties = (
        ("fldChar", "begin"),
        ("instrText", instruction),
        ("fldChar", "separate"),
        ("t", "1"),
        ("fldChar", "end"),
    )
    for balise, valeur in parties:
        trace = paragraphe.add_run()
        if balise == "t":
            trace.text = valeur
            continue
        element = OxmlElement(f"w:{balise}")
        if balise == "fldChar":
            element.set(qn("w:fldCharType"), valeur)
        else:
            element.set(qn("xml:space"), "preserve")
            element.text = valeur
        trace._r.append(element)

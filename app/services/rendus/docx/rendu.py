"""Each kind of block → paragraphs and tables of a Word document that people go on editing."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from app.models.documents.blocs import (
    Bloc,
    ChiffresCles,
    CleValeurs,
    Coche,
    Donnee,
    Encadre,
    FigureBloc,
    Lignes,
    ListeACocher,
    Note,
    Paragraphe,
    SautDePage,
    Signature,
    Sommaire,
    Tableau,
    Titre,
)
from app.models.documents.document import Document
from app.services.rendus.centimes import accorder_les_centimes
from app.services.rendus.couleurs import hexa
from app.services.rendus.docx.atelier import Atelier, teinter
from app.services.rendus.docx.texte import net
from app.services.rendus.papier import rien_a_montrer
from app.services.rendus.pdf.image import figure_en_png

Avancer: TypeAlias = Callable[[int, int], None]

_COCHEE, _VIDE = "☒", "☐"
_POINTILLES = "." * 110
_PETIT = 8
"""Type of the data of a figure, in points: they are there to be looked up."""


def rendre_docx(document: Document, chemin: Path, avancer: Avancer | None = None) -> None:
    """Write the Word document at ``chemin``. OSError if it can't be written."""
    atelier = Atelier(document)
    atelier.tete()
    nouvelle_page = False
    for n, bloc in enumerate(document.blocs, 1):
        nouvelle_page = _rediger(atelier, bloc, nouvelle_page)
        if avancer is not None:
            avancer(n, len(document.blocs))
    if document.entete.provenance:
        atelier.paragraphe(document.entete.provenance, couleur="texte2", taille=9)
    atelier.word.save(str(chemin))


def _rediger(a: Atelier, bloc: Bloc, nouvelle_page: bool) -> bool:
    """Write a block. What follows a page break carries it, so that no empty line opens the page; returns whether a
    break still waits for something to carry it."""
    if isinstance(bloc, SautDePage):
        return True
    # Listing the paragraphs of a Word document is slow: only where a page begins.
    avant = len(a.word.paragraphs) if nouvelle_page else 0
    _REDACTIONS[type(bloc)](a, bloc)
    if nouvelle_page and len(a.word.paragraphs) > avant:
        a.word.paragraphs[avant].paragraph_format.page_break_before = True
        return False
    return nouvelle_page


def _titre(a: Atelier, b: Titre) -> None:
    if b.surtitre:
        surtitre = a.paragraphe(b.surtitre, couleur=b.couleur, taille=8.5, gras=True)
        surtitre.paragraph_format.keep_with_next = True
        surtitre.paragraph_format.space_before, surtitre.paragraph_format.space_after = Pt(12), Pt(0)
    titre: Any = a.word.add_heading(level=b.niveau)
    a.trace(titre, net(b.texte).replace("\n", " "), couleur=b.couleur if b.niveau < 3 else "")
    if b.pastille:
        a.trace(titre, f"  [{net(b.pastille.texte)}]", couleur=b.pastille.couleur, taille=9)
    if b.details:
        a.paragraphe(b.details, couleur="texte2", taille=9)


_STYLES: dict[str, dict[str, Any]] = {
    "courant": {},
    "chapeau": {"couleur": "texte2", "taille": 11.5},
    "discret": {"couleur": "texte2", "taille": 9},
    "vide": {"couleur": "texte3", "italique": True},
    "puce": {"style": "List Bullet"},
}


def _paragraphe(a: Atelier, b: Paragraphe) -> None:
    dernier = a.paragraphe(b.texte, **_STYLES[b.style])
    if b.style == "chapeau":
        dernier.paragraph_format.keep_with_next = True


def _encadre(a: Atelier, b: Encadre) -> None:
    tableau = a.tableau([[""]], [1], tete=False)
    cellule = tableau.rows[0].cells[0]
    teinter(cellule, f"{b.couleur}_teinte")
    paragraphe = cellule.paragraphs[0]
    a.trace(paragraphe, net(b.titre), gras=True, couleur=b.couleur, taille=9)
    suite: Any = cellule.add_paragraph()
    a.trace(suite, net(b.texte) if b.texte else "\n".join([_POINTILLES[:90]] * b.lignes), taille=11)


def _cle_valeurs(a: Atelier, b: CleValeurs) -> None:
    if b.disposition == "fiche":
        a.tableau([[d.libelle, _en_mots(d)] for d in b.donnees], [29, 71], tete=False, noms=True)
        return
    for d in b.donnees:
        etiquette = a.paragraphe(d.libelle, gras=True, couleur=b.couleur, taille=9.5)
        etiquette.paragraph_format.keep_with_next = True
        etiquette.paragraph_format.space_after = Pt(1)
        a.paragraphe(_en_mots(d))


def _en_mots(d: Donnee) -> str:
    cases = [_case(c) for c in d.choix]
    if d.texte or cases:
        return "\n".join([*cases, *([d.texte] if d.texte else [])])
    return "\n".join([_POINTILLES[:70]] * d.lignes) if d.lignes else "À compléter"


def _case(c: Coche) -> str:
    return f"{_COCHEE if c.coche else _VIDE}\u00a0{c.texte}"


def _chiffres(a: Atelier, b: ChiffresCles) -> None:
    tableau = a.tableau([["" for _ in b.donnees]], [1] * len(b.donnees), tete=False)
    for cellule, d in zip(tableau.rows[0].cells, b.donnees, strict=True):
        a.trace(cellule.paragraphs[0], net(d.texte) or "........", gras=True, taille=18, couleur=b.couleur)
        a.trace(cellule.add_paragraph(), net(d.libelle), taille=9, couleur="texte2")


def _tableau(a: Atelier, b: Tableau) -> None:
    if rien_a_montrer(b):
        return
    b = accorder_les_centimes(b)
    lignes: list[list[str]] = [[c.titre for c in b.colonnes]]
    titres, totaux, hauteurs = [], set(), {}
    for section in b.sections:
        if section.titre:
            titres.append(len(lignes))
            lignes.append([section.titre, *[""] * (len(b.colonnes) - 1)])
        for r in section.rangees:
            vide = not any(c.texte for c in r.cases)
            hauteurs[len(lignes)] = max(b.hauteur_minimale, b.hauteur_vierge if vide else 0)
            if r.total:
                totaux.add(len(lignes))
            lignes.append([c.texte or "\n".join(_case(x) for x in c.choix) for c in r.cases])
    nombres = {rang for rang, c in enumerate(b.colonnes) if c.type.numerique}
    largeurs = [c.largeur for c in b.colonnes]
    tableau = a.tableau(lignes, largeurs, tete=True, noms=b.noms_en_gras, totaux=totaux, a_droite=nombres)
    rangees = tableau.rows if any(hauteurs.values()) or titres else ()
    for n, rangee in enumerate(rangees):
        if hauteurs.get(n):
            rangee.height, rangee.height_rule = Mm(hauteurs[n]), WD_ROW_HEIGHT_RULE.AT_LEAST
        if n in titres:
            _bandeau(rangee.cells, b.couleur)


def _bandeau(cellules: Any, couleur: str) -> None:
    """One heading over the whole width, with its first row; each cell merged leaves an empty line that goes."""
    fusion = cellules[0].merge(cellules[-1])
    for vide in fusion.paragraphs[1:]:
        vide._element.getparent().remove(vide._element)
    teinter(fusion, f"{couleur}_teinte")
    fusion.paragraphs[0].paragraph_format.keep_with_next = True
    for trace in fusion.paragraphs[0].runs:
        trace.bold, trace.font.color.rgb = True, RGBColor.from_string(hexa(couleur))


def _liste(a: Atelier, b: ListeACocher) -> None:
    for e in b.entrees:
        case = "–" if e.ecartee else _COCHEE if e.coche else _VIDE
        paragraphe: Any = a.word.add_paragraph()
        paragraphe.paragraph_format.left_indent, paragraphe.paragraph_format.first_line_indent = Mm(6), Mm(-6)
        paragraphe.paragraph_format.space_after = Pt(2)
        a.trace(paragraphe, f"{case}\u00a0\u00a0{net(e.texte)}", couleur="texte3" if e.ecartee else "")
        if e.mention:
            a.trace(paragraphe, f" ({net(e.mention)})", italique=True, couleur="texte2", taille=9)
        texte = net(e.reponse) if e.reponse else "\n".join([_POINTILLES[:90]] * (0 if e.ecartee else e.lignes))
        if texte:
            suite: Any = a.word.add_paragraph()
            suite.paragraph_format.left_indent = Mm(6)
            a.trace(suite, texte, couleur="texte2")


def _figure(a: Atelier, b: FigureBloc) -> None:
    """The picture with its alternative text, then its data, unless the document gives them: what Word can edit and a
    screen reader can read."""
    section = a.word.sections[0]
    place = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    image: Any = a.word.add_picture(io.BytesIO(figure_en_png(b.dessin)), width=min(place, Pt(b.dessin.largeur)))
    proprietes = image._inline.docPr
    proprietes.set("descr", net(b.dessin.alternative))
    proprietes.set("title", net(b.dessin.titre))
    a.word.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
    if b.legende:
        a.paragraphe(b.legende, taille=9, couleur="texte2")
    if b.dessin.donnees and not b.detaillee:
        a.tableau([list(ligne) for ligne in b.dessin.donnees], [35, 65], tete=False, taille=_PETIT)


def _lignes(a: Atelier, b: Lignes) -> None:
    if b.libelle:
        a.paragraphe(b.libelle, gras=True, taille=9.5, couleur="texte2")
    a.paragraphe("\n".join([_POINTILLES] * b.nombre), couleur="texte3")


def _signature(a: Atelier, b: Signature) -> None:
    _titre(a, Titre(b.titre, 1, b.couleur))
    if b.choix:
        a.paragraphe("      ".join(_case(c) for c in b.choix), gras=True, taille=11)
    for lignes in b.lignes:
        _lignes(a, lignes)
    a.paragraphe("Fait à ........................................   le ........................")
    a.tableau([list(b.signataires), ["\n\n\n"] * len(b.signataires)], [1] * len(b.signataires), tete=True)


def _saut(a: Atelier, b: SautDePage) -> None:
    """Nothing by itself: see `_rediger`."""


def _sommaire(a: Atelier, b: Sommaire) -> None:
    """Nothing: Word makes its own from the headings, with the pages it lays out itself."""


def _note(a: Atelier, b: Note) -> None:
    a.paragraphe(b.texte, couleur="texte2", taille=9)


_REDACTIONS: dict[type, Callable[[Atelier, Any], None]] = {
    Titre: _titre,
    Paragraphe: _paragraphe,
    Encadre: _encadre,
    CleValeurs: _cle_valeurs,
    ChiffresCles: _chiffres,
    Tableau: _tableau,
    ListeACocher: _liste,
    FigureBloc: _figure,
    Lignes: _lignes,
    Signature: _signature,
    SautDePage: _saut,
    Sommaire: _sommaire,
    Note: _note,
}

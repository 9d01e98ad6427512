"""Each kind of block → page elements. A new block: one function here, one line in `_MISES`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.models.documents.blocs import (
    Bloc,
    ChiffresCles,
    CleValeurs,
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
from app.services.rendus.centimes import accorder_les_centimes
from app.services.rendus.papier import rien_a_montrer
from app.services.rendus.pdf import styles as s
from app.services.rendus.pdf.elements import Chiffres, Figure, Pave, Texte, cases_a_cocher, reglures
from app.services.rendus.pdf.lignes import Ligne, Style, lignes_de
from app.services.rendus.pdf.mise_en_page import Element, Saut
from app.services.rendus.pdf.polices import Encre
from app.services.rendus.pdf.signature import SignatureFlux
from app.services.rendus.pdf.sommaire import SommaireFlux
from app.services.rendus.pdf.tableau import (
    PLACE_PERDUE,
    ColonneDeTableau,
    Gabarit,
    RangeeDeTableau,
    TableauFlux,
)
from app.services.rendus.pdf.tableaux import ConstructeurDeTableau
from app.services.rendus.pdf.titre import TitreFlux

A_COMPLETER = "À compléter"
_ANNONCE = 300
"""Signs of a few lines that announce what follows, and stay with it."""


class Presse:
    """What a block needs to be set: the width of the page, its orientation, the text sink."""

    def __init__(self, largeur: float, orientation: str, encre: Encre) -> None:
        self.largeur = largeur
        self.orientation = orientation
        self.encre = encre

    def elements(self, bloc: Bloc) -> list[Element]:
        """The block, ready to be put on pages."""
        return _MISES[type(bloc)](self, bloc)

    def texte(self, texte: str, style: Style, **options: Any) -> Texte:
        """A text through the sink."""
        return Texte(self.encre.net(texte), style, **options)


def _titre(p: Presse, b: Titre) -> list[Element]:
    return [
        TitreFlux(
            p.encre.net(b.texte), b.niveau, b.couleur, p.encre.net(b.surtitre), p.encre.net(b.details),
            (p.encre.net(b.pastille.texte), b.pastille.couleur) if b.pastille else None,
        )
    ]  # fmt: skip


_PARAGRAPHES = {
    "courant": (s.COURANT, 5),
    "chapeau": (s.CHAPEAU, 6),
    "discret": (s.DISCRET, 4),
    "vide": (s.VIDE, 4),
    "puce": (s.COURANT, 2),
}


def _paragraphe(p: Presse, b: Paragraphe) -> list[Element]:
    style, avant = _PARAGRAPHES[b.style]
    if b.style == "puce":
        return [Pave([p.texte("– " + b.texte, style, retrait=0)], avant=avant)]
    annonce = b.style == "chapeau" and len(b.texte) <= _ANNONCE
    return [Pave([p.texte(b.texte, style)], avant=avant, solidaire=annonce)]


def _encadre(p: Presse, b: Encadre) -> list[Element]:
    textes = [p.texte(b.titre, replace(s.ETIQUETTE, couleur=b.couleur), apres=1)] if b.titre else []
    if b.texte:
        textes.append(p.texte(b.texte, replace(s.COURANT, taille=10.4, interligne=14.8)))
    reglees = 0 if b.texte else b.lignes
    return [Pave(textes, avant=9, fond=f"{b.couleur}_teinte", barre=b.couleur, marge=11, reglees=reglees)]


def _cle_valeurs(p: Presse, b: CleValeurs) -> list[Element]:
    return _pleine(p, b) if b.disposition == "pleine" else [_fiche(p, b)]


def _pleine(p: Presse, b: CleValeurs) -> list[Element]:
    elements: list[Element] = []
    for d in b.donnees:
        elements.append(Pave([p.texte(d.libelle, replace(s.ETIQUETTE, couleur=b.couleur))], avant=9, solidaire=True))
        coches = [p.texte(c.texte, s.COURANT, retrait=13, coche=c.coche, apres=1.5) for c in d.choix]
        if coches:
            elements.append(Pave(coches, avant=2, solidaire=bool(d.texte), a_cocher=True))
        if d.texte:
            elements.append(Pave([p.texte(d.texte, s.COURANT)], avant=2))
        elif d.lignes and not d.choix:
            elements.append(Pave((), reglees=d.lignes, avant=0))
        elif not d.choix:
            elements.append(Pave([p.texte(A_COMPLETER, s.VIDE)], avant=2))
    return elements


def _fiche(p: Presse, b: CleValeurs) -> Element:
    cle = p.largeur * 0.29
    colonnes = (ColonneDeTableau(cle), ColonneDeTableau(p.largeur - cle))
    a_ecrire = any(d.lignes and not d.texte and not d.choix for d in b.donnees)
    gabarit = Gabarit(
        colonnes, (), ([], []), b.couleur, s.FICHE, s.DISCRET, encadre=False, filets=not a_ecrire, coupable_des=95
    )
    place = p.largeur - cle - PLACE_PERDUE

    def rangee(d: Donnee) -> RangeeDeTableau:
        libelle = lignes_de(p.encre.net(d.libelle), s.ETIQUETTE_EN_LIGNE, cle - PLACE_PERDUE)
        valeur: list[Ligne] = []
        coches = [p.texte(c.texte, s.FICHE, retrait=13, coche=c.coche, apres=1.5) for c in d.choix]
        valeur += cases_a_cocher(coches, place)
        if d.texte:
            valeur += lignes_de(p.encre.net(d.texte), s.FICHE, place)
        elif not d.choix:
            valeur += (
                reglures(d.lignes, premiere=s.PREMIERE_REGLURE) if d.lignes else lignes_de(A_COMPLETER, s.VIDE, place)
            )
        return RangeeDeTableau([libelle, valeur], nom=p.encre.net(d.libelle))

    return TableauFlux(gabarit, [rangee(d) for d in b.donnees], avant=5)


def _chiffres(p: Presse, b: ChiffresCles) -> list[Element]:
    return [Chiffres([(p.encre.net(d.texte), p.encre.net(d.libelle)) for d in b.donnees], b.couleur)]


def _tableau(p: Presse, b: Tableau) -> list[Element]:
    if rien_a_montrer(b):
        return []
    tableau = ConstructeurDeTableau(accorder_les_centimes(b), p.largeur, p.orientation, p.encre).construire()
    tableau.solidaire = b.avec_suite
    return [tableau]


def _sommaire(p: Presse, b: Sommaire) -> list[Element]:
    return [SommaireFlux(p.encre.net(b.titre))]


def _liste(p: Presse, b: ListeACocher) -> list[Element]:
    elements: list[Element] = []
    for e in b.entrees:
        couleur = "texte3" if e.ecartee else "texte"
        textes = [
            p.texte(e.texte, replace(s.COURANT, couleur=couleur), retrait=14, coche=None if e.ecartee else e.coche)
        ]
        if e.mention:
            textes.append(p.texte(e.mention, s.MENTION, retrait=14))
        if e.reponse:
            textes.append(p.texte(e.reponse, replace(s.COURANT, couleur="texte2"), retrait=14))
        elements.append(Pave(textes, avant=2.5, reglees=0 if e.reponse or e.ecartee else e.lignes))
    return elements


def _figure(p: Presse, b: FigureBloc) -> list[Element]:
    return [Figure(b.dessin, p.encre.net(b.legende))]


def _lignes(p: Presse, b: Lignes) -> list[Element]:
    return [Pave([p.texte(b.libelle, s.ETIQUETTE)] if b.libelle else (), avant=7, reglees=b.nombre, insecable=True)]


def _signature(p: Presse, b: Signature) -> list[Element]:
    net = p.encre.net
    titre = TitreFlux(net(b.titre), 1, b.couleur, "", "", None)
    return [
        titre,
        SignatureFlux(
            [net(c.texte) for c in b.choix],
            [(net(ligne.libelle), ligne.nombre) for ligne in b.lignes],
            [net(q) for q in b.signataires],
            b.couleur,
        ),
    ]


def _saut(p: Presse, b: SautDePage) -> list[Element]:
    return [Saut()]


def _note(p: Presse, b: Note) -> list[Element]:
    return [Pave([p.texte(b.texte, s.DISCRET)], avant=9)]


_MISES: dict[type, Callable[[Presse, Any], list[Element]]] = {
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

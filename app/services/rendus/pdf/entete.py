"""The head of the first page, and what runs on every page: dossier, office, state, source, page x / y (R45)."""

from __future__ import annotations

import io
import re
from dataclasses import replace

from reportlab.lib.utils import ImageReader

from app.models.documents.document import Document
from app.models.statuts import EtatDocument
from app.models.typographie import date_longue
from app.services.rendus.pdf.lignes import Ligne, Style, hauteur_de, lignes_de
from app.services.rendus.pdf.mise_en_page import Element
from app.services.rendus.pdf.polices import Encre, largeur
from app.services.rendus.pdf.styles import DISCRET, PIED, PIED_GRAS, SOUS_TITRE, TITRE_DOCUMENT
from app.services.rendus.pdf.toile import Toile

_LOGO_L, _LOGO_H = 130.0, 44.0
_BUREAU = Style(10, 13, "gras", "texte")
_SIGNES_EN_TETE, _LIGNES_EN_TETE = 320, 6
_MORCEAUX = re.compile(r"( [–—·|•] )")
"""Between the parts of an address, or of a mention, written on one line."""
_ETAT = Style(8.6, 11, "gras", "texte")


class EnTete(Element):
    """Office and logo, a rule in the étape's colour, title, dossier, state."""

    def __init__(self, document: Document, encre: Encre) -> None:
        e = document.entete
        self._couleur = document.couleur
        self._logo = lire_image(e.logo)
        self._bureau = encre.net(borner(e.bureau))
        self._coordonnees = encre.net(borner(e.coordonnees))
        self._titre = encre.net(document.titre)
        self._dossier = encre.net(borner(e.dossier))
        self._vierge = document.vierge and not e.dossier
        self._mention = encre.net(borner(mention(document, avec_etat=False)))
        self._destinataires = encre.net(f"À l’attention de\u00a0: {borner(e.destinataires)}" if e.destinataires else "")
        self._anonyme = "Version anonymisée" if document.anonyme else ""
        self._etat = encre.net(e.etat)
        self._couleur_etat = "fait" if e.etat == EtatDocument.DEFINITIF.libelle else "en_cours"

    def _haut(self, largeur_: float) -> tuple[list[Ligne], list[Ligne]]:
        place = largeur_ * 0.5
        gauche = [] if self._logo else lignes_de(self._bureau, _BUREAU, place) if self._bureau else []
        droite = (
            ([] if not self._logo else lignes_de(self._bureau, replace(DISCRET, graisse="gras"), place))
            if self._bureau
            else []
        )
        if self._coordonnees:
            droite = droite + en_morceaux(self._coordonnees, DISCRET, place)
        return gauche, droite

    def _bas(self, largeur_: float) -> list[Ligne]:
        lignes = lignes_de(self._titre, TITRE_DOCUMENT, largeur_)
        if self._dossier:
            lignes += lignes_de(self._dossier, SOUS_TITRE, largeur_)
        elif self._vierge:
            lignes.append(Ligne("", SOUS_TITRE, 4))
            lignes.append(Ligne("Dossier\u00a0:", DISCRET, 20, reglee=False))
        lignes.append(Ligne("", DISCRET, 3))
        place = largeur_ - self._place_etat - 8
        if self._mention:
            lignes += en_morceaux(self._mention, DISCRET, place)
        for texte in (self._destinataires, self._anonyme):
            if texte:
                lignes += lignes_de(texte, DISCRET, place)
        return lignes

    @property
    def _place_etat(self) -> float:
        return largeur(self._etat, _ETAT.police, _ETAT.taille) + 20 if self._etat else 0

    def _hauteur_haut(self, largeur_: float) -> float:
        gauche, droite = self._haut(largeur_)
        logo = _LOGO_H if self._logo else 0
        haut = max(logo, hauteur_de(gauche), hauteur_de(droite))
        return haut + 10 if haut else 0

    def hauteur(self, largeur: float) -> float:
        return self._hauteur_haut(largeur) + 12 + hauteur_de(self._bas(largeur)) + 6

    def dessiner(self, toile: Toile, x: float, y: float, largeur: float) -> None:
        gauche, droite = self._haut(largeur)
        if self._logo:
            dessiner_image(toile, self._logo, x, y, _LOGO_L, _LOGO_H)
        toile.pile(x, y, largeur / 2, gauche)
        bas_droite = y
        for ligne in droite:
            toile.mot(x + largeur, bas_droite + ligne.style.interligne * 0.8, ligne.texte, ligne.style, "fin")
            bas_droite += ligne.hauteur
        y += self._hauteur_haut(largeur)
        toile.rectangle(x, y, largeur, 2.2, fond=self._couleur)
        y += 12
        bas = self._bas(largeur)
        if self._etat:
            # At the right of the last lines: the title keeps the whole width.
            haut_etat = y + hauteur_de(bas) - 18
            gauche_etat = x + largeur - self._place_etat
            toile.rectangle(gauche_etat, haut_etat, self._place_etat, 17, fond=f"{self._couleur_etat}_fond", rayon=8.5)
            style = replace(_ETAT, couleur=self._couleur_etat)
            toile.mot(gauche_etat + self._place_etat / 2, haut_etat + 11.6, self._etat, style, "milieu")
        for ligne in bas:
            toile.pile(x, y, largeur, [ligne])
            if ligne.texte.startswith("Dossier\u00a0:") and self._vierge:
                toile.trait(x + 42, y + 12, x + largeur, y + 12, "reglure", 0.5)
            y += ligne.hauteur


def en_morceaux(texte: str, style: Style, place: float) -> list[Ligne]:
    """Address – telephone – e-mail: cut between two of them, and no dash is left hanging at the end of a line.

    A part longer than a line is cut like any text.
    """
    lignes: list[Ligne] = []
    for alinea in texte.split("\n"):
        entier = ""
        morceaux = _MORCEAUX.split(alinea)
        for separateur, morceau in zip(["", *morceaux[1::2]], morceaux[::2], strict=True):
            essai = f"{entier}{separateur}{morceau}"
            if entier and largeur(essai, style.police, style.taille) > place:
                lignes += lignes_de(entier, style, place)
                essai = morceau
            entier = essai
        lignes += lignes_de(entier, style, place)
    return lignes


def mention(document: Document, *, avec_etat: bool = True, avec_territoire: bool = True) -> str:
    """« Version 2 · projet · 12 décembre 2026 · Marie Dupont » : what tells this print from another."""
    e = document.entete
    if document.vierge:
        return "Document vierge, à remplir"
    parts = [
        f"Version {e.version}" if e.version else "",
        e.etat.lower() if avec_etat else "",
        date_longue(e.jour),
        e.territoire if avec_territoire else "",
        e.charge_mission,
    ]
    return majuscule(" · ".join(p for p in parts if p))


def borner(texte: str) -> str:
    """What the head of the page shows of a text: a few lines at most. `trop_longs` gives the whole."""
    lignes = texte.split("\n")
    court = "\n".join(lignes[:_LIGNES_EN_TETE])
    if len(court) <= _SIGNES_EN_TETE and len(lignes) <= _LIGNES_EN_TETE:
        return texte
    return court[:_SIGNES_EN_TETE].rstrip() + "…"


def trop_longs(document: Document) -> list[str]:
    """The texts that the head had to cut, whole, to be printed below it: nothing typed is lost."""
    e = document.entete
    return [t for t in (e.dossier, e.bureau, e.coordonnees, e.destinataires, e.territoire) if borner(t) != t]


def majuscule(texte: str) -> str:
    """``texte`` with its first letter in capitals, the rest untouched."""
    return texte[:1].upper() + texte[1:]


def lire_image(octets: bytes | None) -> ImageReader | None:
    """The logo, or None when there is none or it can't be read: a document is never lost for a logo."""
    if not octets:
        return None
    try:
        return ImageReader(io.BytesIO(octets))
    except (OSError, ValueError, SyntaxError):
        return None


def dessiner_image(toile: Toile, image: ImageReader, x: float, y: float, large: float, haute: float) -> None:
    """The image within a box, its proportions kept, at the left."""
    largeur_image, hauteur_image = image.getSize()
    echelle = min(large / largeur_image, haute / hauteur_image)
    toile.canvas.drawImage(
        image,
        x,
        toile.hauteur - y - hauteur_image * echelle,
        largeur_image * echelle,
        hauteur_image * echelle,
        mask="auto",
    )


class Marges:
    """The running head (from the second page) and the foot of every page."""

    def __init__(self, document: Document, encre: Encre) -> None:
        e = document.entete
        self._titre = encre.net(document.titre).replace("\n", " ")
        self._dossier = encre.net(e.dossier).replace("\n", " ")
        self._source = encre.net(f"Source\u00a0: {document.source}" if document.source else "")
        mentions = [mention(document), mention(document, avec_territoire=False)]
        qui = ["Document vierge"] if document.vierge else mentions
        self._qui = [encre.net(" · ".join(p for p in (e.bureau, m) if p)).replace("\n", " ") for m in qui]
        self._couleur = document.couleur

    def dessiner(self, toile: Toile, page: int, total: int, x: float, largeur_: float, bas: float) -> None:
        """``page`` from 1; ``bas`` is the y of the bottom margin."""
        if page > 1:
            place = largeur_ * 0.62
            toile.mot(x, 30, tronquer(self._dossier or self._titre, PIED_GRAS, place), PIED_GRAS)
            if self._dossier:
                toile.mot(x + largeur_, 30, tronquer(self._titre, PIED, largeur_ - place - 8), PIED, "fin")
            toile.trait(x, 36, x + largeur_, 36, "trait", 0.6)
            toile.rectangle(x, 35.2, 26, 1.6, fond=self._couleur)
        numero = f"Page {page} / {total}"
        toile.mot(x + largeur_, bas + 11, numero, PIED_GRAS, "fin")
        place = largeur_ - largeur(numero, PIED_GRAS.police, PIED_GRAS.taille) - 12
        # The territory is on the first page; who made this print, and when, must be on all.
        qui = next((q for q in self._qui if largeur(q, PIED.police, PIED.taille) <= place), self._qui[-1])
        toile.mot(x, bas + 11, tronquer(qui, PIED, place), PIED)
        toile.mot(x, bas + 20, tronquer(self._source, PIED, largeur_), PIED)


def tronquer(texte: str, style: Style, place: float) -> str:
    """``texte`` on one line, cut with « … » : only for what is printed whole elsewhere."""
    if largeur(texte, style.police, style.taille) <= place:
        return texte
    while texte and largeur(texte + "…", style.police, style.taille) > place:
        texte = texte[: -max(1, len(texte) // 20)]
    return texte.rstrip() + "…"

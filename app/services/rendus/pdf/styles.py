"""The typographic scale of our papers: few sizes, dark grey rather than black, colour only as a thin accent."""

from __future__ import annotations

from app.services.rendus.pdf.lignes import Style

TITRE_DOCUMENT = Style(21, 25, "gras", "texte")
SOUS_TITRE = Style(11.5, 15.5, "normal", "texte2")
TITRES = {
    1: Style(14, 18, "gras", "texte"),
    2: Style(11, 14.5, "gras", "texte"),
    3: Style(9.6, 13, "gras", "texte"),
}
SURTITRE = Style(7.6, 10.5, "gras", "texte2")
CHAPEAU = Style(10.2, 14.6, "normal", "texte2")
COURANT = Style(9.4, 13.4, "normal", "texte")
DISCRET = Style(8.2, 11.4, "normal", "texte2")
VIDE = Style(9, 12.6, "italique", "texte3")
ETIQUETTE = Style(8.2, 11.6, "gras", "texte2")
FICHE = Style(9.2, 12.6, "normal", "texte")
ETIQUETTE_EN_LIGNE = Style(8.2, 12.6, "gras", "texte2")
CHIFFRE = Style(17, 20, "gras", "texte")
CHIFFRE_MOT = Style(11.5, 15, "gras", "texte")
MENTION = Style(8, 11, "italique", "texte2")

PIED = Style(7, 9, "normal", "texte3")
PIED_GRAS = Style(7, 9, "gras", "texte2")

TABLEAU = {"portrait": Style(8.4, 11.2), "paysage": Style(7.7, 10)}
TABLEAU_TETE = {"portrait": Style(7.8, 10, "gras", "texte2"), "paysage": Style(7, 8.8, "gras", "texte2")}
TABLEAU_ETIQUETTE = {"portrait": Style(7, 9, "normal", "texte3"), "paysage": Style(6.5, 8.4, "normal", "texte3")}

MM = 72 / 25.4
HAUTEUR_REGLURE, PREMIERE_REGLURE = 8 * MM, 19.0
"""From a line ruled for handwriting to the next, 8 mm; the first beside a label has the margins of its row above."""

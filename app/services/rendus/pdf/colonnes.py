"""The columns of a table on paper: which stand in one, how wide each is, where the decimal commas fall."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.models.documents.blocs import Colonne, Tableau
from app.services.rendus.largeurs import MOT_LE_PLUS_LONG, repartir
from app.services.rendus.pdf.lignes import COUPURE_DE_MOT, Ligne, Style
from app.services.rendus.pdf.polices import Encre, largeur, nom_police
from app.services.rendus.pdf.tableau import PLACE_PERDUE

_LETTRE_LARGE = 0.66
"""Width of a rather wide letter, in parts of the type size: a word that would fit in such letters isn’t measured."""
_NOMBRE = re.compile(r"-?[\d\s]+(,\d+)?")


def empiler(colonnes: tuple[Colonne, ...]) -> list[list[int]]:
    """Indices of the columns of each paper column."""
    paquets: list[list[int]] = []
    precedente: Colonne | None = None
    for i, colonne in enumerate(colonnes):
        if colonne.tableur_seul:
            continue
        if colonne.empile and precedente and precedente.empile and precedente.groupe == colonne.groupe:
            paquets[-1].append(i)
        else:
            paquets.append([i])
        precedente = colonne
    return paquets


def largeurs_de(
    tableau: Tableau, paquets: Sequence[Sequence[int]], place: float, corps: Style, tete: Style, encre: Encre
) -> list[float]:
    """Widths in points of the paper columns, in the parts their definition asks for.

    A number is never cut, nor a word as long as people write them: a column takes what it needs from those that have
    more than they need. Where they have too little to give, numbers come first.
    """
    parts = [max(tableau.colonnes[i].largeur for i in paquet) for paquet in paquets]
    largeurs = [place * part / sum(parts) for part in parts]
    nombres = [_des_nombres(tableau, paquet, corps, encre) for paquet in paquets]
    mots = [
        0.0 if nombre else _du_mot_le_plus_long(tableau, paquet, large, corps, tete, encre)
        for nombre, paquet, large in zip(nombres, paquets, largeurs, strict=True)
    ]
    besoins = [max(nombre, mot) for nombre, mot in zip(nombres, mots, strict=True)]
    return repartir(largeurs, besoins) or repartir(largeurs, nombres) or largeurs


def _des_nombres(tableau: Tableau, paquet: Sequence[int], corps: Style, encre: Encre) -> float:
    """What the widest number of a column takes; 0 for a column of words."""
    if len(paquet) > 1 or not tableau.colonnes[paquet[0]].type.numerique:
        return 0.0
    textes = {encre.net(r.cases[paquet[0]].texte) for r in tableau.rangees}
    virgule = apres_la_virgule(textes, corps)
    police = nom_police("gras")
    besoins = (largeur(t, police, corps.taille) + retrait_de(t, virgule, corps) for t in textes)
    return max(besoins, default=0) + PLACE_PERDUE + 1


def _du_mot_le_plus_long(
    tableau: Tableau, paquet: Sequence[int], large: float, corps: Style, tete: Style, encre: Encre
) -> float:
    """What the longest word takes, where ``large`` would cut it; else 0."""
    place = large - PLACE_PERDUE
    longs = re.compile(rf"\S{{{max(4, int(place / corps.taille / _LETTRE_LARGE))},}}")
    textes = [(tableau.colonnes[i].titre, tete) for i in paquet if len(paquet) == 1]
    textes += [(case.texte, corps) for r in tableau.rangees for i in paquet if (case := r.cases[i]).texte]
    plus_large = 0.0
    for texte, style in textes:
        for mot in longs.findall(texte):
            for part in COUPURE_DE_MOT.split(encre.net(mot)):
                if len(part) <= MOT_LE_PLUS_LONG:
                    plus_large = max(plus_large, largeur(part, nom_police("gras"), style.taille))
    return plus_large + PLACE_PERDUE + 0.5 if plus_large > place else 0.0


# --- decimals -------------------------------------------------------------------------------------------------


def apres_la_virgule(textes: set[str], style: Style) -> float:
    """What follows the comma takes at most, in points, in a column of bare numbers; 0 where there is none to align."""
    ecrits = [t for t in textes if t]
    trouves = [_NOMBRE.fullmatch(t) for t in ecrits]
    if not all(trouves):
        return 0.0
    return max((largeur(t[1], style.police, style.taille) for t in trouves if t and t[1]), default=0.0)


def retrait_de(texte: str, virgule: float, style: Style) -> float:
    """How far from the right edge a number ends, so that its comma falls under the others."""
    trouve = _NOMBRE.fullmatch(texte) if virgule else None
    if trouve is None:
        return 0.0
    return max(0.0, virgule - (largeur(trouve[1], style.police, style.taille) if trouve[1] else 0.0))


def aligner(lignes: list[Ligne], texte: str, virgule: float, style: Style) -> None:
    """The one line of a number, moved so that commas align."""
    if len(lignes) == 1:
        lignes[0].retrait = retrait_de(texte, virgule, style)

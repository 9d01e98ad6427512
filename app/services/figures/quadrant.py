"""The four postures of the DLA on their two axes, and the point where one's own answers place it (R05, S3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.models.definitions.aide import Posture, Postures
from app.models.dessin import Dessin, Disque, Forme, Ligne, Mot, Rectangle
from app.models.posture import par_axe, postures_proches
from app.models.typographie import francais
from app.services.figures.mesure import en_lignes

_MARGE_G, _MARGE_B, _MARGE_H = 104.0, 40.0, 6.0
_NOM, _RAYON = 25.0, 9.0
"""Height of the names of postures along the top and the bottom of the square; radius of the mark of the dossier."""


@dataclass(frozen=True)
class Position:
    """Where the answers place the dossier: each axis from −1 (pôle bas) to +1 (pôle haut), None without an answer."""

    pouvoirs_publics: float | None
    projet_collectif: float | None

    @property
    def connue(self) -> bool:
        """Both axes have an answer."""
        return self.pouvoirs_publics is not None and self.projet_collectif is not None

    def proches(self, postures: Postures) -> tuple[Posture, ...]:
        """One posture when both axes speak, two when only one does, none otherwise (`app.models.posture`)."""
        valeurs = {"pouvoirs_publics": self.pouvoirs_publics, "projet_collectif": self.projet_collectif}
        return postures_proches(valeurs, postures) if self.connue else ()

    def posture(self, postures: Postures) -> Posture | None:
        """The one posture that stands out, or None."""
        proches = self.proches(postures)
        return proches[0] if len(proches) == 1 else None


def situer(postures: Postures, reponses: Mapping[str, object] | None) -> Position:
    """Where the answers place the DLA."""
    valeurs = par_axe(reponses, postures)
    return Position(valeurs.get("pouvoirs_publics"), valeurs.get("projet_collectif"))


def dessiner_quadrant(postures: Postures, position: Position, largeur: float = 470, hauteur: float = 250) -> Dessin:
    """The square of postures; the corner of the dossier is tinted and its point drawn."""
    cote_l, cote_h = largeur - _MARGE_G - 6, hauteur - _MARGE_B - _MARGE_H
    gauche, haut = _MARGE_G, _MARGE_H
    milieu_x, milieu_y = gauche + cote_l / 2, haut + cote_h / 2
    proches = position.proches(postures)
    formes: list[Forme] = []
    for posture in postures.posture:
        x = milieu_x if posture.projet_collectif == "fort" else gauche
        y = haut if posture.pouvoirs_publics == "fort" else milieu_y
        formes += _coin(posture, x, y, cote_l / 2, cote_h / 2, posture in proches)
    formes += [
        Ligne(gauche, milieu_y, gauche + cote_l, milieu_y, "trait_fort", 1),
        Ligne(milieu_x, haut, milieu_x, haut + cote_h, "trait_fort", 1),
    ]
    formes += _axes(postures, gauche, haut, cote_l, cote_h)
    if position.pouvoirs_publics is not None and position.projet_collectif is not None:
        x = milieu_x + position.projet_collectif * (cote_l / 2 - 12)
        y = milieu_y - position.pouvoirs_publics * (cote_h / 2 - _NOM - _RAYON)  # never over a name
        formes += [
            Disque(x, y, _RAYON, fond="surface", trait="etape1", epaisseur=1.6),
            Disque(x, y, 4.6, fond="etape1"),
        ]
    return Dessin(
        largeur,
        hauteur,
        tuple(formes),
        "Posture du DLA",
        dire_position(position, postures),
        _donnees(postures, position, proches),
    )


def _coin(posture: Posture, x: float, y: float, large: float, haute: float, choisie: bool) -> list[Forme]:
    formes: list[Forme] = [
        Rectangle(x + 1, y + 1, large - 2, haute - 2, fond="etape1_teinte" if choisie else "surface2", rayon=3)
    ]
    # The name sits at the outer edge, away from the crossing of the axes.
    en_haut = posture.pouvoirs_publics == "fort"
    base = y + 18 if en_haut else y + haute - 10
    couleur = "etape1" if choisie else "texte2"
    formes.append(Mot(x + large / 2, base, posture.titre, 10.5, couleur, gras=choisie, ancre="milieu"))
    return formes


def _axes(postures: Postures, gauche: float, haut: float, large: float, haute: float) -> list[Forme]:
    axes = {axe.code: axe for axe in postures.axe}
    formes: list[Forme] = []
    vertical, horizontal = axes.get("pouvoirs_publics"), axes.get("projet_collectif")
    if vertical is not None:
        milieu = haut + haute / 2
        formes += _etiquette(vertical.pole_haut, gauche - 8, haut + 10, "debut_haut")
        formes += _etiquette(vertical.titre, gauche - 8, milieu, "milieu", gras=True)
        formes += _etiquette(vertical.pole_bas, gauche - 8, haut + haute - 2, "fin_bas")
    if horizontal is not None:
        formes += [
            Mot(gauche, haut + haute + 14, horizontal.pole_bas, 7.5, "texte2"),
            Mot(gauche + large, haut + haute + 14, horizontal.pole_haut, 7.5, "texte2", ancre="fin"),
            Mot(gauche + large / 2, haut + haute + 28, horizontal.titre, 8.5, "texte", gras=True, ancre="milieu"),
        ]
    return formes


def _etiquette(texte: str, x: float, y: float, place: str, gras: bool = False) -> list[Forme]:
    """A few right-aligned lines at the left of the square, hanging from, centred on, or standing on ``y``."""
    taille = 8.5 if gras else 7.5
    lignes = en_lignes(texte, taille, _MARGE_G - 14, gras)
    pas = taille * 1.25
    depart = {"debut_haut": y, "milieu": y - pas * (len(lignes) - 2) / 2 - 2, "fin_bas": y - pas * (len(lignes) - 1)}[
        place
    ]
    couleur = "texte" if gras else "texte2"
    return [Mot(x, depart + i * pas, ligne, taille, couleur, gras, "fin") for i, ligne in enumerate(lignes)]


def dire_position(position: Position, postures: Postures) -> str:
    """What the figure shows, in one sentence."""
    noms = [posture.titre for posture in position.proches(postures)]
    if len(noms) == 1:
        return francais(f"Sur les deux axes, les réponses placent le DLA du côté de cette posture : {noms[0]}.")
    if noms:
        return francais(f"Les réponses placent le DLA entre deux postures : {' et '.join(noms)}.")
    if position.connue:
        return "Les réponses placent le DLA au centre : aucune posture ne se dégage encore.".replace(" :", "\u00a0:")
    return francais("Quatre postures possibles sur deux axes ; les questions n’ont pas encore toutes une réponse.")


def _donnees(postures: Postures, position: Position, proches: tuple[Posture, ...]) -> tuple[tuple[str, str], ...]:
    valeurs = {"pouvoirs_publics": position.pouvoirs_publics, "projet_collectif": position.projet_collectif}

    def mot(valeur: float | None, bas: str, haut: str) -> str:
        if valeur is None:
            return "sans réponse"
        return (
            "au milieu"
            if valeur == 0
            else f"vers « {haut if valeur > 0 else bas} »".replace("« ", "«\u00a0").replace(" »", "\u00a0»")
        )

    lignes = [(axe.titre, mot(valeurs.get(axe.code), axe.pole_bas, axe.pole_haut)) for axe in postures.axe]
    return (*lignes, ("Posture", " ou ".join(p.titre for p in proches) or "non déterminée"))

"""The cycle: a ring of twelve segments filled as the work goes on (R01, R44). Each segment leads to its phase."""

from __future__ import annotations

import math

from app.models.avancement import EtatPhase, Parcours
from app.models.dessin import Dessin, Forme, Mot, Secteur
from app.models.typographie import INSECABLE
from app.services.figures.mesure import en_lignes, largeur_approchee

_INTERIEUR, _JAUGE, _MOTS = 0.48, 0.63, 0.81
_ETAPES = 0.305
"""Where the names of the étapes stand, far enough from the ring for the longest."""

_JOUR = 0.8
"""Degrees of light between two segments."""


def dessiner_cycle(parcours: Parcours, largeur: float = 540, courante: str = "") -> Dessin:
    """A square figure of ``largeur`` points. The inner band of a segment fills with its phase; a phase dealt with is
    full. ``courante`` outlines the phase one is working on. Sectors and labels carry the link ``phase:<code>``."""
    centre = largeur / 2
    rayon = centre - 3
    phases = [(rang, phase) for rang, etape in enumerate(parcours.etapes, 1) for phase in etape.phases]
    pas = 360 / max(1, len(phases))
    taille = _taille_commune([p for _, p in phases], rayon, pas)
    fonds: list[Forme] = []
    mots: list[Forme] = []
    for i, (etape, phase) in enumerate(phases):
        depart, arrivee = i * pas + _JOUR, (i + 1) * pas - _JOUR
        fonds += _segment(phase, etape, centre, rayon, depart, arrivee, phase.definition.code == courante)
        mots += _mots(phase, centre, rayon, (depart + arrivee) / 2, taille, pas)
    formes = (*fonds, *mots, *_milieu(parcours, centre, rayon, pas))
    faites = f"{parcours.traitees} actions traitées sur {len(parcours.actions)}"
    donnees = tuple(
        (p.definition.titre, f"{p.traitees} / {len(p.actions)}" + (", close" if p.close else "")) for _, p in phases
    )
    detail = ", ".join(f"{titre}{INSECABLE}: {etat}" for titre, etat in donnees)
    return Dessin(largeur, largeur, formes, "Le cycle", f"{faites}. {detail}.", donnees)


def _segment(
    phase: EtatPhase, etape: int, centre: float, rayon: float, depart: float, arrivee: float, courante: bool
) -> list[Forme]:
    lien = f"phase:{phase.definition.code}"
    interieur, jauge = rayon * _INTERIEUR, rayon * _JAUGE
    if phase.part >= 1:
        return [
            Secteur(centre, centre, interieur, rayon, depart, arrivee, fond=f"etape{etape}_plein", lien=lien,
                    trait=f"etape{etape}" if courante else None, epaisseur=2)
        ]  # fmt: skip
    formes: list[Forme] = [
        Secteur(centre, centre, interieur, rayon, depart, arrivee, fond=f"etape{etape}_pale", lien=lien)
    ]
    if phase.part > 0:
        plein = interieur + (jauge - interieur) * max(0.08, phase.part)
        formes.append(Secteur(centre, centre, interieur, plein, depart, arrivee, fond=f"etape{etape}_plein", lien=lien))
    if courante:
        formes.append(
            Secteur(centre, centre, interieur, rayon, depart, arrivee, trait=f"etape{etape}", epaisseur=2, lien=lien)
        )
    return formes


def _place(rayon: float, angle: float, pas: float) -> float:
    """Width a horizontal line of text may take in the outer band of a segment."""
    corde = 2 * rayon * _MOTS * math.sin(math.radians(pas / 2))
    profondeur = rayon * (1 - _JAUGE)
    sin, cos = abs(math.sin(math.radians(angle))), abs(math.cos(math.radians(angle)))
    return 0.92 * min(corde / max(cos, 0.01), profondeur / max(sin, 0.01), math.hypot(corde, profondeur))


def _taille_commune(phases: list[EtatPhase], rayon: float, pas: float) -> float:
    """The largest size at which the longest word of every label fits its segment."""
    taille = rayon / 22
    for i, phase in enumerate(phases):
        place = _place(rayon, (i + 0.5) * pas, pas)
        for mot in phase.definition.titre_court.split():
            taille = min(taille, place / largeur_approchee(mot, 1, gras=True))
    return taille


def _mots(phase: EtatPhase, centre: float, rayon: float, angle: float, taille: float, pas: float) -> list[Forme]:
    radians = math.radians(angle)
    x = centre + rayon * _MOTS * math.sin(radians)
    y = centre - rayon * _MOTS * math.cos(radians)
    lignes = en_lignes(phase.definition.titre_court, taille, _place(rayon, angle, pas), gras=True)
    haut = y - taille * 1.22 * (len(lignes) - 1) / 2 + taille * 0.36
    couleur = "inverse" if phase.part >= 1 else "texte"
    lien = f"phase:{phase.definition.code}"
    return [
        Mot(x, haut + i * taille * 1.22, ligne, taille, couleur, True, "milieu", lien) for i, ligne in enumerate(lignes)
    ]


def _milieu(parcours: Parcours, centre: float, rayon: float, pas: float) -> tuple[Forme, ...]:
    """How many actions are dealt with, and the name of each étape beside its three segments."""
    formes: list[Forme] = [
        Mot(
            centre,
            centre + rayon * 0.03,
            f"{parcours.traitees} / {len(parcours.actions)}",
            rayon * 0.13,
            "texte",
            True,
            "milieu",
        ),
        Mot(centre, centre + rayon * 0.115, "actions traitées", max(6.0, rayon * 0.048), "texte2", False, "milieu"),
    ]
    rang = 0
    for i, etape in enumerate(parcours.etapes, 1):
        angle = math.radians((rang + len(etape.phases) / 2) * pas)
        rang += len(etape.phases)
        x = centre + rayon * _ETAPES * math.sin(angle)
        y = centre - rayon * _ETAPES * math.cos(angle) + rayon * 0.02
        formes.append(Mot(x, y, etape.definition.titre, max(6.4, rayon * 0.056), f"etape{i}", True, "milieu"))
    return tuple(formes)

"""The mobilisation funnel: how many structures came at least as far as each degree, where they left and why (R07)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.models.dessin import Dessin, Forme, Mot, Polygone, Rectangle
from app.models.typographie import FINE, INSECABLE, pluriel
from app.services.figures.mesure import en_lignes

_ETIQUETTE = 96.0
_TAUX = 96.0
_MINIMUM = 5.0
_MOTIFS = 3
"""Reasons said under the figure; the others are counted together."""


@dataclass(frozen=True)
class _Mesures:
    """Heights in points: from a bar to the next, of a bar; size of the words."""

    pas: float
    haut: float
    mots: float


_LARGE = _Mesures(31, 22, 9.5)
_SERRE = _Mesures(25, 16, 9)


def dessiner_entonnoir(
    paliers: Sequence[tuple[str, int]],
    sorties: int = 0,
    largeur: float = 480,
    *,
    pertes: Sequence[int] = (),
    motifs: Sequence[tuple[str, int]] = (),
    liens: Sequence[str] = (),
    serre: bool = False,
) -> Dessin:
    """``paliers``: (degree, how many came that far), from the widest; ``sorties``: how many have left.

    ``pertes``: how many left from each degree; ``motifs``: their reasons; ``liens``: the address of each degree;
    ``serre``: lower, for a band above a table.
    """
    m = _SERRE if serre else _LARGE
    formes: list[Forme] = [
        *_barres(paliers, largeur, m, tuple(liens) or ("",) * len(paliers)),
        *_taux(paliers, largeur, m, tuple(pertes) or (0,) * len(paliers)),
    ]
    hauteur = 4 + max(0, len(paliers) - 1) * m.pas + m.haut + 4
    milieu = _ETIQUETTE + (largeur - _ETIQUETTE - _TAUX) / 2
    if sorties:
        for ligne in en_lignes(_dire_sorties(sorties, motifs), 8, largeur - 24):
            formes.append(
                Mot(milieu if largeur > 420 else largeur / 2, hauteur + 9, ligne, 8, "texte2", ancre="milieu")
            )
            hauteur += 11
        hauteur += 3
    donnees = tuple((libelle, str(nombre)) for libelle, nombre in paliers)
    if sorties:
        donnees += (("Sorties", str(sorties)),)
    dit = ", ".join(f"{libelle.lower()}{INSECABLE}: {nombre}" for libelle, nombre in donnees)
    return Dessin(
        largeur,
        hauteur,
        tuple(formes),
        "Mobilisation des structures",
        f"Entonnoir de mobilisation{INSECABLE}: {dit}." + (f" {_dire_sorties(sorties, motifs)}." if motifs else ""),
        donnees,
    )


def _barres(paliers: Sequence[tuple[str, int]], largeur: float, m: _Mesures, liens: Sequence[str]) -> list[Forme]:
    """A bar a degree, and the slope from each to the next."""
    place = largeur - _ETIQUETTE - _TAUX
    milieu = _ETIQUETTE + place / 2
    total = max((n for _, n in paliers), default=0)
    larges = [max(_MINIMUM, place * n / total) if total else _MINIMUM for _, n in paliers]
    formes: list[Forme] = []
    for i, ((libelle, nombre), large) in enumerate(zip(paliers, larges, strict=True)):
        y = 4 + i * m.pas
        if i + 1 < len(paliers):
            suite, bas = larges[i + 1], y + m.pas
            formes.append(
                Polygone(
                    (
                        (milieu - large / 2, y + m.haut), (milieu + large / 2, y + m.haut),
                        (milieu + suite / 2, bas), (milieu - suite / 2, bas),
                    ),
                    fond="etape3_teinte",
                )
            )  # fmt: skip
        base = y + m.haut / 2 + m.mots * 0.37
        formes.append(Rectangle(milieu - large / 2, y, large, m.haut, fond="etape3_plein", rayon=2))
        formes.append(Mot(_ETIQUETTE - 12, base, libelle, m.mots, "texte", ancre="fin", lien=liens[i]))
        if large > 26:
            formes.append(Mot(milieu, base + 0.3, str(nombre), m.mots + 1.5, "inverse", True, "milieu", liens[i]))
        else:
            formes.append(Mot(milieu + large / 2 + 6, base + 0.3, str(nombre), m.mots + 1.5, "texte", True))
    return formes


def _taux(paliers: Sequence[tuple[str, int]], largeur: float, m: _Mesures, pertes: Sequence[int]) -> list[Forme]:
    """At the right of each bar, its part of the one above; between two bars, who left from the upper one."""
    formes: list[Forme] = []
    for i, (_, nombre) in enumerate(paliers):
        y = 4 + i * m.pas
        if i and paliers[i - 1][1]:
            part = round(100 * nombre / paliers[i - 1][1])
            mots = f"{part}{INSECABLE}% des {paliers[i - 1][0].lower()}"
            formes.append(Mot(largeur, y + m.haut / 2 + 2.8, mots, 7.5, "texte2", ancre="fin"))
        if pertes[i]:
            bas = y + m.haut + (m.pas - m.haut) / 2 + 2.6
            formes.append(Mot(largeur, min(bas, y + m.pas), pluriel(pertes[i], "sortie"), 7, "attention", ancre="fin"))
    return formes


def _dire_sorties(sorties: int, motifs: Sequence[tuple[str, int]]) -> str:
    """« 3 structures sorties en cours de route : plus de temps (2) ; déménagement (1) »."""
    dit = f"{pluriel(sorties, 'structure sortie', 'structures sorties')} en cours de route"
    if not motifs:
        return dit
    dits = [f"{_bref(motif)} ({n})" for motif, n in motifs[:_MOTIFS]]
    autres = sum(n for _, n in motifs[_MOTIFS:])
    if autres:
        dits.append(f"autres motifs ({autres})")
    if sans := sorties - sum(n for _, n in motifs):
        dits.append(f"sans motif noté ({sans})")
    return f"{dit}{INSECABLE}: {f'{FINE}; '.join(dits)}"


def _bref(motif: str) -> str:
    return motif if len(motif) <= 60 else motif[:60].rpartition(" ")[0] + "…"

"""The mobilisation funnel: how many structures came at least as far as each degree (R07)."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.dessin import Dessin, Forme, Mot, Polygone, Rectangle
from app.models.typographie import INSECABLE, pluriel

_HAUT = 22.0
_PAS = 31.0
_ETIQUETTE = 96.0
_TAUX = 92.0
_MINIMUM = 5.0


def dessiner_entonnoir(paliers: Sequence[tuple[str, int]], sorties: int = 0, largeur: float = 480) -> Dessin:
    """``paliers``: (degree, how many came that far), from the widest; ``sorties``: how many have left."""
    place = largeur - _ETIQUETTE - _TAUX
    milieu = _ETIQUETTE + place / 2
    total = max((n for _, n in paliers), default=0)
    larges = [max(_MINIMUM, place * n / total) if total else _MINIMUM for _, n in paliers]
    formes: list[Forme] = []
    for i, ((libelle, nombre), large) in enumerate(zip(paliers, larges, strict=True)):
        y = 4 + i * _PAS
        if i + 1 < len(paliers):
            suite = larges[i + 1]
            bas = y + _PAS
            formes.append(
                Polygone(
                    (
                        (milieu - large / 2, y + _HAUT), (milieu + large / 2, y + _HAUT),
                        (milieu + suite / 2, bas), (milieu - suite / 2, bas),
                    ),
                    fond="etape3_teinte",
                )
            )  # fmt: skip
        formes.append(Rectangle(milieu - large / 2, y, large, _HAUT, fond="etape3_plein", rayon=2))
        formes.append(Mot(_ETIQUETTE - 12, y + 14.5, libelle, 9.5, "texte", ancre="fin"))
        if large > 26:
            formes.append(Mot(milieu, y + 15, str(nombre), 11, "inverse", gras=True, ancre="milieu"))
        else:
            formes.append(Mot(milieu + large / 2 + 6, y + 15, str(nombre), 11, "texte", gras=True))
        if i and paliers[i - 1][1]:
            part = round(100 * nombre / paliers[i - 1][1])
            formes.append(
                Mot(
                    largeur, y + 14.5, f"{part}{INSECABLE}% des {paliers[i - 1][0].lower()}", 7.5, "texte2", ancre="fin"
                )
            )
    hauteur = 4 + max(0, len(paliers) - 1) * _PAS + _HAUT + 4
    if sorties:
        parties = f"{pluriel(sorties, 'structure sortie', 'structures sorties')} en cours de route"
        formes.append(Mot(milieu, hauteur + 10, parties, 8, "texte2", ancre="milieu"))
        hauteur += 16
    donnees = tuple((libelle, str(nombre)) for libelle, nombre in paliers)
    if sorties:
        donnees += (("Sorties", str(sorties)),)
    dit = ", ".join(f"{libelle.lower()}{INSECABLE}: {nombre}" for libelle, nombre in donnees)
    return Dessin(
        largeur,
        hauteur,
        tuple(formes),
        "Mobilisation des structures",
        f"Entonnoir de mobilisation{INSECABLE}: {dit}.",
        donnees,
    )

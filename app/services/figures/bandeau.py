"""The strip at the foot of a group: how its sectors and places are shared out, how far apart its budgets are (R08)."""

from __future__ import annotations

from decimal import Decimal

from app.models.dessin import Dessin, Forme, Mot, Rectangle
from app.models.heterogeneite import Etendue, Portrait, Repartition
from app.models.typographie import INSECABLE, francais, montant, nombre, pluriel

_LARGEUR, _PAS, _MOTS, _CHIFFRE = 150.0, 12.5, 43.0, 22.0
_COULEURS = ("etape2_plein", "etape3_plein", "etape1_plein", "etape4_plein")
_PART_MINIMALE = 0.03


def dessiner_bandeau(portrait: Portrait) -> Dessin:
    """Three lines: sectors, places, budgets; each with its number, so that colour says nothing alone."""
    barre = _LARGEUR - _MOTS - _CHIFFRE
    formes: list[Forme] = [
        *_partage("Secteurs", portrait.secteurs, portrait.effectif, 0, barre),
        *_partage("Territoires", portrait.territoires, portrait.effectif, 1, barre),
        *_budgets(portrait.budget, 2, barre),
    ]
    donnees = (
        ("Secteurs", _dire(portrait.secteurs)),
        ("Territoires", _dire(portrait.territoires)),
        ("Budgets", _dire_budgets(portrait.budget)),
    )
    dit = "; ".join(f"{nom.lower()} : {valeur}" for nom, valeur in donnees)
    alternative = francais(f"{pluriel(portrait.effectif, 'structure')} ; {dit}.")
    return Dessin(_LARGEUR, 3 * _PAS + 1, tuple(formes), "Mélange du groupe", alternative, donnees)


def _partage(titre: str, comptes: Repartition, effectif: int, rang: int, large: float) -> list[Forme]:
    """Shares one after the other; what is unknown stays empty."""
    y = rang * _PAS
    formes = _ligne(titre, str(len(comptes)) if comptes else "?", y, large)
    x = _MOTS
    for n, (_, combien) in enumerate(comptes):
        part = large * combien / max(effectif, 1)
        formes.append(Rectangle(x, y + 3, max(part - 0.8, 0.8), 6.5, fond=_COULEURS[n % len(_COULEURS)]))
        x += part
    return formes


def _budgets(etendue: Etendue | None, rang: int, large: float) -> list[Forme]:
    """From the smallest to the largest, on the scale of the largest, with a mark at the median."""
    y = rang * _PAS
    rapport = None if etendue is None else etendue.rapport
    formes = _ligne("Budgets", f"× {_court(rapport)}" if rapport is not None else "–" if etendue else "?", y, large)
    if etendue is not None and etendue.maximum > 0:
        debut = float(etendue.minimum / etendue.maximum)
        milieu = float(etendue.mediane / etendue.maximum)
        plein = max(1 - debut, _PART_MINIMALE)
        formes.append(Rectangle(_MOTS + large * (1 - plein), y + 4, large * plein, 4.5, fond="etape3_plein", rayon=1))
        formes.append(Rectangle(_MOTS + (large - 2) * milieu, y + 2, 2, 8.5, fond="texte"))
    return formes


def _ligne(titre: str, chiffre: str, y: float, large: float) -> list[Forme]:
    return [
        Mot(0, y + 9, titre, 7.2, "texte2"),
        Rectangle(_MOTS, y + 3, large, 6.5, fond="anneau", rayon=1),
        Mot(_LARGEUR, y + 9, chiffre, 7.6, "texte", gras=True, ancre="fin"),
    ]


def _court(rapport: Decimal) -> str:
    return nombre(round(rapport, 1)) if rapport < 10 else nombre(int(rapport))


def _dire(comptes: Repartition) -> str:
    return ", ".join(f"{mot} ({n})" for mot, n in comptes) or "inconnus"


def _dire_budgets(etendue: Etendue | None) -> str:
    if etendue is None:
        return "inconnus"
    dits = f"de {montant(etendue.minimum)} à {montant(etendue.maximum)}"
    return dits + (f", {_court(etendue.rapport)}{INSECABLE}fois plus" if etendue.rapport is not None else "")

"""The matrix of a group: its structures against the criteria, and each pair against each other (R08; S1 FM3.1, FP4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TypeAlias

from app.models.affinites import Membre, Rapport, rapport
from app.models.dessin import Dessin, Disque, Forme, Ligne, Mot, Rectangle
from app.models.statuts import AvisContact
from app.models.texte import sans_accents
from app.models.typographie import INSECABLE, francais, montant, nombre, pluriel
from app.services.figures.mesure import largeur_approchee

PAIRES_MAX = 15
"""Beyond so many structures pairs are left out: nobody reads two hundred cells."""

RANGEES_MAX = 24
"""Rows of one figure; a larger group is cut, so that a page can hold it."""

_HAUT, _PAS, _NOM, _COTE = 20.0, 16.0, 200.0, 12.6
_LARGEURS = {"Secteur": 36.0, "Branche": 36.0, "Lieu": 30.0, "Budget": 42.0, "Postes": 42.0, "Création": 40.0,
             "Attentes": 42.0}  # fmt: skip
_LARGEUR = _NOM + sum(_LARGEURS.values()) + 12 + PAIRES_MAX * _COTE
_FAVORABLES = {AvisContact.OUI.value, AvisContact.PLUTOT_OUI.value}
_FONDS = {Rapport.CONCURRENCE: "attention_fond", Rapport.A_REGARDER: "surface2", Rapport.COMPLEMENT: "fait_fond"}
_ENCRES = {Rapport.CONCURRENCE: "attention", Rapport.A_REGARDER: "attention", Rapport.COMPLEMENT: "fait"}

LEGENDE = francais(
    f"●{INSECABLE}comme d’autres du groupe ; ○{INSECABLE}seule de son genre ; ?{INSECABLE}inconnu. Budget et postes :"
    f" par rapport au plus grand. Attentes : les quatre réponses au contact, ■{INSECABLE}favorable,"
    f" ×{INSECABLE}réservée, ·{INSECABLE}sans réponse."
)
LEGENDE_PAIRES = francais(
    f" Deux à deux : C{INSECABLE}concurrence possible, c{INSECABLE}à regarder, +{INSECABLE}complémentarité possible,"
    f" ?{INSECABLE}on ne sait pas assez."
)


def dessiner_matrices(titre: str, membres: Sequence[Membre]) -> tuple[Dessin, ...]:
    """The matrix of a group, in as many figures as it takes; none for an empty group."""
    reste = [list(membres[n : n + RANGEES_MAX]) for n in range(0, len(membres), RANGEES_MAX)]
    return tuple(
        _dessiner(titre if len(reste) == 1 else f"{titre} ({rang} / {len(reste)})", morceau, membres)
        for rang, morceau in enumerate(reste, 1)
    )


def legende(membres: Sequence[Membre]) -> str:
    """What the marks mean."""
    return LEGENDE + (LEGENDE_PAIRES if 1 < len(membres) <= PAIRES_MAX else "")


def _dessiner(titre: str, rangees: Sequence[Membre], membres: Sequence[Membre]) -> Dessin:
    paires = 1 < len(membres) <= PAIRES_MAX
    formes: list[Forme] = []
    hauteur = _HAUT + len(rangees) * _PAS + 2
    for rang in range(0, len(rangees), 2):
        formes.append(Rectangle(0, _HAUT + rang * _PAS, _NOM + sum(_LARGEURS.values()), _PAS, fond="surface2"))
    formes += _tetes(len(rangees) if paires else 0)
    formes.append(Ligne(0, _HAUT, _NOM + sum(_LARGEURS.values()), _HAUT, "trait_fort", 0.8))
    cellules = [(_LARGEURS[colonne], preparer(membres)) for colonne, preparer in _COLONNES]
    for rang, membre in enumerate(rangees):
        y = _HAUT + rang * _PAS
        numero = f"{rang + 1}. " if paires else ""
        formes.append(Mot(3, y + 11.2, _couper(numero + membre.nom, 8, _NOM - 8), 8, "texte"))
        x = _NOM
        for large, dessiner in cellules:
            formes += dessiner(membre, x + large / 2, y + _PAS / 2)
            x += large
        if paires:
            formes += _rangee_de_paires(rang, rangees, y)
    donnees = tuple((m.nom, _dire(m)) for m in rangees)
    return Dessin(_LARGEUR, hauteur, tuple(formes), titre, _alternative(membres, paires), donnees)


def _tetes(paires: int) -> list[Forme]:
    formes: list[Forme] = [Mot(3, _HAUT - 6, "Structure", 7.5, "texte2", gras=True)]
    x = _NOM
    for colonne, _ in _COLONNES:
        formes.append(Mot(x + _LARGEURS[colonne] / 2, _HAUT - 6, colonne, 7.5, "texte2", gras=True, ancre="milieu"))
        x += _LARGEURS[colonne]
    for rang in range(paires - 1):
        formes.append(Mot(x + 12 + (rang + 0.5) * _COTE, _HAUT - 6, str(rang + 1), 7.5, "texte2", ancre="milieu"))
    return formes


def _rangee_de_paires(rang: int, rangees: Sequence[Membre], y: float) -> list[Forme]:
    """A row of the triangle: this structure against those above it."""
    formes: list[Forme] = []
    depart = _NOM + sum(_LARGEURS.values()) + 12
    for autre in range(rang):
        entre = rapport(rangees[rang], rangees[autre])
        x = depart + autre * _COTE
        fond = _FONDS.get(entre)
        trait = "attention" if entre is Rapport.CONCURRENCE else "trait"
        formes.append(
            Rectangle(x + 0.6, y + 1.2, _COTE - 1.2, _PAS - 2.4, fond=fond, trait=trait, epaisseur=0.6, rayon=1.5)
        )
        if entre.marque:
            gras = entre is Rapport.CONCURRENCE
            encre = _ENCRES.get(entre, "texte3")
            formes.append(Mot(x + _COTE / 2, y + 11, entre.marque, 7.5, encre, gras, "milieu"))
    return formes


# --- one cell -------------------------------------------------------------------------------------------------

Cellule: TypeAlias = Callable[[Membre, float, float], list[Forme]]
"""Draws a structure’s mark around a point."""


def _partage(lire: Callable[[Membre], str]) -> Callable[[Sequence[Membre]], Cellule]:
    """A full disc for what others of the group share, a ring for what is alone."""

    def cle(membre: Membre) -> str:
        return sans_accents(" ".join(lire(membre).split()))

    def preparer(membres: Sequence[Membre]) -> Cellule:
        comptes = Counter(map(cle, membres))

        def dessiner(membre: Membre, x: float, y: float) -> list[Forme]:
            if not cle(membre):
                return _inconnu(x, y)
            if comptes[cle(membre)] > 1:
                return [Disque(x, y, 3.6, fond="etape3_plein")]
            return [Disque(x, y, 3.2, trait="etape3_plein", epaisseur=1.2)]

        return dessiner

    return preparer


def _barre(lire: Callable[[Membre], Decimal | None]) -> Callable[[Sequence[Membre]], Cellule]:
    """A bar against the largest of the group."""

    def preparer(membres: Sequence[Membre]) -> Cellule:
        plus_grande = max((v for m in membres if (v := lire(m)) is not None), default=Decimal(0))

        def dessiner(membre: Membre, x: float, y: float) -> list[Forme]:
            valeur, place = lire(membre), 34.0
            if valeur is None:
                return _inconnu(x, y)
            part = float(valeur / plus_grande) if plus_grande > 0 else 0.0
            return [
                Rectangle(x - place / 2, y - 2.5, place, 5, fond="anneau", rayon=1.5),
                Rectangle(x - place / 2, y - 2.5, max(1.5, place * part), 5, fond="etape3_plein", rayon=1.5),
            ]

        return dessiner

    return preparer


def _annee(membre: Membre, x: float, y: float) -> list[Forme]:
    if membre.annee is None:
        return _inconnu(x, y)
    return [Mot(x, y + 2.8, str(membre.annee), 7.5, "texte", ancre="milieu")]


def _attentes(membre: Membre, x: float, y: float) -> list[Forme]:
    formes: list[Forme] = []
    for rang, reponse in enumerate(membre.reponses):
        centre = x + (rang - 1.5) * 8.5
        if reponse in _FAVORABLES:
            formes.append(Rectangle(centre - 2.7, y - 2.7, 5.4, 5.4, fond="fait"))
        elif reponse:
            formes += [
                Ligne(centre - 2.4, y - 2.4, centre + 2.4, y + 2.4, "attention", 1.4),
                Ligne(centre - 2.4, y + 2.4, centre + 2.4, y - 2.4, "attention", 1.4),
            ]
        else:
            formes.append(Disque(centre, y, 0.9, fond="trait_fort"))
    return formes


def _inconnu(x: float, y: float) -> list[Forme]:
    return [Mot(x, y + 2.8, "?", 7.5, "texte3", ancre="milieu")]


_COLONNES: tuple[tuple[str, Callable[[Sequence[Membre]], Cellule]], ...] = (
    ("Secteur", _partage(lambda m: m.secteur)),
    ("Branche", _partage(lambda m: m.branche)),
    ("Lieu", _partage(lambda m: m.territoire)),
    ("Budget", _barre(lambda m: m.budget)),
    ("Postes", _barre(lambda m: m.etp)),
    ("Création", lambda _membres: _annee),
    ("Attentes", lambda _membres: _attentes),
)
"""Criteria, in their order: title, what makes the drawer of its cells for a group."""


# --- in words -------------------------------------------------------------------------------------------------


def _dire(membre: Membre) -> str:
    morceaux = [
        membre.secteur,
        membre.branche,
        membre.territoire,
        montant(membre.budget) if membre.budget is not None else "budget inconnu",
        f"{nombre(membre.etp)}{INSECABLE}ETP" if membre.etp is not None else "",
        str(membre.annee or ""),
    ]
    reserves = sum(bool(r) and r not in _FAVORABLES for r in membre.reponses)
    if any(membre.reponses):
        morceaux.append(pluriel(reserves, "réserve") if reserves else "sans réserve")
    return ", ".join(m for m in morceaux if m)


def _alternative(membres: Sequence[Membre], paires: bool) -> str:
    debut = f"{pluriel(len(membres), 'structure')} selon sept critères."
    if not paires:
        return debut
    entre = [(un.nom, autre.nom, rapport(un, autre)) for un, autre in combinations(membres, 2)]
    concurrentes = [f"{un} et {autre}" for un, autre, r in entre if r is Rapport.CONCURRENCE]
    complements = sum(r is Rapport.COMPLEMENT for _, _, r in entre)
    dites = f"Concurrence possible : {', '.join(concurrentes)}." if concurrentes else "Aucune concurrence ne ressort."
    autres = pluriel(complements, "complémentarité possible", "complémentarités possibles")
    return francais(f"{debut} {dites} {autres if complements else 'Aucune complémentarité connue'}.")


def _couper(texte: str, taille: float, place: float) -> str:
    """Cut in the middle: names of a register often begin alike, their end tells them apart."""
    if largeur_approchee(texte, taille) <= place:
        return texte
    garde = len(texte) - 1
    while garde > 2 and largeur_approchee(_sans_milieu(texte, garde), taille) > place:
        garde -= 1
    return _sans_milieu(texte, garde)


def _sans_milieu(texte: str, garde: int) -> str:
    debut = garde // 2 + garde % 2
    return f"{texte[:debut].rstrip()}…{texte[len(texte) - garde // 2 :].lstrip()}"

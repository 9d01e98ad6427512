"""The network around the project: four families, how far each partner is associated, where expectations clash (R10).

Partners are chips in the panel of their family, the most associated nearest to the project. The more there are, the
smaller the chips; beyond what the scale allows, the last one counts the others: what is not drawn is in the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.models.dessin import Dessin, Forme, Ligne, Mot, Rectangle
from app.models.statuts import EtatPartenaire
from app.models.typographie import FINE, INSECABLE, francais, pluriel
from app.services.figures.mesure import en_lignes, largeur_approchee
from app.services.figures.reseau_marques import LEGENDE, badge, couper, marque_d_etat, marques_de_place
from app.services.figures.reseau_tensions import dessiner_tensions, numeroter
from app.services.reseau import Reseau, dire_les_absentes, dire_les_tensions

_BANDE, _GOUTTIERE, _MARGE, _ECART = 46.0, 12.0, 10.0, 6.0
_TITRE = 24.0
_VIERGE = 130.0
_RANG_ETAT = {etat.value: rang for rang, etat in enumerate((
    EtatPartenaire.ASSOCIE, EtatPartenaire.CONTACTE, EtatPartenaire.PRESSENTI, EtatPartenaire.DECLINE,
))}  # fmt: skip


@dataclass(frozen=True)
class Format:
    """A size of chip: height, lines of the name, size of its words in points."""

    hauteur: float
    lignes: int
    taille: float
    contributions: bool = False


_FORMATS = (Format(40, 2, 8.5, contributions=True), Format(26, 2, 8), Format(20, 1, 8.5))


@dataclass(frozen=True)
class Echelle:
    """Chips side by side in a family, the most rows of each of the three sizes, the most clashes under the map."""

    colonnes: int
    rangs: tuple[int, int, int]
    tensions: int

    @property
    def limite(self) -> int:
        """Chips a family may hold."""
        return self.colonnes * self.rangs[-1]

    def rangs_pour(self, combien: int) -> int:
        """Rows that so many partners take."""
        return -(-min(combien, self.limite) // self.colonnes)

    def format(self, combien: int) -> Format:
        """The largest size at which they fit."""
        rangs = -(-combien // self.colonnes)
        return next((f for f, jusqua in zip(_FORMATS, self.rangs, strict=True) if rangs <= jusqua), _FORMATS[-1])


ECRAN = Echelle(2, (3, 5, 8), 8)
_PAPIER_AERE, _PAPIER_SERRE = Echelle(2, (2, 2, 2), 5), Echelle(3, (2, 3, 4), 4)
_PAPIER_LISIBLE = Echelle(3, (2, 4, 4), 4)
_LARGEUR_AEREE, _LARGEUR_SERREE, _HAUTEUR_SERREE = 800.0, 880.0, 430.0
"""Width of the map in points: a landscape page draws it a little smaller; the height that stands under any title."""


def dessiner_pour_le_papier(reseau: Reseau, apports: Mapping[str, str], *, vierge: bool = False) -> Dessin:
    """The map that stands whole under the title of a landscape page: two columns a family as long as that holds, then
    three; names on two lines as long as the page is high enough."""
    if all(len(reseau.de_la_famille(f.code)) <= _PAPIER_AERE.limite for f in reseau.familles):
        return dessiner_reseau(reseau, apports, _LARGEUR_AEREE, echelle=_PAPIER_AERE, vierge=vierge)
    lisible = dessiner_reseau(reseau, apports, _LARGEUR_SERREE, echelle=_PAPIER_LISIBLE, vierge=vierge)
    if lisible.hauteur <= _HAUTEUR_SERREE:
        return lisible
    return dessiner_reseau(reseau, apports, _LARGEUR_SERREE, echelle=_PAPIER_SERRE, vierge=vierge)


@dataclass(frozen=True)
class Pastille:
    """A chip placed: the partner, or how many are not drawn (``ids`` are then theirs)."""

    x: float
    y: float
    largeur: float
    hauteur: float
    ids: tuple[str, ...]
    format: Format
    partenaire: Mapping[str, Any] | None = None


def dessiner_reseau(
    reseau: Reseau,
    apports: Mapping[str, str],
    largeur: float = 560,
    *,
    echelle: Echelle = ECRAN,
    centre: str = "Le projet",
    vierge: bool = False,
) -> Dessin:
    """``apports``: words of the contributions by code; ``vierge``: empty panels to write in."""
    cote = (largeur - _GOUTTIERE) / 2
    familles = [(f.texte, f.explication, _ordonner(reseau.de_la_famille(f.code))) for f in reseau.familles]
    hauteurs = [
        max((_hauteur(len(siens), echelle, vierge) for _, _, siens in familles[i : i + 2]), default=0) for i in (0, 2)
    ]
    haut_bas = hauteurs[0] + _BANDE
    formes = _liens_au_centre(largeur, cote, hauteurs[0], [siens for _, _, siens in familles])
    titres: list[Forme] = []
    pastilles: list[Pastille] = []
    for rang, (titre, explication, siens) in enumerate(familles):
        x = (rang % 2) * (cote + _GOUTTIERE)
        y, haute, en_bas = (0.0, hauteurs[0], False) if rang < 2 else (haut_bas, hauteurs[1], True)
        formes.append(Rectangle(x, y, cote, haute, fond="surface2", rayon=6))
        titres += _titre(titre, explication if vierge else "", x, y, cote, vide=not siens and not vierge)
        pastilles += _placer(siens, x, y, cote, haute, en_bas, echelle)
    numerotees = numeroter(reseau, echelle.tensions)
    milieu = (largeur / 2, hauteurs[0] + _BANDE / 2)
    if all(pastille.format.contributions for pastille in pastilles):  # between many chips, lines would only confuse
        places = {id: (p.x, p.y, p.largeur, p.hauteur) for p in pastilles for id in p.ids}
        formes += dessiner_tensions(numerotees, places, milieu)
    formes += titres + _centre(centre, *milieu)
    for pastille in pastilles:
        formes += _chip(pastille, apports)
    formes += _badges(numerotees, pastilles, milieu)
    bas = haut_bas + hauteurs[1] + 14
    for suite in (_legende(bas), *_pied(reseau, numerotees, largeur, bas + 16)):
        formes += suite
    bas += 16 + 13 * len(_pied(reseau, numerotees, largeur, 0))
    return Dessin(largeur, bas, tuple(formes), "Carte du réseau partenarial", _dire(reseau, vierge), _donnees(reseau))


# --- panels -------------------------------------------------------------------------------------------------------


def _ordonner(partenaires: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(partenaires, key=lambda p: _RANG_ETAT.get(p["etat"], len(_RANG_ETAT)))


def _hauteur(combien: int, echelle: Echelle, vierge: bool) -> float:
    utile = _TITRE + echelle.rangs_pour(combien) * (echelle.format(combien).hauteur + _ECART) + _MARGE
    return _VIERGE if vierge else max(utile, _TITRE + _FORMATS[0].hauteur + 2 * _ECART)


def _titre(titre: str, explication: str, x: float, y: float, large: float, *, vide: bool) -> list[Forme]:
    """Over the lines that cross the panel."""
    mots = couper(titre, 9.5, large - 2 * _MARGE, gras=True)
    formes: list[Forme] = [
        Rectangle(x + _MARGE - 3, y + 5, largeur_approchee(mots, 9.5, True) + 10, 15, fond="surface2", rayon=4),
        Mot(x + _MARGE, y + 16, mots, 9.5, "texte", gras=True),
    ]
    for i, ligne in enumerate(en_lignes(explication, 7.8, 0.93 * (large - 2 * _MARGE))[:2] if explication else ()):
        formes.append(Mot(x + _MARGE, y + 28 + 10 * i, ligne, 7.5, "texte2"))
    if vide:
        formes.append(Mot(x + _MARGE, y + 38, "Personne encore dans cette famille.", 8.5, "texte2"))
    return formes


def _liens_au_centre(
    largeur: float, cote: float, y: float, familles: Sequence[Sequence[Mapping[str, Any]]]
) -> list[Forme]:
    """From each family to the project: a solid line once somebody in it is associated, a dashed one before."""
    formes: list[Forme] = []
    for rang, siens in enumerate(familles):
        x = cote / 2 if rang % 2 == 0 else largeur - cote / 2
        bord = y if rang < 2 else y + _BANDE
        associe = any(p["etat"] == EtatPartenaire.ASSOCIE.value for p in siens)
        formes.append(Ligne(x, bord, largeur / 2, y + _BANDE / 2, "trait_fort", 1.1, pointilles=not associe))
    return formes


def _centre(mots: str, x: float, y: float) -> list[Forme]:
    large = 150.0
    return [
        Rectangle(x - large / 2, y - 13, large, 26, fond="etape2_plein", rayon=13),
        Mot(x, y + 3.6, couper(mots, 10, large - 18, gras=True), 10, "inverse", gras=True, ancre="milieu"),
    ]


# --- chips --------------------------------------------------------------------------------------------------------


def _placer(
    siens: Sequence[Mapping[str, Any]], x: float, y: float, large: float, haute: float, en_bas: bool, echelle: Echelle
) -> list[Pastille]:
    """The first rows are nearest to the project: at the bottom of the panels above it."""
    format, colonnes = echelle.format(len(siens)), echelle.colonnes
    cote = (large - 2 * _MARGE - (colonnes - 1) * _ECART) / colonnes
    pas = format.hauteur + _ECART
    montres = siens if len(siens) <= echelle.limite else siens[: echelle.limite - 1]
    reste = tuple(p["id"] for p in siens[len(montres) :])
    pastilles = []
    for i in range(len(montres) + bool(reste)):
        rang = i // colonnes
        sommet = y + _TITRE + rang * pas if en_bas else y + haute - _MARGE - (rang + 1) * pas
        place = x + _MARGE + (i % colonnes) * (cote + _ECART)
        ids = (montres[i]["id"],) if i < len(montres) else reste
        montre = montres[i] if i < len(montres) else None
        pastilles.append(Pastille(place, sommet, cote, format.hauteur, ids, format, montre))
    return pastilles


def _chip(pastille: Pastille, apports: Mapping[str, str]) -> list[Forme]:
    x, y, partenaire, format = pastille.x, pastille.y, pastille.partenaire, pastille.format
    if partenaire is None:
        texte = f"et {pluriel(len(pastille.ids), 'autre')}"
        return [Mot(x + 6, y + 13, texte, 8.5, "lien", gras=True, lien="partenaires")]
    associe = partenaire["etat"] == EtatPartenaire.ASSOCIE.value
    trait = "trait_fort" if associe else "trait"
    marques = marques_de_place(partenaire, x + pastille.largeur - 5, y + 10)
    formes: list[Forme] = [Rectangle(x, y, pastille.largeur, pastille.hauteur, "surface", trait, 1, 4)]
    formes += [*marque_d_etat(partenaire["etat"], x + 9, y + 10), *marques]
    lignes = _nom_en_lignes(partenaire, format, 0.96 * (pastille.largeur - 23 - 12 * len(marques)), associe)
    encre = "texte2" if partenaire["etat"] == EtatPartenaire.DECLINE.value else "texte"
    pas, lien = format.taille * 1.22, f"partenaire:{partenaire['id']}"
    haut = 11.5 if len(lignes) > 1 and not format.contributions else 13
    for i, ligne in enumerate(lignes):
        formes.append(Mot(x + 17, y + haut + pas * i, ligne, format.taille, encre, gras=associe, lien=lien))
    if format.contributions and partenaire["apports"]:
        mots = " · ".join(apports.get(code, code).partition(",")[0] for code in partenaire["apports"])
        base = y + 13 + pas * len(lignes)
        formes.append(Mot(x + 17, base, couper(mots, 7.2, 0.94 * (pastille.largeur - 22)), 7.2, "texte2"))
    return formes


def _nom_en_lignes(partenaire: Mapping[str, Any], format: Format, place: float, gras: bool) -> list[str]:
    """The name on the lines of the format; where there is one line only, the acronym if it is shorter to read."""
    nom = partenaire["nom"] or "(sans nom)"
    if format.lignes == 1:
        long = largeur_approchee(nom, format.taille, gras) > place
        return [couper(partenaire["sigle"] if long and partenaire["sigle"] else nom, format.taille, place, gras)]
    lignes = en_lignes(nom, format.taille, place, gras)
    if len(lignes) > format.lignes:
        lignes = [*lignes[: format.lignes - 1], " ".join(lignes[format.lignes - 1 :])]
    return [couper(ligne, format.taille, place, gras) for ligne in lignes]


def _badges(numerotees: Sequence[Any], pastilles: Sequence[Pastille], milieu: tuple[float, float]) -> list[Forme]:
    """The number of a clash on each of its ends."""
    formes: list[Forme] = []
    places = {id: p for p in pastilles for id in p.ids}
    deja: Counter[str] = Counter()
    for numero, tension in numerotees:
        for bout in (tension.de, tension.avec if tension.avec in places else ""):
            pastille = places.get(bout)
            decale = 13.0 * deja[bout]
            deja[bout] += 1
            if pastille is not None:
                formes += badge(numero, pastille.x + pastille.largeur - 6 - decale, pastille.y)
            else:
                formes += badge(numero, milieu[0] + 66 - decale, milieu[1] - 13)
    return formes


# --- under the map ------------------------------------------------------------------------------------------------


def _legende(y: float) -> list[Forme]:
    formes: list[Forme] = []
    x = 6.0
    for dessiner, mots in LEGENDE:
        formes += dessiner(x, y)
        formes.append(Mot(x + 8, y + 3, mots, 8, "texte2"))
        x += 26 + 1.05 * largeur_approchee(mots, 8)
    return formes


def _pied(reseau: Reseau, numerotees: Sequence[Any], largeur: float, y: float) -> list[list[Forme]]:
    """One line each: partners without a family, then the clashes by number, and how many more there are."""
    lignes: list[list[Forme]] = []
    for partenaire in reseau.de_la_famille("")[:1]:
        autres = reseau.de_la_famille("")
        noms = ", ".join(p["nom"] or "(sans nom)" for p in autres)
        mots = couper(f"Sans famille{INSECABLE}: {noms}", 8.5, largeur - 8)
        lien = f"partenaire:{partenaire['id']}" if len(autres) == 1 else "partenaires"
        lignes.append([Mot(4, y + 6, mots, 8.5, "texte", lien=lien)])
    for numero, tension in numerotees:
        base = y + 6 + 13 * len(lignes)
        cible = reseau.dire_la_cible(tension)
        mots = f"{tension.gravite.libelle}{INSECABLE}: {reseau.dire_le_partenaire(tension.de)} ↔ {cible}"
        texte = reseau.textes[tension.attente]
        suite = couper(f"{mots}. {texte}" if texte else mots, 8.5, largeur - 26)
        lignes.append([*badge(numero, 9, base - 3), Mot(19, base, suite, 8.5, "texte")])
    reste = len(reseau.ouvertes) - len(numerotees)
    if reste > 0:
        mots = f"et {pluriel(reste, 'autre tension', 'autres tensions')}"
        lignes.append([Mot(19, y + 6 + 13 * len(lignes), mots, 8.5, "texte2")])
    return lignes


# --- in words -----------------------------------------------------------------------------------------------------


def _dire(reseau: Reseau, vierge: bool) -> str:
    if vierge:
        noms = "\u202f; ".join(f.texte for f in reseau.familles)
        return f"Carte à remplir, en quatre familles autour du projet{INSECABLE}: {noms}."
    combien = len(reseau.partenaires)
    debut = f"{pluriel(combien, 'partenaire')} autour du projet." if combien else "Aucun partenaire encore."
    return francais(" ".join(mot for mot in (debut, dire_les_absentes(reseau), dire_les_tensions(reseau)) if mot))


def _donnees(reseau: Reseau) -> tuple[tuple[str, str], ...]:
    lignes = []
    for famille in reseau.familles:
        siens = [f"{p['nom']} ({_etat(p['etat'])})" for p in _ordonner(reseau.de_la_famille(famille.code))]
        lignes.append((famille.texte, f"{FINE}; ".join(siens) or "personne encore"))
    for tension in reseau.ouvertes:
        lignes.append((f"Tension ({tension.gravite.libelle.lower()})",
                       f"{reseau.dire_le_partenaire(tension.de)} et {reseau.dire_la_cible(tension)}"))  # fmt: skip
    return tuple(lignes)


def _etat(code: str) -> str:
    return next((e.libelle.lower() for e in EtatPartenaire if e.value == code), code)

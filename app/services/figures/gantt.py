"""Everything dated along time: a line a date, grouped by kind; today, public holidays, what is late (R17).

What lies far from the rest (a year mistyped, say) doesn’t flatten the others: it stands at the edge with its year.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.models.dessin import Dessin, Disque, Forme, Ligne, Mot, Polygone, Rectangle
from app.models.echeance_datee import Echeance
from app.models.typographie import INSECABLE, date_courte, date_longue, francais, pluriel
from app.services.feries import ferie
from app.services.figures.mesure import largeur_approchee

_RANG, _TETE, _TITRE = 17.0, 34.0, 20.0
_MOIS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
_SEMAINES_JUSQU_A = 150
"""Days shown up to which weeks are drawn; beyond, months only."""
_PASSE, _AVENIR = 400, 800
"""How many days before and after today the drawing may stretch."""
_COULEURS = {
    "Comité": "etape2", "Convention": "etape4", "Jalon": "etape1", "Action": "etape3",
}  # fmt: skip


@dataclass(frozen=True)
class _Echelle:
    """Days to points; ``gauche`` is where time begins."""

    debut: date
    fin: date
    gauche: float
    large: float

    @property
    def jours(self) -> int:
        return max((self.fin - self.debut).days, 1)

    def x(self, jour: date) -> float:
        borne = min(max(jour, self.debut), self.fin)
        return self.gauche + self.large * (borne - self.debut).days / self.jours

    def dehors(self, jour: date) -> bool:
        return not self.debut <= jour <= self.fin


def dessiner_gantt(
    echeances: Sequence[Echeance],
    aujourdhui: date,
    largeur: float = 700,
    *,
    bornes: tuple[date, date] | None = None,
    combien: Mapping[str, int] | None = None,
    suites: Container[str] = (),
) -> Dessin:
    """The dates given, on ``largeur`` points (at least 400). Each line leads to where its date is entered.

    A drawing cut in several keeps its time (``bornes``), says how many dates each heading has on all of them
    (``combien``) and which headings go on (``suites``).
    """
    largeur = max(largeur, 400)
    noms = min(250.0, largeur * 0.36)
    debut, fin = bornes or bornes_de(echeances, aujourdhui)
    echelle = _Echelle(debut, fin, noms + 8, largeur - noms - 14)
    groupes: dict[str, list[Echeance]] = {}
    for echeance in sorted(echeances, key=lambda e: (groupe_de(e) not in suites, e.jour)):
        groupes.setdefault(groupe_de(echeance), []).append(echeance)
    hauteur = _TETE + sum(_TITRE + _RANG * len(groupe) for groupe in groupes.values()) + 6
    formes: list[Forme] = [*_fond(echelle, hauteur), *_tete(echelle), *_aujourdhui(echelle, aujourdhui, hauteur)]
    y = _TETE
    for titre, groupe in groupes.items():
        formes.append(Rectangle(0, y + 3, largeur, _TITRE - 4, fond="surface2", rayon=2))
        entete = f"{_couper(titre, 8.6, largeur * 0.8)} ({(combien or {}).get(titre, len(groupe))})"
        suite = ", suite" if titre in suites else ""
        formes.append(Mot(5, y + 14, entete + suite, 8.6, "texte2", gras=True))
        y += _TITRE
        for echeance in groupe:
            formes += _rang(echeance, echelle, y, noms, aujourdhui)
            y += _RANG
    donnees = tuple((e.titre, _dire(e, aujourdhui)) for groupe in groupes.values() for e in groupe)
    return Dessin(largeur, hauteur, tuple(formes), "Frise des échéances", _alternative(echeances, aujourdhui), donnees)


def groupe_de(echeance: Echeance) -> str:
    """The heading a date stands under: its kind; a plan’s, also whose plan it is."""
    par_structure = echeance.genre == "Plan d’accompagnement" and echeance.de
    return f"{echeance.genre} — {echeance.de}" if par_structure else echeance.genre


def bornes_de(echeances: Sequence[Echeance], aujourdhui: date) -> tuple[date, date]:
    """First and last day worth drawing: all dates and today, a little room, and no more than some two years ahead."""
    plus_tot, plus_tard = aujourdhui - timedelta(days=_PASSE), aujourdhui + timedelta(days=_AVENIR)
    jours = [j for e in echeances for j in (e.jour, e.dernier) if plus_tot <= j <= plus_tard]
    debut, fin = min([*jours, aujourdhui]), max([*jours, aujourdhui])
    marge = timedelta(days=max(6, (fin - debut).days // 25))
    # Room at the right for the words of the last date.
    return debut - marge, fin + marge + timedelta(days=max(14, (fin - debut).days // 6))


# --- parts ----------------------------------------------------------------------------------------------------


def _fond(echelle: _Echelle, hauteur: float) -> Iterator[Forme]:
    """Public holidays as bands, and a line a month."""
    pas = echelle.large / echelle.jours
    for n in range(echelle.jours + 1):
        jour = echelle.debut + timedelta(days=n)
        if ferie(jour) is not None:
            large = max(pas, 1.6)
            x = min(echelle.x(jour), echelle.gauche + echelle.large - large)
            yield Rectangle(x, _TETE - 6, large, hauteur - _TETE + 6, fond="attention_fond")
        if jour.day == 1:
            yield Ligne(echelle.x(jour), _TETE - 14, echelle.x(jour), hauteur, "trait", 0.7)


def _tete(echelle: _Echelle) -> Iterator[Forme]:
    """Months with their year; weeks by their Monday when there is room."""
    pas = echelle.large / echelle.jours
    libre = echelle.gauche
    saut = 1 if pas * 30 >= 26 else 3
    for n in range(echelle.jours + 1):
        jour = echelle.debut + timedelta(days=n)
        if n and not (jour.day == 1 and (jour.month - 1) % saut == 0):
            continue
        mot = f"{_MOIS[jour.month - 1]} {jour.year}" if n == 0 or jour.month == 1 or pas * 30 > 60 else ""
        mot = mot or _MOIS[jour.month - 1]
        x, large = echelle.x(jour), largeur_approchee(mot, 7.6, True)
        suivant = (jour.replace(day=1) + timedelta(days=32)).replace(day=1)
        if n == 0 and echelle.x(suivant) - x < large + 6:
            continue
        if x >= libre and x + large <= echelle.gauche + echelle.large:
            yield Mot(x + 2, 12, mot, 7.6, "texte2", gras=True)
            libre = x + large + 8
    if echelle.jours <= _SEMAINES_JUSQU_A:
        yield from _lundis(echelle)
    yield Ligne(echelle.gauche, _TETE - 6, echelle.gauche + echelle.large, _TETE - 6, "trait_fort", 0.7)


def _lundis(echelle: _Echelle) -> Iterator[Forme]:
    libre = echelle.gauche
    for n in range(echelle.jours + 1):
        jour = echelle.debut + timedelta(days=n)
        if jour.weekday() == 0:
            x = echelle.x(jour)
            yield Ligne(x, _TETE - 9, x, _TETE - 6, "trait_fort", 0.7)
            if libre <= x <= echelle.gauche + echelle.large - 12:
                yield Mot(x, _TETE - 11, str(jour.day), 6.4, "texte2", ancre="milieu")
                libre = x + 15


def _aujourdhui(echelle: _Echelle, aujourdhui: date, hauteur: float) -> Iterator[Forme]:
    if echelle.dehors(aujourdhui):
        return
    x = echelle.x(aujourdhui)
    yield Ligne(x, _TETE - 8, x, hauteur, "lien", 1.1, pointilles=True)
    yield Polygone(((x - 3.5, _TETE - 10), (x + 3.5, _TETE - 10), (x, _TETE - 4)), fond="lien")


def _rang(e: Echeance, echelle: _Echelle, y: float, noms: float, aujourdhui: date) -> Iterator[Forme]:
    retard = e.en_retard(aujourdhui)
    couleur = "texte2" if e.faite else "texte"
    yield Mot(5, y + 12, _couper(e.titre, 8.2, noms - 8), 8.2, couleur, lien=e.adresse)
    teinte = "attention" if retard else "trait_fort" if e.faite else _COULEURS.get(e.genre, "etape2")
    x, bout, milieu = echelle.x(e.jour), echelle.x(e.dernier), y + _RANG / 2
    if bout - x > 6:
        yield Rectangle(x, milieu - 3.5, bout - x, 7, fond=teinte, rayon=2)
    elif echelle.dehors(e.jour):
        pointe = 5 if e.jour > echelle.fin else -5
        yield Polygone(((x, milieu - 4), (x + pointe, milieu), (x, milieu + 4)), fond=teinte)
        bout = x + max(pointe, 0)
    elif e.faite:
        yield Disque(x, milieu, 3.2, fond="surface", trait=teinte, epaisseur=1.2)
    elif retard:
        yield Polygone(((x - 4.5, milieu + 4), (x + 4.5, milieu + 4), (x, milieu - 4.5)), fond=teinte)
        bout = x + 1.5
    else:
        yield Polygone(((x - 4, milieu), (x, milieu - 4), (x + 4, milieu), (x, milieu + 4)), fond=teinte)
    yield _mots(e, echelle, max(x, bout), x, y, aujourdhui)


def _mots(e: Echeance, echelle: _Echelle, bout: float, x: float, y: float, aujourdhui: date) -> Mot:
    """The day, and that it is late: at the right of the mark, at its left where there is no room."""
    quand = date_courte(e.jour)
    if echelle.dehors(e.jour) or e.dernier.year != aujourdhui.year:
        quand += f"{INSECABLE}{e.jour.year}" if e.fin is None or e.fin.year != e.jour.year else ""
    if e.fin is not None:
        quand += f" – {date_courte(e.fin)}{INSECABLE}{e.fin.year}"
    if e.en_retard(aujourdhui):
        quand += ", en retard"
    elif e.faite:
        quand += ", fait"
    couleur = "attention" if e.en_retard(aujourdhui) else "texte2"
    large, ici = largeur_approchee(quand, 7.4), echelle.x(aujourdhui)
    debut = bout + 7
    if debut - 3 < ici < debut + large + 2:
        debut = ici + 5  # past the line of today, that nothing strikes the words
    if debut + large <= echelle.gauche + echelle.large:
        return Mot(debut, y + 11.6, quand, 7.4, couleur)
    return Mot(x - 7, y + 11.6, quand, 7.4, couleur, ancre="fin")


def _couper(texte: str, taille: float, place: float) -> str:
    if largeur_approchee(texte, taille) <= place:
        return texte
    while texte and largeur_approchee(texte + "…", taille) > place:
        texte = texte[:-1]
    return texte.rstrip() + "…"


# --- words ----------------------------------------------------------------------------------------------------


def dire_quand(e: Echeance) -> str:
    """``12 mars 2027``, ``du 11 janvier au 22 février 2027``: what both days share is said once."""
    debut = date_longue(e.jour)
    if e.fin is None:
        return debut
    if e.fin.year == e.jour.year:
        debut = debut.removesuffix(f" {e.jour.year}")
        if e.fin.month == e.jour.month:
            debut = debut.partition(INSECABLE)[0]
    return f"du {debut} au {date_longue(e.fin)}"


def _dire(e: Echeance, aujourdhui: date) -> str:
    return dire_quand(e) + (", en retard" if e.en_retard(aujourdhui) else ", fait" if e.faite else "")


def _alternative(echeances: Sequence[Echeance], aujourdhui: date) -> str:
    if not echeances:
        return "Aucune date."
    premiers, derniers = min(e.jour for e in echeances), max(e.dernier for e in echeances)
    retards = sum(e.en_retard(aujourdhui) for e in echeances)
    suite = f", dont {retards} en retard" if retards else ""
    return francais(
        f"{pluriel(len(echeances), 'date')}{suite}, du {date_longue(premiers)} au {date_longue(derniers)} ; "
        f"nous sommes le {date_longue(aujourdhui)}."
    )

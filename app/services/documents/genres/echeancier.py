"""The échéancier on paper: the dates by period, then along time; blank, the steps to date by hand (R17)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from app.models.definitions.champs import Choix, TexteLong
from app.models.definitions.parametres import ValeurParametre
from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import (
    Bloc,
    Case,
    Coche,
    Colonne,
    FigureBloc,
    Paragraphe,
    Rangee,
    SautDePage,
    SectionDeTableau,
    Tableau,
)
from app.models.echeance_datee import Echeance, Periode
from app.models.typographie import INSECABLE, date_longue, francais, pluriel
from app.services.documents.genres.contexte import Contexte
from app.services.echeances import distance_en_mots, par_periode, resumer
from app.services.figures.gantt import bornes_de, dessiner_gantt, dire_quand, groupe_de
from app.services.parametres import definitions, delais

_LARGEUR = 760
_A_LA_MAIN = 9
"""Height in mm of a row of the blank form."""
_PAR_PAGE = 23
"""Lines on one drawing, headings of the groups included: what a landscape page holds under its title."""


def echeances(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The dates under the headings of the screen; blank, the steps of both rétroplannings and a few empty lines."""
    if contexte.matiere.vierge:
        return (
            *contexte.titre(bloc),
            _tableau(bloc, contexte, tuple(_sections_vierges(bloc, contexte.matiere.parametres))),
        )
    lues = contexte.matiere.echeances
    if not lues:
        return (*contexte.titre(bloc), Paragraphe("Rien n’est encore daté dans ce dossier.", "vide"))
    sections = tuple(
        SectionDeTableau(
            f"{periode.value} ({len(groupe)})", tuple(_rangee(e, periode, contexte) for e in groupe)
        )
        for periode, groupe in par_periode(lues, contexte.jour)
    )  # fmt: skip
    resume = resumer(lues, contexte.jour) or "Rien n’attend"
    return (
        *contexte.titre(bloc),
        Paragraphe(francais(f"{resume}, au {date_longue(contexte.jour)}."), "chapeau"),
        _tableau(bloc, contexte, sections),
    )


def frise(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The figure, in as many drawings as it takes on one scale of time; nothing on a blank form."""
    lues = [e for e in contexte.matiere.echeances if not e.faite]
    if not lues:
        return ()
    bornes = bornes_de(lues, contexte.jour)
    rang = {groupe_de(e): n for n, e in reversed(list(enumerate(lues)))}
    rangees = sorted(lues, key=lambda e: (rang[groupe_de(e)], e.jour))
    blocs: list[Bloc] = [*contexte.titre(bloc)]
    legende = francais("Trait pointillé : le jour de l’impression. Bandes : jours fériés. Triangle : en retard.")
    combien = Counter(map(groupe_de, rangees))
    vus: set[str] = set()
    for n, page in enumerate(_en_pages(rangees)):
        if n:
            blocs.append(SautDePage())
        dessin = dessiner_gantt(page, contexte.jour, _LARGEUR, bornes=bornes, combien=combien, suites=frozenset(vus))
        vus |= set(map(groupe_de, page))
        blocs.append(FigureBloc(dessin, "" if n else legende, detaillee=True))
    return tuple(blocs)


def _en_pages(rangees: Iterable[Echeance]) -> Iterator[list[Echeance]]:
    """The dates of each drawing; of a heading cut in two, at least two dates stand on either side."""
    page: list[Echeance] = []
    place = _PAR_PAGE
    for _, groupe in groupby(rangees, groupe_de):
        siens = list(groupe)
        while siens:
            ici = min(len(siens), place - 1)
            if ici == len(siens) - 1:
                ici -= 1
            if ici < min(2, len(siens)):
                yield page
                page, place = [], _PAR_PAGE
                continue
            page += siens[:ici]
            siens = siens[ici:]
            place -= ici + 1
    yield page


def _tableau(bloc: BlocDeRapport, contexte: Contexte, sections: tuple[SectionDeTableau, ...]) -> Tableau:
    vierge = contexte.matiere.vierge
    colonnes = (
        Colonne("quoi", "Étape" if vierge else "Quoi", TexteLong(), largeur=44),
        Colonne("quand", "Date", TexteLong(), largeur=24),
        Colonne("genre", "Comment la compter" if vierge else "Nature", TexteLong(), largeur=32),
        Colonne("qui", "Qui", TexteLong(), largeur=20),
        Colonne("etat", "Fait" if vierge else "État", Choix(), largeur=18),
    )
    return Tableau(
        bloc.code, colonnes, sections, hauteur_vierge=10, couleur=contexte.couleur_de(bloc),
        hauteur_minimale=_A_LA_MAIN if vierge else 0,
    )  # fmt: skip


def _rangee(e: Echeance, periode: Periode, contexte: Contexte) -> Rangee:
    if periode is Periode.FAITE:
        etat = "Fait"
    elif periode is Periode.EN_RETARD:
        etat = f"En retard ({distance_en_mots(e.dernier, contexte.jour)})"
    else:
        etat = distance_en_mots(e.jour, contexte.jour).capitalize()
    nature = f"{e.genre} · {e.de}" if e.de else e.genre
    return Rangee(e.cle, (Case(e.titre), Case(dire_quand(e)), Case(nature), Case(e.responsable), Case(etat)))


def _sections_vierges(bloc: BlocDeRapport, parametres: Mapping[str, ValeurParametre]) -> Iterator[SectionDeTableau]:
    """The steps with the delays in force, so that the paper counts as the screen of the office that prints it does."""
    jours = delais(parametres)
    choix = (Coche("fait", "Fait"),)
    for modele in definitions().modele:
        titres = {"": modele.ancre, **{e.code: e.titre for e in modele.etape}}
        rangees = [
            Rangee(modele.code, (Case(modele.ancre), Case(), Case("Date de départ"), Case(), Case("", None, choix)))
        ]
        for etape in modele.etape:
            delai = jours[etape.parametre]
            avant = titres[etape.avant]
            compte = francais(f"{pluriel(delai, 'jour ouvré', 'jours ouvrés')} avant : {avant[:1].lower()}{avant[1:]}")
            cases = (Case(etape.titre), Case(), Case(compte), Case(), Case("", None, choix))
            rangees.append(Rangee(f"{modele.code}.{etape.code}", cases))
        yield SectionDeTableau(modele.titre, tuple(rangees))
    vides = tuple(
        Rangee(f"vierge-{n}", (Case(INSECABLE), Case(), Case(), Case(), Case("", None, choix)))
        for n in range(1, (bloc.lignes or 5) + 1)
    )
    yield SectionDeTableau("Autres dates", vides)

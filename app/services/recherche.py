"""Ctrl+K: one search over the method, the help and the dossier; accents, case and œ don't matter."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from app.models.definitions.catalogue import Catalogue
from app.models.texte import sans_accents
from app.services.ecriture.changements import Changes
from app.services.ecriture.dossier import Dossier
from app.services.recherche_dossier import Resultat, du_dossier

__all__ = ["PAGES", "Recherche", "Resultat"]


@dataclass(frozen=True)
class _Entree:
    resultat: Resultat
    titre_plie: str
    texte_plie: str
    rang: int


PAGES = (
    Resultat("Tableau de bord", "Où en est le dossier", "tableau-de-bord", "Page"),
    Resultat("Structures", "Le registre des structures bénéficiaires", "structures", "Page"),
    Resultat(
        "Plans d’accompagnement", "Structure par structure : difficultés, actions, mission d’appui", "plans", "Page"
    ),
    Resultat("Groupes", "Composer les groupes, comparer des scénarios", "groupes", "Page"),
    Resultat("Partenaires", "Les quatre familles, leurs attentes, leurs contributions", "partenaires", "Page"),
    Resultat("Objectifs et résultats", "Objectifs, résultats attendus, indicateurs", "objectifs", "Page"),
    Resultat("Type d’ingénierie", "Le choix guidé", "type-ingenierie", "Page"),
    Resultat("Vigilance et décisions", "Leviers, freins, et ce qu’on décide", "vigilance", "Page"),
    Resultat("Budget et financement", "Dépenses, valorisation, ressources, équilibre", "budget", "Page"),
    Resultat("Comité d’appui", "Membres, séances, avis, réserves", "comite", "Page"),
    Resultat("Échéances", "Tout ce qui est daté", "echeances", "Page"),
    Resultat("Problématique", "Le formulaire complet", "formulaire:problematique", "Page"),
    Resultat("Rôle du DLA", "Légitimité, cohérences, posture", "formulaire:role", "Page"),
    Resultat("Projet d’intervention", "Objectifs, type, moyens, budget", "formulaire:projet", "Page"),
    Resultat("Grilles et rapports", "Aperçu, impression, export", "documents", "Page"),
    Resultat("Repères et expériences", "Les fiches et les expériences", "reperes", "Page"),
    Resultat("Journal", "Qui a changé quoi, et quand", "journal", "Page"),
    Resultat("Réglages", "Nom, bureau, logo, apparence", "reglages", "Page"),
)

_RANG = {
    "Page": 0, "Phase": 1, "Action": 2, "Structure": 3, "Partenaire": 3, "Groupe": 3, "Objectif": 3, "Point": 4,
    "Vigilance": 4, "Fiche": 5, "Expérience": 6, "Mot": 7,
}  # fmt: skip
_RANG_DE = attrgetter("rang")


class Recherche:
    """An index of the method, made once, and of the dossier, made anew after a change."""

    def __init__(self, catalogue: Catalogue, dossier: Dossier | None = None) -> None:
        self._methode = [_indexer(*entree) for entree in _de_la_methode(catalogue)]
        self._catalogue = catalogue
        self._dossier = dossier
        self._contenu: list[_Entree] | None = None
        self._desabonner = dossier.abonner(self._perimer) if dossier else None

    def fermer(self) -> None:
        """Stop listening to the dossier."""
        if self._desabonner:
            self._desabonner()
            self._desabonner = None

    def _perimer(self, _changes: Changes) -> None:
        self._contenu = None

    def chercher(self, texte: str, limite: int = 30) -> tuple[Resultat, ...]:
        """Entries that hold every word of ``texte``, best first; the pages when it is empty."""
        mots = sans_accents(texte).replace("'", " ").split()
        if not mots:
            return PAGES[:limite]
        if self._contenu is None:
            self._contenu = (
                [_indexer(*entree) for entree in du_dossier(self._dossier, self._catalogue)] if self._dossier else []
            )
        candidats: Sequence[_Entree] = [*self._methode, *self._contenu]
        for mot in mots:
            candidats = [entree for entree in candidats if mot in entree.texte_plie]
        # Only a hit in the title is worth weighing; the others keep their order behind them.
        titres = [entree for entree in candidats if _dans_le_titre(entree, mots)]
        trouves = sorted(titres, key=lambda entree: _note(entree, mots))[:limite]
        if len(trouves) < limite:
            autres = (entree for entree in candidats if not _dans_le_titre(entree, mots))
            trouves += heapq.nsmallest(limite - len(trouves), autres, key=_RANG_DE)
        return tuple(entree.resultat for entree in trouves)


def _dans_le_titre(entree: _Entree, mots: Sequence[str]) -> bool:
    titre = entree.titre_plie
    return any(mot in titre for mot in mots)


def _note(entree: _Entree, mots: Sequence[str]) -> tuple[int, int, int]:
    titre = entree.titre_plie
    dans_le_titre = sum(mot in titre for mot in mots)
    au_debut = titre.startswith(mots[0]) or any(f" {mot}" in f" {titre}" for mot in mots)
    return (-dans_le_titre, 0 if au_debut else 1, entree.rang)


def _indexer(resultat: Resultat, textes: Iterable[str]) -> _Entree:
    titre = _plier(resultat.titre)
    plie = " ".join((titre, _plier(resultat.sous_titre), *(_plier(t) for t in textes if t)))
    return _Entree(resultat, titre, plie, _RANG.get(resultat.genre, 9))


def _plier(texte: str) -> str:
    """« comité d’appui » is found from ``comite d appui``, ``comite d'appui`` and ``comite dappui``."""
    plie = sans_accents(texte)
    return f"{plie.replace(chr(39), ' ')} {plie.replace(chr(39), '')}" if "'" in plie else plie


def _de_la_methode(catalogue: Catalogue) -> Iterator[tuple[Resultat, Iterable[str]]]:
    yield from ((page, ()) for page in PAGES)
    for etape in catalogue.methode.etapes:
        for phase in etape.phases:
            yield Resultat(phase.titre, f"Étape {etape.titre}", f"phase:{phase.code}", "Phase"), (phase.objet,)
            for action in phase.actions:
                yield (
                    Resultat(action.titre, phase.titre, f"action:{action.code}", "Action"),
                    (action.resume, action.aide),
                )
                for point in action.points:
                    yield Resultat(point.texte, action.titre, f"point:{action.code}/{point.code}", "Point"), ()
    genres = {genre.code: genre.titre for genre in catalogue.vigilance.genre}
    for garde in catalogue.vigilance.point:
        sous_titre = genres.get(garde.genre, "")
        yield Resultat(garde.texte, sous_titre, f"vigilance:{garde.code}", "Vigilance"), (garde.explication,)
    for fiche in catalogue.fiches.values():
        textes = tuple(texte for section in fiche.section for texte in (section.titre, section.texte))
        yield Resultat(fiche.titre, fiche.libelle_court, f"fiche:{fiche.code}", "Fiche"), (fiche.resume, *textes)
    for vecu in catalogue.experiences.values():
        yield (
            Resultat(vecu.titre, vecu.resume, f"experience:{vecu.code}", "Expérience"),
            (vecu.secteur, vecu.problematique, vecu.actions),
        )  # fmt: skip
    for terme in catalogue.termes:
        yield (
            Resultat(terme.guide, f"On dit aujourd’hui : {terme.aujourdhui}", f"terme:{terme.code}", "Mot"),
            (terme.note,),
        )

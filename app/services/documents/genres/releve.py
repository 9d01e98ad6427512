"""The relevé d’avis, part by part: filled from the session that was held; a sheet to write on before it, or blank."""

from __future__ import annotations

from collections import Counter

from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import (
    Bloc,
    Case,
    ChiffresCles,
    CleValeurs,
    Coche,
    Donnee,
    Lignes,
    Paragraphe,
    Rangee,
    SectionDeTableau,
)
from app.models.statuts import EtatPresence, NatureAvis
from app.models.typographie import INSECABLE, date_longue, francais, pluriel
from app.services.comite.avis import CommentaireLu
from app.services.comite.presences import PresenceLue
from app.services.comite.releve import PointDit, Releve
from app.services.comite.reserves import ReserveLue
from app.services.comite.seances import dire_ouverture, quand
from app.services.documents.genres.comite import dire_l_echeance, tableau_de_mots, tableau_des_reserves
from app.services.documents.genres.contexte import Contexte

_PRESENCES = (
    (EtatPresence.PRESENT, "Présents"),
    (EtatPresence.REPRESENTE, "Représentés"),
    (EtatPresence.EXCUSE, "Excusés"),
    (EtatPresence.ABSENT, "Absents"),
)
_POINT_VIERGE = 22
"""Millimetres left to write what is said on a point."""


def seance(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Which session, where, about what, who led it and who took notes."""
    releve = _releve(contexte)
    if releve is None and not contexte.matiere.vierge:
        return (Paragraphe("Aucune séance du comité d’appui n’est encore programmée.", "vide"),)
    lue = releve.seance if releve else None
    valeurs = (
        ("seance.jour", "Séance", (quand(lue, lue.fin) or "Date à fixer") if lue else ""),
        ("seance.lieu", "Lieu", lue.lieu if lue else ""),
        ("seance.objet", "Objet", lue.objet if lue else ""),
        ("seance.tenue", "Ouverte et close", dire_ouverture(lue) if lue else ""),
        ("seance.animation", "Animée par", lue.animation if lue else ""),
        ("seance.secretariat", "Notes prises par", lue.secretariat if lue else ""),
    )
    donnees = tuple(
        Donnee(code, nom, t, lignes=0 if t or code == "seance.tenue" else _a_la_main(releve))
        for code, nom, t in valeurs
    )
    utiles = tuple(d for d in donnees if d.texte or d.lignes)
    return (*contexte.titre(bloc), CleValeurs(bloc.code, utiles, contexte.couleur_de(bloc), "fiche"))


def avis(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The opinion in a word and what motivates it; boxes to tick while it was not given."""
    releve = _releve(contexte)
    couleur = contexte.couleur_de(bloc)
    if releve is not None and (nature := releve.avis.nature) is not None:
        jour = f", {date_longue(releve.seance.jour)}" if releve.seance.jour else ""
        chiffre = Donnee("avis.nature", f"avis du comité d’appui{jour}", nature.libelle, nature.value)
        motif = (Paragraphe(releve.avis.motivation),) if releve.avis.motivation else ()
        return (*contexte.titre(bloc), ChiffresCles(bloc.code, (chiffre,), couleur), *motif)
    motivation = releve.avis.motivation if releve else ""
    choix = tuple(Coche(n.value, n.libelle) for n in NatureAvis)
    donnees = (
        Donnee("avis.nature", "Avis", "", choix=choix, lignes=0),
        Donnee("avis.motivation", "Ce qui le motive", motivation, lignes=0 if motivation else bloc.lignes or 3),
    )
    return (*contexte.titre(bloc), CleValeurs(bloc.code, donnees, couleur, "fiche"))


def presences(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Who came, who was represented and by whom, who excused themselves."""
    releve = _releve(contexte)
    donnees = []
    for etat, titre in _PRESENCES:
        venus = releve.venus(etat) if releve else ()
        if venus or (_a_la_main(releve) and etat is not EtatPresence.ABSENT):
            lignes = 0 if venus else 2 if etat is EtatPresence.PRESENT else 1
            donnees.append(Donnee(etat.value, titre, _noms(venus), lignes=lignes))
    if releve is not None and releve.non_pointes and releve.seance.tenue:
        donnees.append(Donnee("non-pointes", "Présence non notée", _noms(releve.non_pointes), lignes=0))
    if not donnees:
        return ()
    return (*contexte.titre(bloc), CleValeurs(bloc.code, tuple(donnees), contexte.couleur_de(bloc), "fiche"))


def points(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """What was presented, what was said on it and by whom; then what was said on no point, and the notes."""
    releve = _releve(contexte)
    dits = releve.points if releve else ()
    titres = [("point", "Point", 52), ("dit", "Ce qui s’est dit", 128)]
    rangees = tuple(Rangee(d.point.id, (Case(d.point.titre), Case(_dire_echanges(d, releve)))) for d in dits)
    if releve is None:
        rangees = tuple(Rangee(f"vierge-{n}", (Case(), Case())) for n in range(1, (bloc.lignes or 5) + 1))
    blocs: list[Bloc] = []
    if rangees:
        minimum = _POINT_VIERGE if _a_la_main(releve) else 0
        section = [SectionDeTableau("", rangees)]
        blocs.append(tableau_de_mots(bloc, contexte, titres, section, vierge=_POINT_VIERGE, minimum=minimum))
    if releve is not None:
        libres = "\n".join(_dire_commentaire(c) for c in releve.commentaires_libres)
        donnees = tuple(
            Donnee(code, libelle, texte, lignes=0)
            for code, libelle, texte in (
                ("commentaires", "Autres commentaires" if rangees else "Commentaires", libres),
                ("notes", "Notes de séance", releve.seance.notes),
            )
            if texte
        )
        if donnees:
            blocs.append(CleValeurs(f"{bloc.code}-libres", donnees, contexte.couleur_de(bloc), "fiche"))
    return (*contexte.titre(bloc), *blocs) if blocs else ()


def reserves(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The reservations made, and what became of the earlier ones."""
    releve = _releve(contexte)
    titres = [("texte", "Réserve", 84), ("membre", "Émise par", 34), ("qui", "Responsable", 32),
              ("quand", "Réponse pour le", 30)]  # fmt: skip
    emises = tuple(Rangee(r.id, tuple(Case(t) for t in _dire_emise(r))) for r in (releve.emises if releve else ()))
    if _a_la_main(releve):
        debut = len(emises) + 1
        vides = (Rangee(f"vierge-{n}", (Case(),) * 4) for n in range(debut, max(bloc.lignes or 3, debut) + 1))
        emises = (*emises, *vides)
    blocs: list[Bloc] = [*contexte.titre(bloc)]
    if emises:
        section = [SectionDeTableau("", emises)]
        blocs.append(tableau_de_mots(bloc, contexte, titres, section, vierge=14, gras=False))
    else:
        blocs.append(Paragraphe("Aucune réserve n’a été émise."))
    if releve is not None and releve.suites:
        blocs.append(Paragraphe("Les réserves des séances précédentes", "chapeau"))
        blocs.append(tableau_des_reserves(_nomme(bloc, "suites"), contexte, releve.suites))
    return tuple(blocs)


def suites(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Who answers the reservations that stand, by when, and the next session; blank, lines to write."""
    releve = _releve(contexte)
    if _a_la_main(releve):
        return (*contexte.titre(bloc), Lignes("", bloc.lignes or 3))
    dites = _dire_suites(releve.a_suivre) if releve else []
    if releve is not None and releve.prochaine is not None:
        retour = " ; les réserves encore ouvertes y reviendront" if releve.a_suivre else ""
        dites.append(francais(f"Prochaine séance du comité d’appui : {date_longue(releve.prochaine)}{retour}."))
    if not dites:
        return ()
    return (*contexte.titre(bloc), *(Paragraphe(dite, "puce") for dite in dites))


def _releve(contexte: Contexte) -> Releve | None:
    return contexte.matiere.comite(contexte.jour).releve


def _a_la_main(releve: Releve | None) -> int:
    """1 where room must be left to write: a blank sheet, a session that is not over."""
    return 1 if releve is None or not releve.seance.tenue else 0


def _nomme(bloc: BlocDeRapport, suffixe: str) -> BlocDeRapport:
    return BlocDeRapport(f"{bloc.code}-{suffixe}", bloc.genre, etape=bloc.etape)


def _noms(venus: tuple[PresenceLue, ...]) -> str:
    return "\n".join(
        (f"{p.nom} ({p.organisme})" if p.nom and p.organisme else p.nom or p.organisme or "—")
        + (f", par {p.par}" if p.par else "")
        for p in venus
    )


def _dire_echanges(dit: PointDit, releve: Releve | None) -> str:
    par = f"Présenté par {dit.point.rapporteur}." if dit.point.rapporteur else ""
    echanges = "\n".join(t for t in (par, dit.point.notes, *(_dire_commentaire(c) for c in dit.commentaires)) if t)
    return echanges or ("" if _a_la_main(releve) else "—")


def _dire_commentaire(commentaire: CommentaireLu) -> str:
    return f"{commentaire.nom}{INSECABLE}: {commentaire.texte}" if commentaire.nom else commentaire.texte


def _dire_emise(reserve: ReserveLue) -> tuple[str, str, str, str]:
    echeance = date_longue(reserve.echeance) if reserve.echeance else "à fixer"
    return (reserve.texte, reserve.nom or "Le comité d’appui", reserve.responsable or "à désigner", echeance)


def _dire_suites(reserves: tuple[ReserveLue, ...]) -> list[str]:
    """One line for each person and day: what is to be answered."""
    combien = Counter((r.responsable, r.echeance) for r in reserves)
    dites = []
    for (responsable, echeance), nombre in combien.items():
        qui = responsable or "Responsable à désigner"
        quand_ = f", {dire_l_echeance(echeance)}" if echeance else ", échéance à fixer"
        dites.append(francais(f"{qui} : répondre à {pluriel(nombre, 'réserve')}{quand_}."))
    return dites

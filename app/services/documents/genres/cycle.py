"""The journal of the 45 actions, the ring of the cycle, and what remains to do (R01, R02, R44)."""

from __future__ import annotations

from app.models.avancement import EtatAction, EtatPhase, EtatPoint
from app.models.definitions.champs import TexteLong
from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import (
    Bloc,
    Case,
    CleValeurs,
    Colonne,
    Donnee,
    Entree,
    FigureBloc,
    Lignes,
    ListeACocher,
    Paragraphe,
    Pastille,
    Rangee,
    SectionDeTableau,
    Tableau,
    Titre,
)
from app.models.statuts import StatutAction
from app.models.typographie import INSECABLE, date_longue, francais, pluriel
from app.services.documents.genres.contexte import Contexte
from app.services.figures import dessiner_cycle

_ROUE = 440.0
_DETAILS_COURTS = 300
_ENSEMBLE = 2
"""Phases to come from which one row names them all."""


def roue(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The ring, as on the dashboard; not on a blank form."""
    if contexte.matiere.vierge:
        return ()
    return (
        *contexte.titre(bloc),
        FigureBloc(dessiner_cycle(contexte.matiere.parcours, _ROUE), bloc.texte, detaillee=True),
    )


def parcours(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Étape by étape, phase by phase: every action with its points; blank, the room to answer them."""
    blocs: list[Bloc] = []
    rang = 0
    etapes = contexte.matiere.parcours.etapes
    combien = sum(len(e.phases) for e in etapes)
    for numero, etape in enumerate(etapes, 1):
        couleur = contexte.couleurs.get(etape.definition.code, "texte")
        nom = etape.definition.sous_titre
        texte = f"Étape {numero}{INSECABLE}: {nom}"
        blocs.append(Titre(texte, 1, couleur, f"etape:{etape.definition.code}"))
        for phase in etape.phases:
            rang += 1
            blocs.append(_titre_de_phase(phase, rang, combien, couleur, contexte))
            for action in phase.actions:
                blocs += _action(action, couleur, contexte)
    return tuple(blocs)


def _titre_de_phase(phase: EtatPhase, rang: int, combien: int, couleur: str, contexte: Contexte) -> Titre:
    details = ""
    if not contexte.matiere.vierge:
        details = f"{pluriel(phase.traitees, 'action traitée', 'actions traitées')} sur {len(phase.actions)}"
        details += " · phase close" if phase.close else ""
    definition = phase.definition
    return Titre(
        definition.titre, 2, couleur, f"phase:{definition.code}", f"Phase {rang} sur {combien}", details=details
    )


def _action(action: EtatAction, couleur: str, contexte: Contexte) -> list[Bloc]:
    vierge, dire = contexte.matiere.vierge, contexte.matiere.dire
    code = action.definition.code
    statut = action.statut
    pastille = None if vierge else Pastille(statut.libelle, statut.value)
    details = dire(_details(action, vierge))
    en_titre = len(details) <= _DETAILS_COURTS
    titre = Titre(
        action.definition.titre, 3, couleur, f"action:{code}", pastille=pastille, details=details if en_titre else ""
    )
    blocs: list[Bloc] = [titre, *([] if en_titre else [Paragraphe(details, "discret")])]
    if statut is StatutAction.SANS_OBJET and action.motif:
        blocs.append(Paragraphe(f"Sans objet{INSECABLE}: {dire(action.motif)}", "discret"))
    blocs.append(ListeACocher(code, tuple(_point(p, contexte) for p in action.points), couleur))
    if vierge:
        blocs.append(Lignes("Notes", 2))
    elif action.notes:
        blocs.append(
            CleValeurs(f"{code}/notes", (Donnee(f"{code}/notes", "Notes", dire(action.notes)),), couleur, "pleine")
        )
    return blocs


def _details(action: EtatAction, vierge: bool) -> str:
    if vierge:
        return francais(f"Responsable : {'.' * 96}   Échéance : {'.' * 44}")
    parts = [
        f"Échéance{INSECABLE}: {date_longue(action.echeance)}" if action.echeance else "",
        f"Responsable{INSECABLE}: {action.responsable}" if action.responsable else "",
        pluriel(action.pieces, "pièce jointe", "pièces jointes") if action.pieces else "",
    ]
    if action.statut_propre is not None and action.statut_propre is not action.statut_calcule:
        parts.append(francais(f"Déclaré par nous ; d’après la saisie : {action.statut_calcule.libelle.lower()}"))
    return " · ".join(p for p in parts if p)


def _point(point: EtatPoint, contexte: Contexte) -> Entree:
    dire = contexte.matiere.dire
    mentions = []
    if point.propre:
        mentions.append("ajouté par nous")
    if point.ecarte:
        mentions.append(f"écarté{INSECABLE}: {dire(point.motif)}" if point.motif else "écarté")
    mention = ", ".join(mentions)
    return Entree(
        point.code,
        dire(point.texte),
        point.coche,
        dire(point.reponse),
        mention[:1].upper() + mention[1:],
        point.ecarte,
        lignes=1 if contexte.matiere.vierge else 0,
    )


def restant(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """One row a phase not closed: the actions not dealt with, and the next due date; those not begun and without a date
    share one. Blank, room to write."""
    matiere = contexte.matiere
    if matiere.vierge:
        return (*contexte.titre(bloc), Lignes("", bloc.lignes)) if bloc.lignes else ()
    phases = matiere.parcours.phases
    restent = [phase for phase in phases if phase.restantes and not phase.close]
    if not restent:
        return (*contexte.titre(bloc), Paragraphe("Toutes les actions du cycle sont traitées."))
    a_venir = [phase for phase in restent if _a_venir(phase)]
    if len(a_venir) == len(phases):
        return (*contexte.titre(bloc), Paragraphe(f"Aucune des {len(phases)} phases n’est encore commencée.", "vide"))
    ensemble = a_venir if len(a_venir) >= _ENSEMBLE else []
    rangees = [_reste(phase, contexte) for phase in restent if phase not in ensemble]
    if ensemble:
        titres = "\n".join(phase.definition.titre for phase in ensemble)
        rangees.append(Rangee("a-venir", (Case("Pas encore commencé"), Case(titres), Case())))
    colonnes = (
        Colonne("phase", "Phase", TexteLong(), largeur=30),
        Colonne("actions", "Actions qui restent", TexteLong(), largeur=58),
        Colonne("echeance", "Prochaine échéance", TexteLong(), largeur=24),
    )
    tableau = Tableau(bloc.code, colonnes, (SectionDeTableau("", tuple(rangees)),), couleur=contexte.couleur_de(bloc))
    return (*contexte.titre(bloc), tableau)


def _a_venir(phase: EtatPhase) -> bool:
    """Whether nothing is done of it yet, nor any date set."""
    return all(a.statut is StatutAction.A_FAIRE and a.echeance is None for a in phase.actions)


def _reste(phase: EtatPhase, contexte: Contexte) -> Rangee:
    restantes = phase.restantes
    toutes = len(restantes) == len(phase.actions) and all(a.statut is StatutAction.A_FAIRE for a in restantes)
    actions = (
        f"Les {len(restantes)} actions de la phase" if toutes else "\n".join(a.definition.titre for a in restantes)
    )
    datees = sorted((a for a in restantes if a.echeance), key=lambda a: a.echeance or contexte.jour)
    prochaine = datees[0] if datees else None
    echeance = ""
    if prochaine is not None and prochaine.echeance is not None:
        echeance = date_longue(prochaine.echeance)
        echeance += " (passée)" if prochaine.en_retard(contexte.jour) else ""
        if prochaine.responsable:
            echeance += "\n" + contexte.matiere.dire(prochaine.responsable)
    return Rangee(phase.definition.code, (Case(phase.definition.titre), Case(actions), Case(echeance)))

"""What a committee must see first, and the posture of the DLA."""

from __future__ import annotations

from datetime import date

from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import (
    Bloc,
    ChiffresCles,
    CleValeurs,
    Donnee,
    Encadre,
    FigureBloc,
    Paragraphe,
    Sommaire,
)
from app.models.statuts import Mobilisation
from app.models.typographie import INSECABLE, date_longue, montant, nombre, pluriel
from app.services.documents.genres.argent import budget_de
from app.services.documents.genres.contexte import Contexte
from app.services.documents.matiere import Matiere
from app.services.documents.valeurs import choix_de
from app.services.figures import dessiner_quadrant, dire_position, situer

_RETENUES = {Mobilisation.RETENUE.value, Mobilisation.ENGAGEE.value, Mobilisation.AU_TERME.value}
_BUTS_MONTRES = 2
"""Objectives named on the first page; the others are counted, and stand further on."""


def essentiel(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """One page: what is asked, the problem in a sentence, the figures, who and when."""
    matiere = contexte.matiere
    couleur = contexte.couleur_de(bloc)
    comite = None if matiere.vierge else _jour_du_comite(contexte)
    demande = bloc.texte + (f" Séance du {date_longue(comite)}." if comite else "")
    formulation = matiere.valeur("problematique.formulation") or ""
    blocs: list[Bloc] = [Encadre("Ce qui est demandé au comité d’appui", demande, couleur, "demande")]
    if formulation or matiere.vierge:
        blocs.append(Encadre("La problématique en une phrase", formulation, "texte", "formulation", lignes=2))
    else:
        blocs.append(Paragraphe("La problématique n’est pas encore formulée en une phrase.", "vide"))
    if not matiere.vierge and matiere.fiche.get("accroche"):
        blocs.insert(0, Paragraphe(matiere.dire(matiere.fiche["accroche"]), "chapeau"))
    blocs.append(ChiffresCles(f"{bloc.code}-chiffres", _chiffres(matiere), couleur))
    blocs.append(CleValeurs(f"{bloc.code}-reperes", _reperes(matiere), couleur, "fiche"))
    blocs.append(Sommaire("Dans ce dossier"))
    return tuple(blocs)


def _jour_du_comite(contexte: Contexte) -> date | None:
    """The day of the session this file is for; the date noted on the sheet while no session is planned."""
    seance = contexte.matiere.comite(contexte.jour).seance
    notee = contexte.matiere.fiche.get("comite_le")
    return seance.jour if seance is not None and seance.jour is not None else notee


def _chiffres(matiere: Matiere) -> tuple[Donnee, ...]:
    presentes = matiere.structures_presentes
    retenues = sum(s["mobilisation"] in _RETENUES for s in presentes)
    jours, budget = matiere.valeur("projet_intervention.journees"), budget_de(matiere)
    cout = None if budget.vide else budget.totaux.depenses
    cout_precision = matiere.valeur("projet_intervention.cout_precision") or ""
    inconnu = "" if matiere.vierge else "–"
    combien = f"{retenues} / {len(presentes)}" if presentes else inconnu
    return (
        Donnee("structures", "structures retenues sur celles repérées", combien),
        Donnee(
            "projet_intervention.journees",
            "journées d’intervention",
            nombre(jours) if jours is not None else inconnu,
            jours,
        ),
        Donnee(
            "budget.a_payer",
            f"budget de l’ingénierie{f' ({cout_precision})' if 0 < len(cout_precision) <= 24 else ''}",
            montant(cout) if cout is not None else inconnu,
            cout,
        ),
    )


def _reperes(matiere: Matiere) -> tuple[Donnee, ...]:
    def liste(champ: str, nom: str) -> str:
        code = matiere.valeur(champ)
        return next((c.texte for c in choix_de(matiere.catalogue, nom) if c.code == code), code or "")

    fiche = {} if matiere.vierge else matiere.fiche
    porteur = ", ".join(matiere.dire(str(fiche.get(c) or "")) for c in ("charge_mission", "bureau") if fiche.get(c))
    duree = matiere.valeur("projet_intervention.duree") or ""
    rythme = matiere.valeur("projet_intervention.rythme") or ""
    lignes = 1 if matiere.vierge else 0
    return (
        Donnee("porteur", "Qui porte la démarche", porteur, lignes=lignes),
        Donnee("fiche.territoire", "Territoire", matiere.dire(str(fiche.get("territoire") or "")), lignes=lignes),
        Donnee(
            "type", "Type d’ingénierie", liste("projet_intervention.type_ingenierie", "type_ingenierie"), lignes=lignes
        ),
        Donnee(
            "niveau",
            "Niveau d’action collective",
            liste("projet_intervention.niveau", "niveau_collectif"),
            lignes=lignes,
        ),
        Donnee("calendrier", "Calendrier", "\n".join(t for t in (duree, rythme) if t), lignes=lignes),
        Donnee("lieux", "Lieux", matiere.valeur("projet_intervention.lieux") or "", lignes=lignes),
        Donnee("objectif.strategique", "Objectifs stratégiques", _buts(matiere), lignes=lignes),
        Donnee(
            "projet_intervention.financement",
            "Financement",
            matiere.valeur("projet_intervention.financement") or "",
            lignes=lignes,
        ),
    )


def _buts(matiere: Matiere) -> str:
    strategiques = [but.texte for but in matiere.trace.strategiques]
    montres, reste = strategiques[:_BUTS_MONTRES], len(strategiques) - _BUTS_MONTRES
    return "\n".join((*montres, f"et {pluriel(reste, 'autre')}") if reste > 0 else montres)


def posture(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The figure of the four postures and, once the answers say which, its risk and its advice."""
    matiere = contexte.matiere
    postures = matiere.catalogue.postures
    if not postures.axe:
        return ()
    reponses = matiere.valeur("role_dla.posture_reponses")
    position = situer(postures, reponses)
    choisie = position.posture(postures)
    blocs: list[Bloc] = [*contexte.titre(bloc), FigureBloc(dessiner_quadrant(postures, position), bloc.texte)]
    if choisie is not None:
        blocs.append(
            CleValeurs(
                "posture",
                (
                    Donnee("posture", "Posture", choisie.titre + INSECABLE + ": " + choisie.situation),
                    Donnee("risque", "Le risque", choisie.risque),
                    Donnee("conseil", "Le conseil", choisie.conseil),
                ),
                contexte.couleur_de(bloc),
                "fiche",
            )
        )
    elif not matiere.vierge:
        blocs.append(Paragraphe(dire_position(position, postures), "vide"))
    return tuple(blocs)

"""What the committee will read, and what each paper still lacks: « prêt », « à compléter » or « vide », with its place.

Nothing here forbids a session: it is a list to go through before sending the papers (S1 FM2.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.models.base import Base
from app.models.budget import Depense, Ressource, ScenarioBudget
from app.models.cadrage import (
    ID_PROBLEMATIQUE,
    ID_PROJET,
    ID_ROLE,
    Problematique,
    ProjetIntervention,
    RoleDla,
)
from app.models.comite import Membre, PointSeance, Reserve, Seance
from app.models.definitions.catalogue import Catalogue
from app.models.objectifs import Objectif, Resultat
from app.models.parcours import ActionSuivie, PieceJointe, PointSuivi
from app.models.partenaires import Partenaire
from app.models.statuts import GenreObjectif, Mobilisation, StatutAction
from app.models.structure import Structure
from app.models.typographie import francais, montant, pluriel
from app.services.budget.lecture import lire_budget
from app.services.comite import membres, ordre_du_jour, reserves, seances
from app.services.ecriture.dossier import Dossier
from app.services.parcours import lire_parcours

TABLES = frozenset(
    str(entite.__tablename__)
    for entite in (
        Seance, Membre, PointSeance, Reserve, Problematique, RoleDla, ProjetIntervention, Structure, Partenaire,
        Objectif, Resultat, ScenarioBudget, Depense, Ressource, ActionSuivie, PointSuivi, PieceJointe,
    )
)  # fmt: skip
"""What a change of may change a line of the preparation: who shows it reads it again then."""


class EtatPreparation(StrEnum):
    """Where a paper stands, in the words shown."""

    PRET = "prêt"
    A_COMPLETER = "à compléter"
    VIDE = "vide"


@dataclass(frozen=True)
class LignePreparation:
    """One paper: ``detail`` says what it holds or lacks, ``adresse`` where it is entered."""

    libelle: str
    etat: EtatPreparation
    detail: str
    adresse: str


_PROBLEMATIQUE = {
    "formulation": "la phrase qui la dit",
    "contexte": "le contexte",
    "enjeux": "les enjeux",
    "besoins": "les besoins",
    "validations": "la méthode de validation",
}
_ROLE = {
    "criteres": "les critères de légitimité",
    "legitimite": "ce qui légitime le DLA",
    "coherences": "les cohérences vérifiées",
    "posture_reponses": "la posture",
}
_PROJET = {
    "type_ingenierie": "le type d’ingénierie",
    "niveau": "le niveau d’action",
    "types_intervention": "le type d’intervention",
    "contenus": "les contenus",
    "journees": "le nombre de journées",
    "duree": "la durée",
    "animation_dla": "l’animation par le DLA",
    "systeme_intervenant": "le système intervenant",
}
_SUR_UNE_STRUCTURE = {"secteur": "secteur", "aire_actuelle": "aire d’intervention", "budget": "budget", "etp": "ETP"}


def etat(dossier: Dossier, catalogue: Catalogue, seance: str) -> tuple[LignePreparation, ...]:
    """Every paper of a session, in the order of the file handed to the committee; none for an unknown session."""
    lue = seances.lire(dossier, seance)
    if lue is None:
        return ()
    lignes = (
        _convocation(lue),
        _membres(dossier),
        _ordre_du_jour(dossier, lue.id),
        _formulaire(dossier, "Problématique", Problematique, ID_PROBLEMATIQUE, _PROBLEMATIQUE, "problematique"),
        _formulaire(dossier, "Rôle du DLA", RoleDla, ID_ROLE, _ROLE, "role"),
        _structures(dossier),
        _partenaires(dossier),
        _objectifs(dossier),
        _formulaire(dossier, "Projet d’intervention", ProjetIntervention, ID_PROJET, _PROJET, "projet"),
        _budget(dossier),
        _porteur(dossier, catalogue),
        *_reserves(dossier),
    )
    return tuple(LignePreparation(li.libelle, li.etat, francais(li.detail), li.adresse) for li in lignes)


def resume(lignes: tuple[LignePreparation, ...]) -> str:
    """« 7 sur 10 prêts » — or « Tout est prêt »."""
    prets = sum(ligne.etat is EtatPreparation.PRET for ligne in lignes)
    if prets == len(lignes):
        return "Tout est prêt"
    return f"{prets} sur {len(lignes)} {'prêt' if prets < 2 else 'prêts'}"


def _convocation(seance: seances.SeanceLue) -> LignePreparation:
    valeurs = {"jour": seance.jour, "debut": seance.debut, "lieu": seance.lieu}
    noms = {"jour": "la date", "debut": "l’heure", "lieu": "le lieu"}
    return _ligne("Convocation", valeurs, noms, "date, heure et lieu fixés", f"seance:{seance.id}")


def _membres(dossier: Dossier) -> LignePreparation:
    siegent = membres.actifs(dossier)
    if not siegent:
        return LignePreparation("Membres", EtatPreparation.VIDE, "aucun membre inscrit", "comite")
    sans_nom = sum(not membre.nom for membre in siegent)
    combien = pluriel(len(siegent), "membre")
    if sans_nom:
        return LignePreparation("Membres", EtatPreparation.A_COMPLETER, f"{combien}, {sans_nom} sans nom", "comite")
    return LignePreparation("Membres", EtatPreparation.PRET, combien, "comite")


def _ordre_du_jour(dossier: Dossier, seance: str) -> LignePreparation:
    points, adresse = ordre_du_jour.points(dossier, seance), f"seance:{seance}"
    if not points:
        return LignePreparation("Ordre du jour", EtatPreparation.VIDE, "aucun point", adresse)
    sans_duree = sum(not point.duree for point in points)
    if sans_duree:
        detail = f"{pluriel(sans_duree, 'point')} sans durée"
        return LignePreparation("Ordre du jour", EtatPreparation.A_COMPLETER, detail, adresse)
    detail = f"{pluriel(len(points), 'point')}, {ordre_du_jour.duree_totale(points)} min"
    return LignePreparation("Ordre du jour", EtatPreparation.PRET, detail, adresse)


def _formulaire(
    dossier: Dossier, libelle: str, entite: type[Base], id: str, noms: Mapping[str, str], code: str
) -> LignePreparation:
    return _ligne(libelle, dossier.fiche_unique(entite, id), noms, "complet", f"formulaire:{code}")


def _structures(dossier: Dossier) -> LignePreparation:
    lues = dossier.lignes(Structure, "mobilisation", *_SUR_UNE_STRUCTURE)
    presentes = [s for s in lues if s["mobilisation"] != Mobilisation.SORTIE.value]
    libelle = "Grille des structures"
    if not presentes:
        return LignePreparation(libelle, EtatPreparation.VIDE, "aucune structure inscrite", "structures")
    manques = {mots: sum(_absente(s[nom]) for s in presentes) for nom, mots in _SUR_UNE_STRUCTURE.items()}
    dits = [f"{mots} ({combien})" for mots, combien in manques.items() if combien]
    if dits:
        return LignePreparation(
            libelle, EtatPreparation.A_COMPLETER, f"manquent : {', '.join(dits)}", "structures"
        )  # fmt: skip
    return LignePreparation(libelle, EtatPreparation.PRET, pluriel(len(presentes), "structure"), "structures")


def _partenaires(dossier: Dossier) -> LignePreparation:
    combien = _compter(dossier, Partenaire)
    if not combien:
        return LignePreparation("Partenaires", EtatPreparation.VIDE, "aucun partenaire inscrit", "partenaires")
    return LignePreparation("Partenaires", EtatPreparation.PRET, pluriel(combien, "partenaire"), "partenaires")


def _objectifs(dossier: Dossier) -> LignePreparation:
    genres = [ligne["genre"] for ligne in dossier.lignes(Objectif, "genre")]
    presents: dict[str, object] = {
        "strategique": GenreObjectif.STRATEGIQUE.value in genres,
        "operationnel": GenreObjectif.OPERATIONNEL.value in genres,
        "resultat": _compter(dossier, Resultat),
    }
    noms = {
        "strategique": "un objectif stratégique",
        "operationnel": "un objectif opérationnel",
        "resultat": "les résultats attendus",
    }
    complet = pluriel(len(genres), "objectif")
    return _ligne("Objectifs et résultats attendus", presents, noms, complet, "objectifs")


def _budget(dossier: Dossier) -> LignePreparation:
    budget = lire_budget(dossier)
    valeurs = {"depenses": budget.depenses, "ressources": budget.ressources}
    noms = {"depenses": "les dépenses", "ressources": "les ressources"}
    ligne = _ligne("Budget", valeurs, noms, f"équilibré : {montant(budget.totaux.depenses)}", "budget")
    if ligne.etat is EtatPreparation.PRET and budget.totaux.solde:
        sens = "manquent" if budget.totaux.solde < 0 else "de trop"
        detail = f"pas équilibré : {montant(abs(budget.totaux.solde))} {sens}"
        return LignePreparation(ligne.libelle, EtatPreparation.A_COMPLETER, detail, ligne.adresse)
    return ligne


def _porteur(dossier: Dossier, catalogue: Catalogue) -> LignePreparation:
    """The bearer of the DLA and its funders agree before the committee is asked (S1 FM2.3)."""
    action = lire_parcours(dossier, catalogue.methode).action("validation.porteur")
    libelle, adresse = "Accord de la structure porteuse", "action:validation.porteur"
    if action.traitee:
        return LignePreparation(libelle, EtatPreparation.PRET, action.statut.libelle.lower(), adresse)
    if action.statut is StatutAction.A_FAIRE:
        return LignePreparation(libelle, EtatPreparation.VIDE, "à recueillir", adresse)
    return LignePreparation(libelle, EtatPreparation.A_COMPLETER, "en cours", adresse)


def _reserves(dossier: Dossier) -> tuple[LignePreparation, ...]:
    """Only once there are some: what is answered of those that stand."""
    ouvertes = reserves.ouvertes(dossier)
    if not ouvertes:
        return ()
    sans = sum(bool(reserve.manque) for reserve in ouvertes)
    combien = pluriel(len(ouvertes), "réserve ouverte", "réserves ouvertes")
    if sans:
        detail = f"{combien}, {sans} sans réponse complète"
        return (LignePreparation("Suite des réserves", EtatPreparation.A_COMPLETER, detail, "comite"),)
    detail = f"{combien}, toutes répondues : à lever en séance"
    return (LignePreparation("Suite des réserves", EtatPreparation.PRET, detail, "comite"),)


def _ligne(
    libelle: str, valeurs: Mapping[str, Any], noms: Mapping[str, str], complet: str, adresse: str
) -> LignePreparation:  # fmt: skip
    """« Vide » when nothing of it is there, « à compléter » when something lacks, which is named."""
    manques = [mots for nom, mots in noms.items() if _absente(valeurs[nom])]
    if not manques:
        return LignePreparation(libelle, EtatPreparation.PRET, complet, adresse)
    if len(manques) == len(noms):
        return LignePreparation(libelle, EtatPreparation.VIDE, "rien n’est encore saisi", adresse)
    return LignePreparation(libelle, EtatPreparation.A_COMPLETER, f"manque : {', '.join(manques)}", adresse)


def _absente(valeur: Any) -> bool:
    """0 is an answer for an amount; an empty text, list or count of rows is not one."""
    return valeur is None or valeur is False or valeur in ("", (), {}) or (type(valeur) is int and valeur == 0)


def _compter(dossier: Dossier, entite: type[Base]) -> int:
    return int(dossier.requete(f'SELECT count(*) FROM "{entite.__tablename__}"')[0][0])

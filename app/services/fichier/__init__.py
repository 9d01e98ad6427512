"""The dossier file: what is done so that a removed key, a full disk or a power cut never costs any work.

A user's file is read once and replaced whole, never held open; edits go to a private working copy on this computer
(RELIABILITY.md §3). No Qt here, and nothing about what a dossier *says*.
"""

from __future__ import annotations

from app.services.fichier.copies_locales import Sauvegarde, effacer_copies_locales, restaurer, sauvegardes
from app.services.fichier.erreurs import (
    ContenuInattendu,
    DejaOuvert,
    DisqueDuPostePlein,
    ErreurFichier,
    FichierAbime,
    FichierAbsent,
    FichierExistant,
    MigrationImpossible,
    PasUnDossier,
    SauvegardeImpossible,
    SessionInterrompueTrouvee,
    SupportEnErreur,
    SupportIllisible,
    TropVolumineux,
    VersionPlusRecente,
)
from app.services.fichier.etat import Alerte, EtatPublication, Motif
from app.services.fichier.noms import libre, nom_de_fichier
from app.services.fichier.ouverture import creer, ouvrir
from app.services.fichier.poste import Poste, poste_par_defaut
from app.services.fichier.reprise import SessionInterrompue, sessions_interrompues
from app.services.fichier.rythme import AMOVIBLE, LOCAL, Rythme, faut_publier, rythme_pour
from app.services.fichier.sauvetage import RapportSauvetage
from app.services.fichier.session import Session
from app.services.fichier.verification import Rapport, verifier

__all__ = [
    "AMOVIBLE",
    "LOCAL",
    "Alerte",
    "ContenuInattendu",
    "DejaOuvert",
    "DisqueDuPostePlein",
    "ErreurFichier",
    "EtatPublication",
    "FichierAbime",
    "FichierAbsent",
    "FichierExistant",
    "MigrationImpossible",
    "Motif",
    "PasUnDossier",
    "Poste",
    "Rapport",
    "RapportSauvetage",
    "Rythme",
    "Sauvegarde",
    "SauvegardeImpossible",
    "Session",
    "SessionInterrompue",
    "SessionInterrompueTrouvee",
    "SupportEnErreur",
    "SupportIllisible",
    "TropVolumineux",
    "VersionPlusRecente",
    "creer",
    "effacer_copies_locales",
    "faut_publier",
    "libre",
    "nom_de_fichier",
    "ouvrir",
    "poste_par_defaut",
    "restaurer",
    "rythme_pour",
    "sauvegardes",
    "sessions_interrompues",
    "verifier",
]

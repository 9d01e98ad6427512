"""Reading: a thousand rows as entities or as columns, and the commonest word sought in ten thousand notes."""

from __future__ import annotations

import statistics

from app.models.base import id_stable
from app.models.parcours import PointSuivi
from app.models.structure import Structure
from app.services.catalogue import charger_catalogue
from app.services.fichier import creer
from app.services.recherche import Recherche
from app.services.registres import lire_stockees
from app.services.structures import REGISTRE
from outils.bancs.matiere import atelier, dossier_de_structures, poste
from outils.bancs.mesure import TRAME, Mesure, alterner, chronometrer, comparer, ms


def mille_lignes(rapide: bool) -> list[Mesure]:
    """All columns as Python values, then the few a register shows, read as it does, against `fetchall` of the same."""
    tours = 15 if rapide else 50
    colonnes = ("nom", "commune", "statut_juridique", "mobilisation", "aire_actuelle")
    with atelier() as dossier:
        session = dossier_de_structures(dossier, 1000)
        base, ouvert = session.dossier.connexion, session.dossier
        choix = ", ".join(f'"{nom}"' for nom in colonnes)
        entieres = alterner(
            lambda: chronometrer(lambda: ouvert.lignes(Structure)),
            lambda: chronometrer(lambda: base.execute("SELECT * FROM structure ORDER BY rowid").fetchall()),
            tours,
        )
        partielles = alterner(
            lambda: chronometrer(lambda: lire_stockees(ouvert, REGISTRE, colonnes)),
            lambda: chronometrer(lambda: base.execute(f"SELECT id, {choix} FROM structure ORDER BY rowid").fetchall()),
            tours,
        )
        session.fermer()
    return [
        comparer("1 000 structures, toutes leurs colonnes converties", 3.0, *entieres, "fetchall"),
        comparer("1 000 structures, cinq colonnes, comme le registre", 1.3, *partielles, "fetchall"),
    ]


def recherche(rapide: bool) -> list[Mesure]:
    """The commonest word in 10,000 notes, the index being warm."""
    catalogue = charger_catalogue()
    actions = catalogue.methode.actions
    with atelier() as dossier:
        session = creer(dossier / "notes.sqlite", "Notes", poste=poste(dossier))
        with session.dossier.operation("Dix mille notes") as op:
            for n in range(10_000):
                action = actions[n % len(actions)].code
                texte = f"Réunion {n} : les structures demandent du temps, un lieu, une méthode et un calendrier."
                op.creer(
                    PointSuivi,
                    id=id_stable("banc", str(n)),
                    action_code=action,
                    code=f"propre-{n}",
                    propre=True,
                    texte=f"Point {n}",
                    reponse=texte,
                )
        cherche = Recherche(catalogue, session.dossier)
        premiere = chronometrer(lambda: cherche.chercher("structures"))
        resultats = cherche.chercher("structures")
        temps = statistics.median(
            chronometrer(lambda: cherche.chercher("structures")) for _ in range(9 if rapide else 25)
        )
        session.fermer()
    contre = f"une trame : 16,7 ms ({len(resultats)} résultats montrés ; index fait en {ms(premiere)})"
    return [Mesure("Le mot le plus courant dans 10 000 notes", ms(temps), contre, temps / TRAME, 0.5)]

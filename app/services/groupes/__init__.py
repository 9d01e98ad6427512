"""Groups of structures: compose them in several ways, assign, compare, keep one (R08; S1 FM3.1, FP4; S3).

`lecture` reads what stands, `scenarios` and `affectation` are the gestures, `repartition` proposes, `mots` says it.
"""

from app.services.groupes.affectation import ajouter_aussi, deplacer, retirer_du_groupe
from app.services.groupes.lecture import (
    EtatGroupe,
    EtatScenario,
    Groupes,
    Vivier,
    assembler,
    lire_groupes,
    lire_vivier,
)
from app.services.groupes.mots import (
    LignesDeComparaison,
    compte_des_groupes,
    lignes_de_comparaison,
    phrase_des_groupes,
    resume_du_scenario,
)
from app.services.groupes.repartition import CRITERES, Proposition, accepter, proposer
from app.services.groupes.scenarios import (
    commencer,
    creer_groupe,
    creer_scenario,
    dupliquer_scenario,
    ecrire_groupe,
    ecrire_scenario,
    repondre,
    retenir,
    supprimer_groupe,
    supprimer_scenario,
)

__all__ = [
    "CRITERES", "EtatGroupe", "EtatScenario", "Groupes", "LignesDeComparaison", "Proposition", "Vivier",
    "accepter", "ajouter_aussi", "assembler", "commencer", "compte_des_groupes", "creer_groupe", "creer_scenario",
    "deplacer", "dupliquer_scenario", "ecrire_groupe", "ecrire_scenario", "lignes_de_comparaison", "lire_groupes",
    "lire_vivier", "phrase_des_groupes", "proposer", "repondre", "resume_du_scenario", "retenir", "retirer_du_groupe",
    "supprimer_groupe", "supprimer_scenario",
]  # fmt: skip

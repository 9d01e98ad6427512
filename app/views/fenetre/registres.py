"""The rows of the rail, read from the dossier: the cycle, then the registers that exist."""

from __future__ import annotations

from datetime import date

from app.models.cadrage import ID_PROBLEMATIQUE, ID_PROJET, Problematique, ProjetIntervention
from app.models.definitions.catalogue import Catalogue
from app.models.typographie import pluriel
from app.services import decisions, objectifs, partenaires
from app.services.echeances import lire_echeances
from app.services.ecriture.dossier import Dossier
from app.services.groupes.mots import compte_des_groupes
from app.services.parcours import lire_parcours
from app.services.plans import compter_lignes
from app.services.structures import compter
from app.views.contexte import Contexte
from app.views.fenetre.rail_modele import GenreRang, Rang, rangs

_REGISTRES: tuple[tuple[str, str], ...] = (
    ("tableau-de-bord", "Tableau de bord"),
    ("formulaire:problematique", "Problématique"),
    ("formulaire:role", "Rôle du DLA"),
    ("structures", "Structures"),
    ("plans", "Plans d’accompagnement"),
    ("groupes", "Groupes"),
    ("partenaires", "Partenaires"),
    ("objectifs", "Objectifs et résultats"),
    ("type-ingenierie", "Type d’ingénierie"),
    ("formulaire:projet", "Projet d’intervention"),
    ("vigilance", "Vigilance et décisions"),
    ("echeances", "Échéances"),
    ("documents", "Grilles et rapports"),
    ("reperes", "Repères et expériences"),
    ("journal", "Journal"),
)
"""Address and words."""


def lire_rail(contexte: Contexte) -> tuple[Rang, ...]:
    """The whole rail as the dossier stands."""
    droites = _droites(contexte.dossier, contexte.catalogue, date.today())
    registres = [Rang(GenreRang.REGISTRE, mots, droites.get(adresse, ""), adresse) for adresse, mots in _REGISTRES]
    return rangs(lire_parcours(contexte.dossier, contexte.catalogue.methode), registres)


def _droites(dossier: Dossier, catalogue: Catalogue, aujourdhui: date) -> dict[str, str]:
    """« 24 », « 3 ouvertes »: the one thing each register is looked at for, short enough for its row."""
    formulation = dossier.fiche_unique(Problematique, ID_PROBLEMATIQUE)["formulation"]
    type_ = dossier.fiche_unique(ProjetIntervention, ID_PROJET)["type_ingenierie"]
    lignes, ouvertes = compter_lignes(dossier), decisions.combien_ouvertes(dossier)
    retards = sum(e.en_retard(aujourdhui) for e in lire_echeances(dossier, catalogue))
    return {
        "structures": str(compter(dossier) or ""),
        "plans": pluriel(lignes, "ligne") if lignes else "",
        "groupes": compte_des_groupes(dossier),
        "partenaires": partenaires.resume(dossier),
        "objectifs": objectifs.resume(dossier),
        "vigilance": pluriel(ouvertes, "décision") if ouvertes else "",
        "echeances": f"{retards} en retard" if retards else "",
        "type-ingenierie": "choisi" if type_ else "",
        "formulaire:problematique": "formulée" if formulation else "à formuler",
    }

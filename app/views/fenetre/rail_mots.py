"""What the rail says at the right of each register: it looks everywhere, hence is read once the page is on screen."""

from __future__ import annotations

from datetime import date

from app.models.cadrage import ID_PROBLEMATIQUE, ID_PROJET, Problematique, ProjetIntervention
from app.models.definitions.catalogue import Catalogue
from app.models.typographie import pluriel
from app.services import decisions, objectifs, partenaires
from app.services.budget.remarques import resume as resume_du_budget
from app.services.comite.resume import resume as resume_du_comite
from app.services.echeances import lire_echeances
from app.services.ecriture.dossier import Dossier
from app.services.groupes.mots import compte_des_groupes
from app.services.plans import compter_lignes
from app.services.structures import compter


def mots_des_registres(dossier: Dossier, catalogue: Catalogue, aujourdhui: date) -> dict[str, str]:
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
        "budget": resume_du_budget(dossier),
        "comite": resume_du_comite(dossier, aujourdhui),
        "type-ingenierie": "choisi" if type_ else "",
        "formulaire:problematique": "formulée" if formulation else "à formuler",
    }

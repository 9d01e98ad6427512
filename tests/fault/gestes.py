"""One gesture of the campaign: structures enter the register, each with all that can hang from it."""

from __future__ import annotations

from datetime import date

from app.models.groupes import Affectation, Groupe, Scenario, id_affectation
from app.models.mobilisation import Contact, Mouvement
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.partenaires import Attente, Partenaire
from app.models.plan import LignePlan, PlanAccompagnement, id_plan
from app.models.structure import Structure
from app.models.vigilance import Decision
from app.services.fichier import Session


def inscrire(session: Session, *noms: str) -> None:
    """One gesture: these structures, their plans and contacts; the group, the objective, the partner they call for."""
    with session.dossier.operation("Inscrire des structures") as op:
        groupe = op.creer(Groupe, scenario=op.creer(Scenario, nom="Par lieu"), nom="Nord")
        objectif = op.creer(Objectif, texte="Mutualiser les emplois")
        resultat = op.creer(Resultat, objectif=objectif, texte="Des contrats à jour", echeance=date(2027, 6, 30))
        op.creer(Indicateur, resultat=resultat, texte="Structures à jour")
        partenaire = op.creer(Partenaire, nom="Ville")
        op.creer(Attente, partenaire=partenaire, texte="Un poste partagé", objectif=objectif)
        for nom in noms:
            id = op.creer(Structure, nom=nom, histoire="Une longue histoire associative. " * 3)
            op.creer(Contact, structure=id, nom="Awa Le Goff")
            op.creer(Mouvement, structure=id, degre="contactee", jour=date(2026, 10, 6))
            op.creer(Affectation, id=id_affectation(groupe, id), groupe=groupe, structure=id)
            op.poser(PlanAccompagnement, id_plan(id), structure=id, points_forts="Une équipe stable.")
            op.creer(LignePlan, structure=id, difficulte="Contrats faits à la main")
            op.creer(Decision, texte="La rappeler", origine=f"structure:{id}")

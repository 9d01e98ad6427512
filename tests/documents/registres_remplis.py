"""The other registers of the filled dossier: objectives, partners, groups, a plan, what was found and decided."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.models.groupes import Affectation, Groupe, Scenario, id_affectation
from app.models.mobilisation import Contact, Mouvement
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.partenaires import Attente, Partenaire
from app.models.plan import LignePlan, PlanAccompagnement, id_plan
from app.models.structure import Structure
from app.models.vigilance import Decision, PointVigilance, id_vigilance
from app.services.ecriture.dossier import Dossier


def remplir_les_registres(dossier: Dossier) -> None:
    """A few rows of each, that name each other; ids are fixed, so that golden texts are."""
    structures = [ligne["id"] for ligne in dossier.lignes(Structure, "id")]
    with dossier.operation("Remplir les registres") as op:
        op.creer(Objectif, id="o1", genre="strategique", code="utilite_sociale", ordre=1)
        op.creer(
            Objectif, id="o2", genre="operationnel", texte="Décider si un poste partagé est souhaitable.", sert="o1"
        )
        op.creer(
            Resultat, id="r1", objectif="o2", texte="Chaque structure a des contrats à jour.", nature="quantitatif"
        )
        op.creer(
            Indicateur, id="i1", resultat="r1", texte="Structures dont les contrats sont à jour", depart=Decimal(1),
            cible=Decimal(6), unite="structures", registre="efficacite", sources=("enquete_structures",),
            outil="questionnaire", echeance=date(2027, 6, 30), responsable="Marie Dupont",
        )  # fmt: skip
        op.creer(
            Partenaire, id="p1", nom="Uniformation", famille="financeurs", etat="associe", partage="oui",
            apports=("financement",), comite_pilotage=True, courriel="contact@uniformation.example",
        )  # fmt: skip
        op.creer(Partenaire, id="p2", nom="Mouvement associatif", famille="beneficiaires", intervenant=True,
                 intervention="Témoignages d’employeurs", intervention_jours=Decimal("1.5"))  # fmt: skip
        op.creer(
            Attente, id="a1", partenaire="p1", texte="Voir un poste partagé créé dans l’année", position="contredit",
            objectif="o2", face_a="p2", reponse="La question reste ouverte jusqu’en juin.",
        )  # fmt: skip
        op.creer(Scenario, id="s1", nom="Un seul groupe", retenu=True)
        op.creer(
            Groupe, id="g1", scenario="s1", nom="Employeurs", profil="De 2 à 11 salariés", taille_min=4, taille_max=8
        )
        for structure in structures[:4]:
            op.creer(Affectation, id=id_affectation("g1", structure), groupe="g1", structure=structure)
        premiere = structures[0]
        op.creer(Contact, id="c1", structure=premiere, nom="Awa Le Goff", niveau="direction", participe=True)
        op.creer(Mouvement, id="m1", structure=premiere, degre="contactee", jour=date(2026, 10, 6))
        op.creer(
            PlanAccompagnement, id=id_plan(premiere), structure=premiere, mission="ingenierie_collective",
            objectif_general="Tenir la fonction employeur sans épuiser le bureau.",
            objectif_individuel="Une trame d’entretien annuel.",
        )  # fmt: skip
        op.creer(
            LignePlan, id="l1", structure=premiere, difficulte="Contrats faits à la main", cause="Pas de référent",
            action="Se doter d’un modèle commun", echeance=date(2027, 3, 1), ressource="cette_ingenierie",
        )  # fmt: skip
        point = "frein.heterogeneite"
        op.creer(
            PointVigilance, id=id_vigilance(point), code=point, constat="present", commentaire="De 2 à 11 salariés."
        )
        op.creer(
            Decision, id="d1", texte="Deux niveaux d’exercices à chaque séance", origine=f"vigilance:{point}",
            responsable="Marie Dupont", echeance=date(2027, 1, 15),
        )  # fmt: skip

"""The partners of the project, what they expect and where expectations clash (R10; S1 FM2.1, FP3)."""

from __future__ import annotations

from decimal import Decimal

from app.models.base import Base, Champ, champ
from app.models.statuts import AvisContact, EtatPartenaire, PositionAttente


class Partenaire(Base):
    """A partner of one of the four families, its three answers, what it brings, its place in the pilotage."""

    __tablename__ = "partenaire"

    nom: Champ[str] = champ("Partenaire", defaut="")
    sigle: Champ[str | None] = champ("Sigle")
    famille: Champ[str | None] = champ("Famille", liste="familles_partenaires")
    role: Champ[str | None] = champ("Qui il est, pour ce projet")
    contact_nom: Champ[str | None] = champ("Contact")
    contact_fonction: Champ[str | None] = champ("Fonction du contact")
    courriel: Champ[str | None] = champ("Courriel")
    telephone: Champ[str | None] = champ("Téléphone")
    etat: Champ[str] = champ("Association au projet", defaut="pressenti", enumeration=EtatPartenaire)
    # The three questions (S1 FP3)
    partage: Champ[str | None] = champ("La problématique soulevée est-elle partagée ?", enumeration=AvisContact)
    partage_mots: Champ[str | None] = champ("Ce qu’il en dit, ce qui a déjà été tenté")
    complementaire: Champ[str | None] = champ(
        "La démarche est-elle complémentaire à l’existant ?", enumeration=AvisContact
    )
    complementaire_mots: Champ[str | None] = champ("Qui mène déjà quoi")
    interet: Champ[str | None] = champ(
        "La démarche est-elle susceptible d’intéresser les structures bénéficiaires ?", enumeration=AvisContact
    )
    interet_mots: Champ[str | None] = champ("À quelles conditions")
    # What it brings
    apports: Champ[tuple[str, ...] | None] = champ("Contributions", liste="apports_partenaire")
    apports_mots: Champ[str | None] = champ("Précisions sur les contributions")
    # Its place
    comite_pilotage: Champ[bool] = champ("Membre du comité de pilotage", defaut=False)
    comite_role: Champ[str | None] = champ("Rôle au comité de pilotage")
    intervenant: Champ[bool] = champ("Fait partie du système intervenant", defaut=False)
    intervention: Champ[str | None] = champ("Ce sur quoi il intervient")
    intervention_jours: Champ[Decimal | None] = champ("Durée de son intervention", unite="j")
    notes: Champ[str | None] = champ("Notes")


class Attente(Base):
    """What a partner expects, and what it does to the project; ``objectif`` and ``face_a`` say what it clashes with."""

    __tablename__ = "attente"

    partenaire: Champ[str] = champ("Partenaire", defaut="")
    texte: Champ[str] = champ("Attente", defaut="")
    motivation: Champ[str | None] = champ("Motivation", liste="motivations_partenaires")
    position: Champ[str | None] = champ("Vis-à-vis du projet", enumeration=PositionAttente)
    objectif: Champ[str | None] = champ("Objectif concerné")
    face_a: Champ[str | None] = champ("En tension avec")
    reponse: Champ[str | None] = champ("Ce que nous en faisons")
    reglee: Champ[bool] = champ("Réglée", defaut=False)

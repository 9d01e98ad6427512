"""The partners of the project, what they expect and where expectations clash (R10; S1 FM2.1, FP3)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Mapped

from app.models.base import Base, champ
from app.models.statuts import AvisContact, EtatPartenaire, PositionAttente


class Partenaire(Base):
    """A partner of one of the four families, its three answers, what it brings, its place in the pilotage."""

    __tablename__ = "partenaire"

    nom: Mapped[str] = champ("Partenaire", defaut="")
    sigle: Mapped[str | None] = champ("Sigle")
    famille: Mapped[str | None] = champ("Famille", liste="familles_partenaires")
    role: Mapped[str | None] = champ("Qui il est, pour ce projet")
    contact_nom: Mapped[str | None] = champ("Contact")
    contact_fonction: Mapped[str | None] = champ("Fonction du contact")
    courriel: Mapped[str | None] = champ("Courriel")
    telephone: Mapped[str | None] = champ("Téléphone")
    etat: Mapped[str] = champ("Association au projet", defaut="pressenti", enumeration=EtatPartenaire)
    # The three questions (S1 FP3)
    partage: Mapped[str | None] = champ("La problématique soulevée est-elle partagée ?", enumeration=AvisContact)
    partage_mots: Mapped[str | None] = champ("Ce qu’il en dit, ce qui a déjà été tenté")
    complementaire: Mapped[str | None] = champ(
        "La démarche est-elle complémentaire à l’existant ?", enumeration=AvisContact
    )
    complementaire_mots: Mapped[str | None] = champ("Qui mène déjà quoi")
    interet: Mapped[str | None] = champ(
        "La démarche est-elle susceptible d’intéresser les structures bénéficiaires ?", enumeration=AvisContact
    )
    interet_mots: Mapped[str | None] = champ("À quelles conditions")
    # What it brings
    apports: Mapped[tuple[str, ...] | None] = champ("Contributions", liste="apports_partenaire")
    apports_mots: Mapped[str | None] = champ("Précisions sur les contributions")
    # Its place
    comite_pilotage: Mapped[bool] = champ("Membre du comité de pilotage", defaut=False)
    comite_role: Mapped[str | None] = champ("Rôle au comité de pilotage")
    intervenant: Mapped[bool] = champ("Fait partie du système intervenant", defaut=False)
    intervention: Mapped[str | None] = champ("Ce sur quoi il intervient")
    intervention_jours: Mapped[Decimal | None] = champ("Durée de son intervention", unite="j")
    notes: Mapped[str | None] = champ("Notes")


class Attente(Base):
    """What a partner expects, and what it does to the project; ``objectif`` and ``face_a`` say what it clashes with."""

    __tablename__ = "attente"

    partenaire: Mapped[str] = champ("Partenaire", defaut="")
    texte: Mapped[str] = champ("Attente", defaut="")
    motivation: Mapped[str | None] = champ("Motivation", liste="motivations_partenaires")
    position: Mapped[str | None] = champ("Vis-à-vis du projet", enumeration=PositionAttente)
    objectif: Mapped[str | None] = champ("Objectif concerné")
    face_a: Mapped[str | None] = champ("En tension avec")
    reponse: Mapped[str | None] = champ("Ce que nous en faisons")
    reglee: Mapped[bool] = champ("Réglée", defaut=False)

"""The register of structures bénéficiaires, qualified on the five criteria (R06; S1 FM1.2, FP4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from app.models.base import Base, champ
from app.models.statuts import AvisContact, Mobilisation


class Structure(Base):
    """A structure repérée for the ingénierie; amounts in € a year, posts in ETP."""

    __tablename__ = "structure"

    nom: Mapped[str] = champ("Structure", defaut="")
    sigle: Mapped[str | None] = champ("Sigle")
    statut_juridique: Mapped[str | None] = champ("Statut juridique", liste="statut_juridique")
    siret: Mapped[str | None] = champ("SIRET")
    rna: Mapped[str | None] = champ("RNA")
    # Whom to talk to
    contact_nom: Mapped[str | None] = champ("Contact")
    contact_fonction: Mapped[str | None] = champ("Fonction du contact")
    courriel: Mapped[str | None] = champ("Courriel")
    telephone: Mapped[str | None] = champ("Téléphone")
    adresse: Mapped[str | None] = champ("Adresse")
    code_postal: Mapped[str | None] = champ("Code postal")
    commune: Mapped[str | None] = champ("Commune")
    # 1. Le territoire
    aire_actuelle: Mapped[str | None] = champ("Aire actuelle")
    aire_potentielle: Mapped[str | None] = champ("Aire potentielle")
    hors_territoire: Mapped[bool] = champ("Hors du territoire du DLA", defaut=False)
    # 2. Le secteur d’activité
    secteur: Mapped[str | None] = champ("Secteur", liste="secteurs")
    branche: Mapped[str | None] = champ("Branche, filière")
    # 3. Le projet de la structure
    annee_creation: Mapped[int | None] = champ("Année de création")
    histoire: Mapped[str | None] = champ("Ancienneté, histoire, expérience")
    adherents: Mapped[int | None] = champ("Nombre d’adhérents")
    adherents_typologie: Mapped[str | None] = champ("Typologie des adhérents")
    vie_associative: Mapped[str | None] = champ("Dynamique de la vie associative")
    finalites: Mapped[str | None] = champ("Finalités, objectifs, axes de travail")
    # 4. Le poids économique et social
    budget: Mapped[Decimal | None] = champ("Budget annuel", unite="€")
    financements: Mapped[tuple[str, ...] | None] = champ("Types de financement", liste="typologie_financement")
    financement_precisions: Mapped[str | None] = champ("Précisions sur le financement")
    partenariats: Mapped[str | None] = champ("Volume et typologie du partenariat")
    etp: Mapped[Decimal | None] = champ("Postes", unite="ETP")
    etp_financement: Mapped[str | None] = champ("Financement des postes")
    # 5. Les compétences
    emplois: Mapped[str | None] = champ("Emplois et métiers présents")
    qualification: Mapped[str | None] = champ("Qualification, formation des salariés")
    savoir_faire: Mapped[str | None] = champ("Savoir-faire requis pour l’ingénierie")
    # Mobilisation and the four contact questions (S1 FM3.1, FP4)
    mobilisation: Mapped[str] = champ("Mobilisation", defaut="reperee", enumeration=Mobilisation)
    mobilisation_motif: Mapped[str | None] = champ("Motif (sortie)")
    contact_concernee: Mapped[str | None] = champ("Se sent concernée par la problématique", enumeration=AvisContact)
    contact_attentes: Mapped[str | None] = champ(
        "Le sujet correspond à ses attentes, à ses besoins", enumeration=AvisContact
    )
    contact_reponse: Mapped[str | None] = champ("La réponse proposée lui semble pertinente", enumeration=AvisContact)
    contact_methodologie: Mapped[str | None] = champ(
        "La méthodologie lui paraît satisfaisante", enumeration=AvisContact
    )
    contact_commentaire: Mapped[str | None] = champ("Ce qu’elle en dit")
    participant: Mapped[str | None] = champ("Participant : fonction et niveau")
    correlation: Mapped[str | None] = champ("Lien avec les projets en cours")
    disponibilite: Mapped[str | None] = champ("Disponibilité")
    diffusion_acceptee: Mapped[bool] = champ("Accepte que ses informations soient diffusées", defaut=False)
    diffusion_le: Mapped[date | None] = champ("Accord de diffusion donné le")
    diffusion_precisions: Mapped[str | None] = champ("Accord de diffusion : par qui, pour quoi")
    reperage: Mapped[str | None] = champ("Comment elle a été repérée")
    notes: Mapped[str | None] = champ("Notes")

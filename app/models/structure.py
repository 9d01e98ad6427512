"""The register of structures bénéficiaires, qualified on the five criteria (R06; S1 FM1.2, FP4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.models.base import Base, Champ, champ, id_stable
from app.models.statuts import AvisContact, Mobilisation


class Structure(Base):
    """A structure repérée for the ingénierie; amounts in € a year, posts in ETP."""

    __tablename__ = "structure"

    nom: Champ[str] = champ("Structure", defaut="")
    sigle: Champ[str | None] = champ("Sigle")
    statut_juridique: Champ[str | None] = champ("Statut juridique", liste="statut_juridique")
    siret: Champ[str | None] = champ("SIRET")
    rna: Champ[str | None] = champ("RNA")
    # Whom to talk to
    contact_nom: Champ[str | None] = champ("Contact")
    contact_fonction: Champ[str | None] = champ("Fonction du contact")
    courriel: Champ[str | None] = champ("Courriel")
    telephone: Champ[str | None] = champ("Téléphone")
    adresse: Champ[str | None] = champ("Adresse")
    code_postal: Champ[str | None] = champ("Code postal")
    commune: Champ[str | None] = champ("Commune")
    # 1. Le territoire
    aire_actuelle: Champ[str | None] = champ("Aire actuelle")
    aire_potentielle: Champ[str | None] = champ("Aire potentielle")
    hors_territoire: Champ[bool] = champ("Hors du territoire du DLA", defaut=False)
    # 2. Le secteur d’activité
    secteur: Champ[str | None] = champ("Secteur", liste="secteurs")
    branche: Champ[str | None] = champ("Branche, filière")
    # 3. Le projet de la structure
    annee_creation: Champ[int | None] = champ("Année de création")
    histoire: Champ[str | None] = champ("Ancienneté, histoire, expérience")
    adherents: Champ[int | None] = champ("Nombre d’adhérents")
    adherents_typologie: Champ[str | None] = champ("Typologie des adhérents")
    vie_associative: Champ[str | None] = champ("Dynamique de la vie associative")
    finalites: Champ[str | None] = champ("Finalités, objectifs, axes de travail")
    # 4. Le poids économique et social
    budget: Champ[Decimal | None] = champ("Budget annuel", unite="€")
    financements: Champ[tuple[str, ...] | None] = champ("Types de financement", liste="typologie_financement")
    financement_precisions: Champ[str | None] = champ("Précisions sur le financement")
    partenariats: Champ[str | None] = champ("Volume et typologie du partenariat")
    etp: Champ[Decimal | None] = champ("Postes", unite="ETP")
    etp_financement: Champ[str | None] = champ("Financement des postes")
    # 5. Les compétences
    emplois: Champ[str | None] = champ("Emplois et métiers présents")
    qualification: Champ[str | None] = champ("Qualification, formation des salariés")
    savoir_faire: Champ[str | None] = champ("Savoir-faire requis pour l’ingénierie")
    # Mobilisation and the four contact questions (S1 FM3.1, FP4)
    mobilisation: Champ[str] = champ("Mobilisation", defaut="reperee", enumeration=Mobilisation)
    mobilisation_motif: Champ[str | None] = champ("Motif (sortie)")
    contact_concernee: Champ[str | None] = champ("Se sent concernée par la problématique", enumeration=AvisContact)
    contact_attentes: Champ[str | None] = champ(
        "Le sujet correspond à ses attentes, à ses besoins", enumeration=AvisContact
    )
    contact_reponse: Champ[str | None] = champ("La réponse proposée lui semble pertinente", enumeration=AvisContact)
    contact_methodologie: Champ[str | None] = champ("La méthodologie lui paraît satisfaisante", enumeration=AvisContact)
    contact_commentaire: Champ[str | None] = champ("Ce qu’elle en dit")
    participant: Champ[str | None] = champ("Participant : fonction et niveau")
    correlation: Champ[str | None] = champ("Lien avec les projets en cours")
    disponibilite: Champ[str | None] = champ("Disponibilité")
    diffusion_acceptee: Champ[bool] = champ("Accepte que ses informations soient diffusées", defaut=False)
    diffusion_le: Champ[date | None] = champ("Accord de diffusion donné le")
    diffusion_precisions: Champ[str | None] = champ("Accord de diffusion : par qui, pour quoi")
    reperage: Champ[str | None] = champ("Comment elle a été repérée")
    notes: Champ[str | None] = champ("Notes")


def id_paire(une: str, autre: str) -> str:
    """The id of « these two are not the same », whatever their order: the same on every laptop, hence never twice."""
    return id_stable("paire_distincte", ":".join(sorted((une, autre))))


class PaireDistincte(Base):
    """Two structures that look alike and are two (`id_paire`): nobody proposes to merge them any more (R06)."""

    __tablename__ = "paire_distincte"

    premiere: Champ[str] = champ("Structure", defaut="")
    seconde: Champ[str] = champ("Structure qui lui ressemble", defaut="")
    jour: Champ[date | None] = champ("Distinguées le")

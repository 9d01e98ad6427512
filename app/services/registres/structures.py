"""The register of structures bénéficiaires: its columns, and the views that answer each criterion (R06, R07)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.models.colonnes import (
    Colonne,
    TypeChoix,
    TypeCodes,
    TypeEntier,
    TypeJour,
    TypeNombre,
    TypeOuiNon,
    TypeTexte,
    TypeTexteLong,
)  # fmt: skip
from app.models.definitions.catalogue import Catalogue
from app.models.statuts import AvisContact, Mobilisation
from app.models.structure import Structure
from app.services import structures
from app.services.champs import libelle_champ, unite_champ
from app.services.doublons import doublon_de
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.tables import codec, nom_de
from app.services.registres.definition import Jeu, Registre, choix_d_une_enum

_LONGS = frozenset(
    (
        "histoire", "adherents_typologie", "vie_associative", "finalites", "financement_precisions", "partenariats",
        "etp_financement", "emplois", "qualification", "savoir_faire", "mobilisation_motif", "contact_commentaire",
        "participant", "correlation", "disponibilite", "notes", "adresse", "aire_actuelle", "aire_potentielle",
        "diffusion_precisions", "reperage",
    )
)  # fmt: skip

_COURTS: Mapping[str, tuple[str, int]] = {
    "nom": ("Structure", 190),
    "commune": ("Commune", 120),
    "hors_territoire": ("Hors terr.", 78),
    "secteur": ("Secteur", 150),
    "branche": ("Branche, filière", 150),
    "statut_juridique": ("Statut", 150),
    "annee_creation": ("Créée en", 76),
    "adherents": ("Adhérents", 84),
    "budget": ("Budget", 104),
    "etp": ("ETP", 66),
    "mobilisation": ("Mobilisation", 116),
    "mobilisation_motif": ("Motif (sortie)", 150),
    "contact_concernee": ("Concernée\u202f?", 104),
    "contact_attentes": ("Attentes\u202f?", 104),
    "contact_reponse": ("Réponse\u202f?", 104),
    "contact_methodologie": ("Méthode\u202f?", 104),
    "participant": ("Participant", 150),
    "financements": ("Financements", 170),
    "financement_precisions": ("Précisions", 150),
    "partenariats": ("Partenariats", 150),
    "etp_financement": ("Financement des postes", 160),
    "qualification": ("Qualification, formation", 170),
    "savoir_faire": ("Savoir-faire requis", 170),
    "emplois": ("Emplois, métiers", 160),
    "histoire": ("Histoire, expérience", 170),
    "vie_associative": ("Vie associative", 160),
    "finalites": ("Finalités, axes", 170),
    "adherents_typologie": ("Typologie", 130),
    "correlation": ("Lien avec les projets", 160),
    "diffusion_acceptee": ("Diffusion", 80),
    "diffusion_le": ("Accord du", 96),
    "diffusion_precisions": ("Accord : par qui, pour quoi", 170),
    "reperage": ("Repérée par", 160),
}
"""Words short enough for a header, and the width of the column at 100 %."""


JEUX = (
    Jeu(
        "ensemble",
        "Vue d’ensemble",
        ("nom", "secteur", "aire_actuelle", "aire_potentielle", "etp", "budget", "mobilisation"),
    ),
    Jeu(
        "territoire",
        "Territoire",
        ("nom", "commune", "code_postal", "aire_actuelle", "aire_potentielle", "hors_territoire"),
    ),
    Jeu("secteur", "Secteur", ("nom", "statut_juridique", "secteur", "branche", "siret")),
    Jeu(
        "projet",
        "Projet",
        ("nom", "annee_creation", "adherents", "adherents_typologie", "histoire", "vie_associative", "finalites"),
    ),
    Jeu(
        "poids",
        "Poids",
        ("nom", "budget", "financements", "financement_precisions", "partenariats", "etp", "etp_financement"),
    ),
    Jeu("competences", "Compétences", ("nom", "emplois", "qualification", "savoir_faire")),
    Jeu(
        "mobilisation",
        "Mobilisation",
        (
            "nom",
            "mobilisation",
            "contact_concernee",
            "contact_attentes",
            "contact_reponse",
            "contact_methodologie",
            "participant",
            "disponibilite",
        ),
    ),
    Jeu(
        "contact",
        "Contact",
        ("nom", "contact_nom", "contact_fonction", "courriel", "telephone", "reperage", "diffusion_acceptee"),
    ),
)
"""Which columns answer which criterion (S1 FM1.2, FP4). To add a view: its line here."""

_ELASTIQUES = frozenset(("nom", "secteur", "commune", "branche", "financements"))
"""Columns that share the width, with those of long texts."""


def registre_des_structures(catalogue: Catalogue) -> Registre:
    """The register as tables, pastes and sheets need it."""
    return replace(
        structures.REGISTRE,
        colonnes=colonnes_des_structures(catalogue),
        jeux=JEUX,
        elastiques=_ELASTIQUES,
        signaler=signaler_doublon,
    )


def signaler_doublon(dossier: Dossier, id: str) -> str | None:
    """What to say when that structure seems to be there twice."""
    doublon = doublon_de(dossier, id)
    return None if doublon is None else f"Attention : « {doublon.nom} » est déjà là ({doublon.par})."


def colonnes_des_structures(catalogue: Catalogue) -> dict[str, Colonne]:
    """All columns of the register, by field."""
    avis = TypeChoix(choix_d_une_enum(AvisContact))
    types: dict[str, TypeTexte] = {
        "hors_territoire": TypeOuiNon(),
        "diffusion_acceptee": TypeOuiNon(),
        "diffusion_le": TypeJour(),
        "secteur": TypeChoix(catalogue.liste("secteurs").choix, libre=True),
        "statut_juridique": TypeChoix(catalogue.liste("statut_juridique").choix, libre=True),
        "mobilisation": TypeChoix(choix_d_une_enum(Mobilisation), vide=False),
        "financements": TypeCodes(catalogue.liste("typologie_financement").choix),
        "budget": TypeNombre(unite_champ(Structure, "budget")),
        "etp": TypeNombre(unite_champ(Structure, "etp")),
        "annee_creation": TypeEntier(annee=True),
        "adherents": TypeEntier(),
        **dict.fromkeys(("contact_concernee", "contact_attentes", "contact_reponse", "contact_methodologie"), avis),
        **{nom: TypeTexteLong() for nom in _LONGS},
    }
    colonnes = {}
    for nom in codec(nom_de(Structure)).colonnes:
        if nom == "id":
            continue
        court, largeur = _COURTS.get(nom, ("", 140))
        colonnes[nom] = Colonne(nom, libelle_champ(Structure, nom), types.get(nom, TypeTexte()), court, largeur)
    return colonnes

"""What people call the columns of their own lists, by field of the register.

To add one: write it in the line of its field, as people write it; case, accents and punctuation don’t matter. The
earlier in the line, the surer. A word that could mean two fields may stand in both: the other columns decide.
"""

from __future__ import annotations

from collections.abc import Mapping

SYNONYMES: Mapping[str, tuple[str, ...]] = {
    "nom": (
        "structure", "nom de la structure", "structure bénéficiaire", "association", "nom de l'association",
        "raison sociale", "dénomination", "dénomination sociale", "nom association", "nom structure", "organisme",
        "nom de l'organisme", "entité", "titre", "établissement", "employeur", "nom",
    ),
    "sigle": ("sigle", "acronyme", "nom court", "abréviation"),
    "statut_juridique": (
        "statut juridique", "forme juridique", "catégorie juridique", "nature juridique", "statut", "type de structure",
    ),
    "siret": ("siret", "numéro siret", "n° siret", "siren", "numéro siren", "n° siren", "siret siren"),
    "rna": ("rna", "numéro rna", "n° rna", "waldec", "identifiant association"),
    "contact_nom": (
        "contact", "nom du contact", "personne contact", "personne à contacter", "interlocuteur", "référent",
        "responsable", "dirigeant", "président", "présidente", "directeur", "nom prénom", "prénom nom", "prénom",
        "prénom du contact", "nom du référent", "nom du responsable", "civilité", "nom",
    ),
    "contact_fonction": ("fonction du contact", "fonction", "poste occupé", "qualité", "rôle", "titre"),
    "courriel": (
        "courriel", "e-mail", "email", "mail", "mél", "adresse mail", "adresse e-mail", "adresse électronique",
        "courrier électronique", "mail contact", "email contact",
    ),
    "telephone": ("téléphone", "tél", "tel", "numéro de téléphone", "téléphone fixe", "portable", "mobile", "n° tél"),
    "adresse": ("adresse", "adresse postale", "rue", "voie", "adresse 1", "adresse siège", "siège social", "siège"),
    "code_postal": ("code postal", "cp", "code postal siège"),
    "commune": ("commune", "ville", "localité", "commune siège", "ville siège", "cp ville", "code postal ville"),
    "aire_actuelle": (
        "aire actuelle", "territoire", "territoire d'intervention", "territoire actuel", "aire de travail",
        "périmètre", "zone d'intervention", "rayonnement", "aire d'intervention",
    ),
    "aire_potentielle": ("aire potentielle", "territoire potentiel", "territoire visé", "aire visée"),
    "hors_territoire": ("hors territoire", "hors du territoire", "hors dla"),
    "secteur": ("secteur", "secteur d'activité", "domaine", "domaine d'activité", "champ d'activité", "thématique"),
    "branche": (
        "branche", "filière", "branche professionnelle", "convention collective", "sous-secteur", "activité",
        "activité principale", "ape", "naf", "code ape", "libellé ape", "code naf",
    ),
    "annee_creation": (
        "année de création", "date de création", "création", "créée en", "année", "date création", "année création",
        "ancienneté",
    ),
    "histoire": ("histoire", "historique", "expérience", "présentation", "histoire de la structure"),
    "adherents": ("nombre d'adhérents", "adhérents", "nb adhérents", "effectif adhérents", "membres", "nb membres"),
    "adherents_typologie": ("typologie des adhérents", "profil des adhérents", "types d'adhérents", "public adhérent"),
    "vie_associative": ("vie associative", "dynamique associative", "gouvernance", "bénévolat", "bénévoles"),
    "finalites": ("finalités", "objectifs", "projet", "projet associatif", "objet", "objet social", "missions"),
    "budget": (
        "budget", "budget annuel", "montant du budget", "budget n", "produits", "chiffre d'affaires", "ca",
        "total produits", "budget global", "ressources",
    ),
    "financements": ("types de financement", "financements", "financeurs", "sources de financement"),
    "financement_precisions": ("précisions sur le financement", "détail des financements", "structure du financement"),
    "partenariats": ("partenariats", "partenaires", "volume et typologie du partenariat"),
    "etp": ("etp", "nombre d'etp", "nb etp", "postes", "effectif etp", "salariés etp", "effectif salarié", "effectif",
            "salariés", "nb salariés", "nombre de salariés"),
    "etp_financement": ("financement des postes", "types de contrats", "contrats", "emplois aidés"),
    "emplois": ("emplois", "métiers", "emplois et métiers", "postes occupés", "fonctions présentes"),
    "qualification": ("qualification", "formation", "formation des salariés", "niveau de qualification", "diplômes"),
    "savoir_faire": ("savoir-faire", "compétences", "compétences requises"),
    "mobilisation": ("mobilisation", "avancement", "degré de mobilisation", "état", "suivi"),
    "mobilisation_motif": ("motif de sortie", "motif", "raison de la sortie", "motif du refus"),
    "contact_concernee": ("concernée", "se sent concernée", "concernée par la problématique"),
    "contact_attentes": ("attentes", "correspond à ses attentes", "besoins"),
    "contact_reponse": ("réponse pertinente", "réponse proposée", "réponse"),
    "contact_methodologie": ("méthodologie", "méthode", "méthodologie satisfaisante"),
    "contact_commentaire": ("ce qu'elle en dit", "retour", "verbatim", "avis de la structure"),
    "participant": ("participant", "participants", "personne présente", "participant fonction et niveau"),
    "correlation": ("lien avec les projets", "projets en cours", "corrélation"),
    "disponibilite": ("disponibilité", "disponibilités", "calendrier"),
    "diffusion_acceptee": ("diffusion", "accepte la diffusion", "accord de diffusion", "rgpd", "consentement"),
    "diffusion_le": ("date d'accord de diffusion", "accord donné le", "autorisation donnée le"),
    "diffusion_precisions": ("accord donné par", "autorisation donnée par", "conditions de diffusion"),
    "reperage": ("origine du repérage", "repérée par", "repéré par", "orientée par", "source du repérage"),
    "notes": ("notes", "note", "remarques", "observations", "commentaires", "commentaire", "divers"),
}  # fmt: skip

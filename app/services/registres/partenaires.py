"""The registers of partners and of what they expect: their columns, and the views that answer each action (R10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.models.colonnes import Colonne, TypeChoix, TypeReference
from app.models.definitions.catalogue import Catalogue
from app.models.partenaires import Attente, Partenaire
from app.services import partenaires
from app.services.ecriture.dossier import Dossier
from app.services.objectifs import objectifs_a_citer
from app.services.registres.colonnes import colonnes_de
from app.services.registres.definition import Jeu, Registre
from app.services.registres.lecture import references

_LONGS = frozenset(
    (
        "role", "partage_mots", "complementaire_mots", "interet_mots", "apports_mots", "comite_role", "intervention",
        "notes",
    )
)  # fmt: skip

_COURTS: Mapping[str, tuple[str, int]] = {
    "nom": ("Partenaire", 190),
    "sigle": ("Sigle", 90),
    "famille": ("Famille", 190),
    "role": ("Qui il est", 190),
    "etat": ("Associé\u202f?", 100),
    "partage": ("Partagée\u202f?", 96),
    "partage_mots": ("Ce qu’il en dit", 150),
    "complementaire": ("Complémentaire\u202f?", 134),
    "complementaire_mots": ("Qui mène déjà quoi", 150),
    "interet": ("Intérêt\u202f?", 88),
    "interet_mots": ("À quelles conditions", 150),
    "apports": ("Contributions", 220),
    "apports_mots": ("Précisions", 170),
    "comite_pilotage": ("Comité", 66),
    "comite_role": ("Rôle au comité", 160),
    "intervenant": ("Intervient", 78),
    "intervention": ("Sur quoi", 190),
    "intervention_jours": ("Jours", 62),
    "contact_nom": ("Contact", 140),
    "contact_fonction": ("Fonction", 140),
}
_COURTS_ATTENTES: Mapping[str, tuple[str, int]] = {
    "partenaire": ("Partenaire", 160),
    "texte": ("Attente", 230),
    "motivation": ("Motivation", 170),
    "position": ("Vis-à-vis du projet", 150),
    "objectif": ("Objectif concerné", 170),
    "face_a": ("En tension avec", 140),
    "reponse": ("Ce que nous en faisons", 190),
    "reglee": ("Réglée", 62),
}
"""Words short enough for a header, and the width of the column at 100 %."""

JEUX = (
    Jeu("ensemble", "Vue d’ensemble", ("nom", "famille", "role", "etat", "comite_pilotage", "intervenant")),
    Jeu(
        "questions",
        "Les trois questions",
        ("nom", "partage", "partage_mots", "complementaire", "complementaire_mots", "interet", "interet_mots"),
    ),
    Jeu("contributions", "Contributions", ("nom", "famille", "apports", "apports_mots")),
    Jeu(
        "pilotage",
        "Pilotage et interventions",
        ("nom", "comite_pilotage", "comite_role", "intervenant", "intervention", "intervention_jours"),
    ),
    Jeu("contacts", "Contacts", ("nom", "contact_nom", "contact_fonction", "courriel", "telephone")),
)
"""Which columns answer which question. To add a view: its line here."""

JEUX_DES_ATTENTES = (
    Jeu("attentes", "Attentes", ("texte", "partenaire", "motivation", "position", "objectif", "face_a", "reponse")),
)


def registre_des_partenaires(catalogue: Catalogue, fixes: Mapping[str, Any] | None = None) -> Registre:
    """All partners, or those that have ``fixes`` (the members of the committee, the intervenants)."""
    return replace(
        partenaires.REGISTRE,
        colonnes=colonnes_de(Partenaire, catalogue, longs=_LONGS, courts=_COURTS),
        jeux=JEUX,
        fixes=dict(fixes or {}),
        elastiques=frozenset(("nom", "famille", "apports")),
        signaler=partenaires.signaler_doublon,
    )


def registre_des_attentes(dossier: Dossier, catalogue: Catalogue, partenaire: str = "") -> Registre:
    """What all partners expect, or that one (its id): its motivations are then proposed first."""
    colonnes = colonnes_de(
        Attente,
        catalogue,
        longs=frozenset(("texte", "reponse")),
        references={
            "partenaire": TypeReference(references(dossier, Partenaire)),
            "face_a": TypeReference(references(dossier, Partenaire)),
            "objectif": TypeReference(objectifs_a_citer(dossier, catalogue)),
        },
        courts=_COURTS_ATTENTES,
    )
    famille = str((dossier.ligne(Partenaire, partenaire) or {}).get("famille") or "") if partenaire else ""
    return replace(
        partenaires.REGISTRE_DES_ATTENTES,
        colonnes={**colonnes, "motivation": _motivation(colonnes["motivation"], catalogue, famille)},
        jeux=JEUX_DES_ATTENTES,
        fixes={"partenaire": partenaire} if partenaire else {},
        elastiques=frozenset(("texte", "objectif")),
    )


def _motivation(colonne: Colonne, catalogue: Catalogue, famille: str) -> Colonne:
    """The list of the guide, what that family usually expects first; own words are kept."""
    premieres = partenaires.MOTIVATIONS_DE_LA_FAMILLE.get(famille, ())
    choix = catalogue.liste("motivations_partenaires").choix
    return replace(colonne, type=TypeChoix(tuple(sorted(choix, key=lambda c: c.code not in premieres)), libre=True))

"""The three forms that frame an ingénierie: its problématique, the role of the DLA, the projet d’intervention.

Each is one row of typed columns. What a printed document or a figure reads is a column; the answers to the
posture questions, which only their figure reads, are one JSON object.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from app.models.base import Base, Champ, champ, id_stable

ID_PROBLEMATIQUE = id_stable("problematique", "dossier")
ID_ROLE = id_stable("role_dla", "dossier")
ID_PROJET = id_stable("projet_intervention", "dossier")


RETIRES = frozenset(
    (
        "objectifs_strategiques", "objectif_strategique", "objectifs_operationnels", "objectifs_libres",
        "resultats_attendus", "cout_total", "cout_prestations", "cout_logistique", "valorisation",
    )
)  # fmt: skip
"""Columns of the projet d’intervention that nothing reads or writes since version 2 (see `app.models.objectifs`,
`app.models.budget`)."""


class Problematique(Base):
    """The problem the ingénierie answers (R04; S1 FM1.1, FP5; S2 III.A)."""

    __tablename__ = "problematique"

    formulation: Champ[str | None] = champ("La problématique en une phrase")
    contexte: Champ[str | None] = champ("Le contexte")
    enjeux: Champ[str | None] = champ("Les enjeux")
    besoins: Champ[str | None] = champ("Les besoins repérés")
    origines: Champ[tuple[str, ...] | None] = champ(
        "L’origine de l’identification des besoins", liste="origine_besoins"
    )
    origines_precisions: Champ[str | None] = champ("Précisions sur l’origine")
    sources_documentaires: Champ[str | None] = champ("Sources documentaires")
    impressions_prestataires: Champ[str | None] = champ("Impressions des prestataires")
    validations: Champ[tuple[str, ...] | None] = champ(
        "La méthode de validation de la problématique", liste="validation_problematique"
    )
    validation_precisions: Champ[str | None] = champ("Précisions sur la validation")


class RoleDla(Base):
    """Why the DLA is entitled to lead, and how it stands towards the others (R05; S1 FM1.3, S3)."""

    __tablename__ = "role_dla"

    criteres: Champ[tuple[str, ...] | None] = champ("Critères de légitimité", liste="criteres_legitimite")
    legitimite: Champ[str | None] = champ("Ce qui légitime le DLA")
    acces: Champ[str | None] = champ("Accès aux acteurs accompagnables")
    idee: Champ[str | None] = champ("L’idée du projet")
    information: Champ[str | None] = champ("Information et sensibilisation")
    contenu: Champ[str | None] = champ("Le contenu de la démarche")
    modalites: Champ[str | None] = champ("Les modalités de la démarche")
    coherences: Champ[tuple[str, ...] | None] = champ("Cohérences vérifiées", liste="coherences")
    coherence_cadre: Champ[str | None] = champ("Cohérence avec le cadre d’intervention du DLA")
    coherence_besoins: Champ[str | None] = champ("Cohérence avec les besoins des structures")
    coherence_plan: Champ[str | None] = champ("Cohérence avec les plans d’accompagnement")
    coherence_territoire: Champ[str | None] = champ("Cohérence avec le territoire, le secteur")
    posture_reponses: Champ[dict[str, Any] | None] = champ("Réponses sur la posture")
    posture_commentaire: Champ[str | None] = champ("Ce que nous en tirons")


class ProjetIntervention(Base):
    """What will be done, with whom and with what: the matter of the fiche de présentation (S1 FM2.2, FM3.2, FP5)."""

    __tablename__ = "projet_intervention"

    # Those of `RETIRES` stay, so that the gestures that wrote them can still be undone.
    objectifs_strategiques: Champ[tuple[str, ...] | None] = champ(
        "Objectifs stratégiques", liste="objectifs_strategiques"
    )
    objectif_strategique: Champ[str | None] = champ("L’objectif stratégique, dans nos mots")
    objectifs_operationnels: Champ[tuple[str, ...] | None] = champ(
        "Objectifs opérationnels", liste="objectifs_operationnels"
    )
    objectifs_libres: Champ[str | None] = champ("Objectifs opérationnels, dans nos mots")
    resultats_attendus: Champ[str | None] = champ("Résultats attendus")
    # The evaluation project (R14; S1 FM2.2, FM3.2)
    evaluation_objets: Champ[tuple[str, ...] | None] = champ("Ce qu’on évalue", liste="objets_evaluation")
    evaluation_objet: Champ[str | None] = champ("L’objet de l’évaluation")
    evaluation_raisons: Champ[str | None] = champ("Les raisons de l’évaluation")
    evaluation_registres: Champ[tuple[str, ...] | None] = champ(
        "Les registres de l’évaluation", liste="registres_evaluation"
    )
    evaluation_outils: Champ[tuple[str, ...] | None] = champ("Les outils", liste="outils_evaluation")
    evaluation_outils_mots: Champ[str | None] = champ("Précisions sur les outils")
    participation_structures: Champ[str | None] = champ("Participation des structures à l’évaluation")
    participation_partenaires: Champ[str | None] = champ("Participation des partenaires à l’évaluation")
    participation_intervenants: Champ[str | None] = champ("Participation des intervenants à l’évaluation")
    type_ingenierie: Champ[str | None] = champ("Type d’ingénierie", liste="type_ingenierie")
    niveau: Champ[str | None] = champ("Niveau de l’action collective", liste="niveau_collectif")
    choix_reponses: Champ[dict[str, Any] | None] = champ("Réponses au choix guidé")
    type_motif: Champ[str | None] = champ("Pourquoi ce type")
    niveau_motif: Champ[str | None] = champ("Pourquoi ce niveau")
    types_intervention: Champ[tuple[str, ...] | None] = champ(
        "Type d’intervention auprès des structures", liste="types_intervention"
    )
    journees: Champ[Decimal | None] = champ("Nombre de journées", unite="j")
    duree: Champ[str | None] = champ("Durée des interventions")
    rythme: Champ[str | None] = champ("Rythme")
    lieux: Champ[str | None] = champ("Lieux")
    enee: Champ[tuple[str, ...] | None] = champ("Thèmes « Enée »", liste="enee")
    contenus: Champ[str | None] = champ("Contenus abordés")
    methode_constitution: Champ[str | None] = champ("Méthode de constitution", liste="methodes_constitution")
    methode_motif: Champ[str | None] = champ("Pourquoi cette méthode")
    groupes: Champ[str | None] = champ("Groupes de structures")
    animation_dla: Champ[str | None] = champ("Animation de la démarche par le DLA et / ou le C2RA")
    systeme_intervenant: Champ[str | None] = champ("Système intervenant")
    partenariat: Champ[str | None] = champ("Partenariat mobilisé")
    pilotage_forme: Champ[str | None] = champ("Forme du pilotage", liste="formes_pilotage")
    pilotage_role: Champ[str | None] = champ("Rôle et rythme du pilotage")
    cout_total: Champ[Decimal | None] = champ("Budget de l’ingénierie", unite="€")
    cout_precision: Champ[str | None] = champ("Ce que couvre le budget (HT / TTC, phases…)")
    cout_prestations: Champ[Decimal | None] = champ("Coût des prestations extérieures", unite="€")
    cout_logistique: Champ[Decimal | None] = champ("Logistique et communication", unite="€")
    valorisation: Champ[Decimal | None] = champ("Valorisation du temps passé", unite="€")
    financement: Champ[str | None] = champ("Origine du financement")

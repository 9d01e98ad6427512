"""The plan d’accompagnement of each structure, and the mission d’appui it calls for (R09; S4 DLA 37, thème 1)."""

from __future__ import annotations

from datetime import date

from app.models.base import Base, Champ, champ, id_stable
from app.models.statuts import EtatSuivi


def id_plan(structure: str) -> str:
    """The id of the plan of a structure: one each."""
    return id_stable("plan_accompagnement", structure)


class PlanAccompagnement(Base):
    """One row a structure (`id_plan`): its diagnostic in a few words, the mission d’appui, its objectives."""

    __tablename__ = "plan_accompagnement"

    structure: Champ[str] = champ("Structure", defaut="")
    diagnostic_le: Champ[date | None] = champ("Diagnostic partagé le")
    points_forts: Champ[str | None] = champ("Points forts")
    points_faibles: Champ[str | None] = champ("Points faibles")
    perspectives: Champ[str | None] = champ("Perspectives de consolidation")
    mission: Champ[str | None] = champ("Mission d’appui préconisée", liste="mission_appui")
    mission_contexte: Champ[str | None] = champ("Ce qui la rend nécessaire")
    objectif_general: Champ[str | None] = champ("Objectif général")
    objectifs_operationnels: Champ[str | None] = champ("Objectifs opérationnels")
    objectif_individuel: Champ[str | None] = champ("Ce que la structure attend, pour elle, de l’ingénierie collective")
    resultat_individuel: Champ[str | None] = champ("À quoi elle verra que c’est atteint")
    valide_le: Champ[date | None] = champ("Validé en conseil d’administration le")


class LignePlan(Base):
    """A difficulty and what will be done about it (the five columns of the DLA 37’s plan)."""

    __tablename__ = "ligne_plan"

    structure: Champ[str] = champ("Structure", defaut="", index=True)
    difficulte: Champ[str] = champ("Difficulté rencontrée", defaut="")
    cause: Champ[str | None] = champ("Cause supposée")
    action: Champ[str | None] = champ("Action envisagée")
    echeance: Champ[date | None] = champ("Échéance")
    echeance_mots: Champ[str | None] = champ("Échéance, en mots")
    moyens: Champ[str | None] = champ("Moyens à mobiliser")
    ressource: Champ[str | None] = champ("Ressource mobilisée", liste="ressource_plan")
    etat: Champ[str] = champ("État", defaut="a_faire", enumeration=EtatSuivi)

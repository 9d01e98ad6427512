"""Objectives, the results expected of them, and what will tell whether they came (R13, R14; S1 FM2.2, FM3.2, FP5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.models.base import Base, Champ, champ
from app.models.statuts import Atteinte, GenreObjectif, NatureResultat


class Objectif(Base):
    """An objective of the guide (``code``) in our words, or our own; an operational one may serve a strategic."""

    __tablename__ = "objectif"

    genre: Champ[str] = champ("Genre", defaut="operationnel", enumeration=GenreObjectif)
    code: Champ[str | None] = champ("Objectif du guide")
    texte: Champ[str] = champ("Objectif", defaut="")
    sert: Champ[str | None] = champ("Objectif stratégique servi")
    commentaire: Champ[str | None] = champ("Commentaire")
    ordre: Champ[int] = champ("Ordre", defaut=0)


class Resultat(Base):
    """A result expected, of an objective or of the whole ingénierie; ``constat``: what one day was seen of it."""

    __tablename__ = "resultat"

    objectif: Champ[str | None] = champ("Objectif")
    texte: Champ[str] = champ("Résultat attendu", defaut="")
    nature: Champ[str | None] = champ("Nature", enumeration=NatureResultat)
    echeance: Champ[date | None] = champ("À constater le")
    constat: Champ[str | None] = champ("Constat", enumeration=Atteinte)
    constate_le: Champ[date | None] = champ("Constaté le")
    constat_mots: Champ[str | None] = champ("Ce qui est constaté")
    ordre: Champ[int] = champ("Ordre", defaut=0)


class Indicateur(Base):
    """What will be measured, from what start to what target, where it will be read, with what tool, by whom; and, one
    day, what was measured (``mesure``, in the unit of the target, or in words)."""

    __tablename__ = "indicateur"

    resultat: Champ[str] = champ("Résultat attendu", defaut="")
    texte: Champ[str] = champ("Indicateur", defaut="")
    depart: Champ[Decimal | None] = champ("Valeur de départ")
    cible: Champ[Decimal | None] = champ("Cible")
    unite: Champ[str | None] = champ("Unité de mesure")
    cible_mots: Champ[str | None] = champ("Cible, en mots")
    registre: Champ[str | None] = champ("Registre", liste="registres_evaluation")
    sources: Champ[tuple[str, ...] | None] = champ("Sources", liste="sources_evaluation")
    outil: Champ[str | None] = champ("Outil", liste="outils_evaluation")
    precisions: Champ[str | None] = champ("Précisions sur la source, l’outil")
    responsable: Champ[str | None] = champ("Responsable")
    echeance: Champ[date | None] = champ("À mesurer le")
    mesure: Champ[Decimal | None] = champ("Valeur mesurée")
    mesure_mots: Champ[str | None] = champ("Mesure, en mots")
    mesure_le: Champ[date | None] = champ("Mesuré le")

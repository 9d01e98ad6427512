"""Objectives, the results expected of them, and what will tell whether they came (R13, R14; S1 FM2.2, FM3.2, FP5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from app.models.base import Base, champ
from app.models.statuts import GenreObjectif, NatureResultat


class Objectif(Base):
    """An objective of the guide (``code``) in our words, or our own; an operational one may serve a strategic."""

    __tablename__ = "objectif"

    genre: Mapped[str] = champ("Genre", defaut="operationnel", enumeration=GenreObjectif)
    code: Mapped[str | None] = champ("Objectif du guide")
    texte: Mapped[str] = champ("Objectif", defaut="")
    sert: Mapped[str | None] = champ("Objectif stratégique servi")
    commentaire: Mapped[str | None] = champ("Commentaire")
    ordre: Mapped[int] = champ("Ordre", defaut=0)


class Resultat(Base):
    """A result expected, of an objective or of the whole ingénierie."""

    __tablename__ = "resultat"

    objectif: Mapped[str | None] = champ("Objectif")
    texte: Mapped[str] = champ("Résultat attendu", defaut="")
    nature: Mapped[str | None] = champ("Nature", enumeration=NatureResultat)
    echeance: Mapped[date | None] = champ("À constater le")
    ordre: Mapped[int] = champ("Ordre", defaut=0)


class Indicateur(Base):
    """What will be measured, from what start to what target, where it will be read, with what tool, by whom."""

    __tablename__ = "indicateur"

    resultat: Mapped[str] = champ("Résultat attendu", defaut="")
    texte: Mapped[str] = champ("Indicateur", defaut="")
    depart: Mapped[Decimal | None] = champ("Valeur de départ")
    cible: Mapped[Decimal | None] = champ("Cible")
    unite: Mapped[str | None] = champ("Unité de mesure")
    cible_mots: Mapped[str | None] = champ("Cible, en mots")
    registre: Mapped[str | None] = champ("Registre", liste="registres_evaluation")
    sources: Mapped[tuple[str, ...] | None] = champ("Sources", liste="sources_evaluation")
    outil: Mapped[str | None] = champ("Outil", liste="outils_evaluation")
    precisions: Mapped[str | None] = champ("Précisions sur la source, l’outil")
    responsable: Mapped[str | None] = champ("Responsable")
    echeance: Mapped[date | None] = champ("À mesurer le")

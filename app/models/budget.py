"""The budget: what it costs, what time is given, who pays and how sure it is (R16; S1 FM2.3, FP7; S3). Amounts in €."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from app.models.base import Base, champ
from app.models.statuts import BasePrix, EtatRessource, NatureDepense


class ScenarioBudget(Base):
    """A way of building the budget; at most one is ``retenu``."""

    __tablename__ = "scenario_budget"

    nom: Mapped[str] = champ("Scénario", defaut="")
    description: Mapped[str | None] = champ("Ce qui le distingue")
    retenu: Mapped[bool] = champ("Retenu", defaut=False)


class Depense(Base):
    """A line of expense: quantity × unit cost, before or after VAT; or time given, counted apart."""

    __tablename__ = "depense"

    scenario: Mapped[str] = champ("Scénario", defaut="")
    rubrique: Mapped[str | None] = champ("Rubrique", liste="rubriques_budget")
    libelle: Mapped[str] = champ("Dépense", defaut="")
    nature: Mapped[str] = champ("Nature", defaut="depense", enumeration=NatureDepense)
    quantite: Mapped[Decimal | None] = champ("Quantité")
    unite: Mapped[str | None] = champ("Unité", liste="unites_budget")
    cout_unitaire: Mapped[Decimal | None] = champ("Coût unitaire", unite="€")
    base_prix: Mapped[str] = champ("HT ou TTC", defaut="ttc", enumeration=BasePrix)
    tva: Mapped[Decimal | None] = champ("TVA", unite="%")
    commentaire: Mapped[str | None] = champ("Précisions")
    ordre: Mapped[int] = champ("Ordre", defaut=0)


class Ressource(Base):
    """Who pays how much, and how sure it is. ``credits_existants``: what is already financed for the same thing."""

    __tablename__ = "ressource"

    scenario: Mapped[str] = champ("Scénario", defaut="")
    financeur: Mapped[str] = champ("Financeur", defaut="")
    partenaire: Mapped[str | None] = champ("Partenaire du registre")
    famille: Mapped[str | None] = champ("Famille de financement", liste="familles_financement")
    montant: Mapped[Decimal | None] = champ("Montant", unite="€")
    etat: Mapped[str] = champ("État", defaut="pressenti", enumeration=EtatRessource)
    sollicite_le: Mapped[date | None] = champ("Sollicité le")
    reponse_le: Mapped[date | None] = champ("Réponse attendue le")
    accorde_le: Mapped[date | None] = champ("Accordé le")
    verse_le: Mapped[date | None] = champ("Versé le")
    credits_existants: Mapped[str | None] = champ("Crédits déjà présents pour la même action")
    conditions: Mapped[str | None] = champ("Conditions, références")
    ordre: Mapped[int] = champ("Ordre", defaut=0)


class PartDla(Base):
    """A DLA of an inter-DLA ingénierie: how many of the structures are of its territory (S3: au prorata)."""

    __tablename__ = "part_dla"

    nom: Mapped[str] = champ("DLA", defaut="")
    structures: Mapped[int | None] = champ("Structures de son ressort")
    referent: Mapped[bool] = champ("DLA référent", defaut=False)
    commentaire: Mapped[str | None] = champ("Commentaire")

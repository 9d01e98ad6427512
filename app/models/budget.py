"""The budget: what it costs, what time is given, who pays and how sure it is (R16; S1 FM2.3, FP7; S3). Amounts in €."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.models.base import Base, Champ, champ
from app.models.statuts import BasePrix, EtatRessource, NatureDepense


class ScenarioBudget(Base):
    """A way of building the budget; at most one is ``retenu``."""

    __tablename__ = "scenario_budget"

    nom: Champ[str] = champ("Scénario", defaut="")
    description: Champ[str | None] = champ("Ce qui le distingue")
    retenu: Champ[bool] = champ("Retenu", defaut=False)


class Depense(Base):
    """A line of expense: quantity × unit cost, before or after VAT; or time given, counted apart."""

    __tablename__ = "depense"

    scenario: Champ[str] = champ("Scénario", defaut="")
    rubrique: Champ[str | None] = champ("Rubrique", liste="rubriques_budget")
    libelle: Champ[str] = champ("Dépense", defaut="")
    nature: Champ[str] = champ("Nature", defaut="depense", enumeration=NatureDepense)
    quantite: Champ[Decimal | None] = champ("Quantité")
    unite: Champ[str | None] = champ("Unité", liste="unites_budget")
    cout_unitaire: Champ[Decimal | None] = champ("Coût unitaire", unite="€")
    base_prix: Champ[str] = champ("HT ou TTC", defaut="ttc", enumeration=BasePrix)
    tva: Champ[Decimal | None] = champ("TVA", unite="%")
    commentaire: Champ[str | None] = champ("Précisions")
    ordre: Champ[int] = champ("Ordre", defaut=0)


class Ressource(Base):
    """Who pays how much, and how sure it is. ``credits_existants``: what is already financed for the same thing."""

    __tablename__ = "ressource"

    scenario: Champ[str] = champ("Scénario", defaut="")
    financeur: Champ[str] = champ("Financeur", defaut="")
    partenaire: Champ[str | None] = champ("Partenaire du registre")
    famille: Champ[str | None] = champ("Famille de financement", liste="familles_financement")
    montant: Champ[Decimal | None] = champ("Montant", unite="€")
    etat: Champ[str] = champ("État", defaut="pressenti", enumeration=EtatRessource)
    sollicite_le: Champ[date | None] = champ("Sollicité le")
    reponse_le: Champ[date | None] = champ("Réponse attendue le")
    accorde_le: Champ[date | None] = champ("Accordé le")
    verse_le: Champ[date | None] = champ("Versé le")
    credits_existants: Champ[str | None] = champ("Crédits déjà présents pour la même action")
    conditions: Champ[str | None] = champ("Conditions, références")
    ordre: Champ[int] = champ("Ordre", defaut=0)


class PartDla(Base):
    """A DLA of an inter-DLA ingénierie: how many of the structures are of its territory (S3: au prorata)."""

    __tablename__ = "part_dla"

    nom: Champ[str] = champ("DLA", defaut="")
    structures: Champ[int | None] = champ("Structures de son ressort")
    referent: Champ[bool] = champ("DLA référent", defaut=False)
    commentaire: Champ[str | None] = champ("Commentaire")

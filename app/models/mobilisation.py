"""What hangs from a structure while it is mobilised: its contacts, and each step of its path with a date (R06, R07)."""

from __future__ import annotations

from datetime import date

from app.models.base import Base, Champ, champ
from app.models.statuts import Mobilisation


class Contact(Base):
    """A person of a structure, beside the main contact kept on the structure itself (S1 FM3.1: function and level)."""

    __tablename__ = "contact"

    structure: Champ[str] = champ("Structure", defaut="", index=True)
    nom: Champ[str] = champ("Nom", defaut="")
    fonction: Champ[str | None] = champ("Fonction")
    niveau: Champ[str | None] = champ("Niveau", liste="niveau_participant")
    courriel: Champ[str | None] = champ("Courriel")
    telephone: Champ[str | None] = champ("Téléphone")
    participe: Champ[bool] = champ("Participe à l’ingénierie", defaut=False)
    disponibilite: Champ[str | None] = champ("Disponibilité")
    notes: Champ[str | None] = champ("Notes")


class Mouvement(Base):
    """A step of a structure on the path of mobilisation: the degree reached, the day, the reason (R07)."""

    __tablename__ = "mouvement"

    structure: Champ[str] = champ("Structure", defaut="", index=True)
    degre: Champ[str] = champ("Mobilisation", defaut="reperee", enumeration=Mobilisation)
    jour: Champ[date | None] = champ("Le")
    motif: Champ[str | None] = champ("Motif")

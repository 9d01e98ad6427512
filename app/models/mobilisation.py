"""What hangs from a structure while it is mobilised: its contacts, and each step of its path with a date (R06, R07)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.models.base import Base, champ
from app.models.statuts import Mobilisation


class Contact(Base):
    """A person of a structure, beside the main contact kept on the structure itself (S1 FM3.1: function and level)."""

    __tablename__ = "contact"

    structure: Mapped[str] = champ("Structure", defaut="", index=True)
    nom: Mapped[str] = champ("Nom", defaut="")
    fonction: Mapped[str | None] = champ("Fonction")
    niveau: Mapped[str | None] = champ("Niveau", liste="niveau_participant")
    courriel: Mapped[str | None] = champ("Courriel")
    telephone: Mapped[str | None] = champ("Téléphone")
    participe: Mapped[bool] = champ("Participe à l’ingénierie", defaut=False)
    disponibilite: Mapped[str | None] = champ("Disponibilité")
    notes: Mapped[str | None] = champ("Notes")


class Mouvement(Base):
    """A step of a structure on the path of mobilisation: the degree reached, the day, the reason (R07)."""

    __tablename__ = "mouvement"

    structure: Mapped[str] = champ("Structure", defaut="", index=True)
    degre: Mapped[str] = champ("Mobilisation", defaut="reperee", enumeration=Mobilisation)
    jour: Mapped[date | None] = champ("Le")
    motif: Mapped[str | None] = champ("Motif")

"""Dates that belong to nothing else: the milestones of the échéancier (R17)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.models.base import Base, champ


class Jalon(Base):
    """A milestone, or a period when it has an end; ``delai`` (days) and ``avant`` keep how it was planned backwards."""

    __tablename__ = "jalon"

    titre: Mapped[str] = champ("Jalon", defaut="")
    jour: Mapped[date | None] = champ("Date")
    fin: Mapped[date | None] = champ("Fin")
    genre: Mapped[str | None] = champ("Genre", liste="genres_jalon")
    responsable: Mapped[str | None] = champ("Responsable")
    fait: Mapped[bool] = champ("Fait", defaut=False)
    modele: Mapped[str | None] = champ("Étape du rétroplanning")
    notes: Mapped[str | None] = champ("Notes")

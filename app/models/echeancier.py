"""Dates that belong to nothing else: the milestones of the échéancier (R17)."""

from __future__ import annotations

from datetime import date

from app.models.base import Base, Champ, champ


class Jalon(Base):
    """A milestone, or a period when it has an end; ``modele`` is the step of the rétroplanning it was planned from."""

    __tablename__ = "jalon"

    titre: Champ[str] = champ("Jalon", defaut="")
    jour: Champ[date | None] = champ("Date")
    fin: Champ[date | None] = champ("Fin")
    genre: Champ[str | None] = champ("Genre", liste="genres_jalon")
    responsable: Champ[str | None] = champ("Responsable")
    fait: Champ[bool] = champ("Fait", defaut=False)
    modele: Champ[str | None] = champ("Étape du rétroplanning")
    notes: Champ[str | None] = champ("Notes")

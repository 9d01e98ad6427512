"""Groups of structures: several ways of composing them stand side by side, one is kept (R08; S1 FM3.1, FP4; S3)."""

from __future__ import annotations

from typing import Any

from app.models.base import Base, Champ, champ, id_stable


def id_affectation(groupe: str, structure: str) -> str:
    """The id of « this structure is in this group »: the same on every laptop, hence never twice."""
    return id_stable("affectation", f"{groupe}:{structure}")


class Scenario(Base):
    """A way of composing the groups; at most one is ``retenu``."""

    __tablename__ = "scenario"

    nom: Champ[str] = champ("Scénario", defaut="")
    description: Champ[str | None] = champ("Ce qui le distingue")
    retenu: Champ[bool] = champ("Retenu", defaut=False)


class Groupe(Base):
    """A group of a scenario: its profile, its size aimed at (structures), the answers to the vigilance questions."""

    __tablename__ = "groupe"

    scenario: Champ[str] = champ("Scénario", defaut="")
    nom: Champ[str] = champ("Groupe", defaut="")
    criteres: Champ[tuple[str, ...] | None] = champ("Critères du profil", liste="criteres_groupe")
    profil: Champ[str | None] = champ("Profil du groupe")
    taille_min: Champ[int | None] = champ("Taille minimale", unite="structures")
    taille_max: Champ[int | None] = champ("Taille maximale", unite="structures")
    vigilance: Champ[dict[str, Any] | None] = champ("Réponses aux questions de vigilance")
    notes: Champ[str | None] = champ("Notes")


class Affectation(Base):
    """A structure in a group (`id_affectation`). A structure may be in two groups of a scenario; it is then shown."""

    __tablename__ = "affectation"

    groupe: Champ[str] = champ("Groupe", defaut="")
    structure: Champ[str] = champ("Structure", defaut="", index=True)

"""Points de vigilance as they are found here, and the decisions they end in (R12; S3, S1 FP4)."""

from __future__ import annotations

from datetime import date

from app.models.base import Base, Champ, champ, id_stable
from app.models.statuts import ConstatVigilance, EtatSuivi


def id_vigilance(code: str) -> str:
    """The id of what is said of one point of `resources/vigilance.toml`."""
    return id_stable("point_vigilance", code)


class PointVigilance(Base):
    """What is found of one lever, brake or question; ``propre``: added by the user, with its own ``texte``."""

    __tablename__ = "point_vigilance"

    code: Champ[str] = champ("Point", defaut="")
    constat: Champ[str | None] = champ("Constat", enumeration=ConstatVigilance)
    commentaire: Champ[str | None] = champ("Ce que nous constatons")
    propre: Champ[bool] = champ("Ajouté par nous", defaut=False)
    texte: Champ[str | None] = champ("Intitulé du point ajouté")
    ordre: Champ[int] = champ("Ordre", defaut=0)


class Decision(Base):
    """What was decided, by whom it is done and when. ``origine`` is the address it came from (``vigilance:…``)."""

    __tablename__ = "decision"

    texte: Champ[str] = champ("Décision", defaut="")
    origine: Champ[str | None] = champ("Origine")
    responsable: Champ[str | None] = champ("Responsable")
    prise_le: Champ[date | None] = champ("Décidée le")
    echeance: Champ[date | None] = champ("Échéance")
    etat: Champ[str] = champ("État", defaut="a_faire", enumeration=EtatSuivi)
    faite_le: Champ[date | None] = champ("Faite le")
    suite: Champ[str | None] = champ("Ce qui a été fait")

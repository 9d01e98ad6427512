"""What was done of the cycle: one row an action, a point or a phase that has been touched (R01, R02, R44)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from app.models.base import Base, champ
from app.models.statuts import StatutAction


class ActionSuivie(Base):
    """What the user says of one of the 45 actions. No row: nothing was said yet.

    ``statut`` is the user's own tick (`app.models.statuts.StatutAction`); empty, the computed one stands.
    """

    __tablename__ = "action_suivie"

    action_code: Mapped[str] = champ("Action", defaut="")
    statut: Mapped[str | None] = champ("Statut", enumeration=StatutAction)
    motif: Mapped[str | None] = champ("Motif (sans objet)")
    notes: Mapped[str | None] = champ("Notes")
    echeance: Mapped[date | None] = champ("Échéance")
    responsable: Mapped[str | None] = champ("Responsable")


class PointSuivi(Base):
    """A point of an action: ticked, answered, set aside with a reason, or added by the user (``propre``)."""

    __tablename__ = "point_suivi"

    action_code: Mapped[str] = champ("Action", defaut="")
    code: Mapped[str] = champ("Point", defaut="")
    coche: Mapped[bool] = champ("Coché", defaut=False)
    reponse: Mapped[str | None] = champ("Réponse")
    ecarte: Mapped[bool] = champ("Écarté", defaut=False)
    motif: Mapped[str | None] = champ("Motif (point écarté)")
    propre: Mapped[bool] = champ("Ajouté par nous", defaut=False)
    texte: Mapped[str | None] = champ("Intitulé du point ajouté")
    ordre: Mapped[int] = champ("Ordre", defaut=0)


class PhaseSuivie(Base):
    """A phase the user has declared closed."""

    __tablename__ = "phase_suivie"

    phase_code: Mapped[str] = champ("Phase", defaut="")
    close_le: Mapped[datetime | None] = champ("Close le")
    commentaire: Mapped[str | None] = champ("Commentaire de clôture")


class PieceJointe(Base):
    """A document kept *inside* the dossier; its bytes are in ``contenu``, found by their SHA-256."""

    __tablename__ = "piece_jointe"

    action_code: Mapped[str | None] = champ("Action")
    nom: Mapped[str] = champ("Nom du fichier", defaut="")
    type_mime: Mapped[str | None] = champ("Type de fichier")
    taille: Mapped[int] = champ("Taille", unite="octets", defaut=0)
    sha256: Mapped[str] = champ("Empreinte", defaut="")
    ajoutee_le: Mapped[datetime | None] = champ("Ajoutée le")
    commentaire: Mapped[str | None] = champ("Commentaire")

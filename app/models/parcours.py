"""What was done of the cycle: one row an action, a point or a phase that has been touched (R01, R02, R44)."""

from __future__ import annotations

from datetime import date, datetime

from app.models.base import Base, Champ, champ
from app.models.statuts import StatutAction


class ActionSuivie(Base):
    """What the user says of one of the 45 actions. No row: nothing was said yet.

    ``statut`` is the user's own tick (`app.models.statuts.StatutAction`); empty, the computed one stands.
    """

    __tablename__ = "action_suivie"

    action_code: Champ[str] = champ("Action", defaut="")
    statut: Champ[str | None] = champ("Statut", enumeration=StatutAction)
    motif: Champ[str | None] = champ("Motif (sans objet)")
    notes: Champ[str | None] = champ("Notes")
    echeance: Champ[date | None] = champ("Échéance")
    responsable: Champ[str | None] = champ("Responsable")


class PointSuivi(Base):
    """A point of an action: ticked, answered, set aside with a reason, or added by the user (``propre``)."""

    __tablename__ = "point_suivi"

    action_code: Champ[str] = champ("Action", defaut="")
    code: Champ[str] = champ("Point", defaut="")
    coche: Champ[bool] = champ("Coché", defaut=False)
    reponse: Champ[str | None] = champ("Réponse")
    ecarte: Champ[bool] = champ("Écarté", defaut=False)
    motif: Champ[str | None] = champ("Motif (point écarté)")
    propre: Champ[bool] = champ("Ajouté par nous", defaut=False)
    texte: Champ[str | None] = champ("Intitulé du point ajouté")
    ordre: Champ[int] = champ("Ordre", defaut=0)


class PhaseSuivie(Base):
    """A phase the user has declared closed."""

    __tablename__ = "phase_suivie"

    phase_code: Champ[str] = champ("Phase", defaut="")
    close_le: Champ[datetime | None] = champ("Close le")
    commentaire: Champ[str | None] = champ("Commentaire de clôture")


class PieceJointe(Base):
    """A document kept *inside* the dossier; its bytes are in ``contenu``, found by their SHA-256."""

    __tablename__ = "piece_jointe"

    action_code: Champ[str | None] = champ("Action")
    nom: Champ[str] = champ("Nom du fichier", defaut="")
    type_mime: Champ[str | None] = champ("Type de fichier")
    taille: Champ[int] = champ("Taille", unite="octets", defaut=0)
    sha256: Champ[str] = champ("Empreinte", defaut="")
    ajoutee_le: Champ[datetime | None] = champ("Ajoutée le")
    commentaire: Champ[str | None] = champ("Commentaire")

"""The comité d’appui: members, sessions, what it was told, what it said, what became of it (R15; S1 FM2.3)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from app.models.base import Base, champ, id_stable
from app.models.statuts import EtatPresence, EtatSeance, Mandat, NatureAvis


def id_presence(seance: str, membre: str) -> str:
    """The id of « this member at that session »: one row each."""
    return id_stable("presence", f"{seance}:{membre}")


def id_avis(seance: str) -> str:
    """The id of the opinion of a session: one each."""
    return id_stable("avis", seance)


class Membre(Base):
    """Someone who sits on the comité d’appui."""

    __tablename__ = "membre"

    nom: Mapped[str] = champ("Membre", defaut="")
    organisme: Mapped[str | None] = champ("Organisme")
    fonction: Mapped[str | None] = champ("Fonction")
    famille: Mapped[str | None] = champ("Famille", liste="familles_comite")
    mandat: Mapped[str] = champ("Mandat", defaut="titulaire", enumeration=Mandat)
    supplee: Mapped[str | None] = champ("Supplée")
    courriel: Mapped[str | None] = champ("Courriel")
    telephone: Mapped[str | None] = champ("Téléphone")
    actif: Mapped[bool] = champ("Siège encore", defaut=True)
    notes: Mapped[str | None] = champ("Notes")


class Seance(Base):
    """A session; hours as typed (« 14 h 30 »), durations in minutes."""

    __tablename__ = "seance"

    jour: Mapped[date | None] = champ("Date")
    debut: Mapped[str | None] = champ("Début")
    fin: Mapped[str | None] = champ("Fin")
    lieu: Mapped[str | None] = champ("Lieu")
    objet: Mapped[str] = champ("Objet", defaut="")
    etat: Mapped[str] = champ("État", defaut="prevue", enumeration=EtatSeance)
    animation: Mapped[str | None] = champ("Animée par")
    secretariat: Mapped[str | None] = champ("Notes prises par")
    ouverte_le: Mapped[datetime | None] = champ("Ouverte le")
    close_le: Mapped[datetime | None] = champ("Close le")
    notes: Mapped[str | None] = champ("Notes de séance")


class PointSeance(Base):
    """A point of the agenda: what is presented, by whom, for how many minutes, with which document."""

    __tablename__ = "point_seance"

    seance: Mapped[str] = champ("Séance", defaut="")
    ordre: Mapped[int] = champ("Ordre", defaut=0)
    titre: Mapped[str] = champ("Point", defaut="")
    duree: Mapped[int | None] = champ("Durée", unite="min")
    rapporteur: Mapped[str | None] = champ("Présenté par")
    document: Mapped[str | None] = champ("Document présenté")
    traite: Mapped[bool] = champ("Traité", defaut=False)
    notes: Mapped[str | None] = champ("Ce qui s’est dit")


class Presence(Base):
    """A member at a session (`id_presence`)."""

    __tablename__ = "presence"

    seance: Mapped[str] = champ("Séance", defaut="")
    membre: Mapped[str] = champ("Membre", defaut="")
    etat: Mapped[str | None] = champ("Présence", enumeration=EtatPresence)
    par: Mapped[str | None] = champ("Représenté par")


class Avis(Base):
    """What the comité d’appui concluded at a session (`id_avis`)."""

    __tablename__ = "avis"

    seance: Mapped[str] = champ("Séance", defaut="")
    nature: Mapped[str | None] = champ("Avis", enumeration=NatureAvis)
    motivation: Mapped[str | None] = champ("Ce qui le motive")


class Commentaire(Base):
    """What a member (or nobody in particular) said at a session."""

    __tablename__ = "commentaire"

    seance: Mapped[str] = champ("Séance", defaut="")
    membre: Mapped[str | None] = champ("Membre")
    point: Mapped[str | None] = champ("Point de l’ordre du jour")
    texte: Mapped[str] = champ("Commentaire", defaut="")
    note_le: Mapped[datetime | None] = champ("Noté le")


class Reserve(Base):
    """A reservation: open until what was done *and* what really changed are written and it is lifted."""

    __tablename__ = "reserve"

    seance: Mapped[str] = champ("Séance", defaut="")
    texte: Mapped[str] = champ("Réserve", defaut="")
    membre: Mapped[str | None] = champ("Émise par")
    responsable: Mapped[str | None] = champ("Responsable")
    echeance: Mapped[date | None] = champ("Réponse pour le")
    suite: Mapped[str | None] = champ("Suite donnée")
    changement: Mapped[str | None] = champ("Ce qui a effectivement changé")
    levee_le: Mapped[date | None] = champ("Levée le")
    levee_seance: Mapped[str | None] = champ("Levée à la séance")

"""The comité d’appui: members, sessions, what it was told, what it said, what became of it (R15; S1 FM2.3)."""

from __future__ import annotations

from datetime import date, datetime

from app.models.base import Base, Champ, champ, id_stable
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

    nom: Champ[str] = champ("Membre", defaut="")
    organisme: Champ[str | None] = champ("Organisme")
    fonction: Champ[str | None] = champ("Fonction")
    famille: Champ[str | None] = champ("Famille", liste="familles_comite")
    mandat: Champ[str] = champ("Mandat", defaut="titulaire", enumeration=Mandat)
    supplee: Champ[str | None] = champ("Supplée")
    courriel: Champ[str | None] = champ("Courriel")
    telephone: Champ[str | None] = champ("Téléphone")
    actif: Champ[bool] = champ("Siège encore", defaut=True)
    notes: Champ[str | None] = champ("Notes")


class Seance(Base):
    """A session; hours as typed (« 14 h 30 »), durations in minutes."""

    __tablename__ = "seance"

    jour: Champ[date | None] = champ("Date")
    debut: Champ[str | None] = champ("Début")
    fin: Champ[str | None] = champ("Fin")
    lieu: Champ[str | None] = champ("Lieu")
    objet: Champ[str] = champ("Objet", defaut="")
    etat: Champ[str] = champ("État", defaut="prevue", enumeration=EtatSeance)
    animation: Champ[str | None] = champ("Animée par")
    secretariat: Champ[str | None] = champ("Notes prises par")
    ouverte_le: Champ[datetime | None] = champ("Ouverte le")
    close_le: Champ[datetime | None] = champ("Close le")
    notes: Champ[str | None] = champ("Notes de séance")


class PointSeance(Base):
    """A point of the agenda: what is presented, by whom, for how many minutes, with which document."""

    __tablename__ = "point_seance"

    seance: Champ[str] = champ("Séance", defaut="")
    ordre: Champ[int] = champ("Ordre", defaut=0)
    titre: Champ[str] = champ("Point", defaut="")
    duree: Champ[int | None] = champ("Durée", unite="min")
    rapporteur: Champ[str | None] = champ("Présenté par")
    document: Champ[str | None] = champ("Document présenté")
    traite: Champ[bool] = champ("Traité", defaut=False)
    notes: Champ[str | None] = champ("Ce qui s’est dit")


class Presence(Base):
    """A member at a session (`id_presence`)."""

    __tablename__ = "presence"

    seance: Champ[str] = champ("Séance", defaut="")
    membre: Champ[str] = champ("Membre", defaut="")
    etat: Champ[str | None] = champ("Présence", enumeration=EtatPresence)
    par: Champ[str | None] = champ("Représenté par")


class Avis(Base):
    """What the comité d’appui concluded at a session (`id_avis`)."""

    __tablename__ = "avis"

    seance: Champ[str] = champ("Séance", defaut="")
    nature: Champ[str | None] = champ("Avis", enumeration=NatureAvis)
    motivation: Champ[str | None] = champ("Ce qui le motive")


class Commentaire(Base):
    """What a member (or nobody in particular) said at a session."""

    __tablename__ = "commentaire"

    seance: Champ[str] = champ("Séance", defaut="")
    membre: Champ[str | None] = champ("Membre")
    point: Champ[str | None] = champ("Point de l’ordre du jour")
    texte: Champ[str] = champ("Commentaire", defaut="")
    note_le: Champ[datetime | None] = champ("Noté le")


class Reserve(Base):
    """A reservation: open until what was done *and* what really changed are written and it is lifted."""

    __tablename__ = "reserve"

    seance: Champ[str] = champ("Séance", defaut="")
    texte: Champ[str] = champ("Réserve", defaut="")
    membre: Champ[str | None] = champ("Émise par")
    responsable: Champ[str | None] = champ("Responsable")
    echeance: Champ[date | None] = champ("Réponse pour le")
    suite: Champ[str | None] = champ("Suite donnée")
    changement: Champ[str | None] = champ("Ce qui a effectivement changé")
    levee_le: Champ[date | None] = champ("Levée le")
    levee_seance: Champ[str | None] = champ("Levée à la séance")

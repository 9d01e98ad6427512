"""Sessions of the comité d’appui: programme, open, close, and what is worth a second look in a date (S1 FM2.3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.models.comite import Membre, PointSeance, Reserve, Seance
from app.models.fiche import ID_FICHE, Fiche
from app.models.statuts import EtatSeance
from app.models.typographie import date_longue, francais, pluriel
from app.services.comite.ordre_du_jour import dire_heure, lire_heure
from app.services.dependances import retirer
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation

Ferie = Callable[[date], str | None]
"""The name of the public holiday of a day, or None."""


@dataclass(frozen=True)
class SeanceLue:
    """A session as it stands; hours as typed, instants in UTC."""

    id: str
    jour: date | None
    debut: str
    fin: str
    lieu: str
    objet: str
    etat: EtatSeance
    animation: str
    secretariat: str
    notes: str
    ouverte_le: datetime | None
    close_le: datetime | None

    @property
    def titre(self) -> str:
        """« Séance du 12 décembre 2026 », or what it is about while it has no date."""
        if self.jour is not None:
            return f"Séance du {date_longue(self.jour)}"
        return self.objet or "Séance sans date"

    @property
    def tenue(self) -> bool:
        """Whether it was held."""
        return self.etat is EtatSeance.TENUE


_ORDRE_PROPOSE: tuple[tuple[str, int, str], ...] = (
    ("Accueil, tour de table", 5, ""),
    ("La problématique et le rôle du DLA", 10, "fiche-presentation"),
    ("Les structures bénéficiaires", 10, "grille-structures"),
    ("Le projet d’intervention et ses objectifs", 15, "objectifs"),
    ("Le budget et son financement", 10, "budget"),
    ("Échanges et avis du comité d’appui", 20, "releve-avis"),
)
"""The agenda proposed for a first presentation: point, minutes, document shown (Ingéco, after S1 FM2.3)."""

_SUITE_DES_RESERVES = ("La suite donnée aux réserves", 10, "releve-avis")


_JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def quand(seance: SeanceLue, fin: str = "") -> str:
    """« Lundi 14 décembre 2026, de 14 h 00 à 15 h 10 »; less when less is known. ``fin``: when it ended or should.

    What was typed and is no hour (« après la plénière ») is said as it was typed.
    """
    jour = f"{_JOURS[seance.jour.weekday()]} {date_longue(seance.jour)}".capitalize() if seance.jour else ""
    debut, fin = dire_heure(seance.debut), dire_heure(fin)
    if lire_heure(seance.debut) is None:
        heures = f"{debut}, jusqu’à {fin}" if debut and fin else debut
    else:
        heures = f"de {debut} à {fin}" if fin else f"à {debut}"
    return ", ".join(t for t in (jour, heures) if t) if jour else heures[:1].upper() + heures[1:]


def lister(dossier: Dossier) -> tuple[SeanceLue, ...]:
    """All sessions by date; those without a date come last."""
    lues = [_lue(ligne) for ligne in dossier.lignes(Seance)]
    return tuple(sorted(lues, key=lambda s: (s.jour is None, s.jour or date.max)))


def lire(dossier: Dossier, id: str) -> SeanceLue | None:
    """One session, or None."""
    ligne = dossier.ligne(Seance, id)
    return None if ligne is None else _lue(ligne)


def prochaine(dossier: Dossier, aujourdhui: date) -> SeanceLue | None:
    """The session under way, else the next one planned, else a planned one whose day has passed or is not set."""
    ouvertes = [s for s in lister(dossier) if s.etat in (EtatSeance.PREVUE, EtatSeance.EN_COURS)]
    en_cours = [s for s in ouvertes if s.etat is EtatSeance.EN_COURS]
    futures = [s for s in ouvertes if s.jour is not None and s.jour >= aujourdhui]
    return next(iter((*en_cours, *futures, *ouvertes)), None)


def derniere_tenue(dossier: Dossier) -> SeanceLue | None:
    """The last session held, or None."""
    return next((s for s in reversed(lister(dossier)) if s.tenue), None)


def jour_programme(dossier: Dossier) -> date | None:
    """The first day of a session not held yet: what « Prochain comité d’appui » on the sheet comes from, if any."""
    ((premier,),) = dossier.requete(
        f'SELECT min(jour) FROM "{Seance.__tablename__}" WHERE etat IN (?, ?) AND jour IS NOT NULL',
        (EtatSeance.PREVUE.value, EtatSeance.EN_COURS.value),
    )
    return date.fromisoformat(premier) if premier else None


def programmer(
    dossier: Dossier, jour: date | None, objet: str = "", debut: str = "", lieu: str = "", *, initiateur: object = None
) -> str:
    """Plan a session with an agenda proposed; open reservations come back on it. Return its id."""
    reserves = dossier.requete(f'SELECT count(*) FROM "{Reserve.__tablename__}" WHERE levee_le IS NULL')[0][0]
    quand = f"séance du {date_longue(jour)}" if jour else "séance"
    with dossier.operation(f"Comité d’appui — {quand} programmée", initiateur=initiateur) as op:
        id = op.creer(Seance, jour=jour, objet=objet.strip(), debut=debut.strip() or None, lieu=lieu.strip() or None)
        points = list(_ORDRE_PROPOSE)
        if reserves:
            points.insert(1, _SUITE_DES_RESERVES)
        for ordre, (titre, duree, document) in enumerate(points, 1):
            op.creer(PointSeance, seance=id, ordre=ordre, titre=titre, duree=duree, document=document or None)
        _accorder_la_fiche(dossier, op, None)
    return id


def modifier(dossier: Dossier, id: str, *, initiateur: object = None, **champs: Any) -> None:
    """Change a session; the « prochain comité » of the dossier’s sheet follows."""
    seance = lire(dossier, id)
    libelle = f"Comité d’appui — {seance.titre}" if seance else "Comité d’appui"
    with dossier.operation(libelle, initiateur=initiateur) as op:
        op.modifier(Seance, id, **{nom: _net(nom, valeur) for nom, valeur in champs.items()})
        _accorder_la_fiche(dossier, op, seance.jour if seance else None)


def supprimer(dossier: Dossier, id: str, *, initiateur: object = None) -> None:
    """Take a session out with all it holds; Ctrl+Z brings it back whole."""
    seance = lire(dossier, id)
    with dossier.operation(f"{seance.titre if seance else 'Séance'} — supprimée", initiateur=initiateur) as op:
        retirer(op, id, entite=Seance)
        _accorder_la_fiche(dossier, op, seance.jour if seance else None)


def ouvrir(dossier: Dossier, id: str, instant: datetime, *, initiateur: object = None) -> None:
    """The session begins; one that was closed is open again, and keeps the instant it first began."""
    seance = lire(dossier, id)
    debut = seance.ouverte_le if seance and seance.ouverte_le else instant
    modifier(dossier, id, etat=EtatSeance.EN_COURS.value, ouverte_le=debut, close_le=None, initiateur=initiateur)


def clore(dossier: Dossier, id: str, instant: datetime, *, initiateur: object = None) -> None:
    """The session was held; one without a date takes the day it was closed."""
    seance = lire(dossier, id)
    jour = seance.jour if seance and seance.jour else instant.date()
    modifier(dossier, id, etat=EtatSeance.TENUE.value, close_le=instant, jour=jour, initiateur=initiateur)


def remarques(dossier: Dossier, id: str, aujourdhui: date, ferie: Ferie = lambda jour: None) -> tuple[str, ...]:
    """What is worth a second look, as French sentences; nothing here forbids anything."""
    seance = lire(dossier, id)
    if seance is None:
        return ()
    dites = []
    if seance.jour is None:
        dites.append("La séance n’a pas encore de date.")
    else:
        dites += _remarques_de_date(dossier, seance, seance.jour, aujourdhui, ferie)
    membres, points = _combien(dossier, Membre, "actif = 1"), _combien(dossier, PointSeance, "seance = ?", id)
    if not membres:
        dites.append("Aucun membre n’est inscrit au comité d’appui : la feuille d’émargement serait vide.")
    if not points:
        dites.append("L’ordre du jour est vide.")
    return tuple(francais(dite) for dite in dites)


def _remarques_de_date(dossier: Dossier, seance: SeanceLue, jour: date, aujourdhui: date, ferie: Ferie) -> list[str]:
    dites = []
    ouvert = dossier.fiche_unique(Fiche, ID_FICHE)["ouvert_le"]
    if (fete := ferie(jour)) is not None:
        dites.append(f"Le {date_longue(jour)} est férié : {fete}.")
    elif jour.weekday() >= 5:
        dites.append(f"Le {date_longue(jour)} est un {'samedi' if jour.weekday() == 5 else 'dimanche'}.")
    if ouvert is not None and jour < ouvert:
        dites.append(f"Cette date est antérieure à l’ouverture du dossier ({date_longue(ouvert)}).")
    if seance.etat is EtatSeance.PREVUE and jour < aujourdhui:
        dites.append(f"La date est passée depuis {pluriel((aujourdhui - jour).days, 'jour')} ; la séance reste prévue.")
    return dites


def _combien(dossier: Dossier, entite: type[Membre | PointSeance], condition: str, *valeurs: str) -> int:
    return int(dossier.requete(f'SELECT count(*) FROM "{entite.__tablename__}" WHERE {condition}', valeurs)[0][0])


def _accorder_la_fiche(dossier: Dossier, op: Operation, avant: date | None) -> None:
    """« Prochain comité d’appui » on the sheet is the day of the next session not held; read inside the gesture.

    ``avant``: the day the session had. While none is planned, a date written by hand on the sheet stays.
    """
    premier = jour_programme(dossier)
    if premier is None and (avant is None or op.valeur(Fiche, ID_FICHE, "comite_le") != avant):
        return
    op.poser(Fiche, ID_FICHE, comite_le=premier)


def _net(nom: str, valeur: Any) -> Any:
    if isinstance(valeur, str) and nom not in ("objet", "etat"):
        return valeur.strip() or None
    return valeur


def _lue(ligne: dict[str, Any]) -> SeanceLue:
    textes = {nom: ligne[nom] or "" for nom in ("debut", "fin", "lieu", "objet", "animation", "secretariat", "notes")}
    return SeanceLue(
        id=ligne["id"],
        jour=ligne["jour"],
        etat=EtatSeance(ligne["etat"]),  # type: ignore[call-arg]
        ouverte_le=ligne["ouverte_le"],
        close_le=ligne["close_le"],
        **textes,
    )

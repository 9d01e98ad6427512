"""Sessions of the comité d’appui: programme, open, close, and what is worth a second look in a date (S1 FM2.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.models.comite import Membre, PointSeance, Reserve, Seance
from app.models.dates import jour_en_mots
from app.models.erreurs import ErreurUtilisateur
from app.models.fiche import ID_FICHE, Fiche
from app.models.retroplanning import dire_jour_chome
from app.models.statuts import EtatSeance
from app.models.typographie import date_longue, francais, pluriel
from app.services.comite import presences
from app.services.comite.ordre_du_jour import dire_heure, lire_heure
from app.services.comite.textes import net, nets
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

_PREVUE, _EN_COURS = EtatSeance.PREVUE.value, EtatSeance.EN_COURS.value
_COMMENCEES = (_EN_COURS, EtatSeance.TENUE.value)
_OBLIGATOIRES = frozenset(("objet", "etat"))
_AUCUNE: Mapping[str, date] = {}

_SUITE_DES_RESERVES = ("La suite donnée aux réserves", 10, "releve-avis")


def quand(seance: SeanceLue, fin: str = "") -> str:
    """« Lundi 14 décembre 2026, de 14 h 00 à 15 h 10 »; less when less is known. ``fin``: when it ended or should.

    What was typed and is no hour (« après la plénière ») is said as it was typed.
    """
    jour = jour_en_mots(seance.jour).capitalize() if seance.jour else ""
    debut, fin = dire_heure(seance.debut), dire_heure(fin)
    if lire_heure(seance.debut) is None:
        heures = f"{debut}, jusqu’à {fin}" if debut and fin else debut
    else:
        heures = f"de {debut} à {fin}" if fin else f"à {debut}"
    return ", ".join(t for t in (jour, heures) if t) if jour else heures[:1].upper() + heures[1:]


def dire_ouverture(seance: SeanceLue) -> str:
    """« Ouverte à 14 h 04, close à 16 h 31 », in local time; the day too for what was not done on its day."""
    dits = []
    for mot, instant in (("ouverte", seance.ouverte_le), ("close", seance.close_le)):
        if instant is not None:
            local = instant.astimezone()
            le = f"le {date_longue(local.date())} " if local.date() != seance.jour else ""
            dits.append(f"{mot} {le}à {dire_heure(f'{local:%H:%M}')}")
    texte = ", ".join(dits)
    return texte[:1].upper() + texte[1:]


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


def programmee(dossier: Dossier, deplacees: Mapping[str, date] = _AUCUNE) -> tuple[str, date] | None:
    """Id and day of the session that « Prochain comité d’appui » on the sheet comes from, or None.

    The first to come of those not held yet; while none is to come, the first still planned whose day has passed (one
    opened again is not what is prepared). ``deplacees``: as if these sessions were on these days.
    """
    trouvees = dossier.requete(
        f'SELECT id, jour, etat FROM "{Seance.__tablename__}" WHERE etat IN (?, ?)', (_PREVUE, _EN_COURS)
    )
    jours = (
        (id, deplacees.get(id) or (date.fromisoformat(jour) if jour else None), etat) for id, jour, etat in trouvees
    )
    datees = sorted(((jour, id, etat) for id, jour, etat in jours if jour is not None), key=lambda d: d[0])
    a_venir = [(id, jour) for jour, id, _ in datees if jour >= dossier.aujourdhui]
    oubliees = [(id, jour) for jour, id, etat in datees if etat == _PREVUE]
    return next(iter((*a_venir, *oubliees)), None)


def jour_programme(dossier: Dossier) -> date | None:
    """The day of the next session: what « Prochain comité d’appui » on the sheet comes from, if any."""
    trouvee = programmee(dossier)
    return None if trouvee is None else trouvee[1]


def programmer(
    dossier: Dossier, jour: date | None, objet: str = "", debut: str = "", lieu: str = "", *, initiateur: object = None
) -> str:
    """Plan a session with an agenda proposed; open reservations come back on it. Return its id."""
    reserves = dossier.requete(f'SELECT count(*) FROM "{Reserve.__tablename__}" WHERE levee_le IS NULL')[0][0]
    quand = f"séance du {date_longue(jour)}" if jour else "séance"
    with dossier.operation(f"Comité d’appui — {quand} programmée", initiateur=initiateur) as op:
        id = op.creer(Seance, jour=jour, objet=net(objet) or "", debut=net(debut), lieu=net(lieu))
        points = list(_ORDRE_PROPOSE)
        if reserves:
            points.insert(1, _SUITE_DES_RESERVES)
        for ordre, (titre, duree, document) in enumerate(points, 1):
            op.creer(PointSeance, seance=id, ordre=ordre, titre=titre, duree=duree, document=document or None)
        accorder_la_fiche(dossier, op, None)
    return id


def modifier(dossier: Dossier, id: str, *, initiateur: object = None, **champs: Any) -> None:
    """Change a session; the « prochain comité » of the dossier’s sheet follows."""
    seance = lire(dossier, id)
    libelle = f"Comité d’appui — {seance.titre}" if seance else "Comité d’appui"
    _ecrire(dossier, libelle, seance, id, champs, initiateur)


def _ecrire(
    dossier: Dossier, libelle: str, seance: SeanceLue | None, id: str, champs: dict[str, Any], initiateur: object
) -> None:
    with dossier.operation(libelle, initiateur=initiateur) as op:
        op.modifier(Seance, id, **nets(champs, _OBLIGATOIRES))
        if seance is not None and seance.etat.value not in _COMMENCEES and champs.get("etat") in _COMMENCEES:
            presences.inscrire_les_membres(dossier, op, id)
        accorder_la_fiche(dossier, op, seance.jour if seance else None)


def supprimer(dossier: Dossier, id: str, *, initiateur: object = None) -> None:
    """Take a session out with all it holds; Ctrl+Z brings it back whole."""
    seance = lire(dossier, id)
    with dossier.operation(f"{seance.titre if seance else 'Séance'} — supprimée", initiateur=initiateur) as op:
        retirer(op, id, entite=Seance)
        accorder_la_fiche(dossier, op, seance.jour if seance else None)


def ouvrir(dossier: Dossier, id: str, instant: datetime, *, initiateur: object = None) -> None:
    """The session begins; one that was closed is open again, and keeps the instant it first began.

    Raises `ErreurUtilisateur` while another one is under way.
    """
    seance = lire(dossier, id)
    if autre := next((s for s in lister(dossier) if s.etat is EtatSeance.EN_COURS and s.id != id), None):
        raise ErreurUtilisateur(
            francais(f"{autre.titre} : cette séance est déjà en cours."),
            "Reprenez-la et closez-la, puis ouvrez celle-ci.",
        )
    debut = seance.ouverte_le if seance and seance.ouverte_le else instant
    champs = {"etat": EtatSeance.EN_COURS.value, "ouverte_le": debut, "close_le": None}
    _ecrire(dossier, f"{seance.titre if seance else 'Séance'} — ouverte", seance, id, champs, initiateur)


def clore(dossier: Dossier, id: str, instant: datetime, *, initiateur: object = None) -> None:
    """The session was held; one without a date takes the day it was closed."""
    seance = lire(dossier, id)
    jour = seance.jour if seance and seance.jour else instant.astimezone().date()
    champs = {"etat": EtatSeance.TENUE.value, "close_le": instant, "jour": jour}
    _ecrire(dossier, f"{seance.titre if seance else 'Séance'} — close", seance, id, champs, initiateur)


def changer_etat(
    dossier: Dossier, id: str, etat: EtatSeance, instant: datetime, *, initiateur: object = None
) -> None:  # fmt: skip
    """Put a session in that state, as opening or closing it would; planned again, it was neither opened nor closed."""
    if etat is EtatSeance.EN_COURS:
        ouvrir(dossier, id, instant, initiateur=initiateur)
    elif etat is EtatSeance.TENUE:
        clore(dossier, id, instant, initiateur=initiateur)
    elif etat is EtatSeance.PREVUE:
        modifier(dossier, id, etat=etat.value, ouverte_le=None, close_le=None, initiateur=initiateur)
    else:
        modifier(dossier, id, etat=etat.value, close_le=None, initiateur=initiateur)


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
    debut, fin = lire_heure(seance.debut), lire_heure(seance.fin)
    if debut is not None and fin is not None and fin <= debut:
        dites.append(f"L’heure de fin ({dire_heure(seance.fin)}) n’est pas après celle du début.")
    membres, points = _combien(dossier, Membre, "actif = 1"), _combien(dossier, PointSeance, "seance = ?", id)
    if not membres:
        dites.append("Aucun membre n’est inscrit au comité d’appui : la feuille d’émargement serait vide.")
    if not points:
        dites.append("L’ordre du jour est vide.")
    return tuple(francais(dite) for dite in dites)


def remarquer_le_jour(jour: date, aujourdhui: date, ferie: Ferie) -> str:
    """What is said of a day about to be programmed: it has passed, or nobody works on it; nothing for any other."""
    return "Cette date est passée." if jour < aujourdhui else dire_jour_chome(jour, ferie(jour))


def _remarques_de_date(dossier: Dossier, seance: SeanceLue, jour: date, aujourdhui: date, ferie: Ferie) -> list[str]:
    dites = []
    ouvert = dossier.fiche_unique(Fiche, ID_FICHE)["ouvert_le"]
    if dite := dire_jour_chome(jour, ferie(jour)):
        dites.append(dite)
    if ouvert is not None and jour < ouvert:
        dites.append(f"Cette date est antérieure à l’ouverture du dossier ({date_longue(ouvert)}).")
    if seance.etat is EtatSeance.PREVUE and jour < aujourdhui:
        dites.append(f"La date est passée depuis {pluriel((aujourdhui - jour).days, 'jour')} ; la séance reste prévue.")
    return dites


def _combien(dossier: Dossier, entite: type[Membre | PointSeance], condition: str, *valeurs: str) -> int:
    return int(dossier.requete(f'SELECT count(*) FROM "{entite.__tablename__}" WHERE {condition}', valeurs)[0][0])


def accorder_la_fiche(dossier: Dossier, op: Operation, avant: date | None) -> None:
    """« Prochain comité d’appui » on the sheet is the day of the next session not held; read inside the gesture.

    ``avant``: the day the session had. While none is planned, a date written by hand on the sheet stays.
    """
    premier = jour_programme(dossier)
    if premier is None and (avant is None or op.valeur(Fiche, ID_FICHE, "comite_le") != avant):
        return
    op.poser(Fiche, ID_FICHE, comite_le=premier)


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

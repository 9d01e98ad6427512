"""The relevé d’avis: all that a session leaves behind, frozen, ready to be read, printed and sent (R15; S1 FM2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.models.statuts import EtatPresence, EtatSeance
from app.services.comite import avis, ordre_du_jour, presences, reserves, seances
from app.services.comite.avis import AvisLu, CommentaireLu
from app.services.comite.ordre_du_jour import PointLu
from app.services.comite.presences import PresenceLue
from app.services.comite.reserves import ReserveLue
from app.services.comite.seances import SeanceLue
from app.services.ecriture.dossier import Dossier


@dataclass(frozen=True)
class PointDit:
    """A point of the agenda and the comments made on it."""

    point: PointLu
    commentaires: tuple[CommentaireLu, ...]


@dataclass(frozen=True)
class Releve:
    """A session as it is reported. ``suites``: earlier reservations that stood when it was held, lifted there or not;
    ``emises``: those it made; ``prochaine``: the day of the next session, if one is planned."""

    seance: SeanceLue
    presences: tuple[PresenceLue, ...]
    points: tuple[PointDit, ...]
    commentaires: tuple[CommentaireLu, ...]
    avis: AvisLu
    emises: tuple[ReserveLue, ...]
    suites: tuple[ReserveLue, ...]
    prochaine: date | None

    def venus(self, etat: EtatPresence) -> tuple[PresenceLue, ...]:
        """The members of that state of presence."""
        return tuple(p for p in self.presences if p.etat is etat)

    @property
    def non_pointes(self) -> tuple[PresenceLue, ...]:
        """Members of whom nobody noted whether they came."""
        return tuple(p for p in self.presences if p.etat is None)

    @property
    def commentaires_libres(self) -> tuple[CommentaireLu, ...]:
        """Comments made on no point of the agenda (or on one that was taken off)."""
        poses = {dit.id for point in self.points for dit in point.commentaires}
        return tuple(dit for dit in self.commentaires if dit.id not in poses)

    @property
    def a_suivre(self) -> tuple[ReserveLue, ...]:
        """Reservations still to be answered after this session, by due date."""
        restent = (r for r in (*self.suites, *self.emises) if r.ouverte)
        return tuple(sorted(restent, key=lambda r: r.echeance or date.max))

    @property
    def manques(self) -> tuple[str, ...]:
        """What is still empty, in French words: asked once when the session is closed."""
        dits = []
        if self.avis.nature is None:
            dits.append("l’avis du comité d’appui")
        if not self.presences or self.non_pointes == self.presences:
            dits.append("les présences")
        elif self.non_pointes:
            dits.append(f"la présence de {', '.join(p.nom or p.organisme for p in self.non_pointes)}")
        if any(not r.responsable or r.echeance is None for r in self.emises):
            dits.append("le responsable ou l’échéance d’une réserve")
        return tuple(dits)


def lire(dossier: Dossier, seance: str) -> Releve | None:
    """The relevé of a session, held or not yet; None when there is no such session."""
    lue = seances.lire(dossier, seance)
    if lue is None:
        return None
    dits = avis.commentaires(dossier, seance)
    points = ordre_du_jour.points(dossier, seance)
    toutes = reserves.lister(dossier)
    return Releve(
        seance=lue,
        presences=presences.lire(dossier, seance),
        points=tuple(PointDit(p, tuple(d for d in dits if d.point == p.id)) for p in points),
        commentaires=dits,
        avis=avis.lire(dossier, seance),
        emises=tuple(r for r in toutes if r.seance == seance),
        suites=tuple(r for r in toutes if r.seance != seance and _concerne(r, lue)),
        prochaine=_suivante(dossier, lue),
    )


def _concerne(reserve: ReserveLue, seance: SeanceLue) -> bool:
    """Whether a reservation of another session was on the table at this one: made before it, not lifted before it."""
    if reserve.levee_seance == seance.id:
        return True
    if seance.jour is None:
        return reserve.ouverte
    avant = reserve.seance_jour is None or reserve.seance_jour < seance.jour
    return avant and (reserve.levee_le is None or reserve.levee_le >= seance.jour)


def _suivante(dossier: Dossier, seance: SeanceLue) -> date | None:
    """The day of the first session planned after this one."""
    jours = (
        s.jour
        for s in seances.lister(dossier)
        if s.id != seance.id and s.etat in (EtatSeance.PREVUE, EtatSeance.EN_COURS)
    )
    return next((j for j in jours if j is not None and (seance.jour is None or j > seance.jour)), None)

"""Reservations: open until what was done and what really changed are written, and they are lifted (R15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models.comite import Membre, Reserve, Seance
from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import date_longue
from app.services.ecriture.dossier import Dossier


@dataclass(frozen=True)
class ReserveLue:
    """A reservation, who made it, who answers it and by when, and how it ended."""

    id: str
    seance: str
    seance_jour: date | None
    texte: str
    membre: str | None
    nom: str
    responsable: str
    echeance: date | None
    suite: str
    changement: str
    levee_le: date | None
    levee_seance: str | None

    @property
    def ouverte(self) -> bool:
        """Whether it still stands."""
        return self.levee_le is None

    @property
    def manque(self) -> str:
        """What must still be written before it can be lifted, in words; empty when nothing is missing."""
        absents = [
            mots
            for mots, valeur in (("la suite donnée", self.suite), ("ce qui a changé", self.changement))
            if not valeur
        ]
        return " et ".join(absents)


def lister(dossier: Dossier) -> tuple[ReserveLue, ...]:
    """All reservations: open ones first, by due date."""
    noms = {m["id"]: m["nom"] for m in dossier.lignes(Membre, "id", "nom")}
    jours = {s["id"]: s["jour"] for s in dossier.lignes(Seance, "id", "jour")}
    lues = [_lue(ligne, noms, jours) for ligne in dossier.lignes(Reserve)]
    return tuple(sorted(lues, key=lambda r: (not r.ouverte, r.echeance or date.max)))


def ouvertes(dossier: Dossier) -> tuple[ReserveLue, ...]:
    """Those that still stand: they come back at the next session."""
    return tuple(reserve for reserve in lister(dossier) if reserve.ouverte)


def de(dossier: Dossier, seance: str) -> tuple[ReserveLue, ...]:
    """Those made at a session."""
    return tuple(reserve for reserve in lister(dossier) if reserve.seance == seance)


def emettre(
    dossier: Dossier,
    seance: str,
    texte: str,
    membre: str | None = None,
    responsable: str = "",
    echeance: date | None = None,
    *,
    initiateur: object = None,
) -> str:
    """Keep a reservation; return its id."""
    with dossier.operation("Réserve notée", initiateur=initiateur) as op:
        return op.creer(
            Reserve, seance=seance, texte=texte.strip(), membre=membre, responsable=responsable.strip() or None,
            echeance=echeance,
        )  # fmt: skip


def modifier(dossier: Dossier, id: str, *, initiateur: object = None, **champs: Any) -> None:
    """Change a reservation, or write its ``suite`` and its ``changement``."""
    with dossier.operation("Réserve — suivi", initiateur=initiateur) as op:
        op.modifier(Reserve, id, **{nom: _net(valeur) for nom, valeur in champs.items()})


def lever(dossier: Dossier, id: str, jour: date, seance: str | None = None, *, initiateur: object = None) -> None:
    """Declare it answered. Raises `ErreurUtilisateur` while its follow-up or the effective change is not written."""
    reserve = next((r for r in lister(dossier) if r.id == id), None)
    if reserve is None:
        return
    if reserve.manque:
        raise ErreurUtilisateur(
            f"Cette réserve reste ouverte : il manque {reserve.manque}.",
            "Écrivez ce qui a été fait et ce qui a changé, puis levez-la.",
        )
    with dossier.operation(f"Réserve levée le {date_longue(jour)}", initiateur=initiateur) as op:
        op.modifier(Reserve, id, levee_le=jour, levee_seance=seance)


def rouvrir(dossier: Dossier, id: str, *, initiateur: object = None) -> None:
    """It stands again; what was written stays."""
    with dossier.operation("Réserve rouverte", initiateur=initiateur) as op:
        op.modifier(Reserve, id, levee_le=None, levee_seance=None)


def supprimer(dossier: Dossier, id: str, *, initiateur: object = None) -> None:
    """Take out a reservation noted by mistake."""
    with dossier.operation("Réserve supprimée", initiateur=initiateur) as op:
        op.supprimer(Reserve, id)


def _net(valeur: Any) -> Any:
    return (valeur.strip() or None) if isinstance(valeur, str) else valeur


def _lue(ligne: dict[str, Any], noms: dict[str, str], jours: dict[str, date | None]) -> ReserveLue:
    return ReserveLue(
        ligne["id"], ligne["seance"], jours.get(ligne["seance"]), ligne["texte"], ligne["membre"],
        noms.get(ligne["membre"], ""), ligne["responsable"] or "", ligne["echeance"], ligne["suite"] or "",
        ligne["changement"] or "", ligne["levee_le"], ligne["levee_seance"],
    )  # fmt: skip

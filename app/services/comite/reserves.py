"""Reservations: open until what was done and what really changed are written, and they are lifted (R15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models.comite import Membre, Reserve, Seance
from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import date_longue, francais
from app.services.comite.textes import net, nets
from app.services.ecriture.dossier import Dossier

_REPONSE = ("suite", "changement")
"""What answers a reservation: both are needed to lift it."""


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


def a_traiter(dossier: Dossier, seance: str) -> tuple[ReserveLue, ...]:
    """Those of earlier sessions that are on the table at this one: they stand, or were lifted there."""
    jour = (dossier.ligne(Seance, seance) or {}).get("jour")
    return tuple(
        r
        for r in lister(dossier)
        if r.seance != seance
        and (r.ouverte or r.levee_seance == seance)
        and (jour is None or r.seance_jour is None or r.seance_jour <= jour)
    )


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
    """Keep a reservation; return its id. `ErreurUtilisateur` where nothing is asked."""
    with dossier.operation("Réserve notée", initiateur=initiateur) as op:
        return op.creer(
            Reserve, seance=seance, texte=_demande(texte), membre=membre, responsable=net(responsable),
            echeance=echeance,
        )  # fmt: skip


def modifier(dossier: Dossier, id: str, *, initiateur: object = None, **champs: Any) -> None:
    """Change a reservation, or write its ``suite`` and its ``changement``; one of them emptied, it stands again.

    Raises `ErreurUtilisateur` where its text was emptied.
    """
    champs = nets(champs)
    if "texte" in champs:
        champs["texte"] = _demande(champs["texte"] or "")
    rouverte = any(nom in champs and champs[nom] is None for nom in _REPONSE)
    with dossier.operation("Réserve — suivi", initiateur=initiateur) as op:
        op.modifier(Reserve, id, **champs)
        if rouverte:
            op.modifier(Reserve, id, levee_le=None, levee_seance=None)


def lever(dossier: Dossier, id: str, jour: date, seance: str | None = None, *, initiateur: object = None) -> None:
    """Declare it answered, on that day, at that session if it was at one.

    Raises `ErreurUtilisateur` while its follow-up or the effective change is not written, and for a day or a session
    that came before it was made.
    """
    reserve = next((r for r in lister(dossier) if r.id == id), None)
    if reserve is None:
        return
    if reserve.manque:
        raise ErreurUtilisateur(
            f"Cette réserve reste ouverte : il manque {reserve.manque}.",
            "Écrivez ce qui a été fait et ce qui a changé, puis levez-la.",
        )
    _verifier_l_ordre(dossier, reserve, jour, seance)
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


def _demande(texte: str) -> str:
    if (dit := net(texte)) is None:
        raise ErreurUtilisateur("Une réserve a un texte.", "« Supprimer » la retire.")
    return dit


def _verifier_l_ordre(dossier: Dossier, reserve: ReserveLue, jour: date, seance: str | None) -> None:
    """A session may be held before its day: what is lifted now was made before, whatever the agenda says."""
    faite = reserve.seance_jour
    if faite is None:
        return
    levee = (dossier.ligne(Seance, seance) or {}).get("jour") if seance else None
    if jour < min(faite, dossier.aujourdhui) or (levee is not None and levee < faite):
        raise ErreurUtilisateur(
            francais(f"Cette réserve a été émise le {date_longue(faite)} : elle ne peut pas avoir été levée avant."),
            "Vérifiez la date, ou rouvrez la séance qui l’a levée.",
        )


def _lue(ligne: dict[str, Any], noms: dict[str, str], jours: dict[str, date | None]) -> ReserveLue:
    return ReserveLue(
        ligne["id"], ligne["seance"], jours.get(ligne["seance"]), ligne["texte"], ligne["membre"],
        noms.get(ligne["membre"], ""), ligne["responsable"] or "", ligne["echeance"], ligne["suite"] or "",
        ligne["changement"] or "", ligne["levee_le"], ligne["levee_seance"],
    )  # fmt: skip

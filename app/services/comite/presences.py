"""Who came to a session."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.comite import Membre, Presence, Seance, id_presence
from app.models.statuts import EtatPresence, EtatSeance
from app.services.comite.textes import net
from app.services.ecriture.dossier import Dossier
from app.services.ecriture.operation import Operation


@dataclass(frozen=True)
class PresenceLue:
    """A member and whether they came; ``etat`` None while nobody said."""

    membre: str
    nom: str
    organisme: str
    famille: str
    mandat: str
    etat: EtatPresence | None
    par: str


def lire(dossier: Dossier, seance: str) -> tuple[PresenceLue, ...]:
    """Members expected at this session, in the order of the register.

    Before it and while it lasts: those who sit, and those it knows already. Once it was held, only those: who joins
    later was not expected, who has left since was.
    """
    notees = {ligne["membre"]: ligne for ligne in dossier.lignes(Presence) if ligne["seance"] == seance}
    tenue = (dossier.ligne(Seance, seance) or {}).get("etat") == EtatSeance.TENUE.value
    return tuple(
        PresenceLue(
            membre["id"], membre["nom"], membre["organisme"] or "", membre["famille"] or "", membre["mandat"],
            _etat(notees.get(membre["id"], {}).get("etat")), notees.get(membre["id"], {}).get("par") or "",
        )
        for membre in dossier.lignes(Membre)
        if membre["id"] in notees or (membre["actif"] and not tenue)
    )  # fmt: skip


def pointer(
    dossier: Dossier, seance: str, membre: str, etat: EtatPresence | None, par: str = "", *, initiateur: object = None
) -> None:
    """Note whether a member came; None takes the note back, and writes nothing where there is none."""
    if etat is None and dossier.ligne(Presence, id_presence(seance, membre)) is None:
        return
    nom = (dossier.ligne(Membre, membre) or {}).get("nom", "")
    mots = etat.libelle.lower() if etat else "à noter"
    with dossier.operation(f"Présence — {nom} : {mots}", initiateur=initiateur) as op:
        op.poser(
            Presence, id_presence(seance, membre), seance=seance, membre=membre,
            etat=etat.value if etat else None, par=net(par),
        )  # fmt: skip


def tous_presents(dossier: Dossier, seance: str, *, initiateur: object = None) -> None:
    """Note as present those of whom nothing was said yet, in one gesture."""
    restent = [p for p in lire(dossier, seance) if p.etat is None]
    with dossier.operation("Présences — tous présents", initiateur=initiateur) as op:
        for presence in restent:
            op.poser(
                Presence, id_presence(seance, presence.membre), seance=seance, membre=presence.membre,
                etat=EtatPresence.PRESENT.value,
            )  # fmt: skip


def inscrire_les_membres(dossier: Dossier, op: Operation, seance: str) -> None:
    """Inside the gesture that opens a session: those who sit now are those it expects, noted or not."""
    for membre in dossier.lignes(Membre, "id", "actif"):
        if membre["actif"] and not op.existe(Presence, id_presence(seance, membre["id"])):
            op.creer(Presence, id=id_presence(seance, membre["id"]), seance=seance, membre=membre["id"])


def _etat(code: str | None) -> EtatPresence | None:
    return EtatPresence(code) if code else None  # type: ignore[call-arg]

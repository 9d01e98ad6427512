"""The comité d’appui in a few words, for the rail of the window."""

from __future__ import annotations

from datetime import date

from app.models.comite import Reserve
from app.models.statuts import EtatSeance
from app.models.typographie import date_courte, pluriel
from app.services.comite import seances
from app.services.ecriture.dossier import Dossier


def resume(dossier: Dossier, aujourdhui: date) -> str:
    """« 12 déc. », « 12 déc. · 2 réserves », « en cours »; empty while there is neither a session nor a reservation."""
    lue = seances.prochaine(dossier, aujourdhui)
    mots = []
    if lue is not None and lue.etat is EtatSeance.EN_COURS:
        mots.append("en cours")
    elif lue is not None:
        mots.append(date_courte(lue.jour) if lue.jour else "à dater")
    ouvertes = int(dossier.requete(f'SELECT count(*) FROM "{Reserve.__tablename__}" WHERE levee_le IS NULL')[0][0])
    return " · ".join(mots + ([pluriel(ouvertes, "réserve")] if ouvertes else []))

"""What is dated at the comité d’appui: its sessions, and the answers its reservations wait for (R15, R17)."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.echeance_datee import Echeance
from app.models.statuts import EtatSeance
from app.models.typographie import francais
from app.services.comite import reserves, seances
from app.services.ecriture.dossier import Dossier


def echeances(dossier: Dossier) -> Iterator[Echeance]:
    """Sessions that are not cancelled, and reservations with a due date, each where it is entered."""
    for seance in seances.lister(dossier):
        if seance.jour is not None and seance.etat is not EtatSeance.ANNULEE:
            titre = f"Comité d’appui — {seance.objet}" if seance.objet else "Comité d’appui"
            genre = "Séance tenue" if seance.tenue else "Comité"
            yield Echeance(seance.jour, titre, genre, f"seance:{seance.id}", seance.animation,
                            faite=seance.tenue, ligne=seance.id)  # fmt: skip
    for reserve in reserves.lister(dossier):
        if reserve.echeance is not None:
            titre = francais(f"Réserve du comité d’appui : {reserve.texte}")
            adresse = f"seance:{reserve.seance}" if reserve.seance else "comite"
            yield Echeance(
                reserve.echeance, titre, "Réserve", adresse, reserve.responsable, reserve.nom,
                faite=not reserve.ouverte, ligne=reserve.id,
            )  # fmt: skip

"""The block where the committee writes its avis by hand (R15, R45)."""

from __future__ import annotations

from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import Bloc, Coche, Lignes, Signature
from app.models.texte import sans_accents
from app.services.documents.genres.contexte import Contexte

_SIGNATAIRES = ("Pour le comité d’appui", "Pour le DLA")


def signatures(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Place, date and signatures under what is already written."""
    return (Signature(bloc.code, bloc.titre, (), (), _SIGNATAIRES, contexte.couleur_de(bloc)),)


def avis(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Boxes for the avis, room for reservations and follow-up, place, date, signatures. Never filled in by us."""
    choix = tuple(Coche(sans_accents(c).replace(" ", "_"), c) for c in bloc.choix)
    lignes = (Lignes("Réserves, commentaires", bloc.lignes or 5), Lignes("Suites à donner, échéance", 2))
    return (Signature(bloc.code, bloc.titre, choix, lignes, _SIGNATAIRES, contexte.couleur_de(bloc)),)

"""What every kind of block receives beside its definition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.models.definitions.rapport import BlocDeRapport, DefinitionsDocuments
from app.models.documents.blocs import Bloc, Titre
from app.services.documents.matiere import Matiere


@dataclass(frozen=True)
class Contexte:
    """The matter, the colours by étape, the document's own colour, the day it is printed, and all definitions."""

    matiere: Matiere
    couleurs: Mapping[str, str]
    couleur: str
    jour: date
    documents: DefinitionsDocuments = field(default_factory=lambda: DefinitionsDocuments({}, {}))

    def couleur_de(self, bloc: BlocDeRapport) -> str:
        """The colour of the étape a block belongs to, else the document's."""
        return self.couleurs.get(bloc.etape, self.couleur)

    def titre(self, bloc: BlocDeRapport) -> tuple[Bloc, ...]:
        """The heading of a block, when its definition gives one."""
        if not bloc.titre:
            return ()
        return (Titre(bloc.titre, max(1, min(3, bloc.niveau)), self.couleur_de(bloc), bloc.code),)

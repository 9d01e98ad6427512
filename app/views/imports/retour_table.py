"""The table of what a form changes: a heading a line of the form, and the kind of each change."""

from __future__ import annotations

from collections.abc import Mapping

from app.models.statuts import Libelle
from app.services.imports.formulaires import Genre
from app.views.imports.a_cocher import Marque
from app.views.imports.retour_modele import (
    APRES,
    CELLULE,
    CONSTAT,
    DOSSIER,
    FORMULAIRE,
    QUESTION,
    ModeleRetour,
)
from app.views.imports.table_a_cocher import DessinACocher, TableACocher

MARQUES: Mapping[Libelle, Marque] = {
    Genre.CHANGEE: Marque("→", "fait", "Changées"),
    Genre.CONFLIT: Marque("≠", "attention", "Conflits"),
    Genre.VIDEE: Marque("∅", "info", "Vidées"),
    Genre.INCOMPRISE: Marque("!", "danger", "Non comprises"),
}
_LARGEURS = (34, 62, 230, 195, 195, 195, 140)


class TableRetour(TableACocher):
    """A heading takes the whole row, but for its tick."""

    def __init__(self, modele: ModeleRetour) -> None:
        elastiques = (QUESTION, DOSSIER, FORMULAIRE, APRES)
        super().__init__(modele, DessinACocher(MARQUES, CONSTAT), _LARGEURS, elastiques)
        self._retour = modele
        self.setObjectName("retourTable")
        self.setAccessibleName("Ce que le formulaire change")
        modele.modelReset.connect(self._etendre_les_titres)

    def _etendre_les_titres(self) -> None:
        self.clearSpans()
        for rang in self._retour.titres():
            self.setSpan(rang, CELLULE, 1, CONSTAT)

"""A form that we exported comes back filled in: read, judged cell by cell, then written once.

`reconnaissance` tells which form it is and where its cells stand; `comparaison` confronts them with the dossier as it
is now and with what they said when they left → `retour`; `application` writes what the user agreed to. `entites` says
which grids can come back. Whole: `examiner`, then `appliquer`.
"""

from app.services.imports.formulaires.application import Bilan, appliquer
from app.services.imports.formulaires.comparaison import examiner, examiner_classeur
from app.services.imports.formulaires.reconnaissance import FormulaireRefuse, PasUnFormulaire
from app.services.imports.formulaires.retour import CaseRetour, Cle, Genre, LigneRetour, Retour, Sort

__all__ = [
    "Bilan", "CaseRetour", "Cle", "FormulaireRefuse", "Genre", "LigneRetour", "PasUnFormulaire", "Retour", "Sort",
    "appliquer", "examiner", "examiner_classeur",
]  # fmt: skip

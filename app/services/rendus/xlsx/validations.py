"""What a cell accepts: lists to choose from, whole numbers, amounts, dates, each refused in French."""

from __future__ import annotations

from datetime import date
from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from app.models.definitions.champs import Choix, ChoixMultiples, OuiNon, TypeChamp

PREMIERE_COLONNE = 4
"""Column of the hidden sheet where the first list of choices stands."""

_MILLE_MILLIARDS = "1000000000000"


class Listes:
    """Choices, one column each in the hidden sheet: a validation list may be longer than Excel's 255 characters."""

    def __init__(self, feuille: str) -> None:
        self._feuille = feuille
        self.colonnes: list[tuple[str, ...]] = []

    def plage(self, choix: tuple[str, ...]) -> str:
        """The range of that list of words."""
        if choix not in self.colonnes:
            self.colonnes.append(choix)
        lettre = get_column_letter(self.colonnes.index(choix) + PREMIERE_COLONNE)
        return f"'{self._feuille}'!${lettre}$2:${lettre}${len(choix) + 1}"


def regle_de(type_: TypeChamp, listes: Listes) -> DataValidation | None:
    """The rule for a field type; None where anything may be written."""
    if isinstance(type_, OuiNon):
        return _liste('"Oui,Non"')
    if isinstance(type_, Choix):
        # Several choices share one cell, separated by « ; » : a list could only offer one.
        return None if isinstance(type_, ChoixMultiples) else _liste(listes.plage(tuple(c.texte for c in type_.choix)))
    match type_.code:
        case "entier":
            return _nombre("whole", "0", "100000000", "Écrivez un nombre entier, sans texte.")
        case "annee":
            return _nombre("whole", "1000", "2999", "Écrivez l’année en quatre chiffres.")
        case "etp":
            return _nombre("decimal", "0", "100000", "Écrivez un nombre d’ETP, par exemple 3,5.")
        case "nombre" | "montant":
            message = "Écrivez un nombre seul, par exemple 1234,50."
            return _nombre("decimal", "-" + _MILLE_MILLIARDS, _MILLE_MILLIARDS, message)
        case "date":
            # Excel counts days from 30 December 1899, and wrongly before March 1900.
            debut = (date(1900, 3, 1) - date(1899, 12, 30)).days
            return _nombre("date", str(debut), "2958465", "Écrivez une date, par exemple 14/03/2026.")
    return None


def _liste(formule: str) -> DataValidation:
    return _parler(DataValidation(type="list", formula1=formule, allow_blank=True), "Choisissez dans la liste.")


def _nombre(type_: Literal["whole", "decimal", "date"], bas: str, haut: str, message: str) -> DataValidation:
    regle = DataValidation(type=type_, operator="between", formula1=bas, formula2=haut, allow_blank=True)
    return _parler(regle, message)


def _parler(regle: DataValidation, message: str) -> DataValidation:
    regle.showErrorMessage = True
    regle.errorTitle = "Réponse inattendue"
    regle.error = message
    return regle

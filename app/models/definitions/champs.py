"""Field types: how a value is read from what a person typed, checked, and written in French.

To add a type: one class here, one entry in `TYPES`; a test then fails until every renderer knows it.
Reading accepts what a French office user types or pastes: ``12,5``, ``12.5``, ``1 234,5`` with any space,
``12 345,67 €``, ``14/03/2026``, ``Oui``. What is ambiguous (``1.234,5``) is refused with the reason.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from app.models.dates import lire_date
from app.models.definitions.aide import Choix as ChoixDeListe
from app.models.erreurs import ErreurUtilisateur
from app.models.nombres import ValeurIncomprise, lire_nombre
from app.models.texte import sans_accents
from app.models.typographie import date_chiffres, montant, nombre

_ESPACES = re.compile("[ \u00a0\u202f\u2009\t]")
_SANS_LIMITE = 10_000
"""Decimals a form field accepts: as many as are typed."""


class ValeurRefusee(ErreurUtilisateur):
    """What was typed doesn't fit the field; the message says why."""


@dataclass(frozen=True)
class TypeChamp(ABC):
    """One kind of field. An empty text is always « rien » (None)."""

    code: ClassVar[str]
    numerique: ClassVar[bool] = False

    def lire(self, texte: str) -> Any:
        """The value typed, or None for an empty text. Raises `ValeurRefusee` with the reason."""
        net = texte.strip(" \t\n\u00a0\u202f\u2009")
        if not net:
            return None
        valeur = self._lire(net)
        self.verifier(valeur)
        return valeur

    def verifier(self, valeur: Any) -> None:
        """Raise `ValeurRefusee` when a value, however it was obtained, doesn't fit."""
        return

    @abstractmethod
    def ecrire(self, valeur: Any) -> str:
        """The value in French; an empty text for None. ``lire(ecrire(v)) == v``."""

    @abstractmethod
    def _lire(self, texte: str) -> Any: ...


@dataclass(frozen=True)
class Texte(TypeChamp):
    """A short text."""

    code: ClassVar[str] = "texte"

    def _lire(self, texte: str) -> str:
        return texte

    def ecrire(self, valeur: Any) -> str:
        return "" if valeur is None else str(valeur)


@dataclass(frozen=True)
class TexteLong(Texte):
    """A text of several lines; on a blank form it gets room to write."""

    code: ClassVar[str] = "texte_long"


@dataclass(frozen=True)
class Nombre(TypeChamp):
    """A decimal number."""

    code: ClassVar[str] = "nombre"
    numerique: ClassVar[bool] = True
    entier: ClassVar[bool] = False
    positif: ClassVar[bool] = False

    def _lire(self, texte: str) -> Decimal | int:
        try:
            exact = lire_nombre(texte, _SANS_LIMITE)
        except ValeurIncomprise as refus:
            raise ValeurRefusee(str(refus), "Écrivez par exemple 12,5 ou 1 234,5.") from None
        if exact is None:
            raise ValeurRefusee(f"« {texte} » n’est pas un nombre.", "Écrivez par exemple 12,5 ou 1 234,5.")
        return int(exact) if self.entier and exact == exact.to_integral_value() else exact

    def verifier(self, valeur: Any) -> None:
        if valeur is None:
            return
        exact = Decimal(valeur)
        if not exact.is_finite():
            raise ValeurRefusee("Ce nombre n’a pas de valeur finie.")
        if self.entier and exact != exact.to_integral_value():
            raise ValeurRefusee(f"« {nombre(exact)} » n’est pas un nombre entier.", "Écrivez un nombre sans virgule.")
        if self.positif and exact < 0:
            raise ValeurRefusee(f"« {nombre(exact)} » est négatif.", "Écrivez un nombre positif, ou laissez vide.")

    def ecrire(self, valeur: Any) -> str:
        return "" if valeur is None else nombre(valeur)


@dataclass(frozen=True)
class Entier(Nombre):
    """A whole number, never negative (members, days counted)."""

    code: ClassVar[str] = "entier"
    entier: ClassVar[bool] = True
    positif: ClassVar[bool] = True


@dataclass(frozen=True)
class Annee(Entier):
    """A year, written without a thousands space."""

    code: ClassVar[str] = "annee"

    def verifier(self, valeur: Any) -> None:
        super().verifier(valeur)
        if valeur is not None and not 1000 <= valeur <= 2999:
            raise ValeurRefusee(f"« {valeur} » n’est pas une année.", "Écrivez-la en quatre chiffres : 1998.")

    def ecrire(self, valeur: Any) -> str:
        return "" if valeur is None else str(valeur)


@dataclass(frozen=True)
class Montant(Nombre):
    """An amount in euros."""

    code: ClassVar[str] = "montant"

    def ecrire(self, valeur: Any) -> str:
        if valeur is None:
            return ""
        exact = Decimal(valeur)
        cents = exact == exact.quantize(Decimal("0.01")) if abs(exact) < 10**20 else False
        return montant(exact) if cents else nombre(exact) + "\u00a0€"


@dataclass(frozen=True)
class Etp(Nombre):
    """Posts in full-time equivalents."""

    code: ClassVar[str] = "etp"
    positif: ClassVar[bool] = True

    def ecrire(self, valeur: Any) -> str:
        return "" if valeur is None else nombre(valeur) + "\u00a0ETP"


@dataclass(frozen=True)
class Date(TypeChamp):
    """A calendar day."""

    code: ClassVar[str] = "date"

    def _lire(self, texte: str) -> date:
        try:
            lue = lire_date(texte)
        except ValeurIncomprise as refus:
            raise ValeurRefusee(str(refus), "Écrivez-la ainsi : 14/03/2026.") from None
        if lue is None:
            raise ValeurRefusee(f"« {texte} » n’est pas une date.", "Écrivez-la ainsi : 14/03/2026.")
        return lue

    def ecrire(self, valeur: Any) -> str:
        return "" if valeur is None else date_chiffres(valeur)


_OUI_NON = {
    "oui": True, "o": True, "vrai": True, "x": True, "1": True,
    "non": False, "n": False, "faux": False, "0": False,
}  # fmt: skip


@dataclass(frozen=True)
class OuiNon(TypeChamp):
    """Yes or no; None is « pas de réponse »."""

    code: ClassVar[str] = "oui_non"

    def _lire(self, texte: str) -> bool:
        reponse = _OUI_NON.get(sans_accents(texte))
        if reponse is None:
            raise ValeurRefusee(f"« {texte} » n’est ni oui ni non.", "Écrivez oui ou non.")
        return reponse

    def ecrire(self, valeur: Any) -> str:
        return "" if valeur is None else ("Oui" if valeur else "Non")


@dataclass(frozen=True)
class Choix(TypeChamp):
    """One entry of a list; the dossier keeps its code."""

    code: ClassVar[str] = "choix"
    choix: tuple[ChoixDeListe, ...] = ()

    def _lire(self, texte: str) -> str:
        return self._code(texte)

    def _code(self, texte: str) -> str:
        cherche = _ESPACES.sub(" ", sans_accents(texte))
        for choix in self.choix:
            if cherche in (_ESPACES.sub(" ", sans_accents(choix.texte)), choix.code):
                return choix.code
        connus = ", ".join(f"« {choix.texte} »" for choix in self.choix[:8])
        raise ValeurRefusee(f"« {texte} » ne fait pas partie de la liste.", f"Choix possibles : {connus}.")

    def verifier(self, valeur: Any) -> None:
        if valeur is not None and valeur not in {choix.code for choix in self.choix}:
            raise ValeurRefusee(f"« {valeur} » ne fait pas partie de la liste.")

    def ecrire(self, valeur: Any) -> str:
        return self._texte(valeur) if valeur is not None else ""

    def _texte(self, code: Any) -> str:
        return next((choix.texte for choix in self.choix if choix.code == code), str(code))


@dataclass(frozen=True)
class ChoixMultiples(Choix):
    """Several entries of a list, in the order chosen; written one after the other, separated by « ; »."""

    code: ClassVar[str] = "choix_multiples"

    def _lire(self, texte: str) -> tuple[str, ...]:  # type: ignore[override]
        parties = [p.strip(" \t\u00a0\u202f") for p in re.split(r"[;\n]", texte)]
        return tuple(dict.fromkeys(self._code(p) for p in parties if p))

    def verifier(self, valeur: Any) -> None:
        for code in valeur or ():
            super().verifier(code)

    def ecrire(self, valeur: Any) -> str:
        return "\u202f; ".join(self._texte(code) for code in valeur or ())


TYPES: Mapping[str, type[TypeChamp]] = {
    classe.code: classe
    for classe in (Texte, TexteLong, Nombre, Entier, Annee, Montant, Etp, Date, OuiNon, Choix, ChoixMultiples)
}
"""Every type by the name a definition file gives it."""


def type_champ(code: str, choix: tuple[ChoixDeListe, ...] = ()) -> TypeChamp:
    """The type of that name, with its list of choices. KeyError if there is no such type."""
    classe = TYPES[code]
    return classe(choix) if issubclass(classe, Choix) else classe()

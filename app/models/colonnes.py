"""Kinds of columns of a register: how a value is shown, read back from what is typed, and sorted.

To add a kind: one class here with `texte`, `lire` and `cle`, and one line in
`app.views.registre.editeurs.EDITEURS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from app.models.dates import lire_date
from app.models.definitions.aide import Choix
from app.models.nombres import ValeurIncomprise, lire_entier, lire_nombre, lire_taux
from app.models.texte import sans_accents
from app.models.typographie import date_chiffres, montant, nombre


@dataclass(frozen=True)
class TypeTexte:
    """One line of text."""

    a_droite: ClassVar[bool] = False

    def texte(self, valeur: Any) -> str:
        """What the table shows."""
        return str(valeur or "")

    def lire(self, texte: str) -> Any:
        """What is typed or pasted → the value. Raises `ValeurIncomprise`."""
        return texte.strip() or None

    def cle(self, valeur: Any) -> Any:
        """Sort key of a value that isn’t None."""
        return sans_accents(self.texte(valeur))


@dataclass(frozen=True)
class TypeTexteLong(TypeTexte):
    """Several lines; the table shows them on one."""

    def texte(self, valeur: Any) -> str:
        """Line ends shown as spaces."""
        return " ".join(str(valeur or "").split())


@dataclass(frozen=True)
class TypeNombre(TypeTexte):
    """An exact number, with its unit (€, ETP)."""

    a_droite: ClassVar[bool] = True
    unite: str = ""

    def texte(self, valeur: Any) -> str:
        """``142 000 €``, ``62,50 €``, ``3,5``."""
        if valeur is None:
            return ""
        if self.unite != "€":
            return nombre(valeur)
        return montant(valeur) if valeur == round(valeur, 2) else nombre(valeur) + "\u00a0€"

    def lire(self, texte: str) -> Decimal | None:
        """See `app.models.nombres.lire_nombre`."""
        return lire_nombre(texte)

    def cle(self, valeur: Any) -> Any:
        """By value."""
        return valeur


@dataclass(frozen=True)
class TypeTaux(TypeNombre):
    """A rate in %."""

    def texte(self, valeur: Any) -> str:
        """``20 %``, ``5,5 %``."""
        return "" if valeur is None else nombre(valeur) + "\u00a0%"

    def lire(self, texte: str) -> Decimal | None:
        """As a number, with or without its %."""
        return lire_taux(texte)


@dataclass(frozen=True)
class TypeEntier(TypeTexte):
    """A whole number; a year is written without thousands separator."""

    a_droite: ClassVar[bool] = True
    annee: bool = False

    def texte(self, valeur: Any) -> str:
        """``2004``, ``1 250``."""
        if valeur is None:
            return ""
        return str(valeur) if self.annee else nombre(valeur)

    def lire(self, texte: str) -> int | None:
        """Whole numbers only; a year has four digits."""
        lu = lire_entier(texte)
        if self.annee and lu is not None and not 1000 <= lu <= 2999:
            raise ValeurIncomprise(f"«\u00a0{texte.strip()}\u00a0» n’est pas une année.")
        if lu is not None and lu < 0:
            raise ValeurIncomprise(f"«\u00a0{texte.strip()}\u00a0»\u00a0: un nombre positif est attendu.")
        return lu

    def cle(self, valeur: Any) -> Any:
        """By value."""
        return valeur


@dataclass(frozen=True)
class TypeOuiNon(TypeTexte):
    """A tick."""

    def texte(self, valeur: Any) -> str:
        """« Oui », or nothing."""
        return "Oui" if valeur else ""

    def lire(self, texte: str) -> bool:
        """« oui », « x », « vrai », « 1 » → ticked; « non », « faux », « 0 » or nothing → not."""
        net = sans_accents(texte.strip())
        if net in ("oui", "o", "x", "vrai", "1", "✓"):
            return True
        if net in ("", "non", "n", "faux", "0", "-"):
            return False
        raise ValeurIncomprise(f"«\u00a0{texte.strip()}\u00a0»\u00a0: écrivez oui ou non.")

    def cle(self, valeur: Any) -> Any:
        """Ticked first."""
        return not valeur


@dataclass(frozen=True)
class TypeChoix(TypeTexte):
    """One code of a list. ``libre``: words that aren’t in the list are kept as they are."""

    choix: tuple[Choix, ...] = ()
    libre: bool = False
    vide: bool = True
    """Whether the value may be left empty."""

    def texte(self, valeur: Any) -> str:
        """The words of the code."""
        return next((choix.texte for choix in self.choix if choix.code == valeur), str(valeur or ""))

    def lire(self, texte: str) -> str | None:
        """The code of the words (or of the code) typed, case and accents ignored."""
        net = sans_accents(texte.strip())
        if not net:
            if not self.vide:
                raise ValeurIncomprise("Une valeur est attendue ici.")
            return None
        for choix in self.choix:
            if net in (sans_accents(choix.texte), choix.code):
                return choix.code
        if self.libre:
            return texte.strip()
        raise ValeurIncomprise(f"«\u00a0{texte.strip()}\u00a0» n’est pas dans la liste.")

    def cle(self, valeur: Any) -> Any:
        """In the order of the list, then own words."""
        rang = next((i for i, choix in enumerate(self.choix) if choix.code == valeur), len(self.choix))
        return (rang, sans_accents(str(valeur)))


@dataclass(frozen=True)
class TypeCodes(TypeTexte):
    """Several codes of a list."""

    choix: tuple[Choix, ...] = ()

    def texte(self, valeur: Any) -> str:
        """The words, separated by semicolons."""
        mots = {choix.code: choix.texte for choix in self.choix}
        return "\u202f; ".join(mots.get(code, code) for code in valeur or ())

    def lire(self, texte: str) -> tuple[str, ...] | None:
        """Words separated by semicolons → codes, in that order."""
        un = TypeChoix(self.choix)
        lus = [un.lire(morceau) for morceau in texte.split(";") if morceau.strip()]
        return tuple(dict.fromkeys(code for code in lus if code)) or None


@dataclass(frozen=True)
class TypeJour(TypeTexte):
    """A calendar day."""

    aujourdhui: Callable[[], date] = date.today
    """Gives the year of a date typed without one."""

    def texte(self, valeur: Any) -> str:
        """``14/03/2026``."""
        return "" if valeur is None else date_chiffres(valeur)

    def lire(self, texte: str) -> date | None:
        """See `app.models.dates.lire_date`."""
        return lire_date(texte, self.aujourdhui())

    def cle(self, valeur: Any) -> Any:
        """In the order of time."""
        return valeur


SUPPRIMEE = "(supprimée)"
"""What a reference shows when the row it names is gone."""


@dataclass(frozen=True)
class TypeReference(TypeTexte):
    """The id of a row of another table, shown by its name.

    An instance fetches the names once, when the first is needed; `fraiche` gives one that will fetch them again.
    """

    fournir: Callable[[], Sequence[Choix]]
    vide: bool = True
    """Whether the value may be left empty."""

    def fraiche(self) -> TypeReference:
        """The same kind of column, its names not fetched yet."""
        return replace(self)

    @cached_property
    def noms(self) -> Mapping[str, str]:
        """Names by id, in the order given."""
        return {choix.code: choix.texte for choix in self.fournir()}

    @cached_property
    def _par_nom(self) -> Mapping[str, tuple[str, ...]]:
        trouves: dict[str, tuple[str, ...]] = {}
        for id, nom in self.noms.items():
            cle = _plie(nom)
            trouves[cle] = (*trouves.get(cle, ()), id)
        return trouves

    def texte(self, valeur: Any) -> str:
        """The name of the row; « (supprimée) » when there is no such row."""
        return self.noms.get(valeur, SUPPRIMEE) if valeur else ""

    def lire(self, texte: str) -> str | None:
        """The id of the row of that name, case and accents ignored; a name borne by several is refused."""
        net = _plie(texte)
        if not net:
            if not self.vide:
                raise ValeurIncomprise("Une valeur est attendue ici.")
            return None
        ids = self._par_nom.get(net, ())
        if len(ids) > 1:
            raise ValeurIncomprise(
                f"Plusieurs lignes s’appellent «\u00a0{texte.strip()}\u00a0»\u00a0: choisissez la bonne dans la liste."
            )
        if not ids:
            raise ValeurIncomprise(f"«\u00a0{texte.strip()}\u00a0» n’est pas dans la liste.")
        return ids[0]


def _plie(texte: str) -> str:
    return " ".join(sans_accents(texte).split())


@dataclass(frozen=True)
class Colonne:
    """A column of a register: its field, its words (short in the header, whole in the tool tip), its kind."""

    nom: str
    libelle: str
    type: TypeTexte
    court: str = ""
    largeur: int = 140
    """Width in pixels at 100 %."""

    @property
    def entete(self) -> str:
        """What the header says."""
        return self.court or self.libelle


def ordre_de_tri(valeurs: Sequence[Any], type_: TypeTexte, *, decroissant: bool = False) -> list[int]:
    """Indices that sort ``valeurs``; empty ones always come last, equal ones keep their order."""
    pleins = [i for i, valeur in enumerate(valeurs) if valeur not in (None, "", ())]
    vides = [i for i, valeur in enumerate(valeurs) if valeur in (None, "", ())]
    return sorted(pleins, key=lambda i: type_.cle(valeurs[i]), reverse=decroissant) + vides

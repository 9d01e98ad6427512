"""An échéance as people write it in a plan: a day, a few words (« automne », « en cours »), or both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.models.colonnes import TypeJour
from app.models.dates import lire_date
from app.models.nombres import ValeurIncomprise
from app.models.texte import sans_accents
from app.models.typographie import date_chiffres

_COUPURE = re.compile(r"\s+[·–—-]\s+|\s*[,;(]\s*|\n")
"""What may stand between the day and the words."""

_EN_CHIFFRES = re.compile(r"[\d/.\- ]*\d[\d/.\- ]*")


@dataclass(frozen=True)
class Echeance:
    """A day, words, both or nothing."""

    jour: date | None = None
    mots: str | None = None

    def __bool__(self) -> bool:
        return self.jour is not None or bool(self.mots)

    @property
    def texte(self) -> str:
        """``15/10/2026 · avant le conseil``."""
        return " · ".join(
            partie for partie in (date_chiffres(self.jour) if self.jour else "", self.mots or "") if partie
        )


def lire_echeance(texte: str, aujourdhui: date | None = None) -> Echeance:
    """``15/10/2026``, ``automne``, ``15/10/2026 · avant le conseil``, ``12 oct. 2026 (au plus tard)``.

    Figures that are no date (``31/02/2026``) are refused with `ValeurIncomprise`, not kept as words.
    """
    net = texte.strip()
    jour = _jour(net, aujourdhui)
    if jour is not None or not net:
        return Echeance(jour)
    if _EN_CHIFFRES.fullmatch(net) and not re.fullmatch(r"\d{4}([-/ ]+\d{4})?", net):
        lire_date(net, aujourdhui)  # says what is wrong with it
    coupure = _COUPURE.search(net)
    if coupure is not None and (jour := _jour(net[: coupure.start()], aujourdhui)) is not None:
        mots = net[coupure.end() :].strip()
        if coupure.group().strip() == "(":
            mots = mots.removesuffix(")").strip()
        return Echeance(jour, mots or None)
    return Echeance(None, net)


def _jour(texte: str, aujourdhui: date | None) -> date | None:
    try:
        return lire_date(texte, aujourdhui)
    except ValeurIncomprise:
        return None


class TypeEcheance(TypeJour):
    """A day or words in one cell; its value is an `Echeance` (a plain day is understood too)."""

    def texte(self, valeur: Echeance | date | None) -> str:
        """``15/10/2026``, ``automne``, or both."""
        return valeur.texte if isinstance(valeur, Echeance) else super().texte(valeur)

    def lire(self, texte: str) -> Echeance:  # type: ignore[override]
        """See `lire_echeance`."""
        return lire_echeance(texte, self.aujourdhui())

    def cle(self, valeur: Echeance | date) -> tuple[bool, date, str]:
        """Days in the order of time, then words."""
        echeance = valeur if isinstance(valeur, Echeance) else Echeance(valeur)
        return (echeance.jour is None, echeance.jour or date.min, sans_accents(echeance.mots or ""))

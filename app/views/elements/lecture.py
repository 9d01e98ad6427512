"""Numbers and dates as a French office types them in a field: read by `app.models`, refused with advice beside it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.models import dates, nombres
from app.models.erreurs import ErreurUtilisateur


def lire_nombre(texte: str, decimales: int = 2, unite: str = "") -> Decimal | None:
    """`app.models.nombres.lire_nombre`, with the unit of the field taken off and the refusal told beside it."""
    sans_unite = texte.strip().removesuffix(unite) if unite else texte
    try:
        return nombres.lire_nombre(sans_unite, decimales)
    except nombres.ValeurIncomprise as refus:
        raise ErreurUtilisateur(str(refus), "Écrivez par exemple 1 250 ou 12,5.") from None


def lire_date(texte: str, aujourdhui: date) -> date | None:
    """`app.models.dates.lire_date`; `ErreurUtilisateur` for what isn't a date."""
    try:
        return dates.lire_date(texte, aujourdhui)
    except nombres.ValeurIncomprise as refus:
        raise ErreurUtilisateur(str(refus), "Écrivez par exemple 12/12/2026 ou 12 déc. 2026.") from None

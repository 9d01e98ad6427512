"""Writing what was ticked: a backup, one gesture, one announcement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from app.models.erreurs import ErreurUtilisateur
from app.views.contexte import Contexte
from app.views.elements import demander, montrer_erreur


class _Bilan(Protocol):
    @property
    def phrase(self) -> str:
        """What was done, in a sentence."""


Bilan = TypeVar("Bilan", bound=_Bilan)


def ecrire(parent: QWidget, contexte: Contexte, geste: Callable[[], Bilan], malgre_tout: str) -> Bilan | None:
    """Back up, do it and announce it; None when the user gave up or the dossier refused, which is then told.

    ``malgre_tout``: the verb of the one who goes on when no backup can be made.
    """
    if not _sauvegarder(parent, contexte, malgre_tout):
        return None
    try:
        bilan = geste()
    except ErreurUtilisateur as refus:
        montrer_erreur(parent, refus)
        return None
    contexte.navigation.annonce.emit(bilan.phrase)
    return bilan


def _sauvegarder(parent: QWidget, contexte: Contexte, malgre_tout: str) -> bool:
    """A local backup first; without one, the user decides."""
    try:
        contexte.session.sauvegarder("avant-import")
    except ErreurUtilisateur as refus:
        return demander(parent, refus.message, refus.conseil, oui=malgre_tout, danger=True)
    return True

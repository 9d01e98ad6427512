"""Wiring a field to the dossier: written when it rests, its draft kept meanwhile, a refusal told in French."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from app.models.erreurs import ErreurUtilisateur
from app.views.contexte import Contexte
from app.views.elements.dialogues import montrer_erreur


def tenter(parent: QWidget, geste: Callable[[], object]) -> bool:
    """Make a gesture on the dossier; say whether it went through. A refusal is told once the event is over."""
    try:
        geste()
    except ErreurUtilisateur as refus:
        erreur = refus
        QTimer.singleShot(0, parent, lambda: montrer_erreur(parent.window(), erreur))
        return False
    return True


def lier(contexte: Contexte, champ: QWidget, cle: str | Callable[[], str], ecrire: Callable[[Any], object]) -> None:
    """Call ``ecrire(valeur)`` when the user has changed ``champ``; keep its draft under ``cle`` while he types.

    ``cle`` is ``table/ligne/colonne``; what makes it when it is needed, on a sheet that shows one row then another.
    Where the dossier is read-only, the field only shows.
    """
    if contexte.dossier.lecture_seule:
        figer(champ)
        return
    session = contexte.session
    nommer = partial(str, cle) if isinstance(cle, str) else cle

    def valider(valeur: Any) -> None:
        if tenter(champ, lambda: ecrire(valeur)) and session is not None and hasattr(champ, "brouillon"):
            session.oublier_brouillon(nommer())

    champ.valide.connect(valider)  # type: ignore[attr-defined]
    if hasattr(champ, "brouillon") and session is not None:
        champ.brouillon.connect(lambda texte: session.garder_brouillon(nommer(), texte))


def figer(controle: QWidget) -> None:
    """Make a control show only: text can still be selected and copied."""
    lignes = [controle, *controle.findChildren(QLineEdit), *controle.findChildren(QPlainTextEdit)]
    for ligne in lignes:
        if isinstance(ligne, QLineEdit | QPlainTextEdit):
            ligne.setReadOnly(True)
    for bouton in (*controle.findChildren(QAbstractButton), controle):
        if not isinstance(bouton, QLineEdit | QPlainTextEdit) and bouton is not controle:
            bouton.setEnabled(False)
    if not any(isinstance(ligne, QLineEdit | QPlainTextEdit) for ligne in lignes):
        controle.setEnabled(False)

"""Bringing in a list of structures: the dialog proposes, the user decides."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.views.contexte import Contexte


def importer_une_liste(contexte: Contexte, parent: QWidget) -> None:
    """Open the import dialog (built only now: it brings the readers of spreadsheets with it)."""
    from app.views.imports.dialogue import DialogueImport

    DialogueImport(contexte, parent).exec()

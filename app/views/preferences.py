"""The settings of this computer, as the window holds them: a frozen value, replaced and written at each change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.services.reglages import Reglages, avec_recent, ecrire_reglages


class Preferences(QObject):
    """``valeurs`` is what is in force; ``change`` after each change."""

    change = Signal()

    def __init__(self, valeurs: Reglages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.valeurs = valeurs

    def changer(self, **champs: Any) -> None:
        """Change fields of `Reglages` and write them."""
        self._poser(replace(self.valeurs, **champs))

    def noter_recent(self, chemin: Path) -> None:
        """Put a dossier at the top of the recent ones."""
        self._poser(avec_recent(self.valeurs, chemin))

    def oublier_recent(self, chemin: str) -> None:
        """Take a dossier out of the recent ones; its file is not touched."""
        self.changer(recents=tuple(r for r in self.valeurs.recents if r != chemin))

    def _poser(self, valeurs: Reglages) -> None:
        if valeurs != self.valeurs:
            self.valeurs = valeurs
            ecrire_reglages(valeurs)
            self.change.emit()

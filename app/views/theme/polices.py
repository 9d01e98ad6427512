"""The interface font: Inter, shipped in ``resources/polices``; where it is missing, DejaVu or the system's."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from app.services.ressources import dossier_ressources

CORPS = 9.75
"""Size of running text at 100 %, in points (13 px on an ordinary screen)."""

_FICHIERS = ("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")


def famille_interface() -> str:
    """Load the shipped font once; return the family to use."""
    dossier = dossier_ressources() / "polices"
    rangs = [QFontDatabase.addApplicationFont(str(dossier / fichier)) for fichier in _FICHIERS]
    if rangs[0] >= 0:
        return "Inter"
    familles = QFontDatabase.families()  # asks the system for all its fonts: only where ours is missing
    return next((famille for famille in ("Inter", "DejaVu Sans") if famille in familles), QApplication.font().family())

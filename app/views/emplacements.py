"""Folders of this computer that a dialog starts from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def mes_documents() -> Path:
    """The user's documents; her home where there is no such folder (a fresh Linux session has none)."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()
